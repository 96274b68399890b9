/**
 * The choice of a pack: which of those for a group judges a record, by its date and its place.
 */

import type { RoleValue, SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import type { CompiledPack } from '../pack/compiled.js';
import { placeNamed } from '../place/places.js';
import { isWithin } from '../text/days.js';
import type { RunContext } from './context.js';
import type { RunOptions } from './events.js';

/** The pack of the nearest place that judges this group on the record's date. */
export function choosePack(context: RunContext, record: SubjectRecord): CompiledPack | Issue {
  const date = record.date ?? `${record.year}-12-31`;
  const inForce = packsInForce(context, record.group, date);
  if (inForce.length === 0) return issueOf('pack/none-in-force', 'error', '/group', { group: record.group, date });
  const [only] = inForce;
  if (inForce.length === 1 && isEverywhere(only!, context.options)) return only!;
  const ranked = inForce.flatMap((pack) => {
    const depth = depthOf(pack, record, date, context.options);
    return depth === undefined ? [] : [{ pack, depth }];
  });
  const nearest = Math.max(...ranked.map(({ depth }) => depth));
  const chosen = ranked.filter(({ depth }) => depth === nearest);
  if (chosen.length === 0) return issueOf('pack/none-here', 'error', '/places', { group: record.group, date });
  if (chosen.length > 1)
    return issueOf('pack/several', 'error', '/group', {
      group: record.group,
      date,
      packs: chosen.map(({ pack }) => pack.id).join(', '),
    });
  return chosen[0]!.pack;
}

/** True for a pack that judges wherever one stands. */
function isEverywhere({ document }: CompiledPack, { places }: RunOptions): boolean {
  return places === undefined || places.find(document.place) === places.top;
}

/** Days of which it is remembered which packs are in force: records may carry as many as a decade has. */
const REMEMBERED_DAYS = 1000;

/** The packs for a group that are in force on a day. */
function packsInForce({ packs, inForce }: RunContext, group: string, date: string): readonly CompiledPack[] {
  let days = inForce.get(group);
  if (days === undefined) inForce.set(group, (days = new Map()));
  let found = days.get(date);
  if (found === undefined) {
    if (days.size >= REMEMBERED_DAYS) days.clear();
    found = packs.get(group)!.filter(({ document }) => isWithin(date, document.inForce.from, document.inForce.until));
    days.set(date, found);
  }
  return found;
}

/** How deep the pack's place lies when the record stands in it; undefined when it does not. */
function depthOf(
  { document }: CompiledPack,
  record: SubjectRecord,
  date: string,
  { places, codesAsOf }: RunOptions,
): number | undefined {
  const own = places?.find(document.place);
  if (places === undefined || own === places.top) return 0;
  const value: RoleValue | undefined = record.places?.[document.through];
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (own === undefined || first === undefined || first === null) return undefined;
  const place = placeNamed(places, first, codesAsOf ?? date);
  if (place === undefined || !places.standing(place, date).certain.includes(own)) return undefined;
  return places.standing(own, date).certain.length;
}
