/**
 * Tallies of members: what the packs above count of judged subjects, ready when those above are judged.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import type { MemberTallies } from '../judge/counted.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { CompiledPlaces } from '../place/places.js';
import { asMaybe, EMPTY, type Tally, tallyOf } from '../value/tally.js';
import type { Cascade } from './cascade.js';
import type { Collectives } from './collectives.js';
import {
  type Bucket,
  bucketOf,
  type Counting,
  countsAt,
  countThroughLens,
  createCounting,
  leafOf,
  settle,
} from './counting.js';
import type { MemberMeasures } from './member-measures.js';
import { fillLens, type Scored } from './members.js';

/** Counts of places on this many days are remembered. */
const COUNTED_DAYS = 8;

/** Seven counts of the members that one fact of a pack counts, by where they stand. */
export interface CountedMembers {
  /** The pack that counts them, as `id@version`. */
  readonly pack: string;
  /** Id of its fact. */
  readonly fact: string;
  /** Calendar year of their records. */
  readonly year: number;
  /** Id of the collective, or of the place, in which they stand; empty when it is not known. */
  readonly at: string;
  /** The seven counts, in the order of `Tally`. */
  readonly counts: readonly number[];
}

/** Members that were judged and counted elsewhere. */
export interface MembersPart {
  /** The kinds and years of which somebody was judged: of no other is anything known. */
  readonly judged: readonly {
    /** Kind of the members. */
    readonly kind: string;
    /** Calendar year. */
    readonly year: number;
  }[];
  /** What was counted; the same fact and place may come several times. */
  readonly tallies: readonly CountedMembers[];
}

export interface MembersTally {
  /** Adds members that were counted elsewhere. */
  readonly take: (part: MembersPart) => void;

  /** Counts one judged subject for all packs above it; gives what is wrong with the facts that only they read. */
  readonly add: (scored: Scored) => readonly Issue[];
  /** Everybody below a rank has been judged: members that waited are counted. */
  readonly settle: (rank: number) => void;
  /** What was counted for a record, by fact; undefined when its pack counts nobody. */
  readonly of: (pack: CompiledPack, record: SubjectRecord) => MemberTallies | undefined;
  /** What was counted, those that were counted elsewhere too. Everybody must have come. */
  readonly counted: () => MembersPart;
  /** Members that no record above has counted: those without a role, and those whose collective has no record. */
  readonly issues: () => Issue[];
}

interface PackCounting {
  readonly pack: CompiledPack;
  readonly measures: MemberMeasures;
  readonly counting: Counting;
  /** Counts by place, gathered for a year as of a day. */
  readonly gathered: Map<string, Map<number, Float64Array>>;
  /** Collectives that had a record, by year. */
  readonly present: Map<number, Set<number>>;
}

export function createMembersTally(
  cascade: Cascade,
  places: CompiledPlaces | undefined,
  collectives: Collectives,
  codesAsOf: string | undefined,
): MembersTally {
  const countings = cascade.counting.map(
    ({ pack, measures }): PackCounting => ({
      pack,
      measures,
      counting: createCounting({ measures: measures.measures, places, collectives, codesAsOf }),
      gathered: new Map(),
      present: new Map(),
    }),
  );
  const byPack = new Map(countings.map((each) => [each.pack, each]));
  const judged = new Set<string>();
  return {
    take: (part) => {
      for (const { kind, year } of part.judged) judged.add(`${kind} ${year}`);
      for (const each of part.tallies) takeMembers(countings, places, each);
    },
    add: (scored) => {
      const issues: Issue[] = [];
      if (countings.length === 0) return issues;
      judged.add(`${scored.kind} ${scored.result.year}`);
      for (const { measures, counting } of countings) {
        for (const lens of measures.lenses) {
          if (lens.kind !== scored.kind) continue;
          fillLens(lens, scored, issues);
          countThroughLens(counting, lens, scored);
        }
      }
      return issues;
    },
    settle: (rank) => {
      for (const { pack, counting } of countings) if (cascade.rankOf(pack.subject) === rank) settle(counting);
    },
    of: (pack, record) => {
      const found = byPack.get(pack);
      if (found === undefined) return undefined;
      const { measures, present, counting } = found;
      const year = present.get(record.year) ?? new Set();
      present.set(record.year, year.add(counting.collectives.numberOf(pack.subject, record.subject)));
      const tallies: { [fact: string]: Tally } = Object.create(null);
      for (const lens of measures.lenses) {
        // Where nobody of a kind was judged in a year, nothing is known of members of that kind.
        if (!judged.has(`${lens.kind} ${record.year}`)) continue;
        for (const index of lens.measures) {
          const tally = tallyAt(found, index, record);
          if (tally !== undefined) tallies[measures.facts[index]!] = tally;
        }
      }
      return tallies;
    },
    counted: () => {
      for (const { counting } of countings) settle(counting);
      return {
        judged: [...judged].map((each) => {
          const at = each.lastIndexOf(' ');
          return { kind: each.slice(0, at), year: Number(each.slice(at + 1)) };
        }),
        tallies: countings.flatMap((each) => membersCounted(each, places)),
      };
    },
    issues: () => countings.flatMap(uncounted),
  };
}

