/**
 * The result of a title: its verdict, what decided it, and what it lacks.
 */

import type { Frame } from '../frame/frame.js';
import { MET, truthOf, UNMET } from '../frame/kleene.js';
import type { BoundTitle, Program } from '../plan/program.js';
import type { Gap } from '../value/gap.js';
import type { Verdict } from '../value/verdict.js';
import type { YearsResult } from '../year/result.js';
import type { Judged, TitleYears } from './judge.js';
import type { Keys } from './keys.js';
import { reasonsOf, reasonsOfTitle } from './reasons.js';
import type { RankResult, TitleResult } from './result.js';
import { addGaps, decidedBy } from './trace.js';
export function titleResults(
  program: Program,
  frame: Frame,
  judged: Judged,
  keys: Keys,
  impossible: boolean,
): TitleResult[] {
  const titles: TitleResult[] = new Array(program.titles.length);
  for (let index = 0; index < titles.length; index += 1) {
    titles[index] = titleOf(program, frame, judged, keys, program.titles[index]!, index, impossible);
  }
  return titles;
}

function titleOf(
  program: Program,
  frame: Frame,
  judged: Judged,
  keys: Keys,
  title: BoundTitle,
  index: number,
  impossible: boolean,
): TitleResult {
  if (impossible || !keys.registered || judged.exempt !== 'unmet')
    return settledTitle(program, frame, judged, keys, title, impossible);
  const { id, when, ranks } = title;
  const ranked = ranks.length > 0;
  const verdict = truthOf(frame.code[title.slot]!);
  const other = judged.years?.[index];
  const years = other?.rule;
  const decider = whatDecided(title, frame, verdict, years?.verdict);
  // Most titles of most records: written out, for spreading is what costs here.
  if (verdict === 'met' && !ranked)
    return years === undefined ? { id, verdict, decidedBy: decider } : { id, verdict, decidedBy: decider, years };
  if (verdict === 'met')
    return { id, verdict, decidedBy: decider, ...rankResults(title, frame, other), ...(years && { years }) };
  const gaps: Gap[] = [];
  if (when !== undefined) addGaps(gaps, when, frame, MET);
  if (years !== undefined && years.verdict !== 'met') gaps.push(yearsGap(title.years!.pointer, 'years', years));
  if (gaps.length === 0) for (const rank of ranks) if (rank.when !== undefined) addGaps(gaps, rank.when, frame, MET);
  if (verdict === 'unmet' && !ranked && gaps.length > 0)
    return years === undefined
      ? { id, verdict, decidedBy: decider, gaps }
      : { id, verdict, decidedBy: decider, years, gaps };
  const reasons = verdict === 'unknown' ? reasonsOfTitle(program, judged, frame, title) : [];
  if (!ranked && years !== undefined && gaps.length > 0 && reasons.length > 0)
    return { id, verdict, decidedBy: decider, years, gaps, reasons };
  return {
    id,
    verdict,
    decidedBy: decider,
    ...(ranked && rankResults(title, frame, other)),
    ...(years && { years }),
    ...(gaps.length > 0 && { gaps }),
    ...(reasons.length > 0 && { reasons }),
  };
}

/** A title that is settled before its own conditions are looked at. */
function settledTitle(
  program: Program,
  frame: Frame,
  judged: Judged,
  { registered }: Keys,
  { id, pointer, ranks }: BoundTitle,
  impossible: boolean,
): TitleResult {
  const why = impossible
    ? undefined
    : !registered
      ? 'not-registered'
      : judged.exempt === 'met'
        ? 'all-exempt'
        : 'maybe-all-exempt';
  const verdict: Verdict = why === 'not-registered' ? 'unmet' : why === 'all-exempt' ? 'exempt' : 'unknown';
  const best = verdict === 'unknown' ? (ranks[0]?.id ?? 'none') : 'none';
  const roots = why === 'maybe-all-exempt' ? program.indicators.flatMap(({ applies }) => applies ?? []) : [];
  const reasons = reasonsOf(program, judged, frame, roots);
  return {
    id,
    verdict,
    decidedBy: pointer,
    ...(why !== undefined && { why }),
    ...(ranks.length > 0 && {
      rank: { best, worst: 'none' },
      ranks: ranks.map((each) => ({ id: each.id, verdict })),
    }),
    ...(reasons.length > 0 && { reasons }),
  };
}

function yearsGap(pointer: string, operator: 'years' | 'upgrade', { has, needs, of }: YearsResult): Gap {
  return of === undefined ? { pointer, has, operator, needs } : { pointer, has, operator, needs, of };
}

function whatDecided(
  { pointer, when, years, ranks }: BoundTitle,
  frame: Frame,
  verdict: Verdict,
  byYears: Verdict | undefined,
): string {
  if (
    when !== undefined &&
    (verdict === 'unmet' ? frame.code[when.slot] === UNMET : years === undefined && ranks.length === 0)
  )
    return decidedBy(when, frame);
  if (years !== undefined && (verdict === 'unmet' ? byYears === 'unmet' : when === undefined && ranks.length === 0))
    return years.pointer;
  return pointer;
}

function rankResults(
  title: BoundTitle,
  frame: Frame,
  other: TitleYears | undefined,
): Pick<TitleResult, 'rank' | 'ranks'> {
  const isMet = frame.code[title.slot] === MET;
  const results = title.ranks.map(({ id, slot, when, upgrade }, index): RankResult => {
    const verdict = truthOf(frame.code[slot]!);
    const gate = other?.gates[index];
    const gaps: Gap[] = [];
    // What keeps the title itself from being met is told there.
    if (isMet && verdict !== 'met') {
      if (when !== undefined) addGaps(gaps, when, frame, MET);
      if (gate !== undefined && gate.verdict !== 'met') gaps.push(yearsGap(upgrade!.pointer, 'upgrade', gate));
    }
    return { id, verdict, ...(gate && { upgrade: gate }), ...(gaps.length > 0 && { gaps }) };
  });
  return {
    rank: {
      best: results.find(({ verdict }) => verdict !== 'unmet')?.id ?? 'none',
      worst: results.find(({ verdict }) => verdict === 'met')?.id ?? 'none',
    },
    ranks: results,
  };
}
