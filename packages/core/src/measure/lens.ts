/**
 * A lens: what measures read of one kind of subject, bound to slots.
 */
import type { Members, Role } from '../document/index.js';
import { createSlots, type Frame, type Slots } from '../frame/frame.js';
import { type Binding, type Node, namesIn, type Scope } from '../frame/node.js';
import type { PackHead } from '../pack/compiled.js';
import type { PlanNode, Size, TitleBasis } from '../plan/format.js';
import { frameFor, openNodes, writeNodes } from '../plan/nodes.js';
import { checkRule } from '../rule/check.js';
import { bindFact, placesIn } from '../rule/declarations.js';
import { type TitleName, titleName } from '../value/title-name.js';
import { declaredFacts, type FactOfMembers, type FactSource, factOfMembers, widest } from './member-facts.js';

/** A measure as its document writes it, and where it is there. */
export interface GivenMeasure {
  readonly measure: Partial<Members>;
  readonly pointer: string;
}

/** A measure whose rules are bound. */
export interface BoundMeasure {
  readonly among?: Node;
  readonly met?: Node;
  /** The role through which subjects are counted; absent when they have no records. */
  readonly through?: string;
  /** What that role leads to: `place`, or the kind of a collective. */
  readonly leadsTo: string;
  /** Titles that `met` reads as computed: when one is exempt, so is the subject. */
  readonly titles: readonly TitleName[];
  /** Titles that `met` reads, computed or recognised: what the measure is about. */
  readonly about: readonly string[];
  /** Whether the titles that it reads, its own or a collective's, are computed or decided; absent when it reads none. */
  readonly basis?: TitleBasis;
  /** True when it reads titles of the collectives that the subject is in, which are judged after the subject. */
  readonly waits: boolean;
}

/** What a document says that its measures may read. */
export interface LensSource extends FactSource {
  readonly roles: { readonly [id: string]: Role };
  readonly stages: readonly string[];
  /** True when `title.T` means what was decided. */
  readonly titlesDecided?: boolean;
}

/** A title of the collective that a subject is in by a role, as a slot. */
export interface CollectiveTitle {
  readonly role: string;
  readonly kind: string;
  /** `title.<title>` or `recognised.<title>`. */
  readonly name: string;
  readonly slot: number;
}

/** What the measures of one kind of subject read, and where it is. */
export interface Lens {
  readonly kind: string;
  readonly size: Size;
  /** The rules of its measures, written and opened. */
  readonly nodes: readonly PlanNode[];
  readonly opened: readonly Node[];
  readonly frame: Frame;
  readonly facts: readonly FactOfMembers[];
  readonly titles: readonly { readonly name: TitleName; readonly slot: number }[];
  readonly recognised: readonly { readonly title: string; readonly slot: number }[];
  readonly group?: Binding;
  readonly stage?: Binding;
  readonly registered?: Binding;
  readonly collectives: readonly CollectiveTitle[];
  /** Registers that are filled from the subject itself. */
  readonly own: readonly Binding[];
  /** Positions in `measures` of those that count this kind. */
  readonly measures: readonly number[];
}

/** Binds the measures that count one kind of subject; fills `measures` at their positions. */
export function bindLens(
  kind: string,
  source: LensSource,
  packs: readonly PackHead[],
  given: readonly (GivenMeasure | undefined)[],
  measures: BoundMeasure[],
): Lens {
  const { issues } = source;
  const slots = createSlots();
  const names = readableNames(source, kind, packs, slots);
  const read = new Set<string>();
  const scope: Scope = {
    find: (written) => {
      const name = source.titlesDecided ? written.replace(TITLE, '$1recognised.') : written;
      const symbol = names.symbols.get(name);
      if (symbol !== undefined) read.add(name);
      return symbol;
    },
    why: (name) => names.barred.get(name),
    names: () => names.symbols.keys(),
    slots,
  };
  const bound = given.flatMap((each, index) => {
    if (each === undefined || each.measure.count !== kind) return [];
    const { measure, pointer } = each;
    const bind = (key: 'among' | 'met') =>
      measure[key] === undefined ? undefined : checkRule(measure[key], `${pointer}/${key}`, 'truth', scope, issues);
    return { index, measure, among: bind('among'), met: bind('met') };
  });
  const written = writeNodes(bound.flatMap(({ among, met }) => [among, met]).filter((node) => node !== undefined));
  const opened = openNodes(written.nodes, (name) => names.symbols.get(name)?.of);
  for (const { index, measure, ...rules } of bound) {
    const [among, met] = [rules.among, rules.met].map((node) => node && opened[written.at(node)]);
    const nodes = [among, met].filter((node) => node !== undefined);
    measures[index] = {
      ...(among && { among }),
      ...(met && { met }),
      ...(measure.through !== undefined && { through: measure.through }),
      leadsTo: source.roles[measure.through ?? '']?.of ?? 'place',
      titles: met === undefined ? [] : namesIn(met).flatMap((name) => afterPrefix('title.', name).map(titleName)),
      about: met === undefined ? [] : titlesNamedIn(met),
      ...basisOf(nodes.flatMap(namesIn)),
      waits: nodes.flatMap(namesIn).some((name) => names.collectives.has(name)),
    };
  }
  const one = (name: string) => (read.has(name) ? { [name]: names.symbols.get(name)! } : {});
  const withPrefix = (prefix: string) =>
    [...read].flatMap((name) =>
      afterPrefix(prefix, name).map((title) => ({ title, slot: names.symbols.get(name)!.slot })),
    );
  const size = slots.size();
  return {
    kind,
    size,
    nodes: written.nodes,
    opened,
    frame: frameFor(size, opened),
    facts: names.facts.filter(({ id }) => read.has(id)),
    titles: withPrefix('title.').map(({ title, slot }) => ({ name: titleName(title), slot })),
    recognised: withPrefix('recognised.'),
    collectives: [...read].flatMap((name) => {
      const found = names.collectives.get(name);
      return found === undefined ? [] : { ...found, slot: names.symbols.get(name)!.slot };
    }),
    own: [...read].filter((name) => !names.collectives.has(name)).map((name) => names.symbols.get(name)!),
    measures: bound.map(({ index }) => index),
    ...one('group'),
    ...one('stage'),
    ...one('registered'),
  };
}

