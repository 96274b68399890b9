/**
 * The dated tree of places: codes resolved with a date, and where a place stands in the tree of another day.
 */
import { dayBefore, isWithin } from './dates.js';
import type { Place, PlaceLink, Places, Snapshot } from './documents.js';
import type { Issue } from './issue.js';
import { LARGE } from './json.js';
import { limits } from './limits.js';
import { shownName, shownNames } from './names.js';
import { checkExpected, checkLinks, checkTree, type Listed } from './place-checks.js';
import { checkSources } from './provenance.js';
import { places as placesShape } from './shape.gen.js';
import { PackError, readDocument, type Shaped } from './shape.js';

/** Answers are remembered for at most so many days at a time: records may carry as many dates as a decade has days. */
const REMEMBERED_DAYS = 100;

/** What a code means on a day. */
export type Resolved =
  | {
      /** Position in `places`. */
      readonly place: number;
      /** The code as it was given, when it had only lost leading zeros; absent when it is exact. */
      readonly repairedFrom?: string;
    }
  | {
      /** No list holds the code; it means several places on that day; it means one on other days only. */
      readonly problem: 'unknown' | 'ambiguous' | 'not-in-force';
      /** The places, or the days, that come near, as text; empty for an unknown code. */
      readonly hint: string;
    };

/** Where a place stands in the tree of a day: surely in `certain`, perhaps in `maybe`. Positions in `places`. */
export interface Standing {
  /** Places in which all of it lies, from itself upwards, when it is in force on that day. */
  readonly certain: readonly number[];
  /** Places in which only some of it lies, or may lie. */
  readonly maybe: readonly number[];
}

/** Places that have been checked once. A place is known by its position in `places`. */
export interface CompiledPlaces {
  /** The lists as they were read, in the order in which they were given. */
  readonly documents: readonly Places[];
  /** All places of all lists, one after the other. */
  readonly places: readonly Place[];
  /** The snapshots of all lists. */
  readonly snapshots: readonly Snapshot[];
  /** The id of a place by its position in `places`. */
  readonly idOf: (place: number) => string;
  /** The position of a place by its id. */
  readonly find: (id: string) => number | undefined;
  /** The place that a code, or a place id, means on a day. */
  readonly resolve: (code: string, date: string) => Resolved;
  /** Where a place lies in the tree of a day: surely, or perhaps when it was divided. */
  readonly standing: (place: number, date: string) => Standing;
  /** Places in force on a day, topmost first, siblings by code. */
  readonly tree: (date: string) => readonly number[];
  /** Position of the topmost place. */
  readonly top: number;
}

/**
 * Everything that is wrong with lists of places given together, such as a country's and one's own organisations (SEMANTICS
 * §7.5): each mistake once, with its JSON Pointer and, for text, line and column. Never throws.
 *
 * @example
 * const list = { format: 'tieuchi-places/1', id: 'demo/places', version: '1.0.0', places: [
 *   { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
 *   { id: 'tinh-01', code: '01', level: 'tinh', name: 'Hà Nội', parent: 'v' },
 * ] };
 * checkPlaces(list).map(({ code, pointer }) => [code, pointer]); // => [['places/unknown-parent', '/places/1/parent']]
 */
export function checkPlaces(...textsOrJson: readonly unknown[]): Issue[] {
  return bindPlaces(textsOrJson).issues;
}

/**
 * Places ready to resolve codes and to roll up; several lists, as text or JSON, become one tree (SEMANTICS §4.3, §7.5).
 *
 * @throws PackError with the located issues when a list has errors; nothing else.
 *
 * @example
 * const places = compilePlaces({ format: 'tieuchi-places/1', id: 'demo/places', version: '1.0.0', places: [
 *   { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
 *   { id: 'tinh-01', code: '01', level: 'tinh', name: 'Hà Nội', parent: 'vn' },
 * ] });
 * places.resolve('1', '2023-12-31'); // => { place: 1, repairedFrom: '1' }
 * places.standing(1, '2023-12-31').certain.map(places.idOf); // => ['tinh-01', 'vn']
 */
export function compilePlaces(...textsOrJson: readonly unknown[]): CompiledPlaces {
  const { compiled, issues } = bindPlaces(textsOrJson);
  if (compiled === undefined) throw new PackError(issues);
  return compiled;
}

