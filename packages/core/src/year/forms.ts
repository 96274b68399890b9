/**
 * The forms of year rules. A row says everything about a form, with what it runs in `years.ts`; the rest of the engine asks it.
 *
 * As with operators the table has two halves: what runs, and how it is written.
 */

import type { ConsecutiveYears, ValidYears, YearRule, YearsOutOf } from '../document/pack.js';

import { type Table, tableOf } from '../rule/meaning.js';
import type { History } from './history.js';
import { type POLICIES, policyOf } from './policies.js';
import type { Watched } from './recognition.js';
import type { YearsResult } from './result.js';
import type { ThisYear } from './watched-years.js';
import { countYears, runConsecutive, type YearsAsked, type YearsForm } from './years.js';

const formRows = {
  consecutive: runConsecutive,
  atLeast: countYears,
  validYears: countYears,
} satisfies Table<YearsForm>;

/** The key that tells a form. */
type FormKey = keyof typeof formRows;

/** What each form gives. */
const forms: Table<YearsForm> = tableOf(formRows);

/** The keys of all forms. */
export const FORM_KEYS: readonly string[] = Object.keys(formRows);

/** What a year rule gives in this year. */
export function runYears(
  asked: YearsAsked,
  watched: Watched,
  history: History | undefined,
  now: ThisYear,
): YearsResult {
  return forms[asked.form]!(asked, { watched, recognised: asked.recognised, history, now });
}

/** A policy that only some forms have, beside the gap that all have. */
type OwnPolicy = Exclude<keyof typeof POLICIES, 'gap'>;

/** How a form is written. */
interface WrittenForm<Rule extends YearRule> {
  /** Keys that are in this form only, beside its own. */
  readonly keys: readonly ('of' | OwnPolicy)[];
  /** Policies among them, each with what it is when it is not stated. */
  readonly policies: { readonly [policy in OwnPolicy]?: string };
  /** True when years without assessment may be skipped. */
  readonly bridges: boolean;
  /** How many years must be met, of how many; absent for years in a row. */
  readonly counts: (rule: Rule) => Pick<YearsAsked, 'needs' | 'of'>;
  /** The number that is in the rule. */
  readonly stated: (rule: Rule) => number;
  /** What is wrong with the numbers of a rule: a code, the key where it is, and what fills the sentence. */
  readonly wrong: (rule: Rule) => readonly [code: string, key: string, params: { [name: string]: number }] | undefined;
  /** The code for a rule that has one of its keys and no form. */
  readonly without?: string;
}

const consecutive: WrittenForm<ConsecutiveYears> = {
  keys: ['groupChange'],
  policies: { groupChange: 'keep' },
  bridges: true,
  counts: (rule) => ({ needs: rule.consecutive }),
  stated: (rule) => rule.consecutive,
  wrong: () => undefined,
};

const atLeast: WrittenForm<YearsOutOf> = {
  keys: ['of'],
  policies: {},
  bridges: false,
  counts: ({ atLeast: needs, of }) => ({ needs, of }),
  stated: (rule) => rule.atLeast,
  wrong: (rule) => {
    const params = { atLeast: Number(rule.atLeast) };
    if (rule.of === undefined) return ['years/needs-of', '', params];
    const of = Number(rule.of);
    return of < params.atLeast ? ['years/more-than-of', '/atLeast', { ...params, of }] : undefined;
  },
  without: 'years/of-without-at-least',
};

const validYears: WrittenForm<ValidYears> = {
  keys: [],
  policies: {},
  bridges: false,
  counts: (rule) => ({ needs: 1, of: rule.validYears + 1 }),
  stated: (rule) => rule.validYears,
  wrong: () => undefined,
};

/** How each form is written. */
export const writtenForms: Table<WrittenForm<YearRule>> = /* @__PURE__ */ tableOf({
  consecutive,
  atLeast,
  validYears,
} satisfies { readonly [form in FormKey]: unknown } as unknown as Table<WrittenForm<YearRule>>);

/** The forms whose keys are in a rule; a checked one has exactly one. */
export function formsIn(rule: object): string[] {
  return Object.keys(writtenForms).filter((key) => (rule as { readonly [key: string]: unknown })[key] !== undefined);
}

/** How the form of a checked rule is written. */
export function writtenForm(rule: YearRule): WrittenForm<YearRule> {
  return writtenForms[formsIn(rule)[0]!]!;
}

/** A checked rule as data: what `forms` runs. */
export function yearsAsked(rule: YearRule): YearsAsked {
  const [form] = formsIn(rule) as [string];
  const { counts, policies } = writtenForms[form]!;
  const given = rule as { readonly [policy in OwnPolicy]?: never };
  return {
    form,
    ...counts(rule),
    recognised: rule.counts === 'recognised',
    gap: policyOf(rule.gap, 'unknown'),
    ...Object.fromEntries(
      Object.entries(policies).map(([policy, absent]) => [
        policy,
        policyOf<string>(given[policy as OwnPolicy], absent),
      ]),
    ),
  };
}
