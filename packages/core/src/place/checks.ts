/**
 * What a list of places must hold beyond its shape: a tree, links that can be followed both ways, and the numbers that it
 * says it has.
 */
import type { Place, PlaceLink, Places } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { dayBefore, isWithin } from '../text/days.js';
import { limits } from '../text/limits.js';
import { shownName, shownNames } from '../text/names.js';
import { createStandings, landOf } from './standing.js';

/** Rows and links of all lists that were given together; a place is known by its position in `rows`. */
export interface Listed {
  readonly rows: readonly Place[];
  readonly links: readonly PlaceLink[];
  readonly positions: ReadonlyMap<string, number>;
}

/** Parents and ends of links are there, and no place lies in itself. */
export function checkTree(document: Places, { rows, positions }: Listed, issues: Issues): void {
  for (const [index, place] of document.places.entries()) {
    if (place.parent === undefined) continue;
    if (!positions.has(place.parent))
      issues.error('places/unknown-parent', `/places/${index}/parent`, {
        id: place.id,
        parent: shownName(place.parent),
      });
    else {
      const circle = circleOf(place, positions, rows);
      if (circle === 'deep')
        issues.error('places/too-deep', `/places/${index}/parent`, { id: place.id, limit: limits.placeDepth });
      else if (circle !== undefined)
        issues.once(`circle ${circle.join(' ')}`, 'places/circle', `/places/${index}/parent`, { id: place.id });
    }
  }
  for (const [index, link] of (document.links ?? []).entries()) {
    for (const end of ['from', 'to'] as const) {
      if (!positions.has(link[end]))
        issues.error('places/unknown-link', `/links/${index}/${end}`, { id: shownName(link[end]) });
    }
  }
}

/** The ids of a circle of parents in which a place stands; a place that only hangs below one is not reported. `deep`: more lie above it than may. */
function circleOf(
  place: Place,
  positions: ReadonlyMap<string, number>,
  rows: readonly Place[],
): readonly string[] | 'deep' | undefined {
  const passed = new Set([place]);
  for (let at = place; at.parent !== undefined && passed.size <= limits.placeDepth; ) {
    const next = positions.get(at.parent);
    if (next === undefined) return undefined;
    at = rows[next]!;
    if (at === place) return [...passed].map(({ id }) => id).sort();
    if (passed.has(at)) return undefined;
    passed.add(at);
  }
  return passed.size > limits.placeDepth ? 'deep' : undefined;
}

/** The lists as something to walk in: who lies in whom, and what became of whom. Parents and ends of links must be there. */
interface PlaceIndex {
  readonly at: (id: string) => Place;
  readonly childrenOf: ReadonlyMap<string, readonly Place[]>;
  readonly outOf: ReadonlyMap<string, readonly PlaceLink[]>;
  readonly into: ReadonlyMap<string, readonly PlaceLink[]>;
  /** In which places a place lies on a day. */
  readonly standing: (
    place: Place,
    date: string,
  ) => { readonly certain: readonly Place[]; readonly maybe: readonly Place[] };
}

/** Links say one thing: each joins an end with a beginning, and those of a place agree with each other and with those above it. */
export function checkLinks(documents: readonly { document: Places; issues: Issues }[], listed: Listed): void {
  const { rows, links, positions } = listed;
  if (links.length === 0) return;
  const { standing } = createStandings(landOf(rows, links, positions));
  const land: PlaceIndex = {
    at: (id) => rows[positions.get(id)!]!,
    childrenOf: groupBy(
      rows.filter(({ parent }) => parent !== undefined),
      ({ parent }) => parent!,
    ),
    outOf: groupBy(links, ({ from }) => from),
    into: groupBy(links, ({ to }) => to),
    standing: (place, date) => {
      const { certain, maybe } = standing(positions.get(place.id)!, date);
      return { certain: certain.map((at) => rows[at]!), maybe: maybe.map((at) => rows[at]!) };
    },
  };
  if (!areFew(documents, land)) return;
  for (const { document, issues } of documents) {
    const days = new Set<string>();
    for (const [index, link] of (document.links ?? []).entries())
      if (checkLink(link, `/links/${index}`, land, issues)) days.add(land.at(link.to).from!);
    for (const [index, place] of document.places.entries()) checkFate(place, `/places/${index}`, days, land, issues);
  }
}

