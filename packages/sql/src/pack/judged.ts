/**
 * A pack as a query: what each record gives (SEMANTICS §3). The plan alone is read.
 */
import type { PackPlan, PlanIndicator, PlanTitle, PlanUpgrade } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { createRuleWriter, type RuleWriter } from '../rule/nodes.js';
import { type NumberValue, scaledTo, type TruthValue, type Value } from '../rule/values.js';
import { createLayers, type Layers } from '../statement/layers.js';
import { type Column, called, extremeOf, joined, type Part, type Sql, sql, wide } from '../statement/sql.js';
import { factValues, RECORD_COLUMNS, thresholdValues } from './facts.js';
import {
  appliesColumn,
  criterionColumn,
  gateColumn,
  metColumn,
  pointsColumn,
  rankColumn,
  titleColumn,
  yearsColumn,
} from './names.js';

/** An indicator as it is in a query; `applies` is absent when it always does. */
interface Judged {
  readonly indicator: PlanIndicator;
  readonly applies: Part | undefined;
  readonly points?: NumberValue;
  readonly met?: Part;
}

/** In which phase what year rules and gates of a pack give is known. */
export interface YearPhases {
  /** Of the year rule of a title. */
  readonly years: (title: string) => number;
  /** Of the gate of a rank. */
  readonly gate: (title: string, rank: string) => number;
}

/** A pack as layers of columns. */
export interface JudgedPack {
  readonly plan: PackPlan;
  readonly layers: Layers;
  readonly rules: RuleWriter;
  readonly given: { readonly [key in keyof typeof RECORD_COLUMNS]: Column };
  /** Whether all indicators are exempt, as a truth; undefined when that can never be. */
  readonly exempt: Part | undefined;
  /** The columns of titles, by `title` and `title.rank`. */
  readonly titles: ReadonlyMap<string, Column>;
  /** What a rank would be if the gates of better ranks were as open as years beyond the history leave them, by `title.rank`. */
  readonly reached: ReadonlyMap<string, Column>;
  /** All columns that say what a record gives. */
  readonly results: readonly Column[];
}

/**
 * A pack whose query gives, beside what its source has, `points_total`, `points_lowest`, `p_…`, `m_…`, `a_…` of indicators
 * and `t_…` of titles (0 unmet, 1 unknown, 2 met). Year rules and gates are read as columns `years_…` and `gate_…`.
 */
export function judgedPack(plan: PackPlan, dialect: Dialect, phases: YearPhases): JudgedPack {
  const layers = createLayers(dialect.stepAs);
  const given = Object.fromEntries(
    Object.entries(RECORD_COLUMNS).map(([key, name]) => [key, layers.given(name)]),
  ) as JudgedPack['given'];
  const names = new Map<string, Value>([
    ...factValues(plan, layers, dialect, given.invalid),
    ...thresholdValues(plan, layers, dialect, given.day),
  ]);
  const rules = createRuleWriter(plan.nodes, layers, 'r', (name) => {
    const value = names.get(name);
    if (value === undefined) throw new TypeError(`the plan reads ${name}, which nothing stands for`);
    return value;
  });
  const indicators = plan.indicators.map((indicator) => judgedIndicator(indicator, rules, layers, names));
  totals(plan, indicators, layers, dialect, given.day, names);
  const exempt = allExempt(indicators, layers);
  const found = { titles: new Map<string, Column>(), reached: new Map<string, Column>() };
  for (const title of plan.titles) judgedTitle({ title, rules, layers, given, exempt, names, phases, ...found });
  const ends = ['points_total', 'points_lowest', ...plan.indicators.map(({ id }) => pointsColumn(id))];
  const others = ['met_all', 'met_count_low', 'met_count_high'].concat(
    plan.indicators.flatMap(({ id }) => [metColumn(id), appliesColumn(id)]),
  );
  const results = [...ends.flatMap((name) => [`${name}_low`, `${name}_high`]), ...others].flatMap(
    (name) => layers.find(name) ?? [],
  );
  return { plan, layers, rules, given, exempt, ...found, results: [...results, ...found.titles.values()] };
}

function judgedIndicator(
  indicator: PlanIndicator,
  rules: RuleWriter,
  layers: Layers,
  names: Map<string, Value>,
): Judged {
  const { id } = indicator;
  const truth = (at: number) => (rules.value(at) as TruthValue).code;
  const applies =
    indicator.applies === undefined
      ? undefined
      : layers.add(appliesColumn(id), sql`${truth(indicator.applies)}`, `whether ${id} applies`);
  if (indicator.points !== undefined) {
    const value = rules.value(indicator.points) as NumberValue;
    const low = layers.add(`${pointsColumn(id)}_low`, wide(value.low), `points of ${id}`);
    const points: NumberValue = {
      ...{ type: 'number', decimals: value.decimals, low },
      high: layers.add(`${pointsColumn(id)}_high`, wide(value.high)),
    };
    names.set(`points.${id}`, points);
    return { indicator, applies, points };
  }
  if (indicator.met === undefined) return { indicator, applies };
  const met = layers.add(metColumn(id), sql`${truth(indicator.met)}`, `whether ${id} is met`);
  names.set(`met.${id}`, { type: 'truth', code: met });
  return { indicator, applies, met };
}

