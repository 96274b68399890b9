/**
 * The records of a pack as types: a wrong fact name, or text where a number belongs, does not compile.
 */

import type { Json } from '../json/guards.js';
import type { Tally } from '../value/tally.js';
import type { DeclaredShare, Fact, Pack, Recognition, Record } from './index.js';

/** Interfaces are not taken for JSON, plain objects are. */
type Plain<Shape> = { readonly [key in keyof Shape]: Shape[key] };

/** The value of a fact of type `count`: a number of members, or the seven counts of a tally. */
export type CountValue = number | Plain<Tally>;

/** The value of a fact of type `share` that is always declared: how many of how many, or the seven counts. */
export type ShareValue = Plain<Required<DeclaredShare>> | Plain<Tally>;

/** The value of a fact of type `share` that members are counted for: `among` alone declares its denominator. */
export type MemberShareValue = Plain<DeclaredShare> | Plain<Tally>;

/** The values that a record may give for a fact declared so. Bounds and steps are left to `checkRecord`. */
export type FactValue<F extends Fact> = F extends { readonly type: 'boolean' }
  ? boolean
  : F extends { readonly type: 'choice'; readonly of: readonly (infer Value)[] }
    ? Value
    : F extends { readonly type: 'count' }
      ? CountValue
      : F extends { readonly type: 'share' }
        ? F extends { readonly from: object }
          ? MemberShareValue
          : ShareValue
        : F extends { readonly type: 'integer' | 'decimal' }
          ? number
          : Json;

/** A record with these facts, of this group; `Evidence` names the facts that evidence may be attached to. */
export type RecordWith<
  Group extends string,
  Facts,
  Evidence extends string = never,
  Title extends string = string,
> = Omit<Record, 'group' | 'facts' | 'selfFacts' | 'evidence' | 'recognised'> & {
  /** The pack's group. */
  readonly group: Group;
  /** What was found to be so, by fact; left out or null is missing. */
  readonly facts: Facts;
  /** What the subject says of itself, by fact: compared with `facts`, never judged. */
  readonly selfFacts?: Facts;
  /** References to evidence, only for facts that declare it. */
  readonly evidence?: { readonly [id in Evidence]?: readonly string[] };
  /** What the authority decided this year, on the pack's own titles. */
  readonly recognised?: readonly (Recognition & {
    /** Id of one of the pack's titles. */
    readonly title: Title;
  })[];
};

/** Facts to which evidence may be attached. */
type Attached<Facts extends Pack['facts']> = {
  [id in keyof Facts]: Facts[id] extends { readonly evidence: true } ? id : never;
}[keyof Facts] &
  string;

/**
 * The records of a pack that is written as a constant, `{ … } as const satisfies Pack`, or imported from a package of packs:
 * its group, its facts by their names with the values that each may have, its titles. A fact that is missing is left out,
 * or null. A pack whose type is just `Pack` gives a type that refuses nothing which `Pack` does not know.
 *
 * @example
 * // const reader = { …, facts: { books: { type: 'integer', min: 0, max: 100 } } } as const satisfies Pack;
 * // const record: RecordOf<typeof reader> = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } };
 * evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles[0].verdict; // => 'met'
 */
export type RecordOf<P extends Pack> = RecordWith<
  P['group'],
  { readonly [id in keyof P['facts']]?: FactValue<P['facts'][id]> | null },
  Attached<P['facts']>,
  P['titles'][number]['id']
>;
