import { expect, test } from 'vitest';
import { table } from './table.js';

test('a column of nothing but numbers stands to the right, any other to the left', () => {
  const rows = [
    ['Xã Một', '1.234', '≥ 40 %', '–', '1/3 · 33.33 %'],
    ['Xã | Hai', '12…15', '> 60 % in 2025', '–', '1/3 · 33.33 %'],
    ['2', '–', '', '–', '1/3 · 33.33 %'],
  ];
  expect(table(['place', 'met', 'target', 'verdict', 'model'], rows)).toEqual([
    '| place | met | target | verdict | model |',
    '| --- | ---: | --- | --- | --- |',
    '| Xã Một | 1.234 | ≥ 40 % | – | 1/3 · 33.33 % |',
    '| Xã \\| Hai | 12…15 | > 60 % in 2025 | – | 1/3 · 33.33 % |',
    '| 2 | – |  | – | 1/3 · 33.33 % |',
    '',
  ]);
});
