/**
 * `tieuchi score`: a register in, a folder of verdicts, counts and lists out.
 */

import { compileAll, type Names } from '../document/compile.js';
import { readCounts } from '../document/counts.js';
import { findAll } from '../document/find.js';
import { type OutputFolder, openFolder } from '../folder/folder.js';
import type { ScoreOptions } from '../folder/options.js';
import type { ResultFormats } from '../folder/results.js';
import { readHistory } from '../history/earlier.js';
import { command } from '../program/command.js';
import { day, oneOf, requiredText, several, text, year } from '../program/flags.js';
import { FORMATS } from '../register/formats.js';
import { openRegister, type Register } from '../register/register.js';
import { terminal } from '../render/terminal.js';
import { openRunDatabase } from '../scoring/database.js';
import { type ScoreInput, scoreInto } from '../scoring/score.js';
import { summary, summaryData } from '../scoring/summary.js';
import type { Database } from '../table/database.js';
import { asFailure } from '../terminal/as-failure.js';
import { EXIT, Failure } from '../terminal/failure.js';
import { createProgress } from '../terminal/progress.js';
import { createStop, type Stop } from '../terminal/stop.js';
import type { Speech } from '../words/speech.js';
import { runDocuments } from './run-documents.js';

const FORMAT_TITLES = FORMATS.map(({ title }) => title).join(', ');

export const scoreCommand = command({
  name: 'score',
  takes: '<records...>',
  about: { vi: `chấm một sổ hồ sơ (${FORMAT_TITLES})`, en: `score a register (${FORMAT_TITLES})` },
  flags: {
    ...runDocuments,
    counts: several('<file>', {
      vi: 'số liệu khai báo, CSV hoặc JSON; có thể ghi nhiều lần',
      en: 'declared counts, CSV or JSON; may be repeated',
    }),
    history: several('<folder>', {
      vi: 'thư mục kết quả của các năm trước, cho quy tắc nhiều năm; có thể ghi nhiều lần',
      en: 'folder of an earlier run, for year rules; may be repeated',
    }),
    out: requiredText('<folder>', {
      vi: 'thư mục ghi kết quả, mới hoặc trống',
      en: 'folder to write, new or empty',
    }),
    since: year({
      vi: 'năm đầu tiên có hồ sơ; nếu không ghi: năm đầu tiên trong hồ sơ',
      en: 'first year that the records cover; if not given: the first year in them',
    }),
    codesAsOf: day({
      vi: 'mã địa bàn trong hồ sơ là mã của ngày này; nếu không ghi: của ngày đánh giá từng hồ sơ',
      en: 'day whose codes of places the records use; if not given: the date of each record',
    }),
    tree: day({
      vi: 'tính mọi năm theo địa bàn của ngày này; nếu không ghi: mỗi năm theo địa bàn của năm đó',
      en: 'day whose places all years are counted on; if not given: those of each year',
    }),
    results: oneOf<ResultFormats>(['csv', 'parquet', 'both'], 'parquet', {
      vi: 'ghi kết quả từng hồ sơ thành CSV, Parquet hay cả hai',
      en: 'write the results of each record as CSV, Parquet or both',
    }),
    label: text('<text>', {
      vi: 'câu ghi đầu mỗi trang',
      en: 'a sentence for the top of every page',
    }),
  },
  run: ({ names, flags, speech, print, warn }) => {
    const { pack, programme, since, codesAsOf, tree, label, ...others } = flags;
    const options = {
      ...(since !== undefined && { since }),
      ...(codesAsOf !== undefined && { codesAsOf }),
      ...(tree !== undefined && { tree }),
      ...(label !== undefined && { label }),
    };
    return score({ ...others, ...options, records: names, packs: pack, programmes: programme }, speech, print, warn);
  },
});

interface ScoreArguments extends ScoreOptions {
  readonly records: readonly string[];
  readonly packs: readonly string[];
  readonly programmes: readonly string[];
  readonly places: readonly string[];
  readonly counts: readonly string[];
  readonly history: readonly string[];
  readonly out: string;
  /** Absent: Parquet. */
  readonly results?: ResultFormats;
  readonly json: boolean;
}

/** Scores and writes; gives the exit code. Whatever stops it, nothing is under the final name. */
export async function score(
  given: ScoreArguments,
  speech: Speech,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<number> {
  const { records, out, lang, since, codesAsOf, tree, label } = given;
  if (given.packs.length === 0) throw new Failure([speech('no-pack')], EXIT.usage);
  const names: Names = {
    packs: await findAll(given.packs, 'packs', speech),
    programmes: await findAll(given.programmes, 'programmes', speech),
    places: await findAll(given.places, 'places', speech),
  };
  const loaded = compileAll(names, speech);
  if (loaded.programmes.length > 0 && loaded.places === undefined)
    throw new Failure([speech('no-programme-places')], EXIT.usage);
  const counts = readCounts(given.counts, speech);
  const options: ScoreOptions = {
    lang,
    ...(since !== undefined && { since }),
    ...(codesAsOf !== undefined && { codesAsOf }),
    ...(tree !== undefined && { tree }),
    ...(label !== undefined && { label }),
  };
  // First of all: whoever stops the run once the folder is there wants it taken away again.
  const stop = createStop();
  const folder = openOrRelease(out, speech, stop, warn);
  const progress = createProgress(speech);
  let register: Register | undefined;
  let database: Database | undefined;
  try {
    database = await openRunDatabase(records, folder.path, folder.temp);
    const history = await readHistory(given.history, folder, speech, warn);
    register = await openRegister(records, {
      temp: folder.temp,
      ...{ packs: loaded.packs, programmes: loaded.programmes },
      onProgress: (done, total) => {
        stop.check();
        progress.reading(done, total);
      },
    });
    const total = register.rowsRead;
    const input: ScoreInput = {
      register,
      database,
      loaded,
      names,
      counts,
      history,
      options,
      formats: given.results ?? 'parquet',
      speech,
      onProgress: (rows) => {
        stop.check();
        progress.scoring(rows, total);
      },
    };
    const outcome = await scoreInto(folder.path, folder.temp, input);
    stop.check();
    progress.end();
    database.close();
    folder.keep();
    if (given.json) print(JSON.stringify(summaryData(out, outcome), null, 2));
    else print(`\n${terminal.render(summary(out, input, outcome), speech)}`);
    return outcome.finished.counts.records > 0 ? EXIT.done : EXIT.input;
  } catch (error) {
    progress.end();
    await register?.close().catch(() => {});
    database?.close();
    folder.discard();
    throw asFailure(error, out, records, speech);
  } finally {
    stop.release();
  }
}

function openOrRelease(out: string, speech: Speech, stop: Stop, warn: (line: string) => void): OutputFolder {
  try {
    return openFolder(out, speech, warn);
  } catch (error) {
    stop.release();
    throw error;
  }
}
