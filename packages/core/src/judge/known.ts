/**
 * The short way: the result of a record of which every fact is known, over plain numbers. It has the bytes that judging over
 * ranges gives. One function makes nearly all of it, because calls are what costs here.
 */

import type { Frame } from '../frame/frame.js';
import { MET, UNMET } from '../frame/kleene.js';
import type { Work } from '../frame/work.js';
import { type GivenPoints, pointsAt } from '../plan/points.js';
import type { Program } from '../plan/program.js';
import type { TitleYears } from '../year/alone.js';
import type { Entry } from './entry.js';
import { allExempt, enterThresholds, type Judged, judgeTitle, settledCode } from './judge.js';
import { type IndicatorResult, indicatorOf, type Points, pointsOf, type Result } from './result.js';
import { openTitle, settledTitle, type TitleResult } from './titles.js';

/** Judges an entry whose facts stand in the frame's view of what is known, and makes its result on the way. */
export function resultOfKnown(program: Program, { frame }: Work, entry: Entry): Result {
  const known = frame.known!;
  const { low, code } = known;
  const { keys, epoch, issues, slips } = entry;
  const { indicatorNodes, criterionPoints, total, lowest, titles: bound, givesAlways } = program;
  if (frame.epoch !== epoch) enterThresholds(program, frame, epoch);
  for (let index = 0; index < indicatorNodes.length; index += 1) indicatorNodes[index]!.runKnown!(known);
  const given = totalKnown(program, known, epoch);
  const exempt = givesAlways ? 'unmet' : allExempt(program.indicators, known);
  const judged: Judged = { frame: known, entries: undefined, invalid: undefined, exempt, years: undefined };
  let points: Points | null = null;
  if (givesAlways) {
    const criteria = new Array<GivenPoints>(criterionPoints.length);
    for (let index = 0; index < criteria.length; index += 1) {
      const of = criterionPoints[index]!;
      criteria[index] = pointsAt(of, low[of.slot]!);
    }
    points = { total: low[total.slot]! / total.scale, lowest: low[lowest.slot]! / lowest.scale, criteria };
  } else {
    for (let index = 0; index < given.length; index += 1)
      given[index] ??= indicatorOf(program, judged, program.indicators[index]!);
    if (program.hasPoints) points = pointsOf(program, judged);
  }
  const settled = settledCode(entry, exempt);
  const isOpen = settled === undefined && !entry.isImpossible;
  const titles = new Array<TitleResult>(bound.length);
  for (let index = 0; index < titles.length; index += 1) {
    const title = bound[index]!;
    const { when, slot } = title;
    when?.runKnown?.(known);
    const isPlain = title.years === undefined && title.ranks.length === 0;
    if (isPlain) code[slot] = settled ?? (when === undefined ? MET : code[when.slot]!);
    const years = isPlain ? undefined : judgeTitle(title, known, exempt, settled, entry);
    if (years !== undefined && (years.rule?.verdict === 'unknown' || years.gates.length > 0)) {
      judged.years ??= new Array<TitleYears | undefined>(bound.length);
      judged.years[index] = years;
    }
    titles[index] = isOpen ? openTitle(program, judged, title, years) : settledTitle(program, judged, title, entry);
  }
  if (slips !== undefined) for (const slip of slips) issues.push(slip);
  return {
    subject: keys.subject,
    year: keys.year,
    group: keys.group,
    date: keys.date,
    pack: program.name,
    points,
    indicators: given as IndicatorResult[],
    titles,
    defaults: [],
    issues,
  };
}

/** Adds up: an indicator applies or does not, and a number has one end. Gives the points of those that always apply. */
function totalKnown(program: Program, { low, code }: Frame, epoch: number): (IndicatorResult | undefined)[] {
  const { indicators, indicatorPoints, criterionPoints, total, lowest, metAll, metCount, hasPoints } = program;
  for (let index = 0; index < criterionPoints.length; index += 1) low[criterionPoints[index]!.slot] = 0;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let all: number = MET;
  let count = 0;
  const found = new Array<IndicatorResult | undefined>(indicators.length);
  for (let index = 0; index < found.length; index += 1) {
    const always = indicatorPoints[index];
    if (always !== undefined) {
      const points = low[always.slot]!;
      const given = points * always.factor;
      if (given < least) least = given;
      sum += given;
      low[always.within]! += given;
      found[index] = pointsAt(always, points);
      continue;
    }
    found[index] = undefined;
    const { applies, points, met, criterion } = indicators[index]!;
    const isExempt = applies !== undefined && code[applies.slot] === UNMET;
    if (points !== undefined) {
      const factor = 10 ** (total.decimals - points.decimals);
      const given = isExempt ? program.greatest[epoch]! : low[points.slot]! * factor;
      if (given < least) least = given;
      if (isExempt) continue;
      sum += given;
      low[criterionPoints[criterion]!.slot]! += given;
    } else if (!isExempt) {
      if (code[met!.slot] === MET) count += 1;
      else all = UNMET;
    }
  }
  if (hasPoints) {
    low[total.slot] = sum;
    low[lowest.slot] = least;
  }
  code[metAll.slot] = all;
  low[metCount.slot] = count;
  return found;
}
