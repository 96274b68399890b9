/**
 * What a run is given and what it reports.
 */
import type { DeclaredCount, Outcome, Recognition, SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import type { Result } from '../judge/result.js';
import type { SelfAssessment } from '../judge/self-assessment.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { CompiledPlaces } from '../place/places.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import type { LateStage } from '../programme/deadlines.js';
import type { UncountedPlaces } from '../programme/elsewhere.js';
import type { Repair } from '../text/repairs.js';
import type { Verdict } from '../value/verdict.js';
import type { HistoryYear } from '../year/history.js';

/** Where a row comes from: the caller's own numbers, given back with everything that is said about the row. */
export interface Origin {
  /** Which file or source, by a number of the caller's; 0 when `add` is told none. */
  readonly file: number;
  /** Which line or row of it, by a number of the caller's; the count of rows so far, from 1, when `add` is told none. */
  readonly line: number;
}

/** Which row something is told of. */
export interface RowEvent {
  /** Where the row came from; of several rows of one record, the first. */
  readonly origin: Origin;
  /** Id of the subject; empty when it cannot be read. */
  readonly subject: string;
  /** Calendar year; as it was written when that is text, empty when it is neither. */
  readonly year: number | string;
}

/** What is told while rows come in. Every row that was added is scored, merged or rejected. */
export interface RunEvents<Told extends Issue = Issue> {
  /** A record was judged, with all rows of its subject and year merged. */
  scored?(
    event: RowEvent & {
      /** The record that was judged, with its repairs. */
      readonly record: SubjectRecord;
      /** Its verdicts. */
      readonly result: Result<Told>;
    },
  ): void;
  /** A row cannot be judged, and why; it is in no figure. */
  rejected?(
    event: RowEvent & {
      /** The error that stands in the way. */
      readonly issue: Told;
    },
  ): void;
  /**
   * Something is wrong with a record that was judged all the same. A misspelt fact is told at the end, once for each name:
   * with the first row that has it, and in `params.times` in how many rows it stands.
   */
  issue?(
    event: RowEvent & {
      /** An error that left a value out, or a warning. */
      readonly issue: Told;
    },
  ): void;
  /** Something was put right because it left no doubt. */
  repaired?(
    event: RowEvent & {
      /** What was written, and what it was taken for. */
      readonly repair: Repair;
    },
  ): void;
  /** A row that became part of the record of another one. */
  merged?(
    event: RowEvent & {
      /** Where that other row came from. */
      readonly into: Origin;
    },
  ): void;
  /** One thing on which rows of the same subject and year differ: it is taken as missing. */
  conflict?(
    event: RowEvent & {
      /** Name of its column: a fact, or `date`, `stage`, `date.<stage>`, `self.<fact>`, `recognised.<title>`. */
      readonly what: string;
      /** The value of each row as text, in the order of `origins`; empty where it is missing. */
      readonly values: readonly string[];
      /** Where the rows came from. */
      readonly origins: readonly Origin[];
    },
  ): void;
  /** The authority decided otherwise than the engine computed. */
  discrepancy?(
    event: RowEvent & {
      /** `title` or `title.rank`. */
      readonly title: string;
      /** What the engine computed; `unmet` when the pack has no such title. */
      readonly computed: Verdict;
      /** What the authority decided. */
      readonly recognised: Outcome;
      /** The decision, as the record gives it; undefined when it gives none. */
      readonly decision: Recognition['decision'];
    },
  ): void;
  /** What a subject said of itself, beside what was judged. */
  selfAssessed?(
    event: RowEvent & {
      /** The record that was judged. */
      readonly record: SubjectRecord;
      /** The two side by side. */
      readonly self: SelfAssessment<Told>;
    },
  ): void;
  /** A stage whose day is not before the deadline of a programme. */
  late?(event: RowEvent & LateStage): void;
  /** A role that names several places or collectives: it counts at one of them, or at none that is known. */
  elsewhere?(event: RowEvent & UncountedPlaces): void;
  /** A row without a date whose code meant another place when its year began: what it meant when the year ended is taken. */
  codeChanged?(event: RowEvent & CodeChanged): void;
}

/** A code that changed its meaning within a year (SEMANTICS §4.3). */
export interface CodeChanged {
  /** Id of the role. */
  readonly role: string;
  /** The code as it was written. */
  readonly code: string;
  /** Id of the place that it meant on 1 January. */
  readonly before: string;
  /** Id of the place that it means on 31 December. */
  readonly now: string;
}

/** What a run is given. */
export interface RunOptions<Told extends Issue = Issue> {
  /** All packs that may judge a row; each row's group, date and place choose one (SEMANTICS §4). */
  readonly packs: readonly CompiledPack[];
  /** What is counted, with `places`; absent: rows are judged and the report counts nothing. */
  readonly programme?: CompiledProgramme | readonly CompiledProgramme[];
  /** Resolves codes of places and knows which lies in which; absent: codes are taken as they are, and nothing is counted. */
  readonly places?: CompiledPlaces;
  /** Counts that an authority declares in the stead of records; absent: none. */
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
  /**
   * A secret text that enters the digest of every row. Who does not know it cannot find out by guessing whether a row was in
   * the run. Absent: none, so that everybody who has the rows can make the digests again.
   */
  readonly salt?: string;
  /** The run gives digests of its records and results. `UndigestedOptions` say `false`. */
  readonly digests?: true;
  /** What to call while rows come in; absent: nothing is told but the end. */
  readonly on?: RunEvents<Told>;
}

/** What a run is given that gives no digests, so that there is no receipt of it: it is done sooner. */
export type UndigestedOptions<Told extends Issue = Issue> = Omit<RunOptions<Told>, 'digests'> & {
  /** No digests. */
  readonly digests: false;
};

/** How the rows were used: `rowsRead = records + merged + rejected`, always. */
export interface RunCounts {
  /** Rows that were added. */
  readonly rowsRead: number;
  /** Records that were judged: one for each subject and year. */
  readonly records: number;
  /** Rows that became part of the record of another row. */
  readonly merged: number;
  /** Rows that could not be judged; none of them is in a figure. */
  readonly rejected: number;
}

/** The names of a run that nothing declares, each told once. */
export interface UnknownNames {
  /** Looks at the names of a row that was taken in. */
  note(record: SubjectRecord, origin: Origin): void;
  /** Tells of each misspelt name, at the first row that has it, and in how many rows it stands. */
  report(on: RunEvents): void;
}
