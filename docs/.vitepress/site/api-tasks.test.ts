import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { taskOf, tasks } from './api-tasks.mjs';

const textOf = (name: string) =>
  readFileSync(new URL(`../../../packages/core/src/${name}.ts`, import.meta.url), 'utf8');

/** Files whose exports are those of an entry; what gathers the types of other files stands for them. */
function filesBehind(entry: string): string[] {
  return [...textOf(entry).matchAll(/^export .*?from '\.\/([\w-]+)\.js'/gms)].flatMap(([, name]) =>
    name === 'documents' ? filesBehind(name) : [name!],
  );
}

test('every export belongs to one task of the reference', () => {
  const files = [...filesBehind('index'), 'messages', ...filesBehind('messages'), 'reference'];
  expect(files.length).toBeGreaterThan(35);
  expect(files.filter((file) => taskOf(file) === undefined)).toEqual([]);
  const all = tasks.flatMap((task) => task.files);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((file) => !files.includes(file))).toEqual([]);
});

test('the reference lists the tasks in their order', () => {
  const typedoc = JSON.parse(readFileSync(new URL('../../../typedoc.json', import.meta.url), 'utf8')) as {
    categoryOrder: string[];
  };
  expect(typedoc.categoryOrder).toEqual(tasks.map(({ en }) => en));
});
