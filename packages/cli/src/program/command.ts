/**
 * A command of the command line: what it is called, what it takes, what it says of itself, and what it does.
 */
import type { Language, Speech } from '../words/speech.js';
import type { Flag, Words } from './flags.js';

/** Flags by their names in code: `codesAsOf` is `--codes-as-of`. */
export type Flags = { readonly [name: string]: Flag<unknown> };

type ValuesOf<F extends Flags> = { readonly [Name in keyof F]: F[Name] extends Flag<infer Value> ? Value : never };

/** What a command is run with. */
export interface Given<F extends Flags> {
  /** What is behind its name, in order. */
  readonly names: readonly string[];
  readonly flags: ValuesOf<F> & { readonly json: boolean; readonly lang: Language };
  readonly speech: Speech;
  /** Prints a line of what was asked for. */
  readonly print: (line: string) => void;
  /** Prints a line beside it. */
  readonly warn: (line: string) => void;
}

export interface Command {
  /** Its words behind `tieuchi`: `score`, `new pack`. */
  readonly name: string;
  /** What is behind its name: `<folder> [year]`; three dots say that there may be several. */
  readonly takes: string;
  readonly about: Words;
  readonly flags: Flags;
  /** Gives the exit code. */
  readonly run: (given: Given<Flags>) => number | Promise<number>;
}

/** A command whose `run` knows the types of its own flags. */
export function command<F extends Flags>(
  made: Omit<Command, 'flags' | 'run'> & {
    readonly flags: F;
    readonly run: (given: Given<F>) => number | Promise<number>;
  },
): Command {
  return { ...made, run: (given) => made.run(given as Given<F>) };
}
