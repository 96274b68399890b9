/**
 * Values of the caller as plain JSON: each is read once, so that nothing runs or changes afterwards.
 */

import { SHOWN_ISSUES } from '../issue/collector.js';
import type { Issue, Params } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { limits } from '../text/limits.js';
import { LONE_SURROGATE, shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { canonicalJson } from './canonical.js';
import type { Json } from './guards.js';
import { LARGE, type ParsedJson } from './room.js';
import { kindOf } from './shown.js';

/** Where a list or object is in what is copied. */
interface CopyPlace {
  readonly above: CopyPlace | undefined;
  readonly key: string | number;
}

/** A value that is being copied. */
interface Copying {
  readonly issues: Issue[];
  readonly seen: Set<object>;
  readonly values: number;
  /** Values that may still come. */
  room: number;
  repeats: number;
  /** True when what would follow is left unread. */
  stopped: boolean;
}

/** Copies a value of the caller into plain JSON without prototypes; what is not JSON is an issue. Never throws. */
export function toJson(value: unknown, { values }: { readonly values: number } = LARGE): ParsedJson {
  const copying: Copying = { issues: [], seen: new Set(), values, room: values, repeats: 0, stopped: false };
  let root: Json;
  try {
    root = copy(value, undefined, 0, copying);
  } catch {
    // A getter of the caller threw.
    root = stop(copying, 'json/not-json', undefined, { found: 'object that cannot be read' });
  }
  const { issues } = copying;
  return { ...(issues.length === 0 && { value: root }), issues, locate: () => undefined };
}

/** Reports what is no JSON. */
function reportNoJson(copying: Copying, code: string, at: CopyPlace | undefined, params: Params): null {
  copying.issues.push(issueOf(code, 'error', pointerOf(at), params));
  if (copying.issues.length >= SHOWN_ISSUES) copying.stopped = true;
  return null;
}

/** What goes no further. */
function stop(copying: Copying, code: string, at: CopyPlace | undefined, params: Params): null {
  copying.stopped = true;
  return reportNoJson(copying, code, at, params);
}

/** Calls itself for what a list or object holds, `limits.depth` levels deep and no deeper. */
function copy(from: unknown, at: CopyPlace | undefined, depth: number, copying: Copying): Json {
  if (isJsonWord(from)) return from;
  if (!isPlainObject(from)) return reportNoJson(copying, 'json/not-json', at, { found: kindOf(from) });
  if (depth >= limits.depth) return stop(copying, 'json/too-deep', at, { limit: limits.depth });
  if (copying.seen.has(from)) copying.repeats += 1;
  else copying.seen.add(from);
  // A few lists that hold each other unfold to any size.
  if (copying.repeats > limits.repeats) return stop(copying, 'json/repeated', undefined, { limit: limits.repeats });
  return Array.isArray(from)
    ? copyList(from as readonly unknown[], at, depth, copying)
    : copyMembers(from as { readonly [key: string]: unknown }, at, depth, copying);
}

function copyList(from: readonly unknown[], at: CopyPlace | undefined, depth: number, copying: Copying): Json {
  const { length } = from;
  if (!fits(length, copying)) return null;
  const into: Json[] = [];
  for (let index = 0; index < length && !copying.stopped; index += 1) {
    const item = from[index];
    into.push(isJsonWord(item) ? item : copy(item, { above: at, key: index }, depth + 1, copying));
  }
  return into;
}

function copyMembers(
  from: { readonly [key: string]: unknown },
  at: CopyPlace | undefined,
  depth: number,
  copying: Copying,
): Json {
  const keys = Object.keys(from);
  if (keys.length > limits.keys) return stop(copying, 'json/too-many-keys', at, { limit: limits.keys });
  if (!fits(keys.length, copying)) return null;
  const into: { [key: string]: Json } = Object.create(null);
  for (let index = 0; index < keys.length && !copying.stopped; index += 1) {
    const key = keys[index]!;
    if (key.length > limits.keyCharacters)
      return stop(copying, 'json/long-key', at, { key: shownName(key), limit: limits.keyCharacters });
    const member = from[key];
    // As JSON has it: a member that is undefined is not there.
    if (member === undefined) continue;
    into[key] = isJsonWord(member) ? member : copy(member, { above: at, key }, depth + 1, copying);
  }
  return into;
}

/** Takes room for so many values, if there is any left. */
function fits(length: number, copying: Copying): boolean {
  copying.room -= length;
  if (copying.room >= 0) return true;
  stop(copying, 'json/too-many', undefined, { limit: copying.values });
  return false;
}

/** Only what is wrong needs a pointer. */
function pointerOf(at: CopyPlace | undefined): string {
  const steps: (string | number)[] = [];
  for (let next = at; next !== undefined; next = next.above) steps.push(next.key);
  return steps.reverse().reduce((pointer: string, step) => pointerTo(pointer, step), '');
}

function isJsonWord(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  return value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** True for lists, and for objects that inherit nothing but what all objects inherit. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A value as canonical JSON, when it is JSON of modest size; what is not is reported by its kind. */
export function writtenValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return String(value);
  const { value: json } = toJson(value, { values: limits.writtenValues });
  if (json !== undefined) return canonicalJson(json);
  return value === undefined ? 'undefined' : `${typeof value} that is no JSON`;
}
