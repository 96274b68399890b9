/**
 * A rule by itself: the rule language without packs.
 */

import type { Fact } from '../document/index.js';
import type { ValuesOf } from '../document/record-of.js';
import { areSingle, type BoundFact, enterFact, factValue, leaveOpen } from '../frame/facts.js';
import { createSlots, type Frame, quantityAt, type Slots } from '../frame/frame.js';
import { truthOf } from '../frame/kleene.js';
import { type Binding, type Node, namesIn, type Scope } from '../frame/node.js';
import { createFactReading, type FactReading, readValues } from '../frame/reading.js';
import { createWork, type Work } from '../frame/work.js';
import { createIssues, type Issues } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { membersOf } from '../json/guards.js';
import { type ParsedJson, SMALL } from '../json/room.js';
import { shownValue } from '../json/shown.js';
import { frameFor, openNodes, writeNodes } from '../plan/nodes.js';
import { createReach, explore, warnReach } from '../proof/reach.js';
import { checkRule } from '../rule/check.js';
import { bindFact } from '../rule/declarations.js';
import { inexactIn, readDocument, readJson, type Shaped } from '../shape/read.js';
import { facts as factsShape } from '../shape/validators.gen.js';
import { idFrom } from '../text/meant.js';
import { pointerTo } from '../text/pointer.js';
import type { NumberRange, Quantity, Truth } from '../value/verdict.js';
import { factIssues } from './fact-issues.js';

/**
 * A rule ready to run: a number or a condition (SEMANTICS §1 and §2). `Values` are those of its facts when they are declared
 * as a constant.
 */
export interface RuleOf<Kind extends 'number' | 'truth', Bounds, Value, Values = unknown, Told extends Issue = Issue> {
  /** What the rule gives: a number, or a truth. */
  readonly type: Kind;
  /** What it is as long as nothing is known: ends of a number; of a condition `unknown`, unless it is decided already. */
  readonly bounds: Bounds;
  /** The facts it reads, each once, in the order of the rule. */
  readonly reads: readonly string[];
  /** What it is for these values, by fact. What is missing or invalid is all that its declaration allows; of a share that gives `{ among }` alone no member is known, so it is missing. Never throws. */
  evaluate(values?: Values): Value;
  /** What is wrong with values: each invalid one, by its pointer. Never throws. */
  readonly check: (values: unknown) => Told[];
  /** Warnings only. */
  readonly issues: readonly Told[];
}

/** A rule that gives a number, or the range it lies in. */
export type NumberRule<Values = unknown, Told extends Issue = Issue> = RuleOf<
  'number',
  NumberRange,
  Quantity,
  Values,
  Told
>;

/** A rule that is met, unmet or unknown. */
export type TruthRule<Values = unknown, Told extends Issue = Issue> = RuleOf<'truth', Truth, Truth, Values, Told>;

/** A rule that cannot run, and why. */
export interface RefusedRule<Told extends Issue = Issue> {
  /** Never there, so that `rule.type === undefined` tells a refused rule. */
  readonly type?: undefined;
  /** Never there: a refused rule cannot run. */
  readonly evaluate?: undefined;
  /** At least one error, and warnings. */
  readonly issues: readonly Told[];
}

/** Facts whose type is `any`, or whose names are not known, hold no values to anything. */
export type KnownValues<Facts extends { readonly [id: string]: Fact }> = string extends keyof Facts
  ? unknown
  : ValuesOf<Facts>;

/**
 * A rule of `tieuchi-logic/1` by itself, checked once, or what is wrong with it: issues as data, whose pointers lead into
 * `{ rule, facts }`. Facts that are a constant hold the values to their names and types. Never throws.
 */
