/**
 * Misfits: what the generated validators find, told as issues, one per mistake.
 */

import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
import { shownJson } from '../json/shown.js';
import { dayFrom, idFrom, numberIn, truthIn } from '../text/meant.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { choiceIssue } from './choice.js';
import type { ShapeError } from './validators.gen.js';

/** The pointers of what is wrong in its shape. */
export interface Bad {
  add(pointer: string): void;
  /** True when something at or below the pointer is wrong. */
  has(pointer: string): boolean;
}

/** Nothing wrong yet. */
export function createBad(): Bad {
  const above = new Set<string>();
  return {
    add: (pointer) => {
      for (let at = pointer; !above.has(at); at = at.slice(0, at.lastIndexOf('/'))) {
        above.add(at);
        if (at === '') break;
      }
    },
    has: (pointer) => above.has(pointer),
  };
}

/** What is reported about one document. */
interface Telling {
  readonly value: Json;
  readonly issues: Issues;
  /** Pointers at which the shape is wrong. */
  readonly bad: Bad;
}

/** Reports everything that does not fit, and notes in `bad` where the shape is wrong. */
export function tellMisfits(found: readonly ShapeError[], value: Json, issues: Issues, bad: Bad): void {
  const tooMany = found.filter(({ keyword }) => keyword === 'maxItems' || keyword === 'maxProperties');
  if (tooMany.length > 0) return tellTooMany(tooMany, issues);
  const telling: Telling = { value, issues, bad };
  const missing = missingKeys(found);
  const errors = withoutMisplaced(withoutKeyErrors(found, telling), missing, telling);
  tellStrangers(errors, missing, telling);
  for (const [pointer, keys] of missing) {
    for (const key of keys) {
      bad.add(pointerTo(pointer, key));
      issues.error('shape/missing-key', pointer, { key });
    }
  }
  const told = new Set<string>();
  for (const error of errors) {
    if (error.keyword === 'required' || error.keyword === 'additionalProperties') continue;
    bad.add(error.instancePath);
    if (told.has(error.instancePath)) continue;
    told.add(error.instancePath);
    tellValue(error, valueAt(value, error.instancePath), issues);
  }
}

/** Of what holds more than it may nothing else is reported: it is not looked at any further. */
function tellTooMany(errors: readonly ShapeError[], issues: Issues): void {
  for (const { instancePath, params } of errors)
    issues.error('shape/too-many', instancePath, { limit: Number(params.limit) });
}

/** Keys that are missing, by the pointer of the object that lacks them. */
function missingKeys(errors: readonly ShapeError[]): Map<string, string[]> {
  const missing = new Map<string, string[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'required') continue;
    missing.set(instancePath, [...(missing.get(instancePath) ?? []), String(params.missingProperty)]);
  }
  return missing;
}

/** Reports the keys that are no ids; the validator says it twice, first of the object and then of the key. */
function withoutKeyErrors(errors: readonly ShapeError[], { issues, bad }: Telling): ShapeError[] {
  const isOfKey = (error: ShapeError | undefined) => error?.keyword === 'propertyNames';
  for (const error of errors) {
    if (!isOfKey(error)) continue;
    const key = String(error.params.propertyName);
    const pointer = pointerTo(error.instancePath, key);
    bad.add(pointer);
    issues.error('shape/id', pointer, { found: shownName(key), example: idFrom(key) });
  }
  return errors.filter((error, index) => !isOfKey(error) && !isOfKey(errors[index + 1]));
}

/**
 * Reports keys that are in the wrong object: one lacks a key, and a key of that name does not fit elsewhere. What is
 * wrong within it follows.
 */
function withoutMisplaced(
  errors: readonly ShapeError[],
  missing: Map<string, string[]>,
  { value, issues, bad }: Telling,
): ShapeError[] {
  const misplaced: string[] = [];
  for (const [pointer, keys] of missing) {
    for (const key of [...keys]) {
      const at = errors
        .map((error) => strayAt(error, key))
        .find((stray) => stray !== undefined && isNear(stray, pointer));
      if (at === undefined || valueAt(value, at) === undefined) continue;
      misplaced.push(at);
      bad.add(at);
      bad.add(pointerTo(pointer, key));
      keys.splice(keys.indexOf(key), 1);
      const place = pointer === '' ? 'the outermost object' : `\`${pointer.slice(pointer.lastIndexOf('/') + 1)}\``;
      const where = /\/\d+$/.test(pointer) ? `\`${pointer}\`` : place;
      issues.error('shape/misplaced-key', at, { key, where });
      for (const within of missing.keys()) if (isInside(within, at)) missing.delete(within);
    }
  }
  return errors.filter((error) => {
    const at = error.keyword === 'additionalProperties' ? strangerAt(error) : error.instancePath;
    return !misplaced.some((pointer) => isInside(at, pointer));
  });
}

/** Where a key of this name does not fit, as far as an error tells. */
function strayAt(error: ShapeError, key: string): string | undefined {
  if (error.keyword === 'additionalProperties' && error.params.additionalProperty === key) return strangerAt(error);
  const at = `${error.instancePath}/`.indexOf(`/${key}/`);
  return at < 0 ? undefined : error.instancePath.slice(0, at + 1 + key.length);
}

