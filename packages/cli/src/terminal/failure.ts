/**
 * What stops a command: words for the user and the exit code.
 */

/** Exit codes: done, the input is wrong, wrong usage, not all could be compared, a fault of the program, interrupted. */
export const EXIT = { done: 0, input: 1, usage: 2, partly: 3, fault: 70, interrupted: 130 } as const;

/** Thrown to end a command with a message; anything else that is thrown is a fault of the program. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly lines: readonly string[];
  readonly exit: number;
  constructor(lines: readonly string[], exit: number = EXIT.input) {
    super(lines.join('\n'));
    this.lines = lines;
    this.exit = exit;
  }
}
