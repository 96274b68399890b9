/**
 * A tallier counts judged subjects one by one, for one programme or several, and then reports.
 */

import type { DeclaredCount } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import type { Collectives } from '../measure/collectives.js';
import { countThroughLens, createCounting, settle } from '../measure/counting.js';
import type { CollectiveTitle } from '../measure/lens.js';
import { fillLens, type Scored } from '../measure/members.js';
import type { CompiledPlaces } from '../place/places.js';
import { SEMANTICS } from '../plan/semantics.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { type LateStage, lateIn } from '../programme/deadlines.js';
import { placeholdersIn } from '../shape/provenance.js';
import { isDay } from '../text/days.js';
import { policyOf } from '../year/policies.js';
import { followedOf } from './added-values.js';
import { addCounted, countedIn, type ProgrammeCounts } from './counted.js';
import { soundCount } from './declared.js';
import { reportOf } from './report.js';
import type { PlaceholderUse, Report } from './result.js';
import { concerns, type ProgrammeCounting } from './tree-of-year.js';

/** Counts subjects one by one. */
export interface Tallier {
  /** Counts one judged subject; gives what is wrong with the facts that only measures read. */
  add(scored: Scored): readonly Issue[];
  /** Stages of a subject that came too late, for the programmes that it concerns. */
  late(scored: Scored): readonly LateStage[];
  /** What was counted, when everybody has come. */
  counted(): ProgrammeCounts[];
  /** Adds what was counted elsewhere, for any of the programmes. */
  take(counted: readonly ProgrammeCounts[]): void;
  report(counts: readonly DeclaredCount[]): Report;
}

/** The titles of collectives that the measures of programmes read. */
export function titlesRead(programmes: readonly CompiledProgramme[]): CollectiveTitle[] {
  return programmes.flatMap(({ lenses }) => lenses.flatMap(({ collectives }) => collectives));
}

/** `collectives` is told by the caller what they gave, before the report. */
export function createTallier(
  programmes: readonly CompiledProgramme[],
  places: CompiledPlaces,
  collectives: Collectives,
  { codesAsOf, tree }: { readonly codesAsOf?: string | undefined; readonly tree?: string | undefined } = {},
): Tallier {
  if (tree !== undefined && !isDay(tree)) throw new RangeError(`\`tree\` is not a day: ${shownValue(tree)}`);
  const countings = programmes.map(
    (programme): ProgrammeCounting => ({
      programme,
      places,
      counting: createCounting({
        ...{ measures: programme.measures, places, collectives, codesAsOf },
        followed: followedOf(programme.document),
        several: policyOf(programme.document.counting, 'first'),
      }),
      tree,
      reach: new Map(),
    }),
  );
  const found: Issue[] = programmes.flatMap(({ id, document }) =>
    places.find(document.place) === undefined
      ? issueOf('programme/unknown-place', 'error', '/place', { programme: id, place: document.place })
      : [],
  );
  found.push(...programmes.flatMap((programme) => strangePlaces(programme, places)));
  return {
    add: (scored) => {
      const issues: Issue[] = [];
      for (const each of countings) {
        if (!concerns(each, scored)) continue;
        const kind = scored.kind ?? each.programme.kinds.get(scored.result.group);
        for (const lens of each.programme.lenses) {
          if (lens.kind !== kind) continue;
          fillLens(lens, scored, issues);
          countThroughLens(each.counting, lens, scored);
        }
      }
      return issues;
    },
    late: (scored) => {
      if (scored.record.dates === undefined || scored.record.dates === null) return [];
      return countings.flatMap((each) => (concerns(each, scored) ? lateIn(each.programme, scored.record) : []));
    },
    counted: () => {
      for (const { counting } of countings) settle(counting);
      return countings.map(countedIn);
    },
    take: (counted) => {
      for (const each of counted) {
        const own = countings.find(({ programme }) => programme.id === each.programme);
        if (own === undefined) throw new RangeError(`counts of a programme that is not given: ${each.programme}`);
        addCounted(own.counting, own.programme, places, each);
      }
    },
    report: (counts) => {
      const issues = [...found];
      for (const { counting } of countings) settle(counting);
      const sound = counts.flatMap((given, index) => soundCount(given, `/${index}`, programmes, issues) ?? []);
      const reports = countings.map((each) => reportOf(each, sound, issues));
      const placeholders: PlaceholderUse[] = programmes.flatMap(({ id, version, document }) =>
        placeholdersIn(document).map((pointer) => ({ document: `${id}@${version}`, pointer })),
      );
      return { format: 'tieuchi-report/1', semantics: SEMANTICS, programmes: reports, placeholders, issues };
    },
  };
}

/** Places that a programme's procedure names and no list holds. */
function strangePlaces({ id, document }: CompiledProgramme, places: CompiledPlaces): Issue[] {
  return (['decides', 'reportTo'] as const).flatMap((key) =>
    (document.procedure?.[key] ?? []).flatMap(({ place }, index) =>
      place === undefined || places.find(place) !== undefined
        ? []
        : issueOf('procedure/unknown-place', 'warning', `/procedure/${key}/${index}/place`, { programme: id, place }),
    ),
  );
}
