/**
 * Checks a pack, and makes it ready to judge.
 */

import type { Pack } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { Issues } from '../issue/collector.js';
import { en } from '../issue/english.js';
import type { Issue } from '../issue/issue.js';
import { schemaOf } from '../issue/standard.js';
import { membersOf, textIn } from '../json/guards.js';
import { bindCascade } from '../measure/cascade.js';
import { bindMemberMeasures } from '../measure/member-measures.js';
import { bind } from '../pack/bind.js';
import type { CompiledPack } from '../pack/compiled.js';
import { INDICATORS } from '../pack/indicators.js';
import { openSound } from '../plan/open.js';
import type { Program } from '../plan/program.js';
import { writePlan } from '../plan/write.js';
import { greatestPoints, proveOnNothing } from '../proof/nothing.js';
import { warnOfSound } from '../proof/sound-rules.js';
import { countNodes } from '../rule/check.js';
import { needAllCompiled } from '../shape/compiled.js';
import { PackError } from '../shape/error.js';
import { readDocument } from '../shape/read.js';
import { pack as packShape } from '../shape/validators.gen.js';
import { limits } from '../text/limits.js';
import { checkRecord } from './record.js';
import { readTexts } from './texts.js';

/** Packs whose rules hold more nodes than this in all are refused. */
const PACK_NODES = limits.documentNodes;

/** What is of type `any` is known no better than any pack. */
type KnownPack<P extends Pack> = 0 extends 1 & P ? Pack : P;

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
 * document per locale, as text or JSON; they never change a verdict. SEMANTICS §3 says what its rules give.
 *
 * A document that is a constant (written in the call, `as const`, or imported from a package of packs) gives a typed pack:
 * `evaluate` then takes its records only, and a wrong name of a fact does not compile. JSON out of a file gives one that takes any.
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
export function compilePack<const P extends Pack>(document: P, texts?: readonly unknown[]): CompiledPack<KnownPack<P>>;
export function compilePack(textOrJson: unknown, texts?: readonly unknown[]): CompiledPack;
export function compilePack(textOrJson: unknown, texts: readonly unknown[] = []): CompiledPack {
  const { document, program, issues } = bindPack(textOrJson);
  const found = [...issues];
  const words = readTexts(texts, document, found);
  if (document === undefined || program === undefined || found.some((issue) => issue.severity === 'error'))
    throw new PackError(found);
  const { id, version, subject, group } = document;
  const check = (record: unknown): Issue[] => checkRecord(compiled, record);
  const schema = schemaOf<RecordOf<Pack>>(check, en);
  const compiled: CompiledPack = { id, version, subject, group, document, texts: words, program, ...schema };
  return compiled;
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
  const draft = bind(document, issues, broken);
  if (packs !== undefined) bindMemberMeasures(document, packs, issues, broken);
  if (packs !== undefined && !issues.hasErrors())
    for (const issue of circlesThrough(document, packs)) issues.push(issue);
  const program = planned(draft);
  if (!issues.hasErrors()) proveOnNothing(program, issues);
  // Of a doubled key nobody knows which one is meant.
  else if (!issues.list.some(({ code }) => code.startsWith('json/'))) warnOfSound(program, issues);
  return { document, issues: located(), ...(!issues.hasErrors() && { program }) };
}

/** What was bound as a plan, opened. What only a run can tell is learnt from one. */
function planned({ head, slots, draft }: ReturnType<typeof bind>): Program {
  const unlearnt = openSound(
    writePlan(
      head,
      slots,
      draft,
      draft.epochs.map(() => 0),
    ),
  );
  // Nothing stands for an exempt indicator where none may be exempt.
  if (draft.indicators.every(({ applies }) => applies === undefined)) return unlearnt;
  return openSound(writePlan(head, slots, draft, greatestPoints(unlearnt)));
}

/** What is wrong between a pack and others, reported where it is in this one. */
function circlesThrough(document: Pack, packs: readonly CompiledPack[]): Issue[] {
  const { id, version, subject, group } = document;
  const self = { id, version, subject, group, document };
  const others = packs.filter((other) => other.id !== id || other.version !== version);
  return bindCascade([...others, self]).issues.flatMap(({ pack, issue }) =>
    pack === self && issue.severity === 'error' ? issue : [],
  );
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
  const nodes = countNodes(rules);
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

/** The list that should be there, when something else may. */
function listIn<Item>(json: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(json) ? json : [];
}
