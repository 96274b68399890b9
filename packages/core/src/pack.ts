/**
 * A pack, checked once and bound to registers: everything that can be wrong in it is found before any record is read.
 */
import { isDay } from './dates.js';
import type { Json, Pack, Status, Texts, ThresholdValue, Title, YearRule } from './documents.js';
import { type BoundFact, bindFact } from './facts.js';
import type { Issue, Issues } from './issue.js';
import { issueOf } from './issue.js';
import { type Case, judge } from './judge.js';
import { ID, nearestName, pointerTo, shownName } from './names.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import {
  type Binding,
  checkRule,
  createSlots,
  DECIMALS,
  decimalsOf,
  EXACT,
  type Frame,
  LARGEST_INPUT,
  type Node,
  type Scope,
  type Slots,
  scaled,
} from './rule.js';
import { pack as packShape, texts as textsShape } from './shape.gen.js';
import { checkShape, PackError, readDocument } from './shape.js';

/** Packs with more indicators than this are refused. */
export const INDICATORS = 500;
/** Packs whose rules hold more nodes than this in all are refused. */
export const PACK_NODES = 20_000;

const RESERVED_INDICATORS = new Set(['total', 'lowest', 'all', 'count']);

export interface BoundIndicator {
  readonly id: string;
  readonly criterion: number;
  readonly pointer: string;
  readonly applies?: Node;
  readonly points?: Node;
  readonly met?: Node;
}

export interface BoundRank {
  readonly id: string;
  readonly pointer: string;
  readonly when?: Node;
  readonly slot: number;
}

export interface BoundTitle {
  readonly id: string;
  readonly pointer: string;
  readonly when?: Node;
  readonly years?: YearRule;
  /** Register of the title that the year rule looks at. */
  readonly yearsSlot?: number;
  readonly yearsPointer: string;
  readonly ranks: readonly BoundRank[];
  /** Register of `title.<id>`. */
  readonly slot: number;
}

interface BoundThreshold {
  readonly slot: number;
  readonly values: readonly { readonly from: string; readonly value: number }[];
}

/** What runs: registers, facts, nodes. The inside of a compiled pack. */
export interface Program {
  /** `id@version`. */
  readonly name: string;
  readonly slots: Slots;
  readonly facts: readonly BoundFact[];
  readonly thresholds: readonly BoundThreshold[];
  /** Days on which a threshold changes, earliest first; before all of them the empty string. */
  readonly epochs: readonly string[];
  readonly indicators: readonly BoundIndicator[];
  /** The rules of the indicators that have something to run, in order. */
  readonly indicatorNodes: readonly Node[];
  readonly criteria: readonly { readonly id: string; readonly slot: number }[];
  readonly titles: readonly BoundTitle[];
  /** Registers of `points.total`, `points.lowest`, `met.all`, `met.count`. */
  readonly total: Binding;
  readonly lowest: Binding;
  readonly metAll: Binding;
  readonly metCount: Binding;
  readonly hasPoints: boolean;
  /** By epoch: the greatest upper bound of all points indicators, for exempt ones in `points.lowest`. */
  readonly greatest: number[];
  /** Frames that are not in use. */
  readonly idle: Frame[];
}

/** A pack that has been checked once. `program` is the engine's own and may change in any version. */
export interface CompiledPack {
  readonly id: string;
  readonly version: string;
  readonly subject: string;
  readonly group: string;
  readonly document: Pack;
  readonly texts: { readonly [locale: string]: Texts };
  /** @internal */
  readonly program: Program;
}

/**
 * Everything that is wrong with a pack: shape and meaning, each mistake once, with its JSON Pointer and, for text, line
 * and column. An empty list, or one of warnings only, means that `compilePack` accepts it. Never throws.
 *
 * @example
 * checkPack('{"format": "tieuchi-pack/1"').map((issue) => issue.code); // => ['json/expected']
 */
export function checkPack(textOrJson: unknown): Issue[] {
  return bindPack(textOrJson).issues;
}

/** What is wrong with a file of texts. */
export function checkTexts(textOrJson: unknown): Issue[] {
  return checkShape(textOrJson, textsShape);
}

