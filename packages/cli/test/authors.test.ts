/** What authors of packs use: a package made by `new pack`, its check, cases, modules and types. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { put, root, tieuchi, vn, workplace } from './tieuchi.js';

const folder = workplace();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (name: string, ...more: string[]) => {
  const path = join(folder, name);
  return { path, said: tieuchi('new', 'pack', path, '--lang', 'en', ...more) };
};
const edit = (path: string, change: (json: never) => void) => {
  const json = JSON.parse(readFileSync(path, 'utf8')) as never;
  change(json);
  writeFileSync(path, JSON.stringify(json));
};

describe.each([
  ['thu-vi', ['--lang', 'vi']],
  ['thu-en', []],
  ['Bộ tiêu chí Đông Hà', ['--subject', 'gia-dinh', '--group', 'gia-dinh']],
] as const)('a new package `%s`', (name, more) => {
  const { path, said } = made(name, ...more);

  test('is sound, passes its cases, and has words for everything', () => {
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(tieuchi('check', path, '--lang', 'en').out).toContain('3 documents checked, 0 errors, 0 warnings');
    expect(tieuchi('test', path, '--lang', 'en')).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 passed, 0 failed'),
    });
  });

  test('offers everything through its exports after a build, which changes nothing else', () => {
    const before = readFileSync(join(path, 'package.json'), 'utf8');
    expect(tieuchi('build', path).code).toBe(0);
    expect(readFileSync(join(path, 'package.json'), 'utf8')).toBe(before);
    const { exports } = JSON.parse(before) as { exports: { [path: string]: { import: { default: string } } | string } };
    for (const [key, target] of Object.entries(exports)) {
      const file = typeof target === 'string' ? target : target.import.default;
      if (!key.includes('*')) expect(existsSync(join(path, file)), key).toBe(true);
    }
    for (const document of readdirSync(join(path, 'packs'))) {
      const { $schema } = JSON.parse(readFileSync(join(path, 'packs', document), 'utf8')) as { $schema: string };
      expect(existsSync(join(root, 'packages/core/schema', basename($schema)))).toBe(true);
    }
  });
});

test('nothing is written over, and an id that is none is refused', () => {
  const { path } = made('own');
  expect(made('own').said).toMatchObject({ code: 2, err: expect.stringContaining('not empty') });
  expect(made('other', '--group', 'Nhóm 1').said).toMatchObject({ code: 2, err: expect.stringContaining('`Nhóm 1`') });
  expect(existsSync(join(folder, 'other'))).toBe(false);
  expect(existsSync(join(path, 'packs/nhom-1.pack.json'))).toBe(true);
});

describe('cases', () => {
  const { path } = made('cases');
  const file = join(path, 'cases/nhom-1.json');
  const whole = readFileSync(file, 'utf8');
  const said = (cases: unknown) => {
    put(file, typeof cases === 'string' ? cases : JSON.stringify(cases));
    return tieuchi('test', path, '--lang', 'en');
  };
  const first = (JSON.parse(whole) as object[])[0]!;

  test('that fail say what was wanted and what was found', () => {
    const { code, out } = said([{ ...first, want: ['met', 'met'] }]);
    expect(code).toBe(1);
    expect(out).toContain('FAIL  cases/nhom-1.json: 12 is enough, 11 is not');
    expect(out).toContain('/titles/dat/verdict: wanted ["met","met"], found ["met","unmet"]');
    expect(out).toContain('0 passed, 1 failed');
  });

  test('that look where nothing stands fail', () => {
    expect(said([{ ...first, query: '/titles/khac/verdict' }])).toMatchObject({
      code: 1,
      out: expect.stringContaining('found [∅,∅]'),
    });
  });

  test.each([
    ['no JSON', '[{', 'cannot be read'],
    ['no list', {}, 'cannot be read'],
    ['no case', [], 'holds no cases'],
    ['another pack', [{ ...first, pack: 'packs/none.pack.json' }], 'case 0: `pack`'],
    ['a key that is none', [{ ...first, recods: [] }], 'case 0: `recods`'],
  ])('of %s are told', (_, cases, words) => {
    expect(said(cases)).toMatchObject({ code: 1, err: expect.stringContaining(words) });
  });

  test('are asked for where a pack has none', () => {
    put(file, whole);
    edit(file, (cases: { pack: string }[]) => {
      for (const each of cases) each.pack = 'packs/nhom-2.pack.json';
    });
    put(
      join(path, 'packs/nhom-2.pack.json'),
      readFileSync(join(path, 'packs/nhom-1.pack.json'), 'utf8').replaceAll('nhom-1', 'nhom-2'),
    );
    edit(join(path, 'package.json'), (manifest: { tieuchi: { packs: string[] } }) => {
      manifest.tieuchi.packs.push('packs/nhom-2.pack.json');
    });
    const found = tieuchi('test', path, '--lang', 'en').out;
    expect(found).toContain('no case tries packs/nhom-1.pack.json');
  });
});

describe('types', () => {
  const file = join(folder, 'records.d.ts');

  test('hold records to the facts of the packs', () => {
    expect(tieuchi('types', vn, '--out', file, '--lang', 'vi')).toMatchObject({ code: 0, err: '' });
    const use = put(
      join(folder, 'use.ts'),
      `import type { SubjectRecord } from '@tieuchi/core';
import type { VnCongDanHocTapNhom32023Record as Citizen, VnGiaDinhHocTapMauRecord as Family } from './records.js';
const head = { subject: 'p-1', year: 2024, group: 'nhom-3' } as const;
const citizen: Citizen = { ...head, facts: { 'doc-sach': 8, 'ngoai-ngu': null } };
export const record: SubjectRecord = citizen;
export const family: Family['facts'] = { 'nguoi-lon-cong-dan-hoc-tap': { among: 2 } };
// @ts-expect-error: no such fact
export const one: Citizen = { ...head, facts: { 'doc-sac': 8 } };
// @ts-expect-error: text for a number
export const two: Citizen = { ...head, facts: { 'doc-sach': '8' } };
// @ts-expect-error: another group
export const three: Citizen = { ...head, group: 'nhom-1', facts: {} };
`,
    );
    const config = put(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: 'ESNext',
          moduleResolution: 'bundler',
          strict: true,
          noEmit: true,
          types: [],
          paths: { '@tieuchi/core': [join(root, 'packages/core/dist/index.d.ts')] },
        },
        files: [use, file],
      }),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', config],
      {
        encoding: 'utf8',
      },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('carry the words of the texts and the bounds of numbers', () => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Từ 1 đến 10, bước 1.');
    expect(text).toContain('`cong-dan-hoc-tap`: Công dân học tập');
  });

  test('of a pack with a mistake are not written', () => {
    const bad = put(join(folder, 'bad.pack.json'), '{"format": "tieuchi-pack/1"');
    expect(tieuchi('types', bad, '--out', join(folder, 'bad.d.ts')).code).toBe(1);
    expect(existsSync(join(folder, 'bad.d.ts'))).toBe(false);
  });
});
