/**
 * The list proposed for recognition (*danh sách đề nghị*): by year, role and unit, those who met a title that the authority
 * has not granted yet. Who lives in one place and works in another stands in both lists, under each role.
 */
import { join } from 'node:path';
import type { CompiledPack, CompiledPlaces } from '@tieuchi/core';
import { sqlText, streamQuery } from '../table.js';
import { createCsv } from './csv.js';

/** Writes proposals.csv from results.csv; the ordering by unit is DuckDB's, so that memory stays small. */
export async function writeProposals(
  folder: string,
  temp: string,
  packs: readonly CompiledPack[],
  roles: readonly string[],
  places: CompiledPlaces | undefined,
  language: string,
  codesAsOf: string | undefined,
): Promise<number> {
  const names = titleNames(packs, language);
  const titles = [...names.keys()];
  const file = createCsv(
    join(folder, 'proposals.csv'),
    ['year', 'role', 'unit', 'unit_name', 'title', 'title_name', 'subject', 'group', 'points_total', 'pack'],
    { mark: true },
  );
  // Of packs without such titles, or that no row belongs to, nothing can be proposed.
  const rows =
    titles.length === 0 || roles.length === 0
      ? []
      : streamQuery(proposalsIn(join(folder, 'results.csv'), titles, roles), {
          memory_limit: '200MB',
          temp_directory: temp,
          threads: '2',
        });
  for await (const batch of rows) {
    for (const [year, role, code, title, subject, group, date, total, pack] of batch) {
      const resolved = code ? places?.resolve(code, codesAsOf ?? date ?? `${year}-12-31`) : undefined;
      const name = resolved !== undefined && 'place' in resolved ? places!.places[resolved.place]!.name : '';
      file.write([year, role, code, name, title, names.get(title!), subject, group, total, pack]);
    }
  }
  file.close();
  return file.rows();
}

/** One scan of results.csv: each row once for every title and role, kept where the title was met and is not granted yet. */
function proposalsIn(path: string, titles: readonly string[], roles: readonly string[]): string {
  const unit = (role: string) => `coalesce(split_part("place.${role}", '|', 1), '')`;
  const nowhere = roles.map((role) => `${unit(role)} IN ('', '-')`).join(' AND ');
  const cases = titles.flatMap((title) =>
    roles.map((role, index) => {
      // Who has no place at all stands once, under the first role, without a unit.
      const placed = index > 0 ? `${unit(role)} NOT IN ('', '-')` : `(${unit(role)} NOT IN ('', '-') OR (${nowhere}))`;
      const proposed = `"title.${title}" = 'met' AND coalesce("recognised.${title}", '') <> 'granted' AND ${placed}`;
      return `{role: ${sqlText(role)}, unit: ${unit(role)}, title: ${sqlText(title)}, proposed: coalesce(${proposed}, false)}`;
    }),
  );
  const from = `read_csv(${sqlText(path)}, all_varchar = true, header = true, buffer_size = 8388608)`;
  const rows = `SELECT year, subject, "group", date, "points.total" AS total, pack, unnest([${cases.join(', ')}]) AS each FROM ${from}`;
  return `SELECT CAST(year AS INTEGER) AS year, each.role, each.unit, each.title, subject, "group", date, total, pack FROM (${rows})
    WHERE each.proposed ORDER BY year, each.role, each.unit, each.title, subject`;
}

function titleNames(packs: readonly CompiledPack[], language: string): Map<string, string> {
  const names = new Map<string, string>();
  // What holds by earlier decisions is not decided again.
  for (const { document, texts } of packs)
    for (const { id, years } of document.titles)
      if (years?.counts !== 'recognised') names.set(id, texts[language]?.titles?.[id] ?? names.get(id) ?? id);
  return names;
}
