/**
 * Shape of documents: the generated validators, and their findings as issues, one per mistake.
 */
import { createIssues, type Issues } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { isObject, type Json } from '../json/guards.js';
import { parseJson } from '../json/parse.js';
import { toJson } from '../json/plain.js';
import { type ParsedJson, type ParseLimits, SMALL } from '../json/room.js';
import { limits } from '../text/limits.js';
import { pointerTo } from '../text/pointer.js';
import { checkControls } from './controls.js';
import { createBad, tellMisfits, valueAt } from './misfits.js';
import type { ShapeError, Validator } from './validators.gen.js';

/** A document read, with what is wrong in its shape. */
export interface Shaped<Document> {
  /** Absent when there is nothing of the right kind to look at. */
  readonly document?: Document;
  readonly issues: Issues;
  /** True when the shape is wrong at or below the pointer, so that its meaning cannot be checked. */
  readonly broken: (pointer: string) => boolean;
  /** All issues, with lines and columns when the document was text. */
  readonly located: () => Issue[];
  readonly locate: ParsedJson['locate'];
}

/** JSON given as text or as values. Never throws. */
export function readJson(textOrJson: unknown, room: ParseLimits): ParsedJson {
  return typeof textOrJson === 'string' ? parseJson(textOrJson, room) : toJson(textOrJson, room);
}

/** Pointers of numbers that are not what is written: whatever else is wrong with them follows. */
export function inexactIn({ issues }: ParsedJson, under = ''): ReadonlySet<string> {
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
    emptyLongTexts(errors, parsed.value);
    tooLarge = errors.some(({ keyword }) => keyword === 'maxItems' || keyword === 'maxProperties');
    failed = true;
  }
  if (parsed.value !== undefined && !tooLarge) checkControls(parsed.value, textOrJson, issues, bad.has);
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

/**
 * Long texts that do not fit become empty, once that is reported: where an object should stand, every character of a text would
 * count as a key of it.
 */
function emptyLongTexts(errors: readonly ShapeError[], value: Json): void {
  // So many findings at most are made: what stands right in the document is looked at whatever they are.
  const pointers = [
    ...errors.map(({ instancePath }) => instancePath),
    ...Object.keys(value ?? {}).map((key) => pointerTo('', key)),
  ];
  for (const pointer of pointers) {
    const found = valueAt(value, pointer);
    if (typeof found !== 'string' || found.length <= limits.textCharacters) continue;
    const [holder, key] = [pointer.slice(0, pointer.lastIndexOf('/')), pointer.slice(pointer.lastIndexOf('/') + 1)];
    const name = key.replace(/~1/g, '/').replace(/~0/g, '~');
    (valueAt(value, holder) as { [key: string]: Json })[name] = '';
  }
}

/** Checks a document of text or JSON against its shape alone. */
export function checkShape(textOrJson: unknown, validate: Validator): Issue[] {
  return readDocument(textOrJson, validate).located();
}
