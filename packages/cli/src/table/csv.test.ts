import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCsv } from './csv.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function written(cells: readonly (string | number)[], options: Parameters<typeof createCsv>[2]): string {
  made += 1;
  const path = join(folder, `${made}.csv`);
  const file = createCsv(path, ['a'], options);
  file.write(cells);
  file.close();
  return readFileSync(path, 'utf8').slice(2, -1);
}

test.each([
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x/","Xã")', `"'=HYPERLINK(""http://x/"",""Xã"")"`],
  ['+84912345678', "'+84912345678"],
  ['-1+2', "'-1+2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  ['a;=1+1', "a;'=1+1"],
  ['-5', '-5'],
  ['-7,25', '"-7,25"'],
  ['-', '-'],
  ['Xã Một', 'Xã Một'],
  ['a=1', 'a=1'],
])('in a list, %j is no formula', (cell, expected) => {
  expect(written([cell], {})).toBe(expected);
  expect(written([cell], { mark: true }).slice(1)).toBe(expected);
});

test('what is read again stays as it is', () => {
  expect(written(['=1+1', '@x'], { exact: true })).toBe('=1+1,@x');
});
