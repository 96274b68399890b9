/** The plans of everything in this repository have the shape of their schema. */
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { compilePack, compileProgramme, type Plan, planOf } from '../src/index.js';
import { collectivePacks, filesIn, nationalPacks, textOf } from './fixtures.js';

const schema = JSON.parse(textOf('packages/core/schema/plan.schema.json')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const faultsOf = (plan: Plan) => (validate(JSON.parse(JSON.stringify(plan))) ? [] : validate.errors);

const packs = [...nationalPacks(), ...collectivePacks()];

test.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  expect(faultsOf(planOf(pack))).toEqual([]);
  expect(planOf(pack)).toEqual(planOf(compilePack(pack.document)));
});

test('a pack that counts members holds what it counts of them, when it is given the packs that judge them', () => {
  const counting = packs.filter(({ program }) =>
    program.counted.some((at) => program.facts[at]!.declared.from !== undefined),
  );
  expect(counting.length).toBeGreaterThan(3);
  const bound = counting.map((pack) => planOf(pack, packs));
  for (const plan of bound) expect(faultsOf(plan)).toEqual([]);
  expect(bound.flatMap(({ members }) => members?.lenses ?? []).length).toBeGreaterThan(3);
  for (const { members } of bound)
    for (const { nodes, measures } of members?.lenses ?? [])
      for (const { among, met } of measures)
        for (const at of [among, met]) if (at !== undefined) expect(nodes[at]!.type).toBe('truth');
});

describe('programmes', () => {
  const programmes = filesIn('criteria-packs/', true).filter((path) =>
    /^[^/]+\/programmes\/.*\.programme\.json$/.test(path.replaceAll('\\', '/')),
  );
  test.each(programmes)('%s', (path) => {
    const plan = planOf(compileProgramme(textOf(`criteria-packs/${path}`), packs));
    expect(faultsOf(plan)).toEqual([]);
    expect(plan.lenses.flatMap(({ measures }) => measures).length).toBeGreaterThan(0);
  });
});
