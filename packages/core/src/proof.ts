/**
 * Proof: what is certain of a pack before any record is read.
 */
import type { Issues } from './issue.js';
import { type Case, judge } from './judge.js';
import type { Frame, Node } from './node.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import { type BoundTitle, type Program, rootsOf } from './program.js';

/**
 * Judges a record without facts, at each set of thresholds: a title it earns is an error, a condition that is decided
 * anyway is a warning, and what the points can reach is learnt.
 */
export function proveOnNothing(program: Program, issues: Issues): void {
  const decided = new Map<Node, Set<number>>();
  const metAt = new Set<BoundTitle>();
  for (const [epoch] of program.epochs.entries()) {
    const frame = program.slots.frame();
    const nothing: Case = {
      facts: {},
      plain: true,
      ignoresDefaults: true,
      registered: true,
      year: 2000,
      group: '',
      history: undefined,
      outcomes: undefined,
    };
    judge(program, frame, epoch, nothing);
    program.greatest[epoch] = greatestPoints(program, frame);
    // Again, now that it is known where exempt indicators stand in the lowest.
    judge(program, frame, epoch, nothing);
    for (const title of program.titles) if (frame.code[title.slot] === MET) metAt.add(title);
    for (const root of rootsOf(program)) noteDecided(root, frame, decided);
  }
  for (const title of metAt)
    issues.error('title/met-by-nothing', title.when?.pointer ?? title.pointer, { id: title.id });
  for (const root of rootsOf(program)) warnDecided(root, decided, metAt, issues);
}

function greatestPoints({ indicators, total }: Program, frame: Frame): number {
  const ends = indicators.flatMap(({ points }) =>
    points === undefined ? [] : frame.high[points.slot]! * 10 ** (total.decimals - points.decimals),
  );
  return ends.length === 0 ? 0 : Math.max(...ends);
}

function noteDecided(root: Node, frame: Frame, decided: Map<Node, Set<number>>): void {
  for (const operand of root.operator === 'if' ? evaluatedIn(root, frame) : root.operands)
    noteDecided(operand, frame, decided);
  if (root.type !== 'truth' || root.operator === 'var') return;
  const codes = decided.get(root) ?? new Set();
  decided.set(root, codes.add(frame.code[root.slot]!));
}

/** Conditions and branches of an `if`, without those that a decided condition excludes. */
function evaluatedIn({ operands }: Node, frame: Frame): Node[] {
  const evaluated: Node[] = [];
  for (let at = 0; at < operands.length - 1; at += 2) {
    const condition = operands[at]!;
    const code = frame.code[condition.slot];
    evaluated.push(condition);
    if (code !== UNMET) evaluated.push(operands[at + 1]!);
    if (code === MET) return evaluated;
  }
  return [...evaluated, operands[operands.length - 1]!];
}

/** The topmost decided condition is told; what lies in it follows from it. */
function warnDecided(
  root: Node,
  decided: Map<Node, Set<number>>,
  errors: ReadonlySet<BoundTitle>,
  issues: Issues,
): void {
  const codes = decided.get(root);
  if (codes?.size === 1 && !codes.has(UNKNOWN)) {
    if (![...errors].some(({ when }) => when === root))
      issues.warning(codes.has(MET) ? 'rule/always-met' : 'rule/never-met', root.pointer);
    return;
  }
  for (const operand of root.operands) warnDecided(operand, decided, errors, issues);
}
