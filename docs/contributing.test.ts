/** The operator that CONTRIBUTING adds: its diff is applied to a copy of the repository, and what comes out is run. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operators as today } from '../packages/core/src/rule/operators.js';
import { packWith, textOf } from '../packages/core/test/fixtures.js';
import { answerOf } from '../packages/core/test/json-logic/own.js';
import { blocksOf, root } from './pages.js';

type Changed = typeof import('../packages/core/src/index.js') &
  typeof import('../packages/core/src/rule/operators.js') &
  typeof import('../packages/core/test/naive.js') &
  typeof import('../packages/reference/src/logic.js') &
  typeof import('./generators/operator-words.js') &
  typeof import('./generators/operator-examples.js');

interface Case {
  readonly note: string;
  readonly pack: object;
  readonly records: readonly never[];
  readonly want: readonly string[];
}

const CASES = 'packages/core/test/cases/operators.json';
const copy = mkdtempSync(join(tmpdir(), 'tieuchi-operator-'));
let changed: Changed;
afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeAll(async () => {
  for (const folder of ['packages/core/src', 'packages/core/test', 'packages/reference/src', 'docs/generators'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  cpSync(join(root, 'docs/SEMANTICS.md'), join(copy, 'docs/SEMANTICS.md'));
  const diff = blocksOf(textOf('CONTRIBUTING.md')).filter(({ language }) => language === 'diff');
  const input = diff.map(({ code }) => code).join('');
  const { status, stderr } = spawnSync('git', ['apply', '--unidiff-zero'], { cwd: copy, input, encoding: 'utf8' });
  expect(status, stderr).toBe(0);

  const sources = ['index', 'rule/operators'].map((name) => `./packages/core/src/${name}.ts`);
  const others = [
    ...['packages/core/test/naive', 'packages/reference/src/logic'],
    ...['docs/generators/operator-words', 'docs/generators/operator-examples'],
  ];
  const outfile = join(copy, 'changed.mjs');
  await build({
    stdin: {
      contents: [...sources, ...others.map((name) => `./${name}.ts`)]
        .map((name) => `export * from '${name}';`)
        .join('\n'),
      resolveDir: copy,
    },
    nodePaths: [join(root, 'node_modules')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  changed = (await import(pathToFileURL(outfile).href)) as Changed;
});

/** The names of operators that the change adds. */
const added = () => Object.keys(changed.operators).filter((name) => !Object.hasOwn(today, name));

test('one operator is added, with its words and an example', () => {
  expect(added()).toEqual(['abs']);
  for (const locale of ['en', 'vi'] as const) {
    expect(changed.words[locale].doc('abs')).toMatch(/\p{L}/u);
    expect(changed.words[locale].ranges('abs')).toMatch(/\p{L}/u);
  }
  expect(changed.examples.some(({ rule }) => Object.hasOwn(rule, 'abs'))).toBe(true);
});

test('its cases come out, and are none of today', () => {
  const before = new Set((JSON.parse(textOf(CASES)) as Case[]).map(({ note }) => note));
  const cases = (JSON.parse(readFileSync(join(copy, CASES), 'utf8')) as Case[]).filter(({ note }) => !before.has(note));
  expect(cases).toHaveLength(1);
  for (const { note, pack, records, want } of cases) {
    const compiled = changed.compilePack(packWith(pack));
    const got = records.map((record) => changed.evaluate(compiled, record).titles[0]!.verdict);
    expect(got, note).toEqual(want);
  }
});

test('the second implementation says the same of every range, and json-logic-js of every number', () => {
  for (let low = -3; low <= 3; low += 1)
    for (let high = low + 1; high <= 4; high += 1) {
      const facts = { a: { type: 'decimal', min: low / 2, max: high / 2, step: 0.5 } } as const;
      const rule = { abs: { var: 'a' } };
      const compiled = changed.compileRule(rule, facts);
      expect(compiled.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(compiled.evaluate?.({})).toEqual(changed.said(changed.naive(rule, facts, {})));
      expect(compiled.evaluate?.({ a: low / 2 })).toBe(Math.abs(low / 2));
    }
  const literal = (value: number) => ({ op: 'literal', type: 'number', decimals: 0, low: value, operands: [] });
  const abs = { op: 'abs', type: 'number', decimals: 0, operands: [0] };
  for (const value of [-3, 0, 5])
    expect(answerOf(changed.logicOf([literal(value), abs] as never, []).at(-1))).toBe(Math.abs(value));
});
