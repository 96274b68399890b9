/**
 * report.md: the report in words, for people. Numbers come from the report alone; names from texts and places.
 */
import type {
  CompiledPack,
  CompiledPlaces,
  CompiledProgramme,
  MeasureReport,
  PlaceTally,
  ProcedureNote,
  ProgrammeReport,
  Report,
  YearReport,
} from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import { annexLines } from './annex.js';
import { authorityLines } from './authorities.js';
import { cells } from './cells.js';
import { headLines } from './heads.js';
import { nameOfMeasure, nameOfPlace } from './names.js';
import { policyLines } from './policies.js';
import { stageLines } from './stages.js';
import { table } from './table.js';
import { decimal } from './target.js';

/** Levels with more places than this show only the lowest ones; all stand in tallies.csv. */
export const SHOWN_PLACES = 20;

export interface Page {
  readonly report: Report;
  readonly programmes: readonly CompiledProgramme[];
  /** Those that judged somebody. */
  readonly packs: readonly CompiledPack[];
  readonly places: CompiledPlaces | undefined;
  /** A sentence for the top of every page, such as a warning that the data is synthetic. */
  readonly label?: string | undefined;
  readonly speech: Speech;
}

/** The whole report as Markdown. */
export function renderReport(page: Page): string {
  const { report, speech } = page;
  const lines = [`# ${speech('report-title')}`, '', ...labelLines(page), speech('report-how'), ''];
  lines.push(...overview(page));
  for (const programme of report.programmes) lines.push(...programmeLines(page, programme));
  if (report.issues.length > 0) {
    lines.push(
      `## ${speech('report-issues')}`,
      '',
      ...report.issues.map((issue) => `- \`${issue.code}\`: ${speech.issue(issue).message}`),
      '',
    );
  }
  lines.push(...policyLines(page.packs, speech));
  if (report.placeholders.length > 0) {
    lines.push(`## ${speech('report-placeholders')}`, '');
    for (const [document, uses] of byDocument(report))
      lines.push(`- ${document}: ${uses.map(({ pointer }) => `\`${pointer}\``).join(', ')}`);
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** One row for each verdict at a programme's own place: what to read first. */
function overview(page: Page): string[] {
  const { report, programmes, speech } = page;
  const rows = report.programmes.flatMap(({ programme, place, years }) => {
    const compiled = programmes.find(({ id }) => id === programme);
    return years.flatMap(({ year, measures }) =>
      measures.flatMap(({ measure, places }) => {
        const row = places.find((each) => each.place === place);
        if (row?.target?.verdict === undefined || row.share === null) return [];
        return [
          [
            nameOfPlace(page, place),
            String(year),
            nameOfMeasure(page, compiled, measure),
            ...cells(speech, compiled, row),
          ],
        ];
      }),
    );
  });
  if (rows.length === 0) return [];
  const columns = [
    'place',
    'year',
    'measure',
    'numerator',
    'denominator',
    'share',
    'undecided',
    'target',
    'verdict',
    'distance',
  ] as const;
  return [
    `## ${speech('overview')}`,
    '',
    ...labelLines(page),
    ...table([...columns.map((key) => speech(`column-${key}`)), ''], rows),
  ];
}

function byDocument(report: Report): Map<string, Report['placeholders'][number][]> {
  const groups = new Map<string, Report['placeholders'][number][]>();
  for (const use of report.placeholders) groups.set(use.document, [...(groups.get(use.document) ?? []), use]);
  return groups;
}

function labelLines({ label }: Page): string[] {
  return label === undefined ? [] : [`> **${label}**`, ''];
}

function programmeLines(page: Page, programme: ProgrammeReport): string[] {
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

function yearLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  { year, tree, remappedFrom, snapshotTakenOn, measures, heads }: YearReport,
): string[] {
  const { speech } = page;
  const lines = [
    `### ${speech('report-year', { year })}`,
    '',
    ...labelLines(page),
    `${speech('report-tree', { date: tree })}.`,
  ];
  if (remappedFrom !== undefined) lines.push(speech('report-remapped', { date: tree, own: remappedFrom }));
  if (snapshotTakenOn !== undefined)
    lines.push(speech('report-snapshot', { before: page.places?.snapshots[0]?.before ?? '', taken: snapshotTakenOn }));
  lines.push('');
  // As the programme lists them, the widest first.
  const listed = [...new Set(compiled?.document.measures.flatMap((measure) => measure.levels) ?? [])].sort(
    (a, b) => rankOf(compiled, b) - rankOf(compiled, a),
  );
  const levels = listed.filter((level) => measures.some(({ places }) => places.some((each) => each.level === level)));
  for (const level of levels)
    lines.push(...levelLines(page, compiled, level, measures), ...stageLines(page, compiled, level, measures));
  lines.push(...headLines(page, compiled, levels, heads ?? []));
  if (compiled !== undefined) lines.push(...authorityLines(page, compiled, tree, levels));
  const notes = measures.flatMap((each) => measureRemarks(page, compiled, each));
  return notes.length === 0 ? lines : [...lines, ...notes.map((note) => `- ${note}`), ''];
}

