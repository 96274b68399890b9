/**
 * The records of a pack as types: a wrong fact name, or text where a number belongs, does not compile.
 */

import type { Json } from '../json/guards.js';
import type { Tally } from '../value/tally.js';
import type { DeclaredShare, Fact, Pack, Recognition, SubjectRecord } from './index.js';

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

/**
 * The values of facts that are declared as a constant, by their names: for rules by themselves, and for the `facts` of a
 * record. What is missing is left out, `undefined` or null.
 *
 * @example
 * // const facts = { books: { type: 'integer', min: 0, max: 100 } } as const;
 * // const values: ValuesOf<typeof facts> = { books: 12 };
 * const facts = { books: { type: 'integer', min: 0, max: 100 } };
 * compileRule({ '>=': [{ var: 'books' }, 12] }, facts).evaluate({ books: 12 }); // => 'met'
 */
export type ValuesOf<Facts extends { readonly [id: string]: Fact }> = {
  readonly [id in keyof Facts]?: FactValue<Facts[id]> | null | undefined;
};

/** A record with these facts, of this group; `Evidence` names the facts that evidence may be attached to. */
export type RecordWith<
  Group extends string,
  Facts,
  Evidence extends string = never,
  Title extends string = string,
> = Omit<SubjectRecord, 'group' | 'facts' | 'selfFacts' | 'evidence' | 'recognised'> & {
  /** The pack's group. */
  readonly group: Group;
  /** What was found to be so, by fact; left out, `undefined` or null is missing. */
  readonly facts: Facts;
  /** What the subject says of itself, by fact: compared with `facts`, never judged. */
  readonly selfFacts?: Facts | undefined;
  /** References to evidence, only for facts that declare it. */
  readonly evidence?: { readonly [id in Evidence]?: readonly string[] | undefined } | undefined;
  /** What the authority decided this year, on the pack's own titles. */
  readonly recognised?:
    | readonly (Recognition & {
        /** Id of one of the pack's titles. */
        readonly title: Title;
      })[]
    | undefined;
};

/** Facts to which evidence may be attached. */
type Attached<Facts extends Pack['facts']> = {
  [id in keyof Facts]: Facts[id] extends { readonly evidence: true } ? id : never;
}[keyof Facts] &
  string;

/**
 * The records of a pack that is written as a constant, `{ … } as const satisfies Pack`, or imported from a package of packs:
 * its group, its facts by their names with the values that each may have, its titles. A fact that is missing is left out,
 * `undefined` or null. A pack whose type is just `Pack` gives a type that refuses nothing which `Pack` does not know; of
 * one pack out of several, a record of any of them.
 *
 * @example
 * // const reader = { …, facts: { books: { type: 'integer', min: 0, max: 100 } } } as const satisfies Pack;
 * // const record: RecordOf<typeof reader> = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } };
 * evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles[0].verdict; // => 'met'
 */
export type RecordOf<P extends Pack> = P extends Pack
  ? RecordWith<P['group'], ValuesOf<P['facts']>, Attached<P['facts']>, P['titles'][number]['id']>
  : never;