/** True when an object of one pointer holds the other, so that a bracket in the wrong place explains it. */
function isNear(stray: string, lacking: string): boolean {
  const holder = stray.slice(0, stray.lastIndexOf('/'));
  return holder !== lacking && (isInside(holder, lacking) || isInside(lacking, holder));
}

function isInside(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

function strangerAt({ instancePath, params }: ShapeError): string {
  return pointerTo(instancePath, String(params.additionalProperty));
}

/** Reports keys that are not known; one key too many and one too few in the same object are one mistake. */
function tellStrangers(
  errors: readonly ShapeError[],
  missing: ReadonlyMap<string, string[]>,
  { value, issues, bad }: Telling,
): void {
  const strangers = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const count = new Map<string, number>();
  for (const { instancePath } of strangers) count.set(instancePath, (count.get(instancePath) ?? 0) + 1);
  for (const error of strangers) {
    const { instancePath, params } = error;
    const key = String(params.additionalProperty);
    const known = (params.known as readonly string[]).filter((name) => name !== '$schema');
    const holder = Object(valueAt(value, instancePath)) as object;
    const free = known.filter((name) => !Object.hasOwn(holder, name));
    const absent = missing.get(instancePath) ?? [];
    const isAlone = count.get(instancePath) === 1;
    const only = isAlone && absent.length === 1 ? absent[0] : undefined;
    const near = issues.nearest(key, absent) ?? only ?? issues.nearest(key, free);
    if (near !== undefined && absent.includes(near)) absent.splice(absent.indexOf(near), 1);
    if (near !== undefined) bad.add(pointerTo(instancePath, near));
    const pointer = strangerAt(error);
    bad.add(pointer);
    issues.error(near ? 'shape/misspelt-key' : 'shape/unknown-key', pointer, {
      key: shownName(key),
      known: shownNames(free.length > 0 ? free : known),
      ...(near && { near }),
    });
  }
}

/** Reports a value that does not fit where it is. */
function tellValue(
  { keyword, instancePath: pointer, params }: ShapeError,
  value: Json | undefined,
  issues: Issues,
): void {
  const found =
    typeof value === 'string' ? shownName(value) : typeof value === 'number' ? String(value) : shownJson(value);
  if (keyword === 'type') tellType([params.type].flat() as readonly string[], value, pointer, issues);
  else if (keyword === 'enum') tellChoice(value, params.allowedValues as readonly string[], pointer, issues);
  else if (keyword === 'const')
    issues.error('shape/format', pointer, { expected: String(params.allowedValue), found: shownJson(value) });
  else if (keyword === 'pattern') issues.error(...patternIssue(String(params.pattern), pointer, found));
  else if (keyword === 'minItems') issues.error('shape/empty-list', pointer);
  else if (keyword === 'maxLength') issues.error('shape/too-long', pointer, { limit: Number(params.limit) });
  else
    issues.error('shape/bounds', pointer, { found, limit: `${params.comparison ?? ''} ${params.limit ?? ''}`.trim() });
}

const TYPE_WORDS: { readonly [type: string]: string } = {
  object: 'an object { }',
  array: 'a list [ ]',
  string: 'text in double quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  'number object': 'a number, or an object { }',
  'string object': 'text in double quotes, or an object { }',
  'number boolean string': 'a number, true or false, or text in double quotes',
};

function tellType(types: readonly string[], value: Json | undefined, pointer: string, issues: Issues): void {
  const expected = TYPE_WORDS[types.join(' ')] ?? types.join(', ');
  const found = shownJson(value);
  if (typeof value === 'string') {
    const near = types.includes('boolean')
      ? truthIn(value)
      : types.some((type) => type !== 'object' && type !== 'array')
        ? numberIn(value)
        : undefined;
    if (near !== undefined) return issues.error('shape/quoted', pointer, { expected, found, near });
  }
  if (expected === TYPE_WORDS.string && (typeof value === 'number' || typeof value === 'boolean'))
    return issues.error('shape/unquoted', pointer, { found });
  issues.error('shape/type', pointer, { expected, found });
}

function tellChoice(value: Json | undefined, known: readonly string[], pointer: string, issues: Issues): void {
  issues.error(...choiceIssue(value, known, pointer));
}

const DOCUMENT_ID = /^[a-z0-9]+([-/.][a-z0-9]+)*$/;

function patternIssue(
  pattern: string,
  pointer: string,
  found: string,
): [code: string, pointer: string, params: { [name: string]: string }] {
  if (pattern.startsWith('^[0-9]{4}-')) return ['shape/date', pointer, { found, example: dayFrom(found) }];
  if (pattern.startsWith('^(0[1-9]')) return ['shape/day-of-year', pointer, { found }];
  if (pattern.startsWith('^[0-9]+\\.')) {
    const numbers = found.slice(0, 30).match(/\d+/g) ?? ['1'];
    return ['shape/version', pointer, { found, example: [...numbers, '0', '0'].slice(0, 3).join('.') }];
  }
  const example = pattern.includes('/') ? idFrom(found, 'vn/bo-tieu-chi', DOCUMENT_ID, /[^a-z0-9/.]+/g) : idFrom(found);
  return ['shape/id', pointer, { found, example }];
}

/** What is at a pointer. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    const name = key.replace(/~1/g, '/').replace(/~0/g, '~');
    at = Object.hasOwn(at, name) ? (at as { readonly [key: string]: Json })[name] : undefined;
  }
  return at;
}
