/**
 * `tieuchi replay`: makes every file of a folder again from the records and what it kept, and says *identical* or what differs.
 */

import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canonicalJson, type Receipt, SEMANTICS } from '@tieuchi/core';
import colours from 'picocolors';
import { FILES, KEPT } from '../folder/files.js';
import { tellLeft } from '../folder/folder.js';
import { listsAll, readReceipt } from '../folder/kept-receipt.js';
import { openRun, type RecordedRun } from '../folder/recorded.js';
import { resultFormats } from '../folder/results.js';
import { clearLeftBehind, createTemporary, removeTemporary } from '../folder/temporary.js';
import { keptHistory } from '../history/earlier.js';
import { command } from '../program/command.js';
import { requiredSeveral, text } from '../program/flags.js';
import { openRegister, type Register } from '../register/register.js';
import { fileDifferences } from '../replay/file-differences.js';
import { placeAgain } from '../replay/one-place.js';
import { placeDifferences, placeDigests } from '../replay/places.js';
import { receiptDifferences } from '../replay/receipt-differences.js';
import { openRunDatabase } from '../scoring/database.js';
import { scoreInto } from '../scoring/score.js';
import type { Database } from '../table/database.js';
import { asFailure } from '../terminal/as-failure.js';
import { ENGINE, engineName } from '../terminal/engine.js';
import { EXIT, Failure } from '../terminal/failure.js';
import { createStop, Interrupted, type Stop } from '../terminal/stop.js';
import { createSpeech, type Speech } from '../words/speech.js';

export const replayCommand = command({
  name: 'replay',
  takes: '<folder>',
  about: { vi: 'chạy lại một thư mục kết quả và so sánh', en: 'run a folder again and compare' },
  flags: {
    records: requiredSeveral('<files...>', {
      vi: 'các tệp hồ sơ của lần chạy đó',
      en: 'the files of records of that run',
    }),
    place: text('<code>', {
      vi: 'chỉ chấm lại một địa bàn, theo mã của nó, và so với digests.csv',
      en: 'judge one place again, by its code, and compare it with digests.csv',
    }),
    changes: text('<file>', {
      vi: 'tệp CSV mới ghi mọi ô khác nhau trong kết quả: trước và nay',
      en: 'new CSV file for every cell of the results that differs: before and now',
    }),
  },
  run: ({ names: [folder], flags, speech, print, warn }) => {
    const { changes } = flags;
    if (changes !== undefined && existsSync(changes))
      throw new Failure([speech('out-taken', { out: changes })], EXIT.usage);
    return replay(folder!, flags.records, flags, speech, print, warn);
  },
});

const REPLAY_PREFIX = 'tieuchi-replay-';

/** What a folder is held against. */
interface Replayed {
  readonly lines: readonly string[];
  /** False when another engine made the folder: words were then not compared. */
  readonly isSameEngine: boolean;
  /** Files in which another engine may word things otherwise, and does: they were not compared to their last word. */
  readonly notCompared: readonly string[];
  /** Remarks that are no difference. */
  readonly notes: readonly string[];
}