/** Whether no place has more links, out of it or into it, than may be held against each other; those that have are reported once. */
function areFew(documents: readonly { document: Places; issues: Issues }[], { outOf, into }: PlaceIndex): boolean {
  let found = true;
  for (const { document, issues } of documents) {
    for (const [index, link] of (document.links ?? []).entries()) {
      for (const [end, links] of [
        ['from', outOf.get(link.from)!],
        ['to', into.get(link.to)!],
      ] as const) {
        if (links.length <= limits.linksOfPlace) continue;
        found = false;
        if (links[limits.linksOfPlace] === link)
          issues.error('places/too-many-links', `/links/${index}/${end}`, {
            id: shownName(link[end]),
            found: links.length,
            limit: limits.linksOfPlace,
          });
      }
    }
  }
  return found;
}

/** True when the link joins two places that follow each other. */
function checkLink(link: PlaceLink, pointer: string, land: PlaceIndex, issues: Issues): boolean {
  const { from, to, kind } = link;
  const [source, target] = [land.at(from), land.at(to)];
  if (source.until === undefined || source.until !== target.from) {
    issues.error('places/link-days', pointer, { from, to, until: source.until ?? '…', began: target.from ?? '…' });
    return false;
  }
  const siblings = land.outOf.get(from)!;
  const targets = new Set(siblings.map((other) => other.to).filter((other) => land.at(other).from === source.until));
  if (siblings.find((other) => other.to === to) !== link) issues.error('places/doubled-link', pointer, { from, to });
  else if (kind === 'full' && targets.size > 1)
    issues.error('places/full-of-several', `${pointer}/kind`, { from, to, targets: targets.size });
  else if (kind === 'partial' && targets.size === 1)
    issues.error('places/partial-alone', `${pointer}/kind`, { from, to });
  const above = contradicted(source, target, land);
  if (above !== undefined)
    issues.error('places/links-disagree', pointer, {
      from,
      to,
      above: above.id,
      became: shownNames(land.outOf.get(above.id)!.map((other) => other.to)).replaceAll('`', ''),
    });
  return true;
}

/**
 * A place above the source of a link that went, by its own links, somewhere else than the target. Both are looked at in the
 * tree of the day before and of the day itself.
 */
function contradicted(source: Place, target: Place, { outOf, standing }: PlaceIndex): Place | undefined {
  const day = source.until!;
  const { certain, maybe } = standing(target, day);
  const reached = new Set([...certain, ...maybe].map(({ id }) => id));
  return standing(source, dayBefore(day)).certain.find((above) => {
    if (above === source || above.until !== day) return false;
    const own = outOf.get(above.id);
    return own !== undefined && !own.some(({ to }) => reached.has(to));
  });
}

/** On a day that the list's links tell of, what ended leads on and what began comes from somewhere. */
function checkFate(place: Place, pointer: string, days: ReadonlySet<string>, land: PlaceIndex, issues: Issues): void {
  const { id, name, from, until } = place;
  if (until !== undefined && days.has(until) && !isTold(place, 'until', dayBefore(until), land.outOf, land))
    issues.warning('places/no-target', pointer, { id, name, day: until });
  if (from !== undefined && days.has(from) && !isTold(place, 'from', from, land.into, land))
    issues.warning('places/no-source', pointer, { id, name, day: from });
}

/** By its own links, or by those of the places in it: some are reported, and all that ended or began with it. */
function isTold(
  place: Place,
  end: 'from' | 'until',
  day: string,
  links: ReadonlyMap<string, readonly PlaceLink[]>,
  land: PlaceIndex,
): boolean {
  if (links.has(place.id)) return true;
  const inside = (land.childrenOf.get(place.id) ?? []).filter(
    (child) => child[end] === place[end] && isWithin(day, child.from, child.until),
  );
  return inside.length > 0 && inside.every((child) => isTold(child, end, day, links, land));
}

/** The list holds as many places of a level on a day as it says. */
export function checkExpected({ places, expect }: Places, issues: Issues): void {
  const counts = expect?.counts ?? [];
  if (counts.length === 0) return;
  const names = counts.some(({ named }) => named !== undefined) ? places.map(({ name }) => wordsOf(name)) : [];
  for (const [index, { level, named, on, count }] of counts.entries()) {
    const first = named === undefined ? '' : wordsOf(named);
    const found = places.filter(
      (place, position) =>
        place.level === level &&
        isWithin(on, place.from, place.until) &&
        (named === undefined || names[position]!.startsWith(first)),
    ).length;
    if (found !== count)
      issues.error('places/other-count', `/expect/counts/${index}/count`, {
        level: named === undefined ? level : `${level}: ${named} …`,
        on,
        count,
        found,
      });
  }
}

/** The words of a name, whatever their capitals: a name begins with another when this does. */
function wordsOf(name: string): string {
  return `${name.normalize('NFC').toLowerCase()} `;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
