/**
 * Runs a pack's program over one record's facts: fills the slots, in the order of the pack.
 */

import { enterFact, enterTally, type FactEntry, leaveOpen } from '../frame/facts.js';
import type { Frame } from '../frame/frame.js';
import { both, type Code, codeOf, either, MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import type { Node } from '../frame/node.js';
import type { BoundIndicator, BoundRank, BoundTitle, BoundYears, Program } from '../plan/program.js';
import type { Truth } from '../value/verdict.js';
import { isAlone, ownYears, sharedYears, type TitleYears, yearsAlone } from '../year/alone.js';
import { runYears } from '../year/forms.js';
import type { Reason, YearsResult } from '../year/result.js';
import { runUpgrade } from '../year/years.js';
import type { Given } from './entry.js';

/** How the facts of a record entered. */
interface EnteredFacts {
  /** By fact; undefined when all are known. */
  readonly entries: readonly FactEntry[] | undefined;
  /** The values that are invalid, by the position of their fact. */
  readonly invalid: ReadonlyMap<number, unknown> | undefined;
}

/** What is behind something that is not known: facts by their positions, and years. */
export interface Found {
  readonly facts: Set<number>;
  readonly years: Map<string, Reason & { readonly year: number }>;
}

/** What a program came to. */
export interface Judged extends EnteredFacts {
  /** Holds every number and truth of the pack. */
  readonly frame: Frame;
  /** Whether all indicators are exempt. */
  readonly exempt: Truth;
  /** By title: what its year rule and the gates of its ranks came to, where reasons may be asked for. */
  years: (TitleYears | undefined)[] | undefined;
  /** What was found behind indicators and names so far; made when something is not known. */
  behind?: Map<BoundIndicator | string, Found>;
}

/** Judges one case over ranges: whatever is not known is all that it can be. */
export function judge(program: Program, frame: Frame, epoch: number, given: Given): Judged {
  if (frame.epoch !== epoch) enterThresholds(program, frame, epoch);
  const entered = enterFacts(program, frame, given);
  for (const node of program.indicatorNodes) node.run!(frame);
  total(program, frame, epoch);
  const exempt = allExempt(program.indicators, frame);
  const settled = settledCode(given, exempt);
  const years = program.titles.map((title) => {
    title.when?.run?.(frame);
    return judgeTitle(title, frame, exempt, settled, given);
  });
  return { frame, ...entered, exempt, years };
}

/** What every title comes to, whatever its own conditions; undefined when they decide. */
export function settledCode({ keys }: Given, exempt: Truth): Code | undefined {
  if (!keys.registered || exempt === 'met') return UNMET;
  return exempt === 'unknown' ? UNKNOWN : undefined;
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

function enterFacts({ facts }: Program, frame: Frame, given: Given): EnteredFacts {
  let entries: FactEntry[] | undefined;
  let invalid: Map<number, unknown> | undefined;
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index]!;
    const value = given.values[index];
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
export function allExempt(indicators: readonly BoundIndicator[], frame: Frame): Truth {
  let exempt: Truth = indicators.length === 0 ? 'unmet' : 'met';
  for (let index = 0; index < indicators.length; index += 1) {
    const code = appliesCode(indicators[index]!, frame);
    if (code === MET) return 'unmet';
    if (code === UNKNOWN) exempt = 'unknown';
  }
  return exempt;
}

/** Fills the slot of a condition; a frame for what is known has no other for it. */
function runIn(frame: Frame, when: Node | undefined): void {
  (frame.known === undefined ? when?.runKnown : when?.run)?.(frame);
}

/** Fills the slots of a title, whose condition has run, and of its ranks; gives what other years say of it. */
export function judgeTitle(
  title: BoundTitle,
  frame: Frame,
  exempt: Truth,
  settled: Code | undefined,
  given: Given,
): TitleYears | undefined {
  const { when, ranks, slot } = title;
  const years = title.years && judgeYearRule(title.years, frame, exempt, given);
  let base: number = when === undefined ? MET : frame.code[when.slot]!;
  if (years !== undefined) base = both(base, codeOf(years.rule!.verdict));
  if (ranks.length === 0) {
    frame.code[slot] = settled ?? base;
    return years;
  }
  let gates: (YearsResult | undefined)[] | undefined;
  let condition: number = UNMET;
  let open: number = UNMET;
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index]!;
    runIn(frame, rank.when);
    condition = either(condition, ownCondition(rank, frame));
    const gate = rank.upgrade && runUpgrade(rank.upgrade.afterYears, rank.upgrade.below, given.history, given.keys);
    if (gate !== undefined) {
      gates ??= ranks.map(() => undefined);
      gates[index] = gate;
    }
    // A closed gate lets one fall to the rank below, whose condition the better one includes.
    open = either(open, gate === undefined ? condition : both(condition, codeOf(gate.verdict)));
    frame.code[rank.slot] = settled ?? both(base, open);
  }
  frame.code[slot] = frame.code[ranks[ranks.length - 1]!.slot]!;
  return gates === undefined ? years : ownYears(years?.rule, gates);
}

/** The code of a rank's own condition; a rank without one is open to all who meet the base. */
function ownCondition({ when }: BoundRank, frame: Frame): number {
  return when === undefined ? MET : frame.code[when.slot]!;
}

function judgeYearRule(rule: BoundYears, frame: Frame, exempt: Truth, given: Given): TitleYears {
  const { asked, watched, slot, alone } = rule;
  const { history } = given;
  const { year, group, outcomes, registered } = given.keys;
  const code = frame.code[slot]!;
  const verdict = exempt === 'met' && registered ? 'exempt' : truthOf(code);
  if (verdict === 'exempt' || !isAlone(history, outcomes))
    return ownYears(runYears(asked, watched, history, { year, group, verdict, outcomes }));
  const made = yearsAlone(alone, year, group, history?.since);
  return (made[code] ??= sharedYears(runYears(asked, watched, history, { year, group, verdict, outcomes })));
}
