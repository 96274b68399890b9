import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { nationalPacks, nationalPlaces, packWith, textOf, titleOf } from '../../test/fixtures.js';
import type { SubjectRecord } from '../document/index.js';
import {
  canonicalJson,
  compilePack,
  compilePlaces,
  compileProgramme,
  createReceipt,
  createRun,
  digest,
  policiesIn,
  type Result,
  type RunOptions,
} from '../index.js';
import { compareCodePoints } from '../text/names.js';
import type { HistoryYear } from '../year/history.js';

const packs = nationalPacks();
const places = nationalPlaces();
const programme = compileProgramme(textOf('criteria-packs/vn/programmes/677-qd-ttg.programme.json'), packs);
const ids = packs[0]!.document.criteria!.flatMap(({ indicators }) => indicators.map(({ id }) => id));
const scores = (score: number | null) => Object.fromEntries(score === null ? [] : ids.map((id) => [id, score]));
const row = (subject: string, year: number, more: object = {}, score: number | null = 8) =>
  ({
    subject,
    year,
    group: 'nhom-3',
    facts: { 'nguoi-lon': true, ...scores(score) },
    places: { 'noi-o': '01726' },
    ...more,
  }) as SubjectRecord;

/** Runs rows and gathers all that is told. */
function run(rows: readonly unknown[], options: Partial<RunOptions> = {}) {
  const told: { kind: string; line: number; code?: string; [key: string]: unknown }[] = [];
  const results: Result[] = [];
  const records: SubjectRecord[] = [];
  const tell = (kind: string) => (event: { origin: { line: number } } & object) => {
    const { issue, repair } = event as { issue?: { code: string }; repair?: { code: string } };
    told.push({ ...event, kind, line: event.origin.line, ...((issue ?? repair) && { code: (issue ?? repair)!.code }) });
  };
  const given = createRun({
    packs,
    programme,
    places,
    ...options,
    on: {
      rejected: tell('rejected'),
      issue: tell('issue'),
      repaired: tell('repaired'),
      merged: tell('merged'),
      conflict: tell('conflict'),
      discrepancy: tell('discrepancy'),
      scored: ({ record, result }) => {
        records.push(record);
        results.push(result);
      },
    },
  });
  for (const each of rows) given.add(each as never);
  const finished = given.finish();
  return {
    ...finished,
    digests: finished,
    told,
    results,
    records,
    kinds: told.map(({ kind, line, code }) => [kind, line, code].filter((part) => part !== undefined).join(' ')),
  };
}

describe('keys', () => {
  test.each<[string, object, string]>([
    ['no subject', { subject: '' }, 'record/subject'],
    ['a year as text', { year: '2023' }, 'record/year'],
    ['a year out of range', { year: 1899 }, 'record/year'],
    ['no group', { group: undefined }, 'record/group'],
    ['an unknown group', { group: 'sinh-vien' }, 'record/unknown-group'],
    ['a misspelt group', { group: 'nhom3' }, 'record/unknown-group'],
    ['a group that is not judged yet', { group: 'nhom-4', year: 2022 }, 'pack/none-in-force'],
    ['a date that is none', { date: '2023-02-29' }, 'record/date'],
    ['a date of another year', { date: '2022-12-31' }, 'record/date-other-year'],
    ['an unknown stage', { stage: 'hoc-lai' }, 'record/unknown-stage'],
    ['a stage date that is none', { dates: { 'tham-dinh': '31/12/2023' } }, 'record/stage-date'],
    ['registered as text', { registered: 'yes' }, 'record/registered'],
    ['facts as a list', { facts: [] }, 'record/facts'],
    ['a recognition with a strange outcome', { recognised: [{ title: 't', outcome: 'ok' }] }, 'record/recognised'],
    ['a recognition without title', { recognised: [{ outcome: 'granted' }] }, 'record/recognised'],
    ['a place code as a number', { places: { 'noi-o': 1726 } }, 'record/place'],
    ['an unknown place', { places: { 'noi-o': '99999' } }, 'record/place-unknown'],
    ['a place of another day', { places: { 'noi-o': 'xa-01726-2025' } }, 'record/place-not-in-force'],
    ['an ambiguous place', { places: { 'noi-lam-viec': '1' } }, 'record/place-ambiguous'],
  ])('%s rejects the row, with its line', (_, more, code) => {
    const { kinds, counts } = run([row('p', 2023), { ...row('q', 2023), ...more }]);
    expect(kinds).toEqual([`rejected 2 ${code}`]);
    expect(counts).toEqual({ rowsRead: 2, records: 1, merged: 0, rejected: 1 });
  });

  test.each([undefined, null, 7, 'x', [], {}])('%j is rejected', (value) => {
    expect(run([value]).kinds[0]).toMatch(/^rejected 1 record/);
  });

  test('bad facts are issues of a row that is still scored', () => {
    const { kinds, counts } = run([
      row('p', 2023, { facts: { ...scores(8), 'doc-sach': 11, 'nguoi-lon': 'x', height: 3 } }),
    ]);
    expect(kinds).toEqual(['issue 1 record/fact-invalid', 'issue 1 record/fact-invalid']);
    expect(counts.records).toBe(1);
  });

  test.each([{ selfFacts: null }, { dates: null }, { places: null }, { recognised: null }])(
    '%j says nothing',
    (more) => {
      const run = createRun({ packs });
      run.add(row('p', 2023, more));
      expect(run.finish().counts).toMatchObject({ records: 1, rejected: 0 });
    },
  );

  test('values that JSON cannot hold are issues too', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const { counts, kinds } = run([
      row('p', 2023, {
        facts: { 'doc-sach': 1n, 'ngoai-ngu': circle, 'tinh-toan': () => 1, 'hop-tac-chia-se': Symbol('x') },
      }),
    ]);
    expect(counts.records).toBe(1);
    expect(kinds).toHaveLength(4);
  });
});