/** The counts of one pack as plain data. */
function membersCounted(
  { pack, measures, counting }: PackCounting,
  places: CompiledPlaces | undefined,
): CountedMembers[] {
  const subjects = counting.collectives.subjectsOf(pack.subject);
  return [...counting.years].flatMap(([year, { leaves, collectives, unplaced }]) => {
    const rows: (readonly [at: string, counts: Float64Array])[] = [
      ...[...leaves].map(([place, counts]) => [places!.idOf(place), counts] as const),
      ...[...collectives].map(([number, counts]) => [subjects[number]!, counts] as const),
      ['', unplaced],
    ];
    return rows.flatMap(([at, row]) =>
      measures.facts.flatMap((fact, index): CountedMembers[] => {
        const counts = [...row.subarray(index * 7, index * 7 + 7)];
        if (counts.every((count) => count === 0)) return [];
        return [{ pack: `${pack.id}@${pack.version}`, fact, year, at, counts }];
      }),
    );
  });
}

function takeMembers(
  countings: readonly PackCounting[],
  places: CompiledPlaces | undefined,
  { pack: name, fact, year, at, counts }: CountedMembers,
): void {
  const found = countings.find(({ pack }) => `${pack.id}@${pack.version}` === name);
  const index = found === undefined ? -1 : found.measures.facts.indexOf(fact);
  if (found === undefined || index < 0) throw new RangeError(`members of what no pack counts: ${name} ${fact}`);
  const { counting, pack } = found;
  const { leadsTo } = counting.measures[index]!;
  const bucket = bucketOf(counting, year);
  const number = leadsTo === 'place' ? places?.find(at) : counting.collectives.numberOf(pack.subject, at);
  if (at !== '' && number === undefined) throw new RangeError(`members at a place that no list has: ${at}`);
  const rows = leadsTo === 'place' ? bucket.leaves : bucket.collectives;
  const row = at === '' ? bucket.unplaced : countsAt(rows, number!, counting.measures.length);
  for (const [count, more] of counts.entries()) row[index * 7 + count]! += more;
}

/** Reported by year and fact, and only in years in which the pack had somebody to judge: else nobody keeps such records. */
function uncounted({ pack, measures, counting, present }: PackCounting): Issue[] {
  return [...present.keys()]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const bucket = counting.years.get(year);
      if (bucket === undefined) return [];
      return measures.facts.flatMap((fact, index) => {
        const { through, leadsTo } = counting.measures[index]!;
        const params = { fact, pack: pack.id, year, role: through!, of: pack.subject };
        const unplaced = membersIn(bucket.unplaced, index);
        const issues =
          unplaced > 0 ? [issueOf('members/no-role', 'warning', '', { ...params, members: unplaced })] : [];
        if (leadsTo === 'place') return issues;
        const strays = [...bucket.collectives].filter(([collective]) => !present.get(year)!.has(collective));
        const members = strays.reduce((sum, [, counts]) => sum + membersIn(counts, index), 0);
        if (members > 0)
          issues.push(issueOf('members/no-record', 'warning', '', { ...params, members, count: strays.length }));
        return issues;
      });
    });
}

/** All members of one measure, certain or perhaps. */
function membersIn(counts: Float64Array, index: number): number {
  return counts.subarray(index * 7, index * 7 + 7).reduce((sum, each) => sum + each, 0);
}

/** The tally of one measure for one record; undefined when it is not known where the record is. */
function tallyAt(found: PackCounting, index: number, record: SubjectRecord): Tally | undefined {
  const { pack, counting } = found;
  const bucket = counting.years.get(record.year);
  const { leadsTo } = counting.measures[index]!;
  if (leadsTo !== 'place') {
    const collective = counting.collectives.numberOf(pack.subject, record.subject);
    return tallyIn(bucket?.collectives.get(collective), index);
  }
  const { places } = counting;
  const date = record.date ?? `${record.year}-12-31`;
  const own = leafOf(record, pack.document.through, places, counting.codesAsOf ?? date);
  if (places === undefined || own === undefined) return undefined;
  return bucket === undefined ? EMPTY : tallyIn(gatheredOn(found, bucket, record.year, date, places).get(own), index);
}

function tallyIn(counts: Float64Array | undefined, index: number): Tally {
  return counts === undefined ? EMPTY : tallyOf(counts.subarray(index * 7, index * 7 + 7));
}

/** The counts of every place in which members stand, in the tree of a day. */
function gatheredOn(
  { gathered }: PackCounting,
  bucket: Bucket,
  year: number,
  date: string,
  places: CompiledPlaces,
): Map<number, Float64Array> {
  const key = `${year} ${date}`;
  const known = gathered.get(key);
  if (known !== undefined) return known;
  const counts = new Map<number, Float64Array>();
  const add = (place: number, given: Float64Array) => {
    const own = counts.get(place);
    if (own === undefined) counts.set(place, given.slice());
    else for (let at = 0; at < own.length; at += 1) own[at]! += given[at]!;
  };
  for (const [leaf, given] of bucket.leaves) {
    const { certain, maybe } = places.standing(leaf, date);
    for (const place of certain) add(place, given);
    if (maybe.length > 0) for (const place of maybe) add(place, asMaybe(given));
  }
  // Who has no known place may be anywhere: only the whole is left open by it.
  add(places.top, asMaybe(bucket.unplaced));
  if (gathered.size >= COUNTED_DAYS) gathered.clear();
  gathered.set(key, counts);
  return counts;
}
