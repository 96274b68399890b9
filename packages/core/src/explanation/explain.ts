/**
 * Results and issues in words: lines as data, each with its sentence, in Vietnamese and English.
 */

import type { Source, Status } from '../document/index.js';
import type { Texts } from '../document/texts.js';
import type { Issue, Params } from '../issue/issue.js';
import { aboutHistory, aboutRecords } from '../issue/vietnamese-results.js';
import { type Catalogue, fill, type Wording, wordIssue } from '../issue/wording.js';
import type { Json } from '../json/guards.js';
import type { Result, TitleResult } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { matchLocale } from '../text/locale.js';
import { maybeOf } from '../value/tally.js';
import type { Quantity } from '../value/verdict.js';
import { writtenForm } from '../year/forms.js';
import type { Reason, YearsResult } from '../year/result.js';
import { en } from './english.js';
import { lineOf } from './line.js';
import { linesOf, type Tongue } from './result-lines.js';
import { vi } from './vietnamese.js';

<<<<<<< HEAD

/** Sentences in the order in which one reads them. */
export type Sentences = {}
  /** Each with what it says as data. */
=======

import type { Words } from './words.js';
/** One sentence, with what it says as data. */
export interface Line {
  /**
   * What it speaks of: the total, a title, one of its ranks, the years of a year rule, what a comparison lacks, why something
   * is open, the indicators behind it, members counted, a threshold with its source, an issue of the result; of an issue by
   * itself, its message and what to do.
   */
  readonly kind:
    | 'points'
    | 'title'
    | 'rank'
    | 'years'
    | 'gap'
    | 'reason'
    | 'indicators'
    | 'members'
    | 'threshold'
    | 'issue'
    | 'message'
    | 'hint';
  /** The sentence in the language asked for. */
  readonly text: string;
  /** JSON Pointer into the pack; of issues, where the issue points. Absent where a line speaks of no single place. */
  readonly pointer?: string;
  /** What fills the sentence, by name, so that an app can word it itself. */
  readonly params: Params;
}

/** A result or an issue in words. */
export type Explanation = {}
  /** The sentences in the order in which one reads them. */
>>>>>>> 5cff868 (Operators and forms of year rules answer for themselves: a row of a table and a file of their family, asked by shared code that compares no name)
  readonly lines: readonly Line[];
  /** The lines as one text, a line each. */
  readonly text: string;
}

/** A result or an issue in words. */
export interface Explanation extends Sentences {
  /** The language of the sentences: the one asked for as far as there is one, else `en`. */
  readonly locale: string;
  /**
   * The same in short: each title and rank with its verdict, what decided and what is lacking. Left out are years, thresholds,
   * sources, points, members and issues; of an issue, what to do.
   */
  readonly short: Sentences;
}

/** What an explanation may be told. */
export interface ExplainOptions {
  /** Sentences of issues in other languages than Vietnamese and English; absent: in other languages they are in English. */
  readonly catalogue?: Catalogue;
}

const TONGUES: { readonly [locale: string]: Tongue['words'] } = { en, vi };
const VIETNAMESE: Wording = { issues: { ...aboutRecords, ...aboutHistory }, words: {} };

/**
 * Why a result came out as it did, or what an issue says. For a result give the pack, whose texts name things; for an issue
 * give the catalogue of messages. What is not known is shown as a range, `73…82`; what is lacking is the least change
 * (SEMANTICS §3.5). `lines` are the sentences with what they say as data; `short` says what decided and what is lacking.
 *
 * `locale` is a language tag: `vi-VN` is answered in `vi`, `en-Latn-GB` in `en`, and one that nothing answers in `en`; the
 * explanation's `locale` says which it was. Names are those of the pack's texts in the language asked for, else in that of
 * the sentences, else ids.
 *
 * @throws TypeError for a pack that `compilePack` has not made, and for what is neither a result nor an issue; nothing else.
 *
 * @example
 * const result = evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } });
 * explain(pack, result, 'en-GB').lines[0].text; // => 'reader: not met'
 * explain(pack, result, 'en').short.text; // => 'reader: not met\n  books: has 11, needs at least 12; lacking 1'
 * explain(pack, result, 'vi').lines[0].params; // => { title: 'reader', verdict: 'unmet' }
 */
export function explain(pack: CompiledPack, result: Result, locale: string, options?: ExplainOptions): Explanation;
export function explain(catalogue: Catalogue, issue: Issue, locale: string): Explanation;
export function explain(
  packOrCatalogue: CompiledPack | Catalogue,
  resultOrIssue: Result | Issue,
  locale: string,
  options: ExplainOptions = {},
): Explanation {
  if (typeof resultOrIssue !== 'object' || resultOrIssue === null)
    throw new TypeError('explain: no result and no issue. Give what evaluate returns, or one of its issues.');
  return 'code' in resultOrIssue
    ? explainIssue(packOrCatalogue as Catalogue, resultOrIssue, locale)
    : explainResult(packOrCatalogue as CompiledPack, resultOrIssue, locale, options);
}

