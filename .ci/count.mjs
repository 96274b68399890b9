/**
 * Adds up the reports of vitest in a folder, one of each script, and what failed beside them. Prints `N passed, N failed`,
 * and ends with 1 unless something passed and nothing failed.
 *
 * Usage: node .ci/count.mjs <folder> [<what failed> …]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...failures] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const withFailedTests = new Set();
for (const file of readdirSync(folder)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests;
  if (numFailedTests > 0) withFailedTests.add(file.replace(/\.json$/, ''));
}
// A check that failed, or a script that failed although none of its tests did, is one failure.
const others = failures.filter((name) => !withFailedTests.has(name));
counts.failed += others.length;
for (const name of failures) console.log(`failed: ${name}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
