/**
 * Plans of what has been checked: as plain JSON, for apps that judge by it without a checker, and for other executors.
 */
import { rulesDigest } from '../bytes/digest.js';
import { createIssues } from '../issue/collector.js';
import type { BoundMeasure, Lens } from '../measure/lens.js';
import type { FactOfMembers } from '../measure/member-facts.js';
import { bindMemberMeasures } from '../measure/member-measures.js';
import type { CompiledPack } from '../pack/compiled.js';
import { rolesOfPack } from '../pack/roles.js';
import {
  type LensPlan,
  type PackPlan,
  PLAN_FORMAT,
  type PlanMeasure,
  type PlanMemberFact,
  type PlanName,
  type ProgrammePlan,
} from '../plan/format.js';
import { planValue } from '../plan/nodes.js';
import { SEMANTICS } from '../plan/semantics.js';
import { writeFact } from '../plan/write.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { needAllCompiled } from '../shape/compiled.js';

/**
 * The plan of a compiled pack or programme (`tieuchi-plan/1`, SEMANTICS §9): plain JSON that says all that judging needs, and
 * nothing of words or sources. `openPlan` of `@tieuchi/core/plan` makes a plan of a pack ready to judge, with the same
 * answers as the pack itself. With `packs` the plan of a pack that counts members holds what it counts of them, bound to the
 * packs that judge them. Never throws for what is compiled.
 *
 * @throws TypeError for what `compilePack` and `compileProgramme` have not made; nothing else.
 *
 * @example
 * planOf(pack).titles[0].id; // => 'reader'
 */
export function planOf(pack: CompiledPack, packs?: readonly CompiledPack[]): PackPlan;
export function planOf(programme: CompiledProgramme): ProgrammePlan;
export function planOf(
  compiled: CompiledPack | CompiledProgramme,
  packs?: readonly CompiledPack[],
): PackPlan | ProgrammePlan {
  if (typeof compiled === 'object' && compiled !== null && 'lenses' in compiled) return programmePlan(compiled);
  needAllCompiled('planOf', 'pack', [compiled, ...(packs ?? [])]);
  const { document, program } = compiled;
  const counted = packs && bindMemberMeasures(document, packs, createIssues(), () => false);
  return deepCopy({
    ...program.plan,
    rules: rulesDigest(document),
    roles: rolesOfPack(document),
    ...(counted && {
      members: {
        lenses: counted.lenses.map((lens) => lensPlan(lens, counted.measures, (index) => counted.facts[index]!)),
      },
    }),
  });
}

function programmePlan({ id, version, document, measures, lenses }: CompiledProgramme): ProgrammePlan {
  return deepCopy({
    format: PLAN_FORMAT,
    semantics: SEMANTICS,
    kind: 'programme',
    id,
    version,
    rules: rulesDigest(document),
    place: document.place,
    roles: document.roles,
    stages: document.stages ?? [],
    lenses: lenses.map((lens) => lensPlan(lens, measures, (index) => document.measures[index]!.id)),
  });
}

/** A copy that shares nothing with what is compiled. */
function deepCopy<Json>(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function lensPlan(lens: Lens, measures: readonly BoundMeasure[], idOf: (measure: number) => string): LensPlan {
  return {
    kind: lens.kind,
    slots: lens.size,
    facts: lens.facts.map(memberFact),
    names: lensNames(lens),
    nodes: lens.nodes,
    measures: lens.measures.map((index) => measurePlan(idOf(index), lens, measures[index]!)),
  };
}

function measurePlan(id: string, { kind, opened }: Lens, measure: BoundMeasure): PlanMeasure {
  const { among, met, titles, ...rest } = measure;
  return {
    id,
    count: kind,
    ...(among && { among: opened.indexOf(among) }),
    ...(met && { met: opened.indexOf(met) }),
    ...rest,
    titles: titles.map(({ name }) => name),
  };
}

/** Names other than facts, each with the collective whose title it reads. */
function lensNames({ own, collectives, facts }: Lens): PlanName[] {
  const isFact = (name: string) => facts.some(({ id }) => id === name);
  return [
    ...own
      .filter(({ name }) => !isFact(name))
      .map((symbol) => ({ name: symbol.name, ...planValue(symbol), ...(symbol.of && { of: symbol.of }) })),
    ...collectives.map(({ role, kind, name, slot }) => ({
      name: `${role}.${name}`,
      ...planValue({ type: 'truth', slot, decimals: 0, low: 0, high: 1 }),
      role,
      kind,
    })),
  ];
}

function memberFact({ id, byPack, own, widest }: FactOfMembers): PlanMemberFact {
  return {
    id,
    byPack: Object.fromEntries([...byPack].map(([pack, fact]) => [pack, writeFact(fact)])),
    ...(own && { own: writeFact(own) }),
    widest: writeFact(widest),
  };
}