function explainIssue(catalogue: Catalogue, issue: Issue, locale: string): Explanation {
  const found = matchLocale(locale, Object.keys(catalogue ?? {}));
  const { message, hint } = sentenceOf(found === undefined ? undefined : catalogue[found], issue);
  const lines = (['message', 'hint'] as const).flatMap((kind) => {
    const text = kind === 'message' ? message : hint;
    return text === undefined ? [] : [lineOf(kind, text, issue.params, issue.pointer)];
  });
  return { locale: found ?? 'en', ...sentences(lines), short: sentences(lines.slice(0, 1)) };
}

/** An issue in a wording; one that the wording does not know keeps its own English sentence. */
function sentenceOf(wording: Wording | undefined, issue: Issue): Pick<Issue, 'message' | 'hint'> {
  return wording !== undefined && Object.hasOwn(wording.issues, issue.code) ? wordIssue(wording, issue) : issue;
}

function explainResult(pack: CompiledPack, result: Result, locale: string, options: ExplainOptions): Explanation {
  needCompiled('explain', 'pack', pack);
  if (!Array.isArray(result.titles)) throw new TypeError('explain: no result. Give what evaluate returns.');
  const found = matchLocale(locale, Object.keys(TONGUES)) ?? 'en';
  const named = matchLocale(locale, Object.keys(pack.texts)) ?? matchLocale(found, Object.keys(pack.texts));
  const tongue = { words: TONGUES[found]!, texts: named === undefined ? undefined : pack.texts[named] };
  const said = linesOf(pack, result, tongue);
  const { catalogue = {} } = options;
  const of = matchLocale(locale, Object.keys(catalogue));
  const wording = of === undefined ? (found === 'vi' ? VIETNAMESE : undefined) : catalogue[of];
  const issues = result.issues.map((issue) =>
    lineOf('issue', `! ${sentenceOf(wording, issue).message}`, issue.params, issue.pointer),
  );
  const short = said.filter(({ isShort }) => isShort).map(({ line }) => line);
  return { locale: found, ...sentences([...said.map(({ line }) => line), ...issues]), short: sentences(short) };
}

function sentences(lines: readonly Line[]): Sentences {
  return { lines, text: lines.map(({ text }) => text).join('\n') };
}
<<<<<<< HEAD
=======

function _issueLines(catalogue: Catalogue, issue: Issue, locale: string): Line[] {
  const wording = Object.hasOwn(catalogue, locale) ? catalogue[locale] : undefined;
  const isWorded = wording !== undefined && Object.hasOwn(wording.issues, issue.code);
  const { message, hint } = isWorded ? wordIssue(wording, issue) : issue;
  const { params, pointer } = issue;
  const line = (kind: 'message' | 'hint', text: string): Line => ({ kind, text, pointer, params });
  return [line('message', message), ...(hint === undefined ? [] : [line('hint', hint)])];
}

/** A number or a range, as people write it. */
function shownQuantity(value: Quantity): string {
  return typeof value === 'number' ? String(value) : `${value.low}…${value.high}`;
}

function _resultLines(pack: CompiledPack, result: Result, locale: string): Line[] {
  needCompiled('explain', 'pack', pack);
  const words = locale === 'vi' ? vi : en;
  const texts = pack.texts[locale];
  const changes = leastChange(pack, result);
  const lines: Line[] = [];
  const say = (kind: Line['kind'], key: string, params: Params, pointer?: string) =>
    void lines.push({ kind, text: fill(words[key]!, params), params, ...(pointer !== undefined && { pointer }) });
  for (const title of result.titles) {
    say(
      'title',
      'title',
      { title: texts?.titles?.[title.id] ?? title.id, id: title.id, verdict: words[title.verdict]! },
      title.decidedBy,
    );
    if (title.why !== undefined) say('reason', title.why, {});
    for (const change of changes)
      if (change.title === title.id && change.rank === undefined) sayGap(say, words, texts, change);
    sayConditions(say, texts, pack, result, title);
    if (title.years !== undefined) sayYears(say, words, title.years, title.decidedBy);
    for (const { id, verdict } of title.why === undefined ? (title.ranks ?? []) : []) {
      say('rank', 'rank', { rank: texts?.ranks?.[title.id]?.[id] ?? id, id, verdict: words[verdict]! });
      for (const change of changes)
        if (change.title === title.id && change.rank === id) sayGap(say, words, texts, change);
    }
    for (const reason of title.reasons ?? []) sayReason(say, texts, reason);
    sayThresholds(say, words, texts, pack, result, title);
  }
  if (result.points !== null) {
    const { total, lowest } = result.points;
    if (lowest === undefined) say('points', 'total', { total: shownQuantity(total) });
    else say('points', 'points', { total: shownQuantity(total), lowest: shownQuantity(lowest) });
  }
  for (const { fact, tally } of result.members ?? []) {
    const total = tally.met + tally.unmet + tally.unknown;
    const params = { name: texts?.facts?.[fact] ?? fact, met: tally.met, total, open: maybeOf(tally) + tally.unknown };
    say('members', params.open === 0 ? 'counted-members' : 'open-members', params);
  }
  for (const issue of result.issues)
    lines.push({
      kind: 'issue',
      text: locale === 'vi' ? `! ${issue.code} ${issue.pointer}` : `! ${issue.message}`,
      pointer: issue.pointer,
      params: issue.params,
    });
  return lines;
}

