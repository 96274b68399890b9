/**
 * The whole pipeline: rows become records, records results, results tallies and a report, all of it digests.
 */

import { createRecordDigester, createResultDigester } from './columns.js';
import { isDay, isWithin } from './dates.js';
import { createRowDigest, type RowsDigest } from './digest.js';
import type { DeclaredCount, Outcome, Recognition, RoleValue, Record as SubjectRecord } from './documents.js';
import { evaluateKnown } from './evaluate.js';
import { type Issue, issueOf } from './issue.js';
import { mergeRows } from './merge.js';
import { compareCodePoints, shownName } from './names.js';
import { type CompiledPack, placeholdersIn } from './pack.js';
import type { CompiledPlaces } from './places.js';
import type { CompiledProgramme } from './programme.js';
import { readKeys } from './record.js';
import type { History, HistoryYear, Report, Result } from './result.js';
import { createTallier } from './roll-up.js';
import { type Repair, toNfc } from './rows.js';
import type { Verdict } from './verdict.js';

/** Where a row comes from: the caller's own numbers, given back with everything that is said about the row. */
export interface Origin {
  readonly file: number;
  readonly line: number;
}

export interface RowEvent {
  readonly origin: Origin;
  readonly subject: string;
  readonly year: number | string;
}

/** What is told while rows come in. Every row that was added is scored, merged or rejected. */
export interface RunEvents {
  scored?(event: RowEvent & { readonly record: SubjectRecord; readonly result: Result }): void;
  rejected?(event: RowEvent & { readonly issue: Issue }): void;
  issue?(event: RowEvent & { readonly issue: Issue }): void;
  repaired?(event: RowEvent & { readonly repair: Repair }): void;
  merged?(event: RowEvent & { readonly into: Origin }): void;
  /** One thing on which rows of the same subject and year differ: it is taken as missing. */
  conflict?(
    event: RowEvent & {
      readonly what: string;
      readonly values: readonly string[];
      readonly origins: readonly Origin[];
    },
  ): void;
  /** The authority decided otherwise than the engine computed. */
  discrepancy?(
    event: RowEvent & {
      readonly title: string;
      readonly computed: Verdict;
      readonly recognised: Outcome;
      readonly decision: Recognition['decision'];
    },
  ): void;
}

export interface RunOptions {
  readonly packs: readonly CompiledPack[];
  readonly programme?: CompiledProgramme | readonly CompiledProgramme[];
  readonly places?: CompiledPlaces;
  readonly counts?: readonly DeclaredCount[];
  /**
   * First year that the rows cover: a subject without a row in a later year was not assessed then. Absent: the first year
   * among the rows, which `sorted` runs cannot know and must be told.
   */
  readonly since?: number;
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string;
  /** True when rows come ordered by subject (code points of NFC): then each subject is done as soon as the next begins. */
  readonly sorted?: boolean;
  readonly on?: RunEvents;
}

export interface RunCounts {
  readonly rowsRead: number;
  readonly records: number;
  readonly merged: number;
  readonly rejected: number;
}

export interface Finished {
  readonly counts: RunCounts;
  readonly report: Report;
  readonly records: RowsDigest;
  readonly results: RowsDigest;
  /** Ids of the packs that judged at least one record, as `id@version`. */
  readonly packsUsed: readonly string[];
}

export interface Run {
  /** Takes one row as a record. `repairs` are what the reader of the row put right. */
  add(record: SubjectRecord, origin?: Origin, repairs?: readonly Repair[]): void;
  finish(): Finished;
}

/** A row whose keys are sound, waiting for the others of its subject. */
export interface Row {
  readonly record: SubjectRecord;
  readonly origin: Origin;
}

/**
 * A run over many rows, the same that the command line uses: choice of pack, duplicates, history, roll-up, digests. Rows
 * that cannot be judged are told to `on.rejected`; nothing is dropped.
 *
 * @throws RangeError when a sorted run has no `since` or its rows are not in order: these are faults of the caller.
 *
 * @example
 * const run = createRun({ packs: [pack] });
 * run.add({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } });
 * run.finish().counts; // => { rowsRead: 1, records: 1, merged: 0, rejected: 0 }
 */
