/**
 * One record against one pack: the result with every verdict, what decided it, and why the open ones are open.
 */

import type { SubjectRecord } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import { type Frame, quantityAt } from '../frame/frame.js';
import { MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import type { Node } from '../frame/node.js';
import { decidedBy } from '../frame/trace.js';
import { worded } from '../issue/make.js';
import { type PlainIssue, plainIssue } from '../issue/plain.js';
import type { CompiledPack } from '../pack/compiled.js';
import { addMisspelt } from '../plan/misspelt.js';
import { pointsAt } from '../plan/points.js';
import { type BoundIndicator, onDay, type Program, takeWork, type Work } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { shownName } from '../text/names.js';
import { type Quantity, quantity } from '../value/verdict.js';
import { type History, soundHistory } from '../year/history.js';
import { type Counted, countedOf, type MemberTallies } from './counted.js';
import { readFacts, UNREADABLE } from './entry.js';
import { invalidFact } from './invalid.js';
import { type Judged, judge } from './judge.js';
import { type Keys, readKeys } from './keys.js';
import { reasonsOfIndicator } from './reasons.js';
import type { IndicatorResult, Points, Result } from './result.js';
import { titleResults } from './titles.js';
/**
 * The verdicts of one record (SEMANTICS §1 to §6). Pure: the same pack, record and history give the same bytes. What is
 * missing or invalid is a range; a record whose keys cannot be read, or that belongs to another group, leaves everything
 * unknown and says so in `issues`, and so do facts whose names are slips. Never throws because of data.
 *
 * `history` is what the subject's earlier years say; without it, year rules do not know earlier years. `members` is what
 * was counted of the subject's members, by fact, for packs with facts of type `count` and `share`; a record may also
 * declare them itself, but the number of members alone (`{ among }`) says nothing without those that were counted.
 *
 * Of a typed pack (`compilePack` of a constant) it takes `RecordOf` that pack: a misspelt fact does not compile.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * const result = evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } });
 * result.titles[0].verdict; // => 'unmet'
 */
export function evaluate<Compiled extends CompiledPack>(
  pack: Compiled,
  record: RecordOf<Compiled['document']>,
  history?: History,
  members?: MemberTallies,
): Result {
  needCompiled('evaluate', 'pack', pack);
  return wordedResult(evaluatePlain(pack.program, record as SubjectRecord, history, members));
}

/** A result whose issues have no words. */
export type PlainResult = Omit<Result, 'issues'> & {
  /** What is wrong with the record, as data. */
  readonly issues: readonly PlainIssue[];
};

/** `evaluate` of a program, which a compiled pack holds and an opened plan is. */
export function evaluatePlain(
  program: Program,
  record: SubjectRecord,
  history: History | undefined,
  members: MemberTallies | undefined,
): PlainResult {
  const keys = readKeys(record, program.days);
  if (history === undefined) return withWork(program, keys, undefined, members, NONE, record);
  const issues: PlainIssue[] = [];
  const past = soundHistory(history, keys.year, issues);
  return withWork(program, keys, past, members, issues, record);
}

const NONE: readonly PlainIssue[] = [];

function wordedResult(result: PlainResult): Result {
  // Most results have none.
  return result.issues.length === 0 ? (result as Result) : { ...result, issues: result.issues.map(worded) };
}

/** `evaluate` for a history and tallies that the engine itself has put together. */
export function evaluateKnown(
  pack: CompiledPack,
  record: SubjectRecord,
  history: History | undefined,
  members: MemberTallies | undefined,
): Result {
  return wordedResult(withWork(pack.program, readKeys(record, pack.program.days), history, members, NONE, undefined));
}

/** `spelt` is the record whose names are looked at for slips. */
function withWork(
  program: Program,
  keys: Keys,
  history: History | undefined,
  members: MemberTallies | undefined,
  found: readonly PlainIssue[],
  spelt: SubjectRecord | undefined,
): PlainResult {
  const work = takeWork(program);
  try {
    return resultOf(program, work, keys, history, members, found, spelt);
  } finally {
    program.idle.push(work);
  }
}

function resultOf(
  program: Program,
  { frame, values }: Work,
  keys: Keys,
  past: History | undefined,
  members: MemberTallies | undefined,
  found: readonly PlainIssue[],
  spelt: SubjectRecord | undefined,
): PlainResult {
  const { subject, year, group, date, bad } = keys;
  const names = readFacts(program, keys, values);
  const issues: PlainIssue[] = bad.length === 0 ? [] : [...bad];
  if (group !== program.group && group !== '')
    issues.push(plainIssue('record/other-group', 'error', '/group', { found: shownName(group), group: program.group }));
  const impossible = issues.length > 0;
  for (const issue of found) issues.push(issue);
  const { epoch, isInForce } = onDay(program, date);
  if (!impossible && !isInForce) {
    const { from, until = '…' } = program.inForce;
    issues.push(plainIssue('record/not-in-force', 'warning', '/date', { date, from, until }));
  }
  const tallies = program.counted.length === 0 ? undefined : countedIn(program, values, members, issues);
  // What cannot be read says nothing, and neither does what others say of it.
  const isReadable = names !== UNREADABLE;
  if (!isReadable) issues.push(plainIssue('record/not-readable', 'error', '/facts'));
  const counted = isReadable ? tallies : undefined;
  const history = isReadable ? past : undefined;
  const judged = judge(program, frame, epoch, { keys, values, counted, history, ignoresDefaults: false });
  const defaults = judged.entries === undefined ? [] : noteFacts(program, judged, issues);
  const points = program.hasPoints ? pointsOf(program, judged) : null;
  const indicators = indicatorsOf(program, judged);
  const titles = titleResults(program, judged, keys, impossible);
  // The facts of another group, and of what is no record, have names of their own.
  if (spelt !== undefined && keys.bad.length === 0 && group === program.group)
    addMisspelt(issues, program.declared, isReadable ? names : undefined, keys.facts, spelt);
  // Written out, for spreading is what costs here.
  const pack = program.name;
  return tallies === undefined
    ? { subject, year, group, date, pack, points, indicators, titles, defaults, issues }
    : { subject, year, group, date, pack, points, indicators, titles, members: tallies, defaults, issues };
}

/** What counts and shares stand for; an object of the caller that cannot be read says nothing. */
function countedIn(
  program: Program,
  values: readonly unknown[],
  members: MemberTallies | undefined,
  issues: PlainIssue[],
): Counted[] {
  const found: PlainIssue[] = [];
  try {
    const counted = countedOf(program, values, members, found);
    issues.push(...found);
    return counted;
  } catch {
    return [];
  }
}

/** Issues for the facts that are invalid; gives the ids of those whose default was used. */
function noteFacts(program: Program, { entries = [], invalid }: Judged, issues: PlainIssue[]): string[] {
  const defaults: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const fact = program.facts[index]!;
    if (entry === 'default') defaults.push(fact.id);
    if (entry === 'invalid') issues.push(invalidFact(fact, invalid!.get(index)));
  }
  return defaults;
}

