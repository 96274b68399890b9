/**
 * The format `tieuchi-plan/1`: a checked pack or programme as plain JSON, all that is needed to judge by it. Its schema,
 * `schema/plan.schema.json`, is made from this file.
 *
 * Numbers are integers on a scale: 85 with one decimal is 8.5. Slots are places in two lists of one evaluation: numbers,
 * each with a low and a high end, and codes. Truths are 0 unmet, 1 met, 2 unknown; choices the position of their value.
 */
import type { Role } from '../document/index.js';
import type { Type } from '../frame/node.js';
import type { YearsAsked } from '../year/years.js';

/** Format of every plan. */
export const PLAN_FORMAT = 'tieuchi-plan/1';

/** How many slots one evaluation has. */
export interface Size {
  /** Slots of numbers: two ends each. A share has two such slots. */
  readonly numbers: number;
  /** Slots of truths and choices. */
  readonly codes: number;
}

/** A number, truth, choice or share in a slot. */
export interface PlanValue {
  /** What is in the slot. */
  readonly type: Type;
  /** Its slot: among those of numbers, for numbers and shares; else among those of codes. Of a share the first of two. */
  readonly slot: number;
  /** Of numbers: 10 to this power is the scale. Of all others 0. */
  readonly decimals: number;
  /** Least scaled number, or first code; 0 of a share. */
  readonly low: number;
  /** Greatest scaled number, or last code; 100 of a share. */
  readonly high: number;
}

/** One part of a rule: a literal, a name, or an operator over parts that are before it. */
export interface PlanNode extends PlanValue {
  /** Name of the operator; `var` of a name, `literal` of a number or truth. */
  readonly op: string;
  /** Positions of its operands in the list of nodes: all smaller than its own. */
  readonly operands: readonly number[];
  /** Of `var`: the name that it reads. */
  readonly name?: string;
  /** Of `var`: true when the value does not depend on the record. */
  readonly constant?: true;
  /** Of a choice held against values: their positions in its list. */
  readonly positions?: readonly number[];
  /** JSON Pointer into the document. */
  readonly pointer: string;
}

/** A fact: its slot, and what its declaration allows. */
export interface PlanFact extends PlanValue {
  /** Id by which records give it and rules read it. */
  readonly id: string;
  /** Type in the declaration; `type` is that of its slot. */
  readonly declared: 'integer' | 'decimal' | 'boolean' | 'choice' | 'count' | 'share';
  /** Scaled distance of its values, from the least on. */
  readonly step: number;
  /** Values of a choice, in their order. */
  readonly of?: readonly string[];
  /** What stands for a missing value, as a record would write it. */
  readonly default?: number | boolean | string;
  /** Of a share: the percentage that stands for nobody. */
  readonly whenEmpty?: number;
  /** Of a count or share that records of members may fill: whom it counts. */
  readonly from?: {
    /** Kind of subject that is counted. */
    readonly count: string;
    /** Role by which those subjects are members. */
    readonly through: string;
    /** True when only those count who meet a condition. */
    readonly met: boolean;
  };
}

/** A value of a threshold, from a day on. */
export interface PlanThresholdValue {
  /** First day, `YYYY-MM-DD`; empty: from the beginning. */
  readonly from: string;
  /** The scaled value. */
  readonly value: number;
}

/** A threshold: a number that changes on known days. */
export interface PlanThreshold {
  /** Its id; rules read it as `threshold.<name>`. */
  readonly name: string;
  /** Its slot among those of numbers. */
  readonly slot: number;
  /** 10 to this power is the scale of its values. */
  readonly decimals: number;
  /** Its values, earliest first; before the first of them, the first. */
  readonly values: readonly PlanThresholdValue[];
}

/** A criterion, which groups indicators. */
export interface PlanCriterion {
  /** Its id; titles read its points as `points.<id>`. */
  readonly id: string;
  /** The slot of its points. */
  readonly slot: number;
}

