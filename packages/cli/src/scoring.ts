/**
 * Scoring a register into a folder: the run itself, and every file it writes but the folder's name.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  canonicalJson,
  createReceipt,
  createRowReader,
  createRun,
  type DeclaredCount,
  type Finished,
  groupRanks,
  type Receipt,
  type RowEvent,
  type Record as SubjectRecord,
} from '@tieuchi/core';
import type { Loaded, Names } from './documents.js';
import type { EarlierYears } from './history.js';
import { parseRecord } from './input/record.js';
import type { Register, Row } from './input/register.js';
import { type CsvFile, createCsv } from './output/csv.js';
import { digestFiles } from './output/files.js';
import { createLists } from './output/lists.js';
import { writeProposals } from './output/proposals.js';
import { createResults, resultColumns } from './output/results.js';
import { writeStages } from './output/stages.js';
import { writeTallies } from './output/tallies.js';
import { renderReport } from './report/markdown.js';
import type { Speech } from './words/speech.js';

/** Options of a run that are kept with it. Only `since`, `codesAsOf` and `tree` change an answer. */
export interface ScoreOptions {
  readonly since?: number;
  readonly codesAsOf?: string;
  readonly tree?: string;
  readonly label?: string;
  readonly lang: 'vi' | 'en';
}

export interface ScoreInput {
  readonly register: Register;
  readonly loaded: Loaded;
  readonly counts: readonly DeclaredCount[];
  /** Earlier years that other runs judged. */
  readonly history: EarlierYears | undefined;
  readonly options: ScoreOptions;
  readonly speech: Speech;
  /** Called now and then with the rows done; it may throw to stop the run. */
  readonly onProgress?: (rows: number) => void;
}

/** Titles by year and verdict, for the summary. */
export type TitleCounts = Map<string, { met: number; unmet: number; unknown: number; exempt: number }>;

export interface ScoreOutcome {
  readonly finished: Finished;
  readonly receipt: Receipt;
  readonly rowsRead: number;
  readonly rejected: number;
  readonly issues: number;
  readonly repairs: number;
  readonly conflicts: number;
  readonly discrepancies: number;
  /** Stages that came after a deadline; roles that name several places; records with a self-assessment. */
  readonly late: number;
  readonly elsewhere: number;
  readonly selfAssessed: number;
  readonly proposals: number;
  readonly titles: TitleCounts;
  readonly ignored: readonly { readonly column: string; readonly near?: string }[];
  /** Facts that the packs judge by and no column gives. */
  readonly absent: readonly string[];
  readonly since: number;
  /** True when `since` was not given but taken from the rows. */
  readonly assumed: boolean;
}

const WHERE = ['file', 'line', 'subject', 'year'];

