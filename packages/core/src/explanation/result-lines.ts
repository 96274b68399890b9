/**
 * What a result says, line by line.
 */

import type { Source, Status } from '../document/index.js';
import type { Texts } from '../document/texts.js';
import type { Params } from '../issue/issue.js';
import { fill, type Wording } from '../issue/wording.js';
import type { Json } from '../json/guards.js';
import type { Result } from '../judge/result.js';
import type { TitleResult } from '../judge/titles.js';
import type { CompiledPack } from '../pack/compiled.js';
import { maybeOf } from '../value/tally.js';
import type { Quantity } from '../value/verdict.js';
import { writtenForm } from '../year/forms.js';
import type { Reason, YearsResult } from '../year/result.js';
import { type Change, leastChange } from './least-change.js';
import { type Line, type LineParams, lineOf } from './line.js';

type Lines = NonNullable<Wording['lines']>;

/** The sentences of a language, and the names of things in it. */
export interface Tongue {
  readonly words: Lines;
  readonly texts: Texts | undefined;
}

/** A line, and whether it belongs to the short form too. */
export interface Said {
  readonly line: Line;
  readonly isShort: boolean;
}

/** Says something: `params` are its data, `filling` what is in the sentence `key`. */
type Say = <Kind extends keyof LineParams>(
  kind: Kind,
  params: LineParams[Kind],
  key: string,
  filling: Params,
  pointer?: string,
) => void;

/** Kinds of lines that the short form leaves out. */
const LONG: ReadonlySet<Line['kind']> = new Set(['years', 'threshold', 'points', 'members']);

/** The lines of a result, but for its issues. */
export function resultLines(pack: CompiledPack, result: Result, tongue: Tongue): Said[] {
  const said: Said[] = [];
  const { words, texts } = tongue;
  const say: Say = (kind, params, key, filling, pointer) => {
    const line = lineOf(kind, fill(words[key] ?? key, filling), params, pointer);
    const isBelow = line.kind === 'indicators' && line.params.why === 'below';
    said.push({ line, isShort: !LONG.has(kind) && !isBelow });
  };
  const changes = leastChange(pack, result);
  for (const title of result.titles) sayTitle(say, tongue, pack, result, title, changes);
  if (result.points !== null && result.points !== undefined) {
    const { total, lowest } = result.points;
    const params = { total, ...(lowest !== undefined && { lowest }) };
    const filling = { total: shown(total), lowest: lowest === undefined ? '' : shown(lowest) };
    say('points', params, lowest === undefined ? 'total' : 'points', filling);
  }
  for (const { fact, tally } of result.members ?? []) {
    const total = tally.met + tally.unmet + tally.unknown;
    const params = { fact, met: tally.met, total, open: maybeOf(tally) + tally.unknown };
    const key = params.open === 0 ? 'counted-members' : 'open-members';
    say('members', params, key, { ...params, name: texts?.facts?.[fact] ?? fact });
  }
  return said;
}

function sayTitle(
  say: Say,
  tongue: Tongue,
  pack: CompiledPack,
  result: Result,
  title: TitleResult,
  changes: readonly Change[],
): void {
  const { words, texts } = tongue;
  const { id, verdict, why } = title;
  const filling = { title: texts?.titles?.[id] ?? id, verdict: words[verdict] ?? verdict };
  say('title', { title: id, verdict }, 'title', filling, title.decidedBy);
  if (why !== undefined) say('reason', { why }, why, {});
  for (const change of changes) if (change.title === id && change.rank === undefined) sayGap(say, tongue, change);
  sayConditions(say, texts, pack, result, title);
  if (title.years !== undefined) sayYears(say, words, title.years, title.decidedBy);
  for (const rank of why === undefined ? (title.ranks ?? []) : []) {
    const params = { title: id, rank: rank.id, verdict: rank.verdict };
    say('rank', params, 'rank', {
      rank: texts?.ranks?.[id]?.[rank.id] ?? rank.id,
      verdict: words[rank.verdict] ?? rank.verdict,
    });
    for (const change of changes) if (change.title === id && change.rank === rank.id) sayGap(say, tongue, change);
  }
  for (const reason of title.reasons ?? []) sayReason(say, texts, reason);
  sayThresholds(say, tongue, pack, result, title);
}

/** A number or a range, as people write it. */
function shown(value: Quantity): string {
  return typeof value === 'number' ? String(value) : `${value.low}…${value.high}`;
}

