/**
 * One subject: the rows of a year become one, and each year is judged knowing those before it.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { evaluateKnown } from '../judge/evaluate.js';
import { readKeys } from '../judge/keys.js';
import type { Result } from '../judge/result.js';
import { selfAssessment } from '../judge/self-assessment.js';
import { readOutcome, type Scored } from '../measure/members.js';
import { placeNamed } from '../place/places.js';
import { limits } from '../text/limits.js';
import { compareCodePoints, sortedByCodePoints } from '../text/names.js';
import type { Verdict } from '../value/verdict.js';
import { type History, type HistoryYear, soundHistory } from '../year/history.js';
import { eventOf, type Row, type RunContext, rejectRow } from './context.js';
import { type Merged, mergeRows } from './merge.js';
import { choosePack } from './pack-choice.js';
import { reportDiscrepancies, reportProcedure } from './reported.js';

/** Before and after every year. */
const [EARLIEST, LATEST] = [1900, 2200];

/** Judges all subjects: those that others count first, then in the order of their ids. */
export function judgeAll(context: RunContext, rows: readonly Row[], since: number | undefined): void {
  const subjects = new Map<number, Map<string, Row[]>>();
  for (const row of rows) {
    const rank = rankOfRow(context, row);
    let ranked = subjects.get(rank);
    if (ranked === undefined) subjects.set(rank, (ranked = new Map()));
    const own = ranked.get(row.record.subject);
    if (own === undefined) ranked.set(row.record.subject, [row]);
    else own.push(row);
  }
  const first = since ?? firstJudgedYear(context, subjects);
  for (const rank of [...subjects.keys()].sort((a, b) => a - b)) {
    settleBelow(context, rank);
    const ranked = subjects.get(rank)!;
    for (const subject of sortedByCodePoints(ranked.keys())) judgeSubject(context, ranked.get(subject)!, first);
  }
}

/** The first year of which a record can be judged: what is rejected says nothing of anybody (SEMANTICS 6.0). */
function firstJudgedYear(
  context: RunContext,
  subjects: ReadonlyMap<number, ReadonlyMap<string, readonly Row[]>>,
): number {
  let first = LATEST;
  for (const ranked of subjects.values())
    for (const rows of ranked.values()) {
      if (rows.length > limits.subjectRows) continue;
      for (const own of byKindAndYear(context, rows)) {
        const [{ record }] = own as [Row, ...Row[]];
        if (record.year >= first) continue;
        const merged = own.length === 1 ? { record } : merge(context, own);
        if (merged.record !== undefined && !('code' in choosePack(context, merged.record))) first = record.year;
      }
    }
  return first;
}

function byKindAndYear({ kindOf }: RunContext, rows: readonly Row[]): Iterable<readonly Row[]> {
  if (rows.length === 1) return [rows];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.record.year} ${kindOf(row.record.group)}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [row]);
    else own.push(row);
  }
  return groups.values();
}

/** How high the kind of a row stands. */
export function rankOfRow({ kindOf, rankOf }: RunContext, { record }: Row): number {
  return rankOf(kindOf(record.group));
}

/** Everybody below a rank has been judged: what is counted of them is ready. */
export function settleBelow(context: RunContext, rank: number): void {
  for (let at = 0; at <= rank; at += 1) context.members.settle(at);
}

/** Judges the rows of one id: subjects of different kinds may bear the same one. */
export function judgeSubject(context: RunContext, rows: readonly Row[], since: number): void {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length > limits.subjectRows) return rejectAll(context, rows);
  const kind = context.kindOf(first.record.group);
  if (rows.every(({ record }) => record.group === first.record.group || context.kindOf(record.group) === kind))
    return judgeSubjectYears(context, rows, since);
  const kinds = [...new Set(rows.map(({ record }) => context.kindOf(record.group)))].sort(compareCodePoints);
  for (const each of kinds)
    judgeSubjectYears(
      context,
      rows.filter(({ record }) => context.kindOf(record.group) === each),
      since,
    );
}

/** Judges all years of one subject, earliest first, each knowing the years before it. */
function judgeSubjectYears(context: RunContext, rows: readonly Row[], since: number): void {
  const years = new Map<number, Row[]>();
  for (const row of rows) {
    const own = years.get(row.record.year);
    if (own === undefined) years.set(row.record.year, [row]);
    else own.push(row);
  }
  const past = earlierYears(context, rows, years);
  let left = years.size;
  for (const year of years.size === 1 ? years.keys() : [...years.keys()].sort((a, b) => a - b)) {
    const row = oneRow(context, years.get(year)!);
    left -= 1;
    if (row === undefined) continue;
    const scored = judgeRow(context, row, { since: Math.min(since, year), titles: past });
    // The last year is nobody's past.
    if (scored !== undefined && left > 0) past.push(yearOf(row.record, scored));
  }
}

