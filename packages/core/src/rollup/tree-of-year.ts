/**
 * The tree of the year of one programme in one year: its tree of places, and what each of them gathers.
 */

import type { Issue } from '../issue/issue.js';
import { type Counting, leavesOf } from '../measure/counting.js';
import type { Scored } from '../measure/members.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { nearestDay } from '../text/days.js';
import { asMaybe } from '../value/tally.js';

/** What one place gathers: seven counts for each measure. */
interface Gathered {
  readonly counts: Float64Array;
  readonly declared: ('tally' | 'denominator' | undefined)[];
  /** The part of `counts` that comes from subjects who may be elsewhere, because a place was divided. */
  divided?: Float64Array;
  /** By measure: divided places make the number open. */
  readonly open: boolean[];
}

/** The tree of one programme in one year, and which of its places the programme covers. */
export interface TreeOfYear {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  readonly year: number;
  /** Day whose tree it is. */
  readonly date: string;
  readonly root: number;
  /** Day on which it is seen what lies in the root. */
  readonly seenOn: string;
  readonly covers: (place: number) => 'certain' | 'maybe' | 'no';
  /** What is wrong with the counts that were declared for it. */
  readonly issues: Issue[];
  readonly gathered: Map<number, Gathered>;
}

/** What is counted of one programme, and in which of the places it has looked its own lie. */
export interface ProgrammeCounting {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  readonly counting: Counting;
  /** Day whose tree all years are counted on; absent: each year's own. */
  readonly tree?: string | undefined;
  /** By year and place: whether the programme's place covers it, or may. */
  readonly reach: Map<number, boolean>;
}

/**
 * Whether a subject can matter to a programme: always when it covers the whole tree, else when one of the subject's places
 * lies, or may lie, in the programme's own.
 */
export function concerns(given: ProgrammeCounting, { record, result }: Scored): boolean {
  const { programme, places, counting, reach } = given;
  const root = places.find(programme.document.place);
  if (root === undefined || root === places.top) return root !== undefined;
  const date = counting.codesAsOf ?? record.date ?? `${result.year}-12-31`;
  for (const [role, { of }] of Object.entries(programme.document.roles)) {
    if (of !== 'place') continue;
    for (const leaf of leavesOf(record, role, counting, date)) {
      const key = result.year * 1_000_000 + leaf;
      let reached = reach.get(key);
      if (reached === undefined) reach.set(key, (reached = coverageOf(given, result.year, root, leaf) !== 'no'));
      if (reached) return true;
    }
  }
  return false;
}

/** The day whose tree is a year's own. */
function treeDay({ document }: CompiledProgramme, year: number): string {
  return `${year}-${document.asOf}`;
}

type TreeScope = Pick<ProgrammeCounting, 'programme' | 'places' | 'tree'>;

/** The day on which it is seen what lies in the programme's place: that of the tree, or the nearest on which the place exists. */
function scopeDay({ programme, places, tree }: TreeScope, year: number, root: number): string {
  const { from, until } = places.places[root]!;
  return nearestDay(tree ?? treeDay(programme, year), from, until);
}

/** Whether a place lies in the programme's place. */
function coverageOf(given: TreeScope, year: number, root: number, place: number): 'certain' | 'maybe' | 'no' {
  const { certain, maybe } = given.places.standing(place, scopeDay(given, year, root));
  return certain.includes(root) ? 'certain' : maybe.includes(root) ? 'maybe' : 'no';
}

/** The tree of the year of a year on its own tree, or on that of another day. */
export function groundOf(given: TreeScope, year: number, root: number, issues: Issue[], tree?: string): TreeOfYear {
  const { programme, places } = given;
  return {
    programme,
    places,
    year,
    date: tree ?? treeDay(programme, year),
    root,
    seenOn: scopeDay(given, year, root),
    covers: (place) => coverageOf(given, year, root, place),
    issues,
    gathered: new Map(),
  };
}

/** True for the places whose numbers the programme shows: its own, and those that lie in it. */
export function isOwn({ root, covers }: TreeOfYear, place: number): boolean {
  return place === root || covers(place) === 'certain';
}

export function gatheredAt({ gathered, programme }: TreeOfYear, place: number): Gathered {
  let found = gathered.get(place);
  if (found === undefined) {
    const { length } = programme.measures;
    gathered.set(
      place,
      (found = {
        counts: new Float64Array(length * 7),
        declared: new Array(length).fill(undefined),
        open: new Array(length).fill(false),
      }),
    );
  }
  return found;
}

