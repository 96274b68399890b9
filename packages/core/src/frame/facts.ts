/**
 * Facts as they enter the slots: a missing one is everything its declaration allows; an invalid one is missing, and an
 * issue.
 */

import type { Fact } from '../document/index.js';

import { shownNames } from '../text/names.js';
import { countsIn, declarationIn } from '../value/declared.js';
import { type Share, shareOf } from '../value/share.js';
import { countRange, isEmpty, type Tally, totalOf } from '../value/tally.js';
import { createFrame, type Frame } from './frame.js';
import { type Binding, DECIMALS } from './node.js';
/** What a declaration says of the values that it allows. */
export interface FactDeclaration extends Pick<Fact, 'type' | 'min' | 'max' | 'step' | 'of' | 'default' | 'whenEmpty'> {
  /** Of a count or share: there when records of members may fill it; `met` when only those count who meet a condition. */
  readonly from?: { readonly count: string; readonly through: string; readonly met?: unknown };
}

/** A fact bound to its slot. */
export interface BoundFact {
  readonly id: string;
  readonly declared: FactDeclaration;
  readonly symbol: Binding;
  readonly step: number;
  /** Of a whole number in steps of one: the least and the greatest. Of anything else 1 and 0, between which nothing lies. */
  readonly least: number;
  readonly most: number;
  /** True when every object has something of this name, so that only own properties count. */
  readonly inherited: boolean;
}

/** What is larger is no small integer to an engine. */
const SMALL = 2 ** 31 - 1;

/** Binds a fact; `step` is in units of the symbol's scale. */
export function boundFact(id: string, declared: FactDeclaration, symbol: Binding, step: number): BoundFact {
  const isWhole = symbol.type === 'number' && symbol.decimals === 0 && step === 1;
  const [least, most] = isWhole ? [Math.max(symbol.low, -SMALL), Math.min(symbol.high, SMALL)] : [1, 0];
  return { id, declared, symbol, step, least: least | 0, most: most | 0, inherited: id in Object.prototype };
}

/** The percentage that stands for a share of nobody, if its fact names one. */
export function percentWhenEmpty(whenEmpty: FactDeclaration['whenEmpty']): number | undefined {
  return typeof whenEmpty === 'object' ? whenEmpty.value : whenEmpty;
}

/** What a fact allows, for messages: `1, 2 … 10`. */
export function allowed({ type, min = 0, max, step, of }: FactDeclaration): string {
  if (type === 'boolean') return 'true, false';
  if (type === 'share') return '38/40 · { "met": 38, "among": 40 }';
  if (type === 'choice') return shownNames(of!).replaceAll('`', '');
  const second = Number((min! + (step ?? 1)).toFixed(DECIMALS));
  return second < max! ? `${min}, ${second} … ${max}` : `${min}, ${max}`;
}

/** How a value entered its slot. */
export type FactEntry = 'known' | 'missing' | 'default' | 'invalid';

/** True for what stands for no value. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The value of a fact in an object of the caller, own properties only. */
export function factValue(facts: { readonly [id: string]: unknown }, { id }: BoundFact): unknown {
  return Object.hasOwn(facts, id) ? facts[id] : undefined;
}

/** Writes a value into the fact's slot and says how; what is invalid or missing becomes all that is allowed. */
export function enterFact(fact: BoundFact, value: unknown, frame: Frame): FactEntry {
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
    enterFact(fact, fact.declared.default, frame);
    return 'default';
  }
  leaveOpen(fact, frame);
  return missing ? 'missing' : 'invalid';
}

/**
 * Writes a value into a frame for what is known; false when it is missing, invalid, or needs its default. Counts and shares,
 * which may be ranges, have no place there.
 */
export function enterKnown(fact: BoundFact, value: unknown, frame: Frame): boolean {
  const { symbol } = fact;
  // Most facts of most records: a whole number in steps of one, within its bounds, or a truth.
  if (typeof value === 'number') {
    if ((value | 0) === value && value >= fact.least && value <= fact.most) {
      frame.low[symbol.slot] = value + 0;
      return true;
    }
  } else if (typeof value === 'boolean' && symbol.type === 'truth') {
    frame.code[symbol.slot] = value ? 1 : 0;
    return true;
  }
  return enterFact(fact, value, frame) === 'known';
}

/** True for facts of which each has one value when it is known. */
export function areSingle(facts: readonly BoundFact[]): boolean {
  return facts.every(({ declared: { type } }) => type !== 'count' && type !== 'share');
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
 * Writes what was counted into the slot of a count or a share. What a count cannot hold by its declaration is invalid.
 */
export function enterTally(fact: BoundFact, tally: Tally, frame: Frame): FactEntry {
  const { symbol, declared } = fact;
  if (symbol.type === 'share') {
    const percent = percentWhenEmpty(declared.whenEmpty);
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
  // A slot of its own, for this one value.
  const scratch = createFrame(2, 1);
  return enterFact({ ...fact, symbol: { ...symbol, slot: 0 } }, value, scratch) !== 'invalid';
}
