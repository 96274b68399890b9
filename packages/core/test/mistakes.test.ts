import { describe, expect, test } from 'vitest';
import type { Issue } from '../src/index.js';
import { catalogue, wordIssue } from '../src/messages.js';
import { bases, checkedAs, type Mistake, mistakeAreas } from './mistakes.js';

const areas = mistakeAreas();
const all = areas.flatMap(({ base, severity = 'error', mistakes }) =>
  mistakes.map((mistake) => ({ base, severity, ...mistake })),
);

/** Line and column of an offset, counted by splitting the text. */
function positionIn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

test.each(Object.entries(bases))('%s is sound', (base, text) => {
  expect(checkedAs(base, text)).toEqual([]);
});

test('there are more than 400 packs, and no mistake is there twice', () => {
  const packs = all.filter(({ base, severity }) => severity === 'error' && bases[base]!.includes('"tieuchi-pack/1"'));
  expect(packs.length).toBeGreaterThan(400);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
});

describe.each(areas)('$area.en', ({ base, severity = 'error', mistakes }) => {
  test.each(mistakes.map((mistake) => [mistake.note, mistake] as const))('%s', (_note, mistake) => {
    const issues = checkedAs(base, mistake.text);
    const [code, pointer, near] = mistake.want;
    expect(issues.map((issue) => [issue.severity, issue.code, issue.pointer])).toEqual([[severity, code, pointer]]);
    const [issue] = issues as [Issue];
    expect(issue.params.near).toBe(near);
    expect({ line: issue.line, column: issue.column }).toEqual(positionIn(mistake.text, mistake.offset));
    expectWorded(issue);
  });
});

/** A sentence and what to do, in both languages, with nothing left to fill. */
function expectWorded(issue: Issue): void {
  for (const locale of ['en', 'vi']) {
    const { message, hint = '' } = wordIssue(catalogue[locale]!, issue);
    expect(hint, `${locale}: ${message}`).not.toBe('');
    expect(`${message} ${hint}`, locale).not.toMatch(/\{\w+\}|undefined|\[object/);
    if (typeof issue.params.near === 'string') expect(hint, locale).toContain(issue.params.near);
  }
  const { message, hint = '' } = wordIssue(catalogue.vi!, issue);
  const plain = `${message} ${hint}`.replace(/`[^`]*`|\{.*\}/g, '');
  expect(plain).not.toMatch(
    /(?<!\p{L})(a|an|the|of|number|truth|choice|list|object|text|expected|found|at least|nothing)(?!\p{L})/u,
  );
}

describe('documents given as values are told the same, without places', () => {
  test.each(all.filter(({ edit }) => edit[0] !== 'text').map((mistake) => [mistake.note, mistake] as const))(
    '%s',
    (_, { base, text, want }) => {
      const issues = checkedAs(base, JSON.parse(text));
      expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([want.slice(0, 2)]);
      expect(issues[0]).not.toHaveProperty('line');
    },
  );
});

describe('two mistakes are two issues', () => {
  /** One mistake of each fact, criterion, threshold and title: none has to do with another. */
  const packs = all.filter(
    ({ base, severity, edit }) =>
      base === 'gia-dinh' && severity === 'error' && edit[0] === 'set' && edit[1] !== '/roles/gia-dinh/of',
  );
  const byPart = new Map(packs.map((mistake) => [partOf(mistake), mistake]));
  const pairs = [...byPart.values()].flatMap((first, index, list) =>
    list.slice(index + 1).map((second) => [`${first.note}; ${second.note}`, first, second] as const),
  );

  test('there are pairs', () => expect(pairs.length).toBeGreaterThan(40));

  test.each(pairs)('%s', (_, first, second) => {
    const document = JSON.parse(bases['gia-dinh']!) as object;
    for (const { edit } of [first, second]) put(document, String(edit[1]), edit[2]);
    const told = checkedAs('gia-dinh', document).map(({ code, pointer }) => `${code} ${pointer}`);
    for (const { want } of [first, second]) expect(told).toContain(`${want[0]} ${want[1]}`);
    expect(told.length).toBe(2);
  });
});

/** The fact, criterion, threshold or title that a mistake is in. */
function partOf({ edit }: Mistake): string {
  return String(edit[1]).split('/').slice(1, 3).join('/');
}

function put(document: object, pointer: string, value: unknown): void {
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  let holder = document as { [key: string]: unknown };
  for (const key of keys) holder = holder[key] as typeof holder;
  holder[last] = value;
}
