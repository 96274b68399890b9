/**
 * Numerals: numbers as they are written, which hold more than a number of the language can.
 */

/** So many digits are always held: a number gives them back as they were written. */
const HELD = 15;

/**
 * The number that a numeral means; undefined when the language has none that says the same: `0.1` is, `0.30000000000000001`
 * would become 0.3, `1e-400` would become 0.
 */
export function numberFrom(numeral: string): number | undefined {
  const number = Number(numeral);
  if (numeral.length <= HELD && !/[eE]/.test(numeral)) return number;
  if (!Number.isFinite(number)) return undefined;
  const [digits, exponent] = digitsOf(numeral);
  const [heldDigits, heldExponent] = digitsOf(String(number));
  return digits === heldDigits && exponent === heldExponent ? number : undefined;
}

/** `1.000` and `1,000` are a thousand to some and one to others. */
export function hasTwoReadings(text: string): boolean {
  return /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
}

/** The digits of a numeral without zeros at either end, and the power of ten of the last one; nothing for zero. */
function digitsOf(numeral: string): readonly [digits: string, exponent: number] {
  const [, whole, fraction = '', power = '0'] = /^[+-]?(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(numeral) as string[] as [
    string,
    string,
    string?,
    string?,
  ];
  const all = whole + fraction;
  let from = 0;
  let to = all.length;
  while (from < to && all.charCodeAt(from) === 48) from += 1;
  while (to > from && all.charCodeAt(to - 1) === 48) to -= 1;
  return from === to ? ['', 0] : [all.slice(from, to), Number(power) - fraction.length + (all.length - to)];
}
