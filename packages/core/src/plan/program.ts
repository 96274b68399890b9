/**
 * A program: a plan opened to run, with its slots, facts, nodes and titles.
 */

import { areSingle, type BoundFact } from '../frame/facts.js';
import type { Binding, Node } from '../frame/node.js';
import type { FactReading } from '../frame/reading.js';
import type { Traces } from '../frame/trace.js';
import { createWork, type Work } from '../frame/work.js';
import { isWithin, type YearEnd } from '../text/days.js';
import type { Alone } from '../year/alone.js';
import type { Watched } from '../year/recognition.js';
import type { YearsAsked } from '../year/years.js';
import type { Judging } from './format.js';
import type { DeclaredNames } from './misspelt.js';
import { frameFor } from './nodes.js';
import type { PointsOf } from './points.js';

export interface BoundIndicator {
  readonly id: string;
  readonly criterion: number;
  readonly pointer: string;
  readonly applies?: Node | undefined;
  readonly points?: Node | undefined;
  readonly met?: Node | undefined;
}

/** A criterion and the slot of its points. */
export interface BoundCriterion {
  readonly id: string;
  readonly slot: number;
}

export interface BoundRank {
  readonly id: string;
  readonly pointer: string;
  readonly when?: Node | undefined;
  readonly upgrade?: BoundUpgrade | undefined;
  readonly slot: number;
}

/** The gate of a rank. */
export interface BoundUpgrade {
  readonly pointer: string;
  readonly afterYears: number;
  /** The rank below. */
  readonly below: Watched;
}

export interface BoundYears {
  readonly pointer: string;
  readonly asked: YearsAsked;
  readonly watched: Watched;
  /** Slot of the title or rank that the rule looks at. */
  readonly slot: number;
  /** What it came to for subjects of whom only this year is told. */
  readonly alone: Alone;
}

export interface BoundTitle {
  readonly id: string;
  readonly pointer: string;
  readonly when?: Node | undefined;
  /** What was found of `when` so far. */
  readonly traces?: Traces | undefined;
  readonly years?: BoundYears | undefined;
  readonly ranks: readonly BoundRank[];
  /** Slot of `title.<id>`. */
  readonly slot: number;
}

export interface BoundThreshold {
  readonly name: string;
  readonly decimals: number;
  readonly slot: number;
  readonly values: readonly { readonly from: string; readonly value: number }[];
}

/** What a name stands for that rules read: a fact, by its position; the indicators it is made of; or a title. */
export type Behind =
  | { readonly fact: number }
  | { readonly indicators: readonly BoundIndicator[] }
  | { readonly title: BoundTitle; readonly rank?: string };

/** A pack as the checker bound it to slots: its rules as nodes that do not run yet. */
export interface BoundDraft {
  readonly facts: readonly BoundFact[];
  readonly thresholds: readonly BoundThreshold[];
  /** Days on which a threshold changes, earliest first; before all of them the empty string. */
  readonly epochs: readonly string[];
  readonly indicators: readonly BoundIndicator[];
  readonly criteria: readonly BoundCriterion[];
  readonly titles: readonly BoundTitle[];
  /** Slots of `points.total`, `points.lowest`, `met.all`, `met.count`. */
  readonly total: Binding;
  readonly lowest: Binding;
  readonly metAll: Binding;
  readonly metCount: Binding;
  readonly hasPoints: boolean;
}

/** What runs: slots, facts, nodes. The inside of a compiled pack, and of an opened plan. */
export interface Program extends BoundDraft {
  /** `id@version`. */
  readonly name: string;
  readonly group: string;
  /** The same, unless it is no text that a record may give. */
  readonly soundGroup: string | undefined;
  readonly inForce: { readonly from: string; readonly until?: string };
  readonly plan: Judging;
  /** All parts of all rules. */
  readonly nodes: readonly Node[];
  /** Positions of those of `facts` that are counts or shares. */
  readonly counted: readonly number[];
  /** The rules of the indicators that have something to run, in order. */
  readonly indicatorNodes: readonly Node[];
  /** By epoch: the greatest upper bound of all points indicators, for exempt ones in `points.lowest`. */
  readonly greatest: readonly number[];
  /** What each name stands for; thresholds stand for nothing else. */
  readonly behind: ReadonlyMap<string, Behind>;
  /** Names that a record may give facts by. */
  readonly declared: DeclaredNames;
  /** By indicator: its points, when it gives some and always applies. By criterion: its points. */
  readonly indicatorPoints: readonly (PointsOf | undefined)[];
  readonly criterionPoints: readonly PointsOf[];
  /** True when there are indicators, and each gives points and always applies. */
  readonly givesAlways: boolean;
  /** What is remembered of the days of records. */
  readonly days: PackDays;
  /** Reads the facts of records. */
  readonly reading: FactReading;
  /** True when nothing can be a range once all facts are known. */
  readonly isExact: boolean;
  /** Frames that are not in use. */
  readonly idle: Work[];
}

