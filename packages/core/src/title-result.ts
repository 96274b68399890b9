/**
 * The result of a title: its verdict, what decided it, and what it lacks.
 */
import { type Judged, truthOf } from './judge.js';
import type { Frame } from './node.js';
import { MET, UNMET } from './operators.js';
import type { BoundTitle, Program } from './program.js';
import type { Keys } from './record.js';
import type { Gap, Reason, TitleResult } from './result.js';
import { addGaps, decidedBy, reasonsOf } from './trace.js';
import type { Verdict } from './verdict.js';

export function titlesOf(
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
  const { id, pointer, when, years, ranks } = title;
  const ranked = ranks.length > 0;
  if (impossible || !keys.registered || judged.exempt !== 'unmet') {
    const verdict: Verdict = impossible
      ? 'unknown'
      : !keys.registered
        ? 'unmet'
        : judged.exempt === 'met'
          ? 'exempt'
          : 'unknown';
    const why = impossible
      ? undefined
      : !keys.registered
        ? 'not-registered'
        : judged.exempt === 'met'
          ? 'all-exempt'
          : 'maybe-all-exempt';
    const rank =
      verdict === 'unknown' ? { best: ranks[0]?.id ?? 'none', worst: 'none' } : { best: 'none', worst: 'none' };
    const reasons: Reason[] =
      why === 'maybe-all-exempt'
        ? reasonsOf(
            program,
            judged.entries,
            frame,
            program.indicators.flatMap(({ applies }) => applies ?? []),
          )
        : [];
    return {
      id,
      verdict,
      decidedBy: pointer,
      ...(why !== undefined && { why }),
      ...(ranked && { rank, ranks: ranks.map((each) => ({ id: each.id, verdict })) }),
      ...(reasons.length > 0 && { reasons }),
    };
  }
  const verdict = truthOf(frame.code[title.slot]!);
  const yearVerdict = judged.years?.[index];
  const decider = whatDecided(title, frame, verdict, yearVerdict?.truth);
  if (verdict === 'met' && !ranked) return { id, verdict, decidedBy: decider };
  if (verdict === 'met') return { id, verdict, decidedBy: decider, ...ranksOf(title, frame) };
  const gaps: Gap[] = [];
  if (when !== undefined) addGaps(gaps, when, frame, MET);
  if (yearVerdict !== undefined && yearVerdict.truth !== 'met') {
    gaps.push({ pointer: title.yearsPointer, has: yearVerdict.run, operator: 'years', needs: years!.consecutive });
  }
  if (gaps.length === 0) for (const rank of ranks) if (rank.when !== undefined) addGaps(gaps, rank.when, frame, MET);
  if (verdict === 'unmet' && !ranked && gaps.length > 0) return { id, verdict, decidedBy: decider, gaps };
  const reasons: Reason[] = [];
  if (verdict === 'unknown') {
    const roots = [when, ...ranks.map((rank) => rank.when)].filter((root) => root !== undefined);
    reasons.push(
      ...reasonsOf(program, judged.entries, frame, roots),
      ...(yearVerdict?.truth === 'unknown' ? yearVerdict.reasons : []),
    );
  }
  return {
    id,
    verdict,
    decidedBy: decider,
    ...(ranked && ranksOf(title, frame)),
    ...(gaps.length > 0 && { gaps }),
    ...(reasons.length > 0 && { reasons }),
  };
}

function whatDecided(
  { pointer, yearsPointer, when, years, ranks }: BoundTitle,
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
    return yearsPointer;
  return pointer;
}

function ranksOf({ ranks }: BoundTitle, frame: Frame): Pick<TitleResult, 'rank' | 'ranks'> {
  const verdicts = ranks.map(({ id, slot }) => ({ id, verdict: truthOf(frame.code[slot]!) as Verdict }));
  return {
    rank: {
      best: verdicts.find(({ verdict }) => verdict !== 'unmet')?.id ?? 'none',
      worst: verdicts.find(({ verdict }) => verdict === 'met')?.id ?? 'none',
    },
    ranks: verdicts,
  };
}
