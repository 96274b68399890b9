/**
 * Opening: a plan that is sound becomes a program, ready to run.
 */
import { type BoundFact, boundFact, type FactDeclaration } from '../frame/facts.js';
import { type Binding, type Node, scaleOf } from '../frame/node.js';
import { createFactReading } from '../frame/reading.js';
import { createTraces } from '../frame/trace.js';
import { createYearEnd } from '../text/days.js';
import { isSoundText } from '../text/names.js';
import { createAlone } from '../year/alone.js';
import { watch } from '../year/recognition.js';
import type { Judging, PlanFact, PlanTitle, PlanValue } from './format.js';
import { declaredNames } from './misspelt.js';
import { openNodes } from './nodes.js';
import { createPoints } from './points.js';
import { type BoundIndicator, type BoundTitle, behindOf, isExact, type Program } from './program.js';

/** Opens a plan. It must be sound: the checker's own, or one that was read by `readPlan`. */
export function openSound(plan: Judging): Program {
  const facts = plan.facts.map(openFact);
  const choices = new Map(plan.facts.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of] as const])));
  const nodes = openNodes(plan.nodes, (name) => choices.get(name));
  const node = (at: number | undefined) => (at === undefined ? undefined : nodes[at]!);
  const indicators = plan.indicators.map(({ id, criterion, pointer, ...rules }): BoundIndicator => {
    const [applies, points, met] = [node(rules.applies), node(rules.points), node(rules.met)];
    return { id, criterion, pointer, applies, points, met };
  });
  const orders = new Map(plan.titles.map(({ id, ranks }) => [id, ranks.map((rank) => rank.id)]));
  const titles = plan.titles.map((title) => boundTitle(title, node, orders));
  const { total, lowest, metAll, metCount, greatest } = plan.totals;
  const behind = behindOf({ facts, indicators, criteria: plan.criteria, titles });
  const indicatorPoints = indicators.map(({ id, points, applies, criterion }) =>
    points === undefined || applies !== undefined
      ? undefined
      : createPoints(id, points, total.decimals, plan.criteria[criterion]!.slot),
  );
  return {
    plan,
    name: `${plan.id}@${plan.version}`,
    group: plan.group,
    soundGroup: isSoundText(plan.group) ? plan.group : undefined,
    inForce: plan.inForce,
    facts,
    counted: facts.flatMap(({ declared: { type } }, position) =>
      type === 'count' || type === 'share' ? [position] : [],
    ),
    thresholds: plan.thresholds,
    epochs: plan.days,
    nodes,
    indicators,
    indicatorNodes: indicators.flatMap(({ applies, points, met }) =>
      [applies, points, met].filter((each): each is Node => each?.run !== undefined),
    ),
    criteria: plan.criteria,
    titles,
    total: bindingOf('points.total', total),
    lowest: bindingOf('points.lowest', lowest),
    metAll: bindingOf('met.all', metAll),
    metCount: bindingOf('met.count', metCount),
    hasPoints: indicators.some(({ points }) => points !== undefined),
    greatest,
    behind,
    indicatorPoints,
    givesAlways: indicators.length > 0 && !indicatorPoints.includes(undefined),
    criterionPoints: plan.criteria.map(({ id, slot }) =>
      createPoints(id, { slot, decimals: total.decimals }, total.decimals, slot),
    ),
    days: { ...createYearEnd(), date: '?', epoch: 0, isInForce: false },
    reading: createFactReading(facts),
    isExact: isExact(facts, nodes, behind),
    declared: declaredNames([...facts.map(({ id }) => id), ...plan.memberFacts]),
    idle: [],
  };
}

function bindingOf(name: string, { type, slot, decimals, low, high }: PlanValue): Binding {
  return { name, type, slot, decimals, scale: scaleOf(decimals), low, high };
}

/** A fact of a plan, with its declaration in its own unit again. */
export function openFact(fact: PlanFact): BoundFact {
  const { id, low, high, step, of, whenEmpty, from } = fact;
  const symbol = of === undefined ? bindingOf(id, fact) : { ...bindingOf(id, fact), of };
  const { scale } = symbol;
  const numeric = symbol.type === 'number';
  const declared: FactDeclaration = {
    type: fact.declared,
    ...(numeric && { min: low / scale, max: high / scale, step: step / scale }),
    ...(of && { of }),
    ...(fact.default !== undefined && { default: fact.default }),
    ...(whenEmpty !== undefined && { whenEmpty }),
    ...(from && { from: { count: from.count, through: from.through, ...(from.met && { met: true }) } }),
  };
  return boundFact(id, declared, symbol, step);
}

function boundTitle(
  { id, pointer, slot, when, years, ranks }: PlanTitle,
  node: (at: number | undefined) => Node | undefined,
  orders: ReadonlyMap<string, readonly string[]>,
): BoundTitle {
  const order = ranks.map((rank) => rank.id);
  const condition = node(when);
  return {
    id,
    pointer,
    slot,
    when: condition,
    traces: condition && createTraces(condition),
    years: years && {
      pointer: years.pointer,
      asked: years,
      watched: watch(years.title, orders.get(years.title.split('.')[0]!)),
      slot: years.slot,
      alone: createAlone(),
    },
    ranks: ranks.map((rank, index) => {
      const upgrade = rank.upgrade && { ...rank.upgrade, below: watch(`${id}.${order[index + 1]}`, order) };
      return {
        id: rank.id,
        pointer: rank.pointer,
        slot: rank.slot,
        when: node(rank.when),
        upgrade,
      };
    }),
  };
}
