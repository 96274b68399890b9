/**
 * A programme, checked once against the packs whose titles and facts its measures read.
 */
import type { Fact, Measure, Programme, Texts } from './documents.js';
import { type BoundFact, bindFact } from './facts.js';
import type { Issue, Issues } from './issue.js';
import { issueOf } from './issue.js';
import { nearestName, pointerTo, shownName } from './names.js';
import { type CompiledPack, checkSources, membersOf } from './pack.js';
import {
  type Binding,
  checkRule,
  createSlots,
  decimalsOf,
  type Frame,
  type Node,
  type Scope,
  type Slots,
} from './rule.js';
import { programme as programmeShape, texts as textsShape } from './shape.gen.js';
import { PackError, readDocument } from './shape.js';

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

/** A programme that has been checked once. `measures` and `lenses` are the engine's own and may change in any version. */
export interface CompiledProgramme {
  readonly id: string;
  readonly version: string;
  readonly document: Programme;
  readonly texts: { readonly [locale: string]: Texts };
  /** @internal */
  readonly measures: readonly BoundMeasure[];
  /** @internal */
  readonly lenses: readonly Lens[];
}

/** Everything that is wrong with a programme, given the packs whose facts and titles its measures read. Never throws. */
export function checkProgramme(textOrJson: unknown, packs: readonly CompiledPack[]): Issue[] {
  return bindProgramme(textOrJson, packs).issues;
}

/**
 * A programme ready to count.
 *
 * @throws PackError with the located issues when the programme has errors; nothing else.
 */
export function compileProgramme(
  textOrJson: unknown,
  packs: readonly CompiledPack[],
  texts: readonly unknown[] = [],
): CompiledProgramme {
  const { document, measures, lenses, issues } = bindProgramme(textOrJson, packs);
  const words: { [locale: string]: Texts } = Object.create(null);
  const found = [...issues];
  for (const given of texts) {
    const read = readDocument<Texts>(given, textsShape);
    if (read.document === undefined || read.issues.hasErrors()) found.push(...read.located());
    else if (document !== undefined && read.document.of !== document.id) {
      found.push(issueOf('texts/other-document', 'error', '/of', { of: shownName(read.document.of), id: document.id }));
    } else words[read.document.locale] = read.document;
  }
  if (
    document === undefined ||
    measures === undefined ||
    lenses === undefined ||
    found.some(({ severity }) => severity === 'error')
  )
    throw new PackError(found);
  return { id: document.id, version: document.version, document, texts: words, measures, lenses };
}

type Bound = { document?: Programme; measures?: readonly BoundMeasure[]; lenses?: readonly Lens[]; issues: Issue[] };

function bindProgramme(textOrJson: unknown, packs: readonly CompiledPack[]): Bound {
  const { document, issues, broken, located } = readDocument<Programme>(textOrJson, programmeShape);
  if (document === undefined) {
    if (issues.list.length === 0) issues.error('shape/type', '', { expected: 'object', found: 'something else' });
    return { issues: located() };
  }
  checkSources(document, '', document, issues, broken);
  const given = Array.isArray(document.measures) ? document.measures : [];
  const seen = new Set<string>();
  for (const [index, measure] of given.entries()) {
    const pointer = `/measures/${index}`;
    if (broken(pointer)) continue;
    if (seen.has(measure.id)) issues.error('measure/doubled', `${pointer}/id`, { id: measure.id });
    seen.add(measure.id);
    checkMeasure(measure, pointer, broken('/roles') ? undefined : document.roles, packs, issues);
  }
  const readable = given.filter((_, index) => !broken(`/measures/${index}`));
  const judged = readable.filter(({ declared, count }) => !declared && packs.some(({ subject }) => subject === count));
  const kinds = [...new Set(judged.map(({ count }) => count))];
  const measures: BoundMeasure[] = given.map((measure) => ({ measure, titles: [] }));
  const lenses = kinds.map((kind) => bindLens(kind, document, packs, measures, issues, broken));
  if (issues.hasErrors()) return { document, issues: located() };
  return { document, measures, lenses, issues: located() };
}

/** `roles` is absent when they cannot be read. */
function checkMeasure(
  measure: Measure,
  pointer: string,
  roles: Programme['roles'] | undefined,
  packs: readonly CompiledPack[],
  issues: Issues,
): void {
  const { id, through, met, declared, among, count, targets = [] } = measure;
  if (declared) {
    for (const [key, value] of Object.entries({ through, met, among })) {
      if (value !== undefined) issues.error('measure/declared-reads', pointerTo(pointer, key), { id, key });
    }
  } else {
    for (const [key, value] of Object.entries({ through, met })) {
      if (value === undefined) issues.error('measure/needs', pointer, { id, key });
    }
    if (!packs.some(({ subject }) => subject === count)) issues.error('measure/no-pack', `${pointer}/count`, { count });
  }
  const role = through === undefined ? undefined : roles?.[through];
  if (through !== undefined && roles !== undefined && role === undefined) {
    const near = nearestName(through, Object.keys(roles));
    issues.error(near ? 'measure/misspelt-role' : 'measure/unknown-role', `${pointer}/through`, {
      role: shownName(through),
      ...(near && { near }),
    });
  } else if (role !== undefined && role.of !== 'place')
    issues.error('measure/role-of-collective', `${pointer}/through`, { role: through! });
  for (const [index, target] of targets.entries()) {
    const at = `${pointer}/targets/${index}`;
    const given = [target.atLeast, target.moreThan].filter((value) => value !== undefined);
    if (given.length > 1) issues.error('target/two-numbers', at);
    else if (given.length === 0 && target.inWords === undefined) issues.error('target/nothing', at);
    if (given.some((value) => decimalsOf(value) > 2)) issues.error('target/too-fine', at, { found: given[0]! });
    if (targets.findIndex(({ year }) => year === target.year) !== index)
      issues.error('target/doubled-year', at, { year: target.year });
  }
}

function bindLens(
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