/** Before the title, of a subject or of the collective that it is in by a role. */
const TITLE = /^([^.]+\.)?title\./;
const DECISION = /^([^.]+\.)?recognised\./;

function basisOf(names: readonly string[]): Pick<BoundMeasure, 'basis'> {
  const [computed, decided] = [TITLE, DECISION].map((kind) => names.some((name) => kind.test(name)));
  if (!computed && !decided) return {};
  return { basis: computed && decided ? 'both' : computed ? 'computed' : 'decided' };
}

function afterPrefix(prefix: string, name: string): string[] {
  return name.startsWith(prefix) ? [name.slice(prefix.length)] : [];
}

function titlesNamedIn(node: Node): string[] {
  const named = namesIn(node).flatMap((name) => [...afterPrefix('title.', name), ...afterPrefix('recognised.', name)]);
  return [...new Set(named)];
}

interface LensNames {
  readonly symbols: Map<string, Binding>;
  readonly barred: Map<string, string>;
  readonly facts: FactOfMembers[];
  /** Names that read a title of a collective. */
  readonly collectives: Map<string, Omit<CollectiveTitle, 'slot'>>;
}

/** Everything that a measure of this kind may read. */
function readableNames(source: LensSource, kind: string, all: readonly PackHead[], slots: Slots): LensNames {
  const { roles, issues, broken } = source;
  const packs = all.filter(({ subject }) => subject === kind);
  const symbols = new Map<string, Binding>();
  const barred = new Map<string, string>();
  const facts: FactOfMembers[] = [];
  for (const [id, given] of declaredFacts(source, packs)) {
    const { pointer, differs } = given;
    const declared = widest(given.all);
    if (differs) {
      barred.set(id, 'members/fact-differs');
      continue;
    }
    if (!broken(pointer) && (declared.type === 'count' || declared.type === 'share')) {
      if (pointer !== '') issues.error('fact/not-here', `${pointer}/type`);
      barred.set(id, pointer === '' ? 'fact/not-here' : '');
      continue;
    }
    const fact =
      broken(pointer) || Object.hasOwn(roles, id) ? undefined : bindFact(id, declared, pointer, slots, issues);
    if (Object.hasOwn(roles, id)) issues.error('fact/role', pointer, { fact: id });
    if (fact === undefined) barred.set(id, '');
    else {
      facts.push(factOfMembers(id, given, fact));
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
        positions: placesIn(of),
      });
  };
  for (const title of definedTitles(packs)) {
    truth(`title.${title}`);
    truth(`recognised.${title}`);
  }
  const collectives: LensNames['collectives'] = new Map();
  for (const [role, { of }] of Object.entries(roles)) {
    if (of === 'place') continue;
    for (const title of definedTitles(all.filter(({ subject }) => subject === of)))
      for (const name of [`title.${title}`, `recognised.${title}`]) {
        truth(`${role}.${name}`);
        collectives.set(`${role}.${name}`, { role, kind: of, name });
      }
  }
  truth('registered');
  choice('group', [...new Set(packs.map(({ group }) => group))].sort());
  choice('stage', source.stages);
  return { symbols, barred, facts, collectives };
}

/** The titles that packs define, each with its ranks as `title.rank`. */
function definedTitles(packs: readonly PackHead[]): Set<string> {
  return new Set(
    packs.flatMap(({ document }) =>
      document.titles.flatMap(({ id, ranks = [] }) => [id, ...ranks.map((rank) => `${id}.${rank.id}`)]),
    ),
  );
}
