/**
 * Policies: what a pack says about years that its sources leave open.
 */
import type { Policy, Provenance } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { choiceIssue } from '../shape/choice.js';

/** What each policy may be. */
export const POLICIES = { gap: ['reset', 'bridge', 'unknown'], groupChange: ['keep', 'reset', 'unknown'] } as const;

/** The value of a policy, bare or with provenance. */
export function policyOf<T extends string>(policy: Policy<T> | undefined, fallback: T): T {
  return policy === undefined ? fallback : typeof policy === 'string' ? policy : policy.value;
}

/** The shape knows the values of a policy with provenance only. */
export function checkPolicy(policy: unknown, known: readonly string[], pointer: string, issues: Issues): void {
  if (typeof policy !== 'string' || known.includes(policy)) return;
  issues.error(...choiceIssue(policy, known, pointer));
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