/** An indicator: points or a condition, and whether it applies. */
export interface PlanIndicator {
  /** Its id; rules read it as `points.<id>` or `met.<id>`, unless it may be exempt. */
  readonly id: string;
  /** Position of its criterion. */
  readonly criterion: number;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** Position of the condition under which it applies; absent: always. */
  readonly applies?: number;
  /** Position of the rule that gives its points. */
  readonly points?: number;
  /** Position of its condition. */
  readonly met?: number;
}

/** A year rule: what it asks, and the earlier title or rank that it looks at. */
export interface PlanYears extends YearsAsked {
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** `title` or `title.rank`. */
  readonly title: string;
  /** The slot of that title or rank. */
  readonly slot: number;
}

/** The gate of a rank. */
export interface PlanUpgrade {
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** How many years before this one the rank below must have been met. */
  readonly afterYears: number;
}

/** A rank of a title. */
export interface PlanRank {
  /** Its id; rules read it as `title.<title>.<id>`. */
  readonly id: string;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** Its slot among those of codes. */
  readonly slot: number;
  /** Position of its own condition; absent: it has none. */
  readonly when?: number;
  /** Its gate; absent: it has none. */
  readonly upgrade?: PlanUpgrade;
}

/** A title with its condition, its year rule and its ranks. */
export interface PlanTitle {
  /** Its id; rules read it as `title.<id>`. */
  readonly id: string;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  /** Its slot among those of codes. */
  readonly slot: number;
  /** Position of its condition; absent: it has none. */
  readonly when?: number;
  /** Its year rule; absent: it has none. */
  readonly years?: PlanYears;
  /** Its ranks, best first. */
  readonly ranks: readonly PlanRank[];
}

/** What all indicators give together. */
export interface PlanTotals {
  /** All points: `points.total`. */
  readonly total: PlanValue;
  /** Points of the lowest indicator: `points.lowest`. */
  readonly lowest: PlanValue;
  /** Whether all conditions are met: `met.all`. */
  readonly metAll: PlanValue;
  /** How many conditions are met: `met.count`. */
  readonly metCount: PlanValue;
  /** By day: the greatest points of any indicator, which stand for an exempt one in `lowest`. */
  readonly greatest: readonly number[];
}

/** What all plans begin with. */
interface PlanHead {
  /** Kind of document, and the version of its format. */
  readonly format: typeof PLAN_FORMAT;
  /** Version of the semantics by which it was made. */
  readonly semantics: number;
  /** Id of the document that it was made of. */
  readonly id: string;
  /** Version of that document. */
  readonly version: string;
  /** Digest of that document, as receipts name it. */
  readonly rules: string;
}

/** The time for which a pack judges. */
export interface PlanTime {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it no longer judges; absent: it still does. */
  readonly until?: string;
}

/** A pack as a plan. */
export interface PackPlan extends PlanHead {
  /** It is the plan of a pack. */
  readonly kind: 'pack';
  /** Kind of subject that it judges. */
  readonly subject: string;
  /** Group of subjects that it judges. */
  readonly group: string;
  /** The role by which its subjects are in places. */
  readonly through: string;
  /** Roles by which members belong to its subjects, and that one, by id. */
  readonly roles: { readonly [id: string]: Role };
  /** The time for which it judges. */
  readonly inForce: PlanTime;
  /** How many slots one evaluation has. */
  readonly slots: Size;
  /** What records give, in the order of the document. */
  readonly facts: readonly PlanFact[];
  /** Facts of members that records may carry too. */
  readonly memberFacts: readonly string[];
  /** Its thresholds, in the order of the document. */
  readonly thresholds: readonly PlanThreshold[];
  /** Days on which a threshold changes, earliest first, after the empty one. */
  readonly days: readonly string[];
  /** All parts of all rules, operands before operators, in the order in which rules run. */
  readonly nodes: readonly PlanNode[];
  /** Its criteria, in the order of the document. */
  readonly criteria: readonly PlanCriterion[];
  /** Its indicators, in the order of the document; each may read those before it. */
  readonly indicators: readonly PlanIndicator[];
  /** What its indicators give together. */
  readonly totals: PlanTotals;
  /** Its titles, in the order of the document; each may read those before it. */
  readonly titles: readonly PlanTitle[];
  /** What it counts of the members of its subjects, bound to the packs that judge them; absent when those were not given. */
  readonly members?: MembersPlan;
}

