/**
 * A value that is none of those allowed.
 */
import type { Json } from '../json/guards.js';
import { shownJson } from '../json/shown.js';
import { shownName, shownNames } from '../text/names.js';
import { nearestName } from '../text/nearest.js';

/** The issue of a value that is not one of those known. */
export function choiceIssue(
  value: Json | undefined,
  known: readonly string[],
  pointer: string,
): [code: string, pointer: string, params: { [name: string]: string }] {
  const near = typeof value === 'string' ? nearestName(value, known) : undefined;
  return [
    near ? 'shape/misspelt-value' : 'shape/value',
    pointer,
    {
      found: typeof value === 'string' ? `\`${shownName(value)}\`` : shownJson(value),
      known: shownNames(known),
      ...(near && { near }),
    },
  ];
}