/**
 * A pack ready to judge records. `texts` are the words of the pack, one document per locale; they never change a
 * verdict.
 *
 * @throws PackError with the located issues when the pack has errors; nothing else.
 *
 * @example
 * const pack = compilePack({
 *   format: 'tieuchi-pack/1', id: 'demo/reader', version: '1.0.0', subject: 'cong-dan', group: 'nhom-1',
 *   place: 'vn', through: 'noi-o', inForce: { from: '2022-01-01', status: 'placeholder' }, sources: {},
 *   facts: { books: { type: 'integer', min: 0, max: 100 } },
 *   titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
 * });
 * evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles[0].verdict; // => 'met'
 */
export function compilePack(textOrJson: unknown, texts: readonly unknown[] = []): CompiledPack {
  const { document, program, issues } = bindPack(textOrJson);
  const words: { [locale: string]: Texts } = Object.create(null);
  const found = [...issues];
  for (const given of texts) {
    const read = readDocument<Texts>(given, textsShape);
    if (read.document === undefined || read.issues.hasErrors()) found.push(...read.located());
    else if (document !== undefined && read.document.of !== document.id) {
      found.push(issueOf('texts/other-document', 'error', '/of', { of: shownName(read.document.of), id: document.id }));
    } else words[read.document.locale] = read.document;
  }
  if (document === undefined || program === undefined || found.some((issue) => issue.severity === 'error'))
    throw new PackError(found);
  const { id, version, subject, group } = document;
  return { id, version, subject, group, document, texts: words, program };
}

/** Pointers of everything in a document whose status is placeholder. */
export function placeholdersIn(document: Pack | object): string[] {
  const found: string[] = [];
  const todo: [pointer: string, json: Json][] = [['', document as unknown as Json]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [pointer, json] = next;
    if (typeof json !== 'object' || json === null) continue;
    if ((json as { readonly status?: Status }).status === 'placeholder') found.push(pointer);
    for (const [key, child] of Object.entries(json)) todo.push([pointerTo(pointer, key), child]);
  }
  return found.sort();
}

/** The place of a date among the pack's epochs. */
export function epochOf({ epochs }: Program, date: string): number {
  let epoch = epochs.length - 1;
  while (epoch > 0 && epochs[epoch]! > date) epoch -= 1;
  return epoch;
}

function bindPack(textOrJson: unknown): { document?: Pack; program?: Program; issues: Issue[] } {
  const { document, issues, broken, located } = readDocument<Pack>(textOrJson, packShape);
  if (document === undefined) {
    if (issues.list.length === 0) issues.error('shape/type', '', { expected: 'object', found: 'something else' });
    return { issues: located() };
  }
  const program = bind(document, issues, broken);
  if (!issues.hasErrors()) proveOnNothing(program, issues);
  return { document, issues: located(), ...(!issues.hasErrors() && { program }) };
}

/** Everything that names can mean while a pack is bound. */
interface Names {
  readonly known: Map<string, Binding>;
  /** Names that exist but may not be read here, with the code that says why; the empty code says nothing twice. */
  readonly barred: Map<string, string>;
}

function bind(pack: Pack, issues: Issues, broken: (pointer: string) => boolean): Program {
  const slots = createSlots();
  const names: Names = { known: new Map(), barred: new Map() };
  const scope: Scope = {
    find: (name) => names.known.get(name),
    why: (name) => names.barred.get(name) ?? (isSilent(name, pack, broken) ? '' : undefined),
    names: () => names.known.keys(),
    slots,
  };
  checkInForce(pack, issues, broken);
  checkSources(pack, '', pack, issues, broken);
  const facts = bindFacts(pack, names, slots, issues, broken);
  const thresholds = bindThresholds(pack, names, slots, issues, broken);
  const { indicators, criteria } = bindIndicators(pack, names, scope, issues, broken);
  const points = bindPoints(indicators, criteria, names, slots, issues);
  const titles = bindTitles(pack, names, scope, issues, broken);
  checkSize(
    [
      ...indicators.flatMap(({ applies, points: given, met }) => [applies, given, met]),
      ...titles.flatMap(({ when, ranks }) => [when, ...ranks.map((rank) => rank.when)]),
    ],
    issues,
  );
  const epochs = [
    '',
    ...new Set(thresholds.flatMap(({ values }) => values.map(({ from }) => from)).filter((from) => from !== '')),
  ].sort();
  const indicatorNodes = indicators.flatMap(({ applies, points: given, met }) =>
    [applies, given, met].filter((node) => node?.run !== undefined),
  ) as Node[];
  return {
    name: `${textIn(pack.id)}@${textIn(pack.version)}`,
    slots,
    facts,
    thresholds,
    epochs,
    indicators,
    indicatorNodes,
    titles,
    ...points,
    greatest: epochs.map(() => 0),
    idle: [],
  };
}

