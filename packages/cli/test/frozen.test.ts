import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { table, tieuchi } from './tieuchi.js';

const frozen = fileURLToPath(new URL('frozen', import.meta.url));

/**
 * Runs of the past, kept with what they wrote. They are never made again: when one is not identical any more, an answer has
 * changed, and that needs a new semantics version.
 */
describe('runs of the past', () => {
  test.each(readdirSync(frozen))(
    '%s comes out the same, data for data; only the words of the page are other ones',
    (version) => {
      const folder = join(frozen, version);
      expect(
        tieuchi('replay', join(folder, 'run'), '--records', join(folder, 'register.csv'), '--lang', 'en'),
      ).toMatchObject({
        code: 3,
        out: expect.stringMatching(/^the data are identical; not compared: the words in .*report\.md/),
      });
    },
  );
});

/**
 * The same records by the packs of circulars 24 and 25 as pages on the web retold them, and as the circulars' own text has
 * them: what a pack's new version changes is told row by row, and the old answer can still be had.
 */
describe('what the text of circulars 24 and 25 changed', () => {
  const title = (row: { readonly [column: string]: string }) => {
    const name = Object.keys(row).find(
      (column) => /^title\.[a-z-]+$/.test(column) && row[column] !== '' && row[`${column}.rank`] !== '',
    )!;
    return `${row[name]} ${row[`${name}.rank`]}`;
  };
  const answers = (run: string) =>
    new Map(table(join(frozen, run, 'run', 'results.csv')).map((row) => [row.subject, title(row)]));

  test('for the same register', () => {
    const [before, after] = [answers('circulars-retold'), answers('circulars-read')];
    const changed = [...after].map(([subject, now]) => [subject, before.get(subject), now]);
    expect(changed).toEqual([
      // 12.3: no further target for universities.
      ['dai-hoc', 'unmet none/none', 'met muc-do-2/muc-do-2'],
      // 6.1.c: the budget is asked of state agencies and public units only.
      ['doanh-nghiep', 'unmet none/none', 'met muc-do-2/muc-do-2'],
      // 13.3.c: “Tập thể lao động tiên tiến” is enough for level 2.
      ['so-cap-2', 'met muc-do-1/muc-do-1', 'met muc-do-2/muc-do-2'],
      // 7.2.a: discipline from 95 % for level 2.
      ['so-ky-luat-91', 'met muc-do-2/muc-do-2', 'met muc-do-1/muc-do-1'],
      // 6.2.d: a language, from 50 %.
      ['so-ngoai-ngu-49', 'met muc-do-2/muc-do-2', 'unmet none/none'],
      // 6.5.a: 60 % of the citizens.
      ['xa-59', 'met muc-do-2/muc-do-1', 'unmet none/none'],
      // 6.5.b: in areas of difficulty from 40 and 10 % for level 1.
      ['xa-kho-khan', 'met muc-do-2/muc-do-1', 'met muc-do-1/muc-do-1'],
      // 9.1.d: the level that is asked for at first is free.
      ['xa-lan-dau-muc-2', 'met muc-do-2/muc-do-1', 'met muc-do-2/muc-do-2'],
      // Điều 11: four criteria, and no fifth.
      ['huyen', 'unknown muc-do-1/none', 'met muc-do-1/muc-do-1'],
      // 11.4.a: 90 % of the communes.
      ['huyen-8-xa', 'met muc-do-1/muc-do-1', 'unmet none/none'],
      ['tinh', 'met muc-do-1/muc-do-1', 'met muc-do-1/muc-do-1'],
      // 16.3.d: at least 4 programmes of the museum.
      ['tinh-3-chuong-trinh', 'met muc-do-1/muc-do-1', 'unmet none/none'],
    ]);
  });
});
