import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { packWith, titleOf } from '../../test/fixtures.js';
import { worldOf } from '../../test/second/world.js';
import { type HashedRow, joinLeaves } from '../bytes/leaves.js';
import { compilePack } from '../check/pack.js';
import { checkPlaces, compilePlaces } from '../check/places.js';
import { compileProgramme } from '../check/programme.js';
import { joinParts } from './parts.js';
import { createRun, createRunPart } from './run.js';

describe('a run in parts', () => {
  test('is the run as a whole, whoever goes to which part, also by way of JSON', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 40 }), (seed, choice) => {
        const world = worldOf(seed);
        if (checkPlaces(world.places).some(({ severity }) => severity === 'error')) return;
        const packs = world.packs.map((each) => compilePack(each));
        const options = {
          ...{ packs, programme: compileProgramme(world.programme, packs), places: compilePlaces(world.places) },
          ...(world.tree !== undefined && { tree: world.tree }),
        };
        const whole = createRun({ ...options, since: 2020, counts: world.counts });
        const rows: HashedRow[] = [];
        const parts = [0, 1, 2].map(() =>
          createRunPart({ ...options, since: 2020, hashed: (row) => void rows.push(row) }),
        );
        const subjects = [...new Set(world.rows.map(({ subject }) => subject))];
        for (const row of world.rows) {
          whole.add(row);
          parts[choice[subjects.indexOf(row.subject) % choice.length]!]!.add(row);
        }
        const finished = parts.map(
          (part) => JSON.parse(JSON.stringify(part.finish())) as ReturnType<typeof part.finish>,
        );
        const joined = joinParts({ ...options, counts: world.counts }, finished, joinLeaves(rows));
        const { report, ...rest } = joined;
        const { report: wanted, ...digested } = whole.finish();
        expect(rest).toEqual(digested);
        expect(report).toEqual(wanted);
        told += wanted.programmes[0]!.years.length;
      }),
      runs(100),
    );
    expect(told).toBeGreaterThan(10);
  });

  test('counts members for those above them who are judged in another part', () => {
    const family = packWith({
      ...{ id: 'test/family', subject: 'gia-dinh', group: 'gia-dinh', roles: { nha: { of: 'gia-dinh' } } },
      facts: {
        share: { type: 'share', from: { count: 'cong-dan', through: 'nha', met: { var: 'title.t' } }, whenEmpty: 0 },
        near: { type: 'count', max: 9, from: { count: 'cong-dan', through: 'noi-o', met: { var: 'title.t' } } },
      },
      titles: [titleOf('g', { '>=': [{ var: 'share' }, 50] })],
    });
    const citizen = packWith({
      facts: { score: { type: 'integer', min: 0, max: 10 } },
      titles: [titleOf('t', { '>=': [{ var: 'score' }, 5] })],
    });
    const packs = [citizen, family].map((each) => compilePack(each));
    const places = compilePlaces({
      ...{ format: 'tieuchi-places/1', id: 'test/places', version: '1.0.0' },
      places: [{ id: 'vn', code: 'vn', level: 'nation', name: 'vn' }],
    });
    const person = fc.record({ score: fc.constantFrom(null, 1, 8), nha: fc.constantFrom('g1', 'g2', 'g3', null) });
    let met = 0;
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6 }), (people) => {
        const members = people.map(({ score, nha }, at) => ({
          ...{ subject: `p-${at}`, year: 2023, group: 'nhom-1', facts: { score } },
          places: { 'noi-o': 'vn', ...(nha !== null && { nha }) },
        }));
        const above = ['g1', 'g2'].map((subject) => ({
          ...{ subject, year: 2023, group: 'gia-dinh', facts: {}, places: { 'noi-o': 'vn' } },
        }));
        const verdicts: string[] = [];
        const whole = createRun({
          ...{ packs, places, since: 2023 },
          on: { scored: ({ result }) => void verdicts.push(result.titles[0]!.verdict) },
        });
        for (const row of [...members, ...above]) whole.add(row);
        const rows: HashedRow[] = [];
        const options = { packs, places, since: 2023, hashed: (row: HashedRow) => void rows.push(row) };
        const below = createRunPart(options);
        for (const row of members) below.add(row);
        const counted = below.finish();
        const higher = createRunPart({ ...options, members: JSON.parse(JSON.stringify(counted.members)) });
        for (const row of above) higher.add(row);
        expect(joinParts({ packs, places }, [counted, higher.finish()], joinLeaves(rows))).toEqual(whole.finish());
        met += verdicts.filter((verdict) => verdict === 'met').length;
      }),
      runs(100),
    );
    expect(met).toBeGreaterThan(5);
  });

  test('counts of what no document has are refused', () => {
    const packs = [
      compilePack(
        packWith({
          facts: { score: { type: 'integer', min: 0, max: 10 } },
          titles: [titleOf('t', { '>=': [{ var: 'score' }, 5] })],
        }),
      ),
    ];
    const part = createRunPart({ packs }).finish();
    const joined = (changed: object) => () => joinParts({ packs }, [{ ...part, ...changed }], []);
    expect(joined({})().counts.records).toBe(0);
    expect(joined({ packsUsed: ['other@1.0.0'] })).toThrow(RangeError);
    expect(joined({ counts: { rowsRead: 1, records: 0, merged: 0, rejected: 0 } })).toThrow(RangeError);
    expect(() => joinLeaves([{ year: 2023, place: '', kind: 'k', subject: 's', record: 'x', result: 'x' }])).toThrow(
      RangeError,
    );
    const members = { judged: [], tallies: [{ pack: 'other@1.0.0', fact: 'x', year: 2023, at: '', counts: [1] }] };
    expect(() => createRunPart({ packs, members })).toThrow(RangeError);
  });
});