/** Runs the register through the engine and writes all files of the folder. */
export async function scoreInto(folder: string, temp: string, input: ScoreInput): Promise<ScoreOutcome> {
  const { register, loaded, counts, history, options, speech } = input;
  const { packs, programmes, places } = loaded;
  const since = options.since ?? Math.min(firstYear(register.years, packs), history?.since ?? Number.POSITIVE_INFINITY);
  const reader = createRowReader(register.columns, packs, programmes);
  // Packs of groups that no row names would only add empty columns.
  const judging = packs.filter(({ group }) => register.groups.includes(group));
  const columns = resultColumns(judging, programmes);
  const files = openFiles(folder, columns);
  const titles: TitleCounts = new Map();
  const where = ({ origin, subject, year }: RowEvent) => [
    basename(register.sources[origin.file]?.path ?? ''),
    origin.line,
    subject,
    year,
  ];
  const lists = createLists(folder, WHERE, where);
  const told = (issue: Parameters<Speech['issue']>[0]) => {
    const { message, hint } = speech.issue(issue);
    return hint === undefined ? message : `${message} → ${hint}`;
  };
  const run = createRun({
    packs,
    programme: programmes,
    ...(places !== undefined && { places }),
    counts,
    since,
    ...(history !== undefined && { history: history.of }),
    ...daysOf(options),
    sorted: true,
    on: {
      ...lists.on,
      scored: ({ record, result }) => {
        files.results.write(record, result);
        countTitles(titles, result);
      },
      rejected: (event) =>
        files.rejects.write([...where(event), event.issue.code, event.issue.pointer, told(event.issue)]),
      issue: (event) => files.issues.write([...where(event), event.issue.code, event.issue.pointer, told(event.issue)]),
      repaired: (event) =>
        files.repairs.write([
          ...where(event),
          event.repair.code,
          event.repair.column,
          event.repair.from,
          event.repair.to,
        ]),
      conflict: (event) =>
        files.conflicts.write([
          ...where(event),
          event.what,
          event.values.join(' | '),
          event.origins.map(({ file, line }) => `${basename(register.sources[file]?.path ?? '')}:${line}`).join(' '),
        ]),
      discrepancy: (event) =>
        files.discrepancies.write([
          ...where(event),
          event.title,
          event.computed,
          event.recognised,
          event.decision?.number,
          event.decision?.date,
          event.decision?.by,
        ]),
    },
  });
  for (const { file, line, code, params } of register.malformed) {
    files.rejects.write([basename(register.sources[file]?.path ?? ''), line, '', '', code, '', told({ code, params })]);
  }
  try {
    let done = 0;
    for await (const batch of register.rows(groupRanks(packs))) {
      for (const row of batch) {
        addRow(run, reader, register, row, files.rejects, told);
        done += 1;
      }
      input.onProgress?.(done);
    }
  } catch (error) {
    files.abandon();
    lists.abandon();
    throw error;
  }
  const finished = run.finish();
  files.close();
  lists.close();
  await register.close();
  const rejected = files.rejects.rows();
  const { records, merged } = finished.counts;
  if (register.rowsRead !== records + merged + rejected) {
    throw new Error(`${register.rowsRead} rows read, but ${records} records + ${merged} merged + ${rejected} rejected`);
  }
  const proposals = await writeProposals(folder, temp, judging, columns.roles, places, options.lang, options.codesAsOf);
  writeTallies(join(folder, 'tallies.csv'), finished.report, places);
  writeStages(folder, finished.report, places);
  writeFileSync(join(folder, 'report.json'), `${canonicalJson(finished.report)}\n`);
  writeFileSync(
    join(folder, 'report.md'),
    renderReport({
      report: finished.report,
      packs: packs.filter(({ id, version }) => finished.packsUsed.includes(`${id}@${version}`)),
      programmes,
      places,
      label: options.label,
      speech,
    }),
  );
  const receipt = createReceipt({
    packs,
    programme: programmes,
    ...(places !== undefined && { places }),
    counts,
    ...(history !== undefined && { history: history.digest }),
    options: { since, ...daysOf(options) },
    finished,
    files: await digestFiles(folder),
  });
  writeFileSync(join(folder, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
  return {
    finished,
    receipt,
    rowsRead: register.rowsRead,
    rejected,
    issues: files.issues.rows(),
    repairs: files.repairs.rows(),
    conflicts: files.conflicts.rows(),
    discrepancies: files.discrepancies.rows(),
    ...lists.rows(),
    proposals,
    titles,
    ignored: reader.ignored,
    absent: factsWithoutColumn(register, packs),
    since,
    assumed: options.since === undefined,
  };
}

/** The days that change an answer. */
function daysOf({ codesAsOf, tree }: ScoreOptions) {
  return { ...(codesAsOf !== undefined && { codesAsOf }), ...(tree !== undefined && { tree }) };
}

function addRow(
  run: ReturnType<typeof createRun>,
  reader: ReturnType<typeof createRowReader>,
  register: Register,
  row: Row,
  rejects: CsvFile,
  told: (issue: Parameters<Speech['issue']>[0]) => string,
): void {
  const origin = { file: row.file, line: row.line };
  const json = register.jsonColumn === undefined ? null : (row.cells[register.jsonColumn] ?? null);
  if (json === null) {
    const { record, repairs } = reader.read(row.cells);
    run.add(record, origin, repairs);
    return;
  }
  const { record, issue } = parseRecord(json);
  if (issue === undefined) run.add(record as SubjectRecord, origin);
  else
    rejects.write([
      basename(register.sources[row.file]?.path ?? ''),
      row.line,
      '',
      '',
      issue.code,
      issue.pointer,
      told({ code: 'row/not-json', params: { column: issue.column } }),
    ]);
}

function openFiles(folder: string, columns: ReturnType<typeof resultColumns>) {
  const results = createResults(join(folder, 'results.csv'), columns);
  const csv = (name: string, own: readonly string[]) => createCsv(join(folder, `${name}.csv`), [...WHERE, ...own]);
  const rejects = csv('rejects', ['code', 'pointer', 'message']);
  const issues = csv('issues', ['code', 'pointer', 'message']);
  const repairs = csv('repairs', ['code', 'column', 'from', 'to']);
  const conflicts = csv('conflicts', ['what', 'values', 'rows']);
  const discrepancies = csv('discrepancies', [
    'title',
    'computed',
    'recognised',
    'decision_number',
    'decision_date',
    'decided_by',
  ]);
  const all = [results, rejects, issues, repairs, conflicts, discrepancies];
  return {
    results,
    rejects,
    issues,
    repairs,
    conflicts,
    discrepancies,
    close: () => {
      for (const file of all) file.close();
    },
    abandon: () => {
      for (const file of all) file.abandon();
    },
  };
}

function countTitles(
  titles: TitleCounts,
  result: {
    readonly year: number;
    readonly titles: readonly { readonly id: string; readonly verdict: 'met' | 'unmet' | 'unknown' | 'exempt' }[];
  },
): void {
  for (const { id, verdict } of result.titles) {
    const key = `${result.year} ${id}`;
    let counts = titles.get(key);
    if (counts === undefined) titles.set(key, (counts = { met: 0, unmet: 0, unknown: 0, exempt: 0 }));
    counts[verdict] += 1;
  }
}

/** The first year of the rows in which a pack was in force: rows of other years are rejected and say nothing of a history. */
function firstYear(years: readonly number[], packs: ScoreInput['loaded']['packs']): number {
  const judged = (year: number) =>
    packs.some(
      ({ document: { inForce } }) => inForce.from <= `${year}-12-31` && (inForce.until ?? '9999') > `${year}-01-01`,
    );
  return years.find(judged) ?? years[0] ?? 1900;
}

/** Facts that packs of these rows judge by and no column gives: they are missing for everybody. */
function factsWithoutColumn(register: Register, packs: ScoreInput['loaded']['packs']): string[] {
  if (register.jsonColumn !== undefined) return [];
  const used = packs.filter(({ group }) => register.groups.includes(group));
  const ids = new Set(
    used.flatMap(({ document: { criteria = [], facts } }) =>
      criteria
        .flatMap(({ indicators }) => indicators.map(({ id }) => id))
        .filter((id) => Object.hasOwn(facts, id) && facts[id]!.from === undefined),
    ),
  );
  return [...ids].filter((id) => !register.columns.includes(id));
}

/** Keeps what a re-run needs: documents, declared counts, options, and a description of the records. */
export function keepInputs(
  folder: string,
  names: Names,
  counts: readonly DeclaredCount[],
  options: ScoreOptions,
  register: Register,
): void {
  const inputs = join(folder, 'inputs');
  const json = (path: string, value: unknown) =>
    writeFileSync(join(inputs, path), `${JSON.stringify(value, null, 2)}\n`);
  for (const [kind, documents] of Object.entries(names)) {
    mkdirSync(join(inputs, kind), { recursive: true });
    for (const [index, { path, text, texts }] of (documents as Names['packs']).entries()) {
      const prefix = `${String(index + 1).padStart(2, '0')}-`;
      const name = basename(path).replace(/\.csv$/, '.json');
      writeFileSync(join(inputs, kind, `${prefix}${name}`), text);
      for (const words of texts) writeFileSync(join(inputs, kind, `${prefix}${basename(words.path)}`), words.text);
    }
  }
  json('counts.json', counts);
  json('options.json', options);
  json(
    'records.json',
    register.sources.map(({ path, format, rows }) => ({ name: basename(path), format, rows })),
  );
}
