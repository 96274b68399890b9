/**
 * The procedure of a programme: who decides and to whom it is reported, by level, place and day.
 */
import type { PlacedNote, Programme } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { isWithin } from '../text/days.js';
import { shownName } from '../text/names.js';

/** What the document says of one level or one place on one day. */
export interface Authorities {
  /** Who recognises titles there; several when the document says several things, none when it says nothing. */
  readonly decides: readonly PlacedNote[];
  /** To whom results are reported from there; likewise. */
  readonly reportTo: readonly PlacedNote[];
}

/** Which part of the procedure is asked for. */
export interface ProcedurePlace {
  /** Level of places; absent: only sentences that hold at every level. */
  readonly level?: string;
  /** Id of a place; absent: only sentences that hold for every place. */
  readonly place?: string;
}

/**
 * Who decides and to whom it is reported on a day, `YYYY-MM-DD`, at a level or a place (SEMANTICS §7.11). Sentences that name
 * neither hold everywhere. Where several stand side by side the document contradicts itself, or speaks of several things: all
 * of them are given. Never throws.
 *
 * @example
 * procedureOn(programme.document, '2023-12-31', { level: 'commune' }).decides.length; // => 0
 */
export function procedureOn(
  { procedure }: Pick<Programme, 'procedure'>,
  day: string,
  where: ProcedurePlace = {},
): Authorities {
  const holds = (note: PlacedNote) =>
    isWithin(day, note.from, note.until) &&
    (note.level === undefined || note.level === where.level) &&
    (note.place === undefined || note.place === where.place);
  return {
    decides: (procedure?.decides ?? []).filter(holds),
    reportTo: (procedure?.reportTo ?? []).filter(holds),
  };
}

/** Levels are those of the measures; what holds ends after it begins. */
export function checkProcedure(
  { procedure, measures }: Programme,
  issues: Issues,
  broken: (pointer: string) => boolean,
): void {
  const levels = Array.isArray(measures)
    ? [...new Set(measures.flatMap((measure, index) => (broken(`/measures/${index}`) ? [] : measure.levels)))]
    : [];
  for (const key of ['decides', 'reportTo'] as const) {
    if (broken(`/procedure/${key}`)) continue;
    for (const [index, { level, from, until }] of (procedure?.[key] ?? []).entries()) {
      const pointer = `/procedure/${key}/${index}`;
      if (from !== undefined && until !== undefined && until <= from)
        issues.error('procedure/never-in-force', `${pointer}/until`, { from, until });
      if (level === undefined || levels.includes(level) || broken('/measures')) continue;
      const near = issues.nearest(level, levels);
      issues.warning(near ? 'procedure/misspelt-level' : 'procedure/unknown-level', `${pointer}/level`, {
        level: shownName(level),
        ...(near && { near }),
      });
    }
  }
}
