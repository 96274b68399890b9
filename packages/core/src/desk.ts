/**
 * The desk of a run: what it is given, what it tells, and what all its steps work with.
 */
import type { Collectives } from './collectives.js';
import type { Late } from './deadlines.js';
import type { RowsDigest } from './digest.js';
import type { DeclaredCount, Outcome, Recognition, Record as SubjectRecord } from './documents.js';
import type { Elsewhere, Several } from './elsewhere.js';
import type { Issue } from './issue.js';
import type { MembersTally } from './members-tally.js';
import { shownName } from './names.js';
import type { CompiledPack } from './pack.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';
import type { HistoryYear, Result } from './result.js';
import type { Repair } from './rows.js';
import type { SelfAssessment } from './self-assessment.js';
import type { Tallier } from './tallier.js';
import type { Verdict } from './verdict.js';

/** Where a row comes from: the caller's own numbers, given back with everything that is said about the row. */
export interface Origin {
  readonly file: number;
  readonly line: number;
}

/** Which row something is told of. */
export interface RowEvent {
  readonly origin: Origin;
  readonly subject: string;
  readonly year: number | string;
}

/** What is told while rows come in. Every row that was added is scored, merged or rejected. */
export interface RunEvents {
  /** A record was judged, with all rows of its subject and year merged. */
  scored?(event: RowEvent & { readonly record: SubjectRecord; readonly result: Result }): void;
  /** A row cannot be judged, and why; it is in no figure. */
  rejected?(event: RowEvent & { readonly issue: Issue }): void;
  /** Something is wrong with a record that was judged all the same. */
  issue?(event: RowEvent & { readonly issue: Issue }): void;
  /** Something was put right because it left no doubt. */
  repaired?(event: RowEvent & { readonly repair: Repair }): void;
  /** A row that became part of the record of another one. */
  merged?(event: RowEvent & { readonly into: Origin }): void;
  /** One thing on which rows of the same subject and year differ: it is taken as missing. */
  conflict?(
    event: RowEvent & {
      readonly what: string;
      readonly values: readonly string[];
      readonly origins: readonly Origin[];
    },
  ): void;
  /** The authority decided otherwise than the engine computed. */
  discrepancy?(
    event: RowEvent & {
      readonly title: string;
      readonly computed: Verdict;
      readonly recognised: Outcome;
      readonly decision: Recognition['decision'];
    },
  ): void;
  /** What a subject said of itself, beside what was judged. */
  selfAssessed?(event: RowEvent & { readonly record: SubjectRecord; readonly self: SelfAssessment }): void;
  /** A stage whose day is not before the deadline of a programme. */
  late?(event: RowEvent & Late): void;
  /** A role that names several places or collectives: it counts at one of them, or at none that is known. */
  elsewhere?(event: RowEvent & Elsewhere): void;
}

/** What a run is given. */
export interface RunOptions {
  readonly packs: readonly CompiledPack[];
  readonly programme?: CompiledProgramme | readonly CompiledProgramme[];
  readonly places?: CompiledPlaces;
  readonly counts?: readonly DeclaredCount[];
  /**
   * First year that the rows cover: a subject without a row in a later year was not assessed then. Absent: the first year
   * among the rows, which `sorted` runs cannot know and must be told.
   */
  readonly since?: number;
  /**
   * Earlier years of a subject that another run judged, by its id and kind; asked for once a subject. With it `since` must be
   * told. A year that it tells as well as a record, or twice, is an issue of the subject's record, and taken as unknown.
   */
  readonly history?: (subject: string, kind: string) => readonly HistoryYear[] | undefined;
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string;
  /** Day whose tree of places all years are counted on, as `YYYY-MM-DD`; absent: each year's own. */
  readonly tree?: string;
  /**
   * True when rows come ordered: by how high the kind of their group stands in the cascade (`groupRanks`), then by subject
   * (code points of NFC). Then each subject is done as soon as the next begins.
   */
  readonly sorted?: boolean;
  readonly on?: RunEvents;
}

/** How the rows were used: `rowsRead = records + merged + rejected`, always. */
export interface RunCounts {
  readonly rowsRead: number;
  readonly records: number;
  readonly merged: number;
  readonly rejected: number;
}

/** A row whose keys are sound, waiting for the others of its subject. */
export interface Row {
  readonly record: SubjectRecord;
  readonly origin: Origin;
}

/** What a run works with. */
export interface Desk {
  readonly options: RunOptions;
  readonly on: RunEvents;
  readonly packs: ReadonlyMap<string, readonly CompiledPack[]>;
  /** Ids of the facts that something reads. */
  readonly facts: ReadonlySet<string>;
  /** Roles whose values are codes of places. */
  readonly roles: readonly string[];
  /** Roles whose values are subjects. */
  readonly collectiveRoles: readonly string[];
  /** Kind of the subjects of a group that a pack judges. */
  readonly kindOf: (group: string) => string;
  /** How high a kind stands in the cascade. */
  readonly rankOf: (kind: string) => number;
  readonly collectives: Collectives;
  readonly members: MembersTally;
  readonly stages: ReadonlySet<string>;
  /** The stages of each programme in their order, each list once. */
  readonly stageLists: readonly (readonly string[])[];
  readonly several: readonly Several[];
  readonly used: Set<CompiledPack>;
  readonly digestRecord: (record: SubjectRecord) => void;
  readonly digestResult: (result: Result) => void;
  readonly sealed: () => { readonly records: RowsDigest; readonly results: RowsDigest };
  readonly counts: { rowsRead: number; records: number; merged: number; rejected: number };
  readonly tallier?: Tallier;
}

/** Rejects a row and says why. */
export function reject(desk: Desk, origin: Origin, record: SubjectRecord, issue: Issue): undefined {
  desk.counts.rejected += 1;
  desk.on.rejected?.({ ...eventOf(origin, record), issue });
  return undefined;
}

/** What names a row in all that is told of it. */
export function eventOf(origin: Origin, record: SubjectRecord): RowEvent {
  const { subject, year } = (record ?? {}) as { subject?: unknown; year?: unknown };
  return {
    origin,
    subject: typeof subject === 'string' ? subject : '',
    year: typeof year === 'number' ? year : typeof year === 'string' ? shownName(year) : '',
  };
}