function bindPlaces(given: readonly unknown[]): { compiled?: CompiledPlaces; issues: Issue[] } {
  const documents: Places[] = [];
  const rows: Place[] = [];
  const positions = new Map<string, number>();
  const read = given.map((textOrJson) => {
    const shaped = readDocument<Places>(textOrJson, placesShape, LARGE);
    const { document, issues } = shaped;
    if (document === undefined && issues.list.length === 0)
      issues.error('shape/type', '', { expected: 'an object { }', found: 'something else' });
    if (document === undefined || issues.hasErrors()) return shaped;
    for (const [index, place] of document.places.entries()) {
      if (positions.has(place.id)) issues.error('places/doubled-id', `/places/${index}/id`, { id: place.id });
      else positions.set(place.id, rows.push(place) - 1);
      if (place.from !== undefined && place.until !== undefined && place.until <= place.from) {
        issues.error('places/never-in-force', `/places/${index}/until`, {
          id: place.id,
          from: place.from,
          until: place.until,
        });
      }
    }
    documents.push(document);
    return shaped;
  });
  // Any list may name the places of any other; of a list that cannot be read nothing is known.
  if (documents.length === given.length)
    checkTogether(read as Readable[], { rows, links: linksOf(documents), positions });
  const failed = read.some(({ issues }) => issues.hasErrors());
  const found = read.flatMap(({ located }) => located());
  if (failed || rows.length === 0) return { issues: found };
  return { compiled: compile(documents, rows, positions), issues: found };
}

type Readable = Shaped<Places> & { readonly document: Places };

function linksOf(documents: readonly Places[]): PlaceLink[] {
  return documents.flatMap(({ links = [] }) => links);
}

function checkTogether(read: readonly Readable[], listed: Listed): void {
  for (const { document, issues } of read) checkTree(document, listed, issues);
  // Links can be followed only where every place is there, once.
  if (!read.some(({ issues }) => issues.hasErrors())) checkLinks(read, listed);
  for (const { document, issues, broken } of read) {
    checkExpected(document, issues);
    checkSources(document.expect ?? {}, '/expect', document, issues, broken);
  }
}

function compile(
  documents: readonly Places[],
  places: readonly Place[],
  positions: ReadonlyMap<string, number>,
): CompiledPlaces {
  const parents = places.map(({ parent }) => (parent === undefined ? undefined : positions.get(parent)));
  const into = new Map<number, number[]>();
  const outOf = new Map<number, number[]>();
  for (const { from, to } of linksOf(documents)) {
    push(into, positions.get(from)!, positions.get(to)!);
    push(outOf, positions.get(to)!, positions.get(from)!);
  }
  const byDate = new Map<string, Map<string, Resolved>>();
  const codes = codeIndex(places);
  const standings = new Map<string, (Standing | undefined)[]>();
  const trees = new Map<string, readonly number[]>();

  const standing = (place: number, date: string): Standing => {
    let known = standings.get(date);
    if (known === undefined) {
      if (standings.size >= REMEMBERED_DAYS) standings.clear();
      standings.set(date, (known = []));
    }
    const found = known[place];
    if (found !== undefined) return found;
    // A chain of links may be long: places wait for those they lead to, none within another.
    const waiting = [open(place, date, known)];
    for (let top = waiting[0]; top !== undefined; top = waiting[waiting.length - 1]) {
      const next = top.leadsTo[top.at];
      top.at += 1;
      if (next === undefined) {
        known[top.place] = settle(top, known);
        waiting.pop();
      } else if (known[next] === undefined) waiting.push(open(next, date, known));
    }
    return known[place]!;
  };
  const open = (place: number, date: string, known: (Standing | undefined)[]): Waiting => {
    // Set before the search, so that a circle of links ends.
    known[place] = NOWHERE;
    const { from, until } = places[place]!;
    const parent = parents[place];
    const above = parent === undefined ? [] : [parent];
    if (isWithin(date, from, until)) return { place, stands: true, leadsTo: above, at: 0 };
    const others = (until !== undefined && until <= date ? into : outOf).get(place) ?? [];
    // Where no link says what became of it, it lies where the place above it lies.
    return { place, stands: false, leadsTo: others.length > 0 ? others : above, at: 0 };
  };

  return {
    documents,
    places,
    snapshots: documents.flatMap(({ snapshots = [] }) => snapshots),
    idOf: (place) => places[place]!.id,
    find: (id) => positions.get(id),
    resolve: (code, date) => {
      let known = byDate.get(date);
      if (known === undefined) {
        if (byDate.size >= REMEMBERED_DAYS) byDate.clear();
        byDate.set(date, (known = new Map()));
      }
      let found = known.get(code);
      if (found !== undefined) return found;
      found = resolveCode(code, date, places, codes, positions);
      // Wrong codes are without number, and not worth remembering.
      if (!('problem' in found && found.problem === 'unknown')) known.set(code, found);
      return found;
    },
    standing,
    tree: (date) => {
      let found = trees.get(date);
      if (found === undefined) trees.set(date, (found = treeOf(places, parents, date)));
      return found;
    },
    top: parents.indexOf(undefined),
  };
}

