/**
 * Names of facts that nothing declares, but that are near one which something does: a slip of whoever wrote the record.
 */
import { type Desk, eventOf, type Origin, type RowEvent } from './desk.js';
import type { Record as SubjectRecord } from './documents.js';
import { type Issue, issueOf } from './issue.js';
import { isObject } from './json.js';
import { limits } from './limits.js';
import { nearestName, pointerTo, type Steps, shownName } from './names.js';

/** Names that are declared, and what was found of others: registers give the same columns with every record. */
export interface Declared {
  readonly names: ReadonlySet<string>;
  readonly found: Map<string, { readonly near: string | undefined; readonly cost: number }>;
}

/** Longer names are nobody's slip. */
const LONGEST = 60;

export function declaredNames(names: Iterable<string>): Declared {
  return { names: new Set(names), found: new Map() };
}

/**
 * The declared name that another one is a slip of. Names that differ only in their numbers, such as `income-2022` and
 * `income-2023`, are a series and no slip. The search costs the same whether or not it was made before.
 */
function nearestDeclared({ names, found }: Declared, name: string, steps: Steps): string | undefined {
  if (name.length > LONGEST || steps.left <= 0) return undefined;
  let known = found.get(name);
  if (known === undefined) {
    const own = { left: limits.nearestSteps };
    const near = nearestName(name, names, own);
    known = {
      near: near === undefined || isSeries(name, near) ? undefined : near,
      cost: limits.nearestSteps - own.left,
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

/** Both parts of a record whose keys are names of facts, by the pointer to them. */
function partsOf(record: {
  readonly facts?: unknown;
  readonly selfFacts?: unknown;
}): [pointer: string, part: object][] {
  return (['facts', 'selfFacts'] as const).flatMap((key): [string, object][] => {
    const part = record[key];
    return isObject(part) ? [[`/${key}`, part]] : [];
  });
}

/** The misspelt names of one record, each with a warning. What cannot be read says nothing. */
export function misspeltIn(record: SubjectRecord, declared: Declared): Issue[] {
  const issues: Issue[] = [];
  const steps = { left: limits.slipSteps };
  try {
    for (const [pointer, part] of partsOf(record))
      for (const name of Object.keys(part)) {
        if (declared.names.has(name) || issues.length >= limits.issues) continue;
        const near = nearestDeclared(declared, name, steps);
        if (near !== undefined) issues.push(misspelt(pointer, name, near, 1));
      }
  } catch {
    // An object of the caller that cannot be read: this is told where its facts are.
  }
  return issues;
}

function misspelt(pointer: string, name: string, near: string, times: number): Issue {
  return issueOf('record/misspelt-fact', 'warning', pointerTo(pointer, name), { fact: shownName(name), near, times });
}

/** The names of a run that nothing declares, each told once. */
export interface Strangers {
  /** Looks at the names of a row that was taken in. */
  note(record: SubjectRecord, origin: Origin): void;
  /** Tells of each misspelt name, at the first row that has it, and in how many rows it stands. */
  tell(on: Desk['on']): void;
}

/** A list of names that no pack and no programme of the run declares. */
export function createStrangers(declared: ReadonlySet<string>): Strangers {
  const known = declaredNames(declared);
  const steps = { left: limits.slipSteps };
  const seen = new Map<string, { readonly told?: { pointer: string; near: string; event: RowEvent }; rows: number }>();
  const meet = (pointer: string, name: string, row: SubjectRecord, origin: Origin) => {
    const key = `${pointer}/${name}`;
    const before = seen.get(key);
    if (before !== undefined) return void (before.rows += 1);
    if (seen.size >= limits.keys || name.length > LONGEST) return;
    const near = nearestDeclared(known, name, steps);
    seen.set(key, { ...(near !== undefined && { told: { pointer, near, event: eventOf(origin, row) } }), rows: 1 });
  };
  return {
    note: (record, origin) => {
      for (const [pointer, part] of partsOf(record))
        for (const name in part) if (!declared.has(name)) meet(pointer, name, record, origin);
    },
    tell: (on) => {
      for (const [key, { told, rows }] of seen)
        if (told !== undefined)
          on.issue?.({
            ...told.event,
            issue: misspelt(told.pointer, key.slice(told.pointer.length + 1), told.near, rows),
          });
    },
  };
}
