/**
 * The truth tables beside this file, held against the engine, and against brute force over everything that an unknown year
 * may turn out to be. `generate.mjs` says how a table is read.
 */
import { describe, expect, test } from 'vitest';
import type { Outcome, YearRule } from '../../src/document/index.js';
import type { Truth, Verdict } from '../../src/value/verdict.js';
import { runYears, yearsAsked } from '../../src/year/forms.js';
import type { History, HistoryYear } from '../../src/year/history.js';
import { watch } from '../../src/year/recognition.js';
import { runUpgrade } from '../../src/year/years.js';
import { filesIn, textOf } from '../fixtures.js';

type State = Truth | 'absent';

interface Table {
  readonly rule: {
    readonly consecutive?: number;
    readonly atLeast?: number;
    readonly of?: number;
    readonly validYears?: number;
    readonly upgradeAfterYears?: number;
    readonly gap?: 'reset' | 'bridge' | 'unknown';
    readonly groupChange?: 'keep' | 'reset' | 'unknown';
  };
  readonly groups: string;
  readonly since: number;
  readonly table: string;
}

const STATES: readonly State[] = ['met', 'unmet', 'unknown', 'absent'];
const LETTERS: { readonly [letter: string]: Truth } = { m: 'met', u: 'unmet', '?': 'unknown' };
const FIRST = 2020;
const NOW = 4;

const folder = 'packages/core/test/years/';
const tables = filesIn(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(textOf(folder + file)) as Table[])
  .map((table) => [`${JSON.stringify(table.rule)} ${table.groups} since ${table.since}`, table] as const);

/** The states of the years from `since` on that a place in the table stands for. */
function windowAt(code: number, since: number): State[] {
  const digits = code.toString(4).padStart(NOW - since + 1, '0');
  return [...digits].map((digit) => STATES[Number(digit)]!);
}

const groupAt = (groups: string, year: number) => (groups[year] === '.' ? undefined : groups[year]!);

/** What the engine says of a window: of computed verdicts, or of decisions by the authority. */
function engine({ rule, groups, since }: Table, window: readonly State[], counts?: 'recognised'): Truth {
  const titles = window.slice(0, -1).flatMap((state, index): HistoryYear[] => {
    const year = since + index;
    const group = groupAt(groups, year);
    const entry = { year: FIRST + year, ...(group !== undefined && { group }) };
    const computed = (verdict: Verdict): HistoryYear => ({ ...entry, verdicts: { 't.low': verdict } });
    const decided = (outcome: Outcome): HistoryYear => ({ ...entry, verdicts: {}, recognised: { t: outcome } });
    // Exempt is absent too; of two decisions in one year it is not known which is right.
    if (state === 'absent') return index % 2 === 0 ? [] : [computed('exempt')];
    if (counts === undefined) return [computed(state)];
    if (state === 'unknown') return [decided('granted'), decided('refused')];
    return [decided(state === 'met' ? 'granted' : index % 2 === 0 ? 'refused' : 'revoked')];
  });
  const history: History = { since: FIRST + since, titles };
  const own = window.at(-1)!;
  const now = { year: FIRST + NOW, group: groupAt(groups, NOW)!, verdict: own === 'absent' ? 'exempt' : own } as const;
  if (rule.upgradeAfterYears !== undefined)
    return runUpgrade(rule.upgradeAfterYears, watch('t.low', ['high', 'low']), history, now).verdict;
  const outcomes: { t?: Outcome } = own === 'met' ? { t: 'granted' } : own === 'unmet' ? { t: 'refused' } : {};
  return runYears(
    yearsAsked({ title: 't', ...rule, ...(counts && { counts }) } as YearRule),
    watch(counts === undefined ? 't.low' : 't', counts === undefined ? ['high', 'low'] : []),
    history,
    { ...now, ...(counts && { outcomes: outcomes as { readonly [title: string]: Outcome } }) },
  ).verdict;
}

/** A year as it really was: met or not, or not assessed. */
interface Real {
  readonly met: boolean;
  /** False for a year without assessment, which some policies count as met or as not met all the same. */
  readonly assessed: boolean;
  readonly group: string;
}

/** What a year may really have been. A year before `since` may have been met, unmet or absent; an unknown one was assessed. */
function realities(state: State | 'beyond', group: string | undefined, gap: string | undefined): Real[] {
  const groups = group === undefined ? ['x', 'y'] : [group];
  const both = (assessed: boolean) =>
    groups.flatMap((each) => [true, false].map((met) => ({ met, assessed, group: each })));
  const absent = gap === 'unknown' ? both(false) : [{ met: false, assessed: false, group: '' }];
  if (state === 'absent') return absent;
  if (state === 'beyond') return [...both(true), ...absent];
  return state === 'unknown' ? both(true) : both(true).filter(({ met }) => met === (state === 'met'));
}

