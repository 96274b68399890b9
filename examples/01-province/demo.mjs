/**
 * The demo: a synthetic register over the provinces of the five plans, scored from its files to its report.
 *
 * Usage: node demo.mjs [--scale 1] [--out demo-out] [--lang vi|en]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegister } from './register.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const LABEL = 'DỮ LIỆU TỔNG HỢP, KHÔNG CÓ NGƯỜI THẬT · SYNTHETIC DATA, NO REAL PERSON';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    out: { type: 'string', default: 'demo-out' },
    lang: { type: 'string', default: 'vi' },
    seed: { type: 'string', default: '677' },
  },
});
const out = resolve(root, values.out);
const [register, report] = [join(out, 'register'), join(out, 'report')];
if (existsSync(out) && !existsSync(join(register, 'SYNTHETIC.txt'))) {
  console.error(`${out} exists and is not an earlier demo: give another --out`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });

console.log(LABEL);
console.log(
  `\n1. A register is made: scale ${values.scale} of Hải Dương 2023 as published (518,000 registered), years 2022–2026`,
);
await writeRegister({ out: register, scale: Number(values.scale), seed: Number(values.seed) });
const records = readdirSync(register)
  .filter((name) => /^(register|extra)-\d{4}\.csv$/.test(name))
  .map((name) => join(register, name));
console.log(`   ${records.length} files in ${relative(root, register)}`);

console.log('\n2. It is scored: titles, years, places, targets of two national programmes and of the five plans');
if (Number(values.scale) >= 1)
  console.log('   2.6 million rows: this takes three to four minutes (a quick look: npm run demo -- --scale 0.1)');
const packs = join(root, 'criteria-packs');
const plans = [
  ...['677-qd-ttg', '387-qd-ttg'].map((name) => `vn/programmes/${name}.programme.json`),
  'vn-hung-yen/programmes/127-kh-ubnd.programme.json',
  ...['vn-long-an', 'vn-lang-son-so-khdt', 'vn-nguyen-binh', 'vn-vinh-thuan'],
].map((name) => join(packs, name));
const args = [
  'score',
  ...records,
  '--pack',
  join(packs, 'vn'),
  ...plans.flatMap((plan) => ['--programme', plan]),
  '--places',
  join(packs, 'vn'),
  '--places',
  join(packs, 'vn-lang-son-so-khdt'),
  '--counts',
  join(register, 'counts.csv'),
  '--counts',
  join(packs, 'vn-hung-yen/counts/2020.counts.csv'),
  '--label',
  LABEL,
  '--lang',
  values.lang,
  '--out',
  relative(root, report),
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

console.log(`\n${LABEL}`);
// What was published, what the base of the register holds, and what the whole register with its extra people gives.
const manifest = JSON.parse(readFileSync(join(register, 'manifest.json'), 'utf8'));
const { programmes } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
const year = programmes[0].years.find((each) => each.year === 2023);
const percent = (met, total) => `${((met / total) * 100).toFixed(1)} %`;
console.log('\n2023          published   base      with the extra people');
for (const [group, published] of Object.entries({ 'nhom-1': 43.4, 'nhom-2': 64.7, 'nhom-3': 86.7 })) {
  const { registered, achieved } = manifest.base.years[2023];
  const { met, unmet, unknown } = year.measures.find(({ measure }) => measure === `dat-${group}`).places[0].tally;
  console.log(
    `  ${group}      ${published} %      ${percent(achieved[group], registered[group])}    ${percent(met, met + unmet + unknown)}`,
  );
}
const [shownReport, shownRegister] = [relative(root, report), relative(root, register)];
console.log(`\nNext: npx tieuchi explain ${shownReport} sg-0000001 --lang ${values.lang}`);
console.log(`      npx tieuchi replay ${shownReport} --records ${shownRegister}/*-20*.csv --lang ${values.lang}`);
