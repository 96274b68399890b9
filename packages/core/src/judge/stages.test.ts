/**
 * A record on its way through `evaluate`: keys ▸ entry ▸ judge ▸ result, or keys ▸ entry ▸ known when every fact is known. Each
 * of these files is entered once, and after the entry nothing asks the caller's object again.
 */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { compilePack, evaluate, type SubjectRecord } from '../index.js';

const way = vi.hoisted(() => {
  const steps: string[] = [];
  let depth = 0;
  /** The functions of a file, which note when `evaluate` enters it, and not when one stage uses another's parts. */
  const watched = async (name: string, load: () => Promise<object>) =>
    Object.fromEntries(
      Object.entries(await load()).map(([key, value]) => [
        key,
        typeof value !== 'function'
          ? value
          : (...args: unknown[]) => {
              if (depth === 0) steps.push(name);
              depth += 1;
              try {
                return value(...args) as unknown;
              } finally {
                depth -= 1;
              }
            },
      ]),
    );
  return { steps, watched };
});
vi.mock('./keys.js', (load) => way.watched('keys', load));
vi.mock('./entry.js', (load) => way.watched('entry', load));
vi.mock('./judge.js', (load) => way.watched('judge', load));
vi.mock('./known.js', (load) => way.watched('known', load));
vi.mock('./result.js', (load) => way.watched('result', load));

const pack = compilePack(
  readFileSync(new URL('../../../../criteria-packs/vn/packs/nhom-3-2022.pack.json', import.meta.url), 'utf8'),
);
const ids = pack.program.facts.map(({ id }) => id);
const complete = Object.fromEntries(
  pack.program.facts.map(({ id, symbol }) => [id, symbol.type === 'truth' ? true : 8]),
);

/** The same object, which notes each key that is asked for. */
function noting<Kind extends object>(given: Kind): Kind {
  return new Proxy(given, {
    get: (of, key) => {
      way.steps.push(String(key));
      return Reflect.get(of, key) as unknown;
    },
  });
}

const KEYS = ['subject', 'year', 'group', 'date', 'registered', 'facts', 'recognised'];

beforeEach(() => void way.steps.splice(0));

test.each([
  ['whose facts are all known', complete, ['known']],
  ['of which a fact is missing', { ...complete, [ids[0]!]: null }, ['judge', 'result']],
  ['of which a fact is invalid', { ...complete, [ids[0]!]: 99 }, ['judge', 'result']],
])('a record %s enters each file once, and is asked for each of its keys and facts once', (_, facts, last) => {
  const record = { subject: 'p-1', year: 2022, group: 'nhom-3', facts: noting(facts) } as SubjectRecord;
  const result = evaluate(pack, noting(record));
  expect(way.steps).toEqual(['keys', ...KEYS, 'entry', ...Object.keys(facts), 'selfFacts', ...last]);
  expect(result.indicators).toHaveLength(10);
});
