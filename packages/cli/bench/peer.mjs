/**
 * The job of the demo in SQL by hand, for DuckDB alone: what somebody would write who has this one register, needs no
 * reasons, no repairs and no report, and trusts every row.
 *
 * It reads the files, takes a missing score as the range from 1 to 10, judges both titles over five-year windows, counts the
 * measures of the programmes by commune and year, hashes every row and every commune, and writes the results sorted.
 *
 * Usage: node peer.mjs --out <folder> <register.csv or .parquet ...>
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { values, positionals: files } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });

const SCORES = [
  ...['doc-sach', 'ke-hoach-hoc-tap', 'tham-gia-sinh-hoat', 'dong-vien-nguoi-than', 'cong-nghe-thong-tin'],
  ...['ngoai-ngu', 'tinh-toan', 'tu-duy-phan-bien', 'quan-he-than-thien', 'hop-tac-chia-se'],
];
const lows = SCORES.map((_, at) => `coalesce(s${at}, 1)`);
const highs = SCORES.map((_, at) => `coalesce(s${at}, 10)`);

/** Truths are 0 unmet, 1 unknown, 2 met; what is missing is unknown. */
const truth = (column) => `coalesce(CASE CAST("${column}" AS BOOLEAN) WHEN true THEN 2 ELSE 0 END, 1)`;

/** The measures that the demo's seven programmes ask for, each once: who is counted, and who of them has met it. */
const BY_HOME = {
  adults: ['least(adult, in_model)', 'title'],
  skilled: ['title', 'skilled'],
  fluent: ['least(title, skilled)', 'fluent'],
  registered: ['adult', 'registered'],
  titled: ['registered', 'title'],
  ...Object.fromEntries(
    ['nhom-1', 'nhom-2', 'nhom-3', 'nhom-4'].map((group) => [
      group.replace('-', '_'),
      [`CASE WHEN "group" = '${group}' THEN registered ELSE 0 END`, 'title'],
    ]),
  ),
  outstanding: ['title', 'five_years'],
  decided: ['adult', 'decided'],
  workers: ['least(worker, in_model)', 'title'],
};
const BY_WORK = {
  officials: ['in_unit', 'title'],
  skilled: ['title', 'skilled'],
  fluent: ['least(title, skilled)', 'fluent'],
};

/** The six counts of a measure that can come about here. */
const counts = (measures) =>
  Object.entries(measures).flatMap(([name, [among, met]]) =>
    [2, 1].flatMap((who) =>
      [2, 1, 0].map((what) => `count(*) FILTER (${among} = ${who} AND ${met} = ${what}) AS ${name}_${who}${what}`),
    ),
  );

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const list = `[${files.map(quoted).join(', ')}]`;
const source = files[0].endsWith('.parquet')
  ? `read_parquet(${list})`
  : `read_csv(${list}, header = true, all_varchar = true)`;

const STATEMENTS = [
  `CREATE TABLE records AS
   SELECT subject, CAST(year AS SMALLINT) AS year, "group", coalesce(date, year || '-12-31') AS day,
     "place.noi-o" AS home, "place.noi-lam-viec" AS work,
     ${SCORES.map((id, at) => `CASE WHEN TRY_CAST("${id}" AS TINYINT) BETWEEN 1 AND 10 THEN TRY_CAST("${id}" AS TINYINT) END AS s${at}`).join(',\n     ')},
     ${truth('registered')} AS registered, ${truth('nguoi-lon')} AS adult, ${truth('nguoi-lao-dong')} AS worker,
     ${truth('trong-mo-hinh-hoc-tap')} AS in_model, ${truth('trong-don-vi-hoc-tap')} AS in_unit,
     ${truth('ky-nang-so')} AS skilled, ${truth('thanh-thao-ky-nang-so')} AS fluent,
     CASE "recognised.cong-dan-hoc-tap" WHEN 'granted' THEN 2 WHEN 'refused' THEN 0 ELSE 1 END AS decided
   FROM ${source}`,
  `CREATE TABLE judged AS
   SELECT *, CASE WHEN registered = 0 THEN 0 ELSE least(
       CASE WHEN total_low >= 80 THEN 2 WHEN total_high < 80 THEN 0 ELSE 1 END,
       CASE WHEN lowest_low >= 5 THEN 2 WHEN lowest_high < 5 THEN 0 ELSE 1 END) END AS title
   FROM (
     SELECT *, ${lows.join(' + ')} AS total_low, ${highs.join(' + ')} AS total_high,
       least(${lows.join(', ')}) AS lowest_low, least(${highs.join(', ')}) AS lowest_high
     FROM records)`,
  `CREATE TABLE years AS
   SELECT *, CASE WHEN count(*) OVER five = 5 THEN min(title) OVER five ELSE least(1, min(title) OVER five) END AS five_years
   FROM judged
   WINDOW five AS (PARTITION BY subject ORDER BY year RANGE BETWEEN 4 PRECEDING AND CURRENT ROW)`,
  'DROP TABLE records',
  'DROP TABLE judged',
  `CREATE TABLE by_home AS SELECT home, year, ${counts(BY_HOME).join(', ')} FROM years GROUP BY home, year`,
  `CREATE TABLE by_work AS SELECT work, year, ${counts(BY_WORK).join(', ')} FROM years WHERE work <> '-' GROUP BY work, year`,
  `CREATE TABLE hashes AS
   SELECT subject, year, home,
     sha256(concat_ws(chr(31), 'r', subject, year, "group", day, home, coalesce(work, ''),
       ${SCORES.map((_, at) => `coalesce(s${at}, -1)`).join(', ')},
       registered, adult, worker, in_model, in_unit, skilled, fluent, decided)) AS record,
     sha256(concat_ws(chr(31), 'r', subject, year, "group", total_low, total_high, lowest_low, lowest_high,
       ${SCORES.map((_, at) => `coalesce(s${at}, 1), coalesce(s${at}, 10)`).join(', ')},
       title, five_years)) AS result
   FROM years`,
  `CREATE TABLE leaves AS
   SELECT home, year, count(*) AS n, sha256(string_agg(record, '' ORDER BY subject)) AS records,
     sha256(string_agg(result, '' ORDER BY subject)) AS results
   FROM hashes GROUP BY home, year`,
  `COPY (
     SELECT subject, year, "group", total_low, total_high, lowest_low, lowest_high,
       ${SCORES.map((_, at) => `coalesce(s${at}, 1) AS p${at}_low, coalesce(s${at}, 10) AS p${at}_high`).join(', ')}, title, five_years
     FROM years ORDER BY subject, year
   ) TO ${quoted(join(values.out, 'results.parquet'))} (FORMAT parquet)`,
  ...['by_home', 'by_work', 'leaves'].map(
    (table) => `COPY (FROM ${table} ORDER BY ALL) TO ${quoted(join(values.out, `${table}.csv`))}`,
  ),
];

const database = await DuckDBInstance.create(':memory:', { temp_directory: join(values.out, 'spill') });
const connection = await database.connect();
for (const statement of STATEMENTS) await connection.run(statement);
const [[rows, titled]] = (
  await connection.runAndReadAll('SELECT count(*), count(*) FILTER (title = 2) FROM years')
).getRows();
console.log(JSON.stringify({ rowsRead: Number(rows), titled: Number(titled) }));
