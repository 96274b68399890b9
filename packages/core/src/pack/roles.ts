/**
 * The roles of a pack, and the facts that count members through them.
 */
import type { Fact, Pack, Role } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { membersOf } from '../json/guards.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

/** A fact that counts, and where its measure stands. */
interface CountingFact {
  readonly id: string;
  readonly from: NonNullable<Fact['from']>;
  readonly pointer: string;
}

/** The roles that a pack's measures may use: its own, and the one by which its subjects are in places. */
export function rolesOfPack({ through, roles }: Pick<Pack, 'through' | 'roles'>): { [id: string]: Role } {
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

export function countingFacts({ facts }: Pack, broken: (pointer: string) => boolean): CountingFact[] {
  return membersOf(facts).flatMap(([id, fact]) => {
    const pointer = `${pointerTo('/facts', id)}/from`;
    return fact?.from === undefined || broken(pointerTo('/facts', id)) ? [] : { id, from: fact.from, pointer };
  });
}
