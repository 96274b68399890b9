/**
 * Facts of members: several packs may declare one fact, and each record is read as the pack that judged it declares it.
 */
import type { Fact } from '../document/index.js';
import { allows, type BoundFact, boundFact, isMissing } from '../frame/facts.js';
import { createSlots } from '../frame/frame.js';
import { decimalsOf, scaled } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import { canonicalJson } from '../json/canonical.js';
import { membersOf } from '../json/guards.js';
import type { PackHead } from '../pack/compiled.js';
import { bindFact } from '../rule/declarations.js';
import { pointerTo } from '../text/pointer.js';

/** A fact as measures read it of members: each by the declaration of the pack that judged it. */
export interface FactOfMembers {
  readonly id: string;
  /** By pack, as `id@version`. */
  readonly byPack: ReadonlyMap<string, BoundFact>;
  /** As the document that measures declares it; undefined when it does not. */
  readonly own: BoundFact | undefined;
  /** All that some declaration allows. */
  readonly widest: BoundFact;
}

/** A fact that measures may read of members: all its declarations, and where the measuring document has its own. */
export interface GivenFact {
  readonly all: readonly Fact[];
  /** Pointer of the document's own declaration; empty when it has none. */
  readonly pointer: string;
  /** The document that declares it first. */
  readonly of: string;
  readonly byPack: ReadonlyMap<string, Fact>;
  readonly own?: Fact;
  /** True when packs declare it in different ways, so that it cannot be read. */
  readonly differs?: true;
}

/** What a document says of the facts that its measures may read. */
export interface FactSource {
  readonly id: string;
  /** Facts that the document adds to those of the packs, and where. */
  readonly facts: { readonly [id: string]: Fact };
  readonly factsAt: string;
  readonly issues: Issues;
  readonly broken: (pointer: string) => boolean;
}

/** The packs' facts and the document's own. */
export function declaredFacts(
  { id: own, facts: added, factsAt, issues, broken }: FactSource,
  packs: readonly PackHead[],
): Map<string, GivenFact> {
  const all = new Map<string, GivenFact>();
  for (const { id: of, version, document } of packs) {
    for (const [id, declared] of membersOf(document.facts)) {
      const known = all.get(id);
      const byPack = new Map(known?.byPack).set(`${of}@${version}`, declared);
      if (known === undefined) all.set(id, { all: [declared], pointer: '', of, byPack });
      else if (!isSameKind(known.all[0]!, declared)) all.set(id, { ...known, differs: true });
      else all.set(id, { ...known, byPack, all: [...known.all, declared] });
    }
  }
  for (const [id, declared] of membersOf(added)) {
    const pointer = pointerTo(factsAt, id);
    const known = all.get(id);
    if (known === undefined) all.set(id, { all: [declared], pointer, of: own, byPack: new Map(), own: declared });
    else if (broken(pointer)) all.set(id, { ...known, pointer });
    else if (!isSameKind(known.all[0]!, declared))
      issues.error('programme/fact-differs', pointer, { fact: id, first: known.of, second: own });
    // What is wrong with the document's own declaration is reported there alone.
    else if (bindFact(id, declared, pointer, createSlots(), issues) !== undefined)
      all.set(id, { ...known, own: declared, all: [...known.all, declared] });
  }
  return all;
}

function isSameKind(a: Fact, b: Fact): boolean {
  return (
    a.type === b.type && (a.step ?? 1) === (b.step ?? 1) && canonicalJson(a.of ?? []) === canonicalJson(b.of ?? [])
  );
}

/** All that some of the declarations allow. Steps are counted from each minimum, so that together they may be finer. */
export function widest(all: readonly Fact[]): Fact {
  const [first, ...others] = all as readonly [Fact, ...Fact[]];
  if (others.length === 0 || first.max === undefined) return first;
  const { default: _, ...fact } = first;
  const [least, most] = [all.map(({ min = 0 }) => min), all.map(({ max }) => max!)];
  const finest = decimalsOf(first.step ?? 1, ...least, ...most);
  return { ...fact, min: Math.min(...least), max: Math.max(...most), step: 10 ** -finest };
}

/** A fact in the register of another that allows at least as much, as one of its declarations has it. */
function declaredAs(declared: Fact, fact: BoundFact): BoundFact {
  const { symbol } = fact;
  if (symbol.type !== 'number') return { ...fact, declared };
  const { min = 0, max, step = 1 } = declared;
  const units = scaled(step, symbol.decimals);
  const bounds = { low: scaled(min, symbol.decimals), high: scaled(max!, symbol.decimals) };
  return boundFact(fact.id, declared, { ...symbol, ...bounds }, units);
}

/** A fact in the register of all its declarations, once for each. */
export function factOfMembers(id: string, { byPack, own }: GivenFact, fact: BoundFact): FactOfMembers {
  return {
    id,
    byPack: new Map([...byPack].map(([pack, declared]) => [pack, declaredAs(declared, fact)])),
    own: own && declaredAs(own, fact),
    widest: fact,
  };
}

/**
 * A fact as the pack that judged the record declares it; else as the document that measures does; else as any pack of the
 * kind that allows the value, and then nothing stands for a missing one.
 */
export function declaredFor({ byPack, own, widest }: FactOfMembers, pack: string, value: unknown): BoundFact {
  const found = byPack.get(pack) ?? own;
  if (found !== undefined) return found;
  const { default: _, ...declared } = widest.declared;
  return [...byPack.values()].find((each) => !isMissing(value) && allows(each, value)) ?? { ...widest, declared };
}
