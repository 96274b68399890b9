/**
 * `tieuchi sql`: the statements of a run, for an engine in which a register stands already.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readableColumns } from '@tieuchi/core';
import {
  clickhouse,
  type Dialect,
  duckdb,
  postgres,
  type RunScript,
  runScript,
  smallTables,
  spark,
  tableStatements,
} from '@tieuchi/sql';
import { compileAll, type Loaded } from '../document/compile.js';
import { findAll } from '../document/find.js';
import { openFolder } from '../folder/folder.js';
import { command } from '../program/command.js';
import { day, type Flag, text, textOr, year } from '../program/flags.js';
import { createCsv } from '../table/csv.js';
import { asFailure } from '../terminal/as-failure.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { runDocuments } from './run-documents.js';

const DIALECTS: { readonly [name: string]: Dialect } = { duckdb, postgres, clickhouse, spark };

const dialectFlag: Flag<Dialect> = {
  takes: '<name>',
  about: { vi: 'cơ sở dữ liệu sẽ chạy các lệnh', en: 'engine that will run the statements' },
  isRequired: true,
  otherwise: duckdb,
  read: (value) => (Object.hasOwn(DIALECTS, value) ? DIALECTS[value] : undefined),
  expects: Object.keys(DIALECTS).join(' | '),
};

export const sqlCommand = command({
  name: 'sql',
  takes: '',
  about: {
    vi: 'in các câu lệnh SQL để chấm sổ ngay trong cơ sở dữ liệu',
    en: 'print a run as SQL, for a database that holds the register',
  },
  flags: {
    dialect: dialectFlag,
    ...runDocuments,
    from: textOr('<table>', 'register', {
      vi: 'bảng chứa sổ; nếu không ghi: register',
      en: 'table that holds the register; if not given: register',
    }),
    columns: text('<names>', {
      vi: 'các cột của bảng, cách nhau bằng dấu phẩy; nếu không ghi: mọi cột mà bộ tiêu chí và chương trình đọc',
      en: 'columns of the table, with commas; if not given: all that packs and programmes read',
    }),
    since: year({
      vi: 'năm đầu tiên có hồ sơ; nếu không ghi: năm đầu tiên trong sổ',
      en: 'first year that the records cover; if not given: the first year in them',
    }),
    codesAsOf: day({
      vi: 'mã địa bàn trong hồ sơ là mã của ngày này; nếu không ghi: của ngày đánh giá từng hồ sơ',
      en: 'day whose codes of places the records use; if not given: the date of each record',
    }),
    out: text('<folder>', {
      vi: 'thư mục ghi mỗi bảng một tệp, mới hoặc trống; nếu không ghi: in ra',
      en: 'folder to write, new or empty: a file for each table; if not given: print',
    }),
    dbt: { about: { vi: 'viết các tệp cho dbt', en: 'write the files for dbt' }, otherwise: false, read: () => true },
  },
  run: async ({ flags, speech, print, warn }) => {
    const { dialect, from, columns, since, codesAsOf, out } = flags;
    const packs = await findAll(flags.pack, 'packs', speech);
    const programmes = await findAll(flags.programme, 'programmes', speech);
    const places = await findAll(flags.places, 'places', speech);
    const loaded = compileAll({ packs, programmes, places }, speech);
    // What stands behind FROM is written as it is given: nothing but a name may.
    if (!/^\w+(\.\w+){0,3}$/.test(from)) throw new Failure([speech('sql-table', { from })], EXIT.usage);
    const script = runScript({
      ...loaded,
      dialect,
      source: { from, columns: columns === undefined ? allColumns(loaded) : namesIn(columns, speech) },
      ...(since !== undefined && { since }),
      ...(codesAsOf !== undefined && { codesAsOf }),
    });
    if (out !== undefined) return writeAll(out, script, flags, speech, print, warn);
    if (flags.dbt) throw new Failure([speech('sql-dbt-out')], EXIT.usage);
    if (flags.json) print(JSON.stringify(script, null, 2));
    else print(statementsIn(script, dialect));
    return EXIT.done;
  },
});

/** Every column that the documents read. */
function allColumns({ packs, programmes }: Loaded): string[] {
  const { facts, roles, stages, titles } = readableColumns(packs, programmes);
  return [
    ...['subject', 'year', 'group', 'date', 'registered', ...(stages.size > 0 ? ['stage'] : [])],
    ...[...roles].map((role) => `place.${role}`),
    ...facts.keys(),
    ...[...stages].map((stage) => `date.${stage}`),
    ...[...titles].map((title) => `recognised.${title}`),
  ];
}

function namesIn(columns: string, speech: Speech): string[] {
  const names = columns.split(',').map((name) => name.trim());
  for (const key of ['subject', 'year', 'group'])
    if (!names.includes(key)) throw new Failure([speech('sql-column', { column: key })], EXIT.usage);
  return names;
}

function statementsIn(script: RunScript, dialect: Dialect): string {
  const statements = [
    ...smallTables(script, dialect),
    ...script.tables.flatMap((table) => tableStatements(table, dialect)),
  ];
  return statements.map((statement) => `${statement};`).join('\n\n');
}

/** A file for each table, the codes of places as CSV, and all of it as one script; for dbt, the tables as models. */
function writeAll(
  out: string,
  script: RunScript,
  { dialect, dbt }: { readonly dialect: Dialect; readonly dbt: boolean },
  speech: Speech,
  print: (line: string) => void,
  warn: (line: string) => void,
): number {
  const folder = openFolder(out, speech, warn);
  try {
    const put = (name: string, content: string) => writeFileSync(join(folder.path, name), content);
    const names = script.tables.map(({ name }) => name).concat('place_codes', 'named_subjects');
    for (const { name, query, about } of script.tables)
      put(`${name}.sql`, `-- ${about}\n${dbt ? asModel(query, names) : query}\n`);
    const codes = createCsv(join(folder.path, 'place_codes.csv'), ['code', 'first_day', 'until_day', 'place'], EXACT);
    for (const { code, first, until, place } of script.codes) codes.write([code, first, until, place]);
    codes.close();
    createCsv(join(folder.path, 'named_subjects.csv'), ['subject'], EXACT).close();
    if (!dbt) put('run.sql', `${statementsIn(script, dialect)}\n`);
    folder.keep();
  } catch (error) {
    folder.discard();
    throw asFailure(error, out, [], speech);
  }
  print(speech('sql-done', { out, tables: script.tables.length }));
  return EXIT.done;
}

/** These tables are read by an engine. */
const EXACT = { exact: true };

/** A query whose tables dbt orders by themselves. */
function asModel(query: string, names: readonly string[]): string {
  const known = new Set(names);
  return query.replace(/\b(FROM|JOIN) (\w+)/g, (whole, word: string, name: string) =>
    known.has(name) ? `${word} {{ ref('${name}') }}` : whole,
  );
}