export function createRun(options: RunOptions): Run {
  const { packs, places, on = {}, sorted = false } = options;
  if (sorted && options.since === undefined) throw new RangeError('a sorted run must be told `since`');
  const programmes = options.programme === undefined ? [] : [options.programme].flat();
  const tallier =
    programmes.length > 0 && places !== undefined ? createTallier(programmes, places, options.codesAsOf) : undefined;
  const roles = rolesOf(packs, programmes);
  const facts = [...new Set([...packs, ...programmes].flatMap(({ document }) => Object.keys(document.facts ?? {})))];
  const [records, results] = [createRowDigest(), createRowDigest()];
  const desk: Desk = {
    options,
    on,
    packs: byGroup(packs),
    roles,
    stages: new Set(programmes.flatMap(({ document }) => document.stages ?? [])),
    used: new Set(),
    digestRecord: createRecordDigester(records, facts, roles),
    digestResult: createResultDigester(results),
    sealed: () => ({ records: records.finish(), results: results.finish() }),
    counts: { rowsRead: 0, records: 0, merged: 0, rejected: 0 },
    ...(tallier && { tallier }),
  };
  let waiting: Row[] = [];
  let current: string | undefined;
  return {
    add: (given, origin = { file: 0, line: desk.counts.rowsRead + 1 }, repairs = []) => {
      desk.counts.rowsRead += 1;
      const row = accept(desk, given, origin, repairs);
      if (row === undefined) return;
      const { subject } = row.record;
      if (sorted && current !== undefined && subject !== current) {
        if (compareCodePoints(subject, current) < 0)
          throw new RangeError(`rows are not in order: ${shownName(subject)} after ${shownName(current)}`);
        judgeSubject(desk, waiting, options.since!);
        waiting = [];
      }
      current = subject;
      waiting.push(row);
    },
    finish: () => {
      if (sorted) judgeSubject(desk, waiting, options.since ?? 0);
      else judgeAll(desk, waiting, options.since);
      waiting = [];
      return finish(desk, options);
    },
  };
}

/** What a run works with. */
interface Desk {
  readonly options: RunOptions;
  readonly on: RunEvents;
  readonly packs: ReadonlyMap<string, readonly CompiledPack[]>;
  /** Roles whose values are codes of places. */
  readonly roles: readonly string[];
  readonly stages: ReadonlySet<string>;
  readonly used: Set<CompiledPack>;
  readonly digestRecord: (record: SubjectRecord) => void;
  readonly digestResult: (result: Result) => void;
  readonly sealed: () => { readonly records: RowsDigest; readonly results: RowsDigest };
  readonly counts: { rowsRead: number; records: number; merged: number; rejected: number };
  readonly tallier?: ReturnType<typeof createTallier>;
}

function byGroup(packs: readonly CompiledPack[]): Map<string, CompiledPack[]> {
  const groups = new Map<string, CompiledPack[]>();
  for (const pack of packs) groups.set(pack.group, [...(groups.get(pack.group) ?? []), pack]);
  return groups;
}

function rolesOf(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): string[] {
  const declared = programmes.flatMap(({ document }) =>
    Object.entries(document.roles)
      .filter(([, { of }]) => of === 'place')
      .map(([id]) => id),
  );
  return [...new Set([...packs.map(({ document }) => document.through), ...declared])];
}

function reject(desk: Desk, origin: Origin, record: SubjectRecord, issue: Issue): undefined {
  desk.counts.rejected += 1;
  desk.on.rejected?.({ ...eventOf(origin, record), issue });
  return undefined;
}

function eventOf(origin: Origin, record: SubjectRecord): RowEvent {
  const { subject, year } = (record ?? {}) as { subject?: unknown; year?: unknown };
  return {
    origin,
    subject: typeof subject === 'string' ? subject : '',
    year: typeof year === 'number' ? year : typeof year === 'string' ? shownName(year) : '',
  };
}

/** Checks the keys of a row and resolves its places; a bad key rejects it. */
function accept(desk: Desk, given: SubjectRecord, origin: Origin, repairs: readonly Repair[]): Row | undefined {
  const { bad, date } = readKeys(given);
  if (bad[0] !== undefined) return reject(desk, origin, given, bad[0]);
  const found: Repair[] = [...repairs];
  const subject = toNfc(given.subject, 'subject', found);
  const group = toNfc(given.group, 'group', found);
  const stage =
    given.stage === undefined || given.stage === null ? undefined : toNfc(String(given.stage), 'stage', found);
  if (!desk.packs.has(group)) {
    return reject(
      desk,
      origin,
      given,
      issueOf('record/unknown-group', 'error', '/group', {
        group: shownName(group),
        known: [...desk.packs.keys()].sort().join(', '),
      }),
    );
  }
  if (stage !== undefined && desk.stages.size > 0 && !desk.stages.has(stage)) {
    return reject(
      desk,
      origin,
      given,
      issueOf('record/unknown-stage', 'error', '/stage', {
        stage: shownName(stage),
        known: [...desk.stages].join(', '),
      }),
    );
  }
  const badDate =
    given.dates === undefined || given.dates === null
      ? undefined
      : Object.entries(given.dates).find(([, day]) => !isDay(day));
  if (badDate !== undefined)
    return reject(
      desk,
      origin,
      given,
      issueOf('record/stage-date', 'error', `/dates/${badDate[0]}`, {
        stage: badDate[0],
        found: shownName(String(badDate[1])),
      }),
    );
  const resolved = resolvePlaces(desk, given, desk.options.codesAsOf ?? date, found);
  if ('issue' in resolved) return reject(desk, origin, given, resolved.issue);
  const changed =
    subject !== given.subject || group !== given.group || stage !== given.stage || resolved.places !== given.places;
  const record: SubjectRecord = changed
    ? {
        ...given,
        subject,
        group,
        ...(stage !== undefined && { stage }),
        ...(resolved.places !== undefined && { places: resolved.places }),
      }
    : given;
  for (const repair of found) desk.on.repaired?.({ ...eventOf(origin, record), repair });
  return { record, origin };
}

