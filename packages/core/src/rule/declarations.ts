/**
 * Declarations of facts: typed, bounded inputs, each checked and given its slot.
 */

import type { Fact } from '../document/index.js';
import { allowed, allows, type BoundFact, boundFact, percentWhenEmpty } from '../frame/facts.js';

import type { Slots } from '../frame/frame.js';
import { type Binding, DECIMALS, decimalsOf, LARGEST_INPUT, scaled } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { PERCENT_DECIMALS } from '../value/share.js';

/** Names that rules use for something else. */
const RESERVED = new Set([
  ...['points', 'met', 'title', 'recognised', 'threshold', 'stage', 'group', 'registered'],
  // Columns that every table has: a fact of this name could not be filled from one.
  ...['subject', 'year', 'date'],
]);

/** Checks one declaration and gives it a register. */
export function bindFact(
  id: string,
  declared: Fact,
  pointer: string,
  slots: Slots,
  issues: Issues,
): BoundFact | undefined {
  if (RESERVED.has(id)) return void issues.error('fact/reserved', pointer, { fact: id });
  const { type, of } = declared;
  const numeric = type === 'integer' || type === 'decimal' || type === 'count';
  for (const key of ['min', 'max', 'step'] as const) {
    if (!numeric && declared[key] !== undefined)
      return void issues.error('fact/not-numeric', `${pointer}/${key}`, { key, type });
    const needed = key === 'max' || type === 'decimal' || (key === 'min' && type !== 'count');
    if (numeric && declared[key] === undefined && needed)
      return void issues.error('fact/needs', pointer, { fact: id, key, type });
  }
  if (!isSoundMembers(id, declared, pointer, issues)) return undefined;
  if (type !== 'choice' && of !== undefined) return void issues.error('fact/not-choice', `${pointer}/of`, { type });
  if (type === 'choice' && of === undefined)
    return void issues.error('fact/needs', pointer, { fact: id, key: 'of', type });
  const symbol = numeric
    ? bindNumber(id, declared, pointer, slots, issues)
    : bindOther(id, declared, pointer, slots, issues);
  if (symbol === undefined) return undefined;
  const step = numeric ? scaled(declared.step ?? 1, symbol.decimals) : 1;
  const bound = boundFact(id, declared, symbol, step);
  if (declared.default === '' || !allows(bound, declared.default)) {
    return void issues.error('fact/default', `${pointer}/default`, {
      found: String(declared.default),
      allowed: allowed(declared),
    });
  }
  return bound;
}

/** What only counts and shares may carry, and what they must. */
function isSoundMembers(
  id: string,
  { type, from, whenEmpty, ...rest }: Fact,
  pointer: string,
  issues: Issues,
): boolean {
  const fail = (code: string, at: string, params: { [name: string]: string | number } = {}) => {
    issues.error(code, at, { fact: id, type, ...params });
    return false;
  };
  const counted = type === 'count' || type === 'share';
  if (!counted && from !== undefined) return fail('fact/not-counted', `${pointer}/from`, { key: 'from' });
  if (type !== 'share' && whenEmpty !== undefined)
    return fail('fact/not-counted', `${pointer}/whenEmpty`, { key: 'whenEmpty' });
  if (counted && rest.default !== undefined) return fail('fact/no-default', `${pointer}/default`);
  if (type === 'count' && from === undefined) return fail('fact/needs', pointer, { key: 'from' });
  if (type === 'count' && (rest.min ?? 0) < 0) return fail('fact/count-below-zero', `${pointer}/min`);
  if (type === 'share' && from !== undefined && from.met === undefined)
    return fail('members/needs-met', `${pointer}/from`);
  const percent = percentWhenEmpty(whenEmpty);
  return percent === undefined || decimalsOf(percent) <= PERCENT_DECIMALS
    ? true
    : fail('share/too-fine', `${pointer}/whenEmpty`, { limit: PERCENT_DECIMALS });
}

function bindNumber(id: string, declared: Fact, pointer: string, slots: Slots, issues: Issues): Binding | undefined {
  const { type, min = 0, max, step = 1 } = declared as { type: string; min?: number; max: number; step?: number };
  const decimals = decimalsOf(step, min, max);
  for (const key of ['min', 'max', 'step'] as const) {
    const value = declared[key];
    if (value === undefined) continue;
    if (Math.abs(value) > LARGEST_INPUT)
      return void issues.error('number/too-large', `${pointer}/${key}`, { found: value, limit: LARGEST_INPUT });
    if (decimalsOf(value) > DECIMALS)
      return void issues.error('number/too-fine', `${pointer}/${key}`, { found: value, limit: DECIMALS });
    if (type !== 'decimal' && !Number.isInteger(value))
      return void issues.error('fact/not-integer', `${pointer}/${key}`, { found: value });
  }
  if (min > max) return void issues.error('fact/min-above-max', `${pointer}/max`, { min, max });
  if (min === max) return void issues.error('fact/one-value', pointer, { fact: id });
  const low = scaled(min, decimals);
  const high = scaled(max, decimals);
  if ((high - low) % scaled(step, decimals) !== 0)
    return void issues.error('fact/max-off-step', `${pointer}/max`, { min, max, step });
  return { name: id, type: 'number', slot: slots.number(), decimals, scale: 10 ** decimals, low, high };
}

function bindOther(id: string, { type, of }: Fact, pointer: string, slots: Slots, issues: Issues): Binding | undefined {
  if (type === 'share')
    return { name: id, type: 'share', slot: slots.share(), decimals: 0, scale: 1, low: 0, high: 100 };
  const slot = slots.code();
  if (type === 'boolean') return { name: id, type: 'truth', slot, decimals: 0, scale: 1, low: 0, high: 1 };
  const values = of!;
  const seen = new Set<string>();
  const doubled = values.findIndex((value) => seen.size === seen.add(value).size);
  if (doubled !== -1)
    return void issues.error('fact/doubled-value', `${pointer}/of/${doubled}`, { value: values[doubled]! });
  if (values.length < 2) return void issues.error('fact/one-value', pointer, { fact: id });
  return {
    name: id,
    type: 'choice',
    slot,
    decimals: 0,
    scale: 1,
    low: 0,
    high: values.length - 1,
    of: values,
    positions: placesIn(values),
  };
}

/** By value, its place in a list. */
export function placesIn(of: readonly string[]): ReadonlyMap<string, number> {
  return new Map(of.map((value, position) => [value, position]));
}
