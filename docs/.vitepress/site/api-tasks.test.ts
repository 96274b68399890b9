import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { taskOf, tasks } from './api-tasks.mjs';

const core = new URL('../../../packages/core/src/', import.meta.url);

/** The sources whose exports are those of an entry. */
function sourcesBehind(entry: string): string[] {
  const text = readFileSync(new URL(`${entry}.ts`, core), 'utf8');
  return [...text.matchAll(/^export .*?from '\.\/([\w/-]+)\.js'/gms)].map(([, source]) => source!);
}

test('every export belongs to one task of the reference', () => {
  const entries = readdirSync(core).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const sources = entries.flatMap((name) => sourcesBehind(name.slice(0, -'.ts'.length)));
  expect(sources.length).toBeGreaterThan(35);
  expect(sources.filter((source) => taskOf(source) === undefined)).toEqual([]);
  const all = tasks.flatMap((task) => task.sources);
  expect(new Set(all).size).toBe(all.length);
});

test('a file goes before its folder', () => {
  expect(taskOf('run/rows')).toBe('Read rows of a table');
  expect(taskOf('run/run')).toBe('Run a register');
  expect(taskOf('nowhere/run')).toBeUndefined();
});

test('the reference lists the tasks in their order', () => {
  const typedoc = JSON.parse(readFileSync(new URL('../../../typedoc.json', core), 'utf8')) as {
    categoryOrder: string[];
  };
  expect(typedoc.categoryOrder).toEqual(tasks.map(({ title }) => title));
});
