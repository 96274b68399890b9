import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { headerIn } from './header.js';
import { ROW_LENGTH, rowsIn } from './rows.js';
import { textOf } from './text.js';

const read = (pieces: readonly string[], separator: string | null = ',') =>
  [...rowsIn(pieces, separator ?? undefined)]
    .flat()
    .map(({ line, cells, fault }) => [line, ...(fault ? [fault] : cells)]);

const END = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n');
const CELL = fc
  .array(fc.constantFrom('a', 'ộ', '😀', '"', ',', ';', '\n', '\r\n', '\r', ' ', '\t', '#', "'"), { maxLength: 5 })
  .map((parts) => parts.join(''));

describe('rows of text', () => {
  test('come back whole with their lines, whatever ends them, and wherever the text is cut', () => {
    const row = fc.record({ cells: fc.array(CELL, { minLength: 2, maxLength: 4 }), end: END, quoteAll: fc.boolean() });
    const cuts = fc.array(fc.nat(60), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), cuts, fc.boolean(), (rows, at, lastEnd) => {
        let text = '';
        let line = 1;
        const wanted: (string | number)[][] = [];
        for (const [index, { cells, end, quoteAll }] of rows.entries()) {
          const written = cells
            .map((cell) => (quoteAll || /["\n\r,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
            .join(',');
          if (cells.some((cell) => cell.trim() !== '')) wanted.push([line, ...cells]);
          text += written + (lastEnd || index < rows.length - 1 ? end : '');
          line += (written.match(/\r+\n|\r|\n/g) ?? []).length + 1;
        }
        const places = [...new Set(at.map((each) => each % (text.length + 1)))].sort((a, b) => a - b);
        const pieces = [0, ...places].map((from, index) => text.slice(from, places[index]));
        // `\r` before `\r\n`, or `\r\n` cut apart by a blank line end, would be other rows; here a row follows each end.
        expect(read(pieces)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  test('that are no rows say why', () => {
    expect(read(['a,"b" c\nd,e\n'])).toEqual([
      [1, 'quote'],
      [2, 'd', 'e'],
    ]);
    expect(read(['a,b\nc,"d\ne,f\n'])).toEqual([
      [1, 'a', 'b'],
      [2, 'open'],
    ]);
  });

  test('may have spaces around quotes', () => {
    expect(read(['"a", "b,""c""" , d \n "e" f,g,h\n'])).toEqual([
      [1, 'a', 'b,"c"', ' d '],
      [2, 'quote'],
    ]);
  });

  test('that are too long are told, and what follows is read', () => {
    const long = 'x'.repeat(ROW_LENGTH / 2);
    expect(read([`a,b\n${long}`, long, long, '\nc,d\n'])).toEqual([
      [1, 'a', 'b'],
      [2, 'long'],
      [3, 'c', 'd'],
    ]);
    expect(read([`a,b\n"${long}`, long, `\n${long}"`, '\r\nc,d\n'])).toEqual([
      [1, 'a', 'b'],
      [2, 'long'],
      [4, 'c', 'd'],
    ]);
    expect(read([`a,b\nc,"${long}`, long, long])).toEqual([
      [1, 'a', 'b'],
      [2, 'open'],
    ]);
  });

  test('in which nothing stands are passed over, millions of them too', () => {
    expect(read(['\n\n,,\n \t,"  "\n', '\n'.repeat(3_000_000), 'a,b'])).toEqual([[3_000_005, 'a', 'b']]);
  });

  test('of plain lines have no quotes', () => {
    expect(read(['{"a":\n"b"}\r"\r\n \n'], null)).toEqual([
      [1, '{"a":'],
      [2, '"b"}'],
      [3, '"'],
    ]);
  });
});

describe('a header', () => {
  const keys = ['subject', 'year', 'group'];
  const code = (text: string) => {
    try {
      return headerIn(text, keys, 'f.csv');
    } catch (error) {
      const { code, line, params } = error as { code: string; line: number; params: object };
      return [code, line, params];
    }
  };
  test('is the first row in which something stands; its separator gives the keys', () => {
    expect(code('\n;;\nsubject;year;group;"a, b"\n')).toEqual({
      separator: ';',
      columns: ['subject', 'year', 'group', 'a, b'],
      line: 3,
    });
    expect(code('"subject", year ,"say ""x""\nmore",group\n')).toMatchObject({
      columns: ['subject', 'year', 'say "x"\nmore', 'group'],
      line: 1,
    });
  });
  test('that is not there, or not quite, gets a clear word, and no cell of a row', () => {
    expect(code('sep=;\nsubject;year;group\n')).toEqual(['input/header-below', 1, { line: 2 }]);
    expect(code('Sở,,\nDanh sách,,\nsubject,year,group\n')).toEqual(['input/header-below', 1, { line: 3 }]);
    expect(code('Subject,YEAR,Group\n')).toEqual(['input/near-column', 1, { column: 'subject', position: 1 }]);
    expect(code('subject,year,Group\n')).toEqual(['input/near-column', 1, { column: 'group', position: 3 }]);
    expect(code('p-1,2023,nhom-1\n')).toEqual(['input/no-header', 1, { count: 3, keys: 'subject`, `year`, `group' }]);
    expect(code('subject,year,group,\n')).toEqual(['input/empty-column-name', 1, { position: 4 }]);
  });
});

describe('the text of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-text-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'f.csv');
  const textIn = (bytes: Buffer | string) => {
    writeFileSync(path, bytes);
    try {
      return textOf(path);
    } catch (error) {
      const { code, line } = error as { code: string; line?: number };
      return [code, line];
    }
  };
  test('is UTF-8 without its marks; all else is refused, with the line', () => {
    expect(textIn('\ufeff\ufeffộ')).toBe('ộ');
    expect(textIn('ộ'.repeat(1_500_000))).toBe('ộ'.repeat(1_500_000));
    expect(textIn(Buffer.from('a\r\nb\rc\n\xe9', 'latin1'))).toEqual(['input/not-utf8', 4]);
    expect(textIn(Buffer.from(`${'a\n'.repeat(2_000_000)}\xe9`, 'latin1'))).toEqual(['input/not-utf8', 2_000_001]);
    expect(textIn(Buffer.from('\ufeffsubject', 'utf16le'))).toEqual(['input/utf16', undefined]);
    expect(textIn(Buffer.from('subject,year', 'utf16le'))).toEqual(['input/utf16', undefined]);
    expect(textIn('')).toBe('');
    expect(() => textOf(folder)).toThrow(expect.objectContaining({ code: 'input/directory' }));
    expect(() => textOf('/dev/zero')).toThrow(expect.objectContaining({ code: 'input/not-a-file' }));
  });
});
