/**
 * What a refused document throws.
 */
import type { Issue } from '../issue/issue.js';

/**
 * Thrown by the compile functions, and by `createRun` for packs that do not fit each other: a document is wrong, and these
 * are its issues. Its message has a line for each error, with where it is. The check functions give the same issues and
 * throw nothing.
 *
 * @example
 * const told = [];
 * try { compilePack('{'); } catch (error) { told.push(error.name, error.issues[0].code); }
 * told; // => ['PackError', 'json/unclosed']
 */
export class PackError extends Error {
  /** Tells it from other errors, also where the engine is bundled twice and `instanceof` fails. */
  override readonly name = 'PackError';
  /** At least one error, and the warnings beside it; in the order in which they were found. */
  readonly issues: readonly Issue[];
  /** Makes the message of the errors among the issues. */
  constructor(issues: readonly Issue[]) {
    const errors = issues.filter((issue) => issue.severity === 'error');
    super(
      errors
        .map(
          (issue) =>
            `${issue.line === undefined ? issue.pointer || '/' : `line ${issue.line}, column ${issue.column}`}: ${issue.message}`,
        )
        .join('\n'),
    );
    this.issues = issues;
  }
}