/** What the names of a pack stand for. */
export function behindOf({
  facts,
  indicators,
  criteria,
  titles,
}: Pick<BoundDraft, 'facts' | 'indicators' | 'criteria' | 'titles'>): Map<string, Behind> {
  const behind = new Map<string, Behind>();
  for (const [fact, { id }] of facts.entries()) behind.set(id, { fact });
  const giving = indicators.filter(({ points }) => points !== undefined);
  const conditions = indicators.filter(({ met }) => met !== undefined);
  for (const name of ['points.total', 'points.lowest']) behind.set(name, { indicators: giving });
  for (const name of ['met.all', 'met.count']) behind.set(name, { indicators: conditions });
  for (const [index, { id }] of criteria.entries())
    behind.set(`points.${id}`, { indicators: giving.filter(({ criterion }) => criterion === index) });
  for (const indicator of giving) behind.set(`points.${indicator.id}`, { indicators: [indicator] });
  for (const indicator of conditions) behind.set(`met.${indicator.id}`, { indicators: [indicator] });
  for (const title of titles) {
    behind.set(`title.${title.id}`, { title });
    for (const { id } of title.ranks) behind.set(`title.${title.id}.${id}`, { title, rank: id });
  }
  return behind;
}

/** The last day that was asked for, and what the pack says of it: records of one year have one day. */
export interface PackDays extends YearEnd {
  date: string;
  /** The place of `date` among the pack's epochs. */
  epoch: number;
  isInForce: boolean;
}

/** The place of a date among the pack's epochs. */
function epochOf({ epochs }: Pick<Program, 'epochs'>, date: string): number {
  let epoch = epochs.length - 1;
  while (epoch > 0 && epochs[epoch]! > date) epoch -= 1;
  return epoch;
}

/** What a pack says of a day. */
export function onDay({ days, epochs, inForce }: Program, date: string): PackDays {
  if (days.date !== date) {
    days.epoch = epochOf({ epochs }, date);
    days.isInForce = isWithin(date, inForce.from, inForce.until);
    days.date = date;
  }
  return days;
}

/** All rules of a program, from the top. */
export function rootsOf({ indicators, titles }: Pick<BoundDraft, 'indicators' | 'titles'>): Node[] {
  const roots = [
    ...indicators.flatMap(({ applies, points, met }) => [applies, points, met]),
    ...titles.flatMap(({ when, ranks }) => [when, ...ranks.map((rank) => rank.when)]),
  ];
  return roots.filter((root) => root !== undefined);
}

/** A frame that is not in use, or a new one. */
export function takeWork({ idle, plan, nodes, facts }: Program): Work {
  return idle.pop() ?? createWork(frameFor(plan.slots, nodes), facts.length);
}

/** Takes back what `takeWork` gave. */
export function giveBack({ idle }: Program, work: Work): void {
  idle.push(work);
}

/**
 * True when nothing can be a range once all facts are known: no fact counts members, and no number depends on a title,
 * which other years may leave unknown.
 */
export function isExact(facts: readonly BoundFact[], nodes: readonly Node[], behind: Program['behind']): boolean {
  const open = new Set<Node>();
  for (const node of nodes) {
    const isTitle = node.name !== undefined && 'title' in (behind.get(node.name) ?? {});
    if (isTitle || node.operands.some((operand) => open.has(operand))) open.add(node);
    if (node.type === 'number' && open.has(node)) return false;
  }
  return areSingle(facts);
}
