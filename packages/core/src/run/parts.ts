/**
 * Parts of a run: what was judged in several places becomes one report and one tree of digests.
 */

import type { PlaceLeaf } from '../bytes/leaves.js';
import { type PlaceTree, placeTree } from '../bytes/place-tree.js';
import { rowColumns } from '../bytes/run-digests.js';
import type { Issue } from '../issue/issue.js';
import { createCollectives } from '../measure/collectives.js';
import type { MembersPart } from '../measure/members-tally.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { ProgrammeCounts } from '../rollup/counted.js';
import type { Report } from '../rollup/result.js';
import { createTallier } from '../rollup/tallier.js';
import { needAllCompiled, needCompiled } from '../shape/compiled.js';
import { placeholdersIn } from '../shape/provenance.js';
import { compareCodePoints } from '../text/names.js';
import type { PolicyUse } from '../year/policies.js';
import { policiesIn } from '../year/stated-policies.js';
import type { RunCounts, RunOptions } from './events.js';
import { readableColumns } from './rows.js';

/** What one part of a run has counted: plain data, which any number of parts add to. */
export interface RunPart {
  /** How its rows were used. */
  readonly counts: RunCounts;
  /** The packs that judged at least one record, as `id@version`. */
  readonly packsUsed: readonly string[];
  /** What was counted for the programmes. */
  readonly programmes: readonly ProgrammeCounts[];
  /** What was counted of members for subjects above them, those that the part was given too: another part may judge those subjects. */
  readonly members: MembersPart;
  /** What is wrong with the members that were counted for subjects. */
  readonly issues: readonly Issue[];
}

/** What a run without digests gives in the end: figures, and nothing of a single row. */
export interface UndigestedRun<Told extends Issue = Issue> {
  /** How the rows were used. */
  readonly counts: RunCounts;
  /** What was counted; without programmes or places it has none, but says which placeholders and policies were used. */
  readonly report: Report<Told>;
  /** Ids of the packs that judged at least one record, as `id@version`. */
  readonly packsUsed: readonly string[];
}

/**
 * What a run gives in the end: figures, digests, and nothing of a single row. `records` and `results` are digests of what
 * was judged, whatever the order of its rows was; `digests` are those of each place.
 */
export interface FinishedRun<Told extends Issue = Issue> extends UndigestedRun<Told>, PlaceTree {
  /** Present when the run was given a salt: the same records then have other digests under another salt. */
  readonly salted?: true;
}

/** What parts are joined with: the documents that each of them was given, and declared counts. */
export type JoinOptions = Pick<RunOptions, 'packs' | 'programme' | 'places' | 'counts' | 'codesAsOf' | 'tree' | 'salt'>;

/**
 * One run of several parts: their counts are added, and reported together. `leaves` are those of all rows of all parts.
 * The parts must have been given the same documents and options.
 *
 * @throws TypeError for documents that are not compiled; RangeError for counts of measures, places and packs that are not in
 * them, for two leaves of one place, and when the rows that were read are not those that were used.
 *
 * @example
 * const part = createRunPart({ packs: [pack] });
 * joinParts({ packs: [pack] }, [part.finish()], []).counts.records; // => 0
 */
export function joinParts(options: JoinOptions, parts: readonly RunPart[], leaves: readonly PlaceLeaf[]): FinishedRun {
  return joinedRun(options, parts, leaves) as FinishedRun;
}

/** Without leaves a run has no digests. */
export function joinedRun(
  { packs, programme, places, counts: declared = [], codesAsOf, tree, salt }: JoinOptions,
  parts: readonly RunPart[],
  leaves: readonly PlaceLeaf[] | undefined,
): UndigestedRun & Partial<FinishedRun> {
  const programmes = programme === undefined ? [] : [programme].flat();
  needAllCompiled('joinParts', 'pack', packs);
  needAllCompiled('joinParts', 'programme', programmes);
  if (places !== undefined) needCompiled('joinParts', 'places', places);
  let report: Report = { format: 'tieuchi-report/1', semantics: 1, programmes: [], placeholders: [], issues: [] };
  if (programmes.length > 0 && places !== undefined) {
    const tallier = createTallier(programmes, places, createCollectives([]), { codesAsOf, tree });
    for (const part of parts) tallier.take(part.programmes);
    report = tallier.report(declared);
  }
  const used = usedBy(packs, parts);
  const placeholders = used.flatMap((pack) =>
    placeholdersIn(pack.document).map((pointer) => ({ document: nameOfPack(pack), pointer })),
  );
  return {
    counts: countsOf(parts),
    report: {
      ...report,
      placeholders: [...placeholders, ...report.placeholders],
      ...policiesOf(used),
      issues: [...report.issues, ...parts.flatMap(({ issues }) => issues)],
    },
    packsUsed: used.map(nameOfPack),
    ...(leaves !== undefined && {
      ...placeTree(leaves, places, rowColumns(readableColumns(packs, programmes), packs, salt)),
      ...(salt !== undefined && { salted: true as const }),
    }),
  };
}

function countsOf(parts: readonly RunPart[]): RunCounts {
  const sum = (of: keyof RunCounts) => parts.reduce((all, { counts }) => all + counts[of], 0);
  const counts = {
    rowsRead: sum('rowsRead'),
    records: sum('records'),
    merged: sum('merged'),
    rejected: sum('rejected'),
  };
  const { rowsRead, records, merged, rejected } = counts;
  if (rowsRead !== records + merged + rejected)
    throw new RangeError(`${rowsRead} rows read, but ${records} + ${merged} + ${rejected} accounted for`);
  return counts;
}

/** The packs that judged, by id and version. */
function usedBy(packs: readonly CompiledPack[], parts: readonly RunPart[]): CompiledPack[] {
  const names = new Set(parts.flatMap(({ packsUsed }) => packsUsed));
  const used = packs.filter((pack) => names.delete(nameOfPack(pack)));
  const [other] = names;
  if (other !== undefined) throw new RangeError(`a part used a pack that is not given: ${other}`);
  return used.sort((a, b) => compareCodePoints(a.id, b.id) || compareCodePoints(a.version, b.version));
}

/** A pack as results name it. */
export function nameOfPack({ id, version }: CompiledPack): string {
  return `${id}@${version}`;
}

/** Policies that do not stand under their title. */
function policiesOf(packs: readonly CompiledPack[]): Pick<Report, 'policies'> {
  const policies = packs
    .flatMap(({ document }) => policiesIn(document))
    .filter(({ stated }) => stated !== 'title')
    .map(({ stated: _, ...policy }): PolicyUse => policy);
  return policies.length === 0 ? {} : { policies };
}
