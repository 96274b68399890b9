/**
 * JSON text with places: a parser that does not recurse, knows lines and columns, and refuses doubled keys.
 */
import type { Json } from './documents.js';
import type { Issue } from './issue.js';
import { issueOf, SHOWN_ISSUES } from './issue.js';
import { LONE_SURROGATE, pointerTo, shownName } from './names.js';
import { type Slip, slipAt, stringSlip, type Wanted } from './slips.js';

/** Deeper documents are refused: no pack, programme or list of places needs more. */
export const DEPTH = 100;

/** Longer texts are refused before they are read, unless the caller allows less still. */
export const TEXT_LENGTH = 64_000_000;

/** Values of the caller that unfold to more than this are refused, unless the caller allows less still. */
export const VALUES = 5_000_000;

/** A word or number at `lastIndex`. */
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Parsed {
  /** Absent when the text is not JSON. Objects have no prototype. */
  readonly value?: Json;
  readonly issues: readonly Issue[];
  /** Where the value of a pointer, or its nearest known ancestor, stands in the text. */
  readonly locate: (pointer: string) => Position | undefined;
}

interface Open {
  readonly pointer: string;
  /** Where its bracket stands. */
  readonly at: number;
  readonly list?: Json[];
  readonly map?: { [key: string]: Json };
  key: string;
}

/** Reads JSON text; never throws. */
export function parseJson(text: string, characters = TEXT_LENGTH): Parsed {
  const found = scan(text, undefined, characters);
  let offsets: Map<string, number> | undefined;
  return {
    ...found,
    locate: (pointer) => {
      if (offsets === undefined) {
        offsets = new Map();
        scan(text, offsets, characters);
      }
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const offset = offsets.get(at);
        if (offset !== undefined) return positionOf(text, offset);
        if (at === '') return undefined;
      }
    },
  };
}

/** Copies a value of the caller into plain JSON without prototypes; what is not JSON is an issue. Never throws. */
export function toJson(value: unknown, values = VALUES): Parsed {
  const issues: Issue[] = [];
  const locate = () => undefined;
  const root: Json[] = [];
  const todo: { from: unknown; pointer: string; depth: number; put: (json: Json) => void }[] = [
    { from: value, pointer: '', depth: 0, put: (json) => root.push(json) },
  ];
  let room = values;
  const tooMany = () => ({ issues: [...issues, issueOf('json/too-many', 'error', '', { limit: values })], locate });
  try {
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { from, pointer, depth, put } = next;
      if (issues.length >= SHOWN_ISSUES) return { issues, locate };
      if (from === null || typeof from === 'boolean') put(from);
      else if (typeof from === 'string' && !LONE_SURROGATE.test(from)) put(from);
      else if (typeof from === 'number' && Number.isFinite(from)) put(from);
      else if (typeof from !== 'object') {
        const found =
          typeof from === 'number'
            ? String(from)
            : typeof from === 'string'
              ? 'text with half a character'
              : typeof from;
        issues.push(issueOf('json/not-json', 'error', pointer, { found }));
      } else if (depth >= DEPTH) {
        issues.push(issueOf('json/too-deep', 'error', pointer, { limit: DEPTH }));
        return { issues, locate };
      } else if (Array.isArray(from)) {
        room -= from.length;
        if (room < 0) return tooMany();
        const list: Json[] = new Array(from.length).fill(null);
        put(list);
        from.forEach((item, at) => {
          todo.push({
            from: item,
            pointer: pointerTo(pointer, at),
            depth: depth + 1,
            put: (json) => (list[at] = json),
          });
        });
      } else {
        const map: { [key: string]: Json } = Object.create(null);
        put(map);
        const entries = Object.entries(from).filter(([, item]) => item !== undefined);
        room -= entries.length;
        if (room < 0) return tooMany();
        for (const [key] of entries) map[key] = null;
        for (const [key, item] of entries) {
          todo.push({
            from: item,
            pointer: pointerTo(pointer, key),
            depth: depth + 1,
            put: (json) => (map[key] = json),
          });
        }
      }
    }
  } catch {
    return { issues: [issueOf('json/not-json', 'error', '', { found: 'object that cannot be read' })], locate };
  }
  return issues.length > 0 ? { issues, locate } : { value: root[0]!, issues, locate };
}