function sayGap(say: Say, { words, texts }: Tongue, change: Change): void {
  const { pointer, what, has, operator, needs, of, gap, indicators, share } = change;
  const params = {
    ...(what !== undefined && { what }),
    ...{ has, operator, needs, gap },
    ...(of !== undefined && { of }),
    ...(share !== undefined && { share }),
  };
  const filling = { has: shown(has), needs: shown(needs), gap: shown(gap) };
  if (operator === 'upgrade') return say('gap', params, 'upgrade', filling, pointer);
  if (operator === 'years')
    return of === undefined
      ? say('gap', params, 'years', filling, pointer)
      : say('gap', params, 'years-of', { ...filling, of }, pointer);
  const key = share === undefined ? 'gap' : share === null ? 'nobody' : 'share';
  const named = { ...filling, what: wordedName(words, texts, what, pointer), operator: words[operator] ?? operator };
  say('gap', params, key, named, pointer);
  if (indicators !== undefined)
    say('indicators', { why: 'below', indicators }, 'indicators', { names: indicatorNames(texts, indicators) });
}

function indicatorNames(texts: Texts | undefined, ids: readonly string[]): string {
  return ids.map((id) => texts?.indicators?.[id] ?? id).join('; ');
}

/** For a title that asks for all indicators, or for some number of them: which are not met, and which are open. */
function sayConditions(
  say: Say,
  texts: Texts | undefined,
  { document }: CompiledPack,
  { indicators }: Result,
  { id, verdict, why }: TitleResult,
): void {
  const title = document.titles.find((each) => each.id === id);
  const read = namesInRules([title?.when ?? null]);
  if (verdict === 'met' || why !== undefined || (!read.has('met.all') && !read.has('met.count'))) return;
  for (const met of ['unmet', 'unknown'] as const) {
    const ids = indicators.filter((each) => each.met === met).map((each) => each.id);
    if (ids.length > 0)
      say('indicators', { why: met, indicators: ids }, `conditions-${met}`, { names: indicatorNames(texts, ids) });
  }
}

/** The years that a rule looked at, each with its verdict, the latest first. */
function sayYears(say: Say, words: Lines, { years }: YearsResult, pointer: string): void {
  const told = years.map(({ year, verdict, groupChange }) => {
    const word = verdict === 'absent' ? (words.unassessed ?? verdict) : (words[verdict] ?? verdict);
    return `${year} ${word}${groupChange === undefined ? '' : ` (${words.change})`}`;
  });
  say('years', { years }, 'counted', { years: told.join(', ') }, pointer);
}

function wordedName(words: Lines, texts: Texts | undefined, what: string | undefined, pointer: string): string {
  if (what === undefined) return fill(words.condition!, { pointer });
  const [, id] = what.split('.') as [string, string?];
  // The engine has words for totals; a fact may be called like any other of its words.
  if (what === 'points.total' || what === 'points.lowest' || what === 'met.count') return words[what] ?? what;
  return (
    texts?.facts?.[what] ??
    (id === undefined ? what : (texts?.criteria?.[id] ?? texts?.indicators?.[id] ?? texts?.titles?.[id] ?? what))
  );
}

function sayReason(say: Say, texts: Texts | undefined, reason: Reason): void {
  const filling = 'year' in reason ? { year: reason.year } : { name: texts?.facts?.[reason.fact] ?? reason.fact };
  say('reason', reason, reason.why, filling);
}

/** Each threshold that the title's rule reads, with its value on the record's day and where it comes from. */
function sayThresholds(
  say: Say,
  { words, texts }: Tongue,
  { document }: CompiledPack,
  { date }: Result,
  { id }: TitleResult,
): void {
  const title = document.titles.find((each) => each.id === id);
  const read = namesInRules([title?.when ?? null, ...(title?.ranks ?? []).map(({ when }) => when ?? null)]);
  const sayOne = (
    value: number,
    { source, status }: { readonly source?: string; readonly status: Status },
    name: string,
    threshold?: string,
  ) =>
    say(
      'threshold',
      { ...(threshold !== undefined && { threshold }), value, ...(source !== undefined && { source }), status },
      'threshold',
      { name, value, source: sourceText(words, document.sources, source, status) },
    );
  for (const [name, dated] of Object.entries(document.thresholds ?? {})) {
    if (!read.has(`threshold.${name}`)) continue;
    const value =
      [...dated].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)).find(({ from = '' }) => from <= date) ??
      dated[0]!;
    sayOne(value.value, value, texts?.thresholds?.[name] ?? name, name);
  }
  if (title?.years !== undefined && title.source !== undefined)
    sayOne(writtenForm(title.years).stated(title.years), title, texts?.titles?.[id] ?? id);
}

function sourceText(
  words: Lines,
  sources: { readonly [key: string]: Source },
  source: string | undefined,
  status: Status,
): string {
  const found = source === undefined ? undefined : sources[source];
  const seen = found?.seenIn === undefined ? '' : `, ${words.seenIn} ${found.seenIn}`;
  return found === undefined
    ? (words[status] ?? status)
    : `${found.document}${seen} (${words[status === 'placeholder' ? 'provisional' : status]})`;
}

function namesInRules(rules: readonly Json[]): Set<string> {
  const names = new Set<string>();
  const todo: Json[] = [...rules];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const name = (next as { readonly var?: Json }).var;
    if (typeof name === 'string') names.add(name);
    todo.push(...Object.values(next));
  }
  return names;
}
