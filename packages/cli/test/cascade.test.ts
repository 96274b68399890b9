import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@tieuchi/core';
import { afterAll, describe, expect, test } from 'vitest';
import { type Cells, citizens, csv, person, put, scores, table, tieuchi, vn, workplace } from './tieuchi.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const v = (name: string) => ({ var: name });
const base = {
  format: 'tieuchi-pack/1',
  version: '1.0.0',
  place: 'vn',
  through: 'noi-o',
  inForce: { from: '2020-01-01', status: 'placeholder' },
  sources: {},
};
const family = {
  ...base,
  id: 'test/gia-dinh',
  subject: 'gia-dinh',
  group: 'gia-dinh',
  roles: { 'gia-dinh': { of: 'gia-dinh' } },
  memberFacts: { 'nguoi-lon': { type: 'boolean' } },
  facts: {
    'ti-le-dat': {
      type: 'share',
      from: { count: 'cong-dan', through: 'gia-dinh', among: v('nguoi-lon'), met: v('title.cong-dan-hoc-tap') },
    },
  },
  titles: [{ id: 'gia-dinh-hoc-tap', status: 'placeholder', when: { '>=': [v('ti-le-dat'), 60] } }],
};
const commune = {
  ...base,
  id: 'test/xa',
  subject: 'xa',
  group: 'xa',
  facts: {
    'ti-le-gia-dinh': {
      type: 'share',
      from: { count: 'gia-dinh', through: 'noi-o', met: v('title.gia-dinh-hoc-tap') },
    },
  },
  titles: [{ id: 'xa-hoc-tap', status: 'placeholder', when: { '>=': [v('ti-le-gia-dinh'), 50] } }],
};
const programme = {
  format: 'tieuchi-programme/1',
  id: 'test/ba-mo-hinh',
  version: '1.0.0',
  place: 'vn',
  asOf: '12-31',
  sources: {},
  roles: { 'noi-o': { of: 'place' }, 'gia-dinh': { of: 'gia-dinh' } },
  measures: [
    {
      ...{ id: 'cong-dan', count: 'cong-dan', through: 'noi-o', levels: ['xa', 'tinh'] },
      among: v('gia-dinh.title.gia-dinh-hoc-tap'),
      met: v('title.cong-dan-hoc-tap'),
    },
    { id: 'gia-dinh', count: 'gia-dinh', through: 'noi-o', met: v('title.gia-dinh-hoc-tap'), levels: ['xa', 'tinh'] },
    { id: 'xa', count: 'xa', through: 'noi-o', met: v('title.xa-hoc-tap'), levels: ['tinh'] },
  ],
};

const member = (subject: string, home: string, score: string, more: Cells = {}): Cells =>
  person({ subject, 'place.gia-dinh': home, ...scores(score), ...more });
const collective = (subject: string, group: string, more: Cells = {}): Cells => ({
  subject,
  year: '2022',
  group,
  'place.noi-o': '01726',
  ...more,
});
const register: Cells[] = [
  collective('ubnd-01726', 'xa'),
  collective('gd-1', 'gia-dinh'),
  member('p-1', 'gd-1', '9'),
  member('p-2', 'gd-1', '9'),
  member('p-3', 'gd-1', '2'),
  member('p-4', 'gd-2', '9'),
  member('p-5', 'gd-2', ''),
  collective('gd-2', 'gia-dinh'),
  collective('gd-3', 'gia-dinh', { 'ti-le-dat': '1/4' }),
];

/** Scores rows against the national packs and these three documents. */
function scored(rows: readonly Cells[], documents: { [name: string]: object } = {}) {
  const folder = workplace();
  folders.push(folder);
  const write = (name: string, json: object) => put(join(folder, name), JSON.stringify(json, null, 2));
  mkdirSync(join(folder, 'packs'));
  const packs = { 'gia-dinh.pack.json': family, 'xa.pack.json': commune, ...documents };
  for (const [name, json] of Object.entries(packs)) write(join('packs', name), json);
  const said = tieuchi(
    ...['score', put(join(folder, 'register.csv'), csv(rows)), ...citizens, '--pack', join(folder, 'packs')],
    ...['--programme', write('ba.programme.json', programme), '--places', vn],
    ...['--out', join(folder, 'out'), '--lang', 'en'],
  );
  return { folder, said };
}

