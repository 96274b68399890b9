/**
 * Proof: what is certain of a pack before any record is read.
 */

import { MET } from '../frame/kleene.js';
import { type Node, namesIn } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import type { Given } from '../judge/entry.js';
import { judge } from '../judge/judge.js';
import { type Program, rootsOf, takeWork } from '../plan/program.js';
import { createReach, explore, warnReach } from './reach.js';

const NOTHING: Given = {
  keys: { registered: true, year: 2000, group: '', outcomes: undefined },
  values: [],
  counted: undefined,
  history: undefined,
  ignoresDefaults: true,
};

/** By set of thresholds: the greatest points that any indicator can give, which stand for an exempt one in the lowest. */
export function greatestPoints(program: Program): number[] {
  const { indicators, total } = program;
  return program.epochs.map((_, epoch) => {
    const { frame } = takeWork(program);
    judge(program, frame, epoch, NOTHING);
    const ends = indicators.flatMap(({ points }) =>
      points === undefined ? [] : frame.high[points.slot]! * 10 ** (total.decimals - points.decimals),
    );
    return ends.length === 0 ? 0 : Math.max(...ends);
  });
}

/**
 * Judges a record without facts, at each set of thresholds: a title it earns is an error, and a condition that always comes
 * out alike is a warning.
 */
export function proveOnNothing(program: Program, issues: Issues): void {
  const reach = createReach();
  const steps = new Map(program.facts.map(({ id, step }) => [id, step]));
  const stepOf = (name: string) => steps.get(name) ?? 1;
  const earned = new Map<string, Node | undefined>();
  const roots = rootsOf(program);
  const timeless = new Set(program.epochs.length > 1 ? roots.filter(isTimeless) : []);
  for (const [epoch] of program.epochs.entries()) {
    const { frame } = takeWork(program);
    judge(program, frame, epoch, NOTHING);
    for (const { id, when, years, slot, pointer } of program.titles) {
      if (frame.code[slot] !== MET || earned.has(id)) continue;
      earned.set(id, when);
      // What follows from an earlier title's years alone is mended there.
      if (when !== undefined || !earned.has(years?.watched.title ?? ''))
        issues.error('title/met-by-nothing', when?.pointer ?? pointer, { id });
    }
    for (const root of roots) if (epoch === 0 || !timeless.has(root)) explore(root, frame, stepOf, reach);
  }
  const told = new Set([...earned.values()].filter((node) => node !== undefined));
  for (const root of roots) warnReach(root, reach, told, issues);
}

/** True for a rule that reads facts only: it gives the same on all days. */
function isTimeless(rule: Node): boolean {
  return namesIn(rule).every((name) => !name.includes('.'));
}
