/**
 * Runs a pack's program over one record's facts: fills the slots, in the order of the pack.
 */

import { type Entry, enterFact, enterTally, factValue, leaveOpen } from '../frame/facts.js';
import type { Frame } from '../frame/frame.js';
import { both, codeOf, either, MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import type { BoundIndicator, BoundRank, BoundTitle, BoundYears, Program } from '../plan/program.js';
import type { Truth } from '../value/verdict.js';
import { runYears } from '../year/forms.js';
import type { History } from '../year/history.js';
import type { Outcomes } from '../year/recognition.js';
import type { Reason, YearsResult } from '../year/result.js';
import { runUpgrade } from '../year/years.js';
import type { Counted } from './counted.js';
/** What a program is run on. */
export interface Case {
  readonly facts: { readonly [id: string]: unknown };
  /** True when `facts` inherits nothing but what every object has. */
  readonly plain: boolean;
  readonly ignoresDefaults?: boolean;
  /** What the counts and shares stand for, as far as it is known. */
  readonly counted?: readonly Counted[] | undefined;
  readonly registered: boolean;
  readonly year: number;
  readonly group: string;
  readonly history: History | undefined;
  /** What the authority decided this year, by `title` or `title.rank`. */
  readonly outcomes: Outcomes | undefined;
}

/** How the facts of a record entered. */
interface EnteredFacts {
  /** By fact; undefined when all are known. */
  readonly entries: readonly Entry[] | undefined;
  /** The values that are invalid, by the position of their fact. */
  readonly invalid: ReadonlyMap<number, unknown> | undefined;
}

/** What is behind something that is not known: facts by their positions, and years. */
export interface Found {
  readonly facts: Set<number>;
  readonly years: Map<string, Reason & { readonly year: number }>;
}

/** What the slots do not hold. */
export interface Judged extends EnteredFacts {
  /** Whether all indicators are exempt. */
  readonly exempt: Truth;
  /** By title: what its year rule and the gates of its ranks came to. */
  readonly years: readonly (TitleYears | undefined)[] | undefined;
  /** What was found behind indicators and names so far; made when something is not known. */
  behind?: Map<BoundIndicator | string, Found>;
}

/** What other years say of a title. */
export interface TitleYears {
  readonly rule: YearsResult | undefined;
  /** By rank. */
  readonly gates: readonly (YearsResult | undefined)[];
}

/** Judges one case: afterwards the frame holds every number and truth of the pack. */
export function judge(program: Program, frame: Frame, epoch: number, given: Case): Judged {
  if (frame.epoch !== epoch) enterThresholds(program, frame, epoch);
  const { entries, invalid } = enterFacts(program, frame, given);
  for (const node of program.indicatorNodes) node.run!(frame);
  total(program, frame, epoch);
  const exempt = allExempt(program.indicators, frame);
  let years: (TitleYears | undefined)[] | undefined;
  for (let index = 0; index < program.titles.length; index += 1) {
    const found = judgeTitle(program.titles[index]!, frame, exempt, given);
    if (found !== undefined) {
      years ??= program.titles.map(() => undefined);
      years[index] = found;
    }
  }
  return { entries, invalid, exempt, years };
}

/** Writes the thresholds of an epoch into their slots. */
export function enterThresholds({ thresholds, epochs }: Program, frame: Frame, epoch: number): void {
  for (const { slot, values } of thresholds) {
    let value = values[0]!.value;
    for (const dated of values) if (dated.from <= epochs[epoch]!) value = dated.value;
    frame.low[slot] = value;
    frame.high[slot] = value;
  }
  frame.epoch = epoch;
}

function enterFacts({ facts }: Program, frame: Frame, given: Case): EnteredFacts {
  let entries: Entry[] | undefined;
  let invalid: Map<number, unknown> | undefined;
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index]!;
    const value = given.plain && !fact.inherited ? given.facts[fact.id] : factValue(given.facts, fact);
    // Most facts of most records: a whole number in steps of one, within its bounds.
    if (
      fact.whole &&
      typeof value === 'number' &&
      (value | 0) === value &&
      value >= fact.symbol.low &&
      value <= fact.symbol.high
    ) {
      frame.low[fact.symbol.slot] = value + 0;
      frame.high[fact.symbol.slot] = value + 0;
      continue;
    }
    const tally = given.counted?.find((each) => each.fact === fact.id)?.tally;
    let entry = tally === undefined ? enterFact(fact, value, frame) : enterTally(fact, tally, frame);
    if (entry === 'known') continue;
    if (given.ignoresDefaults && entry === 'default') {
      leaveOpen(fact, frame);
      entry = 'missing';
    }
    entries ??= facts.map(() => 'known');
    entries[index] = entry;
    if (entry === 'invalid') {
      invalid ??= new Map();
      invalid.set(index, value);
    }
  }
  return { entries, invalid };
}

/** Whether an indicator applies, as a code. */
function appliesCode({ applies }: BoundIndicator, frame: Frame): number {
  return applies === undefined ? MET : frame.code[applies.slot]!;
}

