/** Packages as published: what is in them, how they are imported, what they bring along. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeBills } from './bills.js';
import { filesIn, folders, type Manifest, packedIn, project, put, root, run } from './workspace.js';

const place = mkdtempSync(join(tmpdir(), 'tieuchi-packages-'));
const packed = packedIn(inject('tarballs'));
/** A web app: the engine and two packages of packs. */
let app: string;
/** An office: the command and all packs. */
let office: string;

beforeAll(() => {
  const of = (...names: string[]) => packed.filter(({ folder }) => names.includes(folder));
  app = project(join(place, 'app'), of('packages/core', 'criteria-packs/vn', 'criteria-packs/vn-long-an'));
  office = project(join(place, 'office'), packed);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
const installed = (folder: string) => join(office, 'node_modules', manifestOf(folder).name);

/** A file of CommonJS that gives what others hold, and has no source of its own. */
const LEADS_ON = /^(('use strict'|var \w+ = require\('[^']+'\)|exports\.\w+ = \w+\.\w+);|\s*\n)+\s*$/;

/** The types that `packaging/build.mjs` makes of each source, for ES modules and for CommonJS. */
function typesOf(folder: string): string[] {
  const config = join(root, folder, 'tsconfig.build.json');
  if (!existsSync(config)) return [];
  const sources = filesIn(join(root, folder, 'src')).filter((path) => /(?<!\.test|\.d)\.[jt]s$/.test(path));
  const made = sources.map((path) => path.replace(/\.[jt]s$/, '.d.ts'));
  return [...made.map((path) => `dist/${path}`), ...made.map((path) => `dist/cjs/${path}`)];
}

describe.each(folders)('%s', (folder) => {
  const { name, ...manifest } = manifestOf(folder);

  test('holds the files that are meant, and no others', async () => {
    const all = filesIn(installed(folder)).filter((path) => !path.startsWith('node_modules/'));
    // A changelog is made with the first release after this one, and goes along from then on.
    expect(all.includes('CHANGELOG.md')).toBe(existsSync(join(root, folder, 'CHANGELOG.md')));
    expect(manifest.files).toContain('CHANGELOG.md');
    const files = all.filter((path) => path !== 'CHANGELOG.md');
    const made = typesOf(folder);
    expect(made.filter((path) => !files.includes(path))).toEqual([]);
    const others = files.filter((path) => !made.includes(path));
    await expect(`${others.sort().join('\n')}\n`).toMatchFileSnapshot(`files/${folder.split('/')[1]}.txt`);
    expect(files.filter((path) => /\.test\.|(^|\/)(src|test|cases|bench)\//.test(path))).toEqual([]);
  });

  test('says what it is, and under which licence', () => {
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/.{40}/),
      keywords: expect.arrayContaining(['tieuchi']),
      license: 'MIT',
      engines: { node: '>=20.19' },
      files: expect.anything(),
    });
    if (folder !== 'packages/cli') expect(manifest).toMatchObject({ sideEffects: false });
    expect(readFileSync(join(installed(folder), 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(readFileSync(join(installed(folder), 'README.md'), 'utf8')).toMatch(new RegExp(`^# ${name}`));
  });

  test('publint finds nothing', async () => {
    const { tarball } = packed.find((each) => each.folder === folder)!;
    const { messages } = await publint({
      pack: { tarball: bytesOf(tarball) },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, manifestOf(folder), { color: false }))).toEqual([]);
  });

  test('the types are found and true wherever it is imported', async () => {
    const { tarball } = packed.find((each) => each.folder === folder)!;
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(bytesOf(tarball))));
    // The command has nothing to import.
    expect(analysis.types === false).toBe(folder === 'packages/cli');
    if (analysis.types === false) return;
    // Modules of packs are found by programs that know `exports`; older ones take the JSON.
    const isOlder = (problem: Problem) => 'resolutionKind' in problem && problem.resolutionKind === 'node10';
    const problems = analysis.problems.filter((problem) => !(folder.startsWith('criteria-packs/') && isOlder(problem)));
    expect(problems.filter((problem) => !('entrypoint' in problem) || !problem.entrypoint.includes('*'))).toEqual([]);
  });

  test('source maps lead to their sources', () => {
    for (const path of filesIn(installed(folder)).filter((each) => each.startsWith('dist/') && /\.c?js$/.test(each))) {
      const text = readFileSync(join(installed(folder), path), 'utf8');
      const link = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
      if (folder.startsWith('criteria-packs')) expect(link).toBeUndefined();
      else if ((text.split('\n').length > 40 && !LEADS_ON.test(text)) || link !== undefined) {
        const map = JSON.parse(readFileSync(join(installed(folder), dirname(path), link!), 'utf8')) as {
          sources: string[];
          sourcesContent: (string | null)[];
        };
        expect(map.sources.length, path).toBeGreaterThan(0);
        expect(map.sourcesContent.filter((each) => !each).length, path).toBe(0);
      }
    }
  });
});

test('the engine carries the licence of what is bundled into it', () => {
  const core = installed('packages/core');
  expect(readFileSync(join(core, 'dist/cjs/parts/sha256.js'), 'utf8')).toContain('@noble/hashes/sha2.js');
  const licence = readFileSync(join(root, 'node_modules/@noble/hashes/LICENSE'), 'utf8').trim();
  expect(readFileSync(join(core, 'NOTICE'), 'utf8')).toContain(licence);
});

test('the bills of materials name what is installed, and no tool of ours', () => {
  const bills = new Map(
    writeBills(join(place, 'bills')).map((path) => {
      const bill = JSON.parse(readFileSync(path, 'utf8')) as Bill;
      return [bill.metadata.component.name, bill] as const;
    }),
  );
  expect([...bills.keys()].sort()).toEqual(packed.map(({ manifest }) => manifest.name).sort());
  for (const { manifest } of packed) {
    const { metadata, components, bomFormat } = bills.get(manifest.name)!;
    expect(bomFormat).toBe('CycloneDX');
    expect(metadata.component.version).toBe(manifest.version);
    const named = components.map(({ name }) => name);
    expect(named).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies ?? {})));
    expect(named).not.toContain('typescript');
    for (const { name, version, hashes, licenses } of components) {
      expect(licenses?.length, name).toBeGreaterThan(0);
      if (packed.some((each) => each.manifest.name === name)) expect(hashes).toBeUndefined();
      else expect(hashes?.length, `${name} ${version}`).toBeGreaterThan(0);
    }
  }
  const brought = Object.keys(
    (JSON.parse(readFileSync(join(office, 'node_modules/.package-lock.json'), 'utf8')) as { packages: object })
      .packages,
  ).map((path) => path.split('node_modules/').at(-1)!);
  const named = new Set([...bills.values()].flatMap(({ components }) => components.map(({ name }) => name)));
  const own = new Set(bills.keys());
  expect(brought.length).toBeGreaterThan(own.size + 10);
  expect(brought.filter((name) => !named.has(name) && !own.has(name))).toEqual([]);
});

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly object[];
  readonly licenses?: readonly object[];
}

interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

function bytesOf(path: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

/** What an app does first, whatever it is written in. */
const USE = `
const pack = compilePack(packs.find(({ id }) => id === 'vn/cong-dan-hoc-tap/nhom-3-2023'), texts.filter(({ of }) => of === 'vn/cong-dan-hoc-tap/nhom-3-2023'));
const facts = Object.fromEntries(Object.keys(pack.document.facts).map((id) => [id, 8]));
const result = evaluate(pack, { subject: 'p-1', year: 2024, group: 'nhom-3', facts });
const said = [result.titles[0].verdict, explain(pack, result, 'vi').text.split('\\n')[0], programmes[0].format, places[0].places.length > 10000, catalogue.vi !== undefined, counts.length, alone.id, judge(openPlan(plan), { subject: 'p-1', year: 2024, group: 'nhom-3', facts }).titles[0].verdict];
`;
const SAID = [
  'met',
  'Công dân học tập: đạt',
  'tieuchi-programme/1',
  true,
  true,
  0,
  'vn/cong-dan-hoc-tap/nhom-3-2023',
  'met',
];
const PARTS = [
  ['compilePack, evaluate, explain', '@tieuchi/core'],
  ['catalogue', '@tieuchi/core/messages'],
  ['packs, programmes, texts', '@tieuchi/packs-vn'],
  ['places', '@tieuchi/packs-vn/places'],
  ['counts', '@tieuchi/packs-vn/counts'],
  ['pack: alone', '@tieuchi/packs-vn/packs/nhom-3-2023'],
  ['evaluate: judge, openPlan', '@tieuchi/core/plan'],
  ['plan', '@tieuchi/packs-vn/plans/packs/nhom-3-2023'],
] as const;
const IMPORTS = PARTS.map(([names, from]) => `import { ${names.replace(':', ' as')} } from '${from}';\n`).join('');
const REQUIRES = PARTS.map(([names, from]) => `const { ${names} } = require('${from}');\n`).join('');
/** Anything that Node has to say, such as that something is experimental, ends the program. */
const STRICT = "process.on('warning', (warning) => { console.error(warning); process.exit(3); });\n";

describe('in Node', () => {
  const print = 'console.log(JSON.stringify(said));';

  test('import', () => {
    const file = put(join(app, 'use.mjs'), `${STRICT}${IMPORTS}${USE}${print}`);
    expect(JSON.parse(run(process.execPath, [file], app))).toEqual(SAID);
  });

  test('require, without any help of Node to load modules', () => {
    const file = put(join(app, 'use.cjs'), `${STRICT}${REQUIRES}${USE}${print}`);
    expect(JSON.parse(run(process.execPath, ['--no-experimental-require-module', file], app))).toEqual(SAID);
  });

  test('the JSON itself', () => {
    const file = put(
      join(app, 'raw.cjs'),
      `console.log(require('@tieuchi/packs-vn/packs/nhom-3-2023.pack.json').id, require('@tieuchi/core/schema/pack.schema.json').title);`,
    );
    expect(run(process.execPath, [file], app)).toBe('vn/cong-dan-hoc-tap/nhom-3-2023 Criteria pack\n');
  });

  test('nothing is installed beside what the packages name', () => {
    const names = Object.keys(
      (
        JSON.parse(readFileSync(join(app, 'node_modules/.package-lock.json'), 'utf8')) as {
          packages: { [path: string]: unknown };
        }
      ).packages,
    );
    expect(names.sort()).toEqual(
      ['@noble/hashes', '@tieuchi/core', '@tieuchi/packs-vn', '@tieuchi/packs-vn-long-an'].map(
        (name) => `node_modules/${name}`,
      ),
    );
  });
});

describe('types', () => {
  const text = `${IMPORTS}import { recordSchema, type RecordOf, type Verdict } from '@tieuchi/core';
const pack = compilePack(alone, texts);
const record: RecordOf<typeof alone> = { subject: 'p-1', year: 2024, group: 'nhom-3', facts: { 'doc-sach': 8 } };
export const verdict: Verdict = evaluate(pack, record).titles[0]!.verdict;
export const all = [explain(pack, evaluate(pack, record), 'vi').text, catalogue.vi, packs.length, places[0]?.places.length, counts.length, programmes[0].id];
// @ts-expect-error: no such fact
export const wrong: RecordOf<typeof alone> = { ...record, facts: { 'doc-sac': 8 } };
// @ts-expect-error: text for a number
export const text: RecordOf<typeof alone> = { ...record, facts: { 'doc-sach': '8' } };
// @ts-expect-error: a module types its pack
evaluate(pack, { subject: 'p-1', year: 2024, group: 'nhom-3', facts: { 'doc-sac': 8 } });
// @ts-expect-error: not compiled
evaluate(alone, record);
export const most: number = recordSchema(pack, 'en-US').properties.facts.properties['doc-sach'].maximum;
export const checked = pack['~standard'].validate(record);
export const judged = checked.issues === undefined ? evaluate(pack, checked.value).titles : checked.issues[0]?.path;
for (const each of packs.map((document) => compilePack(document))) evaluate(each, record);
`;
  test.each([
    ['node16', 'node16', 'mts'],
    ['node16', 'node16', 'cts'],
    ['bundler', 'esnext', 'ts'],
  ])('%s, module %s, .%s', (moduleResolution, module, extension) => {
    compiled(text, moduleResolution, module, extension);
  });

  test('every entry of the engine is found by programs that know no `exports`', () => {
    const entries = Object.keys(manifestOf('packages/core').exports as object).filter((entry) =>
      /^\.\/\w+$/.test(entry),
    );
    expect(entries.length).toBeGreaterThan(5);
    const imports = entries.map((entry, at) => `import * as e${at} from '@tieuchi/core/${entry.slice(2)}';\n`).join('');
    const all = `export const all = [${entries.map((_, at) => `e${at}`).join()}];\n`;
    const use = `import { compilePack } from '@tieuchi/core';\nexport const made: string = compilePack({}).version;\n`;
    compiled(`${imports}${all}${use}`, 'node', 'commonjs', 'ts');
  });

  function compiled(program: string, moduleResolution: string, module: string, extension: string): void {
    put(join(app, `types-${moduleResolution}/use.${extension}`), program);
    const config = put(
      join(app, `types-${moduleResolution}/tsconfig.${extension}.json`),
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          lib: ['es2022'],
          module,
          moduleResolution,
          strict: true,
          noEmit: true,
          types: [],
        },
        files: [`use.${extension}`],
      }),
    );
    expect(run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config], app)).toBe('');
  }
});

