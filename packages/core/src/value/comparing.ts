/**
 * The six comparisons by name, and what each asks of what is on its left.
 */

/** Names of comparisons, as rules and gaps write them. */
export type Comparing = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** What a comparison asks of its left side. */
export interface Asking {
  readonly name: Comparing;
  /** That it be less or more than the right side, the same, or another. */
  readonly way: 'less' | 'more' | 'same' | 'other';
  /** True when the two may not be the same. */
  readonly strict: boolean;
  /** The comparison that holds when this one does not. */
  readonly opposite: Comparing;
  /** The comparison that holds with the two sides exchanged. */
  readonly mirrored: Comparing;
}

const asking = (
  name: Comparing,
  way: Asking['way'],
  strict: boolean,
  opposite: Comparing,
  mirrored: Comparing,
): Asking => ({ name, way, strict, opposite, mirrored });

export const comparing: { readonly [name in Comparing]: Asking } = {
  '<': asking('<', 'less', true, '>=', '>'),
  '<=': asking('<=', 'less', false, '>', '>='),
  '>': asking('>', 'more', true, '<=', '<'),
  '>=': asking('>=', 'more', false, '<', '<='),
  '==': asking('==', 'same', false, '!=', '=='),
  '!=': asking('!=', 'other', true, '==', '!='),
};

/** What a target asks that names its least share, and one that must be exceeded. */
export const AT_LEAST = comparing['>='];
export const MORE_THAN = comparing['>'];
