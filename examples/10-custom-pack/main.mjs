/**
 * A province's own pack: checked, tried on its cases, and used for those who live there; all others keep the national one.
 *
 * Usage: node main.mjs [--lang vi|en]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compilePack, evaluate } from '@tieuchi/core';

const { values } = parseArgs({ options: { lang: { type: 'string', default: 'vi' } } });
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const read = (name) => readFileSync(path(name), 'utf8');
const tieuchi = (...args) => {
  const command = [path('../../packages/cli/bin/tieuchi.js'), ...args, '--lang', values.lang];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

console.log('1. The pack and its texts are checked: every mistake, where it stands, what to do');
tieuchi('check', path('pack/nhom-1.pack.json'), path('pack/nhom-1.vi.json'), path('pack/nhom-1.en.json'));

console.log('\n2. Its cases: what the authors of the pack say must come out');
const pack = compilePack(read('pack/nhom-1.pack.json'), [read('pack/nhom-1.vi.json'), read('pack/nhom-1.en.json')]);
for (const { note, record, records, want } of JSON.parse(read('pack/cases/nhom-1.json'))) {
  const found = records.map((own) => {
    const { titles } = evaluate(pack, { subject: 'p-1', ...record, facts: { ...record.facts, ...own } });
    return titles[0].verdict;
  });
  if (found.join() !== want.join()) throw new Error(`${note}: wanted ${want}, found ${found}`);
  console.log(`   ${note}: ${found.join(', ')}`);
}

console.log('\n3. A register of two provinces: the pack nearest to the home judges');
const work = mkdtempSync(join(tmpdir(), 'tieuchi-custom-'));
try {
  const vn = path('../../criteria-packs/vn');
  tieuchi(
    ...['score', path('register.csv'), '--pack', path('pack'), '--pack', join(vn, 'packs/nhom-1-2023.pack.json')],
    ...['--places', vn, '--out', join(work, 'report')],
  );
  const [head, ...rows] = readFileSync(join(work, 'report/results.csv'), 'utf8').trim().split('\n');
  const columns = ['subject', 'pack', 'title.cong-dan-hoc-tap'].map((name) => head.split(',').indexOf(name));
  for (const row of rows) console.log(columns.map((column) => row.split(',')[column]).join('  '));
} finally {
  rmSync(work, { recursive: true, force: true });
}
