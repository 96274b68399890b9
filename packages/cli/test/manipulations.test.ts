/**
 * What somebody may do to a folder of a run, and what notices it: the table is data (manipulations.json) and grows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copied, type Manipulation, makeRun, manipulate, readers, records } from './manipulated.js';
import { put } from './tieuchi.js';
import { within } from './within.js';

const table = JSON.parse(
  readFileSync(new URL('manipulations.json', import.meta.url), 'utf8'),
) as readonly Manipulation[];

beforeAll(makeRun);

test('untouched, the folder is identical and is read by all', async () => {
  const folder = copied();
  expect(await within.replay(folder, records)).toEqual({ code: 0, out: 'identical\n', err: '' });
  for (const read of Object.values(readers)) expect(await read(folder)).toMatchObject({ code: 0, err: '' });
});

test('records in another order, in other files, under another name are the same; a list that was changed is not', async () => {
  const folder = copied();
  const [header, ...rows] = readFileSync(records, 'utf8').trim().split('\n');
  const shuffled = put(join(folder, '../other.csv'), `${[header, ...rows.toReversed()].join('\n')}\n`);
  const [first, second] = [rows.slice(0, 2), rows.slice(2)].map((part, index) =>
    put(join(folder, `../part-${index}.csv`), `${[header, ...part].join('\n')}\n`),
  ) as [string, string];
  for (const given of [[shuffled], [first, second], [second, first]]) {
    const said = await within.replay(folder, ...given);
    expect(said).toMatchObject({ code: 0, out: 'identical\n', err: expect.stringContaining('reg.csv (5)') });
  }
  manipulate(folder, { note: '', edit: 'rejects.csv', from: 'p-4', to: 'p-9', sealed: true });
  expect(await within.replay(folder, shuffled)).toMatchObject({ code: 1, out: expect.stringContaining('rejects.csv') });
});

test.each([
  ['report.md', '25.00', '99.99'],
  ['issues.csv', 'not allowed', 'allowed'],
])('under the name of another engine a change of words in %s is not called identical', async (edit, from, to) => {
  const folder = copied();
  manipulate(folder, { note: '', edit, from, to, receipt: ['engine', 'version'], as: '0.0.9', sealed: true });
  const said = await within.replay(folder, records);
  expect(said).toMatchObject({
    code: 3,
    out: expect.stringMatching(new RegExp(`not compared: the words in ${edit}\n`)),
  });
  expect(said.out).toContain('@tieuchi/cli 0.0.9');
});

test('under the name of another engine a folder of the same bytes is identical', async () => {
  const folder = copied();
  manipulate(folder, { note: '', receipt: ['engine', 'version'], as: '0.0.9' });
  expect(await within.replay(folder, records)).toMatchObject({ code: 0, out: 'the data are identical\n' });
});

describe('what is done to a folder is noticed', () => {
  test.each(table.map((each) => [each.note, each] as const))('%s', async (_, each) => {
    const folder = copied();
    manipulate(folder, each);
    const said = await within.replay(folder, records);
    if (each.remark !== undefined) {
      expect(said).toMatchObject({ code: 0, out: 'identical\n', err: expect.stringContaining(each.remark) });
      return;
    }
    expect(said.code).toBe(1);
    if (said.out === '') expect(said.err).toContain(each.fails ?? '(nothing should fail)');
    else {
      expect(said.out).toMatch(/^differs\n/);
      expect(said.out.split('\n').filter((line) => line.includes(each.replay!))).not.toEqual([]);
    }
    for (const name of each.refusedBy ?? [])
      expect([name, await readers[name](folder)]).toMatchObject([name, { code: 1, out: '' }]);
  });
});
