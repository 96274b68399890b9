/**
 * Policies: what a pack says about years that its sources leave open.
 */
import type { Pack, Policy, Provenance, Title } from './documents.js';

/** The value of a policy, bare or with provenance. */
export function policyOf<T extends string>(policy: Policy<T> | undefined, fallback: T): T {
  return policy === undefined ? fallback : typeof policy === 'string' ? policy : policy.value;
}

/** A policy of a pack, with who says so. */
export interface StatedPolicy extends Partial<Provenance> {
  /** Pointer into the pack; of the year rule when the pack does not state the policy. */
  readonly pointer: string;
  readonly title: string;
  readonly policy: 'gap' | 'groupChange';
  readonly value: string;
  /** `own`: stated with its own provenance. `title`: stated under that of its title. `default`: not stated at all. */
  readonly stated: 'own' | 'title' | 'default';
}

/** All policies of a pack's year rules, in the pack's order. One that is not stated has no status. */
export function policiesIn({ titles }: Pack): StatedPolicy[] {
  return titles.flatMap((title, index) => {
    const { years } = title;
    if (years === undefined) return [];
    const pointer = `/titles/${index}/years`;
    return [
      statedPolicy(title, 'gap', years.gap, pointer),
      ...('consecutive' in years ? [statedPolicy(title, 'groupChange', years.groupChange, pointer)] : []),
    ];
  });
}

function statedPolicy(
  { id, source, status }: Title,
  policy: StatedPolicy['policy'],
  given: Policy<string> | undefined,
  pointer: string,
): StatedPolicy {
  if (given === undefined) return { pointer, title: id, policy, value: 'keep', stated: 'default' };
  const at = `${pointer}/${policy}`;
  if (typeof given !== 'string') return { pointer: at, title: id, policy, stated: 'own', ...given };
  return {
    pointer: at,
    title: id,
    policy,
    value: given,
    stated: 'title',
    status,
    ...(source !== undefined && { source }),
  };
}
