/**
 * The shape of programmes. It mirrors `schema/programme.schema.json`, word by word.
 */
import type { Fact, Policy, Provenance, Role, Rule, Source } from './parts.js';

/** What a measure should reach in a year: `atLeast` 40 is 40 % or more, `moreThan` 60 is strictly more than 60 %. */
export interface Target extends Provenance {
  /** Year for which the document sets it. */
  readonly year: number;
  /** Kind of places for which it is set, one of `placeKinds`. Absent: for all that have none of their own. */
  readonly for?: string;
  /** Percent or more, at most two decimals. Either this or `moreThan`, or neither with `inWords`. */
  readonly atLeast?: number;
  /** Strictly more than this percent, at most two decimals. Either this or `atLeast`, or neither with `inWords`. */
  readonly moreThan?: number;
  /** A target that the document gives in words without a number, quoted; it is shown and gets no verdict. */
  readonly inWords?: string;
}

/** Which of several readings of a sentence is used, said openly. */
export interface Reading extends Provenance {
  /** The reading that this measure follows. */
  readonly used: string;
  /** The readings that were not chosen. */
  readonly others: readonly string[];
}

/** Numerator over denominator, counted over the subjects of one kind that belong to a place through a role. */
export interface Measure extends Partial<Provenance> {
  /** Name of the measure in reports and declared counts. */
  readonly id: string;
  /** Kind of subject that is counted. */
  readonly count: string;
  /** True when those counted have no records: only declared counts fill it. Absent: records do. */
  readonly declared?: boolean;
  /** Role through which subjects belong to a place. Needed unless `declared`. */
  readonly through?: string;
  /** Who is in the denominator, as a rule over the record. Absent: everybody of that kind. */
  readonly among?: Rule;
  /** The denominator in the document's own words, quoted for readers. */
  readonly amongInWords?: string;
  /** Who is in the numerator, as a rule over the record. Needed unless `declared`. */
  readonly met?: Rule;
  /** Levels of places at which it is reported. */
  readonly levels: readonly string[];
  /** Which of several readings of a sentence is used. Absent: the sentence has one. */
  readonly reading?: Reading;
  /** What it should reach, by year; absent: it is only counted. */
  readonly targets?: readonly Target[];
}

/** One sentence of procedure, quoted or summarised from the document. */
export interface ProcedureNote extends Provenance {
  /** Who decides, reports or reviews. */
  readonly who?: string;
  /** For whom or for what. */
  readonly about?: string;
  /** The document's own words, quoted. */
  readonly inWords: string;
}

/** A sentence that holds from a day, until the day before another, at one level or one place. */
export interface PlacedNote extends ProcedureNote {
  /** First day on which it holds, `YYYY-MM-DD`; absent: from the beginning. */
  readonly from?: string;
  /** First day on which it no longer holds, `YYYY-MM-DD`; absent: it still does. */
  readonly until?: string;
  /** Level of places at which it holds; absent: every one. */
  readonly level?: string;
  /** Id of the place for which it holds; absent: every one. */
  readonly place?: string;
}

/** A stage of a year is due before a day, `MM-DD`, of that year or of the next one. */
export interface Deadline extends Provenance {
  /** The stage that is due, one of `stages`; each has one deadline at most. */
  readonly stage: string;
  /** Day before which it is due (MM-DD): that day itself is too late. */
  readonly before: string;
  /** True when that day lies in the year after the record's; absent: in the record's own. */
  readonly ofNextYear?: true;
}

/** Who decides, to whom and when it is reported. It is shown in reports and changes no verdict. */
export interface Procedure {
  /** Who recognises titles; reports quote what holds at a place on a day. */
  readonly decides?: readonly PlacedNote[];
  /** To whom results are reported; reports quote what holds at a place on a day. */
  readonly reportTo?: readonly PlacedNote[];
  /** Days before which stages are due; what comes later is reported as late. */
  readonly deadlines?: readonly Deadline[];
  /** Day of every year before which results are reported. It is also the deadline of the last stage when `deadlines` has none for that. */
  readonly reportBefore?: {
    /** Results are due before this day (MM-DD). */
    readonly day: string;
  } & Provenance;
  /** When the programme itself is to be reviewed; shown in reports. */
  readonly reviews?: readonly ({
    /** Year of the review. */
    readonly year: number;
    /** Quarter of the year, 1 to 4; absent: no quarter is named. */
    readonly quarter?: number;
  } & ProcedureNote)[];
}

/** Places whose targets may differ from the general ones; what lies in them is of that kind too. */
export interface PlaceKind extends Provenance {
  /** Ids of the places, or codes of the year's day; what lies in them is of that kind too. */
  readonly places: readonly string[];
}

/** Which measures are taken, at which levels of places, against which yearly targets. */
export interface Programme {
  /** Address of this schema, by which editors complete and check the file. */
  readonly $schema?: string;
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-programme/1';
  /** Id of this document, the same in all its versions: words of lower-case letters and digits, joined by - . and /. */
  readonly id: string;
  /** Version of this document, as major.minor.patch; reports name it. */
  readonly version: string;
  /** Id of the place it covers: subjects elsewhere are not counted. */
  readonly place: string;
  /** Ids of the programmes it is derived from: one, or several. A report shows their targets beside its own. */
  readonly derivedFrom?: string | readonly string[];
  /** Day (MM-DD) whose tree of places is the tree of a year. */
  readonly asOf: string;
  /** The documents that the rest refers to, by a key of your choice. */
  readonly sources: { readonly [key: string]: Source };
  /** How subjects belong to places and collectives, by id; records name the roles. */
  readonly roles: { readonly [id: string]: Role };
  /** Kinds of places for which targets may differ, by id. */
  readonly placeKinds?: { readonly [kind: string]: PlaceKind };
  /** Steps of the procedure, in order, as records name them. */
  readonly stages?: readonly string[];
  /** Where a subject counts whose role names several places: `first` (at the first) or `unknown` (at one that is not known). One of these words, or an object with it as `value` and its provenance. Stating it also has different subjects counted once; absent: `first`, and they are not. */
  readonly counting?: Policy<'first' | 'unknown'>;
  /** What `title.T` means in the rules of measures: `computed` (the engine's verdict) or `decided` (the authority's decision, as `recognised.T`). One of these words, or an object with it as `value` and its provenance. Stating it also has reports say of each measure which of the two it counts; absent: `computed`. */
  readonly titles?: Policy<'computed' | 'decided'>;
  /** What measures read of records beyond the facts of the packs, by id. */
  readonly facts?: { readonly [id: string]: Fact };
  /** What is counted, in the order of reports. */
  readonly measures: readonly Measure[];
  /** Who decides, to whom and when it is reported; absent where the document says nothing. */
  readonly procedure?: Procedure;
}
