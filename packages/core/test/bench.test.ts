/** The curve of figures: what its lines hold, and how today is held against the last of them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { figureOf, figures } from '../bench/figures.mjs';
import { compared, readCurve } from '../bench/history.mjs';
import { asMarkdown, asText } from '../bench/table.mjs';

const bench = new URL('../bench/', import.meta.url);

describe('figures', () => {
  test('have names in both languages, a unit and a file that measures them', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { measure, unit, name } of figures) {
      expect(existsSync(new URL(`measures/${measure}.mjs`, bench)), measure).toBe(true);
      expect(['×', 'µs', 'ms', 'MB', 'kB']).toContain(unit);
      for (const text of [name.en, name.vi]) expect(text).toBe(text.normalize('NFC'));
      expect(name.en).not.toBe(name.vi);
    }
    const measures = new Set(figures.map(({ measure }) => `${measure}.mjs`));
    expect(readdirSync(new URL('measures/', bench)).filter((file) => !measures.has(file))).toEqual([]);
  });
});

describe('the curve', () => {
  const lines = readCurve() as { date: string; commit: string; node: string; figures: { [id: string]: number } }[];

  test('has lines of date, commit, Node and figures, and nothing that tells a machine', () => {
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['date', 'commit', 'node', 'figures']);
      expect(line.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(line.commit).toMatch(/^[0-9a-f]{7,40}( and changes)?$/);
      expect(line.node).toMatch(/^\d+\.\d+\.\d+$/);
      for (const [id, value] of Object.entries(line.figures)) {
        expect(figureOf(id), id).toBeDefined();
        expect(value).toBeGreaterThan(0);
      }
    }
    expect(lines.map(({ date }) => date)).toEqual(lines.map(({ date }) => date).sort());
  });
});

describe('today beside the last line', () => {
  const line = {
    date: '2026-11-27',
    commit: 'abc1234',
    node: '20.20.2',
    figures: { evaluate: 4, 'json-logic-js': 5, 'score-50k': 100, cold: 50, 'size: everything': 70 },
  };
  const isWorse = (today: { readonly [id: string]: number }) =>
    compared(today, line)
      .filter((row) => row.isWorse)
      .map(({ id }) => id);

  test('a ratio is worse when it is smaller, a size when it is larger, each by more than a tenth', () => {
    expect(isWorse({ evaluate: 3.7, 'size: everything': 76 })).toEqual([]);
    expect(isWorse({ evaluate: 3.6, 'size: everything': 78 })).toEqual(['evaluate', 'size: everything']);
    expect(isWorse({ evaluate: 8, 'size: everything': 20 })).toEqual([]);
  });

  test('a time of a slower machine is no worse', () => {
    expect(isWorse({ 'json-logic-js': 10, 'score-50k': 210, cold: 90 })).toEqual([]);
    expect(isWorse({ 'json-logic-js': 10, 'score-50k': 230, cold: 115 })).toEqual(['score-50k', 'cold']);
    expect(isWorse({ 'json-logic-js': 2.5, 'score-50k': 100 })).toEqual(['score-50k']);
    expect(isWorse({ 'score-50k': 111 })).toEqual(['score-50k']);
  });

  test('a figure that the line has not is worse than nothing', () => {
    expect(isWorse({ rule: 0.1, 'size: another entry': 900 })).toEqual([]);
    expect(compared({ rule: 1 }, undefined)).toMatchObject([{ id: 'rule', today: 1, last: undefined, isWorse: false }]);
  });

  test('is a table, and one sentence that names what is worse', () => {
    const rows = compared({ evaluate: 3, rule: 1.3, 'size: everything': 70 }, line);
    expect(asText(rows, line)).toBe(
      [
        'figure            today   last  asked',
        'evaluate            3 ×    4 ×   10 ×  worse',
        'rule              1.3 ×      –  1.2 ×',
        'size: everything  70 kB  70 kB',
        '',
        'Worse by more than 10 % than on 2026-11-27 (abc1234, Node 20.20.2): evaluate.',
        'Last times are brought to this machine by what json-logic-js takes on it.',
      ].join('\n'),
    );
    expect(asMarkdown(rows, line)).toContain('| evaluate | 3 × | 4 × | 10 × | worse |');
    expect(asText(compared({ evaluate: 4 }, line), line)).toContain('Nothing is worse by more than 10 %');
    expect(asText(compared({ evaluate: 4 }, undefined), undefined)).toContain('The curve has no line yet.');
  });
});

test('bench.mjs --quick measures what it is asked for, and appends nothing', () => {
  const before = readCurve().length;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('bench.mjs', bench)), '--quick', '--only', 'rule'],
    { encoding: 'utf8' },
  );
  expect(stderr).toMatch(/^rule: /);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^rule +[\d.]+ × /m);
  expect(readCurve().length).toBe(before);
});
