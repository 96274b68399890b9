/**
 * Shares in rules: a tally held against a percentage by cross-multiplication, never as a rounded number.
 */

import { type Frame, quantityAt, type Step } from '../frame/frame.js';
import { type Code, flip, MET, UNKNOWN, UNMET } from '../frame/kleene.js';
import { isLiteral, type Node, type Scope, truthNode } from '../frame/node.js';
import type { Json } from '../json/guards.js';
import { type Asking, comparing } from '../value/comparing.js';
import type { Gap } from '../value/gap.js';
import { PERCENT_DECIMALS, percentOf, type Share } from '../value/share.js';
import { fail, type Here } from './operands.js';

/** A share and what it is compared with, and whether they stand the other way about. */
interface Sides {
  readonly share: Node;
  readonly percent: Node;
  readonly swaps: boolean;
}

function sidesOf([left, right]: readonly Node[]): Sides {
  const swaps = left!.type !== 'share';
  return swaps ? { share: right!, percent: left!, swaps } : { share: left!, percent: right!, swaps };
}

/** Runs a comparison of a share with a percentage. */
export function shareStep({ slot, operands }: Node, asking: Asking): Step {
  const { share, percent, swaps } = sidesOf(operands);
  const { way, strict } = swaps ? comparing[asking.mirrored] : asking;
  // To be less than a percentage is not to reach it; not to be more is not to exceed it.
  const negated = way === 'less';
  const exceeds = strict !== negated;
  const factor = 100 * percent.scale;
  return (frame) => {
    const code = reaches(share.slot, frame, frame.low[percent.slot]!, factor, exceeds);
    frame.code[slot] = negated ? flip(code) : code;
  };
}

/** Met when the low end reaches the percentage, or exceeds it; unmet when the high end does not. */
function reaches(slot: number, { low, high }: Frame, percent: number, factor: number, exceeds: boolean): Code {
  const [lowMet, lowTotal] = [low[slot]!, high[slot]!];
  const [highMet, highTotal] = [low[slot + 1]!, high[slot + 1]!];
  const satisfies = (met: number, total: number) =>
    exceeds ? met * factor > percent * total : met * factor >= percent * total;
  if (lowTotal > 0 && satisfies(lowMet, lowTotal)) return MET;
  return highTotal > 0 && !satisfies(highMet, highTotal) ? UNMET : UNKNOWN;
}

/** A share that fails, or may fail, what is asked of it. */
export function shareGap({ pointer, operands }: Node, frame: Frame, asking: Asking): Gap {
  const { share: of, percent, swaps } = sidesOf(operands);
  const share = shareAt(of, frame);
  const needs = quantityAt(percent, frame);
  return {
    pointer,
    has: percentOf(share, needs),
    operator: swaps ? asking.mirrored : asking.name,
    needs,
    share,
  };
}

/** The share in a node's slots; null when nobody is counted or nothing is known. */
function shareAt({ slot }: Node, frame: Frame): Share | null {
  const end = (at: number) => (frame.high[at]! === 0 ? null : { met: frame.low[at]!, total: frame.high[at]! });
  const [low, high] = [end(slot), end(slot + 1)];
  return low === null && high === null ? null : { low, high };
}

/** True for a `var` that names a share. */
export function readsShare(arg: Json, scope: Scope): boolean {
  const given = (arg as { readonly var?: Json } | null)?.var;
  const name = Array.isArray(given) ? given[0] : given;
  return scope.find(name as string)?.type === 'share';
}

/** A share compared with a literal or a threshold in percent. */
export function checkShareOrder(here: Here): Node | undefined {
  if (here.args.length !== 2) return fail(here.issues, 'share/two-operands', here.at);
  const nodes = here.args.map((arg, index) => here.check(arg, here.pointers[index]!));
  const [left, right] = nodes;
  if (left === undefined || right === undefined) return undefined;
  const { percent } = sidesOf([left, right]);
  if (percent.type !== 'number' || !isFixed(percent))
    return fail(here.issues, 'share/against', percent.pointer, { found: percent.type });
  if (percent.decimals > PERCENT_DECIMALS)
    return fail(here.issues, 'share/too-fine', percent.pointer, { limit: PERCENT_DECIMALS });
  if (percent.low < 0 || percent.high > 100 * percent.scale) return fail(here.issues, 'share/percent', percent.pointer);
  return truthNode(here, here.scope.slots.code(), [left, right]);
}

/** True for a comparison with a share. */
export function comparesShare({ operands }: Node): boolean {
  return operands[0]!.type === 'share' || operands[1]?.type === 'share';
}

/** True for a share and a percentage that it can be held against. */
export function holdsShare(operands: readonly Node[]): boolean {
  const { share, percent } = sidesOf(operands);
  return operands.length === 2 && share.type === 'share' && isPercentage(percent);
}

/** A number from 0 to 100, of two decimals at most, that does not come from the record. */
function isPercentage(node: Node): boolean {
  const { type, decimals, low, high, scale } = node;
  return type === 'number' && isFixed(node) && decimals <= PERCENT_DECIMALS && low >= 0 && high <= 100 * scale;
}

/** A literal or a threshold: its value does not come from the record. */
function isFixed(node: Node): boolean {
  return isLiteral(node) || (node.name !== undefined && node.constant);
}
