/**
 * The list proposed for recognition (*danh sách đề nghị*): by year and unit, those who met a title that the authority has
 * not granted yet.
 */
import { join } from 'node:path';
import type { CompiledPack, CompiledPlaces } from '@tieuchi/core';
import { sqlText, streamQuery } from '../table.js';
import { createCsv } from './csv.js';

/** Writes proposals.csv from results.csv; the ordering by unit is DuckDB's, so that memory stays small. */
export async function writeProposals(folder: string, temp: string, packs: readonly CompiledPack[], places: CompiledPlaces | undefined, language: string, codesAsOf: string | undefined): Promise<number> {
  const names = titleNames(packs, language);
  const titles = [...names.keys()];
  const role = packs[0]?.document.through ?? '';
  const from = `read_csv(${sqlText(join(folder, 'results.csv'))}, all_varchar = true, header = true, strict_mode = true)`;
  const unit = `coalesce(split_part("place.${role}", '|', 1), '')`;
  const parts = titles.map(
    (title) => `SELECT CAST(year AS INTEGER) AS year, ${unit} AS unit, ${sqlText(title)} AS title, subject, "group", date, "points.total" AS total, pack
      FROM ${from} WHERE "title.${title}" = 'met' AND coalesce("recognised.${title}", '') <> 'granted'`,
  );
  const file = createCsv(join(folder, 'proposals.csv'), ['year', 'unit', 'unit_name', 'title', 'title_name', 'subject', 'group', 'points_total', 'pack'], { mark: true });
  const sql = `SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY year, unit, title, subject`;
  for await (const rows of streamQuery(sql, { memory_limit: '256MB', temp_directory: temp, threads: '2' })) {
    for (const [year, code, title, subject, group, date, total, pack] of rows) {
      const resolved = code ? places?.resolve(code, codesAsOf ?? date ?? `${year}-12-31`) : undefined;
      const name = resolved !== undefined && 'place' in resolved ? places!.places[resolved.place]!.name : '';
      file.write([year, code, name, title, names.get(title!), subject, group, total, pack]);
    }
  }
  file.close();
  return file.rows();
}

function titleNames(packs: readonly CompiledPack[], language: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const { document, texts } of packs) for (const { id } of document.titles) names.set(id, texts[language]?.titles?.[id] ?? names.get(id) ?? id);
  return names;
}
