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

/** Stands for the names of facts that cannot be read. */
export const UNREADABLE: readonly string[] = Object.freeze([]);

/**
 * Reads the facts of a record into `values` and gives the names that stand there: none when all are those of facts,
 * undefined when they were not listed. When the caller's object throws nothing in it is known. Never throws.
 */
export function readFacts(
  { reading }: Program,
  { facts, plain }: Keys,
  values: unknown[],
): readonly string[] | undefined {
  try {
    return readValues(reading, facts, plain, values);
  } catch {
    values.fill(undefined);
    return UNREADABLE;
  }
}
