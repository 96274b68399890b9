/**
 * Shares in rules: a tally held against a percentage by cross-multiplication, never as a rounded number.
 */
import type { Json } from '../json/guards.js';
import { PERCENT_DECIMALS } from '../value/share.js';
import type { Frame } from './frame.js';
import { flip, MET, UNKNOWN, UNMET } from './kleene.js';
import { type Node, type Scope, truthNode } from './node.js';
import { fail, type Here } from './operands.js';

/** True for a `var` that names a share. */
export function readsShare(arg: Json, scope: Scope): boolean {
  const given = (arg as { readonly var?: Json } | null)?.var;
  const name = Array.isArray(given) ? given[0] : given;
  return scope.find(name as string)?.type === 'share';
}

/** A share compared with a literal or a threshold in percent. */
export function shareOrder(here: Here): Node | undefined {
  if (here.args.length !== 2) return fail(here.issues, 'share/two-operands', here.at);
  const nodes = here.args.map((arg, index) => here.check(arg, here.pointers[index]!));
  const [left, right] = nodes;
  if (left === undefined || right === undefined) return undefined;
  const [share, percent] = left.type === 'share' ? [left, right] : [right, left];
  if (percent.type !== 'number' || !isFixed(percent))
    return fail(here.issues, 'share/against', percent.pointer, { found: percent.type });
  if (percent.decimals > PERCENT_DECIMALS)
    return fail(here.issues, 'share/too-fine', percent.pointer, { limit: PERCENT_DECIMALS });
  if (percent.low < 0 || percent.high > 100 * percent.scale) return fail(here.issues, 'share/percent', percent.pointer);
  // Of a share on the left `<` asks for the opposite of `>=`, and `<=` for the opposite of `>`; on the right `>` and `>=` do.
  const negated = here.name.startsWith('<') === (left === share);
  const strict = here.name.endsWith('=') === negated;
  const slot = here.scope.slots.code();
  const factor = 100 * percent.scale;
  return truthNode(here.pointer, here.name, slot, [left, right], (frame) => {
    const code = reaches(share.slot, frame, frame.low[percent.slot]!, factor, strict);
    frame.code[slot] = negated ? flip(code) : code;
  });
}

/** A literal or a threshold: its value does not come from the record. */
function isFixed({ operator, symbol, constant }: Node): boolean {
  return operator === 'literal' || (symbol !== undefined && constant);
}

/** Met when the low end reaches the percentage, unmet when the high end does not. */
function reaches(slot: number, frame: Frame, percent: number, factor: number, strict: boolean): number {
  const [lowMet, lowTotal] = [frame.low[slot]!, frame.high[slot]!];
  const [highMet, highTotal] = [frame.low[slot + 1]!, frame.high[slot + 1]!];
  const satisfies = (met: number, total: number) =>
    strict ? met * factor > percent * total : met * factor >= percent * total;
  if (lowTotal > 0 && satisfies(lowMet, lowTotal)) return MET;
  return highTotal > 0 && !satisfies(highMet, highTotal) ? UNMET : UNKNOWN;
}
