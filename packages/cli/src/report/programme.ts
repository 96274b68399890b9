/**
 * The section on one programme.
 */
import type { CompiledProgramme, ProgrammeReport } from '@tieuchi/core';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import { labelLines, type Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import { decimal } from '../phrase/target.js';
import { annexLines } from './annex.js';
import { procedureLines } from './procedure.js';
import { yearLines } from './year.js';

export function programmeLines(page: Page, programme: ProgrammeReport): string[] {
  const { speech, programmes } = page;
  const compiled = programmes.find(({ id }) => id === programme.programme);
  const name = compiled?.texts[speech.language]?.name ?? programme.programme;
  const lines = [
    `## ${name}`,
    '',
    `\`${programme.programme}@${programme.version}\` · ${nameOfPlace(page, programme.place)}`,
    '',
    ...labelLines(page),
  ];
  if (compiled !== undefined) lines.push(...measureNotes(page, compiled), ...annexLines(page, compiled, programme));
  for (const year of programme.years) lines.push(...yearLines(page, compiled, year));
  if (programme.baselines.length > 0) {
    lines.push(`### ${speech('report-baselines')}`, '');
    lines.push(
      ...table(
        [speech('column-measure'), speech('column-place'), speech('column-year'), '%', ''],
        programme.baselines.map((each) => [
          nameOfMeasure(page, compiled, each.measure),
          nameOfPlace(page, each.place),
          String(each.year),
          decimal(speech, each.share),
          `${each.source} (${each.status})`,
        ]),
      ),
    );
  }
  if (compiled !== undefined) lines.push(...procedureLines(page, compiled));
  return lines;
}

function measureNotes(page: Page, compiled: CompiledProgramme): string[] {
  const { speech } = page;
  const lines = compiled.document.measures.flatMap(({ id, reading, amongInWords }) => {
    const measure = nameOfMeasure(page, compiled, id);
    return [
      ...(amongInWords === undefined ? [] : [`- ${speech('report-among', { measure, words: `“${amongInWords}”` })}`]),
      ...(reading === undefined
        ? []
        : [
            `- ${speech('report-reading', { measure, used: unstopped(reading.used), others: reading.others.map(unstopped).join('; ') })}`,
          ]),
    ];
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

/** A sentence as part of another one. */
function unstopped(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
