/**
 * The year rule of a title, checked: one form, the policies that belong to it, and an earlier title to look at.
 */

import type { YearRule } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { shownName } from '../text/names.js';
import { checkPolicy, policyOf } from '../year/policies.js';
import { watch } from '../year/recognition.js';
import type { BoundTitle, BoundYears } from './program.js';
import type { Reading } from './reading.js';

const FORMS = ['consecutive', 'atLeast', 'validYears'] as const;

/** Keys of the forms, as a rule that is not checked yet may mix them. */
type Given = { readonly [key in (typeof FORMS)[number] | 'of' | 'gap' | 'groupChange']?: unknown };

/** Titles and ranks that year rules may look at, by name: the register of each, and the order of the title's ranks. */
export type Earlier = Map<string, { readonly slot: number; readonly ranks: readonly string[] }>;

/** Lets the year rules that follow look at a title and its ranks. */
export function offerYears({ id, slot, ranks }: BoundTitle, earlier: Earlier): void {
  const order = ranks.map((rank) => rank.id);
  earlier.set(id, { slot, ranks: order });
  for (const rank of ranks) earlier.set(`${id}.${rank.id}`, { slot: rank.slot, ranks: order });
}

/** Checks a year rule whose shape is sound, and binds it to the title or rank that it looks at. */
export function bindYears(
  rule: YearRule,
  pointer: string,
  earlier: Earlier,
  { scope, issues }: Reading,
): BoundYears | undefined {
  checkForm(rule, pointer, issues);
  const found = earlier.get(rule.title);
  if (found !== undefined) return { pointer, rule, watched: watch(rule.title, found.ranks), slot: found.slot };
  if (scope.why(`title.${rule.title}`) === '') return undefined;
  const near = issues.nearest(rule.title, earlier.keys());
  issues.once(`name title.${rule.title}`, near ? 'years/misspelt-title' : 'years/unknown-title', `${pointer}/title`, {
    title: shownName(rule.title),
    ...(near && { near }),
  });
  return undefined;
}

/** Exactly one form, and nothing that belongs to another. */
function checkForm(rule: Given, pointer: string, issues: Issues): void {
  const { of, atLeast, groupChange, gap } = rule;
  checkPolicy(gap, ['reset', 'bridge', 'unknown'], `${pointer}/gap`, issues);
  checkPolicy(groupChange, ['keep', 'reset', 'unknown'], `${pointer}/groupChange`, issues);
  const [form, ...others] = FORMS.filter((key) => rule[key] !== undefined);
  if (form === undefined) {
    issues.error(of === undefined ? 'years/no-form' : 'years/of-without-at-least', pointer);
    return;
  }
  if (others.length > 0) {
    issues.error('years/several-forms', pointer, { forms: [form, ...others].join('`, `') });
    return;
  }
  const strange = (key: 'of' | 'groupChange', home: string) => {
    if (rule[key] !== undefined && form !== home)
      issues.error('years/not-in-this-form', `${pointer}/${key}`, { key, form, home });
  };
  strange('of', 'atLeast');
  strange('groupChange', 'consecutive');
  if (form === 'atLeast' && of === undefined) issues.error('years/needs-of', pointer, { atLeast: Number(atLeast) });
  else if (form === 'atLeast' && Number(of) < Number(atLeast))
    issues.error('years/more-than-of', `${pointer}/atLeast`, { atLeast: Number(atLeast), of: Number(of) });
  if (form !== 'consecutive' && policyOf(gap as YearRule['gap'], 'unknown') === 'bridge')
    issues.error('years/nothing-to-bridge', `${pointer}/gap${typeof gap === 'string' ? '' : '/value'}`, { form });
}
