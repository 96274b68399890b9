/**
 * The policies of a pack's year rules, each with who says so.
 */

import type { Pack, Policy, Title } from '../document/index.js';

import { writtenForm } from './forms.js';
import type { PolicyUse } from './policies.js';
/**
 * A policy of a pack, with who says so. `own`: stated with its own provenance. `title`: stated under that of its title.
 * `default`: not stated at all.
 */
export type StatedPolicy = PolicyUse & {
  /** Where the pack states it, if it does. */
  readonly stated: 'own' | 'title' | 'default';
};

/**
 * All policies of a pack's year rules, in the pack's order, each with its status and source (SEMANTICS §6.4). One that the
 * pack does not state has no status. None for a pack without year rules. Never throws.
 *
 * @example
 * policiesIn(pack.document); // => []
 */
export function policiesIn({ id, version, titles }: Pack): StatedPolicy[] {
  const document = `${id}@${version}`;
  return titles.flatMap((title, index): StatedPolicy[] => {
    const { years } = title;
    if (years === undefined) return [];
    const pointer = `/titles/${index}/years`;
    const of = { document, title: title.id };
    const gap: StatedPolicy = { ...of, policy: 'gap', ...statedBy(title, years.gap, `${pointer}/gap`) };
    const given: object = years;
    const own = Object.entries(writtenForm(years).policies).map(([policy, absent]): StatedPolicy => {
      const stated = (given as { readonly [key: string]: Policy<string> | undefined })[policy];
      const said =
        stated === undefined
          ? ({ pointer, value: absent, stated: 'default' } as const)
          : statedBy(title, stated, `${pointer}/${policy}`);
      return { ...of, policy: policy as StatedPolicy['policy'], ...said } as StatedPolicy;
    });
    return [gap, ...own];
  });
}

function statedBy<T extends string>({ source, status }: Title, given: Policy<T>, pointer: string) {
  if (typeof given !== 'string') return { pointer, stated: 'own' as const, ...given };
  return { pointer, value: given, stated: 'title' as const, status, ...(source !== undefined && { source }) };
}