/** Whether what is added at a place surely is there: `open` when it may be counted otherwise, `divided` when it may be elsewhere. */
type How = 'sure' | 'open' | 'divided';

export function addTo(treeOfYear: TreeOfYear, place: number, counts: Float64Array, how: How): void {
  const at = gatheredAt(treeOfYear, place);
  for (let index = 0; index < counts.length; index += 1) at.counts[index]! += counts[index]!;
  if (how === 'sure') return;
  // The exempt are in no share, so they leave none open.
  for (let index = 0; index < counts.length; index += 1)
    if (counts[index]! > 0 && index % 7 !== 6) at.open[Math.floor(index / 7)] = true;
  if (how === 'open') return;
  at.divided ??= new Float64Array(counts.length);
  for (let index = 0; index < counts.length; index += 1) at.divided[index]! += counts[index]!;
}

/** Changes the seven counts of one measure at a place. */
export function change(
  treeOfYear: TreeOfYear,
  place: number,
  measure: number,
  by: readonly number[],
  open: boolean,
): void {
  if (by.every((count) => count === 0)) return;
  const at = gatheredAt(treeOfYear, place);
  for (const [index, count] of by.entries()) at.counts[measure * 7 + index]! += count;
  if (open) at.open[measure] = true;
}

/** The programme's places in which a place lies: surely where all of it does, perhaps where some of it does. */
export function spreadOf(
  treeOfYear: TreeOfYear,
  leaf: number,
): { sure: readonly number[]; perhaps: readonly number[] } {
  const { places, date, root } = treeOfYear;
  const scope = treeOfYear.covers(leaf);
  if (scope === 'no') return { sure: [], perhaps: [] };
  const { certain, maybe } = places.standing(leaf, date);
  const sure = certain.filter((place) => isOwn(treeOfYear, place));
  const perhaps = maybe.filter((place) => isOwn(treeOfYear, place));
  if (!certain.includes(root) && !maybe.includes(root)) sure.push(root);
  return scope === 'certain' ? { sure, perhaps } : { sure: [], perhaps: [...sure, ...perhaps] };
}

/** What is at one place, when whole tallies have taken what is theirs. */
export interface Leaf {
  readonly place: number;
  /** Seven for each measure, without those who are set aside. */
  readonly counts: Float64Array;
  /**
   * By measure: where in the tree of a day those may be who are not set aside. Absent for measures of which none of these
   * subjects may be.
   */
  readonly partly: ReadonlyMap<number, (date: string) => readonly number[]>;
}

/** A part of what is at a leaf, and where. */
interface LeafPart {
  readonly counts: Float64Array;
  readonly sure: readonly number[];
  /** Where it is, unless it is set aside. */
  readonly unlessAside: readonly number[];
  readonly perhaps: readonly number[];
}

/** What is at a leaf, `width` numbers a measure, by where it is: measures of which some may be set aside by themselves. */
export function leafParts(
  treeOfYear: TreeOfYear,
  { place, partly }: Leaf,
  counts: Float64Array,
  width: number,
): LeafPart[] {
  const { sure, perhaps } = spreadOf(treeOfYear, place);
  if (partly.size === 0) return [{ counts, sure, unlessAside: [], perhaps }];
  const rest = counts.slice();
  const parts: LeafPart[] = [{ counts: rest, sure, unlessAside: [], perhaps }];
  for (const [measure, standing] of partly) {
    const [from, to] = [measure * width, (measure + 1) * width];
    const own = new Float64Array(counts.length);
    own.set(counts.subarray(from, to), from);
    rest.fill(0, from, to);
    const at = new Set([...standing(treeOfYear.date), treeOfYear.root]);
    const within = (places: readonly number[]) => places.filter((each) => at.has(each));
    parts.push({ counts: own, sure: [], unlessAside: within(sure), perhaps: within(perhaps) });
  }
  return parts;
}

/** Adds what is at one place to all places it lies in. */
export function addToTree(treeOfYear: TreeOfYear, leaf: Leaf): void {
  for (const { counts, sure, unlessAside, perhaps } of leafParts(treeOfYear, leaf, leaf.counts, 7)) {
    for (const place of sure) addTo(treeOfYear, place, counts, 'sure');
    if (unlessAside.length + perhaps.length === 0) continue;
    const open = asMaybe(counts);
    for (const place of unlessAside) addTo(treeOfYear, place, open, 'open');
    for (const place of perhaps) addTo(treeOfYear, place, open, 'divided');
  }
}
