/**
 * The reading of a pack: which names its rules may read so far, and where its mistakes go.
 */

import type { Pack } from '../document/index.js';

import { createSlots } from '../frame/frame.js';
import type { Binding, Node, Scope } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { isObject, type Json } from '../json/guards.js';
import { checkRule } from '../rule/check.js';

/** Everything that names can mean while a pack is bound. */
interface Names {
  readonly known: Map<string, Binding>;
  /** Names that exist but may not be read here, with the code that says why; the empty code says nothing twice. */
  readonly barred: Map<string, string>;
}

/** A pack being bound: what its names mean so far, and where its mistakes go. */
export interface PackReading extends Names {
  readonly pack: Pack;
  readonly scope: Scope;
  readonly issues: Issues;
  /** True when the shape is wrong at or below the pointer. */
  readonly broken: (pointer: string) => boolean;
}

export function createReading(pack: Pack, issues: Issues, broken: (pointer: string) => boolean): PackReading {
  const names: Names = { known: new Map(), barred: new Map() };
  const scope: Scope = {
    find: (name) => names.known.get(name),
    why: (name) => names.barred.get(name) ?? (isSilent(name, pack, broken) ? '' : undefined),
    names: () => names.known.keys(),
    slots: createSlots(),
  };
  return { ...names, pack, scope, issues, broken };
}

/** The rules that are under some keys, checked: without those that are absent or wrong. */
export function rulesOf<K extends string>(
  owner: { readonly [key in NoInfer<K>]?: Json } | undefined,
  pointer: string,
  types: { readonly [key in K]: 'truth' | 'number' },
  { scope, issues }: PackReading,
): { [key in K]?: Node } {
  const nodes: { [key in K]?: Node } = {};
  for (const key of Object.keys(types) as K[]) {
    const rule = owner?.[key];
    const node = rule === undefined ? undefined : checkRule(rule, `${pointer}/${key}`, types[key], scope, issues);
    if (node !== undefined) nodes[key] = node;
  }
  return nodes;
}

/** Lets the rules that follow read a truth. */
export function offerTruth(name: string, slot: number, { known, barred }: PackReading): void {
  barred.delete(name);
  known.set(name, { name, type: 'truth', slot, decimals: 0, scale: 1, low: 0, high: 1 });
}

/** True when the part of the pack that would declare a name cannot be read: that was reported already. */
function isSilent(name: string, pack: Pack, broken: (pointer: string) => boolean): boolean {
  const key = name.startsWith('threshold.')
    ? 'thresholds'
    : name.startsWith('points.') || name.startsWith('met.')
      ? 'criteria'
      : name.startsWith('title.')
        ? 'titles'
        : 'facts';
  // A part that is not there may stand in the wrong place, or under a name that was told.
  if (pack[key] === undefined) return broken('');
  return key === 'facts' || key === 'thresholds' ? !isObject(pack[key]) && broken(`/${key}`) : broken(`/${key}`);
}
