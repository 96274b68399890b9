/**
 * The shape of packs, and of the words of any document. They mirror `schema/pack.schema.json` and
 * `schema/texts.schema.json`, word by word.
 */
import type { Fact, Policy, Provenance, Role, Rule, Source } from './parts.js';

/** When a pack applies: from a day until the day before another, and who says so. */
export interface InForce extends Provenance {
  /** First day on which it applies, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it no longer applies, `YYYY-MM-DD`; absent: it still does. */
  readonly until?: string;
}

/** One thing that is judged: it gives `points`, or it is `met` or not; exactly one of the two. */
export interface Indicator extends Provenance {
  /** Name of the indicator in rules (`points.<id>` or `met.<id>`) and in results; no criterion of the pack has the same. */
  readonly id: string;
  /** When this is false the indicator is exempt: it adds no points, and `met.all` and `met.count` leave it out. Absent: it always applies. */
  readonly applies?: Rule;
  /** The points it gives, as a rule over facts, thresholds and indicators before it. Either this or `met`. */
  readonly points?: Rule;
  /** Whether it is met, as a rule over facts, thresholds and indicators before it. Either this or `points`. */
  readonly met?: Rule;
}

/** A named set of indicators; `points.<criterion>` in rules is the sum of their points. */
export interface Criterion {
  /** Name of the criterion in rules (`points.<id>` is the sum of its points) and in results. */
  readonly id: string;
  /** What is judged under it, in the order in which results list it. */
  readonly indicators: readonly Indicator[];
}

/** One dated value of a threshold; without `from` it holds from the beginning. */
export interface ThresholdValue extends Provenance {
  /** The number, in the unit of what it is compared with: points, the unit of a fact, percent for a share. */
  readonly value: number;
  /** First day of this value, `YYYY-MM-DD`; it holds until the next one begins. Absent: from the beginning. */
  readonly from?: string;
}

/** What all year rules say: which title they look at, and which outcome of its years counts. */
interface Watching {
  /** An earlier title of this pack, or one of its ranks as `title.rank`. */
  readonly title: string;
  /** Which outcome of the years counts: `computed` by the engine, or `recognised` by the authority. Absent: `computed`. */
  readonly counts?: 'computed' | 'recognised';
}

/** The title in so many years in a row, this one included. */
export interface ConsecutiveYears extends Watching {
  /** Number of years in a row in which it must be met, this one included: 2 to 50. */
  readonly consecutive: number;
  /** What a year without assessment does: `reset` (it counts as not met), `bridge` (it is skipped; years in a row only), `unknown` (it leaves the answer open). One of these words, or an object with it as `value` and its provenance. */
  readonly gap: Policy<'reset' | 'bridge' | 'unknown'>;
  /** What a change of group between two years in a row does: `keep` (nothing), `reset` (it breaks the row), `unknown` (it leaves the answer open). One of these words, or an object with it as `value` and its provenance; absent: `keep`. */
  readonly groupChange?: Policy<'keep' | 'reset' | 'unknown'>;
}

/** The title in `atLeast` of the last `of` calendar years, this one included. */
export interface YearsOutOf extends Watching {
  /** Number of years that must be met among the last `of` calendar years: 1 to 50. */
  readonly atLeast: number;
  /** Number of calendar years among which `atLeast` counts, this one included: 2 to 50. */
  readonly of: number;
  /** What a year without assessment does: `reset` (it counts as not met), `bridge` (it is skipped; years in a row only), `unknown` (it leaves the answer open). One of these words, or an object with it as `value` and its provenance. */
  readonly gap: Policy<'reset' | 'unknown'>;
}

/** The title in this year or in one of the `validYears` before it. */
export interface ValidYears extends Watching {
  /** Number of years after the one in which the title was met, for which it still holds: 1 to 50. */
  readonly validYears: number;
  /** What a year without assessment does: `reset` (it counts as not met), `bridge` (it is skipped; years in a row only), `unknown` (it leaves the answer open). One of these words, or an object with it as `value` and its provenance. */
  readonly gap: Policy<'reset' | 'unknown'>;
}

/** A condition over several years, in exactly one of its forms. */
export type YearRule = ConsecutiveYears | YearsOutOf | ValidYears;

/** A degree of a title: among those who have the title, whoever meets `when`. */
export interface Rank extends Provenance {
  /** Name of the rank in rules (`title.<title>.<id>`) and in results; `none` is taken. */
  readonly id: string;
  /** Condition of this rank, beside that of the title; who meets that of a better rank meets this one too. Absent: everybody who has the title. */
  readonly when?: Rule;
  /** The next lower rank must have been met at least so many years before: 1 to 50. Not for the last rank. */
  readonly upgradeAfterYears?: number;
}

/** What a subject earns in a year, by a condition in the year itself, over several years, or both. */
export interface Title extends Provenance {
  /** Name of the title in rules (`title.<id>`), in results and in decisions; the same title of other packs is the same for rules over years. */
  readonly id: string;
  /** Condition in the year itself, as a rule over facts, points, indicators, thresholds and titles before it. */
  readonly when?: Rule;
  /** Condition over several years, in exactly one form: `consecutive`, `atLeast` with `of`, or `validYears`. With `when`, both must hold. */
  readonly years?: YearRule;
  /** Degrees of the title, best first; absent: it has none. */
  readonly ranks?: readonly Rank[];
}

/** How the subjects of one group are judged: what is asked of them, what it gives, and what they earn by it. */
export interface Pack {
  /** Address of this schema, by which editors complete and check the file. */
  readonly $schema?: string;
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-pack/1';
  /** Id of this document, the same in all its versions: words of lower-case letters and digits, joined by - . and /. */
  readonly id: string;
  /** Version of this document, as major.minor.patch; results name it. */
  readonly version: string;
  /** Kind of subject that is judged, in the author's own word: a person, a family, a unit. */
  readonly subject: string;
  /** Group of subjects that answer to this pack, as records name it. A group holds subjects of one kind only. */
  readonly group: string;
  /** Id of the place whose subjects it judges. Where several packs fit a record, that of the nearest place does. */
  readonly place: string;
  /** Role by which records say in which place their subjects are judged. */
  readonly through: string;
  /** On which days it applies; the date of a record decides. */
  readonly inForce: InForce;
  /** The documents that the rest refers to, by a key of your choice. */
  readonly sources: { readonly [key: string]: Source };
  /** What is asked of each subject, by id. */
  readonly facts: { readonly [id: string]: Fact };
  /** Roles through which members are counted, by id, as in programmes. */
  readonly roles?: { readonly [id: string]: Role };
  /** What counting rules read of members beyond the facts of the members' own packs, by id. */
  readonly memberFacts?: { readonly [id: string]: Fact };
  /** Named sets of indicators, in the document's order. Absent: titles are read from facts alone. */
  readonly criteria?: readonly Criterion[];
  /** Numbers that rules read as `threshold.<name>`, by name; each has its values by date. */
  readonly thresholds?: { readonly [name: string]: readonly ThresholdValue[] };
  /** What a subject can earn in a year; a title may read those before it. */
  readonly titles: readonly Title[];
}
