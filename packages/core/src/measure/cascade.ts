/**
 * The cascade: packs that count the subjects of other packs, and the order in which kinds of subjects are judged.
 */

import { createIssues } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import type { CompiledPack, PackHead } from '../pack/compiled.js';
import { needAllCompiled } from '../shape/compiled.js';
import { pointerTo } from '../text/pointer.js';
import { bindMemberMeasures, type MemberMeasures } from './member-measures.js';

/** Packs bound to each other. */
export interface Cascade<P extends PackHead = CompiledPack> {
  /** How high a kind stands: above all that its packs count or read. Kinds that count nobody are at 0. */
  readonly rankOf: (kind: string) => number;
  readonly counting: readonly { readonly pack: P; readonly measures: MemberMeasures }[];
  readonly issues: readonly { readonly pack: P; readonly issue: Issue }[];
}

/** Binds the measures of packs to each other and orders their kinds; what is wrong is reported where it is in its pack. */
export function bindCascade<P extends PackHead>(packs: readonly P[]): Cascade<P> {
  const found: { pack: P; issue: Issue }[] = [];
  const counting = packs.flatMap((pack) => {
    const issues = createIssues();
    const measures = bindMemberMeasures(pack.document, packs, issues, () => false);
    for (const issue of issues.shown()) found.push({ pack, issue });
    return measures === undefined ? [] : { pack, measures };
  });
  found.push(...groupsOfTwoKinds(packs));
  const below = new Map<string, Set<string>>();
  for (const { pack, measures } of counting) {
    const kinds = below.get(pack.subject) ?? new Set();
    for (const kind of kindsIn(measures)) kinds.add(kind);
    below.set(pack.subject, kinds);
  }
  const circle = circleIn(below);
  if (circle !== undefined) found.push(circleIssue(circle, counting));
  const ranks = circle === undefined ? ranksInCascade(below) : new Map<string, number>();
  return { rankOf: (kind) => ranks.get(kind) ?? 0, counting, issues: found };
}

/**
 * How high the groups of these packs stand (SEMANTICS §7.8), by group: one whose packs count nobody is at 0, one that
 * counts others above all of them. Rows of a sorted run come in this order, then by subject. Where packs count each other in
 * a circle all are at 0, and `createRun` refuses them.
 *
 * @throws TypeError for packs that `compilePack` has not made; nothing else.
 *
 * @example
 * [...groupRanks([pack])]; // => [['nhom-1', 0]]
 */
export function groupRanks(packs: readonly CompiledPack[]): Map<string, number> {
  needAllCompiled('groupRanks', 'pack', packs);
  const { rankOf } = bindCascade(packs);
  return new Map(packs.map(({ group, subject }) => [group, rankOf(subject)]));
}

/** Kinds that the measures of a pack count, or whose titles they read. */
function kindsIn({ lenses }: MemberMeasures): string[] {
  return lenses.flatMap(({ kind, collectives }) => [kind, ...collectives.map((title) => title.kind)]);
}

/** Records say their group only, so a group belongs to one kind of subject. */
function groupsOfTwoKinds<P extends PackHead>(packs: readonly P[]): { pack: P; issue: Issue }[] {
  const kinds = new Map<string, string>();
  return packs.flatMap((pack) => {
    const { group, subject } = pack;
    const first = kinds.get(group) ?? subject;
    kinds.set(group, first);
    return first === subject
      ? []
      : { pack, issue: issueOf('pack/group-of-two-kinds', 'error', '/group', { group, first, second: subject }) };
  });
}

/** Kinds that are above themselves, from one back to itself. What was given last is looked at first: it is what is new. */
function circleIn(below: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  for (const start of [...below.keys()].reverse()) {
    const path: string[] = [];
    const todo: { kind: string; leaves: boolean }[] = [{ kind: start, leaves: false }];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { kind, leaves } = next;
      if (leaves) {
        path.pop();
        done.add(kind);
        continue;
      }
      if (path.includes(kind)) return [...path.slice(path.indexOf(kind)), kind];
      if (done.has(kind)) continue;
      path.push(kind);
      todo.push({ kind, leaves: true });
      for (const other of below.get(kind) ?? []) todo.push({ kind: other, leaves: false });
    }
  }
  return undefined;
}

/** Reported at the fact that leads from the first kind of the circle to the second. */
function circleIssue<P extends PackHead>(
  circle: readonly string[],
  counting: Cascade<P>['counting'],
): { pack: P; issue: Issue } {
  const [first, second] = circle as [string, string];
  const { pack, measures } = counting.find(
    (each) => each.pack.subject === first && kindsIn(each.measures).includes(second),
  )!;
  const lens = measures.lenses.find((each) => kindsIn({ ...measures, lenses: [each] }).includes(second))!;
  const fact = measures.facts[lens.measures[0]!]!;
  const issue = issueOf('members/circle', 'error', `${pointerTo('/facts', fact)}/from`, { circle: circle.join(' ▸ ') });
  return { pack, issue };
}

function ranksInCascade(below: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const ranks = new Map<string, number>();
  const rank = (kind: string): number => {
    let found = ranks.get(kind);
    if (found === undefined) {
      found = Math.max(-1, ...[...(below.get(kind) ?? [])].map(rank)) + 1;
      ranks.set(kind, found);
    }
    return found;
  };
  for (const kind of below.keys()) rank(kind);
  return ranks;
}
