import { describe, expect, test } from 'vitest';
import { HEIGHT, linesOf, panelsOf, WIDTH } from './curve.js';

const lineOf = (date: string, figures: object) => JSON.stringify({ date, commit: 'abc1234', node: '20.20.2', figures });
const lines = linesOf(
  [
    lineOf('2026-11-27', { 'size: everything': 73.9, evaluate: 3.31 }),
    lineOf('2026-12-01', { 'size: everything': 60, evaluate: 6.5 }),
    lineOf('2026-12-24', { 'size: everything': 60.2, evaluate: 11.2, 'score-50k': 98.7 }),
  ].join('\n'),
);

describe('panels', () => {
  const [evaluate, score, size] = panelsOf(lines, 'en');

  test('are those of the last line, in the order of the list', () => {
    expect(panelsOf(lines, 'en').map(({ id }) => id)).toEqual(['evaluate', 'score-50k', 'size: everything']);
    expect(panelsOf([], 'en')).toEqual([]);
  });

  test('have a dot for each line that has the figure, inside the drawing, better ones of a ratio higher', () => {
    expect(evaluate!.dots.length).toBe(3);
    expect(score!.dots.length).toBe(1);
    expect(size!.dots.length).toBe(3);
    for (const { x, y } of [evaluate!, score!, size!].flatMap(({ dots }) => dots)) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(HEIGHT);
    }
    const heights = evaluate!.dots.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(evaluate!.path.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
    expect(evaluate!.askedAt).toBeGreaterThan(heights[2]!);
  });

  test('say in words what they show, in both languages', () => {
    expect(evaluate!.label).toBe(
      'evaluate with its full result, against json-logic-js computing the rules only: 11.2 ×, on 2026-12-24 (asked: at least 10 ×)',
    );
    expect(evaluate!.name[1]).toEqual({ text: 'evaluate', isCode: true });
    expect(size!.label).toContain('everything: minified and compressed');
    expect(evaluate!.dots[0]!.title).toBe('2026-11-27 · abc1234 · Node 20.20.2 · 3.31 ×');
    expect(evaluate!.days).toEqual(['2026-11-27', '2026-12-24']);
    const [vi] = panelsOf(lines, 'vi');
    expect(vi!.label).toContain(
      'so với json-logic-js chỉ tính các quy tắc: 11,2 ×, ngày 2026-12-24 (yêu cầu: ít nhất 10 ×)',
    );
  });
});
