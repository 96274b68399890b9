/**
 * Characters that steer what shows a text instead of being part of it: a terminal obeys them, a page turns words round, a name
 * ends where none can be seen to end. No text of a document holds one.
 */

import type { Issues } from '../issue/collector.js';
import type { Json } from '../json/guards.js';
import { pointerTo } from '../text/pointer.js';

/** Controls (line breaks and tabs too), signs that set the direction of writing, line and paragraph separators, hidden tags. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** What JSON text that holds any of them looks like: one itself, or an escape. */
const MAYBE = /\\[bfnrtu]|[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** Reports every text of a document that holds such a character, as far as nothing else is wrong with it. */
export function checkControls(value: Json, text: unknown, issues: Issues, broken: (pointer: string) => boolean): void {
  if (typeof text === 'string' && !MAYBE.test(text)) return;
  const todo: [pointer: string, value: Json][] = [['', value]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [pointer, at] = next;
    if (typeof at === 'string') {
      const found = STEERING.exec(at)?.[0];
      if (found !== undefined && !broken(pointer))
        issues.error('shape/control', pointer, { found: controlName(found) });
    } else if (typeof at === 'object' && at !== null) {
      const keys = Object.keys(at);
      for (let index = keys.length - 1; index >= 0; index -= 1) {
        const within = (at as { readonly [key: string]: Json })[keys[index]!]!;
        if (typeof within === 'object' ? within !== null : typeof within === 'string')
          todo.push([pointerTo(pointer, keys[index]!), within]);
      }
    }
  }
}

/** A character as its code, such as `U+202E`. */
function controlName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
