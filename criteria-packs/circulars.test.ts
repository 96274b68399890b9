/**
 * The numbers of circulars 24/2023 and 25/2023, written here from the circulars' text by article, against the packs and the
 * table of their README: each stands in all three, and no other does.
 */
import { readFileSync } from 'node:fs';
import type { Pack } from '@tieuchi/core';
import { describe, expect, test } from 'vitest';
import { articleOf, CIRCULAR_PACKS } from '../docs/generators/circulars.js';

const read = (path: string) => readFileSync(new URL(`vn/${path}`, import.meta.url), 'utf8');
const packs = new Map(
  CIRCULAR_PACKS.map((path) => [path, JSON.parse(read(`packs/${path}.pack.json`)) as Pack] as const),
);

/** By pack: the article of a threshold, its name and its number. */
const asked: { readonly [pack: string]: readonly (readonly [article: string, name: string, value: number])[] } = {
  'don-vi/cap-huyen-tt-24-2023': [
    ['Điều 6.2.a', 'ky-luat-muc-do-1', 90],
    ['Điều 7.2.a', 'ky-luat-muc-do-2', 95],
    ['Điều 6.2.b', 'boi-duong-muc-do-1', 90],
    ['Điều 7.2.b', 'boi-duong-muc-do-2', 95],
    ['Điều 6.2.c', 'boi-duong-chuyen-doi-so-muc-do-1', 90],
    ['Điều 7.2.c', 'boi-duong-chuyen-doi-so-muc-do-2', 95],
    ['Điều 6.2.d', 'trinh-do-ngoai-ngu-muc-do-1', 50],
    ['Điều 7.2.d', 'trinh-do-ngoai-ngu-muc-do-2', 70],
    ['Điều 6.2.đ', 'lao-dong-tien-tien-muc-do-1', 90],
    ['Điều 7.2.đ', 'lao-dong-tien-tien-muc-do-2', 95],
    ['Điều 6.3.a', 'thanh-vien-muc-do-1', 90],
    ['Điều 7.3.a', 'thanh-vien-muc-do-2', 95],
    ['Điều 6.3.a', 'nguoi-hoc-muc-do-1', 95],
    ['Điều 7.3.a', 'nguoi-hoc-muc-do-2', 97],
  ],
  'don-vi/cap-tinh-tt-24-2023': [
    ['Điều 6.2.a; 12.2', 'ky-luat-muc-do-1', 90],
    ['Điều 7.2.a; 13.2', 'ky-luat-muc-do-2', 95],
    ['Điều 6.2.b; 12.2', 'boi-duong-muc-do-1', 90],
    ['Điều 7.2.b; 13.2', 'boi-duong-muc-do-2', 95],
    ['Điều 6.2.c; 12.2', 'boi-duong-chuyen-doi-so-muc-do-1', 90],
    ['Điều 7.2.c; 13.2', 'boi-duong-chuyen-doi-so-muc-do-2', 95],
    ['Điều 6.2.d; 12.2', 'trinh-do-ngoai-ngu-muc-do-1', 50],
    ['Điều 7.2.d; 13.2', 'trinh-do-ngoai-ngu-muc-do-2', 70],
    ['Điều 6.2.đ; 12.2', 'lao-dong-tien-tien-muc-do-1', 90],
    ['Điều 7.2.đ; 13.2', 'lao-dong-tien-tien-muc-do-2', 95],
    ['Điều 12.3.a', 'thanh-vien-muc-do-1', 90],
    ['Điều 13.3.a', 'thanh-vien-muc-do-2', 95],
    ['Điều 12.3.a', 'nguoi-hoc-muc-do-1', 95],
    ['Điều 13.3.a', 'nguoi-hoc-muc-do-2', 97],
  ],
  'xa/tt-25-2023': [
    ['Điều 6.5.a', 'cong-dan-muc-do-1', 60],
    ['Điều 7.5.a', 'cong-dan-muc-do-2', 80],
    ['Điều 6.5.b', 'dao-tao-muc-do-1', 50],
    ['Điều 7.5.b', 'dao-tao-muc-do-2', 60],
    ['Điều 6.5.b', 'dai-hoc-muc-do-1', 12],
    ['Điều 7.5.b', 'dai-hoc-muc-do-2', 15],
    ['Điều 6.5.b', 'dao-tao-kho-khan-muc-do-1', 40],
    ['Điều 7.5.b', 'dao-tao-kho-khan-muc-do-2', 50],
    ['Điều 6.5.b', 'dai-hoc-kho-khan-muc-do-1', 10],
    ['Điều 7.5.b', 'dai-hoc-kho-khan-muc-do-2', 12],
  ],
  'huyen/tt-25-2023': [
    ['Điều 11.4.a', 'xa-muc-do-1', 90],
    ['Điều 12.4.a', 'xa-muc-do-2', 90],
  ],
  'tinh/tt-25-2023': [
    ['Điều 16.3.d; 17.3', 'chuong-trinh-bao-tang', 4],
    ['Điều 16.3.đ; 17.3', 'chuong-trinh-phat-thanh-truyen-hinh', 4],
    ['Điều 16.4.a', 'huyen-muc-do-1', 90],
    ['Điều 17.4.a', 'huyen-muc-do-2', 90],
  ],
};

