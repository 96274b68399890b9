/**
 * Who decides in a year and to whom it is reported, level by level, as the document says.
 */
import { type CompiledProgramme, procedureOn } from '@tieuchi/core';
import { nameOfPlace } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';

type Note = ReturnType<typeof procedureOn>['decides'][number];

/** What holds on the day of the year's tree; nothing when the document says nothing of it. */
export function authorityLines(
  page: Page,
  { document, texts }: CompiledProgramme,
  day: string,
  levels: readonly string[],
): string[] {
  const { speech } = page;
  const levelName = (level: string) => texts[speech.language]?.levels?.[level] ?? level;
  const { decides = [], reportTo = [] } = document.procedure ?? {};
  const said = (['decides', 'reportTo'] as const).flatMap((key) => {
    const all = key === 'decides' ? decides : reportTo;
    const what = speech(key === 'decides' ? 'report-decides' : 'report-to');
    const holding = new Set(
      [undefined, ...levels].flatMap((level) =>
        [undefined, ...all.map(({ place }) => place)].flatMap(
          (place) =>
            procedureOn(document, day, {
              ...(level !== undefined && { level }),
              ...(place !== undefined && { place }),
            })[key],
        ),
      ),
    );
    const where = ({ level, place }: Note) =>
      [
        ...(place === undefined ? [] : [nameOfPlace(page, place)]),
        level === undefined ? (place === undefined ? speech('all-levels') : '') : levelName(level),
      ]
        .filter((part) => part !== '')
        .join(', ');
    const lines = [...holding].map((note) => `- ${where(note)} · ${what}: ${noteText(note)}`);
    const ended = all
      .filter(({ until }) => until !== undefined && until <= day)
      .map(
        (note) => `- ${where(note)} · ${what}: ${speech('authority-ended', { until: note.until! })}: ${noteText(note)}`,
      );
    const several =
      key === 'decides' && holding.size > 1 ? [`- ${speech('authority-several', { count: holding.size })}`] : [];
    return [...lines, ...several, ...ended];
  });
  return said.length === 0 ? [] : [`#### ${speech('report-authorities', { date: day })}`, '', ...said, ''];
}

function noteText({ who, about, inWords, status, note }: Note): string {
  const subject = who ?? `“${inWords}”`;
  return `${subject}${about === undefined ? '' : ` (${about})`} [${status}]${note === undefined ? '' : ` – ${note}`}`;
}
