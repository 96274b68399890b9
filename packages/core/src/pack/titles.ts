/**
 * Titles: what a subject may earn, by a condition, by years, in ranks.
 */

import type { Rank, Title } from '../document/index.js';
import { textIn } from '../json/guards.js';
import type { BoundRank, BoundTitle, BoundUpgrade } from '../plan/program.js';
import { idFrom } from '../text/meant.js';
import { ID } from '../text/names.js';
import { watch } from '../year/recognition.js';
import { offerTruth, type PackReading, rulesOf } from './reading.js';
import { bindYears, type Earlier, offerYears } from './year-rules.js';

/** Checks the titles of a pack, each of which may read those before it. */
export function bindTitles(reading: PackReading): BoundTitle[] {
  const { pack, barred, issues, broken } = reading;
  const titles: BoundTitle[] = [];
  const earlier: Earlier = new Map();
  const ids = new Set<string>();
  const all = Array.isArray(pack.titles) ? pack.titles : [];
  for (const [index, title] of all.entries()) {
    if (typeof title?.id !== 'string') continue;
    if (broken(`/titles/${index}/id`)) barred.set(`title.${title.id}`, '').set(`title.${idFrom(title.id)}`, '');
    else barred.set(`title.${title.id}`, 'title/not-earlier');
  }
  for (const [index, title] of all.entries()) {
    const pointer = `/titles/${index}`;
    if (typeof title !== 'object' || title === null) continue;
    const id = textIn(title.id);
    const isUsable = typeof title.id === 'string' && !broken(`${pointer}/id`);
    const isDoubled = isUsable && ids.has(id);
    if (isUsable) ids.add(id);
    if (isDoubled) issues.error('title/doubled', `${pointer}/id`, { id });
    // Whatever its id, its rules may hold other mistakes.
    const bound = bindTitle(title, pointer, earlier, reading);
    if (!isUsable || isDoubled) continue;
    titles.push(bound);
    offerYears(bound, earlier);
    offerTruth(`title.${id}`, bound.slot, reading);
    for (const rank of bound.ranks) offerTruth(`title.${id}.${rank.id}`, rank.slot, reading);
  }
  return titles;
}

function bindTitle(title: Title, pointer: string, earlier: Earlier, reading: PackReading): BoundTitle {
  const { scope, issues, broken } = reading;
  const { id, when, years, ranks } = title;
  if (when === undefined && years === undefined && ranks === undefined && !broken(pointer))
    issues.error('title/no-condition', pointer, { id: textIn(id) });
  const boundYears =
    years === undefined || broken(`${pointer}/years`)
      ? undefined
      : bindYears(years, `${pointer}/years`, earlier, reading);
  const boundRanks = bindRanks(title, pointer, reading);
  return {
    id,
    pointer,
    ranks: boundRanks,
    slot: scope.slots.code(),
    ...(boundYears !== undefined && { years: boundYears }),
    ...rulesOf(title, pointer, { when: 'truth' }, reading),
  };
}

function bindRanks(title: Title, pointer: string, reading: PackReading): BoundRank[] {
  const { scope, issues, broken } = reading;
  const seen = new Set<string>();
  const ranks: readonly Rank[] = Array.isArray(title.ranks) ? title.ranks : [];
  return ranks.map((rank, index): BoundRank => {
    const at = `${pointer}/ranks/${index}`;
    const rankId = textIn(rank?.id);
    if (broken(`${at}/id`) || typeof rank?.id !== 'string') seen.add(rankId);
    else if (rankId === 'none' || !ID.test(rankId)) issues.error('rank/reserved', `${at}/id`, { id: rankId });
    else if (seen.has(rankId)) issues.error('rank/doubled', `${at}/id`, { id: rankId });
    seen.add(rankId);
    const upgrade = bindUpgrade(title, ranks, index, at, reading);
    return {
      id: rankId,
      pointer: at,
      slot: scope.slots.code(),
      ...(upgrade !== undefined && { upgrade }),
      ...rulesOf(rank, at, { when: 'truth' }, reading),
    };
  });
}

function bindUpgrade(
  { id }: Title,
  ranks: readonly Rank[],
  index: number,
  at: string,
  { issues, broken }: PackReading,
): BoundUpgrade | undefined {
  const pointer = `${at}/upgradeAfterYears`;
  const afterYears = ranks[index]?.upgradeAfterYears;
  if (afterYears === undefined || broken(pointer)) return undefined;
  const below = ranks[index + 1];
  if (below === undefined) {
    issues.error('rank/no-rank-below', pointer, { id: textIn(ranks[index]?.id) });
    return undefined;
  }
  const order = ranks.map((rank) => textIn(rank?.id));
  return { pointer, afterYears, below: watch(`${textIn(id)}.${order[index + 1]}`, order) };
}
