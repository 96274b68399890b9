/**
 * What the command says when it is done: for a newcomer, and as data.
 */
import { join, resolve } from 'node:path';
import { type Block, heading, list, note, paragraph, type Section, section, type Table } from '../block/block.js';
import { numberCell, textCell, wordsCell, yearCell } from '../block/cell.js';
import { INPUTS, shownFiles } from '../folder/files.js';
import { cellHeads, nameWithTitles, placeCells } from '../phrase/cells.js';
import { nameOfPlace, nameOfProgramme } from '../phrase/names.js';
import { labelNote } from '../phrase/page.js';
import type { Speech } from '../words/speech.js';
import { own } from '../words/text.js';
import type { ScoreInput, ScoreOutcome } from './score.js';

/** The summary as data, for `--json`. */
export function summaryData(
  out: string,
  {
    finished,
    titles,
    ignored,
    rowsRead,
    rejected,
    issues,
    repairs,
    conflicts,
    discrepancies,
    late,
    elsewhere,
    selfAssessed,
    proposals,
    receipt,
    since,
    silent,
    codesChanged,
  }: ScoreOutcome,
) {
  const { records, merged } = finished.counts;
  return {
    out: resolve(out),
    rowsRead,
    records,
    merged,
    rejected,
    issues,
    repairs,
    conflicts,
    discrepancies,
    late,
    elsewhere,
    selfAssessed,
    proposals,
    since,
    silentYears: silent,
    codesChanged: codesChanged.rows,
    titles: Object.fromEntries(titles),
    ignored,
    results: receipt.results.digest,
    report: receipt.report,
  };
}

/** Issues of the roll-up that the summary names. */
const SHOWN_ISSUES = 5;

/** What a newcomer needs to see first. */
export function summary(out: string, input: ScoreInput, outcome: ScoreOutcome): Block[] {
  const { loaded, speech, options } = input;
  return [
    section(heading(1, own(speech('summary-title', { out }))), ...labelNote({ label: options.label })),
    section(...countBlocks(input, outcome), ...columnBlocks(input, outcome)),
    section(paragraph(speech.text('summary-titles')), titleTable(outcome, loaded.packs, speech)),
    ...programmeSections(outcome, loaded, speech),
    section(paragraph(own(speech('summary-files', { out }))), {
      kind: 'terms',
      items: [
        ...shownFiles().filter(({ path, optional }) => !optional || Object.hasOwn(outcome.receipt.files ?? {}, path)),
        { path: `${INPUTS}/`, words: 'file-inputs' as const },
      ].map(({ path, words }) => ({ term: own(join(out, path)), about: own(speech(words as 'file-inputs')) })),
    }),
  ];
}

/** How many rows became what, and what to look at. */
function countBlocks({ speech }: ScoreInput, outcome: ScoreOutcome): Block[] {
  const { finished, issues, repairs, conflicts, discrepancies, late, elsewhere, selfAssessed, since } = outcome;
  const n = speech.number;
  const { rows: changed, first } = outcome.codesChanged;
  const warn = (sentence: string) => note('warning', own(sentence));
  const told = finished.report.issues.slice(0, SHOWN_ISSUES);
  return [
    paragraph(
      own(
        speech('summary-rows', {
          rows: n(outcome.rowsRead),
          records: n(finished.counts.records),
          merged: n(finished.counts.merged),
          rejected: n(outcome.rejected),
        }),
      ),
      own(
        speech('summary-quality', {
          ...{ issues: n(issues), repairs: n(repairs) },
          ...{ conflicts: n(conflicts), discrepancies: n(discrepancies) },
        }),
      ),
      ...(late + elsewhere + selfAssessed > 0
        ? [
            own(
              speech('summary-procedure', {
                ...{ late: n(late), elsewhere: n(elsewhere), selfAssessed: n(selfAssessed) },
              }),
            ),
          ]
        : []),
      own(`${speech('summary-since', { since })}${outcome.assumed ? ` ${speech('summary-assumed')}` : ''}`),
    ),
    ...(first === undefined ? [] : [warn(speech('summary-codes', { ...first, count: n(changed) }))]),
    ...(outcome.silent.length > 0 ? [warn(speech('summary-silent', { years: outcome.silent.join(', ') }))] : []),
    ...(outcome.absent.length > 0 ? [warn(speech('summary-absent', { columns: outcome.absent.join(', ') }))] : []),
    ...(finished.counts.records === 0 ? [note('error', own(speech('summary-nobody')))] : []),
    ...(told.length > 0 ? [paragraph(own(speech('summary-count-issues')))] : []),
    ...list(told.map((issue) => own(`${issue.code}: ${speech.issue(issue).message}`))),
  ];
}

