/**
 * What a pack counts of the members of its subjects: the `from` of its facts, bound as measures.
 */
import type { Fact, Pack, Role } from './documents.js';
import { type Issues, withoutRepeats } from './issue.js';
import { membersOf } from './json.js';
import { type BoundMeasure, bindLens, type GivenMeasure, type Lens } from './lens.js';
import { nearestName, pointerTo, shownName } from './names.js';
import type { PackHead } from './pack.js';

/** The measures of one pack, one for each fact that counts. */
export interface MemberMeasures {
  readonly facts: readonly string[];
  readonly measures: readonly BoundMeasure[];
  /** One for each kind that is counted. */
  readonly lenses: readonly Lens[];
}

/** A fact that counts, and where its measure stands. */
interface Counting {
  readonly id: string;
  readonly from: NonNullable<Fact['from']>;
  readonly pointer: string;
}

/** The roles that a pack's measures may use: its own, and the one by which its subjects stand in places. */
export function rolesOfPack({ through, roles }: Pack): { [id: string]: Role } {
  return { [through]: { of: 'place' }, ...roles };
}

/** Checks what can be said of a pack's measures without knowing the packs of those that it counts. */
export function checkMemberRoles(pack: Pack, issues: Issues, broken: (pointer: string) => boolean): void {
  if (broken('/roles') || broken('/through')) return;
  if (pack.roles?.[pack.through] !== undefined && pack.roles[pack.through]!.of !== 'place')
    issues.error('members/through-no-place', `${pointerTo('/roles', pack.through)}/of`, { role: pack.through });
  const roles = rolesOfPack(pack);
  for (const key of ['facts', 'memberFacts'] as const)
    for (const fact of Object.keys(pack[key] ?? {}))
      if (Object.hasOwn(roles, fact)) issues.error('fact/role', pointerTo(`/${key}`, fact), { fact });
  for (const { from, pointer } of countingFacts(pack, broken)) {
    const role = Object.hasOwn(roles, from.through) ? roles[from.through] : undefined;
    const at = `${pointer}/through`;
    if (role === undefined) {
      const near = issues.nearest(from.through, Object.keys(roles));
      issues.once(`role ${from.through}`, near ? 'measure/misspelt-role' : 'measure/unknown-role', at, {
        role: shownName(from.through),
        ...(near && { near }),
      });
    } else if (role.of !== 'place' && role.of !== pack.subject) {
      const params = { role: from.through, of: role.of, subject: pack.subject };
      issues.once(`role ${from.through}`, 'members/role-elsewhere', at, params);
    }
  }
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

function countingFacts({ facts }: Pack, broken: (pointer: string) => boolean): Counting[] {
  return membersOf(facts).flatMap(([id, fact]) => {
    const pointer = `${pointerTo('/facts', id)}/from`;
    return fact?.from === undefined || broken(pointerTo('/facts', id)) ? [] : { id, from: fact.from, pointer };
  });
}

function isJudged(kind: string, kinds: ReadonlySet<string>, pointer: string, issues: Issues): boolean {
  if (kinds.has(kind)) return true;
  const near = nearestName(kind, kinds);
  if (near !== undefined) issues.error('members/misspelt-kind', `${pointer}/count`, { count: shownName(kind), near });
  else issues.warning('members/only-declared', `${pointer}/count`, { count: shownName(kind) });
  return false;
}
