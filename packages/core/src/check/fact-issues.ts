/**
 * What is wrong with the facts of a record.
 */

import { allows, type BoundFact, factValue } from '../frame/facts.js';
import { createIssues, SHOWN_ISSUES } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { invalidFact } from '../judge/invalid.js';
import { isSeries } from '../plan/misspelt.js';
import { limits } from '../text/limits.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

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
