/**
 * The shapes of what people write: packs, texts, programmes, places, declared counts and records.
 *
 * They mirror the JSON Schemas in `schema/`. Dates are `YYYY-MM-DD`, intervals are half-open, ids are kebab-case.
 */

/** Any JSON value, as it comes out of a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How sure a number or a rule is: decided nationally, decided locally, told by a third party, or filled in by us. */
export type Status = 'official' | 'local' | 'reported' | 'placeholder';

/** Where a number comes from: a key of the document's `sources`, and how sure it is. A placeholder needs no source. */
export interface Provenance {
  readonly source?: string;
  readonly status: Status;
  /** What a reader must know, in the words of the author: a conflict of sources, a reading that was chosen. */
  readonly note?: string;
}

/** One source: the document, and the place where its words were seen. */
export interface Source {
  readonly document: string;
  readonly issuer?: string;
  readonly issued?: string;
  readonly seenIn?: string;
  readonly url?: string;
  readonly note?: string;
}

/** A policy: either the bare value (decided by the pack's source) or the value with its own provenance. */
export type Policy<T extends string> = T | ({ readonly value: T } & Provenance);

/** When a pack applies: from a day until the day before another, and who says so. */
export interface InForce extends Provenance {
  readonly from: string;
  /** First day on which it is no longer in force. */
  readonly until?: string;
}

/** One typed, bounded input. `integer` has step 1 unless said otherwise; `decimal` must say its step. */
export interface Fact extends Partial<Provenance> {
  readonly type: 'integer' | 'decimal' | 'boolean' | 'choice' | 'count' | 'share';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly of?: readonly string[];
  /** What a count or a share counts, by the records of the subject's members. A share without it is always declared. */
  readonly from?: Members;
  /** Percent that a share stands for when nobody is counted; absent: comparisons are unknown then. */
  readonly whenEmpty?: number | ({ readonly value: number } & Provenance);
  readonly default?: number | boolean | string;
  readonly evidence?: boolean;
}

/** A rule of `tieuchi-logic/1`: one operator with its operands, or a literal. */
export type Rule = Json;

/**
 * A measure over the members of a subject: those of kind `count` whose role `through` names the subject itself, or a place
 * that lies in the subject's own.
 */
export interface Members extends Partial<Provenance> {
  readonly count: string;
  readonly through: string;
  /** Who is in the denominator. Absent: all of them. */
  readonly among?: Rule;
  readonly amongInWords?: string;
  /** Who is in the numerator. A share needs it; a count without it counts all members. */
  readonly met?: Rule;
}

/**
 * A share as a record declares it: `met` out of `among`, or `among` alone, of which members without a record are unmet.
 */
export interface DeclaredShare {
  readonly met?: number;
  readonly among: number;
}

/** One thing that is judged: it gives `points`, or it is `met` or not; exactly one of the two. */
export interface Indicator extends Provenance {
  readonly id: string;
  readonly applies?: Rule;
  readonly points?: Rule;
  readonly met?: Rule;
}

/** A named set of indicators; `points.<criterion>` in rules is the sum of their points. */
export interface Criterion {
  readonly id: string;
  readonly indicators: readonly Indicator[];
}

/** One dated value of a threshold; without `from` it holds from the beginning. */
export interface ThresholdValue extends Provenance {
  readonly value: number;
  readonly from?: string;
}

/** What all year rules say: which title they look at, and which outcome of its years counts. */
interface Watching {
  /** An earlier title of the pack, `title`, or one of its ranks, `title.rank`. */
  readonly title: string;
  /** What the engine computed, or what the authority decided; absent: computed. */
  readonly counts?: 'computed' | 'recognised';
}

/** The title in so many years in a row, this one included. */
export interface ConsecutiveYears extends Watching {
  readonly consecutive: number;
  readonly gap: Policy<'reset' | 'bridge' | 'unknown'>;
  /** Absent: `keep`. */
  readonly groupChange?: Policy<'keep' | 'reset' | 'unknown'>;
}

/** The title in `atLeast` of the last `of` calendar years, this one included. */
export interface YearsOutOf extends Watching {
  readonly atLeast: number;
  readonly of: number;
  readonly gap: Policy<'reset' | 'unknown'>;
}

/** The title in this year or in one of the `validYears` before it. */
export interface ValidYears extends Watching {
  readonly validYears: number;
  readonly gap: Policy<'reset' | 'unknown'>;
}

/** A condition over several years, in exactly one of its forms. */
export type YearRule = ConsecutiveYears | YearsOutOf | ValidYears;

/** A degree of a title: among those who have the title, whoever meets `when`. */
export interface Rank extends Provenance {
  readonly id: string;
  readonly when?: Rule;
  /** The rank below must have been met at least so many years before. */
  readonly upgradeAfterYears?: number;
}