/** Sums, the lowest, all met and how many (SEMANTICS 3.2). An exempt indicator adds nothing and holds nothing down. */
function totals(
  plan: PackPlan,
  indicators: readonly Judged[],
  layers: Layers,
  dialect: Dialect,
  day: Column,
  names: Map<string, Value>,
): void {
  const { total, lowest } = plan.totals;
  const { decimals } = total;
  const giving = indicators.flatMap(({ points, ...each }) =>
    points === undefined ? [] : [{ ...each, points: scaledTo(points, decimals) }],
  );
  const sumOf = (list: typeof giving, name: string, note: string): NumberValue => {
    const low = joined(
      list.map(({ applies, points }) => added(applies, points.low, 'LEAST')),
      ' + ',
    );
    const high = joined(
      list.map(({ applies, points }) => added(applies, points.high, 'GREATEST')),
      ' + ',
    );
    return {
      ...{ type: 'number', decimals, low: layers.add(`${name}_low`, low, note) },
      high: layers.add(`${name}_high`, high),
    };
  };
  if (giving.length > 0) {
    names.set('points.total', sumOf(giving, 'points_total', 'the sum of all points'));
    const greatest = greatestOn(plan, dialect, day, layers);
    const ends = (end: 'low' | 'high') =>
      extremeOf(
        'LEAST',
        giving.map(({ applies, points }) => heldAgainst(applies, points[end], greatest, end)),
      );
    names.set('points.lowest', {
      ...{ type: 'number', decimals: lowest.decimals },
      low: layers.add(
        'points_lowest_low',
        ends('low'),
        'the lowest points; an exempt indicator stands as the greatest',
      ),
      high: layers.add('points_lowest_high', ends('high')),
    });
  }
  plan.criteria.forEach(({ id }, index) => {
    const own = giving.filter(({ indicator }) => indicator.criterion === index);
    if (own.length > 0) names.set(`points.${id}`, sumOf(own, criterionColumn(id), `points of criterion ${id}`));
  });
  const conditions = indicators.filter(({ met }) => met !== undefined);
  const all = conditions.map(({ applies, met }) =>
    applies === undefined
      ? sql`${met!}`
      : sql`CASE ${applies} WHEN 0 THEN 2 WHEN 2 THEN ${met!} ELSE GREATEST(${met!}, 1) END`,
  );
  names.set('met.all', {
    type: 'truth',
    code: layers.add('met_all', all.length === 0 ? sql`2` : extremeOf('LEAST', all), 'whether all conditions are met'),
  });
  const count = (least: boolean) =>
    conditions.length === 0
      ? sql`0`
      : joined(
          conditions.map(({ applies, met }) =>
            least
              ? sql`CASE WHEN ${isMet(met!)}${and(applies, '= 2')} THEN 1 ELSE 0 END`
              : sql`CASE WHEN ${met!} > 0${and(applies, '> 0')} THEN 1 ELSE 0 END`,
          ),
          ' + ',
        );
  names.set('met.count', {
    ...{ type: 'number', decimals: 0 },
    low: layers.add('met_count_low', count(true), 'how many conditions are met'),
    high: layers.add('met_count_high', count(false)),
  });
}

const isMet = (code: Part): Sql => sql`${code} = 2`;

function and(applies: Part | undefined, asked: '= 2' | '> 0'): Sql {
  if (applies === undefined) return { text: '', reads: [] };
  const own = sql`${applies}`;
  return { text: ` AND ${own.text} ${asked}`, reads: own.reads };
}

/** What an indicator adds to a sum. */
function added(applies: Part | undefined, points: Part, name: 'LEAST' | 'GREATEST'): Part {
  if (applies === undefined) return points;
  return sql`CASE ${applies} WHEN 2 THEN ${points} WHEN 0 THEN 0 ELSE ${called(name, [0, points])} END`;
}

/** What an indicator holds `lowest` down to. */
function heldAgainst(applies: Part | undefined, points: Part, greatest: Part, end: 'low' | 'high'): Part {
  if (applies === undefined) return points;
  const open = called(end === 'low' ? 'LEAST' : 'GREATEST', [points, greatest]);
  return sql`CASE ${applies} WHEN 2 THEN ${points} WHEN 0 THEN ${greatest} ELSE ${open} END`;
}

