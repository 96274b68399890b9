/**
 * What keeps the issues of one check: each once, and how many are shown.
 */
import { limits } from '../text/limits.js';
import { nearestName, type Steps } from '../text/nearest.js';
import type { Issue, Params } from './issue.js';
import { issueOf } from './make.js';

/** At most this many issues are kept of one document; the count of the rest is told. */
export const SHOWN_ISSUES = limits.issues;

/** Collects issues of one document. */
export interface Issues {
  readonly list: readonly Issue[];
  push(issue: Issue): void;
  error(code: string, pointer: string, params?: Params): void;
  warning(code: string, pointer: string, params?: Params): void;
  /** Tells of a cause once, where it is first met; `times` in its params counts the places. */
  once(cause: string, code: string, pointer: string, params?: Params): void;
  hasErrors(): boolean;
  /** The known name that a misspelt one may be meant for; none when no further error is shown, or too many were sought. */
  nearest(name: string, known: Iterable<string>): string | undefined;
  /** What was found, with a last issue that counts those beyond the limit. */
  shown(): Issue[];
}

/** An empty collector. Of what stands at a pointer in `told` no further error is worded. */
export function createIssues(told: ReadonlySet<string> = new Set()): Issues {
  const list: Issue[] = [];
  const causes = new Map<string, { readonly issue?: Issue; times: number }>();
  const steps: Steps = { left: limits.allNearestSteps };
  let errors = 0;
  let beyond = 0;
  /** Beyond those that are shown, none is worded. */
  const isBeyond = () => {
    if (errors < SHOWN_ISSUES) return false;
    errors += 1;
    beyond += 1;
    return true;
  };
  const push = (issue: Issue) => {
    if (issue.severity === 'error') errors += 1;
    if (list.length < SHOWN_ISSUES) return void list.push(issue);
    beyond += 1;
    // Warnings make room, so that what is refused always says why.
    const last = issue.severity === 'error' ? list.findLastIndex(({ severity }) => severity === 'warning') : -1;
    if (last < 0) return;
    list.splice(last, 1);
    list.push(issue);
  };
  return {
    list,
    push,
    error: (code, pointer, params) => {
      if (!told.has(pointer) && !isBeyond()) push(issueOf(code, 'error', pointer, params));
    },
    warning: (code, pointer, params) => {
      if (list.length < SHOWN_ISSUES) push(issueOf(code, 'warning', pointer, params));
      else beyond += 1;
    },
    once: (cause, code, pointer, params) => {
      const before = causes.get(cause);
      if (before !== undefined) return void (before.times += 1);
      if (isBeyond()) return void causes.set(cause, { times: 1 });
      const issue = issueOf(code, 'error', pointer, { ...params, times: 1 });
      causes.set(cause, { issue, times: 1 });
      push(issue);
    },
    hasErrors: () => errors > 0,
    nearest: (name, known) => (errors >= SHOWN_ISSUES ? undefined : nearestName(name, known, steps)),
    shown: () => {
      const again = new Map<Issue, number>();
      for (const { issue, times } of causes.values()) if (issue !== undefined && times > 1) again.set(issue, times);
      const told = list.map((issue) => {
        const times = again.get(issue);
        return times === undefined ? issue : issueOf(issue.code, 'error', issue.pointer, { ...issue.params, times });
      });
      return beyond > 0 ? [...told, issueOf('document/more-issues', 'warning', '', { count: beyond })] : told;
    },
  };
}

/** A collector that tells the same mistake at the same place only once. */
export function withoutRepeats(issues: Issues): Issues {
  const told = new Set<string>();
  const push = (issue: Issue) => {
    const key = `${issue.code} ${issue.pointer}`;
    if (told.has(key)) return;
    told.add(key);
    issues.push(issue);
  };
  return {
    ...issues,
    push,
    error: (code, pointer, params) => push(issueOf(code, 'error', pointer, params)),
    warning: (code, pointer, params) => push(issueOf(code, 'warning', pointer, params)),
  };
}
