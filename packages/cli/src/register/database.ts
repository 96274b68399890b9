/**
 * The rows of a register in the database: plain ones typed, and the subjects of all others named.
 */
import type { DuckDBAppender } from '@duckdb/node-api';
import { type CompiledPack, type CompiledPlaces, type CompiledProgramme, groupRanks } from '@tieuchi/core';
import {
  createCodeBook,
  duckdb,
  givenCodes,
  INTAKE_TABLES,
  oddSubjects,
  packsThroughCore,
  plainRows,
  recordDays,
  recordRows,
  type TypedRows,
  type TypedTable,
  typedRows,
} from '@tieuchi/sql';
import { type Database, sqlText } from '../table/database.js';
import { CELL_END, isCellsOfText } from './cells.js';
import type { DatabaseSource, Source, SourceRow } from './source.js';

const TABLES = INTAKE_TABLES;

/** What the rows are typed for. */
export interface TypedOptions {
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
  readonly places: CompiledPlaces | undefined;
  readonly codesAsOf: string | undefined;
}

/** Rows of a register that are in a database. */
export interface TypedRegister {
  readonly database: Database;
  /** How they are typed; their table is `INTAKE_TABLES.records`, once the odd subjects are known. */
  readonly rows: TypedRows;
  readonly kinds: readonly string[];
}

/** Puts the rows of files into a database. */
export interface TypedIntake {
  /** Types the rows of a file; gives its odd rows, which the engine reads. */
  readonly add: (file: number, source: Source) => AsyncGenerator<Iterable<SourceRow>>;
  /** Names a subject of which the engine reads a row. */
  readonly odd: (subject: string) => void;
  /** When all files were added: looks codes up, and finds the subjects that are odd as a whole. */
  readonly settle: () => Promise<{ readonly years: readonly number[]; readonly groups: readonly string[] }>;
  /** The plain rows of odd subjects, which the engine reads too: file, line and cells as `createRowReader` takes them. */
  readonly ofOddSubjects: () => AsyncGenerator<readonly TypedRow[]>;
  readonly register: TypedRegister;
}

/** A typed row as cells by the names of their columns. */
interface TypedRow {
  readonly file: number;
  readonly line: number;
  readonly values: { readonly [name: string]: string | number | null };
}