/** True when the part of the pack that would declare a name cannot be read: that was told already. */
function isSilent(name: string, pack: Pack, broken: (pointer: string) => boolean): boolean {
  const key = name.startsWith('threshold.')
    ? 'thresholds'
    : name.startsWith('points.') || name.startsWith('met.')
      ? 'criteria'
      : name.startsWith('title.')
        ? 'titles'
        : 'facts';
  return key === 'facts' || key === 'thresholds' ? !isObject(pack[key]) && broken(`/${key}`) : broken(`/${key}`);
}

function checkInForce({ inForce }: Pack, issues: Issues, broken: (pointer: string) => boolean): void {
  for (const end of ['from', 'until'] as const) {
    const day: unknown = inForce?.[end];
    if (typeof day === 'string' && !isDay(day) && !broken(`/inForce/${end}`))
      return issues.error('shape/date', `/inForce/${end}`, { found: shownName(day) });
  }
  if (!broken('/inForce') && inForce?.until !== undefined && inForce.until <= inForce.from) {
    issues.error('pack/never-in-force', '/inForce/until', { from: inForce.from, until: inForce.until });
  }
}

/** Every `source` names an entry of `sources`, and everything that is not a placeholder has one. */
export function checkSources(
  json: unknown,
  pointer: string,
  root: { readonly sources?: object },
  issues: Issues,
  broken: (pointer: string) => boolean,
): void {
  const todo: [pointer: string, json: unknown][] = [[pointer, json]];
  const readable = root.sources === undefined ? !broken('/sources') : isObject(root.sources);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [at, value] = next;
    if (typeof value !== 'object' || value === null || at === '/sources') continue;
    const { source, status } = value as { source?: unknown; status?: unknown };
    if (
      readable &&
      typeof source === 'string' &&
      !broken(`${at}/source`) &&
      !Object.hasOwn(root.sources ?? {}, source)
    ) {
      const near = nearestName(source, Object.keys(root.sources ?? {}));
      issues.error(near ? 'source/misspelt' : 'source/unknown', `${at}/source`, {
        source: shownName(source),
        ...(near && { near }),
      });
    }
    if (typeof status === 'string' && status !== 'placeholder' && source === undefined && !broken(at)) {
      issues.error('source/missing', at, { status });
    }
    for (const key of Object.keys(value).reverse()) {
      // Rules hold no provenance; they are checked as rules.
      if (key !== 'when' && key !== 'points' && key !== 'met' && key !== 'applies' && key !== 'among')
        todo.push([pointerTo(at, key), (value as { [key: string]: unknown })[key]]);
    }
  }
}

function bindFacts(
  pack: Pack,
  names: Names,
  slots: Slots,
  issues: Issues,
  broken: (pointer: string) => boolean,
): BoundFact[] {
  return membersOf(pack.facts).flatMap(([id, declared]) => {
    const pointer = pointerTo('/facts', id);
    const fact = broken(pointer) ? undefined : bindFact(id, declared, pointer, slots, issues);
    if (fact === undefined) names.barred.set(id, '');
    else names.known.set(id, fact.symbol);
    return fact ?? [];
  });
}

