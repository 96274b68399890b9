/**
 * Self-assessment: what a subject said of itself, side by side with what was judged. It never changes a verdict.
 */

import type { SubjectRecord } from '../document/index.js';
import { type BoundFact, factValue } from '../frame/facts.js';
import { scaled } from '../frame/node.js';
import type { Issue } from '../issue/issue.js';
import { type Json, objectIn } from '../json/guards.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { highOf, lowOf, type Quantity, quantity, type Verdict } from '../value/verdict.js';
import { type History, soundHistory } from '../year/history.js';
import { copyRecord } from './copy.js';
import type { MemberTallies } from './counted.js';
import { evaluateKnown } from './evaluate.js';
import type { Result } from './result.js';

/** A fact as it was said and as it was judged; an end is absent when it is missing or invalid. */
export interface SelfFact {
  /** Id of the fact. */
  readonly fact: string;
  /** What the subject said; absent when that is not allowed. */
  readonly self?: Json;
  /** What was judged; absent when it is missing or not allowed. */
  readonly judged?: Json;
  /** Of numbers: what was said less what was judged, in the fact's own unit; absent unless both are known. */
  readonly difference?: number;
}

/** What a subject said of itself in one year, beside what was judged. */
export interface SelfAssessment<Told extends Issue = Issue> {
  /** The facts that were said, in the pack's order. */
  readonly facts: readonly SelfFact[];
  /** Total points as if what was said were the facts; absent for packs whose indicators give no points. */
  readonly total?: {
    /** Total of what was said; a range when some facts were not. */
    readonly self: Quantity;
    /** Total of what was judged. */
    readonly judged: Quantity;
    /** What was said less what was judged, in points. */
    readonly difference: Quantity;
  };
  /** Every title, in the pack's order. */
  readonly titles: readonly {
    /** Id of the title. */
    readonly title: string;
    /** Its verdict if what was said were the facts. */
    readonly self: Verdict;
    /** Its verdict in the result. */
    readonly judged: Verdict;
  }[];
  /** Facts that were said and that their declaration does not allow: taken as missing. */
  readonly issues: readonly Told[];
}

/**
 * What a record's `selfFacts` come to beside its result, with issues as data; undefined when it has none, and when the record
 * cannot be read. Never throws because of data.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 */
export function selfAssessment(
  pack: CompiledPack,
  given: SubjectRecord,
  result: Result,
  history?: History,
  members?: MemberTallies,
): SelfAssessment | undefined {
  needCompiled('selfAssessment', 'pack', pack);
  if (!saysAnything(given)) return undefined;
  // Whatever the caller's object does when it is read, it does it once. What cannot be read has said nothing.
  const { record, issue } = copyRecord(given);
  const { selfFacts } = record;
  if (issue !== undefined || selfFacts === undefined) return undefined;
  const told = pack.program.facts.filter((fact) => isGiven(factValue(selfFacts, fact)));
  if (told.length === 0) return undefined;
  const past = history === undefined ? undefined : soundHistory(history, record.year, []);
  const said = evaluateKnown(pack, { ...record, facts: selfFacts }, past, members);
  const [ownOf, judgedOf] = [soundIn(said, selfFacts), soundIn(result, objectIn(record.facts))];
  const facts = told.map((fact) => sideBySide(fact, ownOf(fact), judgedOf(fact)));
  const [self, judged] = [said.points?.total, result.points?.total];
  return {
    facts,
    ...(self !== undefined &&
      judged !== undefined && { total: { self, judged, difference: differenceOf(self, judged, pack) } }),
    titles: result.titles.map(({ id, verdict }) => ({
      title: id,
      self: said.titles.find((title) => title.id === id)!.verdict,
      judged: verdict,
    })),
    issues: said.issues.flatMap((issue) =>
      issue.pointer.startsWith('/facts/')
        ? { ...issue, severity: 'warning' as const, pointer: issue.pointer.replace('/facts/', '/selfFacts/') }
        : [],
    ),
  };
}

/** Most records say nothing of themselves, and are not looked at any further. */
function saysAnything(given: SubjectRecord): boolean {
  try {
    return typeof given.selfFacts === 'object' && given.selfFacts !== null;
  } catch {
    return false;
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The values of facts that were found sound when the record was judged. */
function soundIn({ issues }: Result, values: SubjectRecord['facts']): (fact: BoundFact) => Json | undefined {
  const invalid = new Set(issues.map(({ pointer }) => pointer));
  return (fact) => {
    const value = factValue(values, fact) as Json | undefined;
    return isGiven(value) && !invalid.has(`/facts/${fact.id}`) ? value : undefined;
  };
}

function sideBySide({ id, symbol }: BoundFact, self: Json | undefined, judged: Json | undefined): SelfFact {
  const { decimals, scale } = symbol;
  return {
    fact: id,
    ...(self !== undefined && { self }),
    ...(judged !== undefined && { judged }),
    ...(typeof self === 'number' &&
      typeof judged === 'number' && { difference: (scaled(self, decimals) - scaled(judged, decimals)) / scale + 0 }),
  };
}

/** One total less another, exactly: they have the same scale. */
function differenceOf(self: Quantity, judged: Quantity, { program }: CompiledPack): Quantity {
  const { decimals, scale } = program.total;
  const difference = (a: number, b: number) => (scaled(a, decimals) - scaled(b, decimals)) / scale + 0;
  return quantity(difference(lowOf(self), highOf(judged)), difference(highOf(self), lowOf(judged)));
}
