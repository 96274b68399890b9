/**
 * Policies: what a pack says about years that its sources leave open.
 */
import type { Pack, Policy, Provenance, Title } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { choiceIssue } from '../shape/choice.js';

/** The value of a policy, bare or with provenance. */
export function policyOf<T extends string>(policy: Policy<T> | undefined, fallback: T): T {
  return policy === undefined ? fallback : typeof policy === 'string' ? policy : policy.value;
}

/** The shape knows the values of a policy with provenance only. */
export function checkPolicy(policy: unknown, known: readonly string[], pointer: string, issues: Issues): void {
  if (typeof policy !== 'string' || known.includes(policy)) return;
  issues.error(...choiceIssue(policy, known, pointer));
}

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
    if (!('consecutive' in years)) return [gap];
    const change = years.groupChange;
    const said =
      change === undefined
        ? ({ pointer, value: 'keep', stated: 'default' } as const)
        : statedBy(title, change, `${pointer}/groupChange`);
    return [gap, { ...of, policy: 'groupChange', ...said }];
  });
}

function statedBy<T extends string>({ source, status }: Title, given: Policy<T>, pointer: string) {
  if (typeof given !== 'string') return { pointer, stated: 'own' as const, ...given };
  return { pointer, value: given, stated: 'title' as const, status, ...(source !== undefined && { source }) };
}

/** What a pack that judged somebody says of years that its sources leave open. */
export type PolicyUse = Partial<Provenance> & {
  /** Pack that states it, as `id@version`. */
  readonly document: string;
  /** Pointer into the document; of the year rule when it does not state the policy, which then has no status. */
  readonly pointer: string;
  /** Id of the title whose year rule it governs. */
  readonly title: string;
} & (
    | {
        /** What a year without assessment does. */
        readonly policy: 'gap';
        /** It counts as not met, is skipped, or leaves the rule open. */
        readonly value: 'reset' | 'bridge' | 'unknown';
      }
    | {
        /** What a change of group between two years in a row does. */
        readonly policy: 'groupChange';
        /** Nothing, it breaks the row, or it leaves the rule open. */
        readonly value: 'keep' | 'reset' | 'unknown';
      }
  );
