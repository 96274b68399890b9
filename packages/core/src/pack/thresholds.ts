/**
 * Thresholds: named numbers that change on known days.
 */

import type { Pack, ThresholdValue } from '../document/index.js';
import { DECIMALS, decimalsOf, LARGEST_INPUT, scaled } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { membersOf } from '../json/guards.js';
import type { BoundThreshold } from '../plan/program.js';
import { isDay } from '../text/days.js';
import { dayFrom, idFrom } from '../text/meant.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import type { PackReading } from './reading.js';

/** Checks the thresholds of a pack and gives each its slot and its name. */
export function bindThresholds({ pack, known, barred, scope, issues, broken }: PackReading): BoundThreshold[] {
  return membersOf(pack.thresholds).flatMap(([id, given]) => {
    const pointer = pointerTo('/thresholds', id);
    const name = `threshold.${id}`;
    barred.set(name, '');
    if (broken(pointer)) barred.set(`threshold.${idFrom(id)}`, '');
    if (broken(pointer) || !isSoundThreshold(given, pointer, pack, issues)) return [];
    const decimals = decimalsOf(...given.map(({ value }) => value));
    const values = given
      .map(({ from = '', value }) => ({ from, value: scaled(value, decimals) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const numbers = values.map(({ value }) => value);
    const slot = scope.slots.number();
    barred.delete(name);
    known.set(name, {
      name,
      type: 'number',
      slot,
      decimals,
      scale: 10 ** decimals,
      low: Math.min(...numbers),
      high: Math.max(...numbers),
      constant: true,
    });
    return { name: id, slot, decimals, values };
  });
}

function isSoundThreshold(given: readonly ThresholdValue[], pointer: string, pack: Pack, issues: Issues): boolean {
  let isSound = true;
  const fail = (...[code, at, params]: Parameters<Issues['error']>) => {
    issues.error(code, at, params);
    isSound = false;
  };
  for (const [index, { value, from }] of given.entries()) {
    const at = `${pointer}/${index}`;
    if (Math.abs(value) > LARGEST_INPUT)
      fail('number/too-large', `${at}/value`, { found: value, limit: LARGEST_INPUT });
    else if (decimalsOf(value) > DECIMALS) fail('number/too-fine', `${at}/value`, { found: value, limit: DECIMALS });
    if (from !== undefined && !isDay(from))
      fail('shape/date', `${at}/from`, { found: shownName(from), example: dayFrom(from) });
    else if (given.findIndex((other) => other.from === from) !== index)
      fail('threshold/same-day', at, { from: from ?? 'always' });
  }
  const first = given.reduce((least, { from = '' }) => (from < least ? from : least), '9999');
  const start = pack.inForce?.from;
  if (isSound && first !== '' && typeof start === 'string' && first > start)
    fail('threshold/gap', pointer, { from: first, start });
  return isSound;
}
