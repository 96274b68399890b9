/** DECISIONS: each entry has its date, its status, where it shows, and its three parts; the index says the same. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './pages.js';

const page = readFileSync(join(root, 'docs/DECISIONS.md'), 'utf8');
const parts = page.split(/^## Decision (\d+)\n/m);
const entries = Array.from({ length: (parts.length - 1) / 2 }, (_, index) => {
  const text = parts[2 * index + 2]!;
  const [, title, line] = /^\n\*\*(.+)\*\*\n\n_(.+)_\n\n/.exec(text) ?? [];
  const [date, status, where] = line?.split(' · ') ?? [];
  return { number: Number(parts[2 * index + 1]), text, title, date, status, where };
});
const rows = [...parts[0]!.matchAll(/^\| (\d+) \| \[(.+)\]\(#decision-(\d+)\) \| (\S+) \| (.+) \|$/gm)];

test('numbers go on without a gap, and the index lists all of them', () => {
  expect(entries.length).toBeGreaterThan(90);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
  expect(rows.map(([, number, title, anchor, date, status]) => [number, title, anchor, date, status])).toEqual(
    entries.map(({ number, title, date, status }) => [`${number}`, title, `${number}`, date, status]),
  );
});

describe.each(entries)('$number $title', ({ text, date, status, where }) => {
  test('has a date, a status, a question, a decision and a consequence', () => {
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(status).toMatch(/^(in force(, (replaces|ends) \d+)?|(replaced|ended) by \d+)$/);
    const heads = [...text.matchAll(/^\*\*(Question|Decision|Consequence)\.\*\* \S/gm)].map(([, head]) => head);
    expect(heads).toEqual(['Question', 'Decision', 'Consequence']);
  });

  test('shows in files that are there, or in SEMANTICS', () => {
    const places = [...(where ?? '').matchAll(/`([^`]+)`|\]\(([^)]+)\)|(SEMANTICS|PRIVACY)/g)];
    expect(places.length).toBeGreaterThan(0);
    const paths = places.flatMap(([, code, link]) => (code?.includes('/') ? [code] : link ? [`docs/${link}`] : []));
    const isThere = (path: string) =>
      path.startsWith('inputs/') ||
      ['', 'packages/core/src', 'packages/cli/src'].some((base) => existsSync(join(root, base, path)));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });
});

test('what one decision ends or replaces, the other says too', () => {
  for (const { number, status } of entries) {
    const [, verb, other] = /(ends|replaces|ended by|replaced by) (\d+)$/.exec(status!) ?? [];
    if (other === undefined) continue;
    const back = { ends: 'ended by', replaces: 'replaced by', 'ended by': 'ends', 'replaced by': 'replaces' }[verb!]!;
    expect(entries[Number(other) - 1]!.status).toContain(`${back} ${number}`);
  }
});
