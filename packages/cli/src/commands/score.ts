/**
 * `tieuchi score`: a register in, a folder of verdicts, counts and lists out.
 */
import { join, resolve } from 'node:path';
import { MultiBar, Presets } from 'cli-progress';
import Table from 'cli-table3';
import colours from 'picocolors';
import { readCounts } from '../counts.js';
import { compileAll, findAll, type Names } from '../documents.js';
import { EXIT, Failure } from '../failure.js';
import { InputError } from '../input/error.js';
import { openRegister, type Register } from '../input/register.js';
import { openFolder } from '../output/folder.js';
import { cells, nameOfMeasure, nameOfPlace } from '../report/markdown.js';
import { keepInputs, type ScoreInput, type ScoreOptions, type ScoreOutcome, scoreInto } from '../scoring.js';
import type { Speech } from '../words/speech.js';

export interface ScoreArguments extends ScoreOptions {
  readonly records: readonly string[];
  readonly packs: readonly string[];
  readonly programmes: readonly string[];
  readonly places: readonly string[];
  readonly counts: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

/** Scores and writes; gives the exit code. Whatever stops it, nothing stands under the final name. */
export async function score(given: ScoreArguments, speech: Speech, print: (line: string) => void): Promise<number> {
  const { records, out, lang, since, codesAsOf, label } = given;
  const names: Names = {
    packs: await findAll(given.packs, 'packs', speech),
    programmes: await findAll(given.programmes, 'programmes', speech),
    places: await findAll(given.places, 'places', speech),
  };
  const loaded = compileAll(names, speech);
  if (loaded.programmes.length > 0 && loaded.places === undefined)
    throw new Failure([speech('no-programme-places')], EXIT.usage);
  const counts = await readCounts(given.counts, speech);
  const options: ScoreOptions = {
    lang,
    ...(since !== undefined && { since }),
    ...(codesAsOf !== undefined && { codesAsOf }),
    ...(label !== undefined && { label }),
  };
  const folder = openFolder(out, speech);
  const stop = stopper();
  const progress = createProgress(speech);
  let register: Register | undefined;
  try {
    register = await openRegister(records, {
      temp: folder.temp,
      onProgress: (done, total) => {
        stop.check();
        progress.reading(done, total);
      },
    });
    const total = register.rowsRead;
    const input: ScoreInput = {
      register,
      loaded,
      counts,
      options,
      speech,
      onProgress: (rows) => {
        stop.check();
        progress.scoring(rows, total);
      },
    };
    const outcome = await scoreInto(folder.path, folder.temp, input);
    keepInputs(folder.path, names, counts, options, register);
    await register.close();
    stop.check();
    progress.end();
    folder.keep();
    if (given.json) print(JSON.stringify(summaryData(out, outcome), null, 2));
    else for (const line of summary(out, input, outcome)) print(line);
    return EXIT.done;
  } catch (error) {
    progress.end();
    await register?.close().catch(() => {});
    folder.discard();
    throw asFailure(error, out, records, speech);
  } finally {
    stop.release();
  }
}

class Interrupted extends Error {}

/** Ctrl-C and a request to end are noticed between batches, so that what was begun can be taken away. */
function stopper(): { check: () => void; release: () => void } {
  let asked = false;
  const ask = () => {
    asked = true;
  };
  // A file-size limit would end the process at once; ignored, it becomes a failed write that can be told.
  const ignore = () => {};
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  if (process.platform !== 'win32') process.on('SIGXFSZ' as NodeJS.Signals, ignore);
  return {
    check: () => {
      if (asked) throw new Interrupted();
    },
    release: () => {
      process.off('SIGINT', ask);
      process.off('SIGTERM', ask);
      if (process.platform !== 'win32') process.off('SIGXFSZ' as NodeJS.Signals, ignore);
    },
  };
}

/** What went wrong, in words; faults of the program pass as they are. */
export function asFailure(error: unknown, out: string, records: readonly string[], speech: Speech): unknown {
  if (error instanceof Interrupted) return new Failure([speech('interrupted', { out })], EXIT.interrupted);
  if (error instanceof InputError) {
    const { message, hint } = speech.issue({ code: error.code, params: error.params });
    const where = [error.file ?? records[0], ...(error.line === undefined ? [] : [error.line])].join(':');
    return new Failure([
      `${where} ${speech('error')} ${error.code}`,
      `  ${message}`,
      ...(hint === undefined ? [] : [`  → ${hint}`]),
    ]);
  }
  const { code, message } = error as { code?: unknown; message?: string };
  const isWrite =
    typeof code === 'string' && ['ENOSPC', 'EFBIG', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM'].includes(code);
  if (isWrite || /No space left|File too large|could not write/i.test(message ?? ''))
    return new Failure([speech('write-failed', { out, reason: message ?? String(code) })]);
  return error;
}

/** Progress on a terminal; silent elsewhere. */
function createProgress(speech: Speech) {
  const bars = process.stderr.isTTY
    ? new MultiBar(
        {
          format: '{name} [{bar}] {percentage} % · {value}/{total}',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        },
        Presets.shades_classic,
      )
    : undefined;
  let reading: ReturnType<MultiBar['create']> | undefined;
  let scoring: ReturnType<MultiBar['create']> | undefined;
  return {
    reading: (done: number, total: number) => {
      reading ??= bars?.create(total, 0, { name: speech('reading') });
      reading?.update(done);
    },
    scoring: (done: number, total: number) => {
      scoring ??= bars?.create(total, 0, { name: speech('scoring') });
      scoring?.update(done);
    },
    end: () => bars?.stop(),
  };
}

const FILES = [
  ['report.md', 'file-report'],
  ['results.csv', 'file-results'],
  ['tallies.csv', 'file-tallies'],
  ['report.json', 'file-json'],
  ['proposals.csv', 'file-proposals'],
  ['rejects.csv', 'file-rejects'],
  ['issues.csv', 'file-issues'],
  ['repairs.csv', 'file-repairs'],
  ['conflicts.csv', 'file-conflicts'],
  ['discrepancies.csv', 'file-discrepancies'],
  ['receipt.json', 'file-receipt'],
  ['inputs/', 'file-inputs'],
] as const;

function summaryData(
  out: string,
  {
    finished,
    titles,
    ignored,
    rowsRead,
    rejected,
    issues,
    repairs,
    conflicts,
    discrepancies,
    proposals,
    receipt,
    since,
  }: ScoreOutcome,
) {
  const { records, merged } = finished.counts;
  return {
    out: resolve(out),
    rowsRead,
    records,
    merged,
    rejected,
    issues,
    repairs,
    conflicts,
    discrepancies,
    proposals,
    since,
    titles: Object.fromEntries(titles),
    ignored,
    results: receipt.results.digest,
    report: receipt.report,
  };
}

/** What a newcomer needs to see first. */
function summary(out: string, { register, loaded, speech, options }: ScoreInput, outcome: ScoreOutcome): string[] {
  const { finished, rowsRead, rejected, issues, repairs, conflicts, discrepancies, since, ignored } = outcome;
  const n = speech.number;
  const lines = [
    '',
    colours.bold(speech('summary-title', { out })),
    ...(options.label === undefined ? [] : [colours.yellow(options.label)]),
    '',
  ];
  lines.push(
    speech('summary-rows', {
      rows: n(rowsRead),
      records: n(finished.counts.records),
      merged: n(finished.counts.merged),
      rejected: n(rejected),
    }),
  );
  lines.push(
    speech('summary-quality', {
      issues: n(issues),
      repairs: n(repairs),
      conflicts: n(conflicts),
      discrepancies: n(discrepancies),
    }),
  );
  lines.push(speech('summary-since', { since }));
  for (const { path, separator } of register.sources)
    if (separator !== undefined && separator !== ',')
      lines.push(speech('separator', { path, separator: separator === '\t' ? 'TAB' : separator }));
  if (ignored.length > 0) {
    lines.push(speech('ignored-columns', { columns: ignored.map(({ column }) => column).join(', ') }));
    for (const { column, near } of ignored)
      if (near !== undefined) lines.push(speech('ignored-near', { column, near }));
  }
  lines.push(
    '',
    speech('summary-titles'),
    titleTable(outcome, loaded.packs, speech),
    '',
    ...programmeTables(outcome, loaded, speech),
  );
  lines.push(
    speech('summary-files', { out }),
    ...FILES.map(([file, words]) => `  ${join(out, file).padEnd(out.length + 20)} ${colours.dim(speech(words))}`),
  );
  return lines;
}

/** Columns of text for the names of measures, so that a table fits a terminal. */
const MEASURE_WIDTH = 46;

const PLAIN = { style: { head: [], border: [], compact: true } };

function titleTable({ titles }: ScoreOutcome, packs: ScoreInput['loaded']['packs'], speech: Speech): string {
  const head = (['year', 'title', 'met', 'unmet', 'unknown', 'exempt'] as const).map((key) => speech(`column-${key}`));
  const table = new Table({ head, ...PLAIN, colAligns: ['left', 'left', 'right', 'right', 'right', 'right'] });
  for (const [key, counts] of [...titles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [year, id] = key.split(' ') as [string, string];
    const name =
      packs.map(({ texts }) => texts[speech.language]?.titles?.[id]).find((text) => text !== undefined) ?? id;
    table.push([year, name, ...[counts.met, counts.unmet, counts.unknown, counts.exempt].map(speech.number)]);
  }
  return table.toString();
}

/** For each programme its own place: the years with a verdict, and the last year counted. The rest stands in the report. */
function programmeTables(
  { finished }: ScoreOutcome,
  { programmes, places }: ScoreInput['loaded'],
  speech: Speech,
): string[] {
  return finished.report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    const name = compiled?.texts[speech.language]?.name ?? programme;
    const last = years[years.length - 1]?.year;
    const head = (
      ['year', 'measure', 'numerator', 'denominator', 'share', 'undecided', 'target', 'verdict', 'distance'] as const
    ).map((key) => speech(`column-${key}`));
    const table = new Table({
      head,
      ...PLAIN,
      colAligns: ['left', 'left', ...Array(7).fill('right')],
      colWidths: [null, MEASURE_WIDTH],
      wordWrap: true,
    });
    for (const { year, measures } of years) {
      for (const { measure, places: rows } of measures) {
        const row = rows.find((each) => each.place === place);
        if (row === undefined || row.share === null || (row.target?.verdict === undefined && year !== last)) continue;
        table.push([year, nameOfMeasure({ speech }, compiled, measure), ...cells(speech, row).slice(0, 7)]);
      }
    }
    if (table.length === 0) return [];
    return [`${colours.bold(name)} · ${nameOfPlace({ places }, place)}`, table.toString(), ''];
  });
}
