import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { parseJson } from './parse.js';
import { toJson } from './plain.js';

/** `JSON.stringify` escapes half characters, so they are looked for in the value itself. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Cs}/u.test(value);
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(isWellFormed);
}

const json = fc
  .jsonValue({ maxDepth: 6, noUnicodeString: false, stringUnit: 'binary' })
  .filter((value) => isWellFormed(value));

test('reads what JSON.parse reads, however it is indented', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const { value: read, issues } = parseJson(text);
      expect(issues).toEqual([]);
      expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
    }),
    runs(500),
  );
});

test('accepts a text exactly when JSON.parse does', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '"b"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '\\',
    '\\u0041',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.string(),
      ),
      (text) => {
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {
          parsed = undefined;
        }
        const { value, issues } = parseJson(text);
        const others = issues.filter(({ code }) => code !== 'json/doubled-key');
        if (parsed === undefined) expect(others.length).toBe(1);
        else {
          expect(others).toEqual([]);
          expect(JSON.stringify(value)).toBe(JSON.stringify(parsed));
        }
      },
    ),
    runs(3000),
  );
});

test('every pointer of a document is found where its value stands', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value, undefined, 2);
      const { locate } = parseJson(text);
      const lines = text.split('\n');
      const walk = (here: unknown, pointer: string): void => {
        const { line, column } = locate(pointer)!;
        const rest = [lines[line - 1]!.slice(column - 1), ...lines.slice(line)].join('\n');
        const own = JSON.stringify(here);
        expect(rest.startsWith(typeof here === 'object' && here !== null ? own[0]! : own)).toBe(true);
        if (typeof here !== 'object' || here === null) return;
        for (const [key, child] of Object.entries(here))
          walk(child, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`);
      };
      walk(value, '');
    }),
    runs(200),
  );
});

test('copies plain JSON as it is', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.stringify(toJson(value).value)).toBe(JSON.stringify(value));
    }),
  );
});
