/**
 * The reference executor: the same pack run by json-logic-js itself, as an auditor's second opinion. It knows complete
 * records only; numbers are scaled to integers, as exactness demands.
 *
 * @module @tieuchi/core/reference
 */

import jsonLogic from 'json-logic-js';
import type { SubjectRecord } from './document/index.js';

import { MET } from './frame/kleene.js';
import { isLiteral, type Node, namesIn } from './frame/node.js';
import type { Json } from './json/guards.js';
import { readKeys } from './judge/keys.js';
import type { CompiledPack } from './pack/compiled.js';
import { epochOf } from './plan/program.js';
import { operators } from './rule/operators.js';
import { keyAsLogic } from './rule/variable.js';
import { needCompiled } from './shape/compiled.js';
import { declarationIn } from './value/declared.js';
import { EMPTY } from './value/tally.js';

/** What json-logic-js makes of a complete record. */
export interface ReferenceResult {
  /** Points in all; absent for packs whose indicators give none. */
  readonly total?: number;
  /** Points of the lowest indicator; absent likewise. */
  readonly lowest?: number;
  /** Whether each title is met, by id; only titles that depend on this year alone. */
  readonly titles: { readonly [title: string]: boolean };
}

/**
 * Runs the pack's rules through json-logic-js. Titles that depend on other years, on ranks, or on such titles are left out;
 * packs in which an indicator may be exempt are refused. Where it answers, `evaluate` says the same (SEMANTICS §2).
 *
 * @throws RangeError when a fact is missing or the pack is out of reach: the reference guesses at missing data, so it is not asked;
 * TypeError for a pack that `compilePack` has not made.
 *
 * @example
 * evaluateReference(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles.reader; // => true
 */
export function evaluateReference(pack: CompiledPack, record: SubjectRecord): ReferenceResult {
  needCompiled('evaluateReference', 'pack', pack);
  const { program } = pack;
  const keys = readKeys(record);
  const data: { [name: string]: number | boolean | string } = Object.create(null);
  for (const { id, symbol } of program.facts) {
    const value = keys.facts[id];
    if (symbol.type === 'share') {
      const [met, total] = knownShare(id, value);
      data[`${id}.met`] = met;
      data[`${id}.total`] = total;
      continue;
    }
    if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'string')
      throw new RangeError(`the fact ${id} is missing`);
    data[id] = typeof value === 'number' ? Math.round(value * symbol.scale) : value;
  }
  const epoch = program.epochs[epochOf(program, keys.date)]!;
  for (const { name, values } of program.thresholds)
    data[`threshold.${name}`] = (values.filter(({ from }) => from <= epoch).at(-1) ?? values[0]!).value;
  const run = (node: Node): unknown =>
    jsonLogic.apply(
      logicOf(node) as never,
      Object.fromEntries(Object.entries(data).map(([name, value]) => [keyAsLogic(name), value])),
    );
  let total = 0;
  const points: number[] = [];
  for (const { id, applies, points: given, met } of program.indicators) {
    if (applies !== undefined) throw new RangeError(`the indicator ${id} may be exempt`);
    if (met !== undefined) data[`met.${id}`] = Boolean(run(met));
    if (given === undefined) continue;
    const value = (run(given) as number) * 10 ** (program.total.decimals - given.decimals) + 0;
    data[`points.${id}`] = value / 10 ** (program.total.decimals - given.decimals);
    points.push(value);
    total += value;
  }
  const lowest = Math.min(...points);
  const titles = titlesBy(pack, data, run, { total, lowest, points });
  return {
    titles,
    ...(points.length > 0 && { total: total / program.total.scale, lowest: lowest / program.total.scale }),
  };
}

/** A share is complete when somebody is counted and everybody is known. */
function knownShare(id: string, value: unknown): [met: number, total: number] {
  const { met = 0, unmet = 0, ...open } = declarationIn(value)?.tally ?? EMPTY;
  if (met + unmet === 0 || Object.values(open).some((count) => count > 0))
    throw new RangeError(`the fact ${id} is missing`);
  return [met, met + unmet];
}

function titlesBy(
  { program }: CompiledPack,
  data: { [name: string]: number | boolean | string },
  run: (node: Node) => unknown,
  sums: { total: number; lowest: number; points: readonly number[] },
) {
  data['points.total'] = sums.total;
  data['points.lowest'] = sums.lowest;
  for (const [index, criterion] of program.criteria.entries()) {
    const within = program.indicators.filter(({ points }) => points !== undefined);
    data[`points.${criterion.id}`] = within.reduce(
      (sum, indicator, at) => sum + (indicator.criterion === index ? sums.points[at]! : 0),
      0,
    );
  }
  const conditions = program.indicators.flatMap(({ id, met }) =>
    met === undefined ? [] : [Boolean(data[`met.${id}`])],
  );
  data['met.all'] = conditions.every(Boolean);
  data['met.count'] = conditions.filter(Boolean).length;
  const titles: { [title: string]: boolean } = Object.create(null);
  for (const { id, when, years, ranks } of program.titles) {
    if (when === undefined || years !== undefined || ranks.length > 0 || readsOther(when, titles)) continue;
    titles[id] = Boolean(run(when));
    data[`title.${id}`] = titles[id];
  }
  return titles;
}

function readsOther(node: Node, titles: { readonly [title: string]: boolean }): boolean {
  return namesIn(node).some((name) => name.startsWith('title.') && titles[name.slice('title.'.length)] === undefined);
}

/** The node as JSON Logic over scaled integers: its operator says how. */
function logicOf(node: Node): Json {
  if (isLiteral(node)) return node.type === 'truth' ? node.low === MET : node.low;
  return operators[node.operator]!.asLogic(node, logicOf);
}