function scan(
  text: string,
  offsets: Map<string, number> | undefined,
  characters: number,
): { value?: Json; issues: Issue[] } {
  const issues: Issue[] = [];
  const stack: Open[] = [];
  let root: Json | undefined;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fail = (code: string, offset: number, params = {}) => {
    issues.push({ ...issueOf(code, 'error', '', params), ...positionOf(text, Math.min(offset, text.length)) });
    return { issues };
  };
  if (text.length > characters) return fail('json/too-long', 0, { limit: characters });
  /** Where the last token ended. */
  let after = at;
  const slip = ({ code, offset, params }: Slip) => fail(code, offset, params);
  const stop = (wanted: Wanted) => {
    const open = stack[stack.length - 1];
    const bracket = open?.list === undefined ? '{' : '[';
    const within = open && { open: { bracket, line: positionOf(text, open.at).line } as const };
    return slip(slipAt({ text, at, wanted, after, ...within }));
  };

  const skip = () => {
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) break;
      at += 1;
    }
  };
  const string = (): string | undefined => {
    const from = at;
    at += 1;
    for (let escaped = false; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 32) return undefined;
      if (escaped) escaped = false;
      else if (unit === 92) escaped = true;
      else if (unit === 34) {
        at += 1;
        try {
          const found = JSON.parse(text.slice(from, at)) as string;
          // Half a character has no UTF-8, and so no digest.
          return LONE_SURROGATE.test(found) ? undefined : found;
        } catch {
          return undefined;
        }
      }
    }
    return undefined;
  };
  const key = (open: Open): Issue[] | undefined => {
    if (text.charCodeAt(at) !== 34) return stop('a key in double quotes').issues;
    const from = at;
    const name = string();
    if (name === undefined) return slip(stringSlip(text, from)).issues;
    after = at;
    if (Object.hasOwn(open.map!, name)) {
      issues.push({
        ...issueOf('json/doubled-key', 'error', pointerTo(open.pointer, name), { key: shownName(name) }),
        ...positionOf(text, from),
      });
      if (issues.length >= SHOWN_ISSUES) return issues;
    }
    skip();
    if (text.charCodeAt(at) !== 58) return stop('`:`').issues;
    at += 1;
    after = at;
    open.key = name;
    return undefined;
  };

  for (;;) {
    skip();
    const top = stack[stack.length - 1];
    const pointer =
      top === undefined
        ? ''
        : offsets === undefined && stack.length > 0
          ? ''
          : pointerTo(top.pointer, top.list ? top.list.length : top.key);
    offsets?.set(pointer, at);
    let value: Json;
    const unit = text.charCodeAt(at);
    if (unit === 123 || unit === 91) {
      if (stack.length >= DEPTH) return fail('json/too-deep', at, { limit: DEPTH });
      const here = top === undefined ? '' : pointerTo(top.pointer, top.list ? top.list.length : top.key);
      const opened: Open =
        unit === 91
          ? { pointer: here, at, list: [], key: '' }
          : { pointer: here, at, map: Object.create(null), key: '' };
      at += 1;
      after = at;
      skip();
      value = (opened.list ?? opened.map) as Json;
      const close = unit === 91 ? 93 : 125;
      if (text.charCodeAt(at) !== close) {
        stack.push(opened);
        if (opened.map !== undefined) {
          const bad = key(opened);
          if (bad !== undefined) return { issues };
        }
        continue;
      }
      at += 1;
    } else if (unit === 34) {
      const from = at;
      const found = string();
      if (found === undefined) return slip(stringSlip(text, from));
      value = found;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word === undefined) return stop('a value');
      value = JSON.parse(word) as Json;
      if (typeof value === 'number' && !Number.isFinite(value))
        return fail('json/number', at, { found: shownName(word) });
      at += word.length;
    }

    // Attach the finished value, and close every container that ends here.
    for (let done: Json = value; ; ) {
      const open = stack[stack.length - 1];
      if (open === undefined) {
        root = done;
        break;
      }
      if (open.list !== undefined) open.list.push(done);
      else open.map![open.key] = done;
      after = at;
      skip();
      const next = text.charCodeAt(at);
      if (next === 44) {
        at += 1;
        after = at;
        skip();
        if (open.map !== undefined && key(open) !== undefined) return { issues };
        break;
      }
      if (next !== (open.list !== undefined ? 93 : 125))
        return stop(open.list !== undefined ? '`,` or `]`' : '`,` or `}`');
      at += 1;
      stack.pop();
      done = (open.list ?? open.map) as Json;
    }
    if (root !== undefined) break;
  }
  skip();
  if (at < text.length) return stop('the end of the text');
  return { value: root, issues };
}

function positionOf(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** True for a JSON object, not for a list. */
export function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The members of an object, when one stands there. */
export function membersOf<T>(json: { readonly [key: string]: T } | undefined): [key: string, value: T][] {
  return isObject(json) ? Object.entries(json) : [];
}

/** The object that should stand there, when something else may. */
export function objectIn<T>(json: T): Partial<T> {
  return isObject(json) ? json : {};
}

/** The text that should stand there, when something else may. */
export function textIn(json: unknown): string {
  return typeof json === 'string' ? json : '';
}
