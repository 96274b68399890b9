/**
 * The annex of a plan: what had been reached, and what each year asks, with the targets of the programmes that the plan
 * is derived from beside its own.
 */
import type { CompiledProgramme, Measure, ProgrammeReport, Target } from '@tieuchi/core';
import { nameOfMeasure, nameOfPlace } from '../phrase/names.js';
import { labelLines, type Page } from '../phrase/page.js';
import { table } from '../phrase/table.js';
import { askedText, decimal } from '../phrase/target.js';
import type { Speech } from '../words/speech.js';

/** One measure that can be compared: with what had been reached, or with a programme above. */
interface AnnexRow {
  readonly measure: Measure;
  readonly above?: { readonly programme: CompiledProgramme; readonly measure: Measure };
}

/** The table, headed; nothing for a programme that has neither baselines of its own place nor a measure from above. */
export function annexLines(page: Page, compiled: CompiledProgramme, { baselines }: ProgrammeReport): string[] {
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
  const head = [
    speech('column-measure'),
    ...past.map((year) => speech('annex-reached', { year })),
    ...coming.flatMap((year) => [
      ...(isBeside ? [speech('annex-asked', { year, who: above })] : []),
      speech('annex-asked', { year, who: own }),
    ]),
  ];
  const cells = rows.map(({ measure, above }) => [
    nameOfMeasure(page, compiled, measure.id),
    ...past.map((year) => {
      const found = reached.find((each) => each.year === year && each.measure === measure.id);
      return found === undefined ? '–' : `${decimal(speech, found.share)}${speech.percentSign}`;
    }),
    ...coming.flatMap((year) => [
      ...(isBeside ? [asked(speech, above?.programme, above?.measure.targets, year)] : []),
      asked(speech, compiled, measure.targets, year),
    ]),
  ]);
  const names = parents.map(({ id, texts }) => texts[speech.language]?.name ?? id);
  return [
    `### ${speech('annex-title')}`,
    '',
    ...labelLines(page),
    ...(isBeside ? [speech('annex-parents', { programmes: names.join('; ') }), ''] : []),
    ...table(head, cells),
  ];
}

/** Who set the targets: the issuers of the documents, or the places where these only tell what somebody set. */
function whoAsks(page: Page, programmes: readonly CompiledProgramme[], measures: readonly Measure[]): string {
  const names = programmes.flatMap(({ document }) => {
    const own = document.measures.filter((measure) => measures.includes(measure) && measure.targets !== undefined);
    const decided = own.filter(({ status }) => status === 'official' || status === 'local');
    const issuers = decided.flatMap(({ source }) => document.sources[source ?? '']?.issuer ?? []);
    return issuers.length > 0 ? issuers : own.length > 0 ? [nameOfPlace(page, document.place)] : [];
  });
  return [...new Set(names)].join(', ');
}

function yearsAmong(dated: readonly { readonly year: number }[]): number[] {
  return [...new Set(dated.map(({ year }) => year))].sort((a, b) => a - b);
}

/** All that is asked in a year: the general target first, then those of kinds of places. */
function asked(
  speech: Speech,
  programme: CompiledProgramme | undefined,
  targets: readonly Target[] = [],
  year: number,
): string {
  const own = targets.filter((target) => target.year === year);
  const texts = [
    ...own.filter((target) => target.for === undefined),
    ...own.filter((target) => target.for !== undefined),
  ];
  return texts.length === 0 ? '–' : texts.map((target) => askedText(speech, programme, target)).join('; ');
}
