/**
 * Times on a machine that does other things as well: what is compared runs in turns, the median of many turns counts, and a
 * time is processor time. On a busy machine a program waits for its turn, which says nothing about the program.
 */

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Rounds that count, after two that warm up. */
const ROUNDS = { quick: 7, full: 31 };

/**
 * Microseconds an item, by contestant, for each round. A contestant is a function that does all its `items` once; in every
 * round all of them run, in an order that goes backwards every second time.
 */
export function inTurns(contestants, items, isQuick) {
  const names = Object.keys(contestants);
  const rounds = Array.from({ length: (isQuick ? ROUNDS.quick : ROUNDS.full) + 2 }, (_, round) =>
    Object.fromEntries(
      (round % 2 === 0 ? names : [...names].reverse()).map((name) => [name, timed(contestants[name])]),
    ),
  );
  return rounds.slice(2).map((round) => Object.fromEntries(names.map((name) => [name, round[name] / items])));
}

/** How many times faster `ours` is than `theirs`: the median over the rounds, each taken by itself. */
export const ratioOf = (rounds, ours, theirs) => median(rounds.map((round) => round[theirs] / round[ours]));

function timed(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
