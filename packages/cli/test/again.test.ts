/**
 * What the program wrote is read again as it was written: by `explain`, by a run of a later year, by the list of proposals.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../src/commands/explain.js';
import { score } from '../src/commands/score.js';
import { createSpeech } from '../src/words/speech.js';
import { corpus } from './corpus.js';
import { table } from './tieuchi.js';

const speech = createSpeech('en');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieuchi-again-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

const world = (name: string) => join(corpus, 'world', name);

async function scored(records: string, history: readonly string[] = [], pack = 'w3.pack.json') {
  made += 1;
  const out = join(folder, String(made));
  await score(
    {
      ...{ records: [records], packs: [world(pack)], programmes: [world('w.programme.json')] },
      ...{ places: [world('w.places.json')], counts: [], history, out, results: 'both', json: true, lang: 'en' },
    },
    speech,
    () => {},
    () => {},
  );
  return out;
}

async function verdictsOf(out: string, subject: string): Promise<unknown> {
  let said = '';
  await explain(out, subject, undefined, { json: true }, speech, (line) => {
    said += line;
  });
  const told = JSON.parse(said) as { result: { year: number; titles: { id: string; verdict: string }[] } }[];
  return told.map(({ result }) => [result.year, ...result.titles.map(({ id, verdict }) => `${id} ${verdict}`)]);
}

const filesIn = (name: string) => readdirSync(join(corpus, name)).map((file) => join(corpus, name, file));

describe.each([...filesIn('reread'), ...filesIn('ndjson').filter((file) => file.endsWith('.ndjson'))])('%s', (file) => {
  test('each subject is explained as it was judged, and those who met the title are proposed', async () => {
    const out = await scored(file);
    const results = table(join(out, 'results.csv'));
    for (const row of results)
      expect([row.subject, await verdictsOf(out, row.subject!)]).toEqual([
        row.subject,
        [[Number(row.year), `gioi ${row['title.gioi']}`, `ben-bi ${row['title.ben-bi']}`]],
      ]);
    const proposed = table(join(out, 'proposals.csv')).map(({ subject, title }) => `${subject} ${title}`);
    const met = results.flatMap((row) =>
      ['ben-bi', 'gioi'].flatMap((title) => (row[`title.${title}`] === 'met' ? [`${row.subject} ${title}`] : [])),
    );
    expect(proposed.toSorted()).toEqual(met.toSorted());
  });
});

test.each(['#1', "'001'", 'a"b', '"', 'a,b', 'a\nb', '1', 'NULL', 'a\\', '-1'])(
  'a title over years counts the year of %j that another run judged',
  async (subject) => {
    const rowOf = (year: number) =>
      `subject,year,group,place.noi-o,doc-sach,diem,gio-hoc,ky-nang-so,hoc-van\n"${subject.replaceAll('"', '""')}",${year},nhom-1,00001,8,7.5,1200,true,dai-hoc\nz,${year},nhom-1,00001,8,7.5,1200,true,dai-hoc\n`;
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const first = await scored(put('first.csv', rowOf(2022)), [], 'w2.pack.json');
    const out = await scored(put('second.csv', rowOf(2023)), [first], 'w2.pack.json');
    const rows = table(join(out, 'results.csv'));
    expect(rows.map((row) => [row.subject, row['title.ben-bi']]).toSorted()).toEqual(
      [
        [subject, 'met'],
        ['z', 'met'],
      ].toSorted(),
    );
  },
);
