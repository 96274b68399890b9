/**
 * The fields of a plain record (SEMANTICS 8.1.14), over the table of records.
 */
import type { Dialect } from '../dialect/dialect.js';
import { codeColumn, stageDateColumn } from '../intake/cells.js';
import type { ReadableFact } from '../intake/readable.js';
import { decidedColumn, factColumn } from '../pack/names.js';
import { joined, type Part, type Sql, sql, words } from '../statement/sql.js';
import { keyField, quotedField, textField, wholeField } from './fields.js';

/** What packs and programmes read of records. */
export interface ReadRecords {
  readonly facts: ReadonlyMap<string, ReadableFact>;
  readonly roles: Iterable<string>;
  readonly stages: Iterable<string>;
  readonly titles: Iterable<string>;
}

const EMPTY = words("''");

/** The fields in their order; a column that the table lacks is missing in every row. */
export function recordFields(read: ReadRecords, columns: ReadonlySet<string>, dialect: Dialect): Part[] {
  const text = (name: string, field: (given: Part) => Sql = textField) =>
    columns.has(name) ? field(words(name)) : EMPTY;
  return [
    keyField(words('subject'), dialect),
    words('kind'),
    dialect.asText(words('year')),
    words('subject_group'),
    text('date'),
    text('stage'),
    text('registered', (code) => sql`CASE ${code} WHEN 2 THEN 'true' WHEN 0 THEN 'false' ELSE '' END`),
    ...inOrder(read.roles).map((role) => text(codeColumn(role))),
    ...inOrder(read.facts.keys()).map((id) =>
      text(factColumn(id), (given) => factField(read.facts.get(id)!, given, dialect)),
    ),
    // Who says something of itself is not plain.
    EMPTY,
    ...inOrder(read.stages).map((stage) => text(stageDateColumn(stage))),
    ...inOrder(read.titles).flatMap((title) => [
      text(decidedColumn(title)),
      ...(['rank', 'number', 'date', 'by'] as const).map((part) =>
        text(`${decidedColumn(title)}__${part}`, part === 'rank' ? textField : quotedField),
      ),
    ]),
  ];
}

/** The field of a fact (SEMANTICS 8.1.7, 8.1.8). */
function factField(fact: ReadableFact, given: Part, dialect: Dialect): Sql {
  switch (fact.type) {
    case 'truth':
      return sql`CASE ${given} WHEN 2 THEN 'true' WHEN 0 THEN 'false' ELSE '' END`;
    case 'choice': {
      const cases = fact.of.map((value, at) => sql` WHEN ${at} THEN ${dialect.text(JSON.stringify(value))}`);
      return sql`CASE ${given}${joined(cases, '')} ELSE '' END`;
    }
    case 'number':
      return wholeField(given, dialect);
    default:
      return EMPTY;
  }
}

/** Ids are small letters, digits and hyphens: their code units are their code points. */
function inOrder(ids: Iterable<string>): string[] {
  return [...new Set(ids)].sort();
}