describe('repairs', () => {
  test('leading zeros and accents are put right and told; the record carries the right code', () => {
    const { kinds, records, told } = run([row('nguyễn'.normalize('NFD'), 2023, { places: { 'noi-o': '1726' } })]);
    expect(kinds).toEqual(['repaired 1 repair/nfc', 'repaired 1 repair/leading-zeros']);
    expect(told[1]!.repair).toEqual({ code: 'repair/leading-zeros', column: 'place.noi-o', from: '1726', to: '01726' });
    expect(records[0]).toMatchObject({ subject: 'nguyễn', places: { 'noi-o': '01726' } });
  });

  test('a repaired row and a right one are the same subject, and the same bytes', () => {
    const right = run([row('p', 2023)]);
    const repaired = run([row('p', 2023, { places: { 'noi-o': '1726' } })]);
    expect(canonicalJson([repaired.digests])).toBe(canonicalJson([right.digests]));
    expect(run([row('p', 2023), row('p', 2023, { places: { 'noi-o': '1726' } })]).counts).toEqual({
      rowsRead: 2,
      records: 1,
      merged: 1,
      rejected: 0,
    });
  });

  test('codes may be resolved as of another day', () => {
    const long = row('p', 2023, { places: { 'noi-o': '80' } });
    const at = (options: object) => run([long], options).report.programmes[0]!.years[0]!.measures[0];
    expect(JSON.stringify(at({}))).not.toContain('tinh-72');
    expect(
      run([row('p', 2023, { places: { 'noi-o': 'xa-01726-2025' } })], { codesAsOf: '2025-12-31' }).counts.records,
    ).toBe(1);
  });
});

