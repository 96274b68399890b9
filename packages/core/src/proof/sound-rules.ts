/**
 * Which rules are sound enough to be warned of.
 */

import { leaveOpen } from '../frame/facts.js';
import { type Node, namesIn } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { enterThresholds } from '../judge/judge.js';
import { type Program, rootsOf, takeWork } from '../plan/program.js';
import { createReach, explore, warnReach } from './reach.js';
/**
 * Of a pack with errors: what comes out alike among the rules that are sound and read nothing but sound facts and
 * thresholds. No error has a part in that, so it is worth telling in the same go.
 */
export function warnOfSound(program: Program, issues: Issues): void {
  const reach = createReach();
  const steps = new Map(program.facts.map(({ id, step }) => [id, step]));
  const roots = rootsOf(program).filter(isGivenOnly);
  const { frame } = takeWork(program);
  for (const fact of program.facts) leaveOpen(fact, frame);
  for (const epoch of program.epochs.keys()) {
    enterThresholds(program, frame, epoch);
    for (const root of roots) explore(root, frame, (name) => steps.get(name) ?? 1, reach);
  }
  for (const root of roots) warnReach(root, reach, new Set(), issues);
}

/** True for a rule that reads facts and thresholds only. */
function isGivenOnly(rule: Node): boolean {
  return namesIn(rule).every((name) => !name.includes('.') || name.startsWith('threshold.'));
}
