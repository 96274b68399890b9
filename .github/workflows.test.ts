/** Workflows as the forge reads them, and what they run: nothing that is named there may be missing here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: { readonly [input: string]: unknown };
}

interface Job {
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly permissions?: { readonly [scope: string]: string };
  readonly strategy?: { readonly matrix: { readonly [name: string]: readonly (string | number)[] } };
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly permissions: { readonly [scope: string]: string };
  readonly jobs: { readonly [id: string]: Job };
}

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const exists = (path: string) => existsSync(new URL(`../${path}`, import.meta.url));
const { scripts, engines } = JSON.parse(textOf('package.json')) as {
  scripts: { readonly [name: string]: string };
  engines: { readonly node: string };
};
const files = readdirSync(new URL('workflows/', import.meta.url)).map((name) => `.github/workflows/${name}`);
const workflows = new Map(files.map((file) => [file, parse(textOf(file)) as Workflow]));
const jobs = [...workflows].flatMap(([file, workflow]) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ file, id, job })),
);
const steps = jobs.flatMap(({ job }) => job.steps ?? []);

/** Every line that a job runs, once for each value of its matrix. */
const lines = jobs.flatMap(({ job }) => {
  const matrix = Object.entries(job.strategy?.matrix ?? {});
  const written = (job.steps ?? []).flatMap(({ run }) => run?.trim().split('\n') ?? []);
  return matrix.reduce(
    (all, [name, values]) =>
      all.flatMap((line) => values.map((value) => line.replaceAll(`\${{ matrix.${name} }}`, String(value)))),
    written,
  );
});
const scriptsIn = (text: string) => [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);

let forge: typeof import('@actions/workflow-parser');
beforeAll(async () => {
  // It imports JSON in a way that Node itself does not read.
  const outfile = fileURLToPath(new URL('../node_modules/.cache/tieuchi-workflows/parser.cjs', import.meta.url));
  const entryPoints = [fileURLToPath(import.meta.resolve('@actions/workflow-parser'))];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'silent' });
  forge = createRequire(import.meta.url)(outfile);
});

describe.each(files)('%s', (file) => {
  test('is understood by the forge', async () => {
    const content = { name: file, content: textOf(file) };
    const { context, value } = forge.parseWorkflow(content, new forge.NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    expect((await forge.convertWorkflowTemplate(context, value!)).errors ?? []).toEqual([]);
  });

  test('pins every action to a commit, and says which version that is', () => {
    for (const [line, used] of textOf(file).matchAll(/^ +(?:- )?uses: (.*)$/gm)) {
      if (used!.startsWith('./')) expect(exists(used!.slice(2)), line).toBe(true);
      else expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/);
    }
  });

  test('may read and nothing else, unless a job says more; no job lasts for ever', () => {
    const { permissions, jobs } = workflows.get(file)!;
    expect(permissions).toEqual({ contents: 'read' });
    for (const [id, job] of Object.entries(jobs))
      if (job.uses === undefined) expect(job['timeout-minutes'], id).toBeGreaterThan(0);
  });
});

test('only the release writes to the repository, only it and the pages prove who they are', () => {
  const writing = jobs.flatMap(({ file, id, job }) =>
    Object.entries(job.permissions ?? {})
      .filter(([, may]) => may === 'write')
      .map(([scope]) => `${file.split('/').at(-1)} ${id}: ${scope}`),
  );
  expect(writing.sort()).toEqual([
    'docs.yml deploy: id-token',
    'docs.yml deploy: pages',
    'release.yml release: contents',
    'release.yml release: id-token',
    'release.yml release: pull-requests',
  ]);
});

test('the token of a checkout stays in no job but the release', () => {
  const keeping = jobs.flatMap(({ id, job }) =>
    (job.steps ?? [])
      .filter((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
      .map(() => id),
  );
  expect(keeping).toEqual(['release']);
});

test('what is run exists: scripts of package.json and files', () => {
  const named = [...lines, ...steps.flatMap(({ with: given }) => Object.values(given ?? {}).map(String))];
  const wanted = named.flatMap(scriptsIn);
  expect(wanted.length).toBeGreaterThan(12);
  expect(wanted.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const paths = lines.flatMap((line) => [...line.matchAll(/^(?:bash|node) (\S+)/g)].map(([, path]) => path!));
  expect(paths).toContain('.ci/run');
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});

test('every check and every test is run by somebody', () => {
  const whole = textOf('.ci/run');
  const loops = [...whole.matchAll(/for \w+ in ([^;]+);/g)].flatMap(([, names]) => names!.split(' '));
  const run = new Set([...scriptsIn(whole), ...loops, ...lines.flatMap(scriptsIn)]);
  const wanted = Object.keys(scripts).filter((name) =>
    /^(test|demo|lint$|types$|size$|docs$|mutation$|rehearse$|bench:quick$)/.test(name),
  );
  expect(wanted.length).toBeGreaterThan(15);
  expect(wanted.filter((name) => !run.has(name))).toEqual([]);
});

test('the whole runs on the oldest Node that is supported, which is also that of contributors, and on newer ones', () => {
  const nodes = workflows.get('.github/workflows/ci.yml')!.jobs.whole!.strategy!.matrix.node!;
  expect(nodes).toEqual([20, 22, 24]);
  expect(engines.node).toMatch(new RegExp(`^>=${nodes[0]}\\.`));
  expect(textOf('.nvmrc').trim()).toBe(String(nodes[0]));
});