describe('the same subject and year', () => {
  test('doubled rows are one', () => {
    const { kinds, counts } = run([row('p', 2023), row('q', 2023), row('p', 2023)]);
    expect(kinds).toEqual(['merged 3']);
    expect(counts).toEqual({ rowsRead: 3, records: 2, merged: 1, rejected: 0 });
  });

  test('rows with other facts leave those missing, and say so', () => {
    const { told, results } = run([
      row('p', 2023),
      row('p', 2023, { facts: { ...scores(8), 'nguoi-lon': true, 'doc-sach': 9 } }),
    ]);
    expect(told.map(({ kind }) => kind)).toEqual(['conflict', 'merged']);
    expect(told[0]).toMatchObject({ what: 'doc-sach', values: ['8', '9'], origins: [{ line: 1 }, { line: 2 }] });
    expect(results[0]!.titles[0]).toMatchObject({
      verdict: 'unknown',
      reasons: [{ fact: 'doc-sach', why: 'missing' }],
    });
  });

  test('rows of two groups are rejected, all of them', () => {
    const { kinds, counts } = run([row('p', 2023), row('p', 2023, { group: 'nhom-1' }), row('p', 2022)]);
    expect(kinds).toEqual(['rejected 1 record/conflicting-key', 'rejected 2 record/conflicting-key']);
    expect(counts).toEqual({ rowsRead: 3, records: 1, merged: 0, rejected: 2 });
  });

  test('two workplaces: nobody is counted twice', () => {
    const two = [row('p', 2023, { places: { 'noi-o': '01726' } }), row('p', 2023, { places: { 'noi-o': '01729' } })];
    for (const rows of [two, [...two].reverse()]) {
      const { report, records } = run(rows);
      expect(records[0]!.places).toEqual({ 'noi-o': ['01726', '01729'] });
      const dangKy = report.programmes[0]!.years[0]!.measures.find(({ measure }) => measure === 'dang-ky')!;
      expect(dangKy.places.find(({ place }) => place === 'vn')!.tally.met).toBe(1);
    }
  });
});

describe('what rows say of the same thing in two ways', () => {
  test('a place that a row names twice, or by its id and its code, is one place', () => {
    const found = places.resolve('01726', '2023-12-31');
    const id = 'place' in found ? places.places[found.place]!.id : '';
    const of = (value: unknown) => run([row('p', 2023, { places: { 'noi-o': value } })], { since: 2023 });
    const [once, ...others] = ['01726', ['01726', '01726'], ['01726', id]].map(of);
    for (const other of others) {
      expect(other!.digests.records).toEqual(once!.digests.records);
      expect(other!.report).toEqual(once!.report);
    }
  });

  test('the same share gives the same digest, whatever the order of its keys', () => {
    const shared = compilePack(
      packWith({
        facts: { s: { type: 'share' } },
        titles: [titleOf('x', { '>=': [{ var: 's' }, 50] })],
      }),
    );
    const digestOf = (s: object) =>
      run([{ subject: 'p', year: 2023, group: shared.group, facts: { s } }], {
        packs: [shared],
        programme: [],
        since: 2023,
      }).digests.records.digest;
    expect(digestOf({ among: 2, met: 1 })).toBe(digestOf({ met: 1, among: 2 }));
    expect(digestOf({ met: 2, among: 2 })).not.toBe(digestOf({ met: 1, among: 2 }));
  });
});

test('without since the rows reach back to the first year that is judged: a rejected row says nothing of anybody else', () => {
  const years = (first: object) =>
    run([row('other', 2022, first), row('p', 2025)], {})
      .results.find(({ year }) => year === 2025)!
      .titles[1]!.years!.years.map(({ year, verdict }) => `${year} ${verdict}`);
  expect(years({})).toContain('2024 absent');
  for (const rejected of [
    { group: 'nobody' },
    { places: { 'noi-o': 'nowhere' } },
    { subject: ' ' },
    { year: 1990 },
    { year: 2022.4 },
    { year: '2022' },
  ])
    expect(years(rejected)).toContain('2024 unknown');
});

test('a subject with more rows than anybody has loses them all, in order or not, and nobody else a row', () => {
  const many = Array.from({ length: 10_001 }, () => row('p', 2023));
  for (const sorted of [true, false]) {
    const rejected = new Set<string>();
    const r = createRun({
      packs: nationalPacks(),
      ...{ sorted, since: 2023 },
      on: { rejected: ({ subject, issue }) => rejected.add(`${subject} ${issue.code}`) },
    });
    for (const each of [row('a', 2023), ...many, row('q', 2023)]) r.add(each as never);
    expect(r.finish().counts).toEqual({ rowsRead: 10_003, records: 2, merged: 0, rejected: 10_001 });
    expect([...rejected]).toEqual(['p record/too-many-rows']);
  }
});

