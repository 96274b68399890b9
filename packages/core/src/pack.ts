/**
 * A pack, checked once and bound to registers: everything that can be wrong in it is found before any record is read.
 */
import { bindCascade } from './cascade.js';
import { needAllCompiled } from './compiled.js';
import { dayFrom, isDay } from './dates.js';
import type { Pack, Texts } from './documents.js';
import { type BoundFact, bindFact } from './facts.js';
import { bindIndicators, INDICATORS } from './indicators.js';
import type { Issue, Issues } from './issue.js';
import { membersOf, textIn } from './json.js';
import { limits } from './limits.js';
import { bindMemberMeasures, checkMemberRoles } from './member-measures.js';
import { declaredNames } from './misspelt.js';
import { idFrom, pointerTo, shownName } from './names.js';
import type { Node } from './node.js';
import { behindOf, type Program } from './program.js';
import { proveOnNothing, warnOfSound } from './proof.js';
import { checkSources } from './provenance.js';
import { createReading, type Reading } from './reading.js';
import { nodesOf } from './rule.js';
import { pack as packShape } from './shape.gen.js';
import { PackError, readDocument } from './shape.js';
import { readTexts } from './texts.js';
import { bindThresholds } from './thresholds.js';
import { bindTitles } from './titles.js';
import { bindTotals } from './totals.js';

/** Packs whose rules hold more nodes than this in all are refused. */
const PACK_NODES = limits.documentNodes;

/** A pack that has been checked once. `program` is the engine's own and may change in any version. */
export interface CompiledPack {
  /** Id of the document. */
  readonly id: string;
  /** Version of the document, `major.minor.patch`. */
  readonly version: string;
  /** Kind of subject that it judges. */
  readonly subject: string;
  /** Group of subjects that answer to it. */
  readonly group: string;
  /** The document as it was read. */
  readonly document: Pack;
  /** Its words by locale; none for a locale whose words were not given. */
  readonly texts: { readonly [locale: string]: Texts };
  /** @internal */
  readonly program: Program;
}

/** What others must know of a pack to count those whom it judges. */
export type PackHead = Pick<CompiledPack, 'id' | 'subject' | 'group' | 'document'>;

/**
 * Everything that is wrong with a pack: shape and meaning (SEMANTICS §1 to §6), each mistake once, with its JSON Pointer
 * and, for text, line and column. An empty list, or one of warnings only, means that `compilePack` accepts it. No document
 * makes it throw.
 *
 * `packs` are those that judge the members whom the pack counts: what their measures read is checked against them. Without
 * them the rules under `from` are checked when a run binds the packs to each other.
 *
 * @throws TypeError for `packs` that `compilePack` has not made; nothing else.
 *
 * @example
 * checkPack('{"format": "tieuchi-pack/1"').map((issue) => issue.code); // => ['json/unclosed']
 */
export function checkPack(textOrJson: unknown, packs?: readonly CompiledPack[]): Issue[] {
  if (packs !== undefined) needAllCompiled('checkPack', 'pack', packs);
  return bindPack(textOrJson, packs).issues;
}

/**
 * A pack ready to judge records: text or JSON that `checkPack` finds no error in. `texts` are the words of the pack, one
 * document per locale, as text or JSON; they never change a verdict. SEMANTICS §3 says what its rules come to.
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
  const found = [...issues];
  const words = readTexts(texts, document, found);
  if (document === undefined || program === undefined || found.some((issue) => issue.severity === 'error'))
    throw new PackError(found);
  const { id, version, subject, group } = document;
  return { id, version, subject, group, document, texts: words, program };
}

function bindPack(
  textOrJson: unknown,
  packs?: readonly CompiledPack[],
): { document?: Pack; program?: Program; issues: Issue[] } {
  const { document, issues, broken, located } = readDocument<Pack>(textOrJson, packShape);
  if (document === undefined) {
    if (issues.list.length === 0)
      issues.error('shape/type', '', { expected: 'an object { }', found: 'something else' });
    return { issues: located() };
  }
  if (!isSmallEnough(document, issues)) return { document, issues: located() };
  const program = bind(document, issues, broken);
  if (packs !== undefined) bindMemberMeasures(document, packs, issues, broken);
  if (packs !== undefined && !issues.hasErrors())
    for (const issue of circlesThrough(document, packs)) issues.push(issue);
  if (!issues.hasErrors()) proveOnNothing(program, issues);
  // Of a doubled key nobody knows which one is meant.
  else if (!issues.list.some(({ code }) => code.startsWith('json/'))) warnOfSound(program, issues);
  return { document, issues: located(), ...(!issues.hasErrors() && { program }) };
}

/** What is wrong between a pack and others, told where it stands in this one. */
function circlesThrough(document: Pack, packs: readonly CompiledPack[]): Issue[] {
  const { id, version, subject, group } = document;
  const self = { id, version, subject, group, document };
  const others = packs.filter((other) => other.id !== id || other.version !== version);
  return bindCascade([...others, self]).issues.flatMap(({ pack, issue }) =>
    pack === self && issue.severity === 'error' ? issue : [],
  );
}

