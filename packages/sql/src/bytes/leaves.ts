/**
 * Leaves: the hashes of rows of one kind that count at one place in one year, joined to one (SEMANTICS 8.1.22, 8.1.23).
 */
import type { Dialect } from '../dialect/dialect.js';
import { sql, words } from '../statement/sql.js';

/** So many hashes are joined to one. */
const GROUP = 16;
/** 16 to this power is more rows than there are. */
const LEVELS = 8;

/**
 * The leaves of what `hashes` names: a table, or a query in parentheses, with `year`, `place`, `kind`, `subject`,
 * `record_hash` and `result_hash`.
 */
export function leavesOf(hashes: string, dialect: Dialect): string {
  const leaf = 'year, place, kind';
  const window = `PARTITION BY ${leaf}`;
  const steps = [
    `level_0 AS (\n  SELECT ${leaf}, record_hash AS records, result_hash AS results,\n` +
      `    row_number() OVER (${window} ORDER BY ${dialect.byCodePoints('subject')}) - 1 AS n, -- position in the leaf\n` +
      `    count(*) OVER (${window}) AS row_count, count(*) OVER (${window}) AS hash_count\n  FROM ${hashes}\n)`,
  ];
  for (let level = 1; level <= LEVELS; level += 1) {
    const group = dialect.quotient(words('n'), GROUP).text;
    const left = dialect.quotient(sql`(${words('hash_count')} + ${GROUP - 1})`, GROUP).text;
    const joining = (hash: string) =>
      `CASE WHEN hash_count = 1 THEN max(${hash}) ELSE ${dialect.hash(words(`'g' || ${dialect.together(hash, 'n')}`)).text} END`;
    steps.push(
      `level_${level} AS (\n  SELECT ${leaf}, group_records AS records, group_results AS results, n, row_count, left_count AS hash_count\n` +
        `  FROM (\n    SELECT ${leaf}, ${joining('records')} AS group_records, ${joining('results')} AS group_results,\n` +
        `      group_n AS n, row_count, ${left} AS left_count\n` +
        `    FROM (SELECT *, ${group} AS group_n FROM level_${level - 1}) AS grouped\n` +
        `    GROUP BY ${leaf}, group_n, row_count, hash_count\n  ) AS joined\n)`,
    );
  }
  return `WITH ${steps.join(',\n')}\nSELECT ${leaf}, row_count AS leaf_rows, records, results\nFROM level_${LEVELS}`;
}
