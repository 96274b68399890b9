/**
 * Indicators: each gives points or a condition, and may be exempt; criteria group them.
 */

import type { Indicator } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { isObject, objectIn, textIn } from '../json/guards.js';
import type { BoundCriterion, BoundIndicator } from '../plan/program.js';
import { limits } from '../text/limits.js';
import { idFrom } from '../text/meant.js';
import { type PackReading, rulesOf } from './reading.js';

/** Packs with more indicators than this are refused. */
export const INDICATORS = limits.indicators;

/** What the rules of an indicator give. */
const RULE_TYPES = { applies: 'truth', points: 'number', met: 'truth' } as const;

const RESERVED_INDICATORS = new Set(['total', 'lowest', 'all', 'count']);

/** Checks the criteria of a pack with their indicators, and lets the rules that follow read them. */
export function bindIndicators(reading: PackReading): { indicators: BoundIndicator[]; criteria: BoundCriterion[] } {
  const { pack, scope, barred, issues, broken } = reading;
  barAll(reading);
  const indicators: BoundIndicator[] = [];
  const taken = new Set<string>();
  const criteria: BoundCriterion[] = [];
  for (const [index, criterion] of (Array.isArray(pack.criteria) ? pack.criteria : []).entries()) {
    const pointer = `/criteria/${index}`;
    if (typeof criterion?.id === 'string' && !broken(`${pointer}/id`))
      isFree(criterion.id, `${pointer}/id`, taken, issues);
    criteria.push({ id: textIn(criterion?.id), slot: scope.slots.number() });
    for (const [position, indicator] of (Array.isArray(criterion?.indicators) ? criterion.indicators : []).entries()) {
      const at = `${pointer}/indicators/${position}`;
      const { id } = indicator ?? {};
      if (typeof id === 'string' && broken(`${at}/id`))
        for (const kind of ['points', 'met']) barred.set(`${kind}.${idFrom(id)}`, '');
      if (typeof id === 'string' && !broken(`${at}/id`) && isFree(id, `${at}/id`, taken, issues)) {
        const bound = bindIndicator(indicator, index, at, reading);
        if (bound !== undefined) indicators.push(bound);
      }
      // Whatever its id, its rules may hold other mistakes.
      else if (isObject(indicator)) rulesOf(indicator as Indicator, at, RULE_TYPES, reading);
    }
  }
  return { indicators, criteria };
}

/** Names that indicators may not read, or not before their own has been read. */
function barAll({ pack, barred }: PackReading): void {
  const bar = (name: string) => barred.set(name, 'indicator/not-earlier');
  for (const name of ['points.total', 'points.lowest', 'met.all', 'met.count']) bar(name);
  for (const { id } of Array.isArray(pack.titles) ? pack.titles.map(objectIn) : []) bar(`title.${textIn(id)}`);
  for (const { id, indicators } of Array.isArray(pack.criteria) ? pack.criteria.map(objectIn) : []) {
    bar(`points.${textIn(id)}`);
    for (const indicator of Array.isArray(indicators) ? indicators.map(objectIn) : [])
      for (const kind of ['points', 'met']) bar(`${kind}.${textIn(indicator.id)}`);
  }
}

/** Takes an id for a criterion or an indicator, unless something else has it. */
function isFree(id: string, pointer: string, taken: Set<string>, issues: Issues): boolean {
  if (RESERVED_INDICATORS.has(id)) {
    issues.error('indicator/reserved', pointer, { id });
    return false;
  }
  if (taken.has(id)) {
    issues.error('indicator/doubled', pointer, { id });
    return false;
  }
  taken.add(id);
  return true;
}

function bindIndicator(
  indicator: Indicator,
  criterion: number,
  pointer: string,
  reading: PackReading,
): BoundIndicator | undefined {
  const { known, barred, issues, broken } = reading;
  const { id, applies, points, met } = indicator;
  const isOne = (points === undefined) !== (met === undefined);
  const rules = isOne ? rulesOf(indicator, pointer, RULE_TYPES, reading) : {};
  for (const kind of ['points', 'met'] as const) barred.set(`${kind}.${id}`, '');
  if (broken(pointer) && points === undefined && met === undefined) return undefined;
  if (!isOne) return void issues.error(points === undefined ? 'indicator/neither' : 'indicator/both', pointer, { id });
  const bound: BoundIndicator = { id, criterion, pointer, ...rules };
  const gives = points === undefined ? 'met' : 'points';
  const name = `${gives}.${id}`;
  barred.set(gives === 'met' ? `points.${id}` : `met.${id}`, 'indicator/gives-other');
  if (applies !== undefined) barred.set(name, 'indicator/may-be-exempt');
  else if (bound[gives] !== undefined) {
    const { type, slot, decimals, scale, low, high } = bound[gives];
    barred.delete(name);
    known.set(name, { name, type, slot, decimals, scale, low, high });
  }
  return bound;
}
