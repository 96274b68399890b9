/**
 * The few words of vitest that the tests of the rule language are written with: they collect tests instead of running them.
 * What they expect is judged by vitest's own `expect`.
 */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

let tests = [];
let path = [];

function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}

function test(name, run) {
  // Names may repeat; a place does not.
  tests.push({ id: [...path, name, tests.length].join(' ▸ '), run });
}

/** One test or group for each row; a row that is a list gives all arguments. */
const eachOf = (one) => (rows) => (name, run) => {
  for (const row of rows) one(name, () => (Array.isArray(row) ? run(...row) : run(row)));
};
describe.each = eachOf(describe);
test.each = eachOf(test);

/** What tests import from vitest. */
export const face = { describe, test, it: test, expect: chai.expect };

/** The tests that a bundle declares when it is evaluated. */
export function collected(evaluate) {
  tests = [];
  path = [];
  evaluate();
  return tests;
}