describe('in a browser', () => {
  const bundle = async (name: string, text: string) => {
    const entry = put(join(app, `${name}.mjs`), text);
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      minify: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
  };
  /** A page has none of Node's names but those it shares with browsers, and this one forbids making code of text. */
  const runAsPage = (code: string) => {
    const page = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    runInContext(code, page);
    return JSON.parse(runInContext('said', page) as string) as unknown;
  };

  test('an app that imports everything', async () => {
    const { code } = await bundle('everything', `${IMPORTS}${USE}globalThis.said = JSON.stringify(said);`);
    expect(code.match(/\beval\(|new Function|\bprocess\.|\brequire\(|["'`]node:/g)).toBeNull();
    expect(runAsPage(code)).toEqual(SAID);
  });

  test('an app with one pack carries no places and no other pack', async () => {
    const { code, inputs } = await bundle(
      'one',
      `import { compilePack, evaluate } from '@tieuchi/core';
import { pack as alone, texts } from '@tieuchi/packs-vn/packs/nhom-3-2023';
const pack = compilePack(alone, texts);
globalThis.said = JSON.stringify(evaluate(pack, { subject: 'p-1', year: 2024, group: 'nhom-3', facts: { 'doc-sach': 4 } }).titles[0].verdict);`,
    );
    expect(runAsPage(code)).toBe('unmet');
    expect(inputs.filter((path) => path.includes('packs-vn')).length).toBe(1);
  });

  test('of everything that a package of packs offers, a bundler keeps what is used', async () => {
    const { code } = await bundle(
      'shaken',
      `import { programmes } from '@tieuchi/packs-vn';\nglobalThis.said = JSON.stringify(programmes.length);`,
    );
    expect(runAsPage(code)).toBeGreaterThan(0);
    expect(code).not.toContain('tieuchi-pack/1');
  });
});

describe('the command', () => {
  const tieuchi = (...args: string[]) => run(join(office, 'node_modules/.bin/tieuchi'), args, office);
  const national = '@tieuchi/packs-vn/programmes/677-qd-ttg.programme.json';
  const scores = ['doc-sach', 'ke-hoach-hoc-tap', 'tham-gia-sinh-hoat', 'dong-vien-nguoi-than', 'cong-nghe-thong-tin'];
  const more = ['ngoai-ngu', 'tinh-toan', 'tu-duy-phan-bien', 'quan-he-than-thien', 'hop-tac-chia-se'];
  const columns = ['subject', 'year', 'group', 'place.noi-o', 'nguoi-lon', 'trong-mo-hinh-hoc-tap', ...scores, ...more];
  const row = (subject: string, score: number) => [
    subject,
    2024,
    'nhom-3',
    '01726',
    true,
    true,
    ...Array(10).fill(score),
  ];

  test('checks packages by their names', () => {
    expect(tieuchi('check', '@tieuchi/packs-vn-long-an', '--pack', '@tieuchi/packs-vn', '--lang', 'en')).toContain(
      '0 errors, 0 warnings',
    );
  });

  test('scores, explains and replays with packs by their names', () => {
    put(
      join(office, 'register.csv'),
      [columns, row('p-1', 8), row('p-2', 4)].map((cells) => `${cells.join(',')}\n`).join(''),
    );
    const named = ['--pack', '@tieuchi/packs-vn', '--programme', national, '--places', '@tieuchi/packs-vn'];
    expect(tieuchi('score', 'register.csv', ...named, '--out', 'report', '--lang', 'en')).toContain(
      '2 rows read = 2 records + 0 merged + 0 rejected',
    );
    expect(tieuchi('explain', 'report', 'p-1', '2024', '--lang', 'vi')).toContain('Công dân học tập: đạt');
    expect(tieuchi('replay', 'report', '--records', 'register.csv', '--lang', 'en')).toContain('identical');
  });

  test('makes a package that passes where only the command is installed', () => {
    tieuchi('new', 'pack', 'mine', '--lang', 'en');
    expect(tieuchi('test', 'mine', '--lang', 'en')).toContain('2 passed, 0 failed');
    tieuchi('build', 'mine');
    const file = put(
      join(office, 'mine.mjs'),
      `import { packs } from './mine/dist/index.js';\nconsole.log(packs[0].id);`,
    );
    expect(run(process.execPath, [file], office)).toBe('mine/nhom-1\n');
  });
});
