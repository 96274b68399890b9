/**
 * The list proposed for recognition (*danh sách đề nghị*): by year, role and unit, those who met a title that the authority
 * has not granted yet. Who lives in one place and works in another is in both lists, under each role.
 */

import { join } from 'node:path';
import type { CompiledPack, CompiledPlaces, Result, SubjectRecord } from '@tieuchi/core';
import { FILES } from '../folder/files.js';
import { createCsv } from '../table/csv.js';
import { createSorter } from '../table/sorter.js';
import { quantityCell } from './results.js';

const PROPOSAL_COLUMNS = [
  'year',
  'role',
  'unit',
  'unit_name',
  'title',
  'title_name',
  'subject',
  'group',
  'points_total',
  'pack',
];

type Proposal = readonly [
  ...[role: string, unit: string, title: string, subject: string, group: string, pack: string],
  ...[total: string | number | null, day: string],
];

/** Stands before every character that a text has, so that texts in one are ordered one after the other. */
const TEXT_END = '\u0000';

/** Those who are proposed, gathered while a run judges; they are put in order at the end, on disk when they are many. */
export interface Proposals {
  add(record: SubjectRecord, result: Result): void;
  /** Writes proposals.csv and gives the number of its rows. */
  write(folder: string): Promise<number>;
  /** Gives back memory and files; may be called more than once. */
  close(): void;
}

export interface ProposalOptions {
  readonly packs: readonly CompiledPack[];
  readonly roles: readonly string[];
  readonly places: CompiledPlaces | undefined;
  readonly language: string;
  readonly codesAsOf: string | undefined;
  readonly temp: string;
}

export async function createProposals(options: ProposalOptions): Promise<Proposals> {
  const { packs, roles, places, language, codesAsOf, temp } = options;
  const names = titleNames(packs, language);
  // Year, role, unit, title, subject, group; the rest follows from them.
  const sorter = await createSorter(['number', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text'], {
    temp,
  });
  const nameOf = (code: string, day: string) => {
    const resolved = code === '' ? undefined : places?.resolve(code, codesAsOf ?? day);
    return resolved !== undefined && 'place' in resolved ? places!.places[resolved.place]!.name : '';
  };
  return {
    add: (record, result) => {
      const { subject, year, group } = record;
      for (const { id, verdict } of result.titles) {
        if (verdict !== 'met' || !names.has(id) || outcomeIn(record, id) === 'granted') continue;
        const total = quantityCell(result.points?.total) ?? null;
        const pack = result.pack.slice(0, result.pack.lastIndexOf('@'));
        const day = record.date ?? `${year}-12-31`;
        for (const [role, unit] of unitsOf(record, roles))
          sorter.add([
            year,
            [role, unit, id, subject, group].join(TEXT_END),
            JSON.stringify([role, unit, id, subject, group, pack, total, day]),
          ]);
      }
    },
    write: async (folder) => {
      const file = createCsv(join(folder, FILES.proposals.path), PROPOSAL_COLUMNS, { mark: true });
      for await (const rows of sorter.rows())
        for (const [year, , text] of rows) {
          const [role, unit, title, subject, group, pack, total, day] = JSON.parse(text as string) as Proposal;
          file.write([year, role, unit, nameOf(unit, day), title, names.get(title), subject, group, total, pack]);
        }
      file.close();
      return file.rows();
    },
    close: sorter.close,
  };
}

/** The unit of each role. Who has no place at all stands once, under the first role, without a unit. */
function unitsOf({ places }: SubjectRecord, roles: readonly string[]): (readonly [role: string, unit: string])[] {
  const found = roles.flatMap((role) => {
    const value = places?.[role];
    const unit = typeof value === 'object' && value !== null ? value[0] : value;
    return unit === undefined || unit === null || unit === '' ? [] : [[role, unit] as const];
  });
  return found.length > 0 || roles.length === 0 ? found : [[roles[0]!, '']];
}

/** What was decided of a title; the last entry stands. */
function outcomeIn({ recognised = [] }: SubjectRecord, title: string): string | undefined {
  return recognised.findLast((entry) => entry.title === title)?.outcome;
}

function titleNames(packs: readonly CompiledPack[], language: string): Map<string, string> {
  const names = new Map<string, string>();
  // What holds by earlier decisions is not decided again.
  for (const { document, texts } of packs)
    for (const { id, years } of document.titles)
      if (years?.counts !== 'recognised') names.set(id, texts[language]?.titles?.[id] ?? names.get(id) ?? id);
  return names;
}
