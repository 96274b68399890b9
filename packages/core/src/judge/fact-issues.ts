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
import { pointerTo } from '../text/pointer.js';

/** The issue of a fact that its declaration does not allow. */
export function invalidFact({ id, declared }: BoundFact, value: unknown, pointer = '/facts'): Issue {
  const isText =
    typeof value === 'string' &&
    value.length < 100 &&
    /^\s*-?\d+(\.\d+)?\s*$/.test(value) &&
    (declared.type === 'integer' || declared.type === 'decimal');
  return issueOf(isText ? 'record/number-as-text' : 'record/fact-invalid', 'error', pointerTo(pointer, id), {
    fact: id,
    found: shownValue(value),
    allowed: allowed(declared),
  });
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
