/**
 * A programme, checked once against the packs whose titles and facts its measures read.
 */

import type { Measure, Programme } from '../document/index.js';
import { withoutRepeats } from '../issue/collector.js';
import type { Issue } from '../issue/issue.js';
import { type BoundMeasure, bindLens, type Lens } from '../measure/lens.js';
import type { CompiledPack } from '../pack/compiled.js';
import { checkMeasure, checkStages, checkTargets } from '../programme/checks.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { checkDeadlines } from '../programme/deadlines.js';
import { checkPlaceKinds } from '../programme/place-kinds.js';
import { checkProcedure } from '../programme/procedure.js';
import { countNodes } from '../rule/check.js';
import { needAllCompiled } from '../shape/compiled.js';
import { PackError } from '../shape/error.js';
import { checkSources } from '../shape/provenance.js';
import { readDocument } from '../shape/read.js';
import { programme as programmeShape } from '../shape/validators.gen.js';
import { limits } from '../text/limits.js';
import { checkPolicy, policyOf } from '../year/policies.js';
import { readTexts } from './texts.js';

/**
 * Everything that is wrong with a programme, as text or JSON, given the packs that its measures read: located issues as data.
 *
 * @throws TypeError for packs that `compilePack` has not made; nothing else.
 */
export function checkProgramme(textOrJson: unknown, packs: readonly CompiledPack[]): Issue[] {
  needAllCompiled('checkProgramme', 'pack', packs);
  return bindProgramme(textOrJson, packs).issues;
}

/**
 * A programme ready to count: text or JSON that `checkProgramme` finds no error in, and its words, one document per locale.
 *
 * @throws PackError with the located issues when the programme has errors; TypeError for packs that `compilePack` has not made.
 */
export function compileProgramme(
  textOrJson: unknown,
  packs: readonly CompiledPack[],
  texts: readonly unknown[] = [],
): CompiledProgramme {
  needAllCompiled('compileProgramme', 'pack', packs);
  const { document, measures, lenses, issues } = bindProgramme(textOrJson, packs);
  const found = [...issues];
  const words = readTexts(texts, document, found);
  if (
    document === undefined ||
    measures === undefined ||
    lenses === undefined ||
    found.some(({ severity }) => severity === 'error')
  )
    throw new PackError(found);
  const kinds = new Map(packs.map(({ group, subject }) => [group, subject]));
  return { id: document.id, version: document.version, document, texts: words, measures, lenses, kinds };
}

type BoundProgramme = {
  document?: Programme;
  measures?: readonly BoundMeasure[];
  lenses?: readonly Lens[];
  issues: Issue[];
};

function bindProgramme(textOrJson: unknown, packs: readonly CompiledPack[]): BoundProgramme {
  const { document, issues, broken, located } = readDocument<Programme>(textOrJson, programmeShape);
  if (document === undefined) {
    if (issues.list.length === 0)
      issues.error('shape/type', '', { expected: 'an object { }', found: 'something else' });
    return { issues: located() };
  }
  checkSources(document, '', document, issues, broken);
  const given = Array.isArray(document.measures) ? document.measures : [];
  const nodes = countNodes(given.flatMap((measure) => [measure?.among, measure?.met]));
  if (nodes > limits.documentNodes) {
    issues.error('programme/too-large', '/measures', { found: nodes, limit: limits.documentNodes });
    return { issues: located() };
  }
  const seen = new Set<string>();
  for (const [index, measure] of given.entries()) {
    const pointer = `/measures/${index}`;
    if (broken(pointer)) continue;
    if (seen.has(measure.id)) issues.error('measure/doubled', `${pointer}/id`, { id: measure.id });
    seen.add(measure.id);
    checkMeasure(measure, pointer, broken('/roles') ? undefined : document.roles, packs, issues);
    checkTargets(measure, pointer, broken('/placeKinds') ? undefined : (document.placeKinds ?? {}), issues);
  }
  checkPolicy(document.counting, ['first', 'unknown'], '/counting', issues);
  checkPolicy(document.titles, ['computed', 'decided'], '/titles', issues);
  if (!broken('/stages')) checkStages(document.stages ?? [], issues);
  checkDeadlines(document, issues, broken);
  checkProcedure(document, issues, broken);
  if (document.placeKinds !== undefined) checkPlaceKinds(document.placeKinds, issues, broken);
  const isJudged = ({ declared, count }: Measure) => !declared && packs.some(({ subject }) => subject === count);
  const readable = given.map((measure, index) =>
    broken(`/measures/${index}`) || !isJudged(measure) ? undefined : { measure, pointer: `/measures/${index}` },
  );
  const kinds = [...new Set(readable.flatMap((each) => each?.measure.count ?? []))];
  const source = {
    id: document.id,
    roles: broken('/roles') ? {} : (document.roles ?? {}),
    stages: broken('/stages') ? [] : (document.stages ?? []),
    facts: document.facts ?? {},
    factsAt: '/facts',
    titlesDecided: !broken('/titles') && policyOf(document.titles, 'computed') === 'decided',
    issues: withoutRepeats(issues),
    broken,
  };
  const measures: BoundMeasure[] = given.map(() => ({ leadsTo: 'place', titles: [], about: [], waits: false }));
  const lenses = kinds.map((kind) => bindLens(kind, source, packs, readable, measures));
  if (issues.hasErrors()) return { document, issues: located() };
  return { document, measures, lenses, issues: located() };
}
