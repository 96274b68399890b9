/**
 * Counts beside the tallies, written only when there are some: stages.csv, heads.csv, deadlines.csv.
 */

import { join } from 'node:path';
import type { CompiledPlaces, Report, Tally } from '@tieuchi/core';
import { FILES, type FolderFile } from '../folder/files.js';
import { createCsv } from '../table/csv.js';

type CountRow = readonly (string | number | undefined)[];

const PLACE = ['place', 'code', 'level', 'name'];
const TALLY = ['met', 'unmet', 'unknown', 'maybe_met', 'maybe_unmet', 'maybe_unknown', 'exempt'];

export function writeStages(folder: string, report: Report, places: CompiledPlaces | undefined): void {
  const place = (id: string, level: string): CountRow => {
    const found = places?.find(id);
    const row = found === undefined ? undefined : places?.places[found];
    return [id, row?.code, level, row?.name];
  };
  const years = report.programmes.flatMap(({ programme, years: all }) =>
    all.map((year) => ({ ...year, where: [programme, year.year, year.tree] as CountRow })),
  );
  const stages = years.flatMap(({ where, measures }) =>
    measures.flatMap(({ measure, places: rows }) =>
      rows.flatMap((row): CountRow[] => {
        const at = [...where, measure, ...place(row.place, row.level)];
        return [
          ...(row.stages ?? []).map(({ stage, tally }) => [...at, 'stage', stage, ...tallyCells(tally)]),
          ...(row.granted === undefined ? [] : [[...at, 'granted', undefined, ...tallyCells(row.granted)]]),
        ];
      }),
    ),
  );
  const heads = years.flatMap(({ where, heads: kinds = [] }) =>
    kinds.flatMap(({ count, places: rows }) =>
      rows.map((row) => ({ row, at: [...where, count, ...place(row.place, row.level)] as CountRow })),
    ),
  );
  const first = ['programme', 'year', 'tree'];
  write(folder, FILES.stages, [...first, 'measure', ...PLACE, 'what', 'stage', 'passed', ...TALLY], stages);
  write(
    folder,
    FILES.heads,
    [
      ...[...first, 'count', ...PLACE, 'subjects', 'maybe'],
      ...['self_over', 'self_under', 'self_equal', 'self_open', 'self_sum', 'self_maybe'],
    ],
    heads.flatMap(({ row: { subjects, maybe, self }, at }) =>
      subjects === undefined && self === undefined
        ? []
        : [[...at, subjects, maybe, self?.over, self?.under, self?.equal, self?.open, self?.sum, self?.maybe]],
    ),
  );
  write(
    folder,
    FILES.deadlines,
    [...first, 'count', ...PLACE, 'stage', 'before', 'dated', 'late', 'maybe_dated', 'maybe_late'],
    heads.flatMap(({ row: { deadlines = [] }, at }) =>
      deadlines.map(({ stage, before, dated, late, maybeDated, maybeLate }) => [
        ...at,
        ...[stage, before, dated, late, maybeDated, maybeLate],
      ]),
    ),
  );
}

function tallyCells({ met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt }: Tally): CountRow {
  return [met + unmet + unknown, met, unmet, unknown, maybeMet, maybeUnmet, maybeUnknown, exempt];
}

function write(folder: string, { path }: FolderFile, columns: readonly string[], rows: readonly CountRow[]): void {
  if (rows.length === 0) return;
  const file = createCsv(join(folder, path), columns);
  for (const row of rows) file.write(row);
  file.close();
}
