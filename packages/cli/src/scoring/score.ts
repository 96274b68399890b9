/**
 * Scoring a register into a folder: the run itself, and every file it writes but the folder's name.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type CodeChanged,
  canonicalJson,
  createReceipt,
  createRun,
  type DeclaredCount,
  type FinishedRun,
  type Receipt,
} from '@tieuchi/core';
import type { Loaded, Names } from '../document/compile.js';
import { digestFiles } from '../folder/digests.js';
import { FILES } from '../folder/files.js';
import { keepInputs, sourcesOf } from '../folder/inputs.js';
import { receiptText } from '../folder/kept-receipt.js';
import type { ScoreOptions } from '../folder/options.js';
import type { ResultFormats } from '../folder/results.js';
import type { EarlierYears } from '../history/kept.js';
import { writeStages } from '../output/counts.js';
import { writeDigests } from '../output/digests.js';
import { createLists, type ListCounts } from '../output/lists.js';
import { createProposals } from '../output/proposals.js';
import { resultCells, resultColumns } from '../output/results.js';
import { createResultsTable } from '../output/results-table.js';
import { createRowPlaces } from '../output/row-places.js';
import { writeTallies } from '../output/tallies.js';
import type { Register } from '../register/register.js';
import { PAGES } from '../render/pages.js';
import { reportBlocks } from '../report/report.js';
import type { Database } from '../table/database.js';
import { ENGINE } from '../terminal/engine.js';
import type { Speech } from '../words/speech.js';
import { countTitles, type TitleCounts } from './titles.js';
import { factsWithoutColumn, firstYear, silentYears } from './years.js';

export interface ScoreInput {
  readonly register: Register;
  readonly loaded: Loaded;
  /** The documents as they were given, which the folder keeps. */
  readonly names: Names;
  readonly counts: readonly DeclaredCount[];
  /** Earlier years that other runs judged. */
  readonly history: EarlierYears | undefined;
  readonly options: ScoreOptions;
  /** May read the files of the register and write into the folder. */
  readonly database: Database;
  /** In which files the results are written. */
  readonly formats: ResultFormats;
  readonly speech: Speech;
  /** Called now and then with the rows done; it may throw to stop the run. */
  readonly onProgress?: (rows: number) => void;
}

export interface ScoreOutcome extends ListCounts {
  readonly finished: FinishedRun;
  readonly receipt: Receipt;
  readonly rowsRead: number;
  readonly proposals: number;
  readonly titles: TitleCounts;
  readonly ignored: readonly { readonly column: string; readonly near?: string }[];
  /** Facts that the packs judge by and no column gives. */
  readonly absent: readonly string[];
  readonly since: number;
  /** True when `since` was not given but taken from the rows. */
  readonly assumed: boolean;
  /** Years between `since` and the last that was judged that no row and no earlier run tells of: nobody counts as assessed in them. */
  readonly silent: readonly number[];
  /** Rows without a date whose code meant another place when their year began; the first of them. */
  readonly codesChanged: {
    readonly rows: number;
    readonly first?: { readonly line: number; readonly code: string; readonly year: number | string } & Pick<
      CodeChanged,
      'before' | 'now'
    >;
  };
}

/** Runs the register through the engine and writes all files of the folder. */
export async function scoreInto(folder: string, temp: string, input: ScoreInput): Promise<ScoreOutcome> {
  const { register, database, loaded, names, counts, history, options, formats, speech } = input;
  const { packs, programmes, places } = loaded;
  const since =
    options.since ?? Math.min(await firstYear(register, loaded, options), history?.since ?? Number.POSITIVE_INFINITY);
  // Packs of groups that no row names would only add empty columns.
  const judging = packs.filter(({ group }) => register.groups.includes(group));
  const columns = resultColumns(judging, programmes);
  const results = createResultsTable(database, columns.all, folder, temp);
  const cellsOf = resultCells(columns);
  const proposals = await createProposals({
    ...{ packs: judging, roles: columns.roles, places, temp },
    ...{ language: options.lang, codesAsOf: options.codesAsOf },
  });
  const lists = createLists(folder, (file) => basename(register.sources[file]?.path ?? ''), speech);
  const titles: TitleCounts = new Map();
  let codesChanged: ScoreOutcome['codesChanged'] = { rows: 0 };
  const earlier = history?.walk();
  const run = createRun({
    packs,
    programme: programmes,
    ...(places !== undefined && { places }),
    counts,
    since,
    ...(earlier !== undefined && { history: earlier.of }),
    ...daysOf(options),
    sorted: true,
    on: {
      ...lists.on,
      codeChanged: ({ origin, year, code, before, now }) => {
        codesChanged = {
          rows: codesChanged.rows + 1,
          first: codesChanged.first ?? { line: origin.line, code, year, before, now },
        };
      },
      scored: ({ record, result }) => {
        results.add(cellsOf(record, result));
        proposals.add(record, result);
        countTitles(titles, result);
      },
    },
  });
  const rows = createRowPlaces();
  for (const { file, line, code, wording = code, params } of register.malformed) {
    lists.reject({ file, line }, code, { code: wording, params });
    rows.add(file, line);
  }
  try {
    let done = 0;
    for await (const batch of register.rows()) {
      for (const { record, file, line, repairs } of batch) {
        run.add(record, { file, line }, repairs);
        rows.add(file, line);
        done += 1;
      }
      input.onProgress?.(done);
    }
  } catch (error) {
    results.abandon();
    lists.abandon();
    proposals.close();
    earlier?.close();
    throw error;
  }
  const finished = run.finish();
  earlier?.close();
  lists.close();
  // What orders rows gives its memory back before the results take theirs.
  await register.close();
  await results.save(formats);
  const { rejected } = lists.rows();
  const { records, merged } = finished.counts;
  if (register.rowsRead !== records + merged + rejected) {
    throw new Error(`${register.rowsRead} rows read, but ${records} records + ${merged} merged + ${rejected} rejected`);
  }
  const proposed = await proposals.write(folder);
  proposals.close();
  writeTallies(folder, finished.report, places);
  writeStages(folder, finished.report, places);
  writeDigests(folder, finished.digests);
  writeFileSync(join(folder, FILES.json.path), `${canonicalJson(finished.report)}\n`);
  const page = reportBlocks({
    report: finished.report,
    packs: packs.filter(({ id, version }) => finished.packsUsed.includes(`${id}@${version}`)),
    programmes,
    places,
    label: options.label,
    speech,
  });
  for (const { ending, render } of PAGES) writeFileSync(join(folder, `report.${ending}`), render(page, speech));
  keepInputs(folder, names, counts, options, register);
  const receipt = createReceipt({
    packs,
    programme: programmes,
    ...(places !== undefined && { places }),
    counts,
    ...(history !== undefined && { history: history.digest }),
    options: { since, ...daysOf(options) },
    finished,
    engine: ENGINE,
    register: { sources: sourcesOf(register), places: rows.finish() },
    files: digestFiles(folder),
  });
  writeFileSync(join(folder, FILES.receipt.path), receiptText(receipt));
  return {
    finished,
    receipt,
    rowsRead: register.rowsRead,
    ...lists.rows(),
    proposals: proposed,
    titles,
    ignored: register.ignored,
    absent: factsWithoutColumn(register, packs),
    since,
    assumed: options.since === undefined,
    codesChanged,
    silent: silentYears(since, titles, register.years, history),
  };
}

/** The days that change an answer. */
function daysOf({ codesAsOf, tree }: ScoreOptions) {
  return { ...(codesAsOf !== undefined && { codesAsOf }), ...(tree !== undefined && { tree }) };
}
