/**
 * JSON text with places: a parser that does not recurse, knows lines and columns, and refuses doubled keys.
 */

import { SHOWN_ISSUES } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { limits } from '../text/limits.js';
import { LONE_SURROGATE, shownName } from '../text/names.js';
import { numberFrom } from '../text/numerals.js';
import { pointerTo } from '../text/pointer.js';
import type { Json } from './guards.js';
import { linesOf } from './lines.js';
import { createOutline, type Outline, type Position } from './outline.js';
import { DEPTH, LARGE, type ParsedJson, type ParseLimits } from './room.js';
import { kindOf } from './shown.js';
import { type Expected, type Slip, slipAt, stringSlip } from './typing-mistakes.js';

/** A word or number at `lastIndex`. */
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What words stand for. */
const CONSTANTS = Object.assign(Object.create(null) as object, { true: true, false: false, null: null });

interface Open {
  /** Where its bracket stands. */
  readonly at: number;
  readonly list?: Json[];
  readonly map?: { [key: string]: Json };
  key: string;
  keys: number;
}

/** Reads JSON text as the checks do, with issues as data. Never throws: what is wrong stands in `issues`. */
export function parseJson(text: string, room: ParseLimits = LARGE): ParsedJson {
  if (typeof text !== 'string')
    return { issues: [issueOf('json/not-json', 'error', '', { found: kindOf(text) })], locate: () => undefined };
  const lines = linesOf(text);
  let outline: Outline | undefined;
  return {
    ...scan(text, undefined, room, lines),
    locate: (pointer) => {
      if (outline === undefined) {
        outline = createOutline();
        scan(text, outline, room, lines);
      }
      const offset = outline.offsetOf(pointer);
      return offset === undefined ? undefined : lines(offset);
    },
  };
}

function scan(
  text: string,
  outline: Outline | undefined,
  room: ParseLimits,
  positionOf: (offset: number) => Position,
): { value?: Json; issues: Issue[] } {
  const issues: Issue[] = [];
  const stack: Open[] = [];
  let root: Json | undefined;
  let values = 0;
  let at = 0;
  const fail = (code: string, offset: number, params = {}) => {
    issues.push({ ...issueOf(code, 'error', '', params), ...positionOf(Math.min(offset, text.length)) });
    return { issues };
  };
  if (text.length > room.characters)
    return { issues: [{ ...issueOf('json/too-long', 'error', '', { limit: room.characters }), line: 1, column: 1 }] };
  if (text.charCodeAt(0) === 0xfeff) at = 1;
  /** Where the last token ended. */
  let after = at;
  const slip = ({ code, offset, params }: Slip) => fail(code, offset, params);
  const stop = (wanted: Expected) => {
    const open = stack[stack.length - 1];
    const bracket = open?.list === undefined ? '{' : '[';
    const within = open && { open: { bracket, line: positionOf(open.at).line } as const };
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
    let plain = true;
    for (; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 32) return undefined;
      if (unit === 92) {
        plain = false;
        at += 1;
      } else if (unit === 34) {
        at += 1;
        if (plain) return text.slice(from + 1, at - 1);
        try {
          const found = JSON.parse(text.slice(from, at)) as string;
          // Half a character has no UTF-8, and so no digest.
          return LONE_SURROGATE.test(found) ? undefined : found;
        } catch {
          return undefined;
        }
      } else if (unit >= 0xd800 && unit <= 0xdfff) plain = false;
    }
    return undefined;
  };
  const pointerHere = () =>
    stack.reduce((pointer, { list, key }) => pointerTo(pointer, list === undefined ? key : list.length), '');
  const key = (open: Open): Issue[] | undefined => {
    if (text.charCodeAt(at) !== 34) return stop('a key in double quotes').issues;
    const from = at;
    const name = string();
    if (name === undefined) return slip(stringSlip(text, from)).issues;
    after = at;
    if (name.length > limits.keyCharacters)
      return fail('json/long-key', from, { key: shownName(name), limit: limits.keyCharacters }).issues;
    open.key = name;
    open.keys += 1;
    if (open.keys > limits.keys) return fail('json/too-many-keys', from, { limit: limits.keys }).issues;
    if (Object.hasOwn(open.map!, name)) {
      issues.push({
        ...issueOf('json/doubled-key', 'error', pointerHere(), { key: shownName(name) }),
        ...positionOf(from),
      });
      if (issues.length >= SHOWN_ISSUES) return issues;
    }
    skip();
    if (text.charCodeAt(at) !== 58) return stop('`:`').issues;
    at += 1;
    after = at;
    return undefined;
  };

  /** Reports a number that is not what is written; true when no more is read. */
  const inexact = (word: string, number: number): boolean => {
    const params = { found: shownName(word), near: String(number) };
    issues.push({ ...issueOf('json/inexact', 'error', pointerHere(), params), ...positionOf(at) });
    return issues.length >= SHOWN_ISSUES;
  };

  for (;;) {
    skip();
    const top = stack[stack.length - 1];
    values += 1;
    if (values > room.values) return fail('json/too-many', at, { limit: room.values });
    outline?.begin(at, top === undefined || top.list !== undefined ? undefined : top.key);
    let value: Json;
    const unit = text.charCodeAt(at);
    if (unit === 123 || unit === 91) {
      if (stack.length >= DEPTH) return fail('json/too-deep', at, { limit: DEPTH });
      const opened: Open =
        unit === 91 ? { at, list: [], key: '', keys: 0 } : { at, map: Object.create(null), key: '', keys: 0 };
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
      if (word in CONSTANTS) value = CONSTANTS[word as keyof typeof CONSTANTS];
      else {
        const number = Number(word);
        if (!Number.isFinite(number)) return fail('json/number', at, { found: shownName(word) });
        if (numberFrom(word) === undefined && inexact(word, number)) return { issues };
        value = number;
      }
      at += word.length;
    }
    outline?.end();

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
      outline?.end();
      done = (open.list ?? open.map) as Json;
    }
    if (root !== undefined) break;
  }
  skip();
  if (at < text.length) return stop('the end of the text');
  return { value: root, issues };
}