describe.each([...packs])('%s', (path, pack) => {
  const table = read('README.md').split(`**\`packs/${path}\`**`)[1]!.split('\n**`')[0]!;

  test('has the numbers of the circular, each with its article', () => {
    const found = Object.entries(pack.thresholds ?? {}).map(([name, [value]]) => [
      articleOf(value!),
      name,
      value!.value,
    ]);
    expect(found).toEqual(asked[path]);
  });

  test('has as many criteria and targets as the circular', () => {
    // Targets of two parts are two indicators: of members and learners, and what public preschools do beside.
    const targets = (pack.criteria ?? []).map(({ indicators }) => new Set(indicators.map(articleOf)).size);
    expect(targets).toEqual(
      {
        'don-vi/cap-huyen-tt-24-2023': [5, 5, 5],
        'don-vi/cap-tinh-tt-24-2023': [5, 5, 6],
        'xa/tt-25-2023': [3, 3, 3, 4, 2],
        'huyen/tt-25-2023': [3, 4, 3, 3],
        'tinh/tt-25-2023': [3, 5, 5, 3],
      }[path],
    );
  });

  test('stands in the README, row by row: each target, each number, its article', () => {
    for (const indicator of (pack.criteria ?? []).flatMap(({ indicators }) => indicators)) {
      const row = table.split('\n').find((line) => line.includes(`| \`${indicator.id}\`:`));
      expect(row).toContain(` ${articleOf(indicator)} `);
      const own = JSON.stringify(indicator.met).match(/threshold\.[a-z0-9-]+/g) ?? [];
      for (const name of own.map((each) => each.slice('threshold.'.length)))
        for (const level of [name, name.replace(/-1$/, '-2')])
          expect(row).toContain(`≥ ${pack.thresholds![level]![0]!.value}`);
    }
    const numbers = new Set(Object.values(pack.thresholds ?? {}).map(([each]) => `${each!.value}`));
    const shown = [...table.matchAll(/≥ (\d+)/g)].map(([, number]) => number!);
    expect(new Set(shown)).toEqual(numbers);
  });

  test('is official but for what its own text leaves blank, and has no placeholder', () => {
    expect(JSON.stringify(pack)).not.toContain('"placeholder"');
    const reported = Object.entries(pack.facts).filter(([, { status }]) => status !== 'official');
    expect(reported.map(([fact]) => fact)).toEqual(path.includes('tt-25') ? ['cho-nang-muc-do'] : []);
  });
});