/** What a subject earns in a year, by a condition in the year itself, over several years, or both. */
export interface Title extends Provenance {
  readonly id: string;
  readonly when?: Rule;
  readonly years?: YearRule;
  /** Ordered ranks, best first. */
  readonly ranks?: readonly Rank[];
}

/** How the subjects of one group are judged. */
export interface Pack {
  readonly $schema?: string;
  readonly format: 'tieuchi-pack/1';
  readonly id: string;
  readonly version: string;
  readonly subject: string;
  readonly group: string;
  /** The place whose subjects it judges, and the role through which they belong to it. */
  readonly place: string;
  readonly through: string;
  readonly inForce: InForce;
  readonly sources: { readonly [key: string]: Source };
  readonly facts: { readonly [id: string]: Fact };
  /** Roles through which members are counted. */
  readonly roles?: { readonly [id: string]: Role };
  /** What measures read of members beyond the facts of the members' own packs. */
  readonly memberFacts?: { readonly [id: string]: Fact };
  readonly criteria?: readonly Criterion[];
  readonly thresholds?: { readonly [name: string]: readonly ThresholdValue[] };
  readonly titles: readonly Title[];
}

/** The words of a pack, a programme or a list of places in one locale. They never change a verdict. */
export interface Texts {
  readonly $schema?: string;
  readonly format: 'tieuchi-texts/1';
  /** Id of the document whose words these are. */
  readonly of: string;
  readonly locale: string;
  readonly name: string;
  readonly facts?: { readonly [id: string]: string };
  /** Words of the values of choices, by fact. */
  readonly values?: { readonly [fact: string]: { readonly [value: string]: string } };
  readonly criteria?: { readonly [id: string]: string };
  readonly indicators?: { readonly [id: string]: string };
  readonly thresholds?: { readonly [id: string]: string };
  readonly titles?: { readonly [id: string]: string };
  /** Words of the ranks of a title, by title. */
  readonly ranks?: { readonly [title: string]: { readonly [rank: string]: string } };
  /** Words of the kinds of subjects that a programme counts. */
  readonly kinds?: { readonly [id: string]: string };
  readonly groups?: { readonly [id: string]: string };
  readonly measures?: { readonly [id: string]: string };
  readonly roles?: { readonly [id: string]: string };
  readonly stages?: { readonly [id: string]: string };
  readonly levels?: { readonly [id: string]: string };
  readonly placeKinds?: { readonly [id: string]: string };
}

/** How a subject belongs: to a place of the tree, or to a collective subject of the named kind. */
export interface Role {
  readonly of: string;
}

/** What a measure should reach in a year: `atLeast` 40 is 40 % or more, `moreThan` 60 is strictly more than 60 %. */
export interface Target extends Provenance {
  readonly year: number;
  /** Kind of places for which it is set, one of the programme's `placeKinds`. Absent: for all that have no target of their own. */
  readonly for?: string;
  readonly atLeast?: number;
  readonly moreThan?: number;
  /** A target that the document gives in words without a number, quoted. */
  readonly inWords?: string;
}

/** Which of several readings of a sentence is used, said openly. */
export interface Reading extends Provenance {
  readonly used: string;
  readonly others: readonly string[];
}

/** Numerator over denominator, counted over the subjects of one kind that stand in a place through a role. */
export interface Measure extends Partial<Provenance> {
  readonly id: string;
  /** Subject kind that is counted. */
  readonly count: string;
  /** True when the people counted have no records: only declared counts fill it. */
  readonly declared?: boolean;
  readonly through?: string;
  /** The denominator. Absent: everybody of that kind. */
  readonly among?: Rule;
  /** The denominator in the document's own words, quoted. */
  readonly amongInWords?: string;
  readonly met?: Rule;
  readonly levels: readonly string[];
  readonly reading?: Reading;
  readonly targets?: readonly Target[];
}

/** One sentence of procedure, quoted or summarised from the document. */
export interface ProcedureNote extends Provenance {
  /** Who decides, reports or reviews. */
  readonly who?: string;
  /** For whom or for what. */
  readonly about?: string;
  /** The document's words. */
  readonly inWords: string;
}

/** A sentence that holds from a day, until the day before another, at one level or one place. */
export interface PlacedNote extends ProcedureNote {
  readonly from?: string;
  /** First day on which it no longer holds. */
  readonly until?: string;
  readonly level?: string;
  /** Id of a place. */
  readonly place?: string;
}

/** A stage of a year is due before a day, `MM-DD`, of that year or of the next one. */
export interface Deadline extends Provenance {
  readonly stage: string;
  readonly before: string;
  readonly ofNextYear?: true;
}

