import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJson } from '../packages/core/src/index.js';
import { type Block, blocksOf, commandsOf, type Desk, missingLines, openDesk, root } from './pages.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guide')).filter((name) => !name.startsWith('mistakes.'));
const pages = ['README.md', 'README.vi.md', ...guides.map((name) => `docs/guide/${name}`)];

/** A register of the national packs, of one invented person. */
const register = (() => {
  const { facts } = JSON.parse(read('criteria-packs/vn/packs/nhom-3-2023.pack.json')) as { facts: object };
  const ids = Object.keys(facts);
  return `subject,year,group,place.noi-o,${ids.join(',')}\np-000017,2023,nhom-3,05977,${ids.map(() => '').join(',')}\n`;
})();

/** What a page takes for granted: files that it names and does not show. */
function given(page: string, desk: Desk): void {
  if (page.startsWith('README')) {
    for (const name of ['register.csv', 'so-ho-so.csv']) desk.put(name, register);
    for (const name of ['my-plan.programme.json', 'ke-hoach.programme.json'])
      desk.put(name, read('criteria-packs/vn/programmes/677-qd-ttg.programme.json'));
  }
  if (page.includes('province')) {
    desk.put('nhom-3-2026.pack.json', read('criteria-packs/vn/packs/nhom-3-2023.pack.json'));
    desk.put('ke-hoach.programme.json', read('criteria-packs/vn/programmes/677-qd-ttg.programme.json'));
    const five = blocksOf(read(page)).find(({ code }) => code.startsWith('subject,year,group,date'))!.code;
    desk.put('so-2023.csv', five);
    for (const year of [2022, 2026]) desk.put(`so-${year}.csv`, `${five.split('\n')[0]}\n`);
  }
  if (page.includes('auditor'))
    for (const name of ['archive', 'luu-tru'])
      cpSync(join(root, 'packages/cli/test/frozen/version-1'), join(desk.folder, name), { recursive: true });
}

/** Folders of other years, which a page names beside the one that it makes: its own register, said of that year. */
function scoreOtherYears(page: string, desk: Desk): void {
  const score = (year: number, rows: string, out: string, documents: string) => {
    desk.put(`rows-${year}.csv`, rows.replaceAll(',2023,', `,${year},`).replaceAll('2023-', `${year}-`));
    // Their codes are of 2023.
    const places = '--places criteria-packs/vn --codes-as-of 2023-12-31';
    const said = desk.shell(`tieuchi score rows-${year}.csv ${documents} ${places} --out ${out}`);
    expect(said.code, said.printed).toBe(0);
  };
  const national = '--pack criteria-packs/vn --programme criteria-packs/vn';
  const own = 'criteria-packs/vn-lang-son-so-khdt';
  for (const year of [2024, 2025]) {
    if (page.startsWith('README'))
      score(year, register, page === 'README.md' ? `report-${year}` : `bao-cao-${year}`, national);
    if (page.includes('province'))
      score(
        year,
        readFileSync(join(desk.folder, 'so-2023.csv'), 'utf8'),
        `ket-qua/${year}`,
        `--pack criteria-packs/vn --programme ${own} --places ${own}`,
      );
  }
}

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(read(page));
  const desk = openDesk(page);
  given(page, desk);
  beforeAll(() => scoreOtherYears(page, desk));
  afterAll(() => desk.clear());
  for (const { file, code } of blocks) if (file !== undefined) desk.put(file, code);

  test('has blocks of kinds that are run or read', () => {
    expect(blocks.length).toBeGreaterThan(0);
    const kinds = new Set(blocks.map(({ language }) => language));
    for (const kind of kinds) expect(['', 'js', 'json', 'csv', 'sh']).toContain(kind);
    expect(read(page)).toBe(read(page).normalize('NFC'));
  });

  test.each(blocks.filter(({ language }) => language === 'json'))('JSON of line $line', ({ code }) => {
    // A part of a document may begin with its key.
    expect(parseJson(code.startsWith('"') ? `{${code}}` : code).issues).toEqual([]);
  });

  test.each(blocks.filter(({ language }) => language === 'csv'))('table of line $line', ({ code }) => {
    expect(
      new Set(
        code
          .trim()
          .split('\n')
          .map((row) => row.split(',').length),
      ).size,
    ).toBe(1);
  });

  const js = blocks.filter(({ language }) => language === 'js');
  if (js.length > 0)
    test('code runs, one block after the other, and says what it says', async () => {
      const said = await desk.run('page', js.map(({ code }) => code).join('\n'));
      expect(said.length).toBeGreaterThanOrEqual(js.length - 1);
      for (const { got, want, line } of said) expect(got, line).toEqual(want);
    });

  const shown = (block: Block) => {
    const next = blocks[blocks.indexOf(block) + 1];
    return next !== undefined && next.language === '' && next.follows ? next.code : undefined;
  };
  test.each(blocks.filter(({ language, code }) => language === 'sh' && commandsOf(code).length > 0))(
    'commands of line $line',
    (block) => {
      let printed = '';
      for (const { line, exit } of commandsOf(block.code)) {
        const said = desk.shell(line);
        expect(said.code, `${line}\n${said.printed}`).toBe(exit);
        printed += said.printed;
      }
      const wanted = shown(block);
      if (wanted !== undefined) expect(missingLines(wanted, printed), printed).toEqual([]);
    },
  );
});

test('a page that says something else is found out', () => {
  expect(missingLines('a\n…\nc', 'a\nb\nc')).toEqual([]);
  expect(missingLines('c\na', 'a\nb\nc')).toEqual(['a']);
  expect(missingLines('d', 'a')).toEqual(['d']);
  expect(commandsOf('npm install x\nnpx tieuchi a \\\n  b # exit code 1\n')).toEqual([
    { line: 'npx tieuchi a b', exit: 1 },
  ]);
});
