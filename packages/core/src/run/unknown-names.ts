/**
 * Names in the rows of a run that nothing declares.
 */

import type { SubjectRecord } from '../document/index.js';
import { declaredNames, LONGEST, misspelt, nearestDeclared } from '../plan/misspelt.js';
import { limits } from '../text/limits.js';
import { eventOf } from './context.js';
import type { Origin, RowEvent, UnknownNames } from './events.js';

/** A list of names that no pack and no programme of the run declares. */
export function createUnknownNames(declared: ReadonlySet<string>): UnknownNames {
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
      const { facts, selfFacts } = record;
      for (const name in facts) if (!declared.has(name)) meet('/facts', name, record, origin);
      for (const name in selfFacts) if (!declared.has(name)) meet('/selfFacts', name, record, origin);
    },
    report: (on) => {
      for (const [key, { told, rows }] of seen)
        if (told !== undefined)
          on.issue?.({
            ...told.event,
            issue: misspelt(told.pointer, key.slice(told.pointer.length + 1), told.near, rows),
          });
    },
  };
}
