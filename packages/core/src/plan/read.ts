/**
 * Reading: a plan that comes from somewhere is copied as far as its shape is right, and looked at once from the front.
 *
 * Nothing in it is believed that can be worked out: bounds are computed again from the operands, names are those that were
 * met before, each slot has one owner. So what is opened cannot leave its frame, run in a circle or lose exactness.
 */
import { allows } from '../frame/facts.js';
import { EXACT } from '../frame/node.js';
import { isDay } from '../text/days.js';
import { limits } from '../text/limits.js';
import { ID } from '../text/names.js';
import { FORM_KEYS } from '../year/forms.js';
import { POLICIES } from '../year/policies.js';
import { type Judging, PLAN_FORMAT, type PlanFact, type PlanTitle, type PlanValue } from './format.js';
import { planValue } from './nodes.js';
import { openFact } from './open.js';
import { createRuleReader, type RuleReader } from './rule-reader.js';
import { SEMANTICS } from './semantics.js';
import { flag, list, object, oneOf, refuse, type Shape, text, whole } from './shapes.js';
import { totalBounds } from './totals.js';

/** Items of all lists: as many as the largest document has values, once as a part and once as an operand or position. */
const ITEMS = 2 * limits.values;
const NO_ROOM = { left: 0 };

const id = text(limits.idCharacters, (given) => ID.test(given));
const shortText = text(limits.idCharacters);
const long = text(limits.textCharacters);
const name = text(3 * limits.idCharacters);
/** A share has two slots, and every part of a rule its own. */
const slotCount = whole(0, 2 * limits.values);
const scaledNumber = whole(-EXACT, EXACT);
const day = text(limits.idCharacters, isDay);
const dayOrNone: Shape<string> = (value, pointer) => (value === '' ? '' : day(value, pointer, NO_ROOM));
const years = whole(1, limits.yearsInARow + 1);
const position = whole(0, limits.documentNodes);
const value = {
  type: oneOf('number', 'truth', 'choice', 'share'),
  slot: slotCount,
  decimals: whole(0, 22),
  low: scaledNumber,
  high: scaledNumber,
};
const scalar: Shape<number | boolean | string> = (given, pointer) =>
  typeof given === 'number' || typeof given === 'boolean' ? given : long(given, pointer, NO_ROOM);

const planShape = object({
  format: oneOf(PLAN_FORMAT),
  semantics: oneOf(SEMANTICS),
  kind: oneOf('pack'),
  id: shortText,
  version: shortText,
  subject: shortText,
  group: shortText,
  through: shortText,
  inForce: object({ from: day }, { until: day }),
  slots: object({ numbers: slotCount, codes: slotCount }),
  facts: list(
    limits.facts,
    object(
      {
        id,
        declared: oneOf('integer', 'decimal', 'boolean', 'choice', 'count', 'share'),
        ...value,
        step: whole(1, EXACT),
      },
      {
        of: list(limits.choiceValues, long),
        default: scalar,
        whenEmpty: scalar,
        from: object({ count: shortText, through: shortText, met: flag }),
      },
    ),
  ),
  memberFacts: list(limits.facts, shortText),
  thresholds: list(
    limits.thresholds,
    object({
      name: id,
      slot: slotCount,
      decimals: whole(0, limits.decimals),
      values: list(limits.thresholdValues, object({ from: dayOrNone, value: scaledNumber })),
    }),
  ),
  days: list(limits.thresholds * limits.thresholdValues, dayOrNone),
  nodes: list(
    limits.documentNodes,
    object(
      { op: shortText, ...value, operands: list(limits.ruleNodes, position), pointer: long },
      { name, constant: oneOf(true), positions: list(limits.listValues, position) },
    ),
  ),
  criteria: list(limits.criteria, object({ id, slot: slotCount })),
  indicators: list(
    limits.indicators,
    object({ id, criterion: position, pointer: long }, { applies: position, points: position, met: position }),
  ),
  totals: object({
    total: object(value),
    lowest: object(value),
    metAll: object(value),
    metCount: object(value),
    greatest: list(limits.thresholds * limits.thresholdValues, scaledNumber),
  }),
  titles: list(
    limits.titles,
    object(
      {
        id,
        pointer: long,
        slot: slotCount,
        ranks: list(
          limits.ranks,
          object(
            { id, pointer: long, slot: slotCount },
            { when: position, upgrade: object({ pointer: long, afterYears: years }) },
          ),
        ),
      },
      {
        when: position,
        years: object(
          {
            pointer: long,
            form: oneOf(...FORM_KEYS),
            needs: years,
            recognised: flag,
            gap: oneOf(...POLICIES.gap),
            title: name,
            slot: slotCount,
          },
          { of: years, groupChange: oneOf(...POLICIES.groupChange) },
        ),
      },
    ),
  ),
});