test('a run without digests counts the same, and no receipt is made of it', () => {
  const rows = [row('p-1', 2022), row('p-2', 2023, {}, 3), row('p-3', 2023, { facts: {} })];
  const finishedBy = <Finished>({ add, finish }: { add(record: SubjectRecord): void; finish(): Finished }) => {
    for (const each of rows) add(each);
    return finish();
  };
  const whole = finishedBy(createRun({ packs, programme, places }));
  const bare = finishedBy(createRun({ packs, programme, places, digests: false }));
  const { records, results, digests, ...figures } = whole;
  expect(bare).toEqual(figures);
  expect([records.rows, results.rows]).toEqual([3, 3]);
  expect(() => createReceipt({ packs, programme, places, finished: bare as typeof whole })).toThrow(
    'createReceipt: this run has no digests.',
  );
});

describe('years that another run judged', () => {
  const pack = compilePack(
    packWith({
      facts: { a: { type: 'boolean' } },
      titles: [
        titleOf('t', { var: 'a' }),
        { id: 'y', status: 'placeholder', years: { title: 't', consecutive: 3, gap: 'reset' } },
      ],
    }),
  );
  const entry = (year: number, t: 'met' | 'unmet' = 'met'): HistoryYear => ({ year, verdicts: { t } });
  const judged = (years: readonly number[], told: readonly HistoryYear[] | undefined) => {
    const asked: string[] = [];
    const issues: string[] = [];
    const verdicts: string[] = [];
    const given = createRun({
      packs: [pack],
      since: 2021,
      history: (subject, kind) => {
        asked.push(`${kind} ${subject}`);
        return told;
      },
      on: {
        issue: ({ issue, origin }) => void issues.push(`${origin.line} ${issue.code} ${issue.params.year ?? ''}`),
        scored: ({ result }) => void verdicts.push(`${result.year} ${result.titles[1]!.verdict}`),
      },
    });
    for (const year of years) given.add({ subject: 'p', year, group: 'nhom-1', facts: { a: true } });
    given.finish();
    return { asked, issues, verdicts };
  };

  test('are known to year rules, and asked for once a subject', () => {
    expect(judged([2023, 2024], [entry(2021), entry(2022)])).toEqual({
      asked: ['cong-dan p'],
      issues: [],
      verdicts: ['2023 met', '2024 met'],
    });
    expect(judged([2023], [entry(2021), entry(2022, 'unmet')]).verdicts).toEqual(['2023 unmet']);
    expect(judged([2023], undefined).verdicts).toEqual(['2023 unmet']);
  });

  test('that a record tells too, or that stand there twice, are issues and unknown', () => {
    expect(judged([2022, 2023], [entry(2021), entry(2022)])).toMatchObject({
      issues: ['1 history/also-recorded 2022'],
      verdicts: ['2022 unknown', '2023 unknown'],
    });
    expect(judged([2023], [entry(2021), entry(2022), entry(2022)])).toMatchObject({
      issues: ['1 history/doubled-year 2022'],
      verdicts: ['2023 unknown'],
    });
  });

  test('that cannot be read are an issue, and none', () => {
    expect(judged([2023], [null as never])).toMatchObject({ issues: ['1 history/not-readable '] });
  });

  test('need a `since`', () => {
    expect(() => createRun({ packs: [pack], history: () => undefined })).toThrow(RangeError);
  });
});

describe('policies of year rules', () => {
  const made = (years: object, source?: object) =>
    compilePack(
      packWith({
        facts: { a: { type: 'boolean' } },
        sources: { s: { document: 'D' } },
        titles: [titleOf('t', { var: 'a' }), { id: 'y', status: 'local', source: 's', years, ...source }],
      }),
    );
  const reported = (years: object) => {
    const pack = made(years);
    const given = createRun({ packs: [pack] });
    given.add({ subject: 'p', year: 2023, group: 'nhom-1', facts: { a: true } });
    return { report: given.finish().report, all: policiesIn(pack.document) };
  };
  const of = { document: 'test/pack@1.0.0', title: 'y' };

  test('stand in the report with their status, those that nobody states without one', () => {
    const { report, all } = reported({ title: 't', consecutive: 2, gap: { value: 'reset', status: 'placeholder' } });
    expect(report.policies).toEqual([
      { ...of, pointer: '/titles/1/years/gap', policy: 'gap', value: 'reset', status: 'placeholder' },
      { ...of, pointer: '/titles/1/years', policy: 'groupChange', value: 'keep' },
    ]);
    expect(report.placeholders).toContainEqual({ document: 'test/pack@1.0.0', pointer: '/titles/1/years/gap' });
    expect(all.map(({ stated }) => stated)).toEqual(['own', 'default']);
  });

  test('that are bare values are those of their title', () => {
    const { report, all } = reported({ title: 't', validYears: 2, gap: 'unknown' });
    expect(report).not.toHaveProperty('policies');
    expect(all).toEqual([
      {
        ...of,
        pointer: '/titles/1/years/gap',
        policy: 'gap',
        value: 'unknown',
        status: 'local',
        source: 's',
        stated: 'title',
      },
    ]);
  });
});

