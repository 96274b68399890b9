/**
 * In which phase each title of the packs of a kind is known: one after the windows over all titles that it looks back at.
 */
import type { PackPlan, PlanTitle } from '@tieuchi/core';
import type { YearPhases } from './judged.js';

/** The phases of year rules and gates, by the position of the pack. */
export function yearPhases(plans: readonly PackPlan[]): readonly YearPhases[] {
  const known = plans.map(() => ({
    titles: new Map<string, number>(),
    reached: new Map<string, number>(),
    years: new Map<string, number>(),
    gates: new Map<string, number>(),
  }));
  /** The phase after the latest in which some pack knows a title or rank. */
  const after = (which: 'titles' | 'reached', name: string) =>
    known.reduce((latest, pack) => Math.max(latest, (pack[which].get(name) ?? 0) + 1), 1);
  let changed = true;
  const set = (map: Map<string, number>, name: string, phase: number) => {
    if (map.get(name) === phase) return;
    map.set(name, phase);
    changed = true;
  };
  const most = plans.reduce(
    (sum, { titles }) => sum + titles.reduce((own, { ranks }) => own + 2 + ranks.length * 2, 0),
    1,
  );
  for (let round = 0; changed; round += 1) {
    if (round > most) throw new RangeError('the year rules of these packs lead back to themselves');
    changed = false;
    plans.forEach((plan, index) => {
      const own = known[index]!;
      const phaseOf = (at: number | undefined) =>
        at === undefined
          ? 0
          : namesIn(plan, at).reduce((latest, name) => Math.max(latest, own.titles.get(name) ?? 0), 0);
      for (const title of plan.titles) {
        const { id, years, ranks } = title;
        let base = phaseOf(title.when);
        if (years !== undefined) {
          set(own.years, id, years.recognised ? 1 : after('titles', years.title));
          base = Math.max(base, own.years.get(id)!);
        }
        let conditions = base;
        let gates = base;
        ranks.forEach((rank, at) => {
          const name = `${id}.${rank.id}`;
          conditions = Math.max(conditions, phaseOf(rank.when));
          const gate = rank.upgrade === undefined ? 0 : after('reached', belowOf(title, at));
          if (rank.upgrade !== undefined) set(own.gates, name, gate);
          gates = Math.max(gates, gate);
          set(own.reached, name, Math.max(conditions, gate));
          set(own.titles, name, Math.max(conditions, gates));
        });
        set(own.titles, id, Math.max(conditions, gates));
      }
    });
  }
  return known.map(({ years, gates }) => ({
    years: (title) => years.get(title)!,
    gate: (title, rank) => gates.get(`${title}.${rank}`)!,
  }));
}

/** The rank below the one at a position, as `title.rank`. */
export function belowOf({ id, ranks }: PlanTitle, at: number): string {
  return `${id}.${ranks[at + 1]!.id}`;
}

/** Titles that a rule reads, as `title` or `title.rank`. */
function namesIn({ nodes }: PackPlan, at: number): string[] {
  const { name, operands } = nodes[at]!;
  const own = name?.startsWith('title.') ? [name.slice('title.'.length)] : [];
  return [...own, ...operands.flatMap((operand) => namesIn({ nodes } as PackPlan, operand))];
}
