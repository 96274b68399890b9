/**
 * `tieuchi-logic/1` a second time, from SEMANTICS.md §1 and §2 alone and as plainly as they are written: exact decimals over
 * BigInt, one function for each paragraph, nothing of the engine. Slow, and only for tests.
 */

/** A decimal number, exactly: `digits` over 10^`places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

type Truth = 'met' | 'unmet' | 'unknown';

export type Value =
  | { readonly kind: 'number'; readonly low: Decimal; readonly high: Decimal }
  | { readonly kind: 'truth'; readonly truth: Truth }
  | { readonly kind: 'choice'; readonly choice: string | undefined };

/** A fact as a pack declares it, save counts and shares, which are counted elsewhere. */
export interface Declared {
  readonly type: 'integer' | 'decimal' | 'boolean' | 'choice';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly of?: readonly string[];
  readonly default?: number | boolean | string;
}

export type Facts = { readonly [id: string]: Declared };
export type Given = { readonly [id: string]: unknown };

/** The decimal that the shortest form of a number writes. */
function decimal(value: number): Decimal {
  const [, sign, whole, fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(power);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** The double nearest to a decimal. */
function double({ digits, places }: Decimal): number {
  return Number(`${digits}e-${places}`);
}

/** The digits of two decimals at the larger scale. */
function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [a.digits * 10n ** BigInt(places - a.places), b.digits * 10n ** BigInt(places - b.places), places];
}

const isLess = (a: Decimal, b: Decimal): boolean => {
  const [x, y] = aligned(a, b);
  return x < y;
};
const isAtMost = (a: Decimal, b: Decimal): boolean => !isLess(b, a);
const isEqual = (a: Decimal, b: Decimal): boolean => isAtMost(a, b) && isAtMost(b, a);
const lesser = (a: Decimal, b: Decimal): Decimal => (isLess(a, b) ? a : b);
const greater = (a: Decimal, b: Decimal): Decimal => (isLess(a, b) ? b : a);
const negated = ({ digits, places }: Decimal): Decimal => ({ digits: -digits, places });

function sum(a: Decimal, b: Decimal): Decimal {
  const [x, y, places] = aligned(a, b);
  return { digits: x + y, places };
}

function product(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** §1.2: everything that a declaration allows. */
function open({ type, min, max }: Declared): Value {
  if (type === 'boolean') return { kind: 'truth', truth: 'unknown' };
  if (type === 'choice') return { kind: 'choice', choice: undefined };
  return { kind: 'number', low: decimal(min!), high: decimal(max!) };
}

/** §1.3, §1.4: the value that is given, when the declaration allows it. */
function known(declared: Declared, given: unknown): Value | undefined {
  const { type, min, max, step = 1, of } = declared;
  if (type === 'boolean')
    return typeof given === 'boolean' ? { kind: 'truth', truth: given ? 'met' : 'unmet' } : undefined;
  if (type === 'choice')
    return typeof given === 'string' && of!.includes(given) ? { kind: 'choice', choice: given } : undefined;
  if (typeof given !== 'number' || !Number.isFinite(given)) return undefined;
  const value = decimal(given);
  if (isLess(value, decimal(min!)) || isLess(decimal(max!), value)) return undefined;
  const [over, under] = aligned(sum(value, negated(decimal(min!))), decimal(step));
  return over % under === 0n ? { kind: 'number', low: value, high: value } : undefined;
}

/** §1.2, §1.3: what a name stands for; a default replaces what is missing, and never what is invalid. */
function fact(declared: Declared, given: unknown): Value {
  const isMissing = given === undefined || given === null || given === '';
  const taken = isMissing ? declared.default : given;
  return (taken === undefined ? undefined : known(declared, taken)) ?? open(declared);
}

type Numbers = Extract<Value, { kind: 'number' }>;

/** §1.5, §2: what a rule is for what is given. */
export function naive(rule: unknown, facts: Facts, given: Given): Value {
  if (typeof rule === 'number') return { kind: 'number', low: decimal(rule), high: decimal(rule) };
  if (typeof rule === 'boolean') return { kind: 'truth', truth: rule ? 'met' : 'unmet' };
  const [[operator, operands]] = Object.entries(rule as object) as [[string, unknown]];
  const list: readonly unknown[] = Array.isArray(operands) ? operands : [operands];
  if (operator === 'var') return fact(facts[list[0] as string]!, given[list[0] as string]);
  if (operator === 'if') return branches(list, facts, given);
  if (operator === 'in') return { kind: 'truth', truth: among(naive(list[0], facts, given), list[1] as string[]) };
  if (/^[!=]=/.test(operator)) {
    const same = equality(list, facts, given);
    return { kind: 'truth', truth: operator.startsWith('!') ? not(same) : same };
  }
  const values = list.map((operand) => naive(operand, facts, given));
  if (values[0]!.kind === 'truth') {
    const truths = values.map((value) => (value as Extract<Value, { kind: 'truth' }>).truth);
    return {
      kind: 'truth',
      truth: operator === 'and' ? all(truths) : operator === 'or' ? any(truths) : not(truths[0]!),
    };
  }
  const numbers = values as Numbers[];
  const test = ORDERS[operator];
  if (test !== undefined) {
    const pairs = numbers.slice(1).map((second, index) => forEnds(test, numbers[index]!, second));
    return { kind: 'truth', truth: all(pairs) };
  }
  const alone = numbers.length === 1 ? ALONE[operator] : undefined;
  return alone ? alone(numbers[0]!) : numbers.reduce((a, b) => combined(operator, a, b));
}

/** What an operator makes of one number alone, unless it is that number. */
const ALONE: { readonly [operator: string]: (number: Numbers) => Numbers } = {
  '-': ({ low, high }) => ({ kind: 'number', low: negated(high), high: negated(low) }),
};

const ORDERS: { readonly [operator: string]: (a: Decimal, b: Decimal) => boolean } = {
  '<': isLess,
  '<=': isAtMost,
  '>': (a, b) => isLess(b, a),
  '>=': (a, b) => isAtMost(b, a),
};

/** Met if it holds for all pairs of end points, unmet if for none, else unknown. */
function forEnds(test: (a: Decimal, b: Decimal) => boolean, a: Numbers, b: Numbers): Truth {
  const pairs = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => test(x, y)));
  return pairs.every(Boolean) ? 'met' : pairs.some(Boolean) ? 'unknown' : 'unmet';
}

