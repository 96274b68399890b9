import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csv, person, put, scoreFiles, table, tieuchi, workplace } from './tieuchi.js';

const at = workplace();
afterAll(() => rmSync(at, { recursive: true, force: true }));

/** Two communes; one person moves from the first to the second. */
const HOMES = { a: ['01726', '01726'], b: ['01726', '01732'], c: ['01732', '01732'], d: ['01732', '01732'] } as const;
const rows = Object.entries(HOMES).flatMap(([subject, homes]) =>
  homes.map((home, index) => person({ subject, year: String(2022 + index), 'place.noi-o': home })),
);
const register = put(join(at, 'register.csv'), csv(rows));
const changed = put(
  join(at, 'changed.csv'),
  csv(rows.map((row) => (row.subject === 'c' && row.year === '2022' ? { ...row, 'doc-sach': '4' } : row))),
);
expect(scoreFiles(at, [register])).toMatchObject({ code: 0, err: '' });
const replay = (records: string, ...more: readonly string[]) =>
  tieuchi('replay', join(at, 'out'), '--records', records, '--lang', 'en', ...more);

describe('one place of a run', () => {
  test('is judged again from the rows of those who count there', () => {
    const said = replay(register, '--place', '01726');
    expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/: identical, 3 rows\n$/) });
    // Nobody else's rows are needed.
    const own = put(join(at, 'own.csv'), csv(rows.filter(({ subject }) => subject === 'a' || subject === 'b')));
    expect(replay(own, '--place', '01726').out).toBe(said.out);
    // A province holds its communes.
    expect(replay(register, '--place', '04').out).toMatch(/: identical, 8 rows\n$/);
  });

  test('is not identical when a row that counts there was changed, and is when another one was', () => {
    expect(replay(changed, '--place', '01726')).toMatchObject({ code: 0 });
    const said = replay(changed, '--place', '01732');
    expect(said).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^differs\n.*, 2022, cong-dan: 2 rows, now 2\n/),
    });
    expect(JSON.parse(replay(changed, '--place', '01732', '--json').out)).toMatchObject({ identical: false, rows: 5 });
  });

  test('must be in the lists of the run', () => {
    expect(replay(register, '--place', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no place with the code'),
    });
  });
});

test('a changed register is told by the places that differ, and by every cell', () => {
  const changes = join(at, 'changes.csv');
  const said = replay(changed, '--changes', changes);
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/ 2022, cong-dan: 2 rows, now 2\n/);
  expect(said.out).toMatch(/ 2023, cong-dan: 3 rows, now 3\n/);
  expect(table(changes).map(({ subject, year, column, was, now }) => [subject, year, column, was, now])).toEqual(
    expect.arrayContaining([
      ['c', '2022', 'doc-sach', '8', '4'],
      ['c', '2022', 'title.cong-dan-hoc-tap', 'met', 'unmet'],
    ]),
  );
  expect(replay(changed, '--changes', changes)).toMatchObject({ code: 2 });
});
