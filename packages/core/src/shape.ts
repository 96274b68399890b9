/**
 * Shape of documents: the generated validators, and their findings as issues, one per mistake.
 */
import type { Json } from './documents.js';
import type { Issue, Issues } from './issue.js';
import { createIssues, issueOf } from './issue.js';
import type { Parsed } from './json.js';
import { parseJson, TEXT_LENGTH, toJson, VALUES } from './json.js';
import { nearestName, pointerTo, shownName } from './names.js';
import type { ShapeError, Validator } from './shape.gen.js';

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

/** How much a document may hold. */
export interface Room {
  /** Characters of text. */
  readonly characters: number;
  /** Values of JSON that is given as values. */
  readonly values: number;
}

/** Documents that people write. */
export const SMALL: Room = { characters: 2_000_000, values: 200_000 };

/** Lists of places, which hold a nation. */
export const LARGE: Room = { characters: TEXT_LENGTH, values: VALUES };

/** JSON given as text or as values. Never throws. */
export function readJson(textOrJson: unknown, { characters, values }: Room): Parsed {
  return typeof textOrJson === 'string' ? parseJson(textOrJson, characters) : toJson(textOrJson, values);
}

/** Reads a document given as text or JSON and checks its shape. Never throws. */
export function readDocument<Document>(textOrJson: unknown, validate: Validator, room = SMALL): Shaped<Document> {
  const parsed = readJson(textOrJson, room);
  const issues = createIssues();
  for (const issue of parsed.issues) issues.push(issue);
  let failed = parsed.issues.some((issue) => issue.severity === 'error');
  const bad: string[] = [];
  if (parsed.value !== undefined && !validate(parsed.value)) {
    const errors = validate.errors ?? [];
    validate.errors = null;
    pushShapeErrors(withoutKeyErrors(errors, issues, bad), parsed.value, issues, bad);
    failed = true;
  }
  const isObject = typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value);
  return {
    ...(isObject && { document: parsed.value as Document }),
    issues: { ...issues, hasErrors: () => failed || issues.hasErrors() },
    broken: (pointer) => bad.some((at) => at === pointer || at.startsWith(`${pointer}/`)),
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

/** Tells of the keys that are no ids; the validator says it twice, first of the object and then of the key. */
function withoutKeyErrors(errors: readonly ShapeError[], issues: Issues, bad: string[]): ShapeError[] {
  const isOfKey = (error: ShapeError | undefined) => error?.keyword === 'propertyNames';
  for (const error of errors) {
    if (!isOfKey(error)) continue;
    const key = String(error.params.propertyName);
    const pointer = pointerTo(error.instancePath, key);
    bad.push(pointer);
    issues.error('shape/id', pointer, { found: shownName(key) });
  }
  return errors.filter((error, index) => !isOfKey(error) && !isOfKey(errors[index + 1]));
}

function pushShapeErrors(errors: readonly ShapeError[], value: Json, issues: Issues, bad: string[]): void {
  const missing = new Map<string, string[]>();
  for (const error of errors) {
    if (error.keyword === 'required') {
      const at = missing.get(error.instancePath) ?? [];
      at.push(String(error.params.missingProperty));
      missing.set(error.instancePath, at);
    }
  }
  const told = new Set<string>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const key = String(error.params.additionalProperty);
    const known = (error.params.known as readonly string[]).filter((name) => name !== '$schema');
    const absent = missing.get(error.instancePath) ?? [];
    const strangers = errors.filter(
      ({ keyword, instancePath }) => keyword === 'additionalProperties' && instancePath === error.instancePath,
    );
    // One key too many and one too few in the same object are one mistake, however far apart the names.
    const only = strangers.length === 1 && absent.length === 1 ? absent[0] : undefined;
    const near = nearestName(key, absent) ?? only ?? nearestName(key, known);
    const meant = absent.indexOf(near ?? '');
    if (meant >= 0) {
      absent.splice(meant, 1);
      bad.push(pointerTo(error.instancePath, near!));
    }
    const pointer = pointerTo(error.instancePath, key);
    bad.push(pointer);
    issues.error(near ? 'shape/misspelt-key' : 'shape/unknown-key', pointer, {
      key: shownName(key),
      known: known.join('`, `'),
      ...(near && { near }),
    });
  }
  for (const [pointer, keys] of missing) {
    for (const key of keys) {
      bad.push(pointerTo(pointer, key), pointer);
      issues.error('shape/missing-key', pointer, { key });
    }
  }
  for (const { instancePath: pointer, keyword, params } of errors) {
    if (keyword === 'required' || keyword === 'additionalProperties') continue;
    bad.push(pointer);
    if (told.has(pointer)) continue;
    told.add(pointer);
    const found = shownValue(valueAt(value, pointer));
    if (keyword === 'type')
      issues.error('shape/type', pointer, { expected: [params.type].flat().join('` or `'), found });
    else if (keyword === 'enum') pushEnum(issues, pointer, params.allowedValues as readonly string[], found);
    else if (keyword === 'const')
      issues.error('shape/format', pointer, { expected: String(params.allowedValue), found });
    else if (keyword === 'pattern') issues.error(patternCode(String(params.pattern)), pointer, { found });
    else if (keyword === 'minItems') issues.error('shape/empty-list', pointer);
    else
      issues.error('shape/bounds', pointer, {
        found,
        limit: `${params.comparison ?? ''} ${params.limit ?? ''}`.trim(),
      });
  }
}

function pushEnum(issues: Issues, pointer: string, known: readonly string[], found: string): void {
  const near = nearestName(found, known);
  issues.error(near ? 'shape/misspelt-value' : 'shape/value', pointer, {
    found,
    known: known.join('`, `'),
    ...(near && { near }),
  });
}

function patternCode(pattern: string): string {
  if (pattern.startsWith('^[0-9]{4}-')) return 'shape/date';
  if (pattern.startsWith('^(0[1-9]')) return 'shape/day-of-year';
  if (pattern.startsWith('^[0-9]+\\.')) return 'shape/version';
  return 'shape/id';
}

function valueAt(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as { readonly [key: string]: Json })[key.replace(/~1/g, '/').replace(/~0/g, '~')];
  }
  return at;
}

/** A value as it may stand in a message. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return shownName(value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** Thrown by the compile functions only: the document is wrong, and these are its issues. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly issues: readonly Issue[];
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

/** The one issue that a missing document deserves. */
export function notADocument(): Issue {
  return issueOf('shape/type', 'error', '', { expected: 'object', found: 'something else' });
}