type Say = (kind: Line['kind'], key: string, params: Params, pointer?: string) => void;

function sayGap(
  say: Say,
  words: Words,
  texts: Texts | undefined,
  { pointer, what, has, operator, needs, of, gap, indicators, share }: Change,
): void {
  const params = { has: shownQuantity(has), needs: shownQuantity(needs), gap: shownQuantity(gap) };
  if (operator === 'upgrade') return say('gap', 'upgrade', params, pointer);
  if (operator === 'years')
    return of === undefined ? say('gap', 'years', params, pointer) : say('gap', 'years-of', { ...params, of }, pointer);
  const key = share === undefined ? 'gap' : share === null ? 'nobody' : 'share';
  say('gap', key, { ...params, what: nameOf(words, texts, what, pointer), operator: words[operator]! }, pointer);
  if (indicators !== undefined)
    say('indicators', 'indicators', { names: indicators.map((id) => texts?.indicators?.[id] ?? id).join('; ') });
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
  const read = namesIn([title?.when ?? null]);
  if (verdict === 'met' || why !== undefined || (!read.has('met.all') && !read.has('met.count'))) return;
  for (const met of ['unmet', 'unknown'] as const) {
    const names = indicators.filter((each) => each.met === met).map((each) => texts?.indicators?.[each.id] ?? each.id);
    if (names.length > 0) say('indicators', `conditions-${met}`, { names: names.join('; ') });
  }
}

/** The years that a rule looked at, each with its verdict, the latest first. */
function sayYears(say: Say, words: Words, { years }: YearsResult, pointer: string): void {
  const shown = years.map(({ year, verdict, groupChange }) => {
    const word = verdict === 'absent' ? words.unassessed! : words[verdict]!;
    return `${year} ${word}${groupChange === undefined ? '' : ` (${words.change})`}`;
  });
  say('years', 'counted', { years: shown.join(', ') }, pointer);
}

function nameOf(words: Words, texts: Texts | undefined, what: string | undefined, pointer: string): string {
  if (what === undefined) return fill(words.condition!, { pointer });
  const [, id] = what.split('.') as [string, string?];
  // The engine has words for totals; a fact may be called like any other of its words.
  if (what === 'points.total' || what === 'points.lowest' || what === 'met.count') return words[what]!;
  return (
    texts?.facts?.[what] ??
    (id === undefined ? what : (texts?.criteria?.[id] ?? texts?.indicators?.[id] ?? texts?.titles?.[id] ?? what))
  );
}

function sayReason(say: Say, texts: Texts | undefined, reason: Reason): void {
  if ('year' in reason) return say('reason', reason.why, { year: reason.year });
  const id = reason.fact;
  say('reason', reason.why, { name: texts?.facts?.[id] ?? id, id });
}

/** Each threshold that the title's rule reads, with its value on the record's day and where it comes from. */
function sayThresholds(
  say: Say,
  words: Words,
  texts: Texts | undefined,
  { document }: CompiledPack,
  { date }: Result,
  { id }: TitleResult,
): void {
  const title = document.titles.find((each) => each.id === id);
  const values = Object.entries(document.thresholds ?? {});
  const read = namesIn([title?.when ?? null, ...(title?.ranks ?? []).map(({ when }) => when ?? null)]);
  for (const [name, dated] of values) {
    if (!read.has(`threshold.${name}`)) continue;
    const value =
      [...dated].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)).find(({ from = '' }) => from <= date) ??
      dated[0]!;
    say('threshold', 'threshold', {
      name: texts?.thresholds?.[name] ?? name,
      value: value.value,
      source: sourceText(words, document.sources, value),
    });
  }
  if (title?.years !== undefined && title.source !== undefined) {
    say('threshold', 'threshold', {
      name: texts?.titles?.[id] ?? id,
      value: writtenForm(title.years).stated(title.years),
      source: sourceText(words, document.sources, title),
    });
  }
}

function sourceText(
  words: Words,
  sources: { readonly [key: string]: Source },
  { source, status }: { readonly source?: string; readonly status: Status },
): string {
  const found = source === undefined ? undefined : sources[source];
  const seen = found?.seenIn === undefined ? '' : `, ${words.seenIn} ${found.seenIn}`;
  return found === undefined
    ? words[status]!
    : `${found.document}${seen} (${words[status === 'placeholder' ? 'provisional' : status]})`;
}

function namesIn(rules: readonly Json[]): Set<string> {
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
>>>>>>> 5cff868 (Operators and forms of year rules answer for themselves: a row of a table and a file of their family, asked by shared code that compares no name)
