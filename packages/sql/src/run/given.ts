/**
 * The records of a register as the packs read them: absent columns are missing, and each record has the hash of its text.
 */
import type { PackPlan, PlanFact } from '@tieuchi/core';
import { rowHash, saltField } from '../bytes/fields.js';
import { type ReadRecords, recordFields } from '../bytes/record-fields.js';
import type { Dialect } from '../dialect/dialect.js';
import { decidedColumn, decidedRankColumn, factColumn, placeColumn } from '../pack/names.js';
import { words } from '../statement/sql.js';

/** What the records of a run are, and what shall stand beside what they come to. */
export interface GivenOptions {
  readonly plans: readonly PackPlan[];
  readonly read: ReadRecords;
  readonly columns: ReadonlySet<string>;
  readonly records: string;
  readonly since: number | undefined;
  readonly salt: string | undefined;
  /** Roles whose places are passed on. */
  readonly roles: readonly string[];
  readonly keep: readonly string[];
  readonly dialect: Dialect;
}

/** Columns that are passed on, and the query. */
export interface GivenRecords {
  readonly texts: readonly string[];
  readonly kept: readonly string[];
  readonly query: string;
}

export function givenRecords(options: GivenOptions): GivenRecords {
  const { plans, read, columns, records, since, salt, roles, keep, dialect } = options;
  const { whole, text } = dialect.missing;
  const facts = new Map(plans.flatMap((plan) => plan.facts.flatMap((fact) => factColumns(fact))));
  const titles = new Set(plans.flatMap((plan) => plan.titles.map(({ id }) => id)));
  const or = (name: string, missing: string) => (columns.has(name) ? name : `${missing} AS ${name}`);
  const salted = salt === undefined ? undefined : saltField(salt, words('subject'), words('year'), dialect);
  const hash = rowHash(recordFields(read, columns, dialect), salted, dialect);
  const places = roles.map(placeColumn);
  const kept = keep.map((name) => `kept_${name}`);
  const outcome = (name: string) =>
    `CASE ${name} WHEN 'granted' THEN 2 WHEN 'refused' THEN 0 WHEN 'revoked' THEN 0 END AS ${name}`;
  const list = [
    ...['subject', 'year', 'pack', 'day', 'kind'],
    columns.has('registered') ? 'COALESCE(registered, 2) AS registered' : '2 AS registered',
    'subject_group',
    since === undefined ? 'since' : `LEAST(year, ${since}) AS since`,
    "';' AS invalid",
    ...[...facts.keys()].map((name) => or(name, whole.text)),
    ...[...titles].flatMap((title) => [
      columns.has(decidedColumn(title)) ? outcome(decidedColumn(title)) : `${whole.text} AS ${decidedColumn(title)}`,
      or(decidedRankColumn(title), text.text),
    ]),
    ...places.map((name) => or(name, text.text)),
    ...keep.map((name) => `${name} AS kept_${name}`),
    `${hash.text} AS record_hash`,
  ];
  return {
    texts: ['kind', 'record_hash', ...places],
    kept,
    query: `SELECT ${list.join(',\n  ')}\nFROM ${records}`,
  };
}

/** The columns that a fact is read from. */
function factColumns({ id, type, declared }: PlanFact): (readonly [string, PlanFact['type']])[] {
  const name = factColumn(id);
  const all =
    type === 'share'
      ? ['low_met', 'low_total', 'high_met', 'high_total'].map((end) => `${name}_${end}`)
      : declared === 'count'
        ? [`${name}_low`, `${name}_high`]
        : [name];
  return all.map((column) => [column, type] as const);
}
