/**
 * A run over a register that stands in an engine of its own, as statements in their order.
 */
import {
  type CompiledPack,
  type CompiledPlaces,
  type CompiledProgramme,
  groupRanks,
  type PackPlan,
  planOf,
} from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { packsThroughCore } from '../intake/records.js';
import { typedRows } from '../intake/typed.js';
import { typingOf } from '../intake/typing.js';
import type { NamedQuery } from '../pack/kind.js';
import { type CodeSpan, codeSpans } from './codes.js';
import { kindQueries } from './judging.js';
import { SOURCE_TABLES, type SourceTable, sourceQueries } from './source.js';

export interface ScriptOptions {
  readonly dialect: Dialect;
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
  readonly places?: CompiledPlaces;
  readonly source: SourceTable;
  /** First year that the records cover; absent: the first year in them. */
  readonly since?: number;
  /** Day whose codes the records use; absent: the day of each record. */
  readonly codesAsOf?: string;
}

/** A table of a run: what it is, and the query that makes it. */
export interface RunTable extends NamedQuery {
  /** What stands in it, in a sentence. */
  readonly about: string;
}

export interface RunScript {
  /** What codes of places mean; the table `place_codes`. */
  readonly codes: readonly CodeSpan[];
  /** In the order in which they must be made. */
  readonly tables: readonly RunTable[];
}

const ABOUT: { readonly [name: string]: string } = {
  typed_rows: 'rows of the register, typed; an odd one holds nothing but whose it is (SEMANTICS 4.3)',
  odd_subjects: 'subjects with an odd row: the command judges all their rows, the statements below none',
  odd_rows: 'the rows of those subjects, as the register has them: what the command reads',
  records: 'the records of all other subjects; place_… is the place that a code means on the day (SEMANTICS 6.1)',
};

/** The tables of a run. Kinds that count members of others are left to the command, with the odd rows. */
export function runScript(options: ScriptOptions): RunScript {
  const { dialect, packs, programmes, places, source, since, codesAsOf } = options;
  const through = packsThroughCore(packs, groupRanks(packs));
  const intake = {
    ...{ dialect, packs, programmes, hasPlaces: places !== undefined, throughCore: through },
    isEverywhere: ({ document }: CompiledPack) => places === undefined || places.find(document.place) === places.top,
  };
  const kinds = packs.map(({ subject }) => subject);
  const before = sourceQueries(source, { ...intake, kinds, ...(codesAsOf !== undefined && { codesAsOf }) });
  const given = new Set(typedRows(new Set(source.columns), intake).columns.map(({ name }) => name));
  const first = since === undefined ? '(SELECT min(year) FROM typed_rows)' : String(since);
  const byKind = new Map<string, { pack: CompiledPack; plan: PackPlan; at: number }[]>();
  packs.forEach((pack, at) => {
    if (through.has(at)) return;
    byKind.set(pack.subject, [...(byKind.get(pack.subject) ?? []), { pack, plan: planOf(pack, packs), at }]);
  });
  const judged = [...byKind].flatMap(([kind, own]) =>
    kindQueries({ kind, packs: own }, given, first, dialect).map((query) => ({
      ...query,
      about: query.name.startsWith('records_')
        ? `records of ${kind} with all facts and decisions of its packs; NULL is missing (SEMANTICS 1.2)`
        : query.name.startsWith('years_')
          ? `what earlier years say of ${kind} (SEMANTICS 5)`
          : `records of ${kind} as judged: 0 unmet, 1 unknown, 2 met; numbers as low and high (SEMANTICS 1, 3)`,
    })),
  );
  return {
    codes: places === undefined ? [] : codeSpans(places),
    tables: [...before.map((query) => ({ ...query, about: ABOUT[query.name]! })), ...judged],
  };
}

/** Rows in one INSERT. */
const ROWS_AT_ONCE = 1000;

/** Statements that make the small tables, which the others read. */
export function smallTables({ codes }: RunScript, dialect: Dialect): string[] {
  const { types, text } = typingOf(dialect);
  const table = (name: string, columns: readonly string[]) =>
    `CREATE TABLE ${name} (${columns.map((column) => `${column} ${types.text}`).join(', ')})${STORED[dialect.name]}`;
  const inserts = Array.from({ length: Math.ceil(codes.length / ROWS_AT_ONCE) }, (_, chunk) => {
    const rows = codes
      .slice(chunk * ROWS_AT_ONCE, (chunk + 1) * ROWS_AT_ONCE)
      .map(({ code, first, until, place }) => `(${[code, first, until, place].map(text).join(', ')})`);
    return `INSERT INTO ${SOURCE_TABLES.codes} VALUES\n${rows.join(',\n')}`;
  });
  return [
    table(SOURCE_TABLES.codes, ['code', 'first_day', 'until_day', 'place']),
    ...inserts,
    table(SOURCE_TABLES.named, ['subject']),
  ];
}

/** How a table is kept, behind its columns. */
const STORED = {
  ...{ duckdb: '', postgres: '', spark: ' USING parquet' },
  clickhouse: ' ENGINE = MergeTree ORDER BY tuple()',
} as const;

/** The statements that make a table of a run. */
export function tableStatements({ name, query, about }: RunTable, dialect: Dialect): string[] {
  const create = `-- ${name}: ${about}\nCREATE TABLE ${name}${STORED[dialect.name]} AS\n${query}`;
  // PostgreSQL plans badly over a table that it has not looked at.
  return dialect.name === 'postgres' ? [create, `ANALYZE ${name}`] : [create];
}
