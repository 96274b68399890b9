/**
 * The annex of a plan: what had been reached, and what each year asks, with the targets of the programmes that the plan
 * is derived from beside its own.
 */
import type { CompiledProgramme, Measure, ProgrammeReport, Target } from '@tieuchi/core';
import { type Block, heading, paragraph, table } from '../block/block.js';
import { type Cell, joinedCell, NONE, textCell } from '../block/cell.js';
import { nameOfMeasure, nameOfPlace, nameOfProgramme } from '../phrase/names.js';
import { labelNote, type Page } from '../phrase/page.js';
import { askedText } from '../phrase/target.js';
import type { Speech } from '../words/speech.js';
import { joined, others, type Text, wordsOf } from '../words/text.js';

/** One measure that can be compared: with what had been reached, or with a programme above. */
interface AnnexRow {
  readonly measure: Measure;
  readonly above?: { readonly programme: CompiledProgramme; readonly measure: Measure };
}

/** The table, headed; nothing for a programme that has neither baselines of its own place nor a measure from above. */
export function annexBlocks(page: Page, compiled: CompiledProgramme, { baselines }: ProgrammeReport): Block[] {
  const { speech, programmes } = page;
  const { document } = compiled;
  const parents = [document.derivedFrom ?? []].flat().flatMap((id) => programmes.find((each) => each.id === id) ?? []);
  const reached = baselines.filter(({ place }) => place === document.place);
  const rows = document.measures.flatMap((measure): AnnexRow[] => {
    const above = parents
      .map((programme) => ({ programme, measure: programme.document.measures.find(({ id }) => id === measure.id) }))
      .find((each): each is NonNullable<AnnexRow['above']> => each.measure !== undefined);
    const isListed = above !== undefined || reached.some((each) => each.measure === measure.id);
    return isListed ? [{ measure, ...(above && { above }) }] : [];
  });
  if (rows.length === 0) return [];
  const past = yearsAmong(reached);
  const coming = yearsAmong(
    rows.flatMap(({ measure, above }) => [measure, above?.measure].flatMap((each) => each?.targets ?? [])),
  );
  const isBeside = rows.some(({ above }) => above !== undefined);
  const own = whoAsks(
    page,
    [compiled],
    rows.map(({ measure }) => measure),
  );
  const above = whoAsks(
    page,
    parents,
    rows.flatMap((row) => row.above?.measure ?? []),
  );
  const heads = [
    speech.text('column-measure'),
    ...past.map((year) => speech.text('annex-reached', { year })),
    ...coming.flatMap((year) => [
      ...(isBeside ? [speech.text('annex-asked', { year, who: above })] : []),
      speech.text('annex-asked', { year, who: own }),
    ]),
  ];
  const cells = rows.map(({ measure, above }): Cell[] => [
    textCell(nameOfMeasure(speech, compiled, measure.id)),
    ...past.map((year): Cell => {
      const found = reached.find((each) => each.year === year && each.measure === measure.id);
      return found === undefined ? NONE : { kind: 'percent', value: found.share };
    }),
    ...coming.flatMap((year) => [
      ...(isBeside ? [askedCell(speech, above?.programme, above?.measure.targets, year)] : []),
      askedCell(speech, compiled, measure.targets, year),
    ]),
  ]);
  const programmesAbove = joined(
    parents.map((parent) => nameOfProgramme(speech, parent, parent.id)),
    '; ',
  );
  return [
    heading(3, speech.text('annex-title')),
    ...labelNote(page),
    ...(isBeside ? [paragraph(speech.text('annex-parents', { programmes: programmesAbove }))] : []),
    table(heads, cells),
  ];
}

/** Who set the targets: the issuers of the documents, or the places where these only tell what somebody set. */
function whoAsks(page: Page, programmes: readonly CompiledProgramme[], measures: readonly Measure[]): Text {
  const names = programmes.flatMap(({ document }) => {
    const own = document.measures.filter((measure) => measures.includes(measure) && measure.targets !== undefined);
    const decided = own.filter(({ status }) => status === 'official' || status === 'local');
    const issuers = decided.flatMap(({ source }) => document.sources[source ?? '']?.issuer ?? []);
    return issuers.length > 0 ? issuers : own.length > 0 ? [wordsOf(nameOfPlace(page, document.place))] : [];
  });
  return joined(
    [...new Set(names)].map((name) => others(name)),
    ', ',
  );
}

function yearsAmong(dated: readonly { readonly year: number }[]): number[] {
  return [...new Set(dated.map(({ year }) => year))].sort((a, b) => a - b);
}

/** All that is asked in a year: the general target first, then those of kinds of places. */
function askedCell(
  speech: Speech,
  programme: CompiledProgramme | undefined,
  targets: readonly Target[] = [],
  year: number,
): Cell {
  const asked = targets.filter((target) => target.year === year);
  const texts = [
    ...asked.filter((target) => target.for === undefined),
    ...asked.filter((target) => target.for !== undefined),
  ];
  return joinedCell(
    texts.map((target) => textCell(askedText(speech, programme, target))),
    '; ',
  );
}
