/**
 * Checks a pack, and makes it ready to judge.
 */

import type { Pack } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
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
import { readTexts } from './texts.js';

/** Packs whose rules hold more nodes than this in all are refused. */
const PACK_NODES = limits.documentNodes;

/** What is of type `any` is known no better than any pack. */
export type KnownPack<P extends Pack> = 0 extends 1 & P ? Pack : P;

/**
 * Everything that is wrong with a pack, as text or JSON, each mistake once and located, as data. `packs` are those that judge
 * the members whom it counts.
 *
 * @throws TypeError for `packs` that `compilePack` has not made; nothing else.
 */
export function checkPack(textOrJson: unknown, packs?: readonly CompiledPack[]): Issue[] {
  if (packs !== undefined) needAllCompiled('checkPack', 'pack', packs);
  return bindPack(textOrJson, packs).issues;
}

/**
 * A pack ready to judge records: text or JSON that `checkPack` finds no error in, and its words, one document per locale. A
 * document that is a constant gives a typed pack.
 *
 * @throws PackError with the located issues when the pack has errors; nothing else.
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
