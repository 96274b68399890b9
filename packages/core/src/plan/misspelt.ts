/**
 * Names of facts that nothing declares, but that are near one which something does: a typing mistake of whoever wrote the record.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { isObject } from '../json/guards.js';
import { limits } from '../text/limits.js';
import { shownName } from '../text/names.js';
import { nearestName, type Steps } from '../text/nearest.js';
import { pointerTo } from '../text/pointer.js';

/** Names that are declared, and what was found of others: registers give the same columns with every record. */
export interface DeclaredNames {
  readonly names: ReadonlySet<string>;
  readonly found: Map<string, { readonly near: string | undefined; readonly cost: number }>;
}

/** Steps that a name takes whose nearest one is sought, before any letter is compared. */
const EACH = 200;

/** Longer names are nobody's slip. */
export const LONGEST = 60;

export function declaredNames(names: Iterable<string>): DeclaredNames {
  return { names: new Set(names), found: new Map() };
}

/**
 * The declared name that another one is a typing mistake of. Names that differ only in their numbers, such as `income-2022` and
 * `income-2023`, are a series and no slip. The search costs the same whether or not it was made before.
 */
export function nearestDeclared({ names, found }: DeclaredNames, name: string, steps: Steps): string | undefined {
  if (name.length > LONGEST || steps.left <= 0) return undefined;
  let known = found.get(name);
  if (known === undefined) {
    const own = { left: limits.nearestSteps };
    const near = nearestName(name, names, own);
    known = {
      near: near === undefined || isSeries(name, near) ? undefined : near,
      cost: EACH + limits.nearestSteps - own.left,
    };
    if (found.size >= limits.keys) found.clear();
    found.set(name, known);
  }
  steps.left -= known.cost;
  return steps.left < 0 ? undefined : known.near;
}

/** True for names that differ in their numbers only. */
export function isSeries(a: string, b: string): boolean {
  return a.replace(/\d+/g, '0') === b.replace(/\d+/g, '0');
}

/**
 * A warning for each misspelt name of one record; undefined when there is none. `names` are those of its facts, as far as
 * they were listed. What cannot be read says nothing.
 */
export function misspeltIn(
  declared: DeclaredNames,
  names: readonly string[] | undefined,
  facts: object,
  record: SubjectRecord,
): readonly Issue[] | undefined {
  let slips: Issue[] | undefined;
  const steps = { left: limits.slipSteps };
  let room: number = limits.issues;
  const look = (pointer: string, given: readonly string[]): void => {
    for (const name of given) {
      if (declared.names.has(name)) continue;
      if (steps.left <= 0 || room <= 0) return;
      const near = nearestDeclared(declared, name, steps);
      if (near === undefined) continue;
      room -= 1;
      slips ??= [];
      slips.push(misspelt(pointer, name, near, 1));
    }
  };
  try {
    const { selfFacts } = record;
    // Most records: all names are those of facts, and nothing is said beside them.
    if (names !== undefined && names.length === 0 && !isObject(selfFacts)) return undefined;
    look('/facts', names ?? Object.keys(facts));
    if (isObject(selfFacts)) look('/selfFacts', Object.keys(selfFacts));
  } catch {
    // An object of the caller that cannot be read: this is reported where its facts are.
  }
  return slips;
}

export function misspelt(pointer: string, name: string, near: string, times: number): Issue {
  return issueOf('record/misspelt-fact', 'warning', pointerTo(pointer, name), {
    fact: shownName(name),
    near,
    times,
  });
}
