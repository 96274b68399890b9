/**
 * Values of the caller as plain JSON: each is read once, so that nothing runs or changes afterwards.
 */
import type { Json } from './documents.js';
import { type Issue, issueOf, SHOWN_ISSUES } from './issue.js';
import { LARGE, type Parsed } from './json.js';
import { limits } from './limits.js';
import { kindOf, LONE_SURROGATE, pointerTo, shownName } from './names.js';

/** A list or object that is being copied. */
interface Open {
  readonly from: { readonly [key: string | number]: unknown };
  readonly above: Open | undefined;
  readonly key: string | number;
  /** Absent for lists. */
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  readonly into: Json[] | { [key: string]: Json };
  at: number;
}

/** Copies a value of the caller into plain JSON without prototypes; what is not JSON is an issue. Never throws. */
export function toJson(value: unknown, { values }: { readonly values: number } = LARGE): Parsed {
  const issues: Issue[] = [];
  const stack: Open[] = [];
  const seen = new Set<object>();
  let repeats = 0;
  let room = values;
  const fail = (code: string, pointer: string, params: { [name: string]: string | number }) => {
    issues.push(issueOf(code, 'error', pointer, params));
    return null;
  };
  /** What goes no further: all that would follow is left unread. */
  const stop = (code: string, pointer: string, params: { [name: string]: string | number }) => {
    stack.length = 0;
    return fail(code, pointer, params);
  };
  const copy = (from: unknown, above: Open | undefined, key: string | number): Json => {
    if (isJsonWord(from)) return from;
    const pointer = () => pointerOf(above, key);
    if (!isPlain(from)) return fail('json/not-json', pointer(), { found: kindOf(from) });
    if (stack.length >= limits.depth) return stop('json/too-deep', pointer(), { limit: limits.depth });
    if (seen.has(from)) repeats += 1;
    else seen.add(from);
    // A few lists that hold each other unfold to any size.
    if (repeats > limits.repeats) return stop('json/repeated', '', { limit: limits.repeats });
    const keys = Array.isArray(from) ? undefined : Object.keys(from);
    const { length } = keys ?? (from as unknown[]);
    if (keys !== undefined && length > limits.keys)
      return stop('json/too-many-keys', pointer(), { limit: limits.keys });
    room -= length;
    if (room < 0) return stop('json/too-many', '', { limit: values });
    const into = keys === undefined ? [] : Object.create(null);
    stack.push({ from: from as Open['from'], above, key, keys, length, into, at: 0 });
    return into;
  };
  const next = (open: Open): void => {
    const { from, keys, into } = open;
    const key = keys === undefined ? open.at : keys[open.at]!;
    open.at += 1;
    if (typeof key === 'string' && key.length > limits.keyCharacters)
      return void stop('json/long-key', pointerOf(open.above, open.key), {
        key: shownName(key),
        limit: limits.keyCharacters,
      });
    const member = from[key];
    // As JSON has it: a member that is undefined is not there.
    if (member === undefined && keys !== undefined) return;
    const json = copy(member, open, key);
    if (keys === undefined) (into as Json[]).push(json);
    else (into as { [key: string]: Json })[key] = json;
  };
  let root: Json;
  try {
    root = copy(value, undefined, '');
    for (let open = stack[0]; open !== undefined && issues.length < SHOWN_ISSUES; open = stack[stack.length - 1]) {
      if (open.at === open.length) stack.pop();
      else next(open);
    }
  } catch {
    // A getter of the caller threw.
    root = stop('json/not-json', '', { found: 'object that cannot be read' });
  }
  return { ...(issues.length === 0 && { value: root }), issues, locate: () => undefined };
}

/** Only what is wrong needs a pointer. */
function pointerOf(above: Open | undefined, key: string | number): string {
  const steps = [key];
  let open = above;
  if (open === undefined) return '';
  for (; open.above !== undefined; open = open.above) steps.push(open.key);
  return steps.reverse().reduce((pointer: string, step) => pointerTo(pointer, step), '');
}

function isJsonWord(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  return value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** True for lists, and for objects that inherit nothing but what all objects inherit. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A value as JSON, when it is JSON of modest size; what is not is told by its kind. */
export function writtenValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return String(value);
  const { value: json } = toJson(value, { values: limits.writtenValues });
  if (json !== undefined) return JSON.stringify(json);
  return value === undefined ? 'undefined' : `${typeof value} that is no JSON`;
}
