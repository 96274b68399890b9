/**
 * The plan of a pack as SQL.
 *
 * @module @tieuchi/sql
 */
export { clickhouse } from './dialect/clickhouse.js';
export type { Dialect, DialectName } from './dialect/dialect.js';
export { duckdb } from './dialect/duckdb.js';
export { postgres } from './dialect/postgres.js';
export { spark } from './dialect/spark.js';
export {
  createCodeBook,
  givenCodes,
  INTAKE_TABLES,
  oddSubjects,
  packsThroughCore,
  plainRows,
  recordDays,
  recordRows,
  type TypedTable,
} from './intake/records.js';
export { type IntakeOptions, type TypedFile, type TypedRows, typedRows } from './intake/typed.js';
export { RECORD_COLUMNS } from './pack/facts.js';
export { asOneQuery, judgedKind, type NamedQuery } from './pack/kind.js';
export { type JudgedStatements, judgedStatements, type StatementOptions } from './run/statements.js';
export {
  type RunScript,
  type RunTable,
  runScript,
  type ScriptOptions,
  smallTables,
  tableStatements,
} from './script/script.js';