/** The plan of a pack, copied; whatever is not sound is thrown as `Unsound`. */
export function readPlan(json: unknown): Judging {
  const { format, semantics, kind } = object({}, { format: scalar, semantics: scalar, kind: scalar })(json, '', {
    left: 0,
  });
  must(format === PLAN_FORMAT, '/format', 'plan/format');
  must(semantics === SEMANTICS, '/semantics', 'plan/semantics');
  must(kind === 'pack', '/kind', 'plan/kind');
  const plan = planShape(json, '', { left: ITEMS }) as Judging;
  const rules = createRuleReader(plan.nodes, plan.slots);
  for (const [at, fact] of plan.facts.entries()) checkFact(fact, `/facts/${at}`, rules);
  checkThresholds(plan, rules);
  for (const [at, { slot }] of plan.criteria.entries()) rules.own('number', slot, `/criteria/${at}`);
  checkIndicators(plan, rules);
  checkTotals(plan, rules);
  for (const [at, title] of plan.titles.entries()) checkTitle(title, plan.titles.slice(0, at), `/titles/${at}`, rules);
  rules.finish();
  return plan;
}

/** Refuses what does not hold. */
function must(holds: boolean, pointer: string, code = 'plan/unsound'): void {
  if (!holds) refuse(code, pointer);
}

function checkFact(fact: PlanFact, pointer: string, rules: RuleReader): void {
  const { declared, type, decimals, low, high, of, from, whenEmpty } = fact;
  rules.own(type, fact.slot, pointer);
  rules.name(fact.id, fact, pointer, of);
  if (declared === 'integer' || declared === 'decimal' || declared === 'count') {
    must(type === 'number' && low <= high && decimals <= (declared === 'decimal' ? limits.decimals : 0), pointer);
    must(declared !== 'count' || (from !== undefined && low >= 0), pointer);
  } else {
    const isListed = declared === 'choice' && of !== undefined && of.length > 0 && new Set(of).size === of.length;
    const last = declared === 'share' ? 100 : isListed ? of.length - 1 : 1;
    must(type === (declared === 'boolean' ? 'truth' : declared) && (type !== 'choice' || isListed), pointer);
    must(low === 0 && high === last && decimals === 0, pointer);
  }
  must(declared === 'choice' || of === undefined, pointer);
  must(declared === 'share' || declared === 'count' || from === undefined, pointer);
  const isPercentage =
    typeof whenEmpty === 'number' &&
    whenEmpty >= 0 &&
    whenEmpty <= 100 &&
    Math.round(whenEmpty * 100) / 100 === whenEmpty;
  must(whenEmpty === undefined || (declared === 'share' && isPercentage), `${pointer}/whenEmpty`);
  const { default: standIn, ...bare } = fact;
  const isAllowed = declared !== 'share' && declared !== 'count' && standIn !== '' && allows(openFact(bare), standIn);
  must(standIn === undefined || isAllowed, `${pointer}/default`);
}

function checkThresholds({ thresholds, days, totals: { greatest } }: Judging, rules: RuleReader): void {
  const all = new Set(['']);
  for (const [at, { name: own, slot, decimals, values }] of thresholds.entries()) {
    const pointer = `/thresholds/${at}`;
    rules.own('number', slot, pointer);
    must(values.length > 0, pointer);
    for (const [index, { from }] of values.entries()) {
      must(index === 0 || from > values[index - 1]!.from, `${pointer}/values/${index}`);
      all.add(from);
    }
    const numbers = values.map((each) => each.value);
    const bounds = { type: 'number', slot, decimals, low: Math.min(...numbers), high: Math.max(...numbers) } as const;
    rules.name(`threshold.${own}`, { ...bounds, constant: true }, pointer);
  }
  must([...all].sort().join() === days.join() && days.length === all.size, '/days');
  must(greatest.length === days.length, '/totals/greatest');
}

