import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@tieuchi/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from '../../packages/cli/test/parquet.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'tieuchi-cascade-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const demo = join(root, 'examples/02-cascade/demo.mjs');
const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });
const text = (name: string) => readFileSync(join(work, 'demo/report', name), 'utf8');
const results = () => rowsOf(join(work, 'demo/report/results.parquet'));
let said = '';

beforeAll(() => {
  const { stdout, stderr, status } = node(demo, '--scale', '0.05', '--out', join(work, 'demo'), '--lang', 'en');
  said = stdout + stderr;
  expect(status, said).toBe(0);
});

describe('a province through the whole cascade', () => {
  test('every row is scored, and nothing is wrong with any', () => {
    expect(said).toMatch(/(\d+) rows read = \1 records \+ 0 merged \+ 0 rejected/);
    expect(text('issues.csv').trim().split('\n')).toHaveLength(1);
  });

  test('each level is counted from the records of the one below', async () => {
    const rows = await results();
    const count = (of: (row: { [column: string]: string }) => boolean) => rows.filter(of).length;
    const families = rows.filter(({ group }) => group === 'gia-dinh');
    expect(families.length).toBeGreaterThan(100);
    for (const family of families.slice(0, 20)) {
      const members = rows.filter((row) => row['place.gia-dinh'] === family.subject && row.group !== 'gia-dinh');
      const met = members.filter((row) => row['title.cong-dan-hoc-tap'] === 'met').length;
      const unmet = members.filter((row) => row['title.cong-dan-hoc-tap'] === 'unmet').length;
      const open = members.length - met - unmet;
      const want = open === 0 ? `${met}/${met + unmet}` : `${met} ${unmet} ${open} 0 0 0 0`;
      expect(family['nguoi-lon-cong-dan-hoc-tap']).toBe(want);
    }
    for (const commune of rows.filter(({ group }) => group === 'xa')) {
      const own = commune['place.dia-ban'];
      const citizens = (verdict: string) =>
        count(
          (row) =>
            row.group!.startsWith('nhom-') && row['place.noi-o'] === own && row['title.cong-dan-hoc-tap'] === verdict,
        );
      const [met, unmet, open] = ['met', 'unmet', 'unknown'].map(citizens) as [number, number, number];
      expect(commune['cong-dan-dat']).toBe(open === 0 ? `${met}/${met + unmet}` : `${met} ${unmet} ${open} 0 0 0 0`);
    }
  });

  test('the report shows the models of each level, and the annex of the plan as the plan prints it', () => {
    const report = JSON.parse(text('report.json')) as Report;
    const plan = report.programmes.find(({ programme }) => programme === 'vn-hung-yen/127-kh-ubnd')!;
    const models = [
      'gia-dinh-hoc-tap',
      'dong-ho-hoc-tap',
      'cong-dong-hoc-tap',
      'don-vi-hoc-tap',
      'nguoi-lao-dong-dat-danh-hieu',
    ];
    for (const model of models) {
      const levels = new Set(
        plan.years[0]!.measures.find(({ measure }) => measure === model)!.places.map(({ level }) => level),
      );
      expect([...levels].sort()).toEqual(['huyen', 'tinh', 'xa']);
    }
    const annex = text('report.md');
    for (const row of ['71.00 % | ≥ 70 % | ≥ 75 % | ≥ 80 % | ≥ 80 %', '77.27 % | ≥ 80 % | ≥ 80 % | ≥ 90 % | ≥ 90 %'])
      expect(annex.replaceAll('71 %', '71.00 %')).toContain(row);
  });

  test('the commune says what it was counted from', async () => {
    const commune = (await results()).find(({ group }) => group === 'xa')!.subject!;
    const { stdout } = node(
      ...[join(root, 'packages/cli/dist/main.js'), 'explain', join(work, 'demo/report'), commune, '--lang', 'en'],
    );
    expect(stdout).toMatch(/: \d+ of \d+/);
  });

  test('and the same register gives the same bytes again', () => {
    const { stdout, status } = node(
      ...[join(root, 'packages/cli/dist/main.js'), 'replay', join(work, 'demo/report')],
      ...['--records', join(work, 'demo/register/register.csv'), '--lang', 'en'],
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining('identical')]);
  });
});
