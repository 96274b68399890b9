/**
 * The section on one programme.
 */
import type { CompiledProgramme, ProgrammeReport } from '@tieuchi/core';
import { type Block, heading, list, paragraph, table } from '../block/block.js';
import { textCell, yearCell } from '../block/cell.js';
import { nameOfMeasure, nameOfPlace, nameOfProgramme, placeCell } from '../phrase/names.js';
import { labelNote, type Page } from '../phrase/page.js';
import { quotedWords } from '../phrase/target.js';
import { joined, others, own, type Text } from '../words/text.js';
import { annexBlocks } from './annex.js';
import { procedureBlocks } from './procedure.js';
import { yearBlocks } from './year.js';

export function programmeBlocks(page: Page, programme: ProgrammeReport): Block[] {
  const { speech, programmes } = page;
  const { baselines } = programme;
  const compiled = programmes.find(({ id }) => id === programme.programme);
  const heads: Text[] = [
    ...(['column-measure', 'column-place', 'column-year'] as const).map((key) => speech.text(key)),
    own('%'),
    [],
  ];
  return [
    heading(2, nameOfProgramme(speech, compiled, programme.programme)),
    paragraph([
      ...others(`${programme.programme}@${programme.version}`, 'code'),
      ...own(' · '),
      ...nameOfPlace(page, programme.place),
    ]),
    ...labelNote(page),
    ...(compiled === undefined ? [] : [...measureNotes(page, compiled), ...annexBlocks(page, compiled, programme)]),
    ...programme.years.flatMap((year) => yearBlocks(page, compiled, year)),
    ...(baselines.length === 0
      ? []
      : [
          heading(3, speech.text('report-baselines')),
          table(
            heads,
            baselines.map(({ measure, place, year, share, source, status }) => [
              ...[textCell(nameOfMeasure(speech, compiled, measure)), placeCell(page, place), yearCell(year)],
              { kind: 'decimal', value: share },
              textCell([...others(source), ...own(' ('), ...others(status), ...own(')')]),
            ]),
          ),
        ]),
    ...(compiled === undefined ? [] : procedureBlocks(page, compiled)),
  ];
}

function measureNotes({ speech }: Page, compiled: CompiledProgramme): Block[] {
  return list(
    compiled.document.measures.flatMap(({ id, reading, amongInWords }) => {
      const measure = nameOfMeasure(speech, compiled, id);
      return [
        ...(amongInWords === undefined
          ? []
          : [speech.text('report-among', { measure, words: quotedWords(amongInWords) })]),
        ...(reading === undefined
          ? []
          : [
              speech.text('report-reading', {
                measure,
                used: unstopped(reading.used),
                others: joined(
                  reading.others.map((each) => others(unstopped(each))),
                  '; ',
                ),
              }),
            ]),
      ];
    }),
  );
}

/** A sentence as part of another one. */
function unstopped(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
