/**
 * What the playground shows of a pack and a record, both given as text: issues, verdicts, points, and the form's schema.
 */
import {
  type CompiledPack,
  checkPack,
  checkRecord,
  checkTexts,
  compilePack,
  digest,
  evaluate,
  explain,
  type ParsedJson,
  parseJson,
  type Quantity,
  type RecordSchema,
  type Result,
  recordSchema,
  type SubjectRecord,
  type Texts,
  type TitleResult,
  type Truth,
  type Verdict,
  type WordedIssue,
} from '@tieuchi/core';
import { catalogue } from '@tieuchi/core/messages';
import { words } from './words.js';

export type Locale = 'en' | 'vi';

type Ranked = NonNullable<TitleResult['rank']>;

/** What results say instead of a rank. */
const NO_RANK = 'none';
const WITHOUT_RANK = { en: 'none', vi: 'không có mức nào' };

/** An issue in the words of one language. */
export interface ShownIssue
  extends Pick<WordedIssue, 'code' | 'severity' | 'pointer' | 'message' | 'hint' | 'line' | 'column'> {}

export interface ShownTitle {
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly word: string;
  /** Names of the best and the worst rank it may have; absent without ranks. */
  readonly rank?: string;
  /** The least that would change it. */
  readonly lacking: readonly string[];
  readonly reasons: readonly string[];
  readonly thresholds: readonly string[];
}

interface ShownCriterion {
  readonly name: string;
  readonly points?: string;
  readonly indicators: readonly { readonly name: string; readonly points?: string; readonly met?: Truth | 'exempt' }[];
}

interface ShownResult {
  readonly titles: readonly ShownTitle[];
  /** What is said of the points and the members in all. */
  readonly totals: readonly string[];
  readonly criteria: readonly ShownCriterion[];
  readonly digest: string;
}

export interface Look {
  readonly packIssues: readonly ShownIssue[];
  readonly recordIssues: readonly ShownIssue[];
  /** Name of the pack; absent while it has errors. */
  readonly name?: string;
  /** False when the pack's words belong to another pack, so that ids are shown. */
  readonly hasWords: boolean;
  readonly result?: ShownResult;
  readonly schema?: RecordSchema;
}

/** Looks at a pack and a record. Never throws because of what was typed. */
export function look(packText: string, recordText: string, texts: readonly string[], locale: Locale): Look {
  const found = checkPack(packText);
  const packIssues = found.map((issue) => shownIssue(issue, locale));
  const parsed = parseJson(recordText);
  if (found.some(({ severity }) => severity === 'error'))
    return { packIssues, recordIssues: locatedIssues(parsed.issues, parsed, locale), hasWords: true };
  const id = compilePack(packText).id;
  const words = texts.filter((text) => isOf(text, id));
  const pack = compilePack(packText, words);
  const shown = {
    packIssues,
    name: pack.texts[locale]?.name ?? pack.id,
    hasWords: words.length === texts.length,
    schema: recordSchema(pack, locale),
  };
  if (parsed.value === undefined) return { ...shown, recordIssues: locatedIssues(parsed.issues, parsed, locale) };
  const result = evaluate(pack, parsed.value as unknown as SubjectRecord);
  const issues = [...parsed.issues, ...checkRecord(pack, parsed.value), ...result.issues];
  return { ...shown, recordIssues: locatedIssues(issues, parsed, locale), result: shownResult(pack, result, locale) };
}

function isOf(text: string, id: string): boolean {
  return checkTexts(text).length === 0 && (parseJson(text).value as unknown as Texts).of === id;
}

/** Each issue once, with the line and column of what it speaks of. */
function locatedIssues(issues: readonly WordedIssue[], parsed: ParsedJson, locale: Locale): ShownIssue[] {
  const told = new Map(issues.map((issue) => [`${issue.code} ${issue.pointer}`, issue] as const));
  return [...told.values()].map((issue) => shownIssue({ ...parsed.locate(issue.pointer), ...issue }, locale));
}

function shownIssue(issue: WordedIssue, locale: Locale): ShownIssue {
  const { code, severity, pointer, line, column } = issue;
  const [message, hint] = explain(catalogue, issue, locale).lines.map(({ text }) => text);
  return {
    code,
    severity,
    pointer,
    message: message!,
    ...(hint !== undefined && { hint }),
    ...(line !== undefined && column !== undefined && { line, column }),
  };
}

function shownResult(pack: CompiledPack, result: Result, locale: Locale): ShownResult {
  const titles: (ShownTitle & { lacking: string[]; reasons: string[]; thresholds: string[] })[] = [];
  const totals: string[] = [];
  for (const { kind, text, params } of explain(pack, result, locale).lines) {
    const title = titles.at(-1);
    if (kind === 'title') {
      const { id, verdict, rank } = result.titles[titles.length]!;
      const named = rank === undefined || rank.best === NO_RANK ? '' : shownRank(pack, id, rank, locale);
      const said = { name: pack.texts[locale]?.titles?.[id] ?? id, word: words[locale].truths[verdict] };
      titles.push({ id, verdict, ...said, ...(named && { rank: named }), lacking: [], reasons: [], thresholds: [] });
    } else if (kind === 'points' || kind === 'members') totals.push(text);
    else if (kind === 'threshold') title?.thresholds.push(text.trim());
    else if (kind === 'reason' || kind === 'years') title?.reasons.push(text.trim());
    else if (kind === 'rank' && isMet(result, title, params.rank)) continue;
    else if (kind !== 'issue') title?.lacking.push(text.trim());
  }
  return { titles, totals, criteria: criteriaOf(pack, result, locale), digest: digest(result) };
}

function shownRank({ texts }: CompiledPack, title: string, { best, worst }: Ranked, locale: Locale): string {
  const names = [...new Set([best, worst])].map((id) => texts[locale]?.ranks?.[title]?.[id] ?? id);
  return (worst === NO_RANK ? [names[0], WITHOUT_RANK[locale]] : names).join(' … ');
}

function isMet({ titles }: Result, title: ShownTitle | undefined, rank: unknown): boolean {
  const ranks = titles.find(({ id }) => id === title?.id)?.ranks;
  return ranks?.find(({ id }) => id === rank)?.verdict === 'met';
}

function criteriaOf(
  { document, texts }: CompiledPack,
  { points, indicators }: Result,
  locale: Locale,
): ShownCriterion[] {
  const words = texts[locale];
  const byId = new Map(indicators.map((each) => [each.id, each]));
  const pointsOf = new Map(points?.criteria.map((each) => [each.id, each.points]));
  return (document.criteria ?? []).map((criterion) => ({
    name: words?.criteria?.[criterion.id] ?? criterion.id,
    ...shownPoints(pointsOf.get(criterion.id)),
    indicators: criterion.indicators.map(({ id }) => {
      const found = byId.get(id);
      const met = found?.applies === 'unmet' ? 'exempt' : found?.met;
      return {
        name: words?.indicators?.[id] ?? id,
        ...shownPoints(found?.points),
        ...(met !== undefined && { met }),
      };
    }),
  }));
}

function shownPoints(points: Quantity | undefined): { points?: string } {
  if (points === undefined) return {};
  return { points: typeof points === 'number' ? String(points) : `${points.low}…${points.high}` };
}