/** End points: the least and the greatest of what the operator makes of each pair of them. */
function combined(operator: string, a: Numbers, b: Numbers): Numbers {
  const of = {
    '+': sum,
    '-': (x: Decimal, y: Decimal) => sum(x, negated(y)),
    '*': product,
    min: lesser,
    max: greater,
  }[operator]!;
  const ends = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => of(x, y)));
  return { kind: 'number', low: ends.reduce(lesser), high: ends.reduce(greater) };
}

function equality(list: readonly unknown[], facts: Facts, given: Given): Truth {
  const text = list.find((operand) => typeof operand === 'string');
  if (text !== undefined) {
    const other = list.find((operand) => typeof operand !== 'string');
    return among(naive(other, facts, given), [text as string]);
  }
  const [a, b] = list.map((operand) => naive(operand, facts, given)) as [Value, Value];
  if (a.kind === 'number' && b.kind === 'number') {
    if (isLess(a.high, b.low) || isLess(b.high, a.low)) return 'unmet';
    return isEqual(a.low, a.high) && isEqual(b.low, b.high) ? 'met' : 'unknown';
  }
  if (a.kind !== 'truth' || b.kind !== 'truth') throw new TypeError('two types');
  if (a.truth === 'unknown' || b.truth === 'unknown') return 'unknown';
  return a.truth === b.truth ? 'met' : 'unmet';
}

/** The OR of the equalities of a choice with each value of a list. */
function among(value: Value, list: readonly string[]): Truth {
  const { choice } = value as Extract<Value, { kind: 'choice' }>;
  return any(list.map((each) => (choice === undefined ? 'unknown' : choice === each ? 'met' : 'unmet')));
}