/** How the files were read. */
function columnBlocks({ register, speech }: ScoreInput, { ignored }: ScoreOutcome): Block[] {
  const sentences = [
    ...register.sources.flatMap(({ path, separator }) =>
      separator === undefined || separator === ','
        ? []
        : [speech('separator', { path, separator: separator === '\t' ? 'TAB' : separator })],
    ),
    ...(ignored.length > 0
      ? [speech('ignored-columns', { columns: ignored.map(({ column }) => column).join(', ') })]
      : []),
    ...ignored.flatMap(({ column, near }) => (near === undefined ? [] : [speech('ignored-near', { column, near })])),
  ];
  return sentences.length === 0 ? [] : [paragraph(...sentences.map((each) => own(each)))];
}

/** Characters of a line for the names of measures, so that a table fits a terminal. */
const MEASURE_WIDTH = 46;

function titleTable({ titles }: ScoreOutcome, packs: ScoreInput['loaded']['packs'], speech: Speech): Table {
  const heads = ['year', 'title', 'met', 'unmet', 'unknown', 'exempt'] as const;
  const rows = [...titles].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind: 'table',
    columns: heads.map((key, index) => ({ head: own(speech(`column-${key}`)), side: index < 2 ? 'left' : 'right' })),
    rows: rows.map(([key, { met, unmet, unknown, exempt }]) => {
      const [year, id] = key.split(' ') as [string, string];
      const name =
        packs.map(({ texts }) => texts[speech.language]?.titles?.[id]).find((text) => text !== undefined) ?? id;
      return [yearCell(Number(year)), wordsCell(name), ...[met, unmet, unknown, exempt].map(numberCell)];
    }),
  };
}

/** For each programme its own place: the years with a verdict, and the last year counted. The rest is in the report. */
function programmeSections(
  { finished }: ScoreOutcome,
  { programmes, places }: ScoreInput['loaded'],
  speech: Speech,
): Section[] {
  return finished.report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    const last = years[years.length - 1]?.year;
    const rows = years.flatMap(({ year, measures }) =>
      measures.flatMap(({ measure, places: counted }) => {
        const row = counted.find((each) => each.place === place);
        if (row === undefined || row.share === null || (row.target?.verdict === undefined && year !== last)) return [];
        const name = textCell(nameWithTitles(speech, compiled, measure));
        return [[yearCell(year), name, ...placeCells(speech, compiled, measure, row).slice(0, 7)]];
      }),
    );
    if (rows.length === 0) return [];
    const columns = [
      { head: speech.text('column-year'), side: 'left' },
      { head: speech.text('column-measure'), side: 'left', width: MEASURE_WIDTH },
      ...cellHeads(speech)
        .slice(0, 7)
        .map((head) => ({ head, side: 'right' }) as const),
    ] as const;
    const name = nameOfProgramme(speech, compiled, programme).map((span) => ({ ...span, style: 'strong' as const }));
    return [
      section(paragraph([...name, ...own(' · '), ...nameOfPlace({ places }, place)]), { kind: 'table', columns, rows }),
    ];
  });
}
