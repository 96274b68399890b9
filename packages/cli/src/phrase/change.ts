/**
 * Changes of shares in words: percent points are rounded only here.
 */
import type { ShareChange } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';

/** `+8,33 điểm %`, with what is open; or why there is no comparison. */
export function changeText(speech: Speech, change: ShareChange | undefined): string {
  if (change === undefined) return '–';
  const { notComparable, difference, surely } = change;
  if (notComparable !== undefined) return speech(`change-${notComparable}`);
  const points = speech('points', { points: pointsText(speech, difference!) });
  return surely ? points : speech('change-unsure', { points });
}

/** Percent points with their sign, rounded half away from zero to two decimals, in whole numbers. */
function pointsText(speech: Speech, { numerator, denominator }: NonNullable<ShareChange['difference']>): string {
  const [over, under] = [BigInt(numerator), BigInt(denominator)];
  const size = over < 0n ? -over : over;
  const hundredths = (size * 20_000n + under) / (2n * under);
  const sign = hundredths === 0n ? '±' : over < 0n ? '−' : '+';
  const point = speech.language === 'vi' ? ',' : '.';
  return `${sign}${hundredths / 100n}${point}${String(hundredths % 100n).padStart(2, '0')}`;
}
