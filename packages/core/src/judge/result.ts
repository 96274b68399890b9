/**
 * The result of a record: its shape, and how it is made of what was judged.
 */

import { type Frame, quantityAt } from '../frame/frame.js';
import { MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import type { Node } from '../frame/node.js';
import { decidedBy } from '../frame/trace.js';
import type { Issue } from '../issue/issue.js';
import { pointsAt } from '../plan/points.js';
import type { BoundIndicator, Program } from '../plan/program.js';
import type { Tally } from '../value/tally.js';
import { type Quantity, quantity, type Truth } from '../value/verdict.js';
import type { Reason } from '../year/result.js';
import type { Entry } from './entry.js';
import { invalidFact } from './invalid.js';
import type { Judged } from './judge.js';
import { reasonsOfIndicator } from './reasons.js';
import { openTitle, settledTitle, type TitleResult } from './titles.js';

/** One indicator: its points, or whether it is met, and why either is open. */
export interface IndicatorResult {
  /** Id of the indicator in the pack. */
  readonly id: string;
  /** Present when `applies` is not simply met: `unmet` is exempt, and then there are neither points nor `met`. */
  readonly applies?: 'unmet' | 'unknown';
  /** Points it gives, if it applies; a range while it is open. Absent for indicators that are met or not. */
  readonly points?: Quantity;
  /** Whether it is met, if it applies. Absent for indicators that give points. */
  readonly met?: Truth;
  /** JSON Pointer into the pack of the part of `met`, or of `applies` when exempt, that decided. Absent with points. */
  readonly decidedBy?: string;
  /** What is behind the open points, `met` or `applies`, in the pack's order; absent when nothing is open. */
  readonly reasons?: readonly Reason[];
}

/** Points of a record: in all, the lowest of an indicator, and by criterion. */
export interface Points {
  /** Sum over all indicators; an exempt one adds 0 and thresholds are not rescaled (SEMANTICS §3.2). */
  readonly total: Quantity;
  /** Points of the lowest indicator. Absent when no points indicator may apply. */
  readonly lowest?: Quantity;
  /** Sum of each criterion, in the pack's order. */
  readonly criteria: readonly {
    /** Id of the criterion in the pack. */
    readonly id: string;
    /** Sum over its indicators. */
    readonly points: Quantity;
  }[];
}

/** The verdicts of one subject in one year: plain JSON, the same bytes for the same input. */
export interface Result<Told extends Issue = Issue> {
  /** Id of the subject, from the record; empty when the record's could not be read. */
  readonly subject: string;
  /** Calendar year that was judged; 0 when the record's could not be read. */
  readonly year: number;
  /** Group of the record; empty when it could not be read. */
  readonly group: string;
  /** Day that chose the pack and the values of its thresholds, `YYYY-MM-DD`: the record's, or 31 December. */
  readonly date: string;
  /** Id and version of the pack that judged it, as `id@version`. */
  readonly pack: string;
  /** Null for packs whose indicators give no points. */
  readonly points: Points | null;
  /** Every indicator, in the pack's order. */
  readonly indicators: readonly IndicatorResult[];
  /** Every title, in the pack's order. */
  readonly titles: readonly TitleResult[];
  /** What the counts and shares of the pack stand for: the tally of the members, by fact. Absent when it has none. */
  readonly members?: readonly {
    /** Id of the fact. */
    readonly fact: string;
    /** Members counted, or what the record declares in their stead. */
    readonly tally: Tally;
  }[];
  /** Ids of the facts whose declared default was used. */
  readonly defaults: readonly string[];
  /** What is wrong with the record, the history or the tallies, each by its JSON Pointer into the record. */
  readonly issues: readonly Told[];
}

/** The result of an entry that was judged; `issues` are those of its keys, history, tallies and names. */
export function resultOf(program: Program, entry: Entry, judged: Judged): Result {
  const { keys, issues, slips, tallies } = entry;
  const { subject, year, group, date } = keys;
  const defaults = judged.entries === undefined ? [] : noteFacts(program, judged, issues);
  const indicators = program.indicators.map((indicator) => indicatorOf(program, judged, indicator));
  const points = program.hasPoints ? pointsOf(program, judged) : null;
  const isOpen = !entry.isImpossible && keys.registered && judged.exempt === 'unmet';
  const titles = program.titles.map((title, index) =>
    isOpen ? openTitle(program, judged, title, judged.years?.[index]) : settledTitle(program, judged, title, entry),
  );
  if (slips !== undefined) for (const slip of slips) issues.push(slip);
  const pack = program.name;
  // Written out, for spreading is what costs here.
  return tallies === undefined
    ? { subject, year, group, date, pack, points, indicators, titles, defaults, issues }
    : { subject, year, group, date, pack, points, indicators, titles, members: tallies, defaults, issues };
}

/** Issues for the facts that are invalid; gives the ids of those whose default was used. */
function noteFacts(program: Program, { entries = [], invalid }: Judged, issues: Issue[]): string[] {
  const defaults: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const fact = program.facts[index]!;
    if (entry === 'default') defaults.push(fact.id);
    if (entry === 'invalid') issues.push(invalidFact(fact, invalid!.get(index)));
  }
  return defaults;
}

/** The points of all indicators together, and by criterion. */
export function pointsOf({ total, lowest, indicators, criterionPoints }: Program, { frame }: Judged): Points {
  const { low, high } = frame;
  const criteria = criterionPoints.map((points) => {
    const { id, slot, scale } = points;
    return low[slot] === high[slot]
      ? pointsAt(points, low[slot]!)
      : { id, points: quantity(low[slot]! / scale, high[slot]! / scale) };
  });
  if (!mayGivePoints(indicators, frame)) return { total: quantityAt(total, frame), criteria };
  return { total: quantityAt(total, frame), lowest: quantityAt(lowest, frame), criteria };
}

/** False when all indicators that give points are exempt. */
function mayGivePoints(indicators: readonly BoundIndicator[], { code }: Frame): boolean {
  for (let index = 0; index < indicators.length; index += 1) {
    const { points, applies } = indicators[index]!;
    if (points !== undefined && (applies === undefined || code[applies.slot] !== UNMET)) return true;
  }
  return false;
}

/** What an indicator came to. */
export function indicatorOf(program: Program, judged: Judged, indicator: BoundIndicator): IndicatorResult {
  const { frame } = judged;
  const { id, applies, points, met } = indicator;
  const applying = applies === undefined ? MET : frame.code[applies.slot]!;
  if (applying === UNMET) return { id, applies: 'unmet', decidedBy: decidedBy(applies!, frame) };
  const open: Node[] = applying === UNKNOWN ? [applies!] : [];
  let given: { points: Quantity } | { met: 'met' | 'unmet' | 'unknown'; decidedBy: string };
  if (points !== undefined) {
    given = { points: quantityAt(points, frame) };
    if (frame.low[points.slot] !== frame.high[points.slot]) open.push(points);
  } else {
    given = { met: truthOf(frame.code[met!.slot]!), decidedBy: decidedBy(met!, frame) };
    if (frame.code[met!.slot] === UNKNOWN) open.push(met!);
  }
  return {
    id,
    ...(applying === UNKNOWN && { applies: 'unknown' as const }),
    ...given,
    ...(open.length > 0 && { reasons: reasonsOfIndicator(program, judged, indicator, open) }),
  };
}
