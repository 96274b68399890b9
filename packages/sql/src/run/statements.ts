/**
 * The statements of a run over its plain records.
 */
import { type CompiledPack, type CompiledProgramme, planOf, readableColumns } from '@tieuchi/core';
import { rowHash, saltField } from '../bytes/fields.js';
import { leavesOf } from '../bytes/leaves.js';
import { resultFields } from '../bytes/result-fields.js';
import type { Dialect } from '../dialect/dialect.js';
import { readableFacts } from '../intake/readable.js';
import type { JudgedPack } from '../pack/judged.js';
import { asOneQuery, judgedKind } from '../pack/kind.js';
import { appliesColumn, placeColumn } from '../pack/names.js';
import { saidOfPoints, saidOfTitles } from '../pack/said.js';
import { joined, type Sql, sql, words } from '../statement/sql.js';
import { givenRecords } from './given.js';

/** What a run is made of. */
export interface StatementOptions {
  /** Packs; `pack` of a record is the position of one of them. */
  readonly packs: readonly CompiledPack[];
  /** Programmes that count. */
  readonly programmes: readonly CompiledProgramme[];
  /** The engine that runs the statements. */
  readonly dialect: Dialect;
  /** The table of records, or a query in parentheses with a name behind it. */
  readonly records: string;
  /** Its columns; what is not among them is missing in every row. */
  readonly columns: ReadonlySet<string>;
  /** First calendar year that the history of everybody covers; absent: the records have a column `since`. */
  readonly since?: number;
  /** Secret salt of all hashes, as `createRun` takes it. */
  readonly salt?: string;
  /** Columns of the records that stand as `kept_…` in what is judged. */
  readonly keep?: readonly string[];
  /** Positions of packs that judge none of these records. */
  readonly throughCore?: ReadonlySet<number>;
}

/** The statements of a run. */
export interface JudgedStatements {
  /** One query: a row for each record, with what it comes to. Other statements read it as a table. */
  readonly judged: string;
  /** Hashes of rows: `subject`, `kind`, `year`, `place`, `record_hash`, `result_hash`. */
  readonly hashes: (judged: string) => string;
  /** Leaves of the tree over places, of a table or query of hashes: `year`, `place`, `kind`, `leaf_rows`, `records`, `results`. */
  readonly leaves: (hashes: string) => string;
}

/**
 * The statements that judge the plain records of a run: a table of what they come to, the hashes of its rows, and the leaves
 * of the tree over places (SEMANTICS §8.1). `createRun` gives the same verdicts and the same hashes.
 *
 * @throws TypeError for packs and programmes that are not compiled; RangeError for a plan that cannot be written in SQL.
 *
 * @example
 * const { judged } = judgedStatements({
 *   ...{ packs: [pack], programmes: [], dialect: duckdb, records: 'records', columns: new Set(), since: 2020 },
 * });
 * judged.includes('SELECT'); // => true
 */
export function judgedStatements(options: StatementOptions): JudgedStatements {
  const { packs, programmes, dialect, salt } = options;
  const positions = packs.flatMap((_, at) => (options.throughCore?.has(at) ? [] : [at]));
  const plans = positions.map((at) => planOf(packs[at]!));
  const { roles, stages, titles } = readableColumns(packs, programmes);
  const read = { facts: readableFacts({ packs, programmes }), roles, stages, titles };
  const counting = [...new Set(plans.map(({ through }) => through))];
  const given = givenRecords({
    ...{ plans, read, columns: options.columns, records: options.records, roles: counting, dialect, salt },
    ...{ since: options.since, keep: options.keep ?? [] },
  });
  const wanted = (pack: JudgedPack) => {
    const { plan, layers } = pack;
    const passed = [
      ...given.texts.map((name) => layers.givenText(name)),
      ...given.kept.map((name) => layers.given(name)),
    ];
    const place = layers.addText(
      'place',
      sql`COALESCE(${layers.find(placeColumn(plan.through))!}, '')`,
      `where the record counts: by ${plan.through}`,
    );
    const said = saidOfTitles(pack, dialect);
    const salted = salt === undefined ? undefined : saltField(salt, pack.given.subject, pack.given.year, dialect);
    const hash = layers.addText(
      'result_hash',
      rowHash(resultFields(pack, said, dialect), salted, dialect),
      'hash of the result (8.1.17, 8.1.19)',
    );
    const cells = saidOfPoints(pack, lowestIsThere(pack), dialect);
    const shown = said.flatMap(({ verdict, by, standing }) => [verdict, by, standing?.best, standing?.worst]);
    const columns = [...passed, place, hash, ...cells, ...shown, ...pack.titles.values()].flatMap((part) =>
      typeof part === 'object' && 'name' in part ? [part] : [],
    );
    const points = ['points_total_low', 'points_total_high'].flatMap((name) => layers.find(name) ?? []);
    return [...columns, ...points];
  };
  const queries = judgedKind(plans, dialect, 'given_records', { positions, wanted });
  return {
    judged: asOneQuery([{ name: 'given_records', query: given.query }, ...queries], 'SELECT * FROM judged', dialect),
    hashes: (judged) => `SELECT subject, kind, year, place, record_hash, result_hash FROM ${judged}`,
    leaves: (hashes) => leavesOf(hashes, dialect),
  };
}

/** Whether any indicator may give points; undefined when one always does. */
function lowestIsThere({ plan, layers }: JudgedPack): Sql | undefined {
  const giving = plan.indicators.filter(({ points }) => points !== undefined);
  if (giving.length === 0 || giving.some(({ applies }) => applies === undefined)) return undefined;
  return joined(
    giving.map(({ id }) => sql`${layers.find(appliesColumn(id)) ?? words('2')} > 0`),
    ' OR ',
  );
}
