import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../timing.mjs';
import { fileOf, packText, recordsOf } from '../workload.mjs';

const ROUNDS = { quick: 5, full: 21 };

/** Import and first verdict of the face and of plans, each in programs of their own that have just started. */
export async function measure({ isQuick }) {
  const { exports: entries } = JSON.parse(readFileSync(fileOf('../package.json'), 'utf8'));
  const plan = './plan' in entries ? await planOfPack() : undefined;
  const ways = {
    face: [`const { compilePack, evaluate } = await import('@tieuchi/core');`, 'compilePack(text)', packText],
    ...(plan && {
      plan: [`const { openPlan, evaluate } = await import('@tieuchi/core/plan');`, 'openPlan(JSON.parse(text))', plan],
    }),
  };
  const place = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const rounds = Array.from({ length: isQuick ? ROUNDS.quick : ROUNDS.full }, () =>
      Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, firstVerdict(place, name, way)])),
    );
    const cold = median(rounds.map(({ face }) => face));
    return { cold, ...(plan && { 'cold-plan': median(rounds.map((round) => round.plan / round.face)) }) };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The plan of the pack, as text. */
async function planOfPack() {
  const { compilePack, planOf } = await import('@tieuchi/core');
  return JSON.stringify(planOf(compilePack(packText)));
}

/** Milliseconds of processor time in a program of its own, from before the import until after the verdict. */
function firstVerdict(place, name, [imports, open, text]) {
  const document = join(place, `${name}.json`);
  writeFileSync(document, text);
  const program = `
    import { readFileSync } from 'node:fs';
    const text = readFileSync(${JSON.stringify(document)}, 'utf8');
    const record = ${JSON.stringify(recordsOf(1)[0])};
    const before = process.cpuUsage();
    ${imports}
    const { verdict } = evaluate(${open}, record).titles[0];
    const { user, system } = process.cpuUsage(before);
    if (verdict !== 'met' && verdict !== 'unmet') throw new Error(verdict);
    console.log((user + system) / 1000);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileOf('.'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
