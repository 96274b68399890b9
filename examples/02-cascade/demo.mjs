/**
 * A province through the whole cascade, in one run: citizens, families, clans, hamlets, units, communes, districts, province.
 *
 * Usage: node demo.mjs [--scale 1] [--out cascade-out] [--lang vi|en]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegister } from './register.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const LABEL = 'DỮ LIỆU TỔNG HỢP, KHÔNG CÓ NGƯỜI THẬT · SYNTHETIC DATA, NO REAL PERSON';
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    out: { type: 'string', default: 'cascade-out' },
    lang: { type: 'string', default: 'vi' },
  },
});
const out = resolve(root, values.out);
if (existsSync(out) && !existsSync(join(out, 'register/SYNTHETIC.txt'))) {
  console.error(`${out} exists and is not an earlier demo: give another --out`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });

const packs = join(root, 'criteria-packs');
console.log(LABEL);
console.log('\n1. A register of Hưng Yên in 2024 is made, through all levels:');
const { counts, family } = writeRegister(join(out, 'register'), packs, Number(values.scale));
for (const [group, count] of Object.entries(counts)) console.log(`   ${group.padEnd(14)} ${count}`);

console.log('\n2. It is scored in one run: who is counted is judged before who counts');
const programmes = [
  'vn/programmes/387-qd-ttg',
  'vn/programmes/677-qd-ttg-theo-mo-hinh',
  'vn-hung-yen/programmes/127-kh-ubnd',
];
const args = [
  ...[
    'score',
    join(out, 'register/register.csv'),
    '--results',
    'both',
    '--pack',
    join(packs, 'vn'),
    '--places',
    join(packs, 'vn'),
  ],
  ...programmes.flatMap((name) => ['--programme', join(packs, `${name}.programme.json`)]),
  ...['--counts', join(packs, 'vn-hung-yen/counts/2020.counts.csv'), '--label', LABEL, '--lang', values.lang],
  ...['--out', relative(root, join(out, 'report'))],
];
const { status, signal } = spawnSync(process.execPath, [join(root, 'packages/cli/dist/main.js'), ...args], {
  cwd: root,
  stdio: 'inherit',
});
if (signal !== null)
  console.error(
    `\nScoring was ended by ${signal}: nothing was written. Please report it with the versions of Node and of the system.`,
  );
if (status !== 0) process.exit(status ?? 1);
const report = relative(root, join(out, 'report'));
console.log(
  `\nNext: npx tieuchi explain ${report} ubnd-tinh-33 --lang ${values.lang}   # what the province was counted from`,
);
console.log(`      npx tieuchi explain ${report} ${family} --lang ${values.lang}`);