function total(program: Program, frame: Frame, epoch: number): void {
  const { indicators, criteria, hasPoints, metAll, metCount } = program;
  const decimals = program.total.decimals;
  let low = 0;
  let high = 0;
  let leastLow = Number.POSITIVE_INFINITY;
  let leastHigh = Number.POSITIVE_INFINITY;
  let all: number = MET;
  let countLow = 0;
  let countHigh = 0;
  for (const { slot } of criteria) {
    frame.low[slot] = 0;
    frame.high[slot] = 0;
  }
  const greatest = program.greatest[epoch]!;
  for (let index = 0; index < indicators.length; index += 1) {
    const indicator = indicators[index]!;
    const { points, met } = indicator;
    const applies = appliesCode(indicator, frame);
    if (points !== undefined) {
      const factor = points.decimals === decimals ? 1 : 10 ** (decimals - points.decimals);
      const pointsLow = frame.low[points.slot]! * factor;
      const pointsHigh = frame.high[points.slot]! * factor;
      // An exempt indicator adds nothing to the total and never holds the lowest down.
      const sumLow = applies === MET ? pointsLow : applies === UNMET ? 0 : Math.min(0, pointsLow);
      const sumHigh = applies === MET ? pointsHigh : applies === UNMET ? 0 : Math.max(0, pointsHigh);
      low += sumLow;
      high += sumHigh;
      const criterion = criteria[indicator.criterion]!.slot;
      frame.low[criterion]! += sumLow;
      frame.high[criterion]! += sumHigh;
      const standsLow = applies === UNMET ? greatest : applies === UNKNOWN ? Math.min(pointsLow, greatest) : pointsLow;
      const standsHigh = applies === MET ? pointsHigh : Math.max(applies === UNMET ? greatest : pointsHigh, greatest);
      if (standsLow < leastLow) leastLow = standsLow;
      if (standsHigh < leastHigh) leastHigh = standsHigh;
    } else if (met !== undefined) {
      const code = frame.code[met.slot]!;
      if (applies === MET) {
        if (code === UNMET) all = UNMET;
        else if (code === UNKNOWN && all === MET) all = UNKNOWN;
        if (code === MET) countLow += 1;
      } else if (applies === UNKNOWN && code !== MET && all === MET) all = UNKNOWN;
      if (applies !== UNMET && code !== UNMET) countHigh += 1;
    }
  }
  if (hasPoints) {
    frame.low[program.total.slot] = low;
    frame.high[program.total.slot] = high;
    frame.low[program.lowest.slot] = leastLow;
    frame.high[program.lowest.slot] = leastHigh;
  }
  frame.code[metAll.slot] = all;
  frame.low[metCount.slot] = countLow;
  frame.high[metCount.slot] = countHigh;
}

/** A pack without indicators is never exempt. */
function allExempt(indicators: readonly BoundIndicator[], frame: Frame): Truth {
  let exempt: Truth = indicators.length === 0 ? 'unmet' : 'met';
  for (let index = 0; index < indicators.length; index += 1) {
    const code = appliesCode(indicators[index]!, frame);
    if (code === MET) return 'unmet';
    if (code === UNKNOWN) exempt = 'unknown';
  }
  return exempt;
}

const NO_GATES: readonly undefined[] = [];

/** Fills the slots of a title and its ranks; gives what other years say of it. */
function judgeTitle(title: BoundTitle, frame: Frame, exempt: Truth, given: Case): TitleYears | undefined {
  const { ranks } = title;
  title.when?.run?.(frame);
  for (const rank of ranks) rank.when?.run?.(frame);
  const rule = title.years && judgeYearRule(title.years, frame, exempt, given);
  let base: number = title.when === undefined ? MET : frame.code[title.when.slot]!;
  if (rule !== undefined) base = both(base, codeOf(rule.verdict));
  const settled = !given.registered || exempt === 'met' ? UNMET : exempt === 'unknown' ? UNKNOWN : undefined;
  let gates: (YearsResult | undefined)[] | undefined;
  let condition: number = UNMET;
  let open: number = UNMET;
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index]!;
    condition = either(condition, ownCondition(rank, frame));
    const gate = rank.upgrade && runUpgrade(rank.upgrade.afterYears, rank.upgrade.below, given.history, given);
    if (gate !== undefined) {
      gates ??= ranks.map(() => undefined);
      gates[index] = gate;
    }
    // A closed gate lets one fall to the rank below, whose condition the better one includes.
    open = either(open, gate === undefined ? condition : both(condition, codeOf(gate.verdict)));
    frame.code[rank.slot] = settled ?? both(base, open);
  }
  const last = ranks[ranks.length - 1];
  frame.code[title.slot] = last === undefined ? (settled ?? base) : frame.code[last.slot]!;
  return rule === undefined && gates === undefined ? undefined : { rule, gates: gates ?? NO_GATES };
}

/** The code of a rank's own condition; a rank without one is open to all who meet the base. */
function ownCondition({ when }: BoundRank, frame: Frame): number {
  return when === undefined ? MET : frame.code[when.slot]!;
}

function judgeYearRule({ asked, watched, slot }: BoundYears, frame: Frame, exempt: Truth, given: Case): YearsResult {
  const { year, group, history, outcomes, registered } = given;
  const verdict = exempt === 'met' && registered ? 'exempt' : truthOf(frame.code[slot]!);
  return runYears(asked, watched, history, { year, group, verdict, outcomes });
}
