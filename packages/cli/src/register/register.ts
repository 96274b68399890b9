/**
 * A register: files of rows as one stream of records, ordered as a run wants them, each with its file and its line.
 */

import { type CompiledPack, type CompiledProgramme, groupRanks, type Repair, type SubjectRecord } from '@tieuchi/core';
import type { Database } from '../table/database.js';
import { InputError } from '../table/input-error.js';
import { createSorter, type Sorter } from '../table/sorter.js';
import { createTypedIntake, type TypedOptions, type TypedRegister } from './database.js';
import { openSource } from './formats.js';
import type { Fault, Reader, Source, SourceRow } from './source.js';

/** A row as a run takes it. */
export interface RegisterRow {
  /** Position in the register's `sources`. */
  readonly file: number;
  /** 1-based line where the row begins; for Parquet the number of the row. */
  readonly line: number;
  readonly record: SubjectRecord;
  readonly repairs: readonly Repair[];
}

/** A row that is none: too few cells, too many, a quote in the wrong place, no JSON. Its text is not kept. */
interface MalformedRow extends Fault {
  readonly file: number;
  readonly line: number;
}

export interface Register {
  /** Columns that are read, by name, in the order first seen. */
  readonly columns: readonly string[];
  /** False when a file has records, not a table: then columns say nothing of what is missing. */
  readonly isTable: boolean;
  /** Columns that nothing reads: what is in them is not looked at. With the nearest known name, if one is near. */
  readonly ignored: readonly { readonly column: string; readonly near?: string }[];
  readonly sources: readonly Pick<Source, 'path' | 'format' | 'separator' | 'rows'>[];
  /** Rows with data, malformed ones included. */
  readonly rowsRead: number;
  /** Years that rows name, ascending. */
  readonly years: readonly number[];
  /** Groups of the packs that rows name. */
  readonly groups: readonly string[];
  readonly malformed: readonly MalformedRow[];
  /** The rows that the engine reads: all, or those of subjects that the database does not judge. By the rank of the row's group (`groupRanks`), then subject (code points), year, file and line; all, or of one year, or the first of it. */
  rows(year?: number, first?: number): AsyncIterable<Iterable<RegisterRow>>;
  /** The rows of all other subjects, typed; absent: there are none. */
  readonly typed?: TypedRegister;
  /** Gives back memory and files; may be called more than once. */
  close(): Promise<void>;
}

export interface RegisterOptions {
  /** A folder for temporary files. */
  readonly temp: string;
  /** What will use the rows: nothing else of them is kept. */
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
  /** Types what is plain in a database, with these places and this day of codes; absent: the engine reads every row. */
  readonly typing?: Pick<TypedOptions, 'places' | 'codesAsOf'> & { readonly database: Database };
  /** Called now and then while files are read; it may throw to stop. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Opens files of any format of `formats.ts` as one register.
 *
 * @throws InputError for a file that cannot be a register; malformed rows are listed instead.
 */
export async function openRegister(paths: readonly string[], options: RegisterOptions): Promise<Register> {
  const sorter = await createSorter(['number', 'text', 'number', 'number', 'number', 'text'], { temp: options.temp });
  try {
    return await load(paths, options, sorter);
  } catch (error) {
    sorter.close();
    throw error;
  }
}

async function load(
  paths: readonly string[],
  { packs, programmes, typing, onProgress }: RegisterOptions,
  sorter: Sorter,
): Promise<Register> {
  const ranks = groupRanks(packs);
  const known = new Set(packs.map(({ group }) => group));
  const sources: Source[] = [];
  const malformed: MalformedRow[] = [];
  const years = new Set<number>();
  const groups = new Set<string>();
  for (const path of paths) sources.push(await openSource(path, { packs, programmes }));
  const intake =
    typing === undefined
      ? undefined
      : await createTypedIntake(typing.database, sources, { packs, programmes, ...typing });
  const take = (file: number, row: SourceRow) => {
    if (row.fault !== undefined) return void malformed.push({ file, line: row.line, ...row.fault });
    const { subject, year, group } = row.keys;
    const yearGiven = Number.isInteger(year) && (year as number) >= 1900 && (year as number) <= 2199;
    if (yearGiven) years.add(year as number);
    const isKnown = typeof group === 'string' && known.has(group);
    if (isKnown) groups.add(group);
    if (typeof subject === 'string') intake?.odd(subject);
    sorter.add([
      isKnown ? (ranks.get(group) ?? 0) : 0,
      typeof subject === 'string' ? subject : null,
      yearGiven ? (year as number) : null,
      file,
      row.line,
      row.text,
    ]);
  };
  for (const [file, source] of sources.entries()) {
    const batches = intake === undefined ? source.batches : intake.add(file, source);
    for await (const batch of batches) {
      for (const row of batch) take(file, row);
      onProgress?.(file, paths.length);
      await breath();
    }
    onProgress?.(file + 1, paths.length);
  }
  const settled = await intake?.settle();
  for (const year of settled?.years ?? []) years.add(year);
  for (const group of settled?.groups ?? []) groups.add(group);
  if (intake !== undefined) await addOddSubjects();
  const rowsRead = sources.reduce((sum, { rows }) => sum + rows, 0);
  if (rowsRead === 0) throw new InputError('input/no-rows', paths[0]);
  const readers = sources.map(({ reader }) => reader);
  return {
    columns: [...new Set(sources.flatMap(({ columns }) => columns))],
    isTable: sources.every(({ isTable }) => isTable),
    ignored: [...new Map(sources.flatMap(({ ignored }) => ignored.map((each) => [each.column, each]))).values()],
    sources,
    rowsRead,
    years: [...years].sort((a, b) => a - b),
    groups: [...groups],
    malformed,
    rows: (year, first) => ordered(sorter, readers, year, first),
    ...(intake !== undefined && { typed: intake.register }),
    close: async () => sorter.close(),
  };

  /** The plain rows of subjects of which another row is not: the engine reads them as they were. */
  async function addOddSubjects(): Promise<void> {
    const cellsOf = sources.map(({ columns }) => intake!.register.rows.cellsOf(columns));
    for await (const batch of intake!.ofOddSubjects())
      for (const { file, line, values } of batch) {
        const {
          subject,
          year,
          subject_group: group,
        } = values as { subject: string; year: number; subject_group: string };
        sorter.add([ranks.get(group) ?? 0, subject, year, file, line, JSON.stringify(cellsOf[file]!(values))]);
      }
  }
}

/** Lets signals in: whoever wants to stop a long reading is heard between batches. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function* ordered(
  sorter: Sorter,
  readers: readonly Reader[],
  year: number | undefined,
  first: number | undefined,
): AsyncGenerator<Iterable<RegisterRow>> {
  const some = {
    ...(year !== undefined && { only: { column: 2, value: year } }),
    ...(first !== undefined && { first }),
  };
  for await (const batch of sorter.rows({ columns: [3, 4, 5], ...some }))
    yield readRows(batch as Iterable<readonly [number, number, string]>, readers);
}

/** The rows of a batch, each read only when it is asked for. */
function* readRows(
  batch: Iterable<readonly [number, number, string]>,
  readers: readonly Reader[],
): Generator<RegisterRow> {
  for (const [file, line, text] of batch) yield { file, line, ...readers[file]!(text) };
}
