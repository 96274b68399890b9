/**
 * Kinds of places that a programme names, so that targets may differ by them: mountain communes, islands.
 */
import type { PlaceKind, Programme, Target } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { membersOf } from '../json/guards.js';
import type { CompiledPlaces } from '../place/places.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

type PlaceKinds = NonNullable<Programme['placeKinds']>;

/** Checks that no place is of two kinds, and no target for a kind that the programme does not name. */
export function checkPlaceKinds(kinds: PlaceKinds, issues: Issues, broken: (pointer: string) => boolean): void {
  const seen = new Map<string, string>();
  for (const [kind, { places }] of membersOf(kinds) as [string, PlaceKind][]) {
    const pointer = pointerTo('/placeKinds', kind);
    if (broken(pointer)) continue;
    for (const [index, place] of places.entries()) {
      const other = seen.get(place);
      if (other !== undefined)
        issues.error('kind/doubled', `${pointer}/places/${index}`, { place: shownName(place), kind, other });
      else seen.set(place, kind);
    }
  }
}

/** `kinds` is absent when they cannot be read. */
export function checkTargetKind(target: Target, pointer: string, kinds: PlaceKinds | undefined, issues: Issues): void {
  if (target.for === undefined || kinds === undefined || Object.hasOwn(kinds, target.for)) return;
  const near = issues.nearest(target.for, Object.keys(kinds));
  issues.error(near ? 'target/misspelt-kind' : 'target/unknown-kind', `${pointer}/for`, {
    kind: shownName(target.for),
    ...(near && { near }),
  });
}

/** The kind of a place on a day: that of the nearest place, from itself upwards, for which one is given. */
export type KindOf = (place: number) => string | undefined;

/**
 * Kinds on the tree of one day. What is listed is a place id, or a code of that day; a place that is not in force then
 * lends its kind to none.
 */
export function kindsOn(
  { id, placeKinds }: Programme,
  places: CompiledPlaces,
  date: string,
  issues: Issue[],
): KindOf | undefined {
  if (placeKinds === undefined) return undefined;
  const kinds = new Map<number, string>();
  for (const [kind, { places: listed }] of membersOf(placeKinds) as [string, PlaceKind][]) {
    for (const [index, given] of listed.entries()) {
      const fail = (code: string, params: { [name: string]: string }) =>
        void issues.push(
          issueOf(code, 'error', `${pointerTo('/placeKinds', kind)}/places/${index}`, {
            programme: id,
            place: shownName(given),
            kind,
            date,
            ...params,
          }),
        );
      const resolved = places.resolve(given, date);
      if (!('place' in resolved)) {
        if (resolved.problem !== 'not-in-force') fail('kind/unknown-place', {});
        continue;
      }
      const other = kinds.get(resolved.place);
      if (other !== undefined && other !== kind) fail('kind/two-kinds', { other });
      else kinds.set(resolved.place, kind);
    }
  }
  return (place) => {
    const own = kinds.get(place);
    if (own !== undefined) return own;
    const depth = (above: number) => places.standing(above, date).certain.length;
    const [nearest] = places
      .standing(place, date)
      .certain.filter((above) => kinds.has(above))
      .sort((a, b) => depth(b) - depth(a));
    return nearest === undefined ? undefined : kinds.get(nearest);
  };
}

/** The targets that a place of a kind is held against: in each year that of its kind, or else the general one. */
export function targetsFor(targets: readonly Target[], kind: string | undefined): readonly Target[] {
  const own = targets.filter((target) => target.for !== undefined && target.for === kind);
  const years = new Set(own.map(({ year }) => year));
  return [...own, ...targets.filter((target) => target.for === undefined && !years.has(target.year))];
}
