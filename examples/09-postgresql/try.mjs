/**
 * Fills a table of a real server, scores it, and holds it against the same records scored in memory, in any order.
 *
 * Usage: npm run test:postgres
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRun } from '@tieuchi/core';
import { withServer } from './server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}node_modules`))
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
const { default: pg } = await import('pg');
const { packs, recordOf, scoreTable } = await import('./main.mjs');
const ofPeople = packs.filter(({ document: { subject, inForce } }) => subject === 'cong-dan' && !inForce.until);

const PEOPLE = 10_000;

/** Two years of people in two communes, nobody real; ids of several scripts and lengths, so that their order matters. */
function* rows() {
  let state = 677;
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let person = 1; person <= PEOPLE; person += 1) {
    const pack = ofPeople[next(ofPeople.length)];
    const scores = Object.entries(pack.document.facts).filter(([, { type }]) => type === 'integer');
    for (const year of [2023, 2024]) {
      const facts = scores.map(([id]) => [id, next(60) === 0 ? null : 6 + next(5)]);
      const subject = `${['p', 'P', 'đ', 'Ấ', '_'][next(5)]}-${person}`;
      yield { subject, year, group: pack.group, noi_o: ['11950', '11953'][next(2)], facts: Object.fromEntries(facts) };
    }
  }
  yield { subject: 'of-no-group', year: 2024, group: 'nhom-9', noi_o: '11950', facts: {} };
}

await withServer(async (connectionString) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('CREATE TABLE ho_so (subject text, year int, "group" text, noi_o text, facts jsonb)');
  const all = [...rows()];
  await client.query(
    'INSERT INTO ho_so SELECT * FROM jsonb_to_recordset($1) AS (subject text, year int, "group" text, noi_o text, facts jsonb)',
    [JSON.stringify(all.toReversed())],
  );

  const { counts, results, records, rejected } = await scoreTable(connectionString);
  assert.deepEqual(counts, { rowsRead: 2 * PEOPLE + 1, records: 2 * PEOPLE, merged: 0, rejected: 1 });
  assert.deepEqual(
    rejected.map(({ subject }) => subject),
    ['of-no-group'],
  );

  const verdicts = new Map();
  const count = (key) => verdicts.set(key, (verdicts.get(key) ?? 0) + 1);
  const memory = createRun({
    packs,
    since: 2023,
    on: { scored: ({ result }) => result.titles.forEach(({ id, verdict }) => void count(`${id} ${verdict}`)) },
  });
  for (const row of all) memory.add(recordOf(row));
  const finished = memory.finish();
  assert.equal(results.digest, finished.results.digest);
  assert.equal(records.rows, finished.records.rows);

  const { rows: found } = await client.query(
    'SELECT title, verdict, count(*)::int AS count FROM ket_qua GROUP BY 1, 2',
  );
  assert.deepEqual(
    new Map(found.map(({ title, verdict, count }) => [`${title} ${verdict}`, count]).sort()),
    new Map([...verdicts].sort()),
  );
  assert.ok([...verdicts.keys()].some((key) => key.endsWith(' unknown')));

  const main = spawnSync(process.execPath, [`${here}main.mjs`, connectionString], { encoding: 'utf8' });
  assert.equal(main.status, 0, main.stderr);
  assert.ok(main.stdout.includes('of-no-group: record/unknown-group'), main.stdout);
  assert.ok(main.stdout.includes(`results ${results.digest}`), main.stdout);
  await client.end();
  console.log(
    `09-postgresql scores ${counts.records} rows of a table; the digest is that of the same records in memory`,
  );
});
