/**
 * Runs the tests of the rule language for Stryker, all in one process: they are bundled once, and a mutant costs no more
 * than the tests that meet it. Starting a test runner anew for each would cost a second, and there are thousands.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { collected, face } from './collect.mjs';

const TESTS = 'packages/core/test/mutation/language.ts';
const FIXTURES = 'packages/core/test/fixtures.ts';

/** What the mutated code looks at, in the one object that it shares with us. */
const shared = (globalThis.__stryker__ ??= {});

function createRunner() {
  let script;
  let tests;

  /** Evaluates the bundle: everything that happens while modules load happens again. */
  const load = () => {
    const found = createRequire(import.meta.url);
    const require = (name) => (name === 'vitest' ? face : found(name));
    return collected(() => script.runInThisContext()(require, {}, { exports: {} }));
  };

  const runAll = async (chosen, bail) => {
    const results = [];
    for (const { id, run } of chosen) {
      shared.currentTestId = id;
      const started = performance.now();
      let failureMessage;
      try {
        await run();
      } catch (error) {
        failureMessage = String(error?.message ?? error);
      }
      shared.currentTestId = undefined;
      const known = { id, name: id, timeSpentMs: performance.now() - started };
      results.push(
        failureMessage === undefined
          ? { ...known, status: TestStatus.Success }
          : { ...known, status: TestStatus.Failed, failureMessage },
      );
      if (failureMessage !== undefined && bail) break;
    }
    return results;
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      process.env.TIEUCHI_TESTS = 'short';
      const { outputFiles } = await build({
        absWorkingDir: process.cwd(),
        entryPoints: [TESTS],
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        packages: 'external',
        // The package is marked free of side effects; its tests are not.
        ignoreAnnotations: true,
        logLevel: 'error',
        define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve(FIXTURES)).href) },
      });
      script = new vm.Script(`(function (require, exports, module) {${outputFiles[0].text}\n})`, {
        filename: 'language.cjs',
      });
    },

    async dryRun({ disableBail }) {
      shared.activeMutant = undefined;
      shared.mutantCoverage = { static: {}, perTest: {} };
      tests = load();
      const results = await runAll(tests, !disableBail);
      return { status: DryRunStatus.Complete, tests: results, mutantCoverage: shared.mutantCoverage };
    },

    async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
      shared.hitCount = 0;
      shared.hitLimit = hitLimit;
      const isStatic = mutantActivation === 'static';
      shared.activeMutant = isStatic || tests === undefined ? undefined : activeMutant.id;
      try {
        tests ??= load();
        shared.activeMutant = activeMutant.id;
        const met = isStatic ? load() : tests;
        const chosen = testFilter === undefined ? met : met.filter(({ id }) => testFilter.includes(id));
        const results = await runAll(chosen, !disableBail);
        const beyond = determineHitLimitReached(shared.hitCount, shared.hitLimit);
        return toMutantRunResult(beyond ?? { status: DryRunStatus.Complete, tests: results });
      } catch (error) {
        // The mutant does not even load.
        const failed = {
          id: 'load',
          name: 'load',
          timeSpentMs: 0,
          status: TestStatus.Failed,
          failureMessage: String(error),
        };
        return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed] });
      } finally {
        shared.activeMutant = undefined;
      }
    },
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'language', createRunner)];
