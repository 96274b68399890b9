/**
 * A run whose events and report have words.
 */
import type { WordedIssue } from '../issue/issue.js';
import type {
  RunEvents as PlainEvents,
  RunOptions as PlainOptions,
  UndigestedOptions as PlainUndigested,
} from '../run/events.js';
import type { FinishedRun as PlainFinished, UndigestedRun as PlainRun } from '../run/parts.js';
import { createRun as openRun, type Run } from '../run/run.js';
import { resultInWords } from './judge.js';
import { refusedInWords, withWords, worded } from './words.js';

/** What is told while rows come in, with issues in words. Every row that was added is scored, merged or rejected. */
export interface RunEvents extends PlainEvents<WordedIssue> {}

/** What a run is given, with events in words. */
export interface RunOptions extends PlainOptions<WordedIssue> {}

/** What a run is given that gives no digests, so that there is no receipt of it: it is done sooner. */
export interface UndigestedOptions extends PlainUndigested<WordedIssue> {}

/** What a run without digests gives in the end: figures, and nothing of a single row. */
export interface UndigestedRun extends PlainRun<WordedIssue> {}

/** What a run gives in the end: figures, digests, and nothing of a single row. */
export interface FinishedRun extends PlainFinished<WordedIssue> {}

/**
 * A run over many rows, the same that the command line uses: choice of pack, duplicates, history, roll-up, digests (SEMANTICS
 * §4 to §8). Rows that cannot be judged are told to `on.rejected`; nothing is dropped.
 *
 * Packs whose facts count subjects of other packs are judged after those, whatever the order of the rows.
 *
 * With `digests: false` it gives the same figures in less time, and has no digests: `createReceipt` refuses what it gives.
 *
 * @throws RangeError when a sorted run, or one with `history`, has no `since`, when the rows of a sorted run are not in order
 * (from `add`), when `since` is not a year, when `salt` is empty, and when `tree` or `codesAsOf` is not a day; TypeError for documents that are not compiled; Error from `add` and `finish` after `finish`; PackError when packs and programmes do not fit each other (a circle, a group of
 * two kinds, a role that leads to two things, a measure that reads what is not there). These are faults of the caller; what
 * stands in a row makes no run throw.
 *
 * @example
 * const run = createRun({ packs: [pack] });
 * run.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } });
 * run.finish().counts; // => { rowsRead: 1, records: 1, merged: 0, rejected: 0 }
 */
export function createRun(options: UndigestedOptions): Run<UndigestedRun>;
export function createRun(options: RunOptions): Run<FinishedRun>;
export function createRun(options: RunOptions | UndigestedOptions): Run<UndigestedRun> {
  const { on, ...rest } = options;
  const given = { ...rest, ...(on !== undefined && { on: eventsInWords(on) }) };
  const { add, finish } = refusedInWords(() => openRun(given as PlainOptions));
  return {
    add,
    finish: () => {
      const finished = finish();
      return { ...finished, report: withWords(finished.report) };
    },
  };
}

/** The events of a caller, each told with words; what nobody listens to is not told. */
function eventsInWords(on: RunEvents): PlainEvents {
  return {
    // Of a class that listens, methods stand in its prototype, and each is called as its own.
    ...toldBy(on),
    ...(on.scored && { scored: (event) => on.scored!({ ...event, result: resultInWords(event.result) }) }),
    ...(on.rejected && { rejected: (event) => on.rejected!({ ...event, issue: worded(event.issue) }) }),
    ...(on.issue && { issue: (event) => on.issue!({ ...event, issue: worded(event.issue) }) }),
    ...(on.selfAssessed && { selfAssessed: (event) => on.selfAssessed!({ ...event, self: withWords(event.self) }) }),
  };
}

/** Events that hold no issue. */
const PLAIN = ['repaired', 'merged', 'conflict', 'discrepancy', 'late', 'elsewhere', 'codeChanged'] as const;

function toldBy(on: RunEvents): PlainEvents {
  return Object.fromEntries(
    PLAIN.flatMap((name) => (on[name] === undefined ? [] : [[name, (event: never) => on[name]!(event)]])),
  );
}