describe('a province through its levels', () => {
  test('citizens, families and the commune in one run, in whatever order the rows stand', () => {
    const { folder, said } = scored(register);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('9 rows read = 9 records + 0 merged + 0 rejected');
    const results = new Map(table(join(folder, 'out/results.csv')).map((row) => [row.subject, row]));
    expect(
      ['gd-1', 'gd-2', 'gd-3'].map((id) => [results.get(id)!['ti-le-dat'], results.get(id)!['title.gia-dinh-hoc-tap']]),
    ).toEqual([
      ['2/3', 'met'],
      ['1 0 1 0 0 0 0', 'unknown'],
      ['1/4', 'unmet'],
    ]);
    expect(results.get('ubnd-01726')).toMatchObject({
      'ti-le-gia-dinh': '1 1 1 0 0 0 0',
      'title.xa-hoc-tap': 'unknown',
    });
    const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')) as Report;
    const at = (measure: string, place: string) =>
      report.programmes[0]!.years[0]!.measures.find((each) => each.measure === measure)!.places.find(
        (each) => each.place === place,
      )!.tally;
    expect(at('cong-dan', 'xa-01726')).toMatchObject({ met: 2, unmet: 1, unknown: 0, maybeMet: 1, maybeUnknown: 1 });
    expect(at('gia-dinh', 'xa-01726')).toMatchObject({ met: 1, unmet: 1, unknown: 1 });
    expect(at('xa', 'tinh-04')).toMatchObject({ met: 0, unmet: 0, unknown: 1 });
  });

  test('is explained with how many members are lacking, and replayed to the same bytes', () => {
    const { folder } = scored(register);
    const explained = tieuchi('explain', join(folder, 'out'), 'gd-3', '2022', '--lang', 'en');
    expect(explained.out).toContain('ti-le-dat: has 25 %, needs at least 60 %; lacking 2 members');
    const open = tieuchi('explain', join(folder, 'out'), 'gd-2', '--lang', 'en');
    expect(open.out).toContain('gia-dinh-hoc-tap: not known yet');
    expect(open.out).toContain('not known of all members: ti-le-dat');
    const shuffled = put(join(folder, 'again.csv'), csv([...register].reverse()));
    expect(tieuchi('replay', join(folder, 'out'), '--records', shuffled, '--lang', 'en')).toMatchObject({ code: 0 });
    const other = register.map((row) => (row.subject === 'p-3' ? { ...row, ...scores('9') } : row));
    const changed = put(join(folder, 'changed.csv'), csv(other));
    expect(tieuchi('replay', join(folder, 'out'), '--records', changed, '--lang', 'en')).toMatchObject({ code: 1 });
  });
});

describe('packs that do not fit each other', () => {
  test('are told with file, line and what to do, before a row is read', () => {
    const misspelt = structuredClone(family);
    misspelt.facts['ti-le-dat'].from.met = v('title.cong-dan-hoc-tapp');
    const { folder, said } = scored(register, { 'gia-dinh.pack.json': misspelt });
    expect(said.code).toBe(1);
    expect(said.err).toMatch(
      /gia-dinh\.pack\.json:\d+:\d+ error rule\/misspelt-name \/facts\/ti-le-dat\/from\/met\/var/,
    );
    expect(said.err).toContain('did you mean `title.cong-dan-hoc-tap`?');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('a circle is told of each pack that is in it', () => {
    const circle = {
      ...family,
      facts: { 'ti-le-dat': { type: 'share', from: { count: 'xa', through: 'noi-o', met: v('title.xa-hoc-tap') } } },
    };
    const { said } = scored(register, { 'gia-dinh.pack.json': circle });
    expect(said.code).toBe(1);
    expect(said.err).toContain('members/circle');
    expect(said.err).toContain('gia-dinh ▸ xa ▸ gia-dinh');
  });
});
