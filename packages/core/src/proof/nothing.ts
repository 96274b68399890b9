/**
 * Proof: what is certain of a pack before any record is read.
 */

import type { Frame } from '../frame/frame.js';
import { MET } from '../frame/kleene.js';
import { type Node, namesIn } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { type Case, judge } from '../judge/judge.js';
import { type Program, rootsOf } from '../pack/program.js';
import { createReach, explore, warnReach } from './reach.js';

const NOTHING: Case = {
  facts: {},
  plain: true,
  ignoresDefaults: true,
  registered: true,
  year: 2000,
  group: '',
  history: undefined,
  outcomes: undefined,
};

/**
 * Judges a record without facts, at each set of thresholds: a title it earns is an error, a condition that always comes
 * out alike is a warning, and what the points can reach is learnt.
 */
export function proveOnNothing(program: Program, issues: Issues): void {
  const reach = createReach();
  const steps = new Map(program.facts.map(({ id, step }) => [id, step]));
  const stepOf = (name: string) => steps.get(name) ?? 1;
  const earned = new Map<string, Node | undefined>();
  const roots = rootsOf(program);
  const timeless = new Set(program.epochs.length > 1 ? roots.filter(isTimeless) : []);
  for (const [epoch] of program.epochs.entries()) {
    const frame = program.slots.frame();
    judge(program, frame, epoch, NOTHING);
    program.greatest[epoch] = greatestPoints(program, frame);
    // Again, now that it is known where exempt indicators stand in the lowest.
    if (program.indicators.some(({ applies }) => applies !== undefined)) judge(program, frame, epoch, NOTHING);
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

/** True for a rule that reads facts only: it comes to the same on all days. */
function isTimeless(rule: Node): boolean {
  return namesIn(rule).every((name) => !name.includes('.'));
}

function greatestPoints({ indicators, total }: Program, frame: Frame): number {
  const ends = indicators.flatMap(({ points }) =>
    points === undefined ? [] : frame.high[points.slot]! * 10 ** (total.decimals - points.decimals),
  );
  return ends.length === 0 ? 0 : Math.max(...ends);
}
