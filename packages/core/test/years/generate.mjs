/**
 * Writes the truth tables of the year rules beside this script: paragraph 6 of SEMANTICS.md word for word, without a look at
 * the engine. Run once with `node generate.mjs`; the tables are kept, and read by `tables.test.ts`.
 *
 * A table is a text with one letter for each window of five years, of which the last is this one: `m` met, `u` unmet,
 * `?` unknown. A window is read as a number to the base four, the earliest year first, of the digits 0 met, 1 unmet,
 * 2 unknown, 3 absent. With `since` 2 the first two years lie before the history, and only the last three are digits.
 */
import { writeFileSync } from 'node:fs';

const STATES = ['met', 'unmet', 'unknown', 'absent'];
const LETTERS = { met: 'm', unmet: 'u', unknown: '?' };
const NOW = 4;

/** The windows over the years that are not before `since`. */
function* windows(since) {
  const years = NOW - since + 1;
  for (let code = 0; code < 4 ** years; code += 1) {
    const digits = code.toString(4).padStart(years, '0');
    yield Array.from({ length: NOW + 1 }, (_, year) =>
      year < since ? 'beyond' : STATES[Number(digits[year - since])],
    );
  }
}

const and = (truths) => (truths.includes('unmet') ? 'unmet' : truths.includes('unknown') ? 'unknown' : 'met');
const or = (truths) => (truths.includes('met') ? 'met' : truths.includes('unknown') ? 'unknown' : 'unmet');

/** A year that is not absent as a truth. */
const truth = (state) => (state === 'beyond' ? 'unknown' : state);
const at = (window, year) => window[year] ?? 'beyond';

function consecutive(window, since, { consecutive: k, gap, groupChange = 'keep' }, groups) {
  // The k years ending this one; bridged, absent ones are skipped, back to `since`, beyond which it is unknown.
  const row = [];
  for (let year = NOW; row.length < k; year -= 1) {
    const state = at(window, year);
    if (gap === 'bridge' && state === 'absent') continue;
    row.push({ state, group: year < since || groups[year] === '.' ? undefined : groups[year] });
  }
  const truths = row.map(({ state }) =>
    state === 'absent' ? { reset: 'unmet', unknown: 'unknown' }[gap] : truth(state),
  );
  const present = row.filter(({ state }) => state !== 'absent');
  for (let index = 1; index < present.length && groupChange !== 'keep'; index += 1) {
    const [later, earlier] = [present[index - 1], present[index]];
    if (later.group === undefined || earlier.group === undefined) truths.push('unknown');
    else if (later.group !== earlier.group) {
      const isOpen = truth(later.state) === 'unknown' || truth(earlier.state) === 'unknown';
      truths.push(isOpen || groupChange === 'unknown' ? 'unknown' : 'unmet');
    }
  }
  return and(truths);
}

/** An absent year where nothing is in a row. */
const counted = (state, gap) => (state === 'absent' ? { reset: 'unmet', unknown: 'unknown' }[gap] : truth(state));

function atLeast(window, _since, { atLeast: m, of: n, gap }) {
  const truths = Array.from({ length: n }, (_, back) => counted(at(window, NOW - back), gap));
  const met = truths.filter((each) => each === 'met').length;
  const open = truths.filter((each) => each === 'unknown').length;
  return met >= m ? 'met' : met + open >= m ? 'unknown' : 'unmet';
}

function validYears(window, _since, { validYears: v, gap }) {
  return or(Array.from({ length: v + 1 }, (_, back) => counted(at(window, NOW - back), gap)));
}

/** The windows tell of the next lower rank; the gate does not look at this year. */
function upgradeAfterYears(window, since, { upgradeAfterYears: u }) {
  if (since > NOW - u) return 'unknown';
  // An absent year is no year in which the rank was met.
  return or(window.slice(since, NOW - u + 1).map((state) => (state === 'absent' ? 'unmet' : truth(state))));
}

const each = (...lists) => lists.reduce((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);
/** Groups of the five years; a dot is a group that nobody wrote down. */
const GROUPS = ['xxyyy', '.x.xx'];

const rules = {
  consecutive: each([3, 5, 6], ['reset', 'bridge', 'unknown'])
    .map(([k, gap]) => [{ consecutive: k, gap }, 'xxxxx'])
    .concat(
      each([3, 5], ['reset', 'bridge', 'unknown'], ['reset', 'unknown'], GROUPS).map(
        ([k, gap, groupChange, groups]) => [{ consecutive: k, gap, groupChange }, groups],
      ),
    ),
  'at-least': each(
    [
      [1, 5],
      [3, 5],
      [4, 5],
      [5, 5],
      [2, 3],
      [4, 6],
    ],
    ['reset', 'unknown'],
  ).map(([[m, n], gap]) => [{ atLeast: m, of: n, gap }]),
  'valid-years': each([1, 2, 4, 5], ['reset', 'unknown']).map(([v, gap]) => [{ validYears: v, gap }]),
  upgrade: [1, 2, 3, 4, 5].map((u) => [{ upgradeAfterYears: u }]),
};
const judges = { consecutive, 'at-least': atLeast, 'valid-years': validYears, upgrade: upgradeAfterYears };

for (const [file, list] of Object.entries(rules)) {
  const tables = each(list, [0, 2]).map(([[rule, groups = 'xxxxx'], since]) => ({
    rule,
    groups,
    since,
    table: [...windows(since)].map((window) => LETTERS[judges[file](window, since, rule, groups)]).join(''),
  }));
  const lines = tables.map((table) => JSON.stringify(table)).join(',\n');
  writeFileSync(new URL(`${file}.json`, import.meta.url), `[\n${lines}\n]\n`);
}