describe('years', () => {
  const five = (years: number[], more: (year: number) => object = () => ({}), options: Partial<RunOptions> = {}) => {
    const { results } = run(
      years.map((year) => row('p', year, more(year))),
      options,
    );
    return results.at(-1)!.titles.find(({ id }) => id === 'tieu-bieu-xuat-sac')!;
  };

  test('five in a row across two packs and two trees', () => {
    expect(five([2022, 2023, 2024, 2025, 2026])).toMatchObject({ verdict: 'met' });
  });

  test('a move and a change of group keep the chain', () => {
    expect(
      five([2022, 2023, 2024, 2025, 2026], (year) => ({
        group: year < 2024 ? 'nhom-3' : 'nhom-1',
        places: { 'noi-o': year === 2022 ? '01729' : '01726' },
      })).verdict,
    ).toBe('met');
  });

  test('a year without assessment resets it', () => {
    expect(five([2022, 2023, 2025, 2026])).toMatchObject({ verdict: 'unmet' });
    expect(five([2022, 2024, 2025, 2026])).toMatchObject({ verdict: 'unmet' });
  });

  test('years before the first row are unknown, unless one says since when', () => {
    expect(five([2023, 2024, 2025, 2026])).toMatchObject({
      verdict: 'unknown',
      reasons: [{ year: 2022, why: 'beyond-history' }],
    });
    expect(five([2023, 2024, 2025, 2026], undefined, { since: 2022 })).toMatchObject({ verdict: 'unmet' });
  });

  test('the first year of all subjects counts, not of this one', () => {
    const { results } = run([row('a', 2022), ...[2023, 2024, 2025, 2026].map((year) => row('p', year))]);
    expect(results.at(-1)!.titles[1]!.verdict).toBe('unmet');
  });

  test('a year in which one did not register is unmet', () => {
    expect(five([2022, 2023, 2024, 2025, 2026], (year) => ({ registered: year !== 2024 })).verdict).toBe('unmet');
  });

  test('a year whose row was rejected is absent', () => {
    expect(five([2022, 2023, 2024, 2025, 2026], (year) => (year === 2024 ? { stage: 'x' } : {})).verdict).toBe('unmet');
  });
});

