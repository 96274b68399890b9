/**
 * A lens: what the measures of a programme read of one kind of subject, bound to registers.
 */
import type { Fact, Measure, Programme } from './documents.js';
import { type BoundFact, bindFact } from './facts.js';
import type { Issues } from './issue.js';
import { membersOf } from './json.js';
import { pointerTo } from './names.js';
import { type Binding, createSlots, type Frame, type Node, type Scope, type Slots } from './node.js';
import type { CompiledPack } from './pack.js';
import { checkRule } from './rule.js';

export interface BoundMeasure {
  readonly measure: Measure;
  readonly among?: Node;
  readonly met?: Node;
  /** Titles that `met` reads as computed: when one is exempt, so is the subject. */
  readonly titles: readonly string[];
}

/** What the measures of one kind of subject read, and where it stands. */
export interface Lens {
  readonly kind: string;
  readonly frame: Frame;
  readonly facts: readonly BoundFact[];
  readonly titles: readonly { readonly title: string; readonly slot: number }[];
  readonly recognised: readonly { readonly title: string; readonly slot: number }[];
  readonly group?: Binding;
  readonly stage?: Binding;
  readonly registered?: Binding;
  /** Positions in `measures` of those that count this kind. */
  readonly measures: readonly number[];
}

export function bindLens(
  kind: string,
  document: Programme,
  packs: readonly CompiledPack[],
  measures: BoundMeasure[],
  issues: Issues,
  broken: (pointer: string) => boolean,
): Lens {
  const slots = createSlots();
  const own = packs.filter(({ subject }) => subject === kind);
  const names = namesOf(document, own, slots, issues, broken);
  const read = new Set<string>();
  const scope: Scope = {
    find: (name) => {
      const symbol = names.symbols.get(name);
      if (symbol !== undefined) read.add(name);
      return symbol;
    },
    why: (name) => names.barred.get(name),
    names: () => names.symbols.keys(),
    slots,
  };
  const positions: number[] = [];
  for (const [index, { measure }] of measures.entries()) {
    if (broken(`/measures/${index}`) || measure.count !== kind || measure.declared) continue;
    positions.push(index);
    const among =
      measure.among === undefined
        ? undefined
        : checkRule(measure.among, `/measures/${index}/among`, 'truth', scope, issues);
    const met =
      measure.met === undefined ? undefined : checkRule(measure.met, `/measures/${index}/met`, 'truth', scope, issues);
    measures[index] = {
      measure,
      ...(among && { among }),
      ...(met && { met }),
      titles: met === undefined ? [] : titlesIn(met),
    };
  }
  const one = (name: string) => (read.has(name) ? { [name]: names.symbols.get(name)! } : {});
  const withPrefix = (prefix: string) =>
    [...read]
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ title: name.slice(prefix.length), slot: names.symbols.get(name)!.slot }));
  return {
    kind,
    frame: slots.frame(),
    facts: names.facts.filter(({ id }) => read.has(id)),
    titles: withPrefix('title.'),
    recognised: withPrefix('recognised.'),
    measures: positions,
    ...one('group'),
    ...one('stage'),
    ...one('registered'),
  };
}

function titlesIn(node: Node): string[] {
  const name = node.symbol?.name;
  const own = name?.startsWith('title.') ? [name.slice('title.'.length)] : [];
  return [...own, ...node.operands.flatMap(titlesIn)];
}

interface LensNames {
  readonly symbols: Map<string, Binding>;
  readonly barred: Map<string, string>;
  readonly facts: BoundFact[];
}

/** Everything that a measure of this kind may read. */
function namesOf(
  document: Programme,
  packs: readonly CompiledPack[],
  slots: Slots,
  issues: Issues,
  broken: (pointer: string) => boolean,
): LensNames {
  const symbols = new Map<string, Binding>();
  const barred = new Map<string, string>();
  const facts: BoundFact[] = [];
  for (const [id, { declared, pointer }] of declaredFacts(document, packs, issues, broken)) {
    if (declared.type === 'count' || declared.type === 'share') {
      if (pointer !== '' && !broken(pointer)) issues.error('fact/not-here', `${pointer}/type`);
      barred.set(id, pointer === '' ? 'fact/not-here' : '');
      continue;
    }
    const fact =
      broken(pointer) || Object.hasOwn(document.roles ?? {}, id)
        ? undefined
        : bindFact(id, declared, pointer, slots, issues);
    if (Object.hasOwn(document.roles ?? {}, id)) issues.error('fact/role', pointer, { fact: id });
    if (fact === undefined) barred.set(id, '');
    else {
      facts.push(fact);
      symbols.set(id, fact.symbol);
    }
  }
  const truth = (name: string) =>
    symbols.set(name, { name, type: 'truth', slot: slots.code(), decimals: 0, scale: 1, low: 0, high: 1 });
  const choice = (name: string, of: readonly string[]) => {
    if (of.length > 0)
      symbols.set(name, {
        name,
        type: 'choice',
        slot: slots.code(),
        decimals: 0,
        scale: 1,
        low: 0,
        high: of.length - 1,
        of,
      });
  };
  for (const { document: pack } of packs) {
    for (const { id, ranks = [] } of pack.titles) {
      for (const title of [id, ...ranks.map((rank) => `${id}.${rank.id}`)]) {
        if (!symbols.has(`title.${title}`)) {
          truth(`title.${title}`);
          truth(`recognised.${title}`);
        }
      }
    }
  }
  truth('registered');
  choice('group', [...new Set(packs.map(({ group }) => group))].sort());
  choice('stage', broken('/stages') ? [] : (document.stages ?? []));
  return { symbols, barred, facts };
}

/** The packs' facts and the programme's own; the same fact in two packs must be of the same kind. */
function declaredFacts(
  document: Programme,
  packs: readonly CompiledPack[],
  issues: Issues,
  broken: (pointer: string) => boolean,
): Map<string, { declared: Fact; pointer: string }> {
  const all = new Map<string, { declared: Fact; pointer: string; of: string }>();
  const sources: [of: string, pointer: string, facts: { readonly [id: string]: Fact }][] = packs.map(
    ({ id, document: pack }) => [id, '', pack.facts],
  );
  sources.push([document.id, '/facts', document.facts ?? {}]);
  for (const [of, base, facts] of sources) {
    for (const [id, declared] of membersOf(facts)) {
      const pointer = base === '' ? '' : pointerTo(base, id);
      const known = all.get(id);
      if (known === undefined) all.set(id, { declared, pointer, of });
      else if (pointer !== '' && broken(pointer)) all.set(id, { ...known, pointer });
      else if (!isSameKind(known.declared, declared))
        issues.error('programme/fact-differs', pointer, { fact: id, first: known.of, second: of });
      else all.set(id, { ...known, declared: widest(known.declared, declared) });
    }
  }
  return all;
}

function isSameKind(a: Fact, b: Fact): boolean {
  return a.type === b.type && (a.step ?? 1) === (b.step ?? 1) && (a.of ?? []).join() === (b.of ?? []).join();
}

function widest(a: Fact, b: Fact): Fact {
  if (a.min === undefined || a.max === undefined) return a;
  return { ...a, min: Math.min(a.min, b.min!), max: Math.max(a.max, b.max!) };
}