export async function createTypedIntake(
  database: Database,
  sources: readonly Source[],
  { packs, programmes, places, codesAsOf }: TypedOptions,
): Promise<TypedIntake> {
  const { connection } = database;
  const rows = typedRows(new Set(sources.flatMap(({ columns }) => columns)), {
    ...{ dialect: duckdb, packs, programmes, hasPlaces: places !== undefined },
    isEverywhere: ({ document }) => places === undefined || places.find(document.place) === places.top,
    throughCore: packsThroughCore(packs, groupRanks(packs)),
  });
  const kinds = packs.map(({ subject }) => subject);
  const hasDate = rows.columns.some(({ name }) => name === 'date');
  const tables: TypedTable[] = [];
  await connection.run(`CREATE TABLE ${TABLES.odd} (subject VARCHAR)`);
  const oddAppender = await (await database.connect()).createAppender(TABLES.odd);
  let waiting = 0;
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  return {
    register: { database, rows, kinds },
    add: async function* (file, source) {
      const table = `typed_${file}`;
      const own = source.typed?.();
      if (own !== undefined && (await typeByDatabase(table, own))) {
        tables.push({ table, file, hasLine: false });
        for await (const batch of oddRows(table, own)) {
          const found = [...batch];
          source.rows += found.length;
          yield found;
        }
        source.rows += await plainIn(table);
      } else {
        const taken = `taken_${file}`;
        yield* takeRows(taken, source);
        const cells = new Map(source.columns.map((column, at) => [column, `s[${at + 1}]`]));
        const text = {
          source: `(SELECT line, l, string_split(substr(l, 2), ${sqlText(CELL_END)}) AS s FROM ${taken})`,
          cells,
        };
        await connection.run(`CREATE TABLE ${table} AS ${rows.query({ ...text, raw: 'l', line: 'line' })}`);
        await connection.run(`DROP TABLE ${taken}`);
        tables.push({ table, file, hasLine: true });
        yield* readAgain(`SELECT line, raw FROM ${table} WHERE odd`, (raw, line) => source.again!(raw, line));
      }
    },
    odd: (subject) => {
      oddAppender.appendVarchar(subject);
      oddAppender.endRow();
      waiting += 1;
      if (waiting % 20_000 === 0) oddAppender.flushSync();
    },
    settle: async () => {
      oddAppender.flushSync();
      oddAppender.closeSync();
      await connection.run(`CREATE VIEW ${TABLES.plain} AS ${plainRows(tables, rows)}`);
      const years = (await ask(`SELECT DISTINCT year FROM ${TABLES.plain} ORDER BY year`)).map(([year]) =>
        Number(year),
      );
      const groups = (await ask(`SELECT DISTINCT subject_group FROM ${TABLES.plain}`)).map(([group]) => String(group));
      if (places !== undefined && rows.placeRoles.length > 0) await lookUp(places);
      await connection.run(`INSERT INTO ${TABLES.odd} ${oddSubjects(rows, { kinds, years, hasDate })}`);
      await connection.run(`CREATE OR REPLACE TABLE ${TABLES.odd} AS SELECT DISTINCT subject FROM ${TABLES.odd}`);
      await connection.run(`CREATE VIEW ${TABLES.records} AS ${recordRows(rows, kinds, hasDate)}`);
      return { years, groups };
    },
    ofOddSubjects: async function* () {
      const names = rows.columns.map(({ name }) => name);
      const result = await connection.stream(
        `SELECT file, line, ${names.join(', ')} FROM ${TABLES.plain} AS r WHERE EXISTS (SELECT 1 FROM ${TABLES.odd} AS o WHERE o.subject = r.subject)`,
      );
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        yield chunk.getRows().map(([file, line, ...values]) => ({
          ...{ file: Number(file), line: Number(line) },
          values: Object.fromEntries(
            names.map((name, at) => [
              name,
              typeof values[at] === 'bigint' ? Number(values[at]) : (values[at] as string | number | null),
            ]),
          ),
        }));
    },
  };

  /** False when the database finds other rows than the file has: then each is read by itself. */
  async function typeByDatabase(table: string, own: DatabaseSource): Promise<boolean> {
    await connection.run(`CREATE TABLE ${table} AS ${rows.query(own)}`);
    if (own.lines === undefined) return true;
    const [[count]] = (await ask(`SELECT count(*) FROM ${table}`)) as [[bigint]];
    if (Number(count) === own.lines) return true;
    await connection.run(`DROP TABLE ${table}`);
    return false;
  }

  async function plainIn(table: string): Promise<number> {
    const [[plain]] = (await ask(`SELECT count(*) FROM ${table} WHERE NOT odd`)) as [[bigint]];
    return Number(plain);
  }

  async function* oddRows(table: string, own: DatabaseSource): AsyncGenerator<Iterable<SourceRow>> {
    if (own.oddRows !== undefined) yield* own.oddRows(database, table);
    else yield* readAgain(`SELECT rowid + 1, raw FROM ${table} WHERE odd AND raw <> ''`, own.rowIn!);
  }

  async function* readAgain(
    sql: string,
    rowIn: (raw: string, line: number) => SourceRow | undefined,
  ): AsyncGenerator<Iterable<SourceRow>> {
    const result = await connection.stream(sql);
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const found = chunk.getRows() as [bigint, string][];
      yield found.flatMap(([line, raw]) => rowIn(raw, Number(line)) ?? []);
    }
  }

  /** Rows that were read one by one: those that are cells of text go on to the database, the others to the engine. */
  async function* takeRows(taken: string, source: Source): AsyncGenerator<Iterable<SourceRow>> {
    await connection.run(`CREATE TABLE ${taken} (line INTEGER, l VARCHAR)`);
    const appender: DuckDBAppender = await connection.createAppender(taken);
    for await (const batch of source.batches) {
      const others: SourceRow[] = [];
      for (const row of batch) {
        if (row.fault !== undefined || !isCellsOfText(row.text)) others.push(row);
        else {
          appender.appendInteger(row.line);
          appender.appendVarchar(row.text);
          appender.endRow();
        }
      }
      appender.flushSync();
      yield others;
    }
    appender.closeSync();
  }

  async function lookUp(list: CompiledPlaces): Promise<void> {
    const book = createCodeBook(list, codesAsOf);
    await connection.run(`CREATE TABLE ${TABLES.days} (day VARCHAR, dated BOOLEAN, key SMALLINT)`);
    const days = await connection.createAppender(TABLES.days);
    for (const [day, dated] of (await ask(recordDays(hasDate))) as [string, boolean][]) {
      days.appendVarchar(day);
      days.appendBoolean(dated);
      days.appendSmallInt(book.keyOf(day, dated));
      days.endRow();
    }
    days.closeSync();
    await connection.run(`CREATE TABLE ${TABLES.codes} (key SMALLINT, code VARCHAR, place VARCHAR)`);
    const codes = await connection.createAppender(TABLES.codes);
    const found = await connection.stream(givenCodes(rows, hasDate));
    for (let chunk = await found.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await found.fetchChunk())
      for (const [key, code] of chunk.getRows() as [number, string][]) {
        const place = book.placeOf(code, key);
        if (place === undefined) continue;
        codes.appendSmallInt(key);
        codes.appendVarchar(code);
        codes.appendVarchar(place);
        codes.endRow();
      }
    codes.closeSync();
  }
}