describe('the choice of the pack', () => {
  const packOf = (more: object) => run([row('p', 2023, more)]).results[0]?.pack;

  test('is by the date: the day on which one begins is its own', () => {
    expect(packOf({ date: '2023-10-24' })).toBe('vn/cong-dan-hoc-tap/nhom-3-2022@1.0.0');
    expect(packOf({ date: '2023-10-25' })).toBe('vn/cong-dan-hoc-tap/nhom-3-2023@1.0.0');
    expect(packOf({})).toBe('vn/cong-dan-hoc-tap/nhom-3-2023@1.0.0');
    expect(run([row('p', 2022)]).results[0]!.pack).toBe('vn/cong-dan-hoc-tap/nhom-3-2022@1.0.0');
    expect(run([row('p', 2022, { date: '2022-06-15' })]).kinds).toEqual(['rejected 1 pack/none-in-force']);
  });

  const tree = compilePlaces({
    format: 'tieuchi-places/1',
    id: 'test/places',
    version: '1.0.0',
    places: [
      { id: 'vn', code: 'vn', level: 'nation', name: 'VN' },
      { id: 'p', code: 'p', level: 'province', name: 'P', parent: 'vn' },
      { id: 'c', code: 'c', level: 'commune', name: 'C', parent: 'p' },
      { id: 'q', code: 'q', level: 'province', name: 'Q', parent: 'vn' },
    ],
  });
  const local = (id: string, place: string, more: object = {}) =>
    compilePack(
      packWith({ id, place, facts: { a: { type: 'boolean' } }, titles: [titleOf('t', { var: 'a' })], ...more }),
    );
  const judge = (given: ReturnType<typeof local>[], at: string | null | undefined) => {
    const { results, kinds } = run(
      [
        {
          subject: 's',
          year: 2023,
          group: 'nhom-1',
          facts: { a: true },
          ...(at !== undefined && { places: { 'noi-o': at } }),
        },
      ],
      { packs: given, places: tree, programme: [] },
    );
    return results[0]?.pack ?? kinds.join();
  };

  test('the nearest place wins', () => {
    const three = [local('x/nation', 'vn'), local('x/province', 'p'), local('x/commune', 'c')];
    expect(judge(three, 'c')).toBe('x/commune@1.0.0');
    expect(judge(three, 'p')).toBe('x/province@1.0.0');
    expect(judge(three, 'q')).toBe('x/nation@1.0.0');
    expect(judge([...three].reverse(), 'c')).toBe('x/commune@1.0.0');
  });

  test('without a place only the topmost one matches', () => {
    expect(judge([local('x/nation', 'vn'), local('x/province', 'p')], undefined)).toBe('x/nation@1.0.0');
    expect(judge([local('x/nation', 'vn'), local('x/province', 'p')], null)).toBe('x/nation@1.0.0');
    expect(judge([local('x/province', 'p')], undefined)).toBe('rejected 1 pack/none-here');
    expect(judge([local('x/province', 'p')], 'q')).toBe('rejected 1 pack/none-here');
  });

  test('two at the same place are an issue of the row', () => {
    expect(judge([local('x/one', 'p'), local('x/two', 'p')], 'c')).toBe('rejected 1 pack/several');
    expect(judge([local('x/one', 'p'), local('x/two', 'p'), local('x/three', 'c')], 'c')).toBe('x/three@1.0.0');
  });
});

describe('what the authority decided', () => {
  test('is listed where it disagrees with what was computed', () => {
    const recognised = (outcome: string, title = 'cong-dan-hoc-tap') => ({
      recognised: [{ title, outcome, decision: { number: '1' } }],
    });
    const { told } = run([
      row('a', 2023, recognised('granted')),
      row('b', 2023, recognised('granted'), 7),
      row('c', 2023, recognised('refused')),
      row('d', 2023, recognised('refused'), 7),
      row('e', 2023, recognised('revoked')),
      row('f', 2023, recognised('granted'), null),
      row('g', 2023, recognised('granted', 'nobel')),
    ]);
    expect(
      told.map(({ kind, subject, title, computed, recognised: outcome }) => [kind, subject, title, computed, outcome]),
    ).toEqual([
      ['discrepancy', 'b', 'cong-dan-hoc-tap', 'unmet', 'granted'],
      ['discrepancy', 'c', 'cong-dan-hoc-tap', 'met', 'refused'],
      ['discrepancy', 'e', 'cong-dan-hoc-tap', 'met', 'revoked'],
      ['discrepancy', 'f', 'cong-dan-hoc-tap', 'unknown', 'granted'],
      ['discrepancy', 'g', 'nobel', 'unmet', 'granted'],
    ]);
  });
});