/** The greatest points of any indicator at the thresholds of the day. */
function greatestOn({ days, totals: { greatest } }: PackPlan, dialect: Dialect, day: Column, layers: Layers): Part {
  const [first, ...later] = greatest;
  if (later.every((value) => value === first)) return first!;
  let value = sql`${first!}`;
  later.forEach((next, index) => {
    value = sql`CASE WHEN ${day} >= ${dialect.text(days[index + 1]!)} THEN ${next} ELSE ${value} END`;
  });
  return layers.add('greatest_points', wide(value), 'the greatest points of any indicator on the day');
}

/** Whether all indicators are exempt, as a truth; undefined when none ever is. */
function allExempt(indicators: readonly Judged[], layers: Layers): Part | undefined {
  if (indicators.length === 0 || indicators.some(({ applies }) => applies === undefined)) return undefined;
  const applying = indicators.map(({ applies }) => sql`2 - ${applies!}`);
  return layers.add('all_exempt', extremeOf('LEAST', applying), 'whether all indicators are exempt');
}

interface TitleWriting {
  readonly title: PlanTitle;
  readonly rules: RuleWriter;
  readonly layers: Layers;
  readonly given: JudgedPack['given'];
  readonly exempt: Part | undefined;
  readonly names: Map<string, Value>;
  readonly phases: YearPhases;
  readonly titles: Map<string, Column>;
  readonly reached: Map<string, Column>;
}

/** A title and its ranks (SEMANTICS 3.3). */
function judgedTitle({ title, rules, layers, given, exempt, names, phases, titles, reached }: TitleWriting): void {
  const { id, when, years, ranks } = title;
  const truth = (at: number) => (rules.value(at) as TruthValue).code;
  const base: Part[] = [2];
  if (when !== undefined) base.push(truth(when));
  if (years !== undefined) base.push(layers.given(yearsColumn(id), phases.years(id)));
  /** Settled before its own conditions are looked at. */
  const settled = (code: Sql) =>
    exempt === undefined
      ? sql`CASE WHEN ${given.registered} = 0 THEN 0 ELSE ${code} END`
      : sql`CASE WHEN ${given.registered} = 0 OR ${exempt} = 2 THEN 0 WHEN ${exempt} = 1 THEN 1 ELSE ${code} END`;
  const conditions: Part[] = [];
  const own = ranks.map((rank) => {
    conditions.push(rank.when === undefined ? 2 : truth(rank.when));
    return layers.add(
      `${rankColumn(id, rank.id)}_condition`,
      extremeOf('GREATEST', conditions),
      `condition of rank ${rank.id}: its own, or that of a better rank`,
    );
  });
  const gates = ranks.map(({ id: rank, upgrade }) =>
    upgrade === undefined ? undefined : layers.given(gateColumn(id, rank), phases.gate(id, rank)),
  );
  const isOpen = (index: number, gate: Part | undefined): Part =>
    gate === undefined ? own[index]! : called('LEAST', [own[index]!, gate]);
  const verdictOf = (opens: readonly Part[]) => settled(called('LEAST', [...base, extremeOf('GREATEST', opens)]));
  let last: Column | undefined;
  ranks.forEach((rank, index) => {
    const name = `${id}.${rank.id}`;
    // What a better rank adds to this one presupposes that this one was met, or may have been, before: so the first year
    // in which this one is met, or may be, is the same when the gates of better ranks open only beyond the history.
    const better = ranks.slice(0, index).map(({ upgrade }, at) => isOpen(at, upgrade && beyondHistory(upgrade, given)));
    const isGatedAbove = ranks.slice(0, index).some(({ upgrade }) => upgrade !== undefined);
    last = layers.add(
      rankColumn(id, rank.id),
      verdictOf(ranks.slice(0, index + 1).map((_, at) => isOpen(at, gates[at]))),
      `title ${id}, rank ${rank.id}`,
    );
    titles.set(name, last);
    reached.set(
      name,
      isGatedAbove
        ? layers.add(`${rankColumn(id, rank.id)}_reached`, verdictOf([...better, isOpen(index, gates[index])]))
        : last,
    );
    names.set(`title.${name}`, { type: 'truth', code: last });
  });
  const column = layers.add(
    titleColumn(id),
    last === undefined ? settled(called('LEAST', base)) : sql`${last}`,
    `title ${id}`,
  );
  titles.set(id, column);
  names.set(`title.${id}`, { type: 'truth', code: column });
}

/** What a gate is when nothing is known but the year in which the history begins. */
function beyondHistory({ afterYears }: PlanUpgrade, { year, since }: JudgedPack['given']): Sql {
  return sql`CASE WHEN ${since} > ${year} - ${afterYears} THEN 1 ELSE 0 END`;
}