export function compileRule<const Facts extends { readonly [id: string]: Fact }>(
  rule: unknown,
  facts: Facts,
): NumberRule<KnownValues<Facts>> | TruthRule<KnownValues<Facts>> | RefusedRule;
export function compileRule(rule: unknown, facts: unknown): NumberRule | TruthRule | RefusedRule;
export function compileRule(rule: unknown, facts: unknown): NumberRule | TruthRule | RefusedRule {
  const shaped = readDocument<{ readonly [id: string]: Fact }>(facts, factsShape, SMALL);
  const parsed = readJson(rule, SMALL);
  const issues = createIssues(inexactIn(parsed, '/rule'));
  for (const issue of shaped.issues.list) issues.push(under('/facts', issue));
  for (const issue of parsed.issues) issues.push(under('/rule', issue));
  const slots = createSlots();
  const bound = bindRuleFacts(shaped, slots, issues);
  const checked =
    parsed.value === undefined
      ? undefined
      : checkRule(parsed.value, '/rule', undefined, ruleScope(shaped, bound, slots), issues);
  const sources = new Map<string | undefined, Pick<ParsedJson, 'locate'>>(
    Object.entries({ rule: parsed, facts: shaped }),
  );
  const located = () =>
    issues.shown().map((issue) => {
      const [, part, ...steps] = issue.pointer.split('/');
      const within = steps.map((step) => `/${step}`).join('');
      const position = issue.line === undefined ? sources.get(part)?.locate(within) : undefined;
      return { ...issue, ...position };
    });
  if (checked === undefined || issues.hasErrors()) return { issues: located() };
  const written = writeNodes([checked]);
  const nodes = openNodes(written.nodes, (name) => bound.find(({ id }) => id === name)?.declared.of);
  const root = nodes[written.at(checked)]!;
  const newFrame = () => frameFor(slots.size(), nodes);
  const open = newFrame();
  for (const fact of bound) leaveOpen(fact, open);
  const steps = new Map(bound.map(({ id, step }) => [id, step]));
  const reach = createReach();
  explore(root, open, (name) => steps.get(name)!, reach);
  warnReach(root, reach, new Set(), issues);
  const reads = [...new Set(namesIn(root))];
  const read = reads.map((id) => bound.find((fact) => fact.id === id)!);
  const check = (values: unknown) => checkValues(values, bound);
  const shared = { reads, check, issues: located() };
  if (root.type === 'truth') {
    const bounds = truthOf(open.code[root.slot]!);
    const evaluate = runner(root, read, newFrame, (frame) => truthOf(frame.code[root.slot]!));
    return { type: 'truth', bounds, ...shared, evaluate };
  }
  const bounds = { low: open.low[root.slot]! / root.scale, high: open.high[root.slot]! / root.scale };
  return {
    type: 'number',
    bounds,
    ...shared,
    evaluate: runner(root, read, newFrame, (frame) => quantityAt(root, frame)),
  };
}

function under(part: string, issue: Issue): Issue {
  return { ...issue, pointer: `${part}${issue.pointer}` };
}

function bindRuleFacts(
  { document, broken }: Shaped<{ readonly [id: string]: Fact }>,
  slots: Slots,
  issues: Issues,
): BoundFact[] {
  return membersOf(document).flatMap(([id, declared]) => {
    const pointer = pointerTo('', id);
    return broken(pointer) ? [] : (bindFact(id, declared, `/facts${pointer}`, slots, issues) ?? []);
  });
}

/** The names of facts that can be read; of the others it was reported where they are declared. */
function ruleScope(
  { document }: Shaped<{ readonly [id: string]: Fact }>,
  bound: readonly BoundFact[],
  slots: Slots,
): Scope {
  const known = new Map<string, Binding>(bound.map(({ id, symbol }) => [id, symbol]));
  // A rule may read a fact by the id that was meant.
  const declared = new Set(membersOf(document).flatMap(([id]) => [id, idFrom(id)]));
  return {
    find: (name) => known.get(name),
    why: (name) => (document === undefined || declared.has(name) ? '' : undefined),
    names: () => known.keys(),
    slots,
  };
}

/** Runs a rule in frames that are used again; a getter of the caller may come back here while one is in use. */
function runner<Value>(
  root: Node,
  read: readonly BoundFact[],
  newFrame: () => Frame,
  valueIn: (frame: Frame) => Value,
) {
  const idle: Work[] = [];
  const reading = createFactReading(read);
  const isSingle = areSingle(read);
  return (given?: unknown): Value => {
    const work = idle.pop() ?? createWork(newFrame(), read.length);
    readGiven(reading, given, work, isSingle);
    const { frame, values, isKnown } = work;
    if (isKnown) root.runKnown?.(frame.known!);
    else {
      for (let index = 0; index < read.length; index += 1) enterFact(read[index]!, values[index], frame);
      root.run?.(frame);
    }
    const value = valueIn(isKnown ? frame.known! : frame);
    idle.push(work);
    return value;
  };
}

/** Reads the values of a caller, who may have given anything; what cannot be read is missing. */
function readGiven(reading: FactReading, given: unknown, work: Work, isSingle: boolean): void {
  const { values } = work;
  work.isKnown = false;
  if (typeof given !== 'object' || given === null) return void values.fill(undefined);
  const facts = given as { readonly [id: string]: unknown };
  try {
    const prototype: unknown = Object.getPrototypeOf(given);
    readValues(reading, facts, prototype === null || prototype === Object.prototype, work, isSingle);
  } catch {
    // A getter of the caller threw: each value is asked for by itself.
    for (const [index, fact] of reading.facts.entries()) values[index] = givenValue(facts, fact);
  }
}

function givenValue(facts: { readonly [id: string]: unknown }, fact: BoundFact): unknown {
  try {
    return factValue(facts, fact);
  } catch {
    return undefined;
  }
}

function checkValues(values: unknown, bound: readonly BoundFact[]): Issue[] {
  if (typeof values !== 'object' || values === null)
    return [issueOf('record/facts', 'error', '', { found: shownValue(values) })];
  try {
    return factIssues(values as { readonly [id: string]: unknown }, bound, '');
  } catch {
    return [issueOf('record/not-readable', 'error', '')];
  }
}
