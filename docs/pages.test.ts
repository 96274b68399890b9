import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseJson } from '../packages/core/src/index.js';
import { blocksOf, commandsOf, type Desk, missingLines, openDesk, outputOf, pages, ranBy, root } from './pages.js';
import { complaintsOf, moduleOf, runnablesOf } from './typescript.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

const typed = (page: string) => blocksOf(read(page)).filter(({ language }) => language === 'ts');

let compiled: ReadonlyMap<string, readonly string[]> | undefined;
/** What the compiler says of the TypeScript of a page; of all pages it is asked once. */
function complaintsAbout(page: string): readonly string[] | undefined {
  const inTypeScript = pages.filter((each) => typed(each).length > 0);
  compiled ??= complaintsOf(new Map(inTypeScript.map((each) => [each, moduleOf(typed(each))])));
  return compiled.get(page);
}

/** What a page takes for granted: the files of an example, and what somebody else has handed over. */
function given(page: string, desk: Desk): void {
  if (page.startsWith('examples/') && page !== 'examples/README.md')
    for (const name of readdirSync(join(root, page, '..')).filter((each) => each !== 'node_modules'))
      cpSync(join(root, page, '..', name), join(desk.folder, name), { recursive: true });
  if (page.includes('auditor'))
    for (const name of ['archive', 'luu-tru'])
      cpSync(join(root, 'packages/cli/test/frozen/version-1'), join(desk.folder, name), { recursive: true });
}

describe.each(pages.filter((page) => blocksOf(read(page)).length > 0))('%s', (page) => {
  const blocks = blocksOf(read(page));
  const desk = openDesk(page);
  given(page, desk);
  afterAll(() => desk.clear());

  test('has blocks of kinds that are run or read, each output below its command', () => {
    // What a `diff` changes is tried by contributing.test.ts.
    const kinds = ['sh', 'text', 'ts', 'js', 'json', 'csv', ...(page === 'CONTRIBUTING.md' ? ['diff'] : [])];
    for (const { language, line } of blocks) expect(kinds, `line ${line}`).toContain(language);
    const outputs = blocks.filter(({ language }) => language === 'sh').flatMap((sh) => outputOf(blocks, sh));
    expect(outputs).toEqual(blocks.filter(({ language }) => language === 'text'));
    expect(read(page)).toBe(read(page).normalize('NFC'));
  });

  const json = blocks.filter(({ language }) => language === 'json');
  if (json.length > 0)
    test.each(json)('JSON of line $line', ({ code }) => {
      // A part of a document may begin with its key.
      expect(parseJson(code.startsWith('"') ? `{${code}}` : code).issues).toEqual([]);
    });

  const tables = blocks.filter(({ language }) => language === 'csv');
  if (tables.length > 0)
    test.each(tables)('table of line $line', ({ code }) => {
      const rows = code.trim().split('\n');
      expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1);
    });

  const ts = typed(page);
  if (ts.length > 0)
    test('TypeScript compiles under `strict`, and does not where the page says so', () => {
      expect(complaintsAbout(page)).toEqual([]);
    });

  const modules = runnablesOf(blocks);
  if (modules.length > 0)
    test.each(modules)('%s runs, one block after the other, and says what it says', async (language, code, count) => {
      const said = await desk.run(`page-${language}`, code);
      expect(said.length).toBeGreaterThanOrEqual(count - 1);
      for (const { got, want, line } of said) expect(got, line).toEqual(want);
    });

  /** Blocks that are files are written when a reader has come to them. */
  let written = 0;
  const commands = blocks.filter(({ language }) => language === 'sh');
  if (commands.length > 0)
    test.each(commands)('commands of line $line', (block) => {
      for (const { file, code } of blocks.slice(written, blocks.indexOf(block)))
        if (file !== undefined) desk.put(file, code);
      written = blocks.indexOf(block);
      let printed = '';
      for (const { line, exit } of commandsOf(block.code).filter(({ line }) => ranBy(line) === undefined)) {
        const said = desk.shell(line);
        expect(said.code, `${line}\n${said.printed}`).toBe(exit);
        printed += said.printed;
      }
      for (const { code } of outputOf(blocks, block)) expect(missingLines(code, printed), printed).toEqual([]);
    });
});

test('what is not run with its page is run by a file that is there, as a script that is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { [name: string]: string } };
  const lines = pages.flatMap((page) =>
    blocksOf(read(page)).flatMap(({ language, code }) => (language === 'sh' ? commandsOf(code) : [])),
  );
  const elsewhere = lines.map(({ line }) => line).filter((line) => ranBy(line) !== undefined);
  expect(elsewhere.length).toBeGreaterThan(0);
  for (const line of elsewhere) {
    expect(existsSync(join(root, ranBy(line)!)), `${line}: ${ranBy(line)}`).toBe(true);
    const [, script] = /^npm run ([\w:]+)/.exec(line) ?? [];
    if (script !== undefined) expect(scripts).toHaveProperty([script]);
  }
});

const pairs = pages.flatMap((page): [string, string][] => {
  const other = page.replace(/(?:\.en)?\.md$/, '.vi.md');
  return other !== page && pages.includes(other) ? [[page, other]] : [];
});
test.each(pairs)('%s and %s have the same sections, blocks and tables', (one, other) => {
  const outline = (page: string) => {
    const kinds = /^(?:(#+) |(```) *(\w*)(?: |$)|(\| *-+))/gm;
    return [...read(page).matchAll(kinds)].map(
      ([, heading, fence, language, table]) => heading ?? (fence ? `${fence}${language}` : table && 'table'),
    );
  };
  expect(outline(other)).toEqual(outline(one));
});

test('a page that says something else is found out', () => {
  expect(missingLines('a\n…\nc', 'a\nb\nc')).toEqual([]);
  expect(missingLines('c\na', 'a\nb\nc')).toEqual(['a']);
  expect(missingLines('d', 'a')).toEqual(['d']);
  const blocks = blocksOf('```sh\nnpx tieuchi a \\\n  b # exit code 1\n```\nprose\n```text\nc\n```\n```sh\nd\n```\n');
  expect(commandsOf(blocks[0]!.code)).toEqual([{ line: 'npx tieuchi a b', exit: 1 }]);
  expect(outputOf(blocks, blocks[0]!)).toEqual([blocks[1]]);
  expect(outputOf(blocks, blocks[2]!)).toEqual([]);
  expect(ranBy('npm install something')).toBeUndefined();
  expect(
    complaintsOf(
      new Map([
        ['right', "import { compileRule } from '@tieuchi/core';\nexport const rule = compileRule({ var: 'a' }, {});\n"],
        ['wrong', moduleOf([{ language: 'ts', file: undefined, line: 7, code: 'const text: string = 1;\ntext;\n' }])],
        ['no mistake', '// @ts-expect-error none\nexport const number: number = 1;\n'],
        ['no module', "import { absent } from '@tieuchi/core';\nabsent();\n"],
        ['not strict', 'export const length = (text?: string) => text.length;\n'],
      ]),
    ),
  ).toEqual(
    new Map([
      ['right', []],
      ['wrong', ["line 8: Type 'number' is not assignable to type 'string'."]],
      ['no mistake', ["line 1: Unused '@ts-expect-error' directive."]],
      ['no module', [expect.stringMatching(/^line 1: .*absent/)]],
      ['not strict', ["line 1: 'text' is possibly 'undefined'."]],
    ]),
  );
  const desk = openDesk('nothing');
  expect(desk.shell('npm install something').code).toBe(127);
  desk.clear();
});