/** Puts right codes that only lost leading zeros; a code that means nothing, or two things, is an issue. */
function resolvePlaces(
  desk: Desk,
  record: SubjectRecord,
  date: string,
  repairs: Repair[],
): { places: SubjectRecord['places'] } | { issue: Issue } {
  const { places } = desk.options;
  let mended = record.places;
  if (places === undefined || mended === undefined || mended === null) return { places: mended };
  for (const role of desk.roles) {
    const value: unknown = (mended as { [role: string]: unknown })[role];
    if (value === undefined || value === null || value === '') continue;
    const codes = Array.isArray(value) ? value : [value];
    const put: string[] = [];
    for (const code of codes as unknown[]) {
      if (typeof code !== 'string')
        return { issue: issueOf('record/place', 'error', `/places/${role}`, { role, found: shownName(String(code)) }) };
      const column = `place.${role}`;
      const text = toNfc(code, column, repairs);
      const found = places.resolve(text, date);
      if ('problem' in found)
        return {
          issue: issueOf(`record/place-${found.problem}`, 'error', `/places/${role}`, {
            role,
            code: shownName(text),
            date,
            hint: found.hint,
          }),
        };
      const to = found.repairedFrom === undefined ? text : places.places[found.place]!.code;
      if (to !== text) repairs.push({ code: 'repair/leading-zeros', column, from: text, to });
      put.push(to);
    }
    if (put.some((code, index) => code !== codes[index]))
      mended = { ...mended, [role]: Array.isArray(value) ? put : put[0]! };
  }
  return { places: mended };
}

function judgeAll(desk: Desk, rows: readonly Row[], since: number | undefined): void {
  const subjects = new Map<string, Row[]>();
  let first = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    first = Math.min(first, row.record.year);
    const own = subjects.get(row.record.subject);
    if (own === undefined) subjects.set(row.record.subject, [row]);
    else own.push(row);
  }
  for (const subject of [...subjects.keys()].sort(compareCodePoints))
    judgeSubject(desk, subjects.get(subject)!, since ?? first);
}

/** Judges all years of one subject, earliest first, each knowing the years before it. */
function judgeSubject(desk: Desk, rows: readonly Row[], since: number): void {
  if (rows.length === 0) return;
  const years = new Map<number, Row[]>();
  for (const row of rows) {
    const own = years.get(row.record.year);
    if (own === undefined) years.set(row.record.year, [row]);
    else own.push(row);
  }
  const past: HistoryYear[] = [];
  for (const year of years.size === 1 ? years.keys() : [...years.keys()].sort((a, b) => a - b)) {
    const row = oneRow(desk, years.get(year)!);
    if (row === undefined) continue;
    const scored = judgeRow(desk, row, { since: Math.min(since, year), titles: past });
    if (scored !== undefined) past.push(scored);
  }
}