describe('any rows in any order', () => {
  const subject = fc.constantFrom('p-1', 'p-2', 'p-10', 'é', 'é'.normalize('NFD'), '𝔭', '\uffee', '', 'p-3');
  const score = fc.constantFrom(4, 7, 8, 10, 11, 7.5, '8', null, undefined);
  const anyRow = fc.record(
    {
      subject: fc.oneof({ weight: 20, arbitrary: subject }, fc.constant(7 as never)),
      year: fc.constantFrom(2022, 2023, 2024, 2025, 1800, 'x'),
      group: fc.constantFrom('nhom-1', 'nhom-3', 'nhom-3', 'nhom-3', 'nhom-4', 'nhom'),
      facts: fc
        .record({
          'nguoi-lon': fc.constantFrom(true, false, 'x', undefined),
          'trong-mo-hinh-hoc-tap': fc.boolean(),
          'doc-sach': score,
          'ngoai-ngu': score,
        })
        .map((facts) => ({ ...scores(9), ...facts })),
      places: fc.record(
        {
          'noi-o': fc.constantFrom(
            '01726',
            '1726',
            '01729',
            ['01726', '01729'],
            ['01729'],
            '80',
            '1',
            null,
            '',
            'nowhere',
          ),
        },
        { requiredKeys: [] },
      ),
      registered: fc.constantFrom(true, false, undefined, 'x'),
      date: fc.constantFrom('2023-03-01', undefined, undefined, undefined, 'x'),
      recognised: fc.constantFrom(
        undefined,
        [{ title: 'cong-dan-hoc-tap', outcome: 'granted' }],
        [{ title: 'cong-dan-hoc-tap', outcome: 'refused' }],
      ),
    },
    { requiredKeys: ['subject', 'year', 'group', 'facts'] },
  );
  // The whole country takes too long for hundreds of runs.
  const few = compilePlaces({
    format: 'tieuchi-places/1',
    id: 'test/few',
    version: '1.0.0',
    places: [
      { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'VN' },
      ...['01', '80'].map((code) => ({ id: `tinh-${code}`, code, level: 'tinh', name: code, parent: 'vn' })),
      ...['001', '00001', '01726', '01729'].map((code) => ({
        id: `xa-${code}`,
        code,
        level: 'xa',
        name: code,
        parent: 'tinh-01',
      })),
    ],
  });
  const runHere = (given: readonly unknown[], options: Partial<RunOptions> = {}) =>
    run(given, { places: few, ...options });
  const rows = fc.array(fc.oneof({ weight: 30, arbitrary: anyRow }, fc.constantFrom(null, 7, {}, [])), {
    maxLength: 30,
  });
  const same = ({ digests: { report, ...rest } }: ReturnType<typeof run>) => ({ ...rest, report: digest(report) });

  test('each row is scored, merged or rejected, and told once', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { counts, told, results } = runHere(given);
        expect(counts.rowsRead).toBe(given.length);
        expect(counts.records + counts.merged + counts.rejected).toBe(counts.rowsRead);
        expect(results).toHaveLength(counts.records);
        const settled = told.filter(({ kind }) => kind === 'rejected' || kind === 'merged');
        expect(settled).toHaveLength(counts.rejected + counts.merged);
        expect(new Set(settled.map(({ line }) => line)).size).toBe(settled.length);
        const keys = results.map(({ subject: id, year }) => `${id} ${year}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      runs(60),
    );
  });

  test('the order of rows changes no byte', () => {
    fc.assert(
      fc.property(
        rows.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => {
          expect(same(runHere(shuffled))).toEqual(same(runHere(given)));
        },
      ),
      runs(60),
    );
  });

  test('a sorted run gives the same bytes', () => {
    const nameOf = (each: unknown) => String((each as { subject?: unknown } | null)?.subject ?? '').normalize('NFC');
    fc.assert(
      fc.property(rows, (given) => {
        const sorted = [...given].sort((a, b) => compareCodePoints(nameOf(a), nameOf(b)));
        expect(same(runHere(sorted, { sorted: true, since: 2022 }))).toEqual(same(runHere(given, { since: 2022 })));
      }),
      runs(40),
    );
  });
});

describe('faults of the caller', () => {
  test('a sorted run must know since when, and must be sorted by code points', () => {
    expect(() => createRun({ packs, sorted: true })).toThrow(RangeError);
    const given = createRun({ packs, sorted: true, since: 2022 });
    given.add(row('\uffee', 2023));
    given.add(row('𝔭', 2023));
    expect(() => given.add(row('p', 2023))).toThrow(/rows are not in order/);
  });
});

test('a receipt is the same bytes for the same input', () => {
  const rows = [row('p', 2023), row('q', 2023)];
  const receipt = (order: SubjectRecord[], given = packs) =>
    createReceipt({ packs: given, programme, places, finished: run(order).digests });
  expect(canonicalJson(receipt([...rows].reverse(), [...packs].reverse()))).toBe(canonicalJson(receipt(rows)));
  expect(receipt(rows)).toMatchObject({ format: 'tieuchi-receipt/1', semantics: 1, counts: { rowsRead: 2 } });
  expect(receipt(rows).report).not.toBe(receipt([rows[0]!]).report);
});