/** Exit code 0 when identical, 1 when something differs, 3 when nothing differs but words were not compared. */
export async function replay(
  folder: string,
  records: readonly string[],
  options: {
    readonly json: boolean;
    readonly changes?: string | undefined;
    readonly place?: string | undefined;
  },
  speech: Speech,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<number> {
  const { semantics } = readReceipt(folder, speech);
  if (semantics !== SEMANTICS) throw new Failure([speech('replay-semantics', { needed: semantics, own: SEMANTICS })]);
  // First of all: whoever stops the run once its folder is there wants it taken away again.
  const stop = createStop();
  let work: string | undefined;
  try {
    tellLeft(clearLeftBehind(tmpdir(), new RegExp(`^${REPLAY_PREFIX}[A-Za-z0-9]{6}$`)), speech, warn);
    const run = openRun(folder, speech);
    work = createTemporary(tmpdir(), REPLAY_PREFIX);
    if (options.place !== undefined)
      return await replayPlace(run, records, work, options.place, stop, options.json, speech, print);
    const { lines, notes, isSameEngine, notCompared } = await runAgain(
      run,
      records,
      work,
      stop,
      options.changes,
      speech,
    );
    const isIdentical = lines.length === 0 && notCompared.length === 0;
    if (options.json)
      print(
        JSON.stringify(
          {
            identical: isIdentical,
            differences: lines,
            ...(notCompared.length > 0 && { notCompared }),
            ...(notes.length > 0 && { notes }),
          },
          null,
          2,
        ),
      );
    else {
      for (const note of notes) warn(note);
      if (lines.length > 0) print(colours.red(speech('replay-differs')));
      else if (isIdentical) print(colours.green(speech(isSameEngine ? 'replay-identical' : 'replay-identical-data')));
      else {
        print(colours.yellow(speech('replay-identical-partly', { files: notCompared.join(', ') })));
        if (run.receipt.engine !== undefined)
          print(speech('replay-use-engine', { made: engineName(run.receipt.engine) }));
      }
      for (const line of lines) print(`  ${line}`);
    }
    return lines.length > 0 ? EXIT.input : isIdentical ? EXIT.done : EXIT.partly;
  } catch (error) {
    if (error instanceof Interrupted) throw new Failure([speech('replay-interrupted')], EXIT.interrupted);
    throw asFailure(error, folder, records, speech);
  } finally {
    if (work !== undefined) removeTemporary(work);
    stop.release();
  }
}

/** Judges one place of the run again; exit code 0 when it is identical. */
async function replayPlace(
  run: RecordedRun,
  records: readonly string[],
  work: string,
  code: string,
  stop: Stop,
  isJson: boolean,
  speech: Speech,
  print: (line: string) => void,
): Promise<number> {
  const kept = placeDigests(run.folder);
  const told = [...run.changed.map(({ file }) => file), ...run.unlisted];
  if (kept === undefined || told.includes(FILES.digests.path))
    throw new Failure([speech('replay-no-digests', { folder: run.folder, file: FILES.digests.path })]);
  const { packs, programmes, places } = run.loaded;
  const register = await openRegister(records, { temp: work, packs, programmes, onProgress: stop.check });
  try {
    const { name, was, now } = await placeAgain(run, kept, register, keptHistory(run.folder, speech), code, speech);
    stop.check();
    const lines = placeDifferences(was, now, places, speech);
    const rows = now.reduce((sum, each) => sum + each.rows, 0);
    if (isJson) print(JSON.stringify({ identical: lines.length === 0, rows, differences: lines }, null, 2));
    else if (lines.length === 0) print(colours.green(speech('replay-place-identical', { place: name, rows })));
    else print(colours.red(speech('replay-differs')));
    if (!isJson) for (const line of lines) print(`  ${line}`);
    return lines.length > 0 ? EXIT.input : EXIT.done;
  } finally {
    await register.close();
  }
}

/** Makes the run again in a temporary folder and holds everything against it. */
async function runAgain(
  run: RecordedRun,
  records: readonly string[],
  work: string,
  stop: Stop,
  changes: string | undefined,
  speech: Speech,
): Promise<Replayed> {
  const { folder, receipt: was, loaded, names, counts, options } = run;
  const temp = join(work, '.temporary');
  mkdirSync(temp);
  const history = keptHistory(folder, speech);
  if (history !== undefined) {
    mkdirSync(dirname(join(work, KEPT.history)), { recursive: true });
    copyFileSync(join(folder, KEPT.history), join(work, KEPT.history));
  }
  let register: Register | undefined;
  let database: Database | undefined;
  try {
    database = await openRunDatabase(records, work, temp);
    register = await openRegister(records, {
      ...{ temp, packs: run.loaded.packs, programmes: run.loaded.programmes },
      onProgress: stop.check,
    });
    stop.check();
    const { receipt: now } = await scoreInto(work, temp, {
      ...{ register, database, loaded, names, counts, history, options, formats: resultFormats(was) },
      speech: createSpeech(options.lang),
      onProgress: stop.check,
    });
    const like = { isSameEngine: isSameEngine(was), isSameOrder: isSameOrder(was, now) };
    const files = await fileDifferences(run, work, now, like, { temp, changes }, speech);
    return {
      isSameEngine: like.isSameEngine,
      lines: [...receiptDifferences(was, now, like, speech), ...files.lines],
      notCompared: files.reworded,
      notes: [
        ...(like.isSameEngine ? [] : [speech('replay-engine', { made: madeBy(was, speech), own: engineName(ENGINE) })]),
        ...(files.moved ? [speech('replay-moved', { given: sourceNames(now), had: sourceNames(was) })] : []),
      ],
    };
  } finally {
    await register?.close();
    database?.close();
  }
}

/** A receipt that names no engine but lists what only later ones list was made by this one, and changed. */
function isSameEngine(receipt: Receipt): boolean {
  const { engine } = receipt;
  if (engine === undefined) return listsAll(receipt) || receipt.table !== undefined || receipt.register !== undefined;
  return engine.name === ENGINE.name && engine.version === ENGINE.version;
}

/** True when the rows are in the same files and lines. */
function isSameOrder(was: Receipt, now: Receipt): boolean {
  return canonicalJson(was.register ?? {}) === canonicalJson(now.register ?? {});
}

function sourceNames({ register }: Receipt): string {
  return register?.sources.map(({ name, rows }) => `${name} (${rows})`).join(', ') ?? '–';
}

/** Which engine made the folder. */
function madeBy({ engine }: Receipt, speech: Speech): string {
  return engine === undefined ? speech('engine-unnamed') : engineName(engine);
}
