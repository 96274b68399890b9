/**
 * An entry: a record that has been read once, for one program. Nothing below asks the caller's object again.
 */
import { readValues } from '../frame/reading.js';
import type { Program } from '../plan/program.js';
import type { History } from '../year/history.js';
import type { Counted } from './counted.js';
import type { Keys } from './keys.js';

/** What a program is run on. */
export interface Entry {
  readonly keys: Pick<Keys, 'registered' | 'year' | 'group' | 'outcomes'>;
  /** The values of facts as the record gives them, by their position in the program. */
  readonly values: readonly unknown[];
  /** What the counts and shares stand for, as far as it is known. */
  readonly counted: readonly Counted[] | undefined;
  readonly history: History | undefined;
  readonly ignoresDefaults: boolean;
}

/** How the facts of a record could be read. */
export type HowRead = 'pure' | 'mixed' | 'not-readable';

/**
 * Reads the facts of a record into `values`: `pure` when it is sure that all names are those of facts. When the caller's
 * object throws nothing in it is known. Never throws.
 */
export function readFacts({ reading }: Program, { facts, plain }: Keys, values: unknown[]): HowRead {
  try {
    return readValues(reading, facts, plain, values) ? 'pure' : 'mixed';
  } catch {
    values.fill(undefined);
    return 'not-readable';
  }
}
