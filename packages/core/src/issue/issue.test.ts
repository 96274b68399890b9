import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compilePack, PackError } from '../index.js';
import { shownName } from '../text/names.js';
import { createIssues, SHOWN_ISSUES } from './collector.js';
import { issueOf } from './make.js';
import { fill } from './wording.js';

describe('the limit of shown issues', () => {
  test('counts the rest', () => {
    const issues = createIssues();
    for (let at = 0; at < SHOWN_ISSUES + 20; at += 1) issues.error('rule/empty', `/${at}`);
    const shown = issues.shown();
    expect(shown).toHaveLength(SHOWN_ISSUES + 1);
    expect(shown.at(-1)).toMatchObject({ code: 'document/more-issues', params: { count: 20 } });
  });

  test('never hides the only error behind warnings', () => {
    const issues = createIssues();
    for (let at = 0; at < SHOWN_ISSUES; at += 1) issues.warning('rule/covers-all', `/${at}`);
    issues.error('rule/empty', '/x');
    expect(issues.shown().filter(({ severity }) => severity === 'error')).toMatchObject([{ pointer: '/x' }]);
    expect(issues.shown().at(-1)).toMatchObject({ code: 'document/more-issues', params: { count: 1 } });
  });

  test('a pack with a hundred warnings and an error says so', () => {
    const covers = { in: [{ var: 'a' }, ['x', 'y']] };
    const titles = [
      ...Array.from({ length: 110 }, (_, at) => titleOf(`t-${at}`, { and: [covers, { var: 'b' }] })),
      titleOf('last', { var: 'nothing-here' }),
    ];
    const pack = packWith({ facts: { a: { type: 'choice', of: ['x', 'y'] }, b: { type: 'boolean' } }, titles });
    expect(checkPack(pack).filter(({ severity }) => severity === 'error')).toMatchObject([
      { pointer: '/titles/110/when/var' },
    ]);
    expect(() => compilePack(pack)).toThrow(/`nothing-here` is not declared/);
  });

  test('holds for what the parser finds too', () => {
    const text = `{${'"a":1,'.repeat(300_000)}"b":2}`;
    const issues = checkPack(text);
    expect(issues.length).toBeLessThanOrEqual(SHOWN_ISSUES + 1);
    expect(() => compilePack(text)).toThrow(PackError);
    expect(checkPack(Array(300_000).fill(() => 1)).length).toBeLessThanOrEqual(SHOWN_ISSUES + 1);
  });
});

test('sentences are filled once, from own params only', () => {
  expect(fill('{a} {b} {toString} {c}', { a: '{b}', b: 2 })).toBe('{b} 2 {toString} {c}');
  expect(issueOf('shape/missing-key', 'error', '/x', { key: 'id' })).toEqual({
    code: 'shape/missing-key',
    severity: 'error',
    pointer: '/x',
    params: { key: 'id' },
  });
});

test('words of the engine are put into the language, what somebody wrote is not', () => {
  const words = { number: 'số' };
  expect(fill('{a} `{a}` {b}', { a: 'number', b: 'toString' }, words)).toBe('số `number` toString');
});

test('a cause is told once, with the number of its places', () => {
  const issues = createIssues();
  for (const pointer of ['/a', '/b', '/c']) issues.once('x', 'rule/unknown-name', pointer, { name: 'x' });
  issues.once('y', 'rule/unknown-name', '/d', { name: 'y' });
  expect(issues.shown().map(({ pointer, params }) => `${pointer} ${params.times}`)).toEqual(['/a 3', '/d 1']);
});

test('names are shown short, with every character to be seen', () => {
  expect(shownName('a\u0000b\u009fc\ud800')).toBe('a‹U+0000›b‹U+009F›c‹U+D800›');
  expect(shownName('p\u200b-1\u00a0\u202e\u00ad\ufe0f ộ')).toBe('p‹U+200B›-1‹U+00A0›‹U+202E›‹U+00AD›‹U+FE0F› ộ');
  expect(shownName('x'.repeat(60))).toBe('x'.repeat(60));
  const cut = shownName(`${'x'.repeat(56)}😀${'y'.repeat(20)}`);
  expect(cut.length).toBeLessThanOrEqual(60);
  expect(cut).not.toMatch(/\p{Cs}/u);
});