/** The rows of one year as one; rows that cannot be one are rejected. */
function oneRow(desk: Desk, rows: readonly Row[]): Row | undefined {
  const [first, ...others] = rows as [Row, ...Row[]];
  if (others.length === 0) return first;
  const { record, conflicts, clash } = mergeRows(rows.map((row) => row.record));
  if (record === undefined) {
    for (const row of rows)
      reject(
        desk,
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
    desk.on.conflict?.({ ...event, ...conflict, origins: rows.map(({ origin }) => origin) });
  for (const { origin } of others) {
    desk.counts.merged += 1;
    desk.on.merged?.({ ...eventOf(origin, record), into: first.origin });
  }
  return { record, origin: first.origin };
}

function judgeRow(desk: Desk, { record, origin }: Row, history: History): HistoryYear | undefined {
  const pack = choosePack(desk, record);
  if ('code' in pack) return reject(desk, origin, record, pack);
  desk.used.add(pack);
  const result = evaluateKnown(pack, record, history);
  desk.counts.records += 1;
  const event = eventOf(origin, record);
  for (const issue of result.issues) desk.on.issue?.({ ...event, issue });
  for (const issue of desk.tallier?.add({ record, result, kind: pack.subject }) ?? [])
    desk.on.issue?.({ ...event, issue });
  tellDiscrepancies(desk, event, record, result);
  desk.digestRecord(record);
  desk.digestResult(result);
  desk.on.scored?.({ ...event, record, result });
  return yearOf(record, result);
}

function yearOf(record: SubjectRecord, { year, group, pack, titles }: Result): HistoryYear {
  const verdicts: { [title: string]: Verdict } = Object.create(null);
  for (const { id, verdict, ranks } of titles) {
    verdicts[id] = verdict;
    if (ranks !== undefined) for (const rank of ranks) verdicts[`${id}.${rank.id}`] = rank.verdict;
  }
  const { outcomes } = record.recognised === undefined ? { outcomes: undefined } : readKeys(record);
  return { year, group, pack, verdicts, ...(outcomes !== undefined && { recognised: outcomes }) };
}

/** The pack of the nearest place that judges this group on the record's date. */
function choosePack(desk: Desk, record: SubjectRecord): CompiledPack | Issue {
  const date = record.date ?? `${record.year}-12-31`;
  const { places } = desk.options;
  const inForce = desk.packs
    .get(record.group)!
    .filter(({ document }) => isWithin(date, document.inForce.from, document.inForce.until));
  if (inForce.length === 0) return issueOf('pack/none-in-force', 'error', '/group', { group: record.group, date });
  const ranked = inForce.flatMap((pack) => {
    const depth = places === undefined ? 0 : depthOf(places, pack, record, desk.options.codesAsOf ?? date, date);
    return depth === undefined ? [] : [{ pack, depth }];
  });
  const nearest = Math.max(...ranked.map(({ depth }) => depth));
  const chosen = ranked.filter(({ depth }) => depth === nearest);
  if (chosen.length === 0) return issueOf('pack/none-here', 'error', '/places', { group: record.group, date });
  if (chosen.length > 1)
    return issueOf('pack/several', 'error', '/group', {
      group: record.group,
      date,
      packs: chosen.map(({ pack }) => pack.id).join(', '),
    });
  return chosen[0]!.pack;
}

/** How deep the pack's place lies when the record stands in it; undefined when it does not. */
function depthOf(
  places: CompiledPlaces,
  { document }: CompiledPack,
  record: SubjectRecord,
  codeDate: string,
  date: string,
): number | undefined {
  const own = places.find(document.place);
  if (own === places.top) return 0;
  const value: RoleValue | undefined = record.places?.[document.through];
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (own === undefined || first === undefined || first === null) return undefined;
  const resolved = places.resolve(first, codeDate);
  if ('problem' in resolved || !places.standing(resolved.place, date).certain.includes(own)) return undefined;
  return places.standing(own, date).certain.length;
}

function tellDiscrepancies(desk: Desk, event: RowEvent, record: SubjectRecord, { titles }: Result): void {
  for (const { title, rank, outcome, decision } of record.recognised ?? []) {
    const found = titles.find(({ id }) => id === title);
    const computed = rank === undefined ? found?.verdict : found?.ranks?.find(({ id }) => id === rank)?.verdict;
    const disagrees = outcome === 'granted' ? computed !== 'met' : computed === 'met';
    if (disagrees)
      desk.on.discrepancy?.({
        ...event,
        title: rank === undefined ? title : `${title}.${rank}`,
        computed: computed ?? 'unmet',
        recognised: outcome,
        decision,
      });
  }
}

function finish(desk: Desk, { counts: declared = [] }: RunOptions): Finished {
  const { rowsRead, records, merged, rejected } = desk.counts;
  if (rowsRead !== records + merged + rejected)
    throw new Error(`${rowsRead} rows read, but ${records} + ${merged} + ${rejected} accounted for`);
  const empty: Report = { format: 'tieuchi-report/1', semantics: 1, programmes: [], placeholders: [], issues: [] };
  const report = desk.tallier?.report(declared) ?? empty;
  const used = [...desk.used].sort((a, b) => compareCodePoints(a.id, b.id) || compareCodePoints(a.version, b.version));
  const nameOf = ({ id, version }: CompiledPack) => `${id}@${version}`;
  const placeholders = used.flatMap((pack) =>
    placeholdersIn(pack.document).map((pointer) => ({ document: nameOf(pack), pointer })),
  );
  return {
    counts: { rowsRead, records, merged, rejected },
    report: { ...report, placeholders: [...placeholders, ...report.placeholders] },
    ...desk.sealed(),
    packsUsed: used.map(nameOf),
  };
}
