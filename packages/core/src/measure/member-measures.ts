/**
 * What a pack counts of the members of its subjects: the `from` of its facts, bound as measures.
 */

import type { Pack } from '../document/index.js';
import { type Issues, withoutRepeats } from '../issue/collector.js';
import type { PackHead } from '../pack/compiled.js';
import { countingFacts, rolesOfPack } from '../pack/roles.js';
import { shownName } from '../text/names.js';
import { nearestName } from '../text/nearest.js';
import { type BoundMeasure, bindLens, type GivenMeasure, type Lens } from './lens.js';

/** The measures of one pack, one for each fact that counts. */
export interface MemberMeasures {
  readonly facts: readonly string[];
  readonly measures: readonly BoundMeasure[];
  /** One for each kind that is counted. */
  readonly lenses: readonly Lens[];
}

/**
 * Binds a pack's measures to the packs of those that it counts; undefined when it counts nobody. A kind that no pack
 * judges cannot be counted: then the record declares the value, and a warning says so.
 */
export function bindMemberMeasures(
  pack: Pack,
  packs: readonly PackHead[],
  issues: Issues,
  broken: (pointer: string) => boolean,
): MemberMeasures | undefined {
  const counting = countingFacts(pack, broken);
  if (counting.length === 0) return undefined;
  const kinds = new Set(packs.map(({ subject }) => subject));
  const known = counting.filter(({ from, pointer }) => isJudged(from.count, kinds, pointer, issues));
  const given: GivenMeasure[] = known.map(({ from, pointer }) => ({ measure: from, pointer }));
  const source = {
    id: pack.id,
    roles: rolesOfPack(pack),
    stages: [],
    facts: pack.memberFacts ?? {},
    factsAt: '/memberFacts',
    issues: withoutRepeats(issues),
    broken,
  };
  const measures: BoundMeasure[] = given.map(() => ({ leadsTo: 'place', titles: [], about: [], waits: false }));
  const counted = [...new Set(known.map(({ from }) => from.count))];
  const lenses = counted.map((kind) => bindLens(kind, source, packs, given, measures));
  return { facts: known.map(({ id }) => id), measures, lenses };
}

function isJudged(kind: string, kinds: ReadonlySet<string>, pointer: string, issues: Issues): boolean {
  if (kinds.has(kind)) return true;
  const near = nearestName(kind, kinds);
  if (near !== undefined) issues.error('members/misspelt-kind', `${pointer}/count`, { count: shownName(kind), near });
  else issues.warning('members/only-declared', `${pointer}/count`, { count: shownName(kind) });
  return false;
}