/** What other runs say of a subject's years; where it cannot be trusted the issue stands at the subject's first row. */
function earlierYears(
  { options, on, kindOf }: RunContext,
  rows: readonly Row[],
  years: ReadonlyMap<number, unknown>,
): HistoryYear[] {
  const { record, origin } = rows[0]!;
  const given = options.history?.(record.subject, kindOf(record.group));
  if (given === undefined) return [];
  const issues: Issue[] = [];
  const past = soundHistory({ since: EARLIEST, titles: given }, LATEST, issues);
  for (const { year } of past?.titles ?? [])
    if (years.has(year)) issues.push(issueOf('history/also-recorded', 'error', '', { year }));
  for (const issue of issues) on.issue?.({ ...eventOf(origin, record), issue });
  return [...(past?.titles ?? [])];
}

/** The rows of one year as one; rows that cannot be one are rejected. */
function oneRow(context: RunContext, rows: readonly Row[]): Row | undefined {
  const [first, ...others] = rows as [Row, ...Row[]];
  if (others.length === 0) return first;
  const { record, conflicts, clash } = merge(context, rows);
  if (record === undefined) {
    for (const row of rows)
      rejectRow(
        context,
        row.origin,
        row.record,
        issueOf('record/conflicting-key', 'error', `/${clash.key}`, {
          key: clash.key,
          values: clash.values.join(', '),
        }),
      );
    return undefined;
  }
  const event = eventOf(first.origin, first.record);
  for (const conflict of conflicts)
    context.on.conflict?.({ ...event, ...conflict, origins: rows.map(({ origin }) => origin) });
  for (const { origin } of others) {
    context.counts.merged += 1;
    context.on.merged?.({ ...eventOf(origin, record), into: first.origin });
  }
  return { record, origin: first.origin };
}

/** Two codes of one place are one. */
function merge(context: RunContext, rows: readonly Row[]): Merged {
  return mergeRows(
    rows.map((row) => row.record),
    context.facts,
    (role, code, { date, year }) => {
      const { places, codesAsOf } = context.options;
      if (places === undefined || !context.roles.includes(role)) return code;
      const found = placeNamed(places, code, codesAsOf ?? date ?? `${year}-12-31`);
      return found === undefined ? code : places.idOf(found);
    },
  );
}

/** Rows of a subject that has more of them than anybody can have. */
export function rejectAll(context: RunContext, rows: readonly Row[]): void {
  for (const { origin, record } of rows)
    rejectRow(context, origin, record, issueOf('record/too-many-rows', 'error', '', { limit: limits.subjectRows }));
}

function judgeRow(context: RunContext, { record, origin }: Row, history: History): Result | undefined {
  const pack = choosePack(context, record);
  if ('code' in pack) return rejectRow(context, origin, record, pack);
  context.used.add(pack);
  const members = context.members.of(pack, record);
  const result = evaluateKnown(pack, record, history, members);
  const self = selfAssessment(pack, record, result, history, members);
  context.counts.records += 1;
  const event = eventOf(origin, record);
  const scored = { record, result, kind: pack.subject, self };
  for (const issue of result.issues) context.on.issue?.({ ...event, issue });
  for (const issue of countSubject(context, scored)) context.on.issue?.({ ...event, issue });
  reportProcedure(context, event, scored);
  reportDiscrepancies(context, event, record, result);
  context.digesting?.(record, result, pack);
  context.on.scored?.({ ...event, record, result });
  return result;
}

/** Counts a judged subject wherever somebody asks for it; gives what is wrong with facts that only they read, each once. */
function countSubject(
  { tallier, members, collectives }: RunContext,
  scored: Scored & { readonly kind: string },
): Issue[] {
  const { kind, result } = scored;
  if (collectives.isRead(kind))
    collectives.note(kind, result.subject, result.year, (name) => readOutcome(scored, name));
  const found = [...(tallier?.add(scored) ?? []), ...members.add(scored)];
  if (found.length < 2) return found;
  return found.filter(({ pointer }, index) => found.findIndex((other) => other.pointer === pointer) === index);
}

function yearOf(record: SubjectRecord, { year, group, pack, titles }: Result): HistoryYear {
  const verdicts: { [title: string]: Verdict } = Object.create(null);
  for (const { id, verdict, ranks } of titles) {
    verdicts[id] = verdict;
    if (ranks !== undefined) for (const rank of ranks) verdicts[`${id}.${rank.id}`] = rank.verdict;
  }
  const { outcomes } = record.recognised === undefined ? { outcomes: undefined } : readKeys(record);
  return {
    ...{ year, group, pack },
    ...(record.registered === false && { registered: false }),
    verdicts,
    ...(outcomes !== undefined && { recognised: outcomes }),
  };
}
