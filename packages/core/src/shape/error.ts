/**
 * What a refused document throws.
 */
import type { Issue, WordedIssue } from '../issue/issue.js';

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
export class PackError<Told extends Issue = Issue> extends Error {
  /** Tells it from other errors, also where the engine is bundled twice and `instanceof` fails. */
  override readonly name = 'PackError';
  /** At least one error, and the warnings beside it; in the order in which they were found. */
  readonly issues: readonly Told[];
  /** Makes the message of the errors among the issues: their sentences, or their codes where they have none. */
  constructor(issues: readonly Told[]) {
    const errors = issues.filter((issue) => issue.severity === 'error');
    super(
      errors.map((issue) => `${whereIn(issue)}: ${(issue as Partial<WordedIssue>).message ?? issue.code}`).join('\n'),
    );
    this.issues = issues;
  }
}

function whereIn({ pointer, line, column }: Issue): string {
  return line === undefined ? pointer || '/' : `line ${line}, column ${column}`;
}
