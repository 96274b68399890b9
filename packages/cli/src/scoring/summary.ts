/**
 * What the command says when it is done: for a newcomer, and as data.
 */
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import colours from 'picocolors';
import { cells, nameWithTitles } from '../phrase/cells.js';
import { nameOfPlace } from '../phrase/names.js';
import { plainText } from '../words/shown.js';
import type { Speech } from '../words/speech.js';
import type { ScoreInput, ScoreOutcome } from './score.js';

const SHOWN_FILES = [
  ['report.md', 'file-report'],
  ['results.csv', 'file-results'],
  ['tallies.csv', 'file-tallies'],
  ['report.json', 'file-json'],
  ['proposals.csv', 'file-proposals'],
  ['rejects.csv', 'file-rejects'],
  ['issues.csv', 'file-issues'],
  ['repairs.csv', 'file-repairs'],
  ['conflicts.csv', 'file-conflicts'],
  ['discrepancies.csv', 'file-discrepancies'],
  ['late.csv', 'file-late'],
  ['elsewhere.csv', 'file-elsewhere'],
  ['self-assessment.csv', 'file-self'],
  ['stages.csv', 'file-stages'],
  ['heads.csv', 'file-heads'],
  ['deadlines.csv', 'file-deadlines'],
  ['receipt.json', 'file-receipt'],
  ['inputs/', 'file-inputs'],
] as const;

/** Files that are only written when there is something in them. */
const OPTIONAL: readonly string[] = [
  ...['late.csv', 'elsewhere.csv', 'self-assessment.csv', 'stages.csv', 'heads.csv', 'deadlines.csv'],
];

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
export function summary(
  out: string,
  { register, loaded, speech, options }: ScoreInput,
  outcome: ScoreOutcome,
): string[] {
  const { finished, rowsRead, rejected, issues, repairs, conflicts, discrepancies, since, ignored, absent, assumed } =
    outcome;
  const n = speech.number;
  const lines = [
    '',
    colours.bold(speech('summary-title', { out })),
    ...(options.label === undefined ? [] : [colours.yellow(plainText(options.label))]),
    '',
  ];
  lines.push(
    speech('summary-rows', {
      rows: n(rowsRead),
      records: n(finished.counts.records),
      merged: n(finished.counts.merged),
      rejected: n(rejected),
    }),
  );
  lines.push(
    speech('summary-quality', {
      issues: n(issues),
      repairs: n(repairs),
      conflicts: n(conflicts),
      discrepancies: n(discrepancies),
    }),
  );
  const { late, elsewhere, selfAssessed } = outcome;
  if (late + elsewhere + selfAssessed > 0)
    lines.push(speech('summary-procedure', { late: n(late), elsewhere: n(elsewhere), selfAssessed: n(selfAssessed) }));
  lines.push(`${speech('summary-since', { since })}${assumed ? ` ${speech('summary-assumed')}` : ''}`);
  const { rows: changed, first } = outcome.codesChanged;
  if (first !== undefined) lines.push(colours.yellow(speech('summary-codes', { ...first, count: n(changed) })));
  if (outcome.silent.length > 0)
    lines.push(colours.yellow(speech('summary-silent', { years: outcome.silent.join(', ') })));
  if (absent.length > 0) lines.push(colours.yellow(speech('summary-absent', { columns: absent.join(', ') })));
  if (finished.counts.records === 0) lines.push(colours.red(speech('summary-nobody')));
  const told = finished.report.issues.slice(0, SHOWN_ISSUES);
  if (told.length > 0)
    lines.push(
      speech('summary-count-issues'),
      ...told.map((issue) => `  ${issue.code}: ${speech.issue(issue).message}`),
    );
  for (const { path, separator } of register.sources)
    if (separator !== undefined && separator !== ',')
      lines.push(speech('separator', { path, separator: separator === '\t' ? 'TAB' : separator }));
  if (ignored.length > 0) {
    lines.push(speech('ignored-columns', { columns: ignored.map(({ column }) => column).join(', ') }));
    for (const { column, near } of ignored)
      if (near !== undefined) lines.push(speech('ignored-near', { column, near }));
  }
  lines.push(
    '',
    speech('summary-titles'),
    titleTable(outcome, loaded.packs, speech),
    '',
    ...programmeTables(outcome, loaded, speech),
  );
  lines.push(
    speech('summary-files', { out }),
    ...SHOWN_FILES.filter(([file]) => !OPTIONAL.includes(file) || Object.hasOwn(outcome.receipt.files ?? {}, file)).map(
      ([file, words]) => `  ${join(out, file).padEnd(out.length + 20)} ${colours.dim(speech(words))}`,
    ),
  );
  return lines;
}

/** Columns of text for the names of measures, so that a table fits a terminal. */
const MEASURE_WIDTH = 46;

const PLAIN_STYLE = { style: { head: [], border: [], compact: true } };

function titleTable({ titles }: ScoreOutcome, packs: ScoreInput['loaded']['packs'], speech: Speech): string {
  const head = (['year', 'title', 'met', 'unmet', 'unknown', 'exempt'] as const).map((key) => speech(`column-${key}`));
  const table = new Table({ head, ...PLAIN_STYLE, colAligns: ['left', 'left', 'right', 'right', 'right', 'right'] });
  for (const [key, counts] of [...titles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [year, id] = key.split(' ') as [string, string];
    const name =
      packs.map(({ texts }) => texts[speech.language]?.titles?.[id]).find((text) => text !== undefined) ?? id;
    table.push([year, name, ...[counts.met, counts.unmet, counts.unknown, counts.exempt].map(speech.number)]);
  }
  return table.toString();
}

/** For each programme its own place: the years with a verdict, and the last year counted. The rest stands in the report. */
function programmeTables(
  { finished }: ScoreOutcome,
  { programmes, places }: ScoreInput['loaded'],
  speech: Speech,
): string[] {
  return finished.report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    const name = compiled?.texts[speech.language]?.name ?? programme;
    const last = years[years.length - 1]?.year;
    const head = (
      ['year', 'measure', 'numerator', 'denominator', 'share', 'undecided', 'target', 'verdict', 'distance'] as const
    ).map((key) => speech(`column-${key}`));
    const table = new Table({
      head,
      ...PLAIN_STYLE,
      colAligns: ['left', 'left', ...Array(7).fill('right')],
      colWidths: [null, MEASURE_WIDTH],
      wordWrap: true,
    });
    for (const { year, measures } of years) {
      for (const { measure, places: rows } of measures) {
        const row = rows.find((each) => each.place === place);
        if (row === undefined || row.share === null || (row.target?.verdict === undefined && year !== last)) continue;
        table.push([
          year,
          nameWithTitles({ speech }, compiled, measure),
          ...cells(speech, compiled, measure, row).slice(0, 7),
        ]);
      }
    }
    if (table.length === 0) return [];
    return [`${colours.bold(name)} · ${nameOfPlace({ places }, place)}`, table.toString(), ''];
  });
}
