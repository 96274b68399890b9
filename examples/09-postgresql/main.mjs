/**
 * A table scored where it stands: rows stream out of PostgreSQL into a run, verdicts go back into another table.
 *
 * Usage: node main.mjs postgresql://…
 */
import { pathToFileURL } from 'node:url';
import { compilePack, compilePlaces, compileProgramme, createRun } from '@tieuchi/core';
import { packs as criteria } from '@tieuchi/packs-vn';
import { places as lists } from '@tieuchi/packs-vn/places';
import { programme as decision } from '@tieuchi/packs-vn/programmes/677-qd-ttg';
import pg from 'pg';
import QueryStream from 'pg-query-stream';

export const packs = criteria.map((each) => compilePack(each));
const programme = compileProgramme(decision, packs);
const places = compilePlaces(lists[0]);

// Rows in the order of subjects by code points, which is what "C" sorts by: each is judged and let go before the next.
const ROWS = 'SELECT subject, year, "group", noi_o, facts FROM ho_so ORDER BY subject COLLATE "C", year';
const BATCH = 1000;

/** Records as the table has them: `facts` is jsonb, so numbers, truths and nulls come as they are. */
export const recordOf = ({ noi_o: home, ...row }) => ({ ...row, places: { 'noi-o': home } });

/** Scores the table `ho_so` into the table `ket_qua`, and gives what the run came to and what was wrong. */
export async function scoreTable(connectionString) {
  const [reads, writes] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })];
  await Promise.all([reads.connect(), writes.connect()]);
  const rejected = [];
  let verdicts = [];
  const flush = async () => {
    const columns = ['subject', 'year', 'title', 'verdict'].map((name) => verdicts.map((verdict) => verdict[name]));
    verdicts = [];
    await writes.query(
      'INSERT INTO ket_qua SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[])',
      columns,
    );
  };
  try {
    const { rows } = await writes.query('SELECT min(year) AS since FROM ho_so');
    await writes.query('BEGIN');
    await writes.query('CREATE TABLE IF NOT EXISTS ket_qua (subject text, year int, title text, verdict text)');
    await writes.query('TRUNCATE ket_qua');
    const run = createRun({
      ...{ packs, programme, places, sorted: true, since: rows[0].since },
      on: {
        scored: ({ subject, year, result }) => {
          for (const { id, verdict } of result.titles) verdicts.push({ subject, year, title: id, verdict });
        },
        rejected: ({ subject, issue }) => rejected.push({ subject, code: issue.code }),
      },
    });
    for await (const row of reads.query(new QueryStream(ROWS, [], { batchSize: BATCH }))) {
      run.add(recordOf(row));
      if (verdicts.length >= BATCH) await flush();
    }
    const finished = run.finish();
    await flush();
    await writes.query('COMMIT');
    return { ...finished, rejected };
  } finally {
    await Promise.all([reads.end(), writes.end()]);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { counts, results, report, rejected } = await scoreTable(process.argv[2]);
  console.log(
    `${counts.rowsRead} rows read = ${counts.records} records + ${counts.merged} merged + ${counts.rejected} rejected`,
  );
  for (const { subject, code } of rejected) console.log(`${subject}: ${code}`);
  console.log(`results ${results.digest}`);
  const measure = report.programmes[0].years.at(-1)?.measures.find((each) => each.measure === 'dat-tren-dang-ky');
  for (const { place, share } of measure?.places ?? [])
    console.log(
      `${place}: ${share.low?.met} of ${share.low?.total} at least, ${share.high?.met} of ${share.high?.total} at most`,
    );
}