function pointsOf({ total, lowest, indicators, criterionPoints }: Program, { frame }: Judged): Points {
  const { low, high } = frame;
  const byCriterion = new Array(criterionPoints.length);
  for (let index = 0; index < criterionPoints.length; index += 1) {
    const points = criterionPoints[index]!;
    const { id, slot, scale } = points;
    byCriterion[index] =
      low[slot] === high[slot]
        ? pointsAt(points, low[slot]!)
        : { id, points: quantity(low[slot]! / scale, high[slot]! / scale) };
  }
  if (!mayGivePoints(indicators, frame)) return { total: quantityAt(total, frame), criteria: byCriterion };
  return { total: quantityAt(total, frame), lowest: quantityAt(lowest, frame), criteria: byCriterion };
}

/** False when all indicators that give points are exempt. */
function mayGivePoints(indicators: readonly BoundIndicator[], { code }: Frame): boolean {
  for (let index = 0; index < indicators.length; index += 1) {
    const { points, applies } = indicators[index]!;
    if (points !== undefined && (applies === undefined || code[applies.slot] !== UNMET)) return true;
  }
  return false;
}

function indicatorsOf(program: Program, judged: Judged): IndicatorResult[] {
  const { indicators, indicatorPoints } = program;
  const { low, high } = judged.frame;
  const results: IndicatorResult[] = new Array(indicators.length);
  for (let index = 0; index < indicators.length; index += 1) {
    const points = indicatorPoints[index];
    results[index] =
      points !== undefined && low[points.slot] === high[points.slot]
        ? pointsAt(points, low[points.slot]!)
        : indicatorOf(program, judged, indicators[index]!);
  }
  return results;
}

function indicatorOf(program: Program, judged: Judged, indicator: BoundIndicator): IndicatorResult {
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
