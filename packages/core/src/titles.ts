/**
 * Titles: what a subject may earn, by a condition, by years, in ranks.
 */
import type { Title, YearRule } from './documents.js';
import type { Issues } from './issue.js';
import { textIn } from './json.js';
import { ID, nearestName, shownName } from './names.js';
import type { BoundRank, BoundTitle } from './program.js';
import { offerTruth, type Reading, rulesOf } from './reading.js';

/** Checks the titles of a pack, each of which may read those before it. */
export function bindTitles(reading: Reading): BoundTitle[] {
  const { pack, barred, issues, broken } = reading;
  const titles: BoundTitle[] = [];
  const all = Array.isArray(pack.titles) ? pack.titles : [];
  for (const title of all) if (typeof title?.id === 'string') barred.set(`title.${title.id}`, 'title/not-earlier');
  const readable = new Set<string>();
  for (const [index, title] of all.entries()) {
    const pointer = `/titles/${index}`;
    const { id } = title ?? {};
    if (typeof id !== 'string' || broken(`${pointer}/id`)) continue;
    if (titles.some((other) => other.id === id)) {
      issues.error('title/doubled', `${pointer}/id`, { id });
      continue;
    }
    const bound = bindTitle(title, pointer, readable, reading);
    titles.push(bound);
    offerTruth(`title.${id}`, bound.slot, reading);
    readable.add(id);
    for (const rank of bound.ranks) {
      offerTruth(`title.${id}.${rank.id}`, rank.slot, reading);
      readable.add(`${id}.${rank.id}`);
    }
  }
  return titles;
}

function bindTitle(title: Title, pointer: string, readable: ReadonlySet<string>, reading: Reading): BoundTitle {
  const { scope, issues, broken } = reading;
  const { id, when, years, ranks } = title;
  if (when === undefined && years === undefined && ranks === undefined && !broken(pointer))
    issues.error('title/no-condition', pointer, { id });
  if (years !== undefined && !broken(`${pointer}/years`)) checkYears(years, `${pointer}/years`, readable, issues);
  const boundRanks = bindRanks(title, pointer, reading);
  return {
    id,
    pointer,
    yearsPointer: `${pointer}/years`,
    ranks: boundRanks,
    slot: scope.slots.code(),
    ...(years !== undefined && { years, yearsSlot: scope.find(`title.${textIn(years?.title)}`)?.slot ?? 0 }),
    ...rulesOf(title, pointer, { when: 'truth' }, reading),
  };
}

function bindRanks({ ranks }: Title, pointer: string, reading: Reading): BoundRank[] {
  const { scope, issues, broken } = reading;
  const seen = new Set<string>();
  return (Array.isArray(ranks) ? ranks : []).map((rank, index): BoundRank => {
    const at = `${pointer}/ranks/${index}`;
    const rankId = textIn(rank?.id);
    if (broken(`${at}/id`)) seen.add(rankId);
    else if (rankId === 'none' || !ID.test(rankId)) issues.error('rank/reserved', `${at}/id`, { id: rankId });
    else if (seen.has(rankId)) issues.error('rank/doubled', `${at}/id`, { id: rankId });
    seen.add(rankId);
    return {
      id: rankId,
      pointer: at,
      slot: scope.slots.code(),
      ...rulesOf(rank, at, { when: 'truth' }, reading),
    };
  });
}

function checkYears(
  { title, gap, groupChange }: YearRule,
  pointer: string,
  readable: ReadonlySet<string>,
  issues: Issues,
): void {
  checkPolicy(gap, ['reset', 'bridge', 'unknown'], `${pointer}/gap`, issues);
  checkPolicy(groupChange, ['keep', 'reset', 'unknown'], `${pointer}/groupChange`, issues);
  if (readable.has(title)) return;
  const near = nearestName(title, readable);
  issues.error(near ? 'years/misspelt-title' : 'years/unknown-title', `${pointer}/title`, {
    title: shownName(title),
    ...(near && { near }),
  });
}

/** The shape knows the values of a policy with provenance only. */
function checkPolicy(policy: unknown, known: readonly string[], pointer: string, issues: Issues): void {
  if (typeof policy !== 'string' || known.includes(policy)) return;
  const near = nearestName(policy, known);
  issues.error(near ? 'shape/misspelt-value' : 'shape/value', pointer, {
    found: shownName(policy),
    known: known.join('`, `'),
    ...(near && { near }),
  });
}
