/**
 * What is wrong with the facts of a record.
 */

import { allowed, allows, type BoundFact, factValue } from '../frame/facts.js';
import { createIssues, SHOWN_ISSUES } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { isSeries } from '../pack/misspelt.js';
import { limits } from '../text/limits.js';
import { shownName } from '../text/names.js';
import { hasTwoReadings, numberOf } from '../text/numerals.js';
import { pointerTo } from '../text/pointer.js';
import { trimmed } from '../text/space.js';

/** What a spreadsheet makes of `10/12`: a day, in one of its ways to write one. */
const DAY = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/ ]\p{L}{3,9}\.?|\p{L}{3,9}\.?[-/ ]\d{1,4})(\D|$)/u;

/** The issue of a fact that its declaration does not allow. */
export function invalidFact({ id, declared }: BoundFact, value: unknown, pointer = '/facts'): Issue {
  const tell = (code: string, found: string) =>
    issueOf(code, 'error', pointerTo(pointer, id), { fact: id, found, allowed: allowed(declared) });
  if (typeof value !== 'string' || value.length > 100) return tell('record/fact-invalid', shownValue(value));
  const { type } = declared;
  const text = trimmed(value);
  const isNumber = type === 'integer' || type === 'decimal';
  // A table gives numbers and truths as such: text that is one stood in quotes, and they are the mistake.
  const quoted = `"${shownName(value)}"`;
  if (isNumber && hasTwoReadings(text)) return tell('record/number-two-readings', shownName(value));
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text) && numberOf(text) !== undefined)
    return tell('record/number-as-text', quoted);
  if (type === 'boolean' && /^(true|false|[01])$/i.test(text)) return tell('record/fact-invalid', quoted);
  if (type === 'choice' && text !== value && declared.of!.includes(text)) return tell('record/fact-invalid', quoted);
  if (type === 'share' && DAY.test(text)) return tell('record/share-as-day', shownName(value));
  return tell('record/fact-invalid', shownName(value));
}

/** What is wrong with values of facts: invalid ones, and, as warnings, names that are no facts. */
export function factIssues(
  values: { readonly [id: string]: unknown },
  facts: readonly BoundFact[],
  pointer: string,
): Issue[] {
  const issues = createIssues();
  for (const fact of facts) {
    const value = factValue(values, fact);
    if (!allows(fact, value)) issues.push(invalidFact(fact, value, pointer));
  }
  const known = new Set(facts.map(({ id }) => id));
  for (const id of Object.keys(values)) {
    if (known.has(id)) continue;
    const isFull = issues.list.length >= SHOWN_ISSUES;
    const nearest = isFull ? undefined : issues.nearest(id, known);
    const near = nearest !== undefined && isSeries(id, nearest) ? undefined : nearest;
    const at = id.length > limits.keyCharacters ? pointer : pointerTo(pointer, id);
    issues.warning(near ? 'record/misspelt-fact' : 'record/unknown-fact', at, {
      fact: shownName(id),
      ...(near && { near, times: 1 }),
    });
    // Those that follow are only told to be more.
    if (isFull) break;
  }
  return issues.shown();
}
