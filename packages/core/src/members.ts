/**
 * Members: what a measure sees of one subject, and where it counts.
 */
import { dayBefore } from './dates.js';
import type { RoleValue, Record as SubjectRecord } from './documents.js';
import { enter, factValue } from './facts.js';
import { type Issue, issueOf } from './issue.js';
import { codeOf } from './judge.js';
import type { Lens } from './lens.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';
import type { Result } from './result.js';

/** One subject's year, judged. */
export interface Scored {
  readonly record: SubjectRecord;
  readonly result: Result;
  /** Kind of the subject; needed only when packs of several kinds share a group id. */
  readonly kind?: string;
}

/** Counts of one programme in one year: by place where subjects stand, seven counts for each measure. */
export interface Bucket {
  readonly leaves: Map<number, Float64Array>;
  /** Seven counts for each measure of subjects whose place is not known. */
  readonly unplaced: Float64Array;
}

/** One programme being counted, year by year. */
export interface Counting {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string | undefined;
  readonly years: Map<number, Bucket>;
  /** By year and place: whether the programme's place covers it, or may. */
  readonly reach: Map<number, boolean>;
}

/** Fills a lens with what its measures read of one subject. */
export function look(lens: Lens, { record, result }: Scored, issues: Issue[]): void {
  const { frame, facts, titles, recognised, group, stage, registered } = lens;
  for (const fact of facts) {
    const value = factValue(record.facts, fact, true);
    // The pack's own facts were already told when the record was judged.
    if (
      enter(fact, value, frame) === 'invalid' &&
      !result.issues.some(({ pointer }) => pointer === `/facts/${fact.id}`)
    ) {
      issues.push(
        issueOf('record/fact-invalid', 'error', `/facts/${fact.id}`, {
          fact: fact.id,
          found: String(value),
          allowed: fact.declared.of?.join(', ') ?? fact.declared.type,
        }),
      );
    }
  }
  for (const { title, slot } of titles) frame.code[slot] = titleCode(result, title);
  if (recognised.length > 0) {
    for (const { title, slot } of recognised) frame.code[slot] = isGranted(record, title) ? MET : UNMET;
  }
  if (group !== undefined) frame.code[group.slot] = group.of!.indexOf(result.group);
  if (stage !== undefined) frame.code[stage.slot] = record.stage === undefined ? -1 : stage.of!.indexOf(record.stage);
  if (registered !== undefined) frame.code[registered.slot] = record.registered === false ? UNMET : MET;
}

/** Counts what a lens has looked at: one subject, in its year and at its place. */
export function count(counting: Counting, lens: Lens, { record, result }: Scored): void {
  const { programme, places, codesAsOf } = counting;
  const bucket = bucketOf(counting, result.year);
  const { frame } = lens;
  let role: string | undefined;
  let leaf: number | 'nowhere' | 'unplaced' = 'unplaced';
  for (const index of lens.measures) {
    const { measure, among, met, titles } = programme.measures[index]!;
    among?.run?.(frame);
    const member = among === undefined ? MET : frame.code[among.slot]!;
    if (member === UNMET) continue;
    if (measure.through !== role) {
      role = measure.through;
      leaf = leafOf(record.places?.[role!], places, codesAsOf ?? record.date ?? `${result.year}-12-31`);
    }
    if (leaf === 'nowhere') continue;
    met!.run?.(frame);
    const exempt = titles.some((title) => verdictOf(result, title) === 'exempt');
    const code = frame.code[met!.slot]!;
    const at = code === MET ? 0 : code === UNMET ? 1 : 2;
    const counts = leaf === 'unplaced' ? bucket.unplaced : countsAt(bucket.leaves, leaf, programme.measures.length);
    counts[index * 7 + (exempt ? 6 : member === UNKNOWN ? at + 3 : at)]! += 1;
  }
}

/**
 * Whether a subject can matter to a programme: always when it covers the whole tree, else when one of the subject's places
 * lies, or may lie, in the programme's own.
 */
export function concerns(counting: Counting, { record, result }: Scored): boolean {
  const { programme, places, codesAsOf, reach } = counting;
  const root = places.find(programme.document.place);
  if (root === undefined || root === places.top) return root !== undefined;
  const date = codesAsOf ?? record.date ?? `${result.year}-12-31`;
  for (const role of Object.keys(programme.document.roles)) {
    const leaf = leafOf(record.places?.[role], places, date);
    if (typeof leaf !== 'number') continue;
    const key = result.year * 1_000_000 + leaf;
    let reached = reach.get(key);
    if (reached === undefined) reach.set(key, (reached = scopeOf(counting, result.year, root, leaf) !== 'no'));
    if (reached) return true;
  }
  return false;
}

/** Whether a place lies in the programme's place, seen from the last day of one that is no more. */
export function scopeOf(
  { programme, places }: Pick<Counting, 'programme' | 'places'>,
  year: number,
  root: number,
  place: number,
): 'certain' | 'maybe' | 'no' {
  const date = `${year}-${programme.document.asOf}`;
  const { until } = places.places[root]!;
  const { certain, maybe } = places.standing(place, until !== undefined && until <= date ? dayBefore(until) : date);
  return certain.includes(root) ? 'certain' : maybe.includes(root) ? 'maybe' : 'no';
}

/** True when the authority granted `title` or `title.rank`; nothing decided is not granted. */
function isGranted({ recognised = [] }: SubjectRecord, name: string): boolean {
  return recognised.some(
    ({ title, rank, outcome }) =>
      outcome === 'granted' && (title === name || (rank !== undefined && `${title}.${rank}` === name)),
  );
}

/** The computed verdict of `title` or `title.rank` as rules read it: exempt is false, and so is a title the pack does not define. */
function titleCode(result: Result, name: string): number {
  const verdict = verdictOf(result, name);
  return verdict === undefined || verdict === 'exempt' ? UNMET : codeOf(verdict);
}

function verdictOf({ titles }: Result, name: string) {
  for (const title of titles) {
    if (title.id === name) return title.verdict;
    if (title.ranks !== undefined && name.startsWith(`${title.id}.`))
      return title.ranks.find(({ id }) => `${title.id}.${id}` === name)?.verdict;
  }
  return undefined;
}

function bucketOf({ years, programme }: Counting, year: number): Bucket {
  let bucket = years.get(year);
  if (bucket === undefined)
    years.set(year, (bucket = { leaves: new Map(), unplaced: new Float64Array(programme.measures.length * 7) }));
  return bucket;
}

/** The counting place: the first one of a role. */
function leafOf(value: RoleValue | undefined, places: CompiledPlaces, date: string): number | 'nowhere' | 'unplaced' {
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (first === null) return 'nowhere';
  if (first === undefined || first === '') return 'unplaced';
  const resolved = places.resolve(first, date);
  return 'place' in resolved ? resolved.place : 'unplaced';
}

function countsAt(leaves: Map<number, Float64Array>, leaf: number, measures: number): Float64Array {
  let counts = leaves.get(leaf);
  if (counts === undefined) leaves.set(leaf, (counts = new Float64Array(measures * 7)));
  return counts;
}
