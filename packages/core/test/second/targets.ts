/**
 * SEMANTICS 7.1 to 7.3: shares, verdicts and distances, in fractions of whole numbers.
 */
import type { Target } from '../../src/document/index.js';

/** met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt. */
export type Seven = readonly number[];

export interface Held {
  readonly year: number;
  readonly for?: string;
  readonly verdict?: string;
  readonly distance?: { readonly low: number; readonly high: number };
}

export interface End {
  readonly met: number;
  readonly total: number;
}

/** Both ends of a share; an end over nobody is none. */
export function endsOf([met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown]: Seven): (End | undefined)[] {
  const total = met! + unmet! + unknown!;
  const ends = [
    { met: met!, total: total + maybeUnmet! + maybeUnknown! },
    { met: met! + unknown! + maybeMet! + maybeUnknown!, total: total + maybeMet! + maybeUnknown! },
  ];
  return ends.map((end) => (end.total === 0 ? undefined : end));
}

/** Hundredths of a percent of a target. */
const hundredths = ({ atLeast, moreThan }: Target) => BigInt(Math.round((atLeast ?? moreThan)! * 100));

function satisfies({ met, total }: End, target: Target): boolean {
  const [reached, asked] = [BigInt(met) * 10_000n, hundredths(target) * BigInt(total)];
  return target.atLeast !== undefined ? reached >= asked : reached > asked;
}

function verdictOf(tally: Seven, target: Target): string {
  const [met = 0, unmet = 0, unknown = 0] = tally;
  const [low, high] = endsOf(tally);
  if (low === undefined && high === undefined) return 'exempt';
  if (met + unmet + unknown === 0) return 'unknown';
  if (satisfies(low!, target)) return 'met';
  return satisfies(high!, target) ? 'unknown' : 'unmet';
}

/** The least number of people more, tried one by one. */
function lacking(end: End, target: Target): number {
  let more = 0;
  while (!satisfies({ met: end.met + more, total: end.total }, target)) more += 1;
  return more;
}

/** A tally against the target of its year, or the next one. */
export function holdAgainst(tally: Seven, targets: readonly Target[], year: number): Held | undefined {
  const next = Math.min(...targets.filter((target) => target.year >= year).map((target) => target.year));
  const target = targets.find((each) => each.year === next);
  if (target === undefined) return undefined;
  const [met = 0, unmet = 0, unknown = 0] = tally;
  const distances = met + unmet + unknown === 0 ? [] : endsOf(tally).map((end) => lacking(end!, target));
  return {
    year: next,
    ...(target.for !== undefined && { for: target.for }),
    ...(next === year && { verdict: verdictOf(tally, target) }),
    ...(distances.length > 0 && { distance: { low: Math.min(...distances), high: Math.max(...distances) } }),
  };
}
