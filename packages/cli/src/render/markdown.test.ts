import { expect, test } from 'vitest';
import { heading, list, note, paragraph, table } from '../block/block.js';
import { NONE, numberCell, rangeCell, textCell, wordsCell } from '../block/cell.js';
import { createSpeech } from '../words/speech.js';
import { joined, others, own, sentence } from '../words/text.js';
import { markdown } from './markdown.js';

const [vi, en] = [createSpeech('vi'), createSpeech('en')];

test('a column of nothing but numbers stands to the right, any other to the left', () => {
  const rows = [
    [wordsCell('Xã Một'), numberCell(1234), textCell(en.text('target-at-least', { value: 40 })), NONE],
    [wordsCell('Xã | Hai'), rangeCell(12, 15), textCell(own('> 60 % in 2025')), NONE],
    [wordsCell('2'), NONE, textCell([]), NONE],
  ];
  const heads = ['place', 'met', 'target', 'verdict'].map((head) => own(head));
  expect(markdown.render([table(heads, rows)], vi)).toBe(
    [
      '| place | met | target | verdict |',
      '| --- | ---: | --- | --- |',
      '| Xã Một | 1.234 | ≥ 40 % | – |',
      '| Xã \\| Hai | 12…15 | > 60 % in 2025 | – |',
      '| 2 | – |  | – |',
      '\n',
    ].join('\n'),
  );
});

test('cells are written as what they are, in the language of the page', () => {
  const cells = [
    { kind: 'share', met: 10_000, total: 20_001, against: 50 },
    { kind: 'percent', value: 71.5 },
    { kind: 'decimal', value: 69.76 },
    { kind: 'points', numerator: '1', denominator: '12', surely: false },
    { kind: 'mean', sum: -5, count: 3 },
    { kind: 'verdict', verdict: 'met' },
    { kind: 'place', id: 'xa-1', name: others('Xã *Một*') },
    { kind: 'joined', cells: [numberCell(1), numberCell(2)], between: '/' },
  ] as const;
  const written = (speech: typeof vi) =>
    markdown
      .render(
        [
          table(
            cells.map(({ kind }) => own(kind)),
            [cells],
          ),
        ],
        speech,
      )
      .split('\n')[2];
  expect(written(vi)).toBe(
    '| 49,998% | 71,5% | 69,76 | +8,33 điểm phần trăm (có thể) | −1,67 | đạt | Xã \\*Một\\* | 1/2 |',
  );
  expect(written(en)).toBe(
    '| 49.998 % | 71.5 % | 69.76 | +8.33 percentage points (perhaps) | −1.67 | met | Xã \\*Một\\* | 1/2 |',
  );
});

test('the stars and backticks of a sentence set off what stands between them, those of others are words', () => {
  const text = sentence(
    'of *{name}*: `{code}`, {list}',
    (name) => ({ name: '*a*', code: 'x`y', list: joined([others('1'), own('2')], '; ') })[name],
  );
  expect(text.map(({ text, by, style }) => [text, by, style])).toEqual([
    ['of ', 'own', undefined],
    ['*a*', 'others', 'emphasis'],
    [': ', 'own', undefined],
    ['x`y', 'others', 'code'],
    [', ', 'own', undefined],
    ['1', 'others', undefined],
    ['; ', 'own', undefined],
    ['2', 'own', undefined],
  ]);
  expect(markdown.render([paragraph(text)], en)).toBe('of *\\*a\\**: `x\\`y`, 1; 2\n\n');
});

test('an issue is a sentence of this program with words of others in it', () => {
  const text = en.issueText({ code: 'input/missing-file', params: {} });
  expect(text).toEqual(own('the file does not exist'));
  const column = vi.issueText({ code: 'input/missing-column', params: { column: '{found}*', found: 'a' } });
  expect(column).toEqual([...own('thiếu cột '), ...others('{found}*', 'code')]);
  expect(en.issueText({ code: 'from/elsewhere', message: '*', params: {} })).toEqual(others('*'));
});

test('blocks follow each other with one line between them', () => {
  const blocks = [heading(2, own('A')), note('label', others('b*')), ...list([own('c'), own('d')]), ...list([])];
  expect(markdown.render(blocks, en)).toBe('## A\n\n> **b\\***\n\n- c\n- d\n\n');
});
