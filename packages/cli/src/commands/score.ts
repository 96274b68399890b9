/**
 * `tieuchi score`: a register in, a folder of verdicts, counts and lists out.
 */
import { readCounts } from '../counts.js';
import { compileAll, findAll, type Names } from '../documents.js';
import { EXIT, Failure } from '../failure.js';
import { readHistory } from '../history/folders.js';
import { InputError } from '../input/error.js';
import { openRegister, type Register } from '../input/register.js';
import { inWords } from '../input/words.js';
import { type OutputFolder, openFolder } from '../output/folder.js';
import type { ScoreOptions } from '../output/options.js';
import { createProgress } from '../progress.js';
import { summary, summaryData } from '../report/summary.js';
import { type ScoreInput, scoreInto } from '../scoring.js';
import { createStop, Interrupted, type Stop } from '../stop.js';
import type { Speech } from '../words/speech.js';

export interface ScoreArguments extends ScoreOptions {
  readonly records: readonly string[];
  readonly packs: readonly string[];
  readonly programmes: readonly string[];
  readonly places: readonly string[];
  readonly counts: readonly string[];
  readonly history: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

/** Scores and writes; gives the exit code. Whatever stops it, nothing stands under the final name. */
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
  try {
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
      loaded,
      names,
      counts,
      history,
      options,
      speech,
      onProgress: (rows) => {
        stop.check();
        progress.scoring(rows, total);
      },
    };
    const outcome = await scoreInto(folder.path, folder.temp, input);
    stop.check();
    progress.end();
    folder.keep();
    if (given.json) print(JSON.stringify(summaryData(out, outcome), null, 2));
    else for (const line of summary(out, input, outcome)) print(line);
    return outcome.finished.counts.records > 0 ? EXIT.done : EXIT.input;
  } catch (error) {
    progress.end();
    await register?.close().catch(() => {});
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

/** What went wrong, in words; faults of the program pass as they are. */
export function asFailure(error: unknown, out: string, records: readonly string[], speech: Speech): unknown {
  if (error instanceof Interrupted) return new Failure([speech('interrupted', { out })], EXIT.interrupted);
  if (error instanceof InputError) return inWords(error, speech, records[0]);
  const { code, message } = error as { code?: unknown; message?: string };
  if (/out of memory|failed to allocate|Array buffer allocation failed/i.test(message ?? ''))
    return new Failure([speech('no-memory', { out })]);
  const isWrite =
    typeof code === 'string' && ['ENOSPC', 'EFBIG', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM'].includes(code);
  if (isWrite || /No space left|File too large|could not write/i.test(message ?? ''))
    return new Failure([speech('write-failed', { out, reason: message ?? String(code) })]);
  return error;
}
