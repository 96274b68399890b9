/**
 * Why something is not known: the facts, and the years, behind what is open.
 */

import { UNKNOWN } from '../frame/kleene.js';
import { isOpen, type Node } from '../frame/node.js';
import type { BoundIndicator, BoundTitle, Program } from '../plan/program.js';
import { meaningOf } from '../rule/operators.js';
import type { Reason, YearsResult } from '../year/result.js';
import type { Found, Judged } from './judge.js';
/** Why an indicator is not known: what is behind its open rules. Indicators must be asked in the order of the pack. */
export function reasonsOfIndicator(
  program: Program,
  judged: Judged,
  indicator: BoundIndicator,
  open: readonly Node[],
): Reason[] {
  const found = search(program, judged, [...open]);
  memoryOf(judged).set(indicator, found);
  return reasonsFound(found, program, judged);
}

/** Why it is not known whether indicators apply. */
export function reasonsOf(program: Program, judged: Judged, roots: readonly Node[]): Reason[] {
  return reasonsFound(search(program, judged, [...roots]), program, judged);
}

/** Why a title is not known. Indicators must have been asked before, and titles in the order of the pack. */
export function reasonsOfTitle(program: Program, judged: Judged, title: BoundTitle): Reason[] {
  const found = search(program, judged, [{ title }]);
  memoryOf(judged).set(`title.${title.id}`, found);
  return reasonsFound(found, program, judged);
}

/** A title to be followed, all of it or down to one of its ranks. */
interface TitleStep {
  readonly title: BoundTitle;
  readonly rank?: string;
}

/**
 * The missing or invalid facts behind open parts, and the years. Rules may read each other in long chains, and twice: what
 * was found behind an indicator or a title is remembered, and nothing is followed within another.
 */
function search(program: Program, judged: Judged, todo: (Node | TitleStep)[]): Found {
  const { frame } = judged;
  const found: Found = { facts: new Set(), years: new Map() };
  const followed = new Set<string>();
  const readName = (name: string): void => {
    if (followed.has(name)) return;
    followed.add(name);
    const behind = program.behind.get(name);
    if (behind === undefined) return;
    if ('fact' in behind) found.facts.add(behind.fact);
    else if ('title' in behind) {
      const known = memoryOf(judged).get(name);
      if (known === undefined) todo.push(behind);
      else join(found, known);
    } else join(found, foundBehind(name, behind.indicators, judged));
  };
  const addYears = (given: YearsResult | undefined): void => {
    for (const reason of given?.reasons ?? [])
      if ('year' in reason) found.years.set(`${reason.year} ${reason.why}`, reason);
  };
  const walkTitle = ({ title, rank }: TitleStep): void => {
    const { when, ranks, years: rule } = title;
    const given = judged.years?.[program.titles.indexOf(title)];
    const better = rank === undefined ? ranks : ranks.slice(0, ranks.findIndex((each) => each.id === rank) + 1);
    for (const part of [when, ...better.map((each) => each.when)]) if (part !== undefined) todo.push(part);
    // Gates matter to ranks only: the last has none.
    if (rank !== undefined) for (const index of better.keys()) addYears(given?.gates[index]);
    if (rule === undefined || given?.rule?.verdict !== 'unknown') return;
    addYears(given.rule);
    if (!rule.asked.recognised && frame.code[rule.slot] === UNKNOWN) readName(`title.${rule.watched.name}`);
  };
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('title' in next) walkTitle(next);
    else if (!isOpen(next, frame)) continue;
    else if (next.name !== undefined) readName(next.name);
    else todo.push(...(meaningOf(next)?.behind?.(next, frame) ?? next.operands));
  }
  return found;
}

function memoryOf(judged: Judged): NonNullable<Judged['behind']> {
  judged.behind ??= new Map();
  return judged.behind;
}

/** What is behind a name that stands for indicators: those that are known have nothing behind them. */
function foundBehind(name: string, indicators: readonly BoundIndicator[], judged: Judged): Found {
  const behind = memoryOf(judged);
  let found = behind.get(name);
  if (found === undefined) {
    found = { facts: new Set(), years: new Map() };
    for (const indicator of indicators) {
      const own = behind.get(indicator);
      if (own !== undefined) join(found, own);
    }
    // Only titles read names of several, when all indicators have been asked.
    if (indicators.length > 1) behind.set(name, found);
  }
  return found;
}

function join(found: Found, other: Found): void {
  for (const fact of other.facts) found.facts.add(fact);
  for (const [key, year] of other.years) found.years.set(key, year);
}

function reasonsFound({ facts, years }: Found, program: Program, judged: Judged): Reason[] {
  return [
    ...[...facts]
      .sort((a, b) => a - b)
      .flatMap((index): Reason[] => {
        const entry = judged.entries?.[index];
        const { id, declared } = program.facts[index]!;
        if (entry === 'missing' || entry === 'invalid') return [{ fact: id, why: entry }];
        // Counted from records, and open because some of them are.
        return declared.from === undefined ? [] : [{ fact: id, why: 'members-unknown' }];
      }),
    ...[...years.values()].sort((a, b) => a.year - b.year),
  ];
}
