/**
 * Names in the rows of a run that nothing declares.
 */

import type { Record as SubjectRecord } from '../document/index.js';
import { worded } from '../issue/make.js';
import { declaredNames, LONGEST, misspelt, nearestDeclared, partsOf } from '../plan/misspelt.js';
import { limits } from '../text/limits.js';
import { eventOf } from './desk.js';
import type { Origin, RowEvent, Strangers } from './events.js';

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
            issue: worded(misspelt(told.pointer, key.slice(told.pointer.length + 1), told.near, rows)),
          });
    },
  };
}
