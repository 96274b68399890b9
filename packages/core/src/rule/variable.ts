/**
 * Names: what a rule reads of a record, or of what was computed before it.
 */

import type { Node } from '../frame/node.js';
import { shownName } from '../text/names.js';
import type { Meaning, Writing } from './meaning.js';
import { fail, type Here } from './operands.js';
/** The value of a name: its slot is filled before the rule runs. */
export const reading: Meaning = { least: 1, most: 1, bare: true, takes: 'name', gives: 'named' };

/** How a name is written. */
export const writtenReading: Writing = { check: checkVariable };

function checkVariable({ args, pointer, at, scope, issues }: Here): Node | undefined {
  const [name] = args;
  if (args.length !== 1 || typeof name !== 'string') return fail(issues, 'rule/var-name', at);
  const symbol = scope.find(name);
  if (symbol === undefined) {
    const why = scope.why(name);
    // What the name stands for is wrong itself, and was reported there.
    if (why === '') return undefined;
    if (why !== undefined) return void issues.once(`${why} ${name}`, why, at, { name: shownName(name) });
    const near = issues.nearest(name, scope.names());
    const params = { name: shownName(name), ...(near && { near }) };
    return void issues.once(`name ${name}`, near ? 'rule/misspelt-name' : 'rule/unknown-name', at, params);
  }
  const { type, slot, decimals, scale, low, high, of } = symbol;
  return {
    pointer,
    operator: 'var',
    type,
    slot,
    decimals,
    scale,
    low,
    high,
    operands: [],
    // What it means, which may be another name than the one that is written.
    name: symbol.name,
    constant: symbol.constant === true,
    ...(of && { of }),
  };
}
