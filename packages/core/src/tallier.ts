/**
 * A tallier counts judged subjects one by one, for one programme or several, and then reports.
 */
import { isSoundCount } from './declared.js';
import type { DeclaredCount } from './documents.js';
import { type Issue, issueOf } from './issue.js';
import { type Counting, concerns, count, look, type Scored } from './members.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';
import { placeholdersIn } from './provenance.js';
import { reportOf, SEMANTICS } from './report.js';
import type { PlaceholderUse, Report } from './result.js';

/** Counts subjects one by one. */
export interface Tallier {
  /** Counts one judged subject; gives what is wrong with the facts that only measures read. */
  add(scored: Scored): readonly Issue[];
  report(counts: readonly DeclaredCount[]): Report;
}

export function createTallier(
  programmes: readonly CompiledProgramme[],
  places: CompiledPlaces,
  codesAsOf?: string,
): Tallier {
  const countings = programmes.map(
    (programme): Counting => ({ programme, places, codesAsOf, years: new Map(), reach: new Map() }),
  );
  const found: Issue[] = programmes.flatMap(({ id, document }) =>
    places.find(document.place) === undefined
      ? issueOf('programme/unknown-place', 'error', '/place', { programme: id, place: document.place })
      : [],
  );
  return {
    add: (scored) => {
      const issues: Issue[] = [];
      for (const counting of countings) {
        if (!concerns(counting, scored)) continue;
        for (const lens of counting.programme.lenses) {
          if (scored.kind !== undefined && lens.kind !== scored.kind) continue;
          look(lens, scored, issues);
          count(counting, lens, scored);
        }
      }
      return issues;
    },
    report: (counts) => {
      const issues = [...found];
      const sound = counts.filter((given, index) => isSoundCount(given, `/${index}`, programmes, issues));
      const reports = countings.map((counting) => reportOf(counting, sound, issues));
      const placeholders: PlaceholderUse[] = programmes.flatMap(({ id, version, document }) =>
        placeholdersIn(document).map((pointer) => ({ document: `${id}@${version}`, pointer })),
      );
      return { format: 'tieuchi-report/1', semantics: SEMANTICS, programmes: reports, placeholders, issues };
    },
  };
}
