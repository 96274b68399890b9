import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operators, refused } from '../packages/core/src/operators.js';
import { references } from './generators/references.js';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('npm run references leaves unchanged', () => {
  test.each(references.map(({ path, make }) => [path, make] as const))('%s', (path, make) => {
    expect(textOf(path)).toBe(make());
  });
});

test('SEMANTICS §2 has a row for each operator, and no other', () => {
  const [, section] = /^## 2\. (.*?)^## 3\. /ms.exec(textOf('docs/SEMANTICS.md'))!;
  const named = [...section!.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].flatMap(([, names]) => names!.split(' ')),
  );
  expect(named.sort()).toEqual(Object.keys(operators).sort());
});

describe.each(['operators.md', 'operators.vi.md'])('%s', (page) => {
  const text = textOf(`docs/reference/${page}`);
  const refusals = text.slice(text.lastIndexOf('\n## '));
  test('is NFC and tells of every operator, those we have and those we refuse', () => {
    expect(text).toBe(text.normalize('NFC'));
    for (const name of Object.keys(operators)) expect(text).toContain(`\n## \`${name}\`\n`);
    for (const name of Object.keys(refused)) expect(refusals).toContain(`\n| \`${name}\` `);
    expect(text).not.toContain('undefined');
  });
});