/** What is needed to judge by a pack alone. */
export type Judging = Omit<PackPlan, 'rules' | 'roles' | 'members'>;

/** A name that measures read of a subject. */
export interface PlanName extends PlanValue {
  /** The name, as rules read it. */
  readonly name: string;
  /** Values of a choice, in their order. */
  readonly of?: readonly string[];
  /** Of a title of a collective: the role by which the subject is in it. */
  readonly role?: string;
  /** Of a title of a collective: its kind. */
  readonly kind?: string;
}

/** A fact of members, as several documents may declare it. */
export interface PlanMemberFact {
  /** Id by which records give it and rules read it. */
  readonly id: string;
  /** As each pack that judges such records declares it, by `id@version`. */
  readonly byPack: { readonly [pack: string]: PlanFact };
  /** As the measuring document declares it; absent when it does not. */
  readonly own?: PlanFact;
  /** All that some declaration allows. */
  readonly widest: PlanFact;
}

/** Which titles a measure counts: those that the engine computed, those that the authority decided, or some of each. */
export type TitleBasis = 'computed' | 'decided' | 'both';

/** A measure: whom it counts, and which of them. */
export interface PlanMeasure {
  /** Id of the measure, or of the fact that it fills. */
  readonly id: string;
  /** Kind of subject that it counts. */
  readonly count: string;
  /** Position of the condition of those among whom it counts; absent: all. */
  readonly among?: number;
  /** Position of the condition of those whom it counts; absent: all. */
  readonly met?: number;
  /** The role through which subjects count; absent when they have no records. */
  readonly through?: string;
  /** What that role leads to: `place`, or the kind of a collective. */
  readonly leadsTo: string;
  /** Titles that it reads as computed: when one is exempt, so is the subject. */
  readonly titles: readonly string[];
  /** Titles that it reads, computed or decided. */
  readonly about: readonly string[];
  /** Which titles it counts; absent when it reads none. */
  readonly basis?: TitleBasis;
  /** True when it reads titles of collectives, which are judged after the subject. */
  readonly waits: boolean;
}

/** What the measures of one kind of subject read, and their rules. */
export interface LensPlan {
  /** Kind of subject. */
  readonly kind: string;
  /** How many slots one evaluation has. */
  readonly slots: Size;
  /** Facts of the subject that they read. */
  readonly facts: readonly PlanMemberFact[];
  /** What else they read of it: titles, decisions, group, stage, registration, titles of its collectives. */
  readonly names: readonly PlanName[];
  /** All parts of all rules, operands before operators. */
  readonly nodes: readonly PlanNode[];
  /** The measures, in the order of the document. */
  readonly measures: readonly PlanMeasure[];
}

/** Measures by the kind of subject that they count. */
export interface MembersPlan {
  /** One for each kind of subject. */
  readonly lenses: readonly LensPlan[];
}

/** A programme as a plan: the rules of its measures. */
export interface ProgrammePlan extends PlanHead, MembersPlan {
  /** It is the plan of a programme. */
  readonly kind: 'programme';
  /** Id of the place that it covers. */
  readonly place: string;
  /** How subjects belong to places and collectives, by id. */
  readonly roles: { readonly [id: string]: Role };
  /** Steps of its procedure, in order. */
  readonly stages: readonly string[];
}

/** A pack or a programme as a plan. */
export type Plan = PackPlan | ProgrammePlan;