function bindThresholds(
  pack: Pack,
  names: Names,
  slots: Slots,
  issues: Issues,
  broken: (pointer: string) => boolean,
): BoundThreshold[] {
  return membersOf(pack.thresholds).flatMap(([id, given]) => {
    const pointer = pointerTo('/thresholds', id);
    const name = `threshold.${id}`;
    names.barred.set(name, '');
    if (broken(pointer) || !isSoundThreshold(given, pointer, pack, issues)) return [];
    const decimals = decimalsOf(...given.map(({ value }) => value));
    const values = given
      .map(({ from = '', value }) => ({ from, value: scaled(value, decimals) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const numbers = values.map(({ value }) => value);
    const slot = slots.number();
    names.barred.delete(name);
    names.known.set(name, {
      name,
      type: 'number',
      slot,
      decimals,
      scale: 10 ** decimals,
      low: Math.min(...numbers),
      high: Math.max(...numbers),
      constant: true,
    });
    return { slot, values };
  });
}

function isSoundThreshold(given: readonly ThresholdValue[], pointer: string, pack: Pack, issues: Issues): boolean {
  for (const [index, { value, from }] of given.entries()) {
    const at = `${pointer}/${index}`;
    if (Math.abs(value) > LARGEST_INPUT) {
      issues.error('number/too-large', `${at}/value`, { found: value, limit: LARGEST_INPUT });
      return false;
    }
    if (decimalsOf(value) > DECIMALS) {
      issues.error('number/too-fine', `${at}/value`, { found: value, limit: DECIMALS });
      return false;
    }
    if (from !== undefined && !isDay(from)) {
      issues.error('shape/date', `${at}/from`, { found: shownName(from) });
      return false;
    }
    if (given.findIndex((other) => other.from === from) !== index) {
      issues.error('threshold/same-day', at, { from: from ?? 'always' });
      return false;
    }
  }
  const first = given.reduce((least, { from = '' }) => (from < least ? from : least), '9999');
  const start = pack.inForce?.from;
  if (first !== '' && typeof start === 'string' && first > start) {
    issues.error('threshold/gap', pointer, { from: first, start });
    return false;
  }
  return true;
}

function bindIndicators(pack: Pack, names: Names, scope: Scope, issues: Issues, broken: (pointer: string) => boolean) {
  const indicators: BoundIndicator[] = [];
  const taken = new Set<string>();
  const criteria: { id: string; slot: number }[] = [];
  const take = (id: string, pointer: string): boolean => {
    if (RESERVED_INDICATORS.has(id)) {
      issues.error('indicator/reserved', pointer, { id });
      return false;
    }
    if (taken.has(id)) {
      issues.error('indicator/doubled', pointer, { id });
      return false;
    }
    taken.add(id);
    return true;
  };
  let count = 0;
  for (const [index, criterion] of (Array.isArray(pack.criteria) ? pack.criteria : []).entries()) {
    const pointer = `/criteria/${index}`;
    if (typeof criterion?.id === 'string' && !broken(`${pointer}/id`)) take(criterion.id, `${pointer}/id`);
    criteria.push({ id: textIn(criterion?.id), slot: scope.slots.number() });
    for (const [position, indicator] of (Array.isArray(criterion?.indicators) ? criterion.indicators : []).entries()) {
      count += 1;
      const at = `${pointer}/indicators/${position}`;
      const { id, applies, points, met } = indicator ?? {};
      if (typeof id !== 'string' || broken(`${at}/id`) || !take(id, `${at}/id`)) continue;
      for (const kind of ['points', 'met'] as const) names.barred.set(`${kind}.${id}`, '');
      if (broken(at) && points === undefined && met === undefined) continue;
      if ((points === undefined) === (met === undefined)) {
        issues.error(points === undefined ? 'indicator/neither' : 'indicator/both', at, { id });
        continue;
      }
      const bound: BoundIndicator = {
        id,
        criterion: index,
        pointer: at,
        ...node('applies', checkOptional(applies, `${at}/applies`, 'truth', scope, issues)),
        ...node('points', checkOptional(points, `${at}/points`, 'number', scope, issues)),
        ...node('met', checkOptional(met, `${at}/met`, 'truth', scope, issues)),
      };
      indicators.push(bound);
      const gives = points === undefined ? 'met' : 'points';
      const name = `${gives}.${id}`;
      names.barred.set(gives === 'met' ? `points.${id}` : `met.${id}`, 'indicator/gives-other');
      if (applies !== undefined) names.barred.set(name, 'indicator/may-be-exempt');
      else if (bound[gives] !== undefined) {
        const { type, slot, decimals, scale, low, high } = bound[gives];
        names.barred.delete(name);
        names.known.set(name, { name, type, slot, decimals, scale, low, high });
      }
    }
  }
  if (count > INDICATORS) issues.error('pack/too-many-indicators', '/criteria', { found: count, limit: INDICATORS });
  return { indicators, criteria };
}

function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The members of an object, when one stands there. */
export function membersOf<T>(json: { readonly [key: string]: T } | undefined): [key: string, value: T][] {
  return isObject(json) ? Object.entries(json) : [];
}

/** The text that should stand there, when something else may. */
function textIn(json: unknown): string {
  return typeof json === 'string' ? json : '';
}

function node<K extends string>(key: K, value: Node | undefined): { [key in K]?: Node } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: Node };
}

function checkOptional(
  rule: Json | undefined,
  pointer: string,
  type: 'truth' | 'number',
  scope: Scope,
  issues: Issues,
): Node | undefined {
  return rule === undefined ? undefined : checkRule(rule, pointer, type, scope, issues);
}

/** The totals that titles may read. */
function bindPoints(
  indicators: readonly BoundIndicator[],
  criteria: readonly { id: string; slot: number }[],
  names: Names,
  slots: Slots,
  issues: Issues,
) {
  const giving = indicators.filter(({ points }) => points !== undefined);
  const conditions = indicators.filter(({ met }) => met !== undefined);
  const decimals = Math.max(0, ...giving.map(({ points }) => points!.decimals));
  const aligned = ({ applies, points }: BoundIndicator) => {
    const factor = 10 ** (decimals - points!.decimals);
    const low = points!.low * factor;
    const high = points!.high * factor;
    return applies === undefined ? [low, high] : [Math.min(0, low), Math.max(0, high)];
  };
  const sum = (of: readonly BoundIndicator[], end: 0 | 1) =>
    of.reduce((total, indicator) => total + aligned(indicator)[end]!, 0);
  const reach = giving.reduce((total, indicator) => total + Math.max(...aligned(indicator).map(Math.abs)), 0);
  if (reach > EXACT) issues.error('rule/not-exact', '/criteria');
  const symbol = (name: string, slot: number, low: number, high: number, k: number): Binding => ({
    name,
    type: 'number',
    slot,
    decimals: k,
    scale: 10 ** k,
    low,
    high,
  });
  const total = symbol('points.total', slots.number(), sum(giving, 0), sum(giving, 1), decimals);
  const bounds = giving
    .map(({ points }) => points!)
    .map(({ decimals: k, low, high }) => [low * 10 ** (decimals - k), high * 10 ** (decimals - k)] as const);
  const lowest = symbol(
    'points.lowest',
    slots.number(),
    Math.min(...bounds.map(([low]) => low)),
    Math.max(...bounds.map(([, high]) => high)),
    decimals,
  );
  const metAll: Binding = {
    name: 'met.all',
    type: 'truth',
    slot: slots.code(),
    decimals: 0,
    scale: 1,
    low: 0,
    high: 1,
  };
  const metCount = symbol('met.count', slots.number(), 0, conditions.length, 0);
  const offer = (given: Binding, exists: boolean, why: string) => {
    if (exists) names.known.set(given.name, given);
    // Where something is wrong already, the indicators that are missing may be those.
    else names.barred.set(given.name, issues.hasErrors() ? '' : why);
  };
  offer(total, giving.length > 0, 'indicator/no-points');
  offer(lowest, giving.length > 0, 'indicator/no-points');
  offer(metAll, conditions.length > 0, 'indicator/no-conditions');
  offer(metCount, conditions.length > 0, 'indicator/no-conditions');
  for (const [index, { id, slot }] of criteria.entries()) {
    const within = giving.filter(({ criterion }) => criterion === index);
    offer(
      symbol(`points.${id}`, slot, sum(within, 0), sum(within, 1), decimals),
      within.length > 0,
      'criterion/no-points',
    );
  }
  return { total, lowest, metAll, metCount, criteria, hasPoints: giving.length > 0 };
}

function bindTitles(
  pack: Pack,
  names: Names,
  scope: Scope,
  issues: Issues,
  broken: (pointer: string) => boolean,
): BoundTitle[] {
  const titles: BoundTitle[] = [];
  const all = Array.isArray(pack.titles) ? pack.titles : [];
  for (const title of all)
    if (typeof title?.id === 'string') names.barred.set(`title.${title.id}`, 'title/not-earlier');
  const readable = new Set<string>();
  for (const [index, title] of all.entries()) {
    const pointer = `/titles/${index}`;
    const { id } = title ?? {};
    if (typeof id !== 'string' || broken(`${pointer}/id`)) continue;
    if (titles.some((other) => other.id === id)) {
      issues.error('title/doubled', `${pointer}/id`, { id });
      continue;
    }
    const bound = bindTitle(title, pointer, readable, scope, issues, broken);
    titles.push(bound);
    offerTruth(`title.${id}`, bound.slot, names);
    readable.add(id);
    for (const rank of bound.ranks) {
      offerTruth(`title.${id}.${rank.id}`, rank.slot, names);
      readable.add(`${id}.${rank.id}`);
    }
  }
  return titles;
}

function offerTruth(name: string, slot: number, names: Names): void {
  names.barred.delete(name);
  names.known.set(name, { name, type: 'truth', slot, decimals: 0, scale: 1, low: 0, high: 1 });
}

function bindTitle(
  title: Title,
  pointer: string,
  readable: ReadonlySet<string>,
  scope: Scope,
  issues: Issues,
  broken: (pointer: string) => boolean,
): BoundTitle {
  const { id, when, years, ranks } = title;
  if (when === undefined && years === undefined && ranks === undefined && !broken(pointer))
    issues.error('title/no-condition', pointer, { id });
  if (years !== undefined && !broken(`${pointer}/years`)) checkYears(years, `${pointer}/years`, readable, issues);
  const seen = new Set<string>();
  const boundRanks = (Array.isArray(ranks) ? ranks : []).map((rank, index): BoundRank => {
    const at = `${pointer}/ranks/${index}`;
    const rankId = textIn(rank?.id);
    if (broken(`${at}/id`)) seen.add(rankId);
    else if (rankId === 'none' || !ID.test(rankId)) issues.error('rank/reserved', `${at}/id`, { id: rankId });
    else if (seen.has(rankId)) issues.error('rank/doubled', `${at}/id`, { id: rankId });
    seen.add(rankId);
    return {
      id: rankId,
      pointer: at,
      slot: scope.slots.code(),
      ...node('when', checkOptional(rank?.when, `${at}/when`, 'truth', scope, issues)),
    };
  });
  return {
    id,
    pointer,
    yearsPointer: `${pointer}/years`,
    ranks: boundRanks,
    slot: scope.slots.code(),
    ...(years !== undefined && { years, yearsSlot: scope.find(`title.${textIn(years?.title)}`)?.slot ?? 0 }),
    ...node('when', checkOptional(when, `${pointer}/when`, 'truth', scope, issues)),
  };
}

function checkYears(
  { title, gap, groupChange }: YearRule,
  pointer: string,
  readable: ReadonlySet<string>,
  issues: Issues,
): void {
  checkPolicy(gap, ['reset', 'bridge', 'unknown'], `${pointer}/gap`, issues);
  checkPolicy(groupChange, ['keep', 'reset', 'unknown'], `${pointer}/groupChange`, issues);
  if (readable.has(title)) return;
  const near = nearestName(title, readable);
  issues.error(near ? 'years/misspelt-title' : 'years/unknown-title', `${pointer}/title`, {
    title: shownName(title),
    ...(near && { near }),
  });
}

/** The shape knows the values of a policy with provenance only. */
function checkPolicy(policy: unknown, known: readonly string[], pointer: string, issues: Issues): void {
  if (typeof policy !== 'string' || known.includes(policy)) return;
  const near = nearestName(policy, known);
  issues.error(near ? 'shape/misspelt-value' : 'shape/value', pointer, {
    found: shownName(policy),
    known: known.join('`, `'),
    ...(near && { near }),
  });
}

function checkSize(roots: readonly (Node | undefined)[], issues: Issues): void {
  const count = (found: Node): number => found.operands.reduce((sum, operand) => sum + count(operand), 1);
  const nodes = roots.reduce((sum, root) => sum + (root === undefined ? 0 : count(root)), 0);
  if (nodes > PACK_NODES) issues.error('pack/too-large', '', { found: nodes, limit: PACK_NODES });
}

/**
 * Judges a record without facts, at each set of thresholds: a title it earns is an error, a condition that is decided
 * anyway is a warning, and what the points can reach is learnt.
 */
function proveOnNothing(program: Program, issues: Issues): void {
  const decided = new Map<Node, Set<number>>();
  const metAt = new Set<BoundTitle>();
  for (const [epoch] of program.epochs.entries()) {
    const frame = program.slots.frame();
    const nothing: Case = {
      facts: {},
      plain: true,
      ignoresDefaults: true,
      registered: true,
      year: 2000,
      group: '',
      history: undefined,
      outcomes: undefined,
    };
    judge(program, frame, epoch, nothing);
    program.greatest[epoch] = greatestPoints(program, frame);
    // Again, now that it is known where exempt indicators stand in the lowest.
    judge(program, frame, epoch, nothing);
    for (const title of program.titles) if (frame.code[title.slot] === MET) metAt.add(title);
    for (const root of rootsOf(program)) noteDecided(root, frame, decided);
  }
  for (const title of metAt)
    issues.error('title/met-by-nothing', title.when?.pointer ?? title.pointer, { id: title.id });
  for (const root of rootsOf(program)) warnDecided(root, decided, metAt, issues);
}

function greatestPoints({ indicators, total }: Program, frame: Frame): number {
  const ends = indicators.flatMap(({ points }) =>
    points === undefined ? [] : frame.high[points.slot]! * 10 ** (total.decimals - points.decimals),
  );
  return ends.length === 0 ? 0 : Math.max(...ends);
}

function rootsOf({ indicators, titles }: Program): Node[] {
  const roots = [
    ...indicators.flatMap(({ applies, points, met }) => [applies, points, met]),
    ...titles.flatMap(({ when, ranks }) => [when, ...ranks.map((rank) => rank.when)]),
  ];
  return roots.filter((root) => root !== undefined);
}

function noteDecided(root: Node, frame: Frame, decided: Map<Node, Set<number>>): void {
  for (const operand of root.operator === 'if' ? evaluatedIn(root, frame) : root.operands)
    noteDecided(operand, frame, decided);
  if (root.type !== 'truth' || root.operator === 'var') return;
  const codes = decided.get(root) ?? new Set();
  decided.set(root, codes.add(frame.code[root.slot]!));
}

/** Conditions and branches of an `if`, without those that a decided condition excludes. */
function evaluatedIn({ operands }: Node, frame: Frame): Node[] {
  const evaluated: Node[] = [];
  for (let at = 0; at < operands.length - 1; at += 2) {
    const condition = operands[at]!;
    const code = frame.code[condition.slot];
    evaluated.push(condition);
    if (code !== UNMET) evaluated.push(operands[at + 1]!);
    if (code === MET) return evaluated;
  }
  return [...evaluated, operands[operands.length - 1]!];
}

/** The topmost decided condition is told; what lies in it follows from it. */
function warnDecided(
  root: Node,
  decided: Map<Node, Set<number>>,
  errors: ReadonlySet<BoundTitle>,
  issues: Issues,
): void {
  const codes = decided.get(root);
  if (codes?.size === 1 && !codes.has(UNKNOWN)) {
    if (![...errors].some(({ when }) => when === root))
      issues.warning(codes.has(MET) ? 'rule/always-met' : 'rule/never-met', root.pointer);
    return;
  }
  for (const operand of root.operands) warnDecided(operand, decided, errors, issues);
}
