/**
 * Subjects counted once in words: how many there are, how they assessed themselves, and what came too late.
 */
import type { CompiledProgramme, HeadReport, HeadTally } from '@tieuchi/core';
import { SHOWN_PLACES } from '../phrase/lowest.js';
import { nameOfKind, nameOfPlace } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import type { Speech } from '../words/speech.js';

/** The tables of one year, one for each kind of subject. */
export function headLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  levels: readonly string[],
  heads: readonly HeadReport[],
): string[] {
  return heads.flatMap(({ count, places }) => kindLines(page, compiled, levels, count, places));
}

function kindLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  levels: readonly string[],
  kind: string,
  places: readonly HeadTally[],
): string[] {
  const { speech } = page;
  const words = compiled?.texts[speech.language];
  const [first] = places;
  if (first === undefined) return [];
  const head = [
    speech('column-place'),
    ...(first.subjects === undefined ? [] : [speech('column-subjects')]),
    ...(first.self === undefined
      ? []
      : (['over', 'under', 'equal', 'open', 'mean'] as const).map((key) => speech(`column-self-${key}`))),
    ...(first.deadlines ?? []).map(({ stage, before }) =>
      speech('column-late', { stage: words?.stages?.[stage] ?? stage, day: before }),
    ),
  ];
  const shown = levels.flatMap((level) => {
    const here = places.filter((each) => each.level === level);
    return here.length > SHOWN_PLACES ? here.slice(0, SHOWN_PLACES / 2) : here;
  });
  const left = places.length - shown.length;
  return [
    `#### ${speech('report-heads', { kind: nameOfKind(speech, compiled, kind) })}`,
    '',
    ...(first.subjects === undefined ? [] : [speech('report-heads-how'), '']),
    ...table(
      head,
      shown.map((row) => [nameOfPlace(page, row.place), ...headCells(speech, row)]),
    ),
    ...(left > 0 ? [`- ${speech('heads-many', { count: left })}`, ''] : []),
  ];
}

function headCells(speech: Speech, { subjects, maybe = 0, self, deadlines = [] }: HeadTally): string[] {
  const range = (sure: number, perhaps: number) =>
    perhaps === 0 ? speech.number(sure) : `${speech.number(sure)}…${speech.number(sure + perhaps)}`;
  return [
    ...(subjects === undefined ? [] : [range(subjects, maybe)]),
    ...(self === undefined
      ? []
      : [...[self.over, self.under, self.equal, self.open].map(speech.number), meanText(speech, self)]),
    ...deadlines.map(({ dated, late, maybeDated, maybeLate }) =>
      speech('late-cell', { late: range(late, maybeLate), dated: range(dated, maybeDated) }),
    ),
  ];
}

/** The mean difference of the totals, to two decimals. */
function meanText(speech: Speech, { over, under, equal, sum }: NonNullable<HeadTally['self']>): string {
  const count = over + under + equal;
  if (count === 0) return '–';
  const hundredths = Math.round((Math.abs(sum) * 100) / count);
  const point = speech.language === 'vi' ? ',' : '.';
  const sign = hundredths === 0 ? '' : sum < 0 ? '−' : '+';
  return `${sign}${Math.floor(hundredths / 100)}${point}${String(hundredths % 100).padStart(2, '0')}`;
}
