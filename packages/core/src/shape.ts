/**
 * Shape of documents: the generated validators, and their findings as issues, one per mistake.
 */
import type { Issue, Issues } from './issue.js';
import { createIssues } from './issue.js';
import { isObject, type Parsed, parseJson, type Room, SMALL } from './json.js';
import { createBad, tellMisfits } from './misfits.js';
import { kindOf, shownName } from './names.js';
import { toJson } from './plain.js';
import type { Validator } from './shape.gen.js';

/** A document read, with what is wrong in its shape. */
export interface Shaped<Document> {
  /** Absent when there is nothing of the right kind to look at. */
  readonly document?: Document;
  readonly issues: Issues;
  /** True when the shape is wrong at or below the pointer, so that its meaning cannot be checked. */
  readonly broken: (pointer: string) => boolean;
  /** All issues, with lines and columns when the document was text. */
  readonly located: () => Issue[];
  readonly locate: Parsed['locate'];
}

/** JSON given as text or as values. Never throws. */
export function readJson(textOrJson: unknown, room: Room): Parsed {
  return typeof textOrJson === 'string' ? parseJson(textOrJson, room) : toJson(textOrJson, room);
}

/** Pointers of numbers that are not what is written: whatever else is wrong with them follows. */
export function inexactIn({ issues }: Parsed, under = ''): ReadonlySet<string> {
  return new Set(issues.flatMap(({ code, pointer }) => (code === 'json/inexact' ? `${under}${pointer}` : [])));
}

/** Reads a document given as text or JSON and checks its shape. Never throws. */
export function readDocument<Document>(textOrJson: unknown, validate: Validator, room = SMALL): Shaped<Document> {
  const parsed = readJson(textOrJson, room);
  const issues = createIssues(inexactIn(parsed));
  for (const issue of parsed.issues) issues.push(issue);
  let failed = parsed.issues.some((issue) => issue.severity === 'error');
  let tooLarge = false;
  const bad = createBad();
  for (const pointer of inexactIn(parsed)) bad.add(pointer);
  if (parsed.value !== undefined && !validate(parsed.value)) {
    const errors = validate.errors ?? [];
    validate.errors = null;
    tellMisfits(errors, parsed.value, issues, bad);
    tooLarge = errors.some(({ keyword }) => keyword === 'maxItems' || keyword === 'maxProperties');
    failed = true;
  }
  // What holds more than it may is not looked at any further.
  const readable = isObject(parsed.value) && !tooLarge;
  return {
    ...(readable && { document: parsed.value as Document }),
    issues: { ...issues, hasErrors: () => failed || issues.hasErrors() },
    broken: bad.has,
    locate: parsed.locate,
    located: () =>
      issues.shown().map((issue) => {
        const position = issue.line === undefined ? parsed.locate(issue.pointer) : undefined;
        return position === undefined ? issue : { ...issue, ...position };
      }),
  };
}

/** Checks a document of text or JSON against its shape alone. */
export function checkShape(textOrJson: unknown, validate: Validator): Issue[] {
  return readDocument(textOrJson, validate).located();
}

/** A value as it may stand in a message. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return shownName(value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'boolean' || typeof value === 'bigint' ? shownName(String(value)) : kindOf(value);
}

/**
 * Thrown by the compile functions, and by `createRun` for packs that do not fit each other: a document is wrong, and these
 * are its issues. Its message has a line for each error, with where it stands. The check functions give the same issues and
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