/** How far up a level stands in the lists of the measures. */
function rankOf(compiled: CompiledProgramme | undefined, level: string): number {
  return Math.max(
    ...(compiled?.document.measures ?? []).map(({ levels }) =>
      levels.includes(level) ? levels.indexOf(level) - levels.length : Number.NEGATIVE_INFINITY,
    ),
  );
}

function measureRemarks(
  page: Page,
  compiled: CompiledProgramme | undefined,
  { measure, notDeclared, unplaced, empty }: MeasureReport,
): string[] {
  const { speech } = page;
  const name = nameOfMeasure(page, compiled, measure);
  if (notDeclared) return [`${name}: ${speech('report-not-declared')}`];
  const levelName = (level: string) => compiled?.texts[speech.language]?.levels?.[level] ?? level;
  return [
    ...(unplaced > 0 ? [speech('report-unplaced', { count: speech.number(unplaced), measure: name })] : []),
    ...(compiled?.document.place === page.places?.idOf(page.places.top)
      ? []
      : empty.map(({ level, count }) => speech('report-empty', { count, level: levelName(level), measure: name }))),
  ];
}

function levelLines(
  page: Page,
  compiled: CompiledProgramme | undefined,
  level: string,
  measures: readonly MeasureReport[],
): string[] {
  const { speech } = page;
  const rows: string[][] = [];
  const remarks: string[] = [];
  for (const { measure, places, notDeclared } of measures) {
    if (notDeclared) continue;
    const here = places.filter((each) => each.level === level);
    const shown = here.length > SHOWN_PLACES ? [...here].sort(byShare).slice(0, SHOWN_PLACES / 2) : here;
    const name = nameOfMeasure(page, compiled, measure);
    if (shown.length < here.length) remarks.push(`${name}: ${manyLine(speech, here, shown.length)}`);
    for (const each of shown) rows.push([name, nameOfPlace(page, each.place), ...cells(speech, compiled, each)]);
  }
  if (rows.length === 0) return [];
  const levelName = compiled?.texts[speech.language]?.levels?.[level] ?? level;
  const head = [
    ...([
      'measure',
      'place',
      'numerator',
      'denominator',
      'share',
      'undecided',
      'target',
      'verdict',
      'distance',
    ] as const),
  ].map((key) => speech(`column-${key}`));
  return [
    `#### ${speech('report-level', { level: levelName })}`,
    '',
    ...table([...head, ''], rows),
    ...remarks.map((remark) => `- ${remark}`),
    ...(remarks.length > 0 ? [''] : []),
  ];
}

function manyLine(speech: Speech, here: readonly PlaceTally[], shown: number): string {
  const count = (verdict: string) => here.filter(({ target }) => target?.verdict === verdict).length;
  if (here.every(({ target }) => target?.verdict === undefined))
    return speech('report-many-plain', { count: here.length, shown });
  return speech('report-many', {
    count: here.length,
    met: count('met'),
    unmet: count('unmet'),
    unknown: count('unknown'),
    shown,
  });
}

function byShare(a: PlaceTally, b: PlaceTally): number {
  const of = ({ tally: { met, unmet, unknown } }: PlaceTally) =>
    met + unmet + unknown === 0 ? 1 : met / (met + unmet + unknown);
  return of(a) - of(b) || (a.place < b.place ? -1 : 1);
}

function procedureLines({ speech }: Page, { document }: CompiledProgramme): string[] {
  const { decides = [], reportTo = [], reportBefore, reviews = [] } = document.procedure ?? {};
  const note = (kind: string, { who, about, inWords, status, note: remark }: ProcedureNote) =>
    `- ${kind}${who === undefined ? '' : `: ${who}`}${about === undefined ? '' : ` (${about})`}: “${inWords}” [${status}]${remark === undefined ? '' : ` – ${remark}`}`;
  const lines = [
    ...decides.map((each) => note(speech('report-decides'), each)),
    ...reportTo.map((each) => note(speech('report-to'), each)),
    ...(reportBefore === undefined
      ? []
      : [
          `- ${speech('report-before')}: ${speech.language === 'vi' ? reportBefore.day.split('-').reverse().join('/') : reportBefore.day} [${reportBefore.status}]`,
        ]),
    ...reviews.map((each) =>
      note(
        `${speech('report-review')} ${each.quarter === undefined ? '' : `${['I', 'II', 'III', 'IV'][each.quarter - 1]}/`}${each.year}`,
        each,
      ),
    ),
  ];
  return lines.length === 0 ? [] : [`### ${speech('report-procedure')}`, '', ...lines, ''];
}
