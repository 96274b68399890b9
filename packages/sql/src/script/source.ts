/**
 * A register that stands as a table in an engine: its rows are typed, subjects of whom anything is odd are set aside, and the
 * others become records.
 */
import { codeColumn } from '../intake/cells.js';
import { kindCase } from '../intake/records.js';
import { type IntakeOptions, type TypedRows, typedRows } from '../intake/typed.js';
import { typingOf } from '../intake/typing.js';
import type { NamedQuery } from '../pack/kind.js';
import { placeColumn } from '../pack/names.js';

export interface SourceTable {
  /** What stands behind FROM. */
  readonly from: string;
  /** Names of its columns, as a register has them: `subject`, `year`, `place.noi-o`. */
  readonly columns: readonly string[];
}

export interface SourceOptions extends IntakeOptions {
  /** A day on which all codes are meant; absent: each on the day of its record. */
  readonly codesAsOf?: string;
  /** Kinds of the packs by their positions. */
  readonly kinds: readonly string[];
}

/** Tables that the queries read beside the register. */
export const SOURCE_TABLES = {
  /** `code`, `first_day`, `until_day`, `place`: see `codeSpans`. */
  codes: 'place_codes',
  /** `subject`: subjects of whom the command knows more than the engine, such as those whose ids were mended. */
  named: 'named_subjects',
} as const;

/**
 * The queries in their order, each by the name of its table: `typed_rows`; `odd_subjects`; `odd_rows`, the rows of the
 * register that the command is to read; `records`, all others.
 */
export function sourceQueries({ from, columns }: SourceTable, options: SourceOptions): NamedQuery[] {
  const { dialect, kinds } = options;
  const { types } = typingOf(dialect);
  const name = (column: string) => dialect.named(column).text;
  const text = (column: string) => `CAST(${name(column)} AS ${types.text})`;
  const rows = typedRows(new Set(columns), options);
  const query = rows.query({
    source: from,
    cells: new Map(columns.map((column) => [column, text(column)])),
    // Of an odd row the engine keeps who it is of, and nothing else.
    raw: text('subject'),
  });
  return [
    { name: 'typed_rows', query },
    { name: 'odd_subjects', query: oddQuery(rows, options, columns.includes('date')) },
    {
      name: 'odd_rows',
      query: `SELECT ${columns.map((column) => `s.${name(column)}`).join(', ')}\nFROM ${from} AS s\nWHERE s.${name('subject')} IS NULL OR ${text('subject').replace('CAST(', 'CAST(s.')} IN (SELECT subject FROM odd_subjects)`,
    },
    {
      name: 'records',
      query: [
        `SELECT r.*, ${kindCase(kinds)} AS kind${rows.placeRoles.map((role, at) => `, c${at}.place AS ${placeColumn(role)}`).join('')}`,
        'FROM typed_rows AS r',
        ...rows.placeRoles.map((role, at) => codeJoin(role, `c${at}`, options)),
        'WHERE NOT r.odd AND NOT EXISTS (SELECT 1 FROM odd_subjects AS o WHERE o.subject = r.subject)',
      ].join('\n'),
    },
  ];
}

/** Subjects with an odd row, with several rows in a year or of two kinds, or with a code that is not plainly a place. */
function oddQuery({ placeRoles }: TypedRows, options: SourceOptions, hasDate: boolean): string {
  const { kinds, codesAsOf } = options;
  const ofKinds = new Set(kinds).size > 1 ? ` OR min(${kindCase(kinds)}) <> max(${kindCase(kinds)})` : '';
  const parts = [
    'SELECT raw AS subject FROM typed_rows WHERE odd AND raw IS NOT NULL',
    `SELECT subject FROM typed_rows WHERE NOT odd GROUP BY subject HAVING count(*) > count(DISTINCT year)${ofKinds}`,
    `SELECT subject FROM ${SOURCE_TABLES.named}`,
  ];
  for (const role of placeRoles) {
    const code = `r.${codeColumn(role)}`;
    // A code of a record without a date is told when it meant something else as the year began.
    const asks = codesAsOf === undefined;
    const changed = asks
      ? ` OR (${hasDate ? 'r.date IS NULL AND ' : ''}b.place IS NOT NULL AND b.place <> c.place)`
      : '';
    const began = `CAST(r.year AS ${typingOf(options.dialect).types.text}) || '-01-01'`;
    parts.push(
      [
        'SELECT r.subject FROM typed_rows AS r',
        codeJoin(role, 'c', options),
        ...(asks ? [codeJoin(role, 'b', options, began)] : []),
        `WHERE NOT r.odd AND ${code} IS NOT NULL AND (c.place IS NULL${changed})`,
      ].join('\n'),
    );
  }
  return parts.join('\nUNION\n');
}

function codeJoin(role: string, alias: string, { dialect, codesAsOf }: SourceOptions, on?: string): string {
  const day = on ?? (codesAsOf === undefined ? 'r.day' : dialect.text(codesAsOf).text);
  return `LEFT JOIN ${SOURCE_TABLES.codes} AS ${alias} ON ${alias}.code = r.${codeColumn(role)} AND ${alias}.first_day <= ${day} AND ${day} < ${alias}.until_day`;
}
