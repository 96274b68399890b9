/**
 * `tieuchi explain`: one subject's verdicts in words, from a folder that `score` wrote.
 */

import {
  createRowReader,
  createRun,
  explain as explainResult,
  leastChange,
  type Recognition,
  type Result,
} from '@tieuchi/core';
import colours from 'picocolors';
import { KEPT } from '../folder/files.js';
import { readReceipt } from '../folder/kept-receipt.js';
import { openSoundRun } from '../folder/recorded.js';
import { openResults, resultsPath } from '../folder/results.js';
import { keptHistory } from '../history/earlier.js';
import { resultColumns } from '../output/results.js';
import { command } from '../program/command.js';
import { EXIT, Failure } from '../terminal/failure.js';
import { plainText } from '../words/shown.js';
import type { Speech } from '../words/speech.js';

export const explainCommand = command({
  name: 'explain',
  takes: '<folder> <subject> [year]',
  about: {
    vi: 'giải thích vì sao đạt hoặc không đạt danh hiệu',
    en: 'say in words why a title was or was not earned',
  },
  flags: {},
  run: ({ names: [folder, subject, year], flags, speech, print }) => {
    if (year !== undefined && !/^\d{4}$/.test(year))
      throw new Failure([speech('wrong-year', { value: year })], EXIT.usage);
    return explain(folder!, subject!, year === undefined ? undefined : Number(year), flags, speech, print);
  },
});

/** Tells why each title was or was not earned; all years, or one. */
export async function explain(
  folder: string,
  subject: string,
  year: number | undefined,
  options: { readonly json: boolean },
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const changed = (file: string) => new Failure([speech('explain-changed', { folder, file })]);
  const path = resultsPath(readReceipt(folder, speech));
  const recorded = openSoundRun(folder, [path], speech, changed);
  const { loaded, receipt, options: kept } = recorded;
  const { packs, programmes, places } = loaded;
  const history = keptHistory(folder, speech);
  const { columns, rows: batches } = await openResults(recorded, changed, {
    keptSince: history?.since,
    only: subject.normalize('NFC'),
  });
  const rows: (readonly string[])[] = [];
  for await (const batch of batches) rows.push(...batch);
  if (rows.length === 0) throw new Failure([speech('explain-none', { subject, folder })]);
  const given = new Set(resultColumns(packs, programmes).given);
  const used = columns.flatMap((column, index) => (given.has(column) ? [{ column, index }] : []));
  const reader = createRowReader(
    used.map(({ column }) => column),
    packs,
    programmes,
  );
  const since = Number(receipt.options.since);
  const isYear = Number.isInteger(since) && since > 0;
  // Earlier years are kept only by runs that say from which year on they are told.
  if (history !== undefined && !isYear) throw changed(KEPT.history);
  const results: { readonly result: Result; readonly recognised: readonly Recognition[] }[] = [];
  const run = createRun({
    packs,
    programme: programmes,
    ...(places !== undefined && { places }),
    ...(isYear && { since }),
    ...(history !== undefined && { history: history.only(subject.normalize('NFC')) }),
    ...(kept.codesAsOf !== undefined && { codesAsOf: kept.codesAsOf }),
    on: { scored: ({ record, result }) => void results.push({ result, recognised: record.recognised ?? [] }) },
  });
  for (const row of rows) run.add(reader.read(used.map(({ index }) => row[index] ?? null)).record);
  run.finish();
  const wanted = results.filter(({ result }) => year === undefined || result.year === year);
  if (wanted.length === 0) throw new Failure([speech('explain-none-year', { subject, year: year ?? '', folder })]);
  // A receipt can be written anew with other documents; the verdicts that stand in the folder tell of it.
  for (const { result } of wanted) if (!isRecorded(result, columns, rows)) throw changed(path);
  const told = wanted.map(({ result, recognised }) => {
    const pack = packs.find(({ id, version }) => `${id}@${version}` === result.pack)!;
    const { lines, text } = explainResult(pack, result, speech.language);
    const issues = result.issues.map((issue) => ({ ...speech.issue(issue), code: issue.code, pointer: issue.pointer }));
    const decided = recognised.map(({ title, outcome }) =>
      speech('recognised', {
        title: pack.texts[speech.language]?.titles?.[title] ?? title,
        outcome: speech(`outcome-${outcome}`),
      }),
    );
    return { result, pack, lines, text, issues, decided, change: leastChange(pack, result) };
  });
  if (options.json)
    print(
      JSON.stringify(
        told.map(({ result, lines, change }) => ({ result, lines, change })),
        null,
        2,
      ),
    );
  else {
    for (const { result, pack, lines, issues, decided } of told) {
      print(
        colours.bold(
          `${plainText(result.subject)} · ${result.year} · ${pack.texts[speech.language]?.name ?? result.pack}`,
        ),
      );
      for (const line of lines)
        if (line.kind !== 'issue') print(line.kind === 'title' ? colours.bold(line.text) : line.text);
      for (const line of decided) print(line);
      for (const { message, hint } of issues) print(`! ${message}${hint === undefined ? '' : ` → ${hint}`}`);
      print('');
    }
  }
  return EXIT.done;
}

/** True when the folder's own row of a result has the same verdict for each of its titles. */
function isRecorded(result: Result, columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const cell = (row: readonly string[], column: string) => row[columns.indexOf(column)] ?? '';
  const own = rows.filter((row) => cell(row, 'year') === String(result.year) && cell(row, 'pack') === result.pack);
  // A row is there for each row of a subject that was judged; `pack` is absent in folders of the first engines.
  const row = own[0] ?? rows.find((each) => cell(each, 'year') === String(result.year));
  return row !== undefined && result.titles.every(({ id, verdict }) => cell(row, `title.${id}`) === verdict);
}