/** Who decides, to whom results are reported, and when: told in reports, never computed with. */
export interface Procedure {
  readonly decides?: readonly PlacedNote[];
  readonly reportTo?: readonly PlacedNote[];
  readonly deadlines?: readonly Deadline[];
  /** Yearly deadline as `MM-DD`: results are due before that day. */
  readonly reportBefore?: { readonly day: string } & Provenance;
  readonly reviews?: readonly ({ readonly year: number; readonly quarter?: number } & ProcedureNote)[];
}

/** Places whose targets may differ from the general ones, by id or code; what lies in them is of that kind too. */
export interface PlaceKind extends Provenance {
  readonly places: readonly string[];
}

/** Which measures are taken, at which levels, against which yearly targets. */
export interface Programme {
  readonly $schema?: string;
  readonly format: 'tieuchi-programme/1';
  readonly id: string;
  readonly version: string;
  /** Id of the place it covers: subjects who stand elsewhere are not counted. */
  readonly place: string;
  /** Ids of the programmes from which it is derived: a report shows their targets beside its own. */
  readonly derivedFrom?: string | readonly string[];
  /** `MM-DD`: the tree of places in force on that day of a year is the year's tree. */
  readonly asOf: string;
  readonly sources: { readonly [key: string]: Source };
  readonly roles: { readonly [id: string]: Role };
  /** Kinds of places for which targets may differ. */
  readonly placeKinds?: { readonly [kind: string]: PlaceKind };
  readonly stages?: readonly string[];
  /** At which place a role with several counts: at the first, or at one that is not known. Absent: `first`. */
  readonly counting?: Policy<'first' | 'unknown'>;
  /** What measures read beyond the packs' facts. */
  readonly facts?: { readonly [id: string]: Fact };
  readonly measures: readonly Measure[];
  readonly procedure?: Procedure;
}

/** One place: an administrative unit or an organisation, as it stood from `from` until the day before `until`. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly name: string;
  /** Id of the place it lies in; absent for the topmost one. */
  readonly parent?: string;
  readonly from?: string;
  readonly until?: string;
}

/** `full`: all of `from` went into `to`; `partial`: a part did. */
export interface PlaceLink {
  readonly from: string;
  readonly to: string;
  readonly kind: 'full' | 'partial';
}

/** A stretch of time for which the list of places is only known as it stood on one day. */
export interface Snapshot {
  readonly before: string;
  readonly takenOn: string;
}

/** How many places of a level a list must hold on a day, as documents say. */
export interface ExpectedCount {
  readonly level: string;
  /** First words of the names that are counted; absent: all. */
  readonly named?: string;
  readonly on: string;
  readonly count: number;
  readonly source?: string;
}

/** The dated tree of places. */
export interface Places {
  readonly $schema?: string;
  readonly format: 'tieuchi-places/1';
  readonly id: string;
  readonly version: string;
  readonly sources?: { readonly [key: string]: Source };
  readonly snapshots?: readonly Snapshot[];
  /** What the list must hold; checked when it is read. */
  readonly expect?: { readonly counts: readonly ExpectedCount[] };
  readonly places: readonly Place[];
  readonly links?: readonly PlaceLink[];
}

/**
 * A sourced head-count that has no records. With `met` it is the whole tally of that place; with `among` alone it is
 * the denominator; with `share` alone it is a baseline that is shown and never summed.
 */
export interface DeclaredCount {
  readonly programme?: string;
  /** Place id, or a code valid on the programme's `asOf` day of that year. */
  readonly place: string;
  readonly year: number;
  readonly measure: string;
  readonly among?: number;
  readonly met?: number;
  /** Percent, at most two decimals. */
  readonly share?: number;
  readonly status: Status;
  readonly source: string;
}

/** What an authority decided on a title. */
export type Outcome = 'granted' | 'refused' | 'revoked';

/** What the authority decided about a title, beside what the engine computes. */
export interface Recognition {
  readonly title: string;
  readonly rank?: string;
  readonly outcome: Outcome;
  readonly decision?: { readonly number?: string; readonly date?: string; readonly by?: string };
}

/** The value of a role: one place or collective, several of them, or `null` for "in none". */
export type RoleValue = string | readonly string[] | null;

/** The facts of one subject in one year. Only subject, year, group and facts are needed. */
export interface Record {
  readonly subject: string;
  readonly year: number;
  readonly group: string;
  readonly date?: string;
  readonly stage?: string;
  readonly dates?: { readonly [stage: string]: string };
  /** False: a person of the register who did not take part. */
  readonly registered?: boolean;
  readonly places?: { readonly [role: string]: RoleValue };
  readonly facts: { readonly [id: string]: Json };
  readonly selfFacts?: { readonly [id: string]: Json };
  readonly evidence?: { readonly [id: string]: readonly string[] };
  readonly recognised?: readonly Recognition[];
}
