/**
 * Writing: what the checker bound becomes a plan.
 */
import type { Pack } from '../document/index.js';
import { type BoundFact, percentWhenEmpty } from '../frame/facts.js';
import type { Judging, PlanFact, PlanTitle, Size } from './format.js';
import { PLAN_FORMAT } from './format.js';
import { planValue, type WrittenRules, writeNodes } from './nodes.js';
import { type BoundDraft, type BoundTitle, rootsOf } from './program.js';
import { SEMANTICS } from './semantics.js';

/** Parts of a pack that its plan repeats. */
export type PackIdentity = Pick<Pack, 'id' | 'version' | 'subject' | 'group' | 'through' | 'inForce'> &
  Pick<Judging, 'memberFacts'>;

/** The plan of a pack; `greatest` is what only running it tells. */
export function writePlan(head: PackIdentity, slots: Size, draft: BoundDraft, greatest: readonly number[]): Judging {
  const { nodes, at } = writeNodes(rootsOf(draft));
  const { inForce } = head;
  return {
    format: PLAN_FORMAT,
    semantics: SEMANTICS,
    kind: 'pack',
    id: head.id,
    version: head.version,
    subject: head.subject,
    group: head.group,
    through: head.through,
    inForce: { from: inForce?.from, ...(inForce?.until !== undefined && { until: inForce.until }) },
    slots,
    facts: draft.facts.map(writeFact),
    memberFacts: head.memberFacts,
    thresholds: draft.thresholds,
    days: draft.epochs,
    nodes,
    criteria: draft.criteria,
    indicators: draft.indicators.map(({ id, criterion, pointer, applies, points, met }) => ({
      id,
      criterion,
      pointer,
      ...(applies && { applies: at(applies) }),
      ...(points && { points: at(points) }),
      ...(met && { met: at(met) }),
    })),
    totals: {
      total: planValue(draft.total),
      lowest: planValue(draft.lowest),
      metAll: planValue(draft.metAll),
      metCount: planValue(draft.metCount),
      greatest,
    },
    titles: draft.titles.map((title) => writeTitle(title, at)),
  };
}

export function writeFact({ id, declared, symbol, step }: BoundFact): PlanFact {
  const { type, of, default: standIn, whenEmpty, from } = declared;
  const percent = percentWhenEmpty(whenEmpty);
  return {
    id,
    declared: type,
    ...planValue(symbol),
    step,
    ...(of && { of }),
    ...(standIn !== undefined && { default: standIn }),
    ...(percent !== undefined && { whenEmpty: percent }),
    ...(from && { from: { count: from.count, through: from.through, met: from.met !== undefined } }),
  };
}

function writeTitle({ id, pointer, slot, when, years, ranks }: BoundTitle, at: WrittenRules['at']): PlanTitle {
  return {
    id,
    pointer,
    slot,
    ...(when && { when: at(when) }),
    ...(years && { years: { pointer: years.pointer, ...years.asked, title: years.watched.name, slot: years.slot } }),
    ranks: ranks.map((rank) => ({
      id: rank.id,
      pointer: rank.pointer,
      slot: rank.slot,
      ...(rank.when && { when: at(rank.when) }),
      ...(rank.upgrade && { upgrade: { pointer: rank.upgrade.pointer, afterYears: rank.upgrade.afterYears } }),
    })),
  };
}