/** §1.5: an undecided `if` gives the hull of both branches; equal truths stay decided. */
function branches([condition, branch, ...rest]: readonly unknown[], facts: Facts, given: Given): Value {
  const { truth } = naive(condition, facts, given) as Extract<Value, { kind: 'truth' }>;
  const otherwise = () => (rest.length === 1 ? naive(rest[0], facts, given) : branches(rest, facts, given));
  if (truth === 'met') return naive(branch, facts, given);
  if (truth === 'unmet') return otherwise();
  const [a, b] = [naive(branch, facts, given), otherwise()];
  if (a.kind === 'number' && b.kind === 'number')
    return { kind: 'number', low: lesser(a.low, b.low), high: greater(a.high, b.high) };
  const [x, y] = [a, b].map((value) => (value as Extract<Value, { kind: 'truth' }>).truth) as [Truth, Truth];
  return { kind: 'truth', truth: x === y ? x : 'unknown' };
}

function all(truths: readonly Truth[]): Truth {
  return truths.includes('unmet') ? 'unmet' : truths.includes('unknown') ? 'unknown' : 'met';
}

function any(truths: readonly Truth[]): Truth {
  return not(all(truths.map(not)));
}

function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : truth === 'met' ? 'unmet' : 'met';
}

/** What a rule gives, as `compileRule` says it. */
export function said(value: Value): unknown {
  if (value.kind === 'truth') return value.truth;
  if (value.kind === 'choice') return value.choice;
  const { low, high } = value;
  return isEqual(low, high) ? double(low) : { low: double(low), high: double(high) };
}

/** §1.4: what a rule's numbers need: decimals, and digits in units of their scales of nodes, aligned operands, and each step from left to right. */
export function needs(rule: unknown, facts: Facts): { reach: bigint; places: number } {
  let reach = 0n;
  let most = 0;
  const note = (...values: readonly Decimal[]) => {
    for (const { digits, places } of values) {
      reach = [reach, digits, -digits].reduce((x, y) => (x > y ? x : y));
      most = Math.max(most, places);
    }
  };
  const at = (value: Decimal, places: number): Decimal => sum(value, { digits: 0n, places });
  const boundsOf = (node: unknown): Numbers | undefined => {
    if (typeof node === 'number') return { kind: 'number', low: decimal(node), high: decimal(node) };
    if (typeof node !== 'object' || node === null) return undefined;
    const [[operator, operands]] = Object.entries(node) as [[string, unknown]];
    const list: readonly unknown[] = Array.isArray(operands) ? operands : [operands];
    if (operator === 'var') {
      const { type, min, max, step } = facts[list[0] as string]!;
      if (type === 'boolean' || type === 'choice') return undefined;
      const places = Math.max(...[min!, max!, step ?? 1].map((value) => decimal(value).places));
      return { kind: 'number', low: at(decimal(min!), places), high: at(decimal(max!), places) };
    }
    if (operator === 'in') return undefined;
    const numbers = list.map(boundsOf).filter((value) => value !== undefined);
    if (numbers.length === 0) return undefined;
    const places = operator === '*' ? 0 : Math.max(...numbers.map(({ low }) => low.places));
    const scaled = numbers.map(
      ({ low, high }): Numbers => ({ kind: 'number', low: at(low, places), high: at(high, places) }),
    );
    for (const { low, high } of scaled) note(low, high);
    if (operator in ORDERS || /^[!=]=/.test(operator)) return undefined;
    // All branches count, whatever their conditions.
    if (operator === 'if')
      return scaled.reduce((a, b) => ({ kind: 'number', low: lesser(a.low, b.low), high: greater(a.high, b.high) }));
    const alone = scaled.length === 1 ? ALONE[operator] : undefined;
    if (alone) return alone(scaled[0]!);
    return scaled.reduce((a, b) => {
      const next = combined(operator, a, b);
      note(next.low, next.high);
      return next;
    });
  };
  const root = boundsOf(rule);
  if (root !== undefined) note(root.low, root.high);
  return { reach, places: most };
}