function bind(pack: Pack, issues: Issues, broken: (pointer: string) => boolean): Program {
  const reading = createReading(pack, issues, broken);
  checkInForce(pack, issues, broken);
  checkSources(pack, '', pack, issues, broken);
  const facts = bindFacts(reading);
  checkMemberRoles(pack, issues, broken);
  const thresholds = bindThresholds(reading);
  const { indicators, criteria } = bindIndicators(reading);
  const totals = bindTotals(indicators, criteria, reading);
  const titles = bindTitles(reading);
  const epochs = [
    '',
    ...new Set(thresholds.flatMap(({ values }) => values.map(({ from }) => from)).filter((from) => from !== '')),
  ].sort();
  const indicatorNodes = indicators.flatMap(({ applies, points, met }) =>
    [applies, points, met].filter((node) => node?.run !== undefined),
  ) as Node[];
  return {
    name: `${textIn(pack.id)}@${textIn(pack.version)}`,
    slots: reading.scope.slots,
    facts,
    counted: facts.filter(({ declared: { type } }) => type === 'count' || type === 'share'),
    thresholds,
    epochs,
    behind: behindOf({ facts, indicators, criteria, titles }),
    indicators,
    indicatorNodes,
    titles,
    ...totals,
    greatest: epochs.map(() => 0),
    declared: declaredNames([...facts.map(({ id }) => id), ...membersOf(pack.memberFacts).map(([id]) => id)]),
    idle: [],
  };
}

function checkInForce({ inForce }: Pack, issues: Issues, broken: (pointer: string) => boolean): void {
  for (const end of ['from', 'until'] as const) {
    const day: unknown = inForce?.[end];
    if (typeof day === 'string' && !isDay(day) && !broken(`/inForce/${end}`))
      return issues.error('shape/date', `/inForce/${end}`, { found: shownName(day), example: dayFrom(day) });
  }
  if (!broken('/inForce') && inForce?.until !== undefined && inForce.until <= inForce.from) {
    issues.error('pack/never-in-force', '/inForce/until', { from: inForce.from, until: inForce.until });
  }
}

function bindFacts({ pack, known, barred, scope, issues, broken }: Reading): BoundFact[] {
  return membersOf(pack.facts).flatMap(([id, declared]) => {
    const pointer = pointerTo('/facts', id);
    const fact = broken(pointer) ? undefined : bindFact(id, declared, pointer, scope.slots, issues);
    // Rules may read it by the id that was meant.
    if (fact === undefined) barred.set(id, '').set(idFrom(id), '');
    else known.set(id, fact.symbol);
    return fact ?? [];
  });
}

/** Whether a pack is small enough to be looked at: its indicators, its rules, and its rules on each day that changes a threshold. */
function isSmallEnough(pack: Pack, issues: Issues): boolean {
  const indicators = listIn(pack.criteria).flatMap((criterion) => listIn(criterion?.indicators));
  if (indicators.length > INDICATORS) {
    issues.error('pack/too-many-indicators', '/criteria', { found: indicators.length, limit: INDICATORS });
    return false;
  }
  const titles = listIn(pack.titles).flatMap((title) => [
    title?.when,
    ...listIn(title?.ranks).map((rank) => rank?.when),
  ]);
  const rules = [...indicators.flatMap((each) => [each?.applies, each?.points, each?.met]), ...titles];
  const nodes = nodesOf(rules);
  if (nodes > PACK_NODES) {
    issues.error('pack/too-large', '', { found: nodes, limit: PACK_NODES });
    return false;
  }
  const values = membersOf(pack.thresholds).flatMap(([, given]) => listIn(given));
  const days = new Set(['', ...values.map((value) => textIn(value?.from))]).size;
  if (nodes * days <= limits.nodeDays) return true;
  issues.error('pack/too-many-days', '/thresholds', { days, nodes, limit: Math.floor(limits.nodeDays / nodes) });
  return false;
}

/** The list that should stand there, when something else may. */
function listIn<Item>(json: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(json) ? json : [];
}