/** The rule in plain two-valued logic, over years that are all known; several answers where a policy leaves it open. */
function plain({ rule }: Table, years: readonly Real[], since: number): boolean[] {
  const { gap, groupChange = 'keep' } = rule;
  if (rule.upgradeAfterYears !== undefined)
    return [years.slice(since, NOW - rule.upgradeAfterYears + 1).some(({ met }) => met)];
  const backwards = [...years].reverse();
  if (rule.consecutive === undefined) {
    const window = backwards.slice(0, rule.of ?? rule.validYears! + 1);
    return [window.filter(({ met }) => met).length >= (rule.atLeast ?? 1)];
  }
  const row = (gap === 'bridge' ? backwards.filter(({ assessed }) => assessed) : backwards).slice(0, rule.consecutive);
  if (!row.every(({ met }) => met)) return [false];
  const present = row.filter(({ assessed }) => assessed);
  const changed = present.some(({ group }, index) => index > 0 && group !== present[index - 1]!.group);
  if (!changed || groupChange === 'keep') return [true];
  return groupChange === 'reset' ? [false] : [true, false];
}

/** All that a rule may come to, over everything that the years may have been. */
function outcomes(table: Table, window: readonly State[]): Set<boolean> {
  const { rule, since, groups } = table;
  const states = [...Array.from({ length: since }, () => 'beyond' as const), ...window];
  const real = states.map((state, year) =>
    realities(state, state === 'beyond' ? undefined : groupAt(groups, year), rule.gap),
  );
  // As many years before the five as a row that skips all others can need; skipped ones among them change nothing.
  if (rule.upgradeAfterYears === undefined) {
    for (let more = 0; more < (rule.gap === 'bridge' ? rule.consecutive! : 1); more += 1)
      real.unshift(realities('unknown', rule.groupChange === undefined ? 'x' : undefined, rule.gap));
  }
  const found = new Set<boolean>();
  const try_ = (index: number, years: Real[]): void => {
    if (found.size === 2) return;
    if (index === real.length) for (const answer of plain(table, years, since)) found.add(answer);
    else for (const year of real[index]!) try_(index + 1, [...years, year]);
  };
  // The gate is open to nothing before `since`, unless all that it looks at lies there.
  if (rule.upgradeAfterYears !== undefined && since > NOW - rule.upgradeAfterYears) return new Set([true, false]);
  try_(0, []);
  return found;
}

/** Whether a change between known groups stands next to a year that is unknown. */
function hasOpenChange({ groups, since }: Table, window: readonly State[]): boolean {
  const present = window.flatMap((state, index) =>
    state === 'absent' ? [] : [{ state, group: groupAt(groups, since + index) }],
  );
  return present.some(({ state, group }, index) => {
    const before = present[index - 1];
    return (
      before?.group !== undefined &&
      group !== undefined &&
      group !== before.group &&
      (state === 'unknown' || before.state === 'unknown')
    );
  });
}

describe.each(tables)('%s', (_, table) => {
  const size = 4 ** (NOW - table.since + 1);

  test('the engine says what the table says', () => {
    expect(table.table).toHaveLength(size);
    const computed = Array.from({ length: size }, (_letter, code) => engine(table, windowAt(code, table.since)));
    expect(computed).toEqual([...table.table].map((letter) => LETTERS[letter]));
  });

  // The gate of a rank looks at computed verdicts only.
  if (table.rule.upgradeAfterYears === undefined)
    test('so it does of what the authority decided', () => {
      const wrong: string[] = [];
      for (let code = 0; code < size; code += 1) {
        const window = windowAt(code, table.since);
        // A decision in this year cannot be unknown: there is one, or none.
        if (window.at(-1) === 'unknown') continue;
        if (engine(table, window, 'recognised') !== LETTERS[table.table[code]!]) wrong.push(window.join(' '));
      }
      expect(wrong).toEqual([]);
    });

  test('what is decided is so however the open years turn out, and what is open may turn out either way', () => {
    const wrong: string[] = [];
    for (let code = 0; code < size; code += 1) {
      const window = windowAt(code, table.since);
      const said = LETTERS[table.table[code]!]!;
      const found = outcomes(table, window);
      const may = found.size === 2 ? 'unknown' : found.has(true) ? 'met' : 'unmet';
      if (may === said) continue;
      // A change next to an unknown year is left open, although the year would have been unmet or else the change breaks it.
      const isKept = said === 'unknown' && table.rule.groupChange === 'reset' && hasOpenChange(table, window);
      if (!isKept) wrong.push(`${window.join(' ')}: ${said}, but may be ${may}`);
    }
    expect(wrong).toEqual([]);
  });
});
