/**
 * The least that would turn a title: the gap of each comparison that fails or is open on the path that decided.
 */

import type { Node } from '../frame/node.js';
import type { Result } from '../judge/result.js';
import type { CompiledPack } from '../pack/compiled.js';
import type { Program } from '../plan/program.js';
import { needCompiled } from '../shape/compiled.js';
import { AT_LEAST, comparing } from '../value/comparing.js';
import type { Gap } from '../value/gap.js';
import { lackingOf, type Share } from '../value/share.js';
import { highOf, lowOf, type Quantity, quantity } from '../value/verdict.js';

/** One change: what a rule looks at, what it has, and what it needs. */
export interface Change {
  /** Id of the title that lacks it. */
  readonly title: string;
  /** The rank that lacks it; absent when the title itself does. */
  readonly rank?: string;
  /** JSON Pointer into the pack, to the comparison or the year rule. */
  readonly pointer: string;
  /** Name that the rule reads, such as `points.total`; absent when it computes something. */
  readonly what?: string;
  /** Name of the threshold that it must reach, if it is one. */
  readonly threshold?: string;
  /** What the record has: points, the fact's own unit, percent of a share, or a number of years. */
  readonly has: Quantity;
  /** How `has` must compare with `needs`. */
  readonly operator: Gap['operator'];
  /** What the rule asks for, in the unit of `has`. */
  readonly needs: Quantity;
  /** For a count of years: the years among which it counts. */
  readonly of?: number;
  /** How much is lacking; a range when it is not known. */
  readonly gap: Quantity;
  /** For a share: what is compared; `gap` is then a number of members. */
  readonly share?: Share | null;
  /** For `points.lowest`: the indicators that lie, or may lie, below. */
  readonly indicators?: readonly string[];
}

/**
 * What each title that is not met lacks, and what each better rank lacks of one that is, in the pack's order. No search: only
 * the comparisons on the path that decided, each with its gap in its own unit; of an `and` each must change, of an `or` any
 * may (SEMANTICS §3.5).
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else, for results of `evaluate`.
 *
 * @example
 * leastChange(pack, evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } }))[0].gap; // => 1
 */
export function leastChange(pack: CompiledPack, result: Result): Change[] {
  needCompiled('leastChange', 'pack', pack);
  return changesIn(pack.program, result);
}

/** The same of a program, which a compiled pack holds and an opened plan is. */
export function changesIn({ nodes }: Pick<Program, 'nodes'>, result: Pick<Result, 'titles' | 'indicators'>): Change[] {
  return result.titles.flatMap(({ id, gaps = [], ranks = [] }) => [
    ...gaps.map((gap) => changeOf(nodes, result, { title: id }, gap)),
    ...ranks.flatMap(({ id: rank, gaps: own = [] }) =>
      own.map((gap) => changeOf(nodes, result, { title: id, rank }, gap)),
    ),
  ]);
}

function changeOf(
  nodes: readonly Node[],
  { indicators }: Pick<Result, 'indicators'>,
  of: { readonly title: string; readonly rank?: string },
  gap: Gap,
): Change {
  const { pointer, has, operator, needs } = gap;
  const isOfYears = operator === 'years' || operator === 'upgrade';
  const names = isOfYears ? [] : namesAt(nodes, pointer);
  const what = names.find((name) => !name.startsWith('threshold.'));
  const threshold = names.find((name) => name.startsWith('threshold.'))?.slice('threshold.'.length);
  const below =
    what === 'points.lowest'
      ? indicators.filter(({ points }) => points !== undefined && lowOf(points) < highOf(needs)).map(({ id }) => id)
      : [];
  return {
    ...of,
    pointer,
    ...(what !== undefined && { what }),
    ...(threshold !== undefined && { threshold }),
    has,
    operator,
    needs,
    ...(gap.of !== undefined && { of: gap.of }),
    gap: lackingTo(gap),
    ...(gap.share !== undefined && { share: gap.share }),
    ...(below.length > 0 && { indicators: below }),
  };
}

/** How much is lacking: of a share members, of anything else the difference. */
function lackingTo({ has, operator, needs, share }: Gap): Quantity {
  // Of years more are asked.
  const { way, strict } = operator === 'years' || operator === 'upgrade' ? AT_LEAST : comparing[operator];
  const isInOrder = way === 'more' || way === 'less';
  if (share !== undefined && isInOrder) return lackingOf(share, { way, strict }, lowOf(needs)) ?? 0;
  const exact = (value: number) => Math.round(value * 1e6) / 1e6;
  if (way === 'same' && typeof has === 'number' && typeof needs === 'number') return exact(Math.abs(has - needs));
  const isUp = way === 'more' || way === 'same';
  const least = isUp ? lowOf(needs) - highOf(has) : lowOf(has) - highOf(needs);
  const most = isUp ? highOf(needs) - lowOf(has) : highOf(has) - lowOf(needs);
  return quantity(exact(Math.max(0, least)), exact(Math.max(0, most)));
}

/** The names that the operands of a comparison read directly. */
function namesAt(nodes: readonly Node[], pointer: string): string[] {
  const compared = nodes.find((node) => node.pointer === pointer);
  return compared === undefined ? [] : compared.operands.flatMap(({ name }) => name ?? []);
}
