/**
 * The queries of a kind on a cluster of Spark that loses a worker in the middle, held against DuckDB on one machine.
 *
 * Usage: npm run test:spark [-- --fraction 0.002]
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { compilePack, planOf } from '@tieuchi/core';
import { packs as criteria } from '@tieuchi/packs-vn';
import { writeNation } from '../../../../examples/12-nation/register.mjs';
import { asOneQuery, duckdb, judgedKind, spark } from '../../src/index.js';
import { startCluster } from './cluster.js';
import { installSpark } from './install.js';

const WORKERS = 3;
const { values } = parseArgs({ options: { fraction: { type: 'string', default: '0.002' } } });

const packs = criteria
  .map((each) => compilePack(each))
  .filter(({ document: { subject, inForce } }) => subject === 'cong-dan' && !('until' in inForce));
const plans = packs.map((pack) => planOf(pack));
const scores = plans[0]!.facts.filter(({ type }) => type === 'number').map(({ id }) => id);
const truths = plans[0]!.facts.filter(({ type }) => type === 'truth').map(({ id }) => id);
const column = (id: string) => `f_${id.replaceAll('-', '_')}`;

/** Records as their queries read them, of a register in which nothing is odd. */
const RECORDS = (source: string) => `
SELECT subject, CAST(year AS INTEGER) AS year, CAST(right("group", 1) AS INTEGER) - 1 AS pack,
  coalesce(date, year || '-12-31') AS day, 2 AS registered, "group" AS subject_group, 2022 AS since, ';' AS invalid,
  ${scores.map((id) => `CAST("${id}" AS BIGINT) * 1000000 AS ${column(id)}`).join(', ')},
  ${truths.map((id) => `CASE WHEN "${id}" THEN 2 WHEN NOT "${id}" THEN 0 END AS ${column(id)}`).join(', ')},
  CASE "recognised.cong-dan-hoc-tap" WHEN 'granted' THEN 2 WHEN 'refused' THEN 0 END AS decided_cong_dan_hoc_tap,
  CAST(NULL AS VARCHAR) AS decided_cong_dan_hoc_tap__rank, CAST(NULL AS INTEGER) AS decided_tieu_bieu_xuat_sac,
  CAST(NULL AS VARCHAR) AS decided_tieu_bieu_xuat_sac__rank, left(parse_filename(filename), 2) AS province
FROM read_parquet('${source}', filename = true)`;

const installed = installSpark();
const work = mkdtempSync(join(tmpdir(), 'tieuchi-spark-'));
const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
try {
  const register = join(work, 'register');
  const { rows } = await writeNation({
    ...{ out: register, fraction: Number(values.fraction), odd: 0 },
    years: [2023, 2024, 2025, 2026],
  });
  const records = join(work, 'records');
  mkdirSync(records);
  await connection.run(
    `COPY (${RECORDS(`${register}/*/*.parquet`)}) TO '${records}' (FORMAT parquet, PARTITION_BY (province), OVERWRITE_OR_IGNORE)`,
  );
  console.log(
    `${Object.values(rows).reduce((sum, each) => sum + each, 0)} records in ${readdirSync(records).length} provinces`,
  );

  const cluster = await startCluster(installed, work, WORKERS);
  let killed = false;
  let left: number | undefined;
  try {
    const sql = asOneQuery(judgedKind(plans, spark, 'records'), 'SELECT * FROM judged', spark);
    await cluster.run(
      { views: { records: [records] }, statements: [{ name: 'judged', sql, into: join(work, 'judged') }] },
      (event) => {
        console.log(JSON.stringify(event));
        if (event.event === 'amid' && !killed) {
          killed = true;
          cluster.killWorker(0);
          console.log('one worker is killed');
        }
        if (event.event === 'ended') left = event.executors;
      },
    );
  } finally {
    await cluster.stop();
  }
  if (!killed) throw new Error('the job was over before a worker could be killed: try a larger --fraction');
  if (left !== WORKERS - 1) throw new Error(`${left} executors were left, not ${WORKERS - 1}`);

  const own = asOneQuery(
    judgedKind(
      plans,
      duckdb,
      `(SELECT * EXCLUDE province FROM read_parquet('${records}/*/*.parquet', hive_partitioning = true))`,
    ),
    'SELECT * FROM judged',
    duckdb,
  );
  await connection.run(`CREATE TABLE here AS ${own}`);
  await connection.run(`CREATE VIEW there AS FROM read_parquet('${work}/judged/*.parquet')`);
  const columns = (await query('DESCRIBE here')).map(([name]) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ');
  const [[differing, count]] = (await query(`
    SELECT count(*), (SELECT count(*) FROM here) FROM (
      (SELECT ${columns} FROM here EXCEPT ALL SELECT ${columns} FROM there)
      UNION ALL (SELECT ${columns} FROM there EXCEPT ALL SELECT ${columns} FROM here))`)) as [[string, string]];
  if (differing !== '0') throw new Error(`${differing} rows differ from DuckDB's`);
  console.log(`${count} rows judged by ${WORKERS} workers, one of them killed: what DuckDB gives, row by row`);
} finally {
  connection.closeSync();
  database.closeSync();
  rmSync(work, { recursive: true, force: true });
}
