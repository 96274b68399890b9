/**
 * Subjects of whom only this year is known: a year rule gives the same for all of them whose verdict is the same.
 */
import type { Gap } from '../value/gap.js';
import type { Verdict } from '../value/verdict.js';
import type { History } from './history.js';
import type { Outcomes } from './recognition.js';
import type { Reason, YearsResult } from './result.js';

/** What other years say of a title. */
export interface TitleYears {
  readonly rule: YearsResult | undefined;
  /** By rank. */
  readonly gates: readonly (YearsResult | undefined)[];
  /** True when many subjects share it. */
  readonly isShared: boolean;
  /** What the results of all of them say of the title, when they say the same. */
  shown: ShownTitle | undefined;
}

/** What a result says of a title that depends on its year rule alone. */
interface ShownTitle {
  readonly id: string;
  readonly verdict: Verdict;
  readonly decidedBy: string;
  readonly years?: YearsResult;
  readonly gaps?: readonly Gap[];
  readonly reasons?: readonly Reason[];
}

const NO_GATES: readonly undefined[] = Object.freeze([]);

/** What one rule gave for such subjects, of the year, group and beginning of history that were asked for last. */
export interface Alone {
  year: number;
  group: string;
  since: number | undefined;
  /** By the code of this year's verdict. */
  made: (TitleYears | undefined)[];
}

export function createAlone(): Alone {
  return { year: 0, group: '', since: undefined, made: [undefined, undefined, undefined] };
}

/** True when nothing is known of a subject but this year's verdict. */
export function isAlone(history: History | undefined, outcomes: Outcomes | undefined): boolean {
  return outcomes === undefined && (history === undefined || history.titles.length === 0);
}

/** What the rule gave in this year by its verdict, as far as it was asked. */
export function yearsAlone(alone: Alone, year: number, group: string, since: number | undefined): Alone['made'] {
  if (alone.year !== year || alone.group !== group || alone.since !== since) {
    alone.year = year;
    alone.group = group;
    alone.since = since;
    alone.made = [undefined, undefined, undefined];
  }
  return alone.made;
}

/** What other years say of one subject alone. */
export function ownYears(rule: YearsResult | undefined, gates: TitleYears['gates'] = NO_GATES): TitleYears {
  return { rule, gates, isShared: false, shown: undefined };
}

/** A result that is in the results of many subjects. */
export function sharedYears(rule: YearsResult): TitleYears {
  for (const part of [...rule.years, ...rule.reasons, rule.years, rule.reasons, rule.has]) Object.freeze(part);
  return { rule: Object.freeze(rule), gates: NO_GATES, isShared: true, shown: undefined };
}
