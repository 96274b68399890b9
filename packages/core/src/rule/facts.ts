/**
 * Facts: typed, bounded inputs. A missing one is everything its declaration allows; an invalid one is missing, and an
 * issue.
 */
import type { Fact } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { shownNames } from '../text/names.js';
import { countsIn, declarationIn } from '../value/declared.js';
import { PERCENT_DECIMALS, type Share, shareOf } from '../value/share.js';
import { countRange, isEmpty, type Tally, totalOf } from '../value/tally.js';
import type { Frame, Slots } from './frame.js';
import { type Binding, DECIMALS, decimalsOf, LARGEST_INPUT, scaled } from './node.js';

/** Names that rules use for something else. */
const RESERVED = new Set([
  ...['points', 'met', 'title', 'recognised', 'threshold', 'stage', 'group', 'registered'],
  // Columns that every table has: a fact of this name could not be filled from one.
  ...['subject', 'year', 'date'],
]);

/** A fact bound to its register. */
export interface BoundFact {
  readonly id: string;
  readonly declared: Fact;
  readonly symbol: Binding;
  readonly step: number;
  /** True for a number of scale 1 and step 1. */
  readonly whole: boolean;
  /** True when every object has something of this name, so that only own properties count. */
  readonly inherited: boolean;
}

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
  const bound: BoundFact = {
    id,
    declared,
    symbol,
    step,
    whole: numeric && symbol.scale === 1 && step === 1,
    inherited: id in Object.prototype,
  };
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
  const percent = percentOf(whenEmpty);
  return percent === undefined || decimalsOf(percent) <= PERCENT_DECIMALS
    ? true
    : fail('share/too-fine', `${pointer}/whenEmpty`, { limit: PERCENT_DECIMALS });
}

function percentOf(whenEmpty: Fact['whenEmpty']): number | undefined {
  return typeof whenEmpty === 'object' ? whenEmpty.value : whenEmpty;
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
    places: placesIn(values),
  };
}

/** By value, its place in a list. */
export function placesIn(of: readonly string[]): ReadonlyMap<string, number> {
  return new Map(of.map((value, position) => [value, position]));
}

/** What a fact allows, for messages: `1, 2 … 10`. */
export function allowed({ type, min = 0, max, step, of }: Fact): string {
  if (type === 'boolean') return 'true, false';
  if (type === 'share') return '{ "met": 38, "among": 40 }';
  if (type === 'choice') return shownNames(of!).replaceAll('`', '');
  const second = Number((min! + (step ?? 1)).toFixed(DECIMALS));
  return second < max! ? `${min}, ${second} … ${max}` : `${min}, ${max}`;
}

/** How a value entered its register. */
export type Entry = 'known' | 'missing' | 'default' | 'invalid';

/** True for what stands for no value. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The value of a fact in an object of the caller, own properties only. */
export function factValue(facts: { readonly [id: string]: unknown }, { id }: BoundFact): unknown {
  return Object.hasOwn(facts, id) ? facts[id] : undefined;
}

/** Writes a value into the fact's register and says how; what is invalid or missing becomes all that is allowed. */
export function enter(fact: BoundFact, value: unknown, frame: Frame): Entry {
  const { symbol } = fact;
  if (symbol.type === 'number' && typeof value === 'number') {
    const { scale } = symbol;
    const exact = Math.round(value * scale) + 0;
    if (
      exact / scale === value &&
      exact >= symbol.low &&
      exact <= symbol.high &&
      (exact - symbol.low) % fact.step === 0
    ) {
      frame.low[symbol.slot] = exact;
      frame.high[symbol.slot] = exact;
      return 'known';
    }
  } else if (symbol.type === 'truth' && typeof value === 'boolean') {
    frame.code[symbol.slot] = value ? 1 : 0;
    return 'known';
  } else if (symbol.type === 'choice') {
    const position = symbol.of!.indexOf(value as string);
    if (position >= 0) {
      frame.code[symbol.slot] = position;
      return 'known';
    }
  }
  const missing = isMissing(value);
  if (fact.declared.type === 'count' && !missing) {
    const tally = countsIn(value);
    if (tally !== undefined) return enterTally(fact, tally, frame);
  }
  if (symbol.type === 'share' && !missing) {
    const declared = declarationIn(value);
    if (declared?.tally !== undefined) return enterTally(fact, declared.tally, frame);
    // The number of members alone says nothing where none was judged (SEMANTICS 7.7); where some were, it was filled up before.
    leaveOpen(fact, frame);
    return declared !== undefined && fact.declared.from !== undefined ? 'missing' : 'invalid';
  }
  if (missing && fact.declared.default !== undefined) {
    enter(fact, fact.declared.default, frame);
    return 'default';
  }
  leaveOpen(fact, frame);
  return missing ? 'missing' : 'invalid';
}

/** Makes a fact everything that its declaration allows. */
export function leaveOpen({ symbol }: BoundFact, frame: Frame): void {
  if (symbol.type === 'number') {
    frame.low[symbol.slot] = symbol.low;
    frame.high[symbol.slot] = symbol.high;
  } else if (symbol.type === 'share') enterEnds(symbol.slot, null, null, frame);
  else frame.code[symbol.slot] = symbol.type === 'truth' ? 2 : -1;
}

/**
 * Writes what was counted into the register of a count or a share. What a count cannot hold by its declaration is invalid.
 */
export function enterTally(fact: BoundFact, tally: Tally, frame: Frame): Entry {
  const { symbol, declared } = fact;
  if (symbol.type === 'share') {
    const percent = percentOf(declared.whenEmpty);
    if (isEmpty(tally) && percent !== undefined) {
      const end = { met: Math.round(percent * 100), total: 10_000 };
      enterEnds(symbol.slot, end, end, frame);
      return 'known';
    }
    // Perhaps nobody is counted: then no comparison is decided.
    const share = totalOf(tally) === 0 ? null : shareOf(tally);
    enterEnds(symbol.slot, share?.low, share?.high, frame);
    return 'known';
  }
  const { low, high } = countRange(tally, declared.from!.met === undefined);
  if (low < symbol.low || high > symbol.high) {
    leaveOpen(fact, frame);
    return 'invalid';
  }
  frame.low[symbol.slot] = low;
  frame.high[symbol.slot] = high;
  return 'known';
}

function enterEnds(slot: number, low: Share['low'] | undefined, high: Share['high'] | undefined, frame: Frame): void {
  frame.low[slot] = low?.met ?? 0;
  frame.high[slot] = low?.total ?? 0;
  frame.low[slot + 1] = high?.met ?? 0;
  frame.high[slot + 1] = high?.total ?? 0;
}

/** True for a value that the declaration allows, and for a missing one. */
export function allows({ symbol, ...fact }: BoundFact, value: unknown): boolean {
  // A register of its own, for this one value.
  const scratch = { epoch: 0, low: new Float64Array(2), high: new Float64Array(2), code: new Int16Array(1) };
  return enter({ ...fact, symbol: { ...symbol, slot: 0 } }, value, scratch) !== 'invalid';
}
