/**
 * One record against one pack: the result with every verdict, what decided it, and why the open ones are open.
 */

import type { SubjectRecord } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import { type Frame, quantityAt } from '../frame/frame.js';
import { MET, truthOf, UNKNOWN, UNMET } from '../frame/kleene.js';
import type { Node } from '../frame/node.js';
import { worded } from '../issue/make.js';
import { type PlainIssue, plainIssue } from '../issue/plain.js';
import type { CompiledPack } from '../pack/compiled.js';
import { misspeltIn } from '../plan/misspelt.js';
import { type BoundIndicator, epochOf, type Program, takeFrame } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { isWithin } from '../text/days.js';
import { shownName } from '../text/names.js';
import { type Quantity, quantity } from '../value/verdict.js';
import { type History, soundHistory } from '../year/history.js';
import { type Counted, countedOf, type MemberTallies } from './counted.js';
import { invalidFact } from './invalid.js';
import { type Case, type Judged, judge } from './judge.js';
import { type Keys, readKeys } from './keys.js';
import { reasonsOfIndicator } from './reasons.js';
import type { IndicatorResult, Points, Result } from './result.js';
import { titleResults } from './titles.js';
import { decidedBy } from './trace.js';
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
  const keys = readKeys(record);
  const issues: PlainIssue[] = [];
  const past = history === undefined ? undefined : soundHistory(history, keys.year, issues);
  const result = withFrame(program, keys, past, members, issues);
  // The facts of another group, and of what is no record, have names of their own.
  const strange = keys.bad.length > 0 || keys.group !== program.group ? [] : misspeltIn(record, program.declared);
  return strange.length === 0 ? result : { ...result, issues: [...result.issues, ...strange] };
}

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
  return wordedResult(withFrame(pack.program, readKeys(record), history, members, []));
}

function withFrame(
  program: Program,
  keys: Keys,
  history: History | undefined,
  members: MemberTallies | undefined,
  found: readonly PlainIssue[],
): PlainResult {
  const frame = takeFrame(program);
  try {
    return resultOf(program, frame, keys, history, members, found);
  } finally {
    program.idle.push(frame);
  }
}

function resultOf(
  program: Program,
  frame: Frame,
  keys: Keys,
  history: History | undefined,
  members: MemberTallies | undefined,
  found: readonly PlainIssue[],
): PlainResult {
  const issues: PlainIssue[] = keys.bad.length === 0 ? [] : [...keys.bad];
  if (keys.group !== program.group && keys.group !== '') {
    issues.push(
      plainIssue('record/other-group', 'error', '/group', { found: shownName(keys.group), group: program.group }),
    );
  }
  const impossible = issues.length > 0;
  for (const issue of found) issues.push(issue);
  const { from, until } = program.inForce;
  if (!impossible && !isWithin(keys.date, from, until)) {
    issues.push(plainIssue('record/not-in-force', 'warning', '/date', { date: keys.date, from, until: until ?? '…' }));
  }
  const counted = program.counted.length === 0 ? undefined : countedIn(program, keys, members, issues);
  const given: Case = {
    counted,
    facts: keys.facts,
    plain: keys.plain,
    registered: keys.registered,
    year: keys.year,
    group: keys.group,
    history,
    outcomes: keys.outcomes,
  };
  let judged: Judged;
  try {
    judged = judge(program, frame, epochOf(program, keys.date), given);
  } catch {
    // The caller's object threw while it was read: nothing in it is known, nor in the history, which may be what threw.
    issues.push(plainIssue('record/not-readable', 'error', '/facts'));
    judged = judge(program, frame, epochOf(program, keys.date), {
      ...given,
      counted: undefined,
      facts: {},
      plain: true,
      history: undefined,
    });
  }
  const { entries } = judged;
  const defaults = entries === undefined ? undefined : noteFacts(program, judged, issues);
  return {
    subject: keys.subject,
    year: keys.year,
    group: keys.group,
    date: keys.date,
    pack: program.name,
    points: program.hasPoints ? pointsOf(program, frame) : null,
    indicators: indicatorsOf(program, frame, judged),
    titles: titleResults(program, frame, judged, keys, impossible),
    ...(counted !== undefined && { members: counted }),
    defaults: defaults ?? [],
    issues,
  };
}

/** What counts and shares stand for; an object of the caller that cannot be read says nothing. */
function countedIn(program: Program, keys: Keys, members: MemberTallies | undefined, issues: PlainIssue[]): Counted[] {
  const found: PlainIssue[] = [];
  try {
    const counted = countedOf(program.counted, keys, members, found);
    issues.push(...found);
    return counted;
  } catch {
    return [];
  }
}

/** Issues for the facts that are invalid; gives the ids of those whose default was used. */
function noteFacts(program: Program, { entries = [], invalid }: Judged, issues: PlainIssue[]): string[] | undefined {
  const defaults: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const fact = program.facts[index]!;
    if (entry === 'default') defaults.push(fact.id);
    if (entry === 'invalid') issues.push(invalidFact(fact, invalid!.get(index)));
  }
  return defaults.length > 0 ? defaults : undefined;
}

function pointsOf(program: Program, frame: Frame): Points {
  const { total, lowest, criteria, indicators } = program;
  const byCriterion = new Array(criteria.length);
  for (let index = 0; index < criteria.length; index += 1) {
    const { id, slot } = criteria[index]!;
    byCriterion[index] = { id, points: quantity(frame.low[slot]! / total.scale, frame.high[slot]! / total.scale) };
  }
  const mayApply = indicators.some(
    ({ points, applies }) => points !== undefined && (applies === undefined || frame.code[applies.slot] !== UNMET),
  );
  if (!mayApply) return { total: quantityAt(total, frame), criteria: byCriterion };
  return { total: quantityAt(total, frame), lowest: quantityAt(lowest, frame), criteria: byCriterion };
}

function indicatorsOf(program: Program, frame: Frame, judged: Judged): IndicatorResult[] {
  const { indicators } = program;
  const results: IndicatorResult[] = new Array(indicators.length);
  for (let index = 0; index < indicators.length; index += 1) {
    const indicator = indicators[index]!;
    const { points, applies } = indicator;
    if (points !== undefined && applies === undefined && frame.low[points.slot] === frame.high[points.slot]) {
      results[index] = { id: indicator.id, points: quantityAt(points, frame) as number };
    } else results[index] = indicatorOf(program, frame, judged, indicator);
  }
  return results;
}

function indicatorOf(program: Program, frame: Frame, judged: Judged, indicator: BoundIndicator): IndicatorResult {
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
    ...(open.length > 0 && { reasons: reasonsOfIndicator(program, judged, frame, indicator, open) }),
  };
}
