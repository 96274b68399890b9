import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, titleOf } from '../../test/fixtures.js';
import {
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  type Result,
  type SubjectRecord,
  shareOf,
} from '../index.js';

const v = (name: string) => ({ var: name });
const packs = [
  packWith({
    facts: { diem: { type: 'integer', min: 0, max: 1 } },
    titles: [titleOf('dat', { '==': [v('diem'), 1] })],
  }),
  packWith({
    id: 'test/family',
    subject: 'gia-dinh',
    group: 'gia-dinh',
    roles: { nha: { of: 'gia-dinh' } },
    memberFacts: { lon: { type: 'boolean' } },
    facts: {
      'ti-le': {
        type: 'share',
        from: { count: 'cong-dan', through: 'nha', among: v('lon'), met: v('title.dat') },
        whenEmpty: 0,
      },
      'so-dat': { type: 'count', max: 9, from: { count: 'cong-dan', through: 'nha', met: v('title.dat') } },
    },
    titles: [titleOf('tot', { and: [{ '>=': [v('ti-le'), 50] }, { '<': [v('so-dat'), 3] }] })],
  }),
].map((pack) => compilePack(pack));
const places = compilePlaces({
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [{ id: 'vn', code: 'vn', level: 'nuoc', name: 'Nước' }],
});
const programme = compileProgramme(
  {
    ...{ format: 'tieuchi-programme/1', id: 'test/p', version: '1.0.0', place: 'vn', asOf: '12-31', sources: {} },
    roles: { 'noi-o': { of: 'place' }, nha: { of: 'gia-dinh' } },
    measures: [
      {
        ...{ id: 'm', count: 'cong-dan', through: 'noi-o', levels: ['nuoc'] },
        among: v('nha.title.tot'),
        met: v('title.dat'),
      },
    ],
  },
  packs,
);

/** A member: each fact known or not, and in which of two families it stands. */
interface Member {
  readonly diem: 0 | 1 | null;
  readonly lon: boolean | null;
  readonly nha: 'g1' | 'g2';
}
const member: fc.Arbitrary<Member> = fc.record({
  diem: fc.constantFrom(0, 1, null),
  lon: fc.constantFrom(true, false, null),
  nha: fc.constantFrom('g1', 'g2'),
});
const members = fc.array(member, { maxLength: 4 });

function run(given: readonly Member[], order: readonly number[] = []) {
  const rows: SubjectRecord[] = [
    ...given.map(({ diem, lon, nha }, index) => ({
      ...{ subject: `p${index}`, year: 2023, group: 'nhom-1', places: { 'noi-o': 'vn', nha } },
      facts: { diem, lon },
    })),
    ...['g1', 'g2'].map((subject) => ({
      ...{ subject, year: 2023, group: 'gia-dinh', places: { 'noi-o': 'vn' }, facts: {} },
    })),
  ];
  const results = new Map<string, Result>();
  const made = createRun({
    packs,
    programme,
    places,
    on: { scored: ({ result }) => results.set(result.subject, result) },
  });
  for (const row of order.length === 0 ? rows : order.flatMap((at) => rows[at] ?? [])) made.add(row);
  const finished = made.finish();
  return { results, finished, tally: finished.report.programmes[0]?.years[0]?.measures[0]?.places[0]?.tally };
}

/** What two families come to when everything is known, written here once more in plain arithmetic. */
function plain(given: readonly Member[], nha: string): boolean {
  const own = given.filter((each) => each.nha === nha);
  const adults = own.filter(({ lon }) => lon);
  const met = adults.filter(({ diem }) => diem === 1).length;
  const share = adults.length === 0 ? false : met * 100 >= 50 * adults.length;
  return share && own.filter(({ diem }) => diem === 1).length < 3;
}

function completions(given: readonly Member[]): Member[][] {
  return given.reduce<Member[][]>(
    (all, each) => {
      const scores = each.diem === null ? ([0, 1] as const) : [each.diem];
      const ages = each.lon === null ? [true, false] : [each.lon];
      const filled = scores.flatMap((diem) => ages.map((lon) => ({ ...each, diem, lon })));
      return all.flatMap((rest) => filled.map((one) => [...rest, one]));
    },
    [[]],
  );
}

test('what is decided of a family while members are open is so in every completion, and so is what counts them above', () => {
  let decided = 0;
  fc.assert(
    fc.property(members, (given) => {
      fc.pre(given.length > 0);
      const { results, tally } = run(given);
      const shares: { met: number; total: number }[] = [];
      for (const complete of completions(given)) {
        for (const nha of ['g1', 'g2']) {
          const { verdict } = results.get(nha)!.titles[0]!;
          if (verdict === 'unknown') continue;
          decided += 1;
          expect(verdict).toBe(plain(complete, nha) ? 'met' : 'unmet');
        }
        const within = complete.filter(({ nha }) => plain(complete, nha));
        shares.push({ met: within.filter(({ diem }) => diem === 1).length, total: within.length });
      }
      const bounds = tally === undefined ? null : shareOf(tally);
      for (const { met, total } of shares) {
        if (total === 0) continue;
        if (bounds?.low) expect(met * bounds.low.total).toBeGreaterThanOrEqual(bounds.low.met * total);
        if (bounds?.high) expect(met * bounds.high.total).toBeLessThanOrEqual(bounds.high.met * total);
      }
    }),
    runs(300),
  );
  expect(decided).toBeGreaterThan(runs(300).numRuns * 0.6);
});

test('complete members decide everything, as plain arithmetic does', () => {
  fc.assert(
    fc.property(members, (given) => {
      const complete = given.map((each) => ({ ...each, diem: each.diem ?? 0, lon: each.lon ?? true }) as Member);
      fc.pre(complete.length > 0);
      const { results } = run(complete);
      for (const nha of ['g1', 'g2']) {
        const result = results.get(nha)!;
        expect(result.titles[0]!.verdict).toBe(plain(complete, nha) ? 'met' : 'unmet');
      }
    }),
    runs(300),
  );
});

test('the order of rows changes no byte', () => {
  fc.assert(
    fc.property(members, fc.infiniteStream(fc.nat()), (given, random) => {
      const length = given.length + 2;
      const order = Array.from({ length }, (_, index) => index);
      for (let at = length - 1; at > 0; at -= 1) {
        const other = random.next().value % (at + 1);
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      const [one, two] = [run(given).finished, run(given, order).finished];
      expect(two.report).toEqual(one.report);
      expect([two.records, two.results]).toEqual([one.records, one.results]);
    }),
    runs(200),
  );
});