function checkIndicators({ indicators, criteria }: Judging, rules: RuleReader): void {
  for (const [at, { id: own, criterion, applies, points, met }] of indicators.entries()) {
    const pointer = `/indicators/${at}`;
    must(criterion < criteria.length && (points === undefined) !== (met === undefined), pointer);
    rules.root(applies, 'truth', `${pointer}/applies`);
    rules.root(points, 'number', `${pointer}/points`);
    rules.root(met, 'truth', `${pointer}/met`);
    // Of another rule's indicator a rule reads what it is, not that it may be the same for everybody.
    if (applies === undefined) {
      const value = planValue(rules.node((points ?? met)!));
      rules.name(points === undefined ? `met.${own}` : `points.${own}`, value, pointer);
    }
  }
}

function checkTotals({ indicators, criteria, totals }: Judging, rules: RuleReader): void {
  const node = (at: number | undefined) => (at === undefined ? undefined : rules.node(at));
  const bounds = totalBounds(
    indicators.map(({ criterion, ...each }) => {
      const [applies, points, met] = [node(each.applies), node(each.points), node(each.met)];
      return { criterion, ...(applies && { applies }), ...(points && { points }), ...(met && { met }) };
    }),
  );
  const { decimals, conditions, giving } = bounds;
  must(bounds.reach <= EXACT, '/totals');
  const total = (
    key: 'total' | 'lowest' | 'metAll' | 'metCount',
    spoken: string,
    wanted: WantedValue,
    exists: boolean,
  ) => {
    const pointer = `/totals/${key}`;
    const found = totals[key];
    rules.own(found.type, found.slot, pointer);
    rules.same(found, { slot: found.slot, ...wanted }, pointer);
    if (exists) rules.name(spoken, found, pointer);
  };
  const points = ([low, high]: readonly [number, number]): WantedValue => ({ type: 'number', decimals, low, high });
  total('total', 'points.total', points(bounds.total), giving > 0);
  total('lowest', 'points.lowest', points(bounds.lowest), giving > 0);
  total('metAll', 'met.all', { type: 'truth', decimals: 0, low: 0, high: 1 }, conditions > 0);
  total('metCount', 'met.count', { type: 'number', decimals: 0, low: 0, high: conditions }, true);
  for (const [at, { id: own, slot }] of criteria.entries()) {
    const within = bounds.ofCriterion(at);
    if (within !== undefined) rules.name(`points.${own}`, { slot, ...points(within) }, `/criteria/${at}`);
  }
}

type WantedValue = Omit<PlanValue, 'slot'>;

function checkTitle(
  { id: own, slot, when, years: rule, ranks }: PlanTitle,
  earlier: readonly PlanTitle[],
  pointer: string,
  rules: RuleReader,
): void {
  const offer = (spoken: string, of: number, at: string) => {
    rules.own('truth', of, at);
    rules.name(`title.${spoken}`, { type: 'truth', slot: of, decimals: 0, low: 0, high: 1 }, at);
  };
  if (rule !== undefined) {
    const [title, rank] = rule.title.split('.') as [string, string?];
    const found = earlier.find((each) => each.id === title);
    const watched = rank === undefined ? found : found?.ranks.find((each) => each.id === rank);
    must(watched?.slot === rule.slot, `${pointer}/years`);
  }
  must(when !== undefined || rule !== undefined || ranks.length > 0, pointer);
  rules.root(when, 'truth', `${pointer}/when`);
  for (const [at, rank] of ranks.entries()) {
    rules.root(rank.when, 'truth', `${pointer}/ranks/${at}/when`);
    must(rank.upgrade === undefined || at < ranks.length - 1, `${pointer}/ranks/${at}/upgrade`);
  }
  offer(own, slot, pointer);
  for (const [at, rank] of ranks.entries()) offer(`${own}.${rank.id}`, rank.slot, `${pointer}/ranks/${at}`);
}
