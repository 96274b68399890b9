/**
 * Registers in NDJSON: a record in each line.
 */
import { createRowReader, readableColumns, type SubjectRecord } from '@tieuchi/core';
import { ROW_LENGTH, rowsIn } from '../table/rows.js';
import { piecesOf } from '../table/text.js';
import { ROW_KEYS } from './keys.js';
import { isMembers, keptOf, type LineIssue, parseRecord, textIn } from './record.js';
import type { Fault, Format, Reader, Source, SourceRow, Users } from './source.js';

export const ndjson: Format = { name: 'ndjson', title: 'NDJSON', endings: ['.ndjson', '.jsonl'], open: lineSource };

/** Reads lines; what nothing reads of a record travels no further. */
function createLineReader({ packs, programmes }: Users): {
  readonly row: (line: number, text: string) => SourceRow;
  readonly reader: Reader;
} {
  const { facts, roles, stages } = readableColumns(packs, programmes);
  const keyReader = createRowReader(ROW_KEYS, packs, programmes);
  const known = { facts: new Set(facts.keys()), roles, stages };
  return {
    row: (line, text) => {
      const { record, issue } = parseRecord(text);
      if (issue !== undefined) return { line, fault: lineFault(issue) };
      const kept = keptOf(record, known);
      const { subject, year, group } = isMembers(kept) ? kept : {};
      // Texts are ordered as a table's are; a year in quotes is none.
      const { record: keys } = keyReader.read([textIn(subject), undefined, textIn(group)]);
      return { line, keys: { ...keys, year }, text: JSON.stringify(kept) };
    },
    reader: (text) => ({ record: JSON.parse(text) as SubjectRecord, repairs: [] }),
  };
}

const TOO_MUCH = new Set(['json/too-deep', 'json/too-many', 'json/too-many-keys', 'json/too-long', 'json/long-key']);

function lineFault({ code, column }: LineIssue): Fault {
  const wording =
    code === 'json/doubled-key' ? 'row/doubled-key' : TOO_MUCH.has(code) ? 'row/too-much' : 'row/not-json';
  return { code, wording, params: { column } };
}

function lineSource(path: string, users: Users): Source {
  const lines = createLineReader(users);
  const source = { path, format: ndjson.name, isTable: false, columns: [], ignored: [], reader: lines.reader, rows: 0 };
  return Object.assign(source, {
    batches: (function* (): Generator<readonly SourceRow[]> {
      for (const batch of rowsIn(piecesOf(path), undefined)) {
        source.rows += batch.length;
        yield batch.map(({ line, cells: [text], fault }) =>
          fault === undefined
            ? lines.row(line, text!)
            : { line, fault: { code: 'row/too-long', params: { limit: ROW_LENGTH } } },
        );
      }
    })(),
  });
}
