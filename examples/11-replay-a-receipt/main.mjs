/**
 * A receipt, three years later: the same records give the same bytes, and one changed cell is found.
 *
 * Usage: node main.mjs [--lang vi|en]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { lang: { type: 'string', default: 'vi' } } });
const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'tieuchi-receipt-'));
const report = join(work, 'report');
const tieuchi = (...args) => {
  const command = [path('packages/cli/bin/tieuchi.js'), ...args, '--lang', values.lang];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  console.log(`${stdout}${stderr}exit code ${status}\n`);
};

try {
  const register = path('examples/05-node-batch/register.csv');
  console.log('1. A register is scored; the receipt holds digests of all that went in and came out');
  tieuchi('score', register, '--pack', path('criteria-packs/vn'), '--out', report);
  const receipt = JSON.parse(readFileSync(join(report, 'receipt.json'), 'utf8'));
  console.log(`records ${receipt.records.digest}\nresults ${receipt.results.digest}\n`);

  console.log('2. Anybody who has the folder and the records runs it again');
  tieuchi('replay', report, '--records', register);

  console.log('3. Somebody made a 4 of the register a 9 afterwards: other records, another result');
  const forged = join(work, 'register.csv');
  writeFileSync(forged, readFileSync(register, 'utf8').replace('9,9,9,9,9,4', '9,9,9,9,9,9'));
  tieuchi('replay', report, '--records', forged);

  console.log('4. Somebody wrote “met” into the results: the file is not the one of the run');
  const results = join(report, 'results.csv');
  writeFileSync(results, readFileSync(results, 'utf8').replace(',unmet,', ',met,'));
  tieuchi('replay', report, '--records', register);
} finally {
  rmSync(work, { recursive: true, force: true });
}