const NOWHERE: Standing = { certain: [], maybe: [] };

/** A place whose standing waits for that of those it leads to. */
interface Waiting {
  readonly place: number;
  /** True when it is in force itself. */
  readonly stands: boolean;
  readonly leadsTo: readonly number[];
  at: number;
}

function settle({ place, stands, leadsTo }: Waiting, known: readonly (Standing | undefined)[]): Standing {
  const standings = leadsTo.map((other) => known[other]!);
  if (!stands) return common(standings);
  const [above = NOWHERE] = standings;
  return { certain: [place, ...above.certain], maybe: above.maybe };
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Certain is what all targets share; perhaps is what only some do. */
function common(standings: readonly Standing[]): Standing {
  const [first, ...rest] = standings;
  if (first === undefined) return { certain: [], maybe: [] };
  const certain = first.certain.filter((place) => rest.every((other) => other.certain.includes(place)));
  const sure = new Set(certain);
  const maybe = new Set(
    standings.flatMap((each) => [...each.certain, ...each.maybe]).filter((place) => !sure.has(place)),
  );
  return { certain, maybe: [...maybe] };
}

interface Codes {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  /** By the code without its leading zeros. */
  readonly bare: ReadonlyMap<string, readonly number[]>;
}

function codeIndex(places: readonly Place[]): Codes {
  const exact = new Map<string, number[]>();
  const bare = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, place: number) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [place]);
    else list.push(place);
  };
  for (const [index, { code }] of places.entries()) {
    add(exact, code, index);
    if (/^0+[1-9]\d*$/.test(code)) add(bare, code.replace(/^0+/, ''), index);
  }
  return { exact, bare };
}

function resolveCode(
  code: string,
  date: string,
  places: readonly Place[],
  { exact, bare }: Codes,
  positions: ReadonlyMap<string, number>,
): Resolved {
  const inForce = (list: readonly number[] = []) =>
    list.filter((place) => isWithin(date, places[place]!.from, places[place]!.until));
  const same = exact.get(code);
  const found = inForce(same);
  if (found.length === 1) return { place: found[0]! };
  if (found.length > 1) return { problem: 'ambiguous', hint: shownHints(found.map((place) => places[place]!.id)) };
  const byId = positions.get(code);
  if (byId !== undefined && inForce([byId]).length === 1) return { place: byId };
  // A code of another day may be meant: nothing is put right that leaves a doubt.
  const shorter = same === undefined ? inForce(bare.get(code)) : [];
  if (shorter.length === 1) return { place: shorter[0]!, repairedFrom: code };
  if (shorter.length > 1)
    return { problem: 'ambiguous', hint: shownHints(shorter.map((place) => places[place]!.code)) };
  const other = same ?? (byId === undefined ? undefined : [byId]) ?? bare.get(code);
  if (other === undefined) return { problem: 'unknown', hint: '' };
  const spans = other
    .slice(0, limits.shownNames)
    .map((place) => `${shownName(places[place]!.name)} (${places[place]!.from ?? '…'} – ${until(places[place]!)})`);
  return { problem: 'not-in-force', hint: spans.join('; ') };
}

function shownHints(names: readonly string[]): string {
  return shownNames(names).replaceAll('`', '');
}

function until({ until: end }: Place): string {
  return end === undefined ? '…' : dayBefore(end);
}

function treeOf(places: readonly Place[], parents: readonly (number | undefined)[], date: string): readonly number[] {
  const children = new Map<number | undefined, number[]>();
  for (const [index, { from, until: end }] of places.entries()) {
    if (!isWithin(date, from, end)) continue;
    const parent = parents[index];
    const above =
      parent !== undefined && isWithin(date, places[parent]!.from, places[parent]!.until) ? parent : undefined;
    const list = children.get(above);
    if (list === undefined) children.set(above, [index]);
    else list.push(index);
  }
  const byCode = (a: number, b: number) =>
    places[a]!.code < places[b]!.code ? -1 : places[a]!.code > places[b]!.code ? 1 : a - b;
  const order: number[] = [];
  const todo = [...(children.get(undefined) ?? [])].sort(byCode).reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    order.push(next);
    todo.push(...(children.get(next) ?? []).sort(byCode).reverse());
  }
  return order;
}

/** The snapshot that a tree of a day rests on, when its list is only known as it stood on another day. */
export function snapshotFor({ snapshots }: CompiledPlaces, date: string): Snapshot | undefined {
  return snapshots.find(({ before }) => date < before);
}
