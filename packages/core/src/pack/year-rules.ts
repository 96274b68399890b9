/**
 * The year rule of a title, checked: one form, the policies that belong to it, and an earlier title to look at.
 */

import type { YearRule } from '../document/index.js';

import type { Issues } from '../issue/collector.js';
import type { BoundTitle, BoundYears } from '../plan/program.js';
import { shownName } from '../text/names.js';
import { createAlone } from '../year/alone.js';
import { formsIn, writtenForms, yearsAsked } from '../year/forms.js';
import { checkPolicy, POLICIES, policyOf } from '../year/policies.js';
import { watch } from '../year/recognition.js';
import type { PackReading } from './reading.js';

/** A rule that is not checked yet, which may mix the keys of forms. */
type UncheckedRule = { readonly [key: string]: unknown };

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
  { scope, issues }: PackReading,
): BoundYears | undefined {
  checkForm(rule as unknown as UncheckedRule, pointer, issues);
  const found = earlier.get(rule.title);
  if (found !== undefined && formsIn(rule).length > 0)
    return {
      ...{ pointer, asked: yearsAsked(rule) },
      ...{ watched: watch(rule.title, found.ranks), slot: found.slot, alone: createAlone() },
    };
  if (found !== undefined) return undefined;
  if (scope.why(`title.${rule.title}`) === '') return undefined;
  const near = issues.nearest(rule.title, earlier.keys());
  issues.once(`name title.${rule.title}`, near ? 'years/misspelt-title' : 'years/unknown-title', `${pointer}/title`, {
    title: shownName(rule.title),
    ...(near && { near }),
  });
  return undefined;
}

/** Exactly one form, and nothing that belongs to another. */
function checkForm(rule: UncheckedRule, pointer: string, issues: Issues): void {
  for (const [policy, known] of Object.entries(POLICIES))
    checkPolicy(rule[policy], known, `${pointer}/${policy}`, issues);
  const [form, ...others] = formsIn(rule);
  const all = Object.entries(writtenForms);
  if (form === undefined) {
    const [, owner] =
      all.find(([, { without, keys }]) => without !== undefined && keys.some((key) => rule[key] !== undefined)) ?? [];
    issues.error(owner?.without ?? 'years/no-form', pointer);
    return;
  }
  if (others.length > 0) {
    issues.error('years/several-forms', pointer, { forms: [form, ...others].join('`, `') });
    return;
  }
  for (const [home, { keys }] of all)
    for (const key of home === form ? [] : keys)
      if (rule[key] !== undefined) issues.error('years/not-in-this-form', `${pointer}/${key}`, { key, form, home });
  const checked = rule as unknown as YearRule;
  const { wrong, bridges } = writtenForms[form]!;
  const [code, key, params] = wrong(checked) ?? [];
  if (code !== undefined) issues.error(code, `${pointer}${key}`, params);
  if (!bridges && policyOf(checked.gap, 'unknown') === 'bridge')
    issues.error('years/nothing-to-bridge', `${pointer}/gap${typeof rule.gap === 'string' ? '' : '/value'}`, { form });
}
