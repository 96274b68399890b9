/**
 * Commands within the process of the tests: hundreds of them cost seconds, not minutes. What a user sees is tried on the built
 * program elsewhere.
 */
import { explain } from '../src/commands/explain.js';
import { replay } from '../src/commands/replay.js';
import { review } from '../src/commands/review.js';
import { score } from '../src/commands/score.js';
import { InputError } from '../src/table/input-error.js';
import { inWords } from '../src/terminal/as-failure.js';
import { Failure } from '../src/terminal/failure.js';
import { createSpeech } from '../src/words/speech.js';
import type { Said } from './tieuchi.js';

type Print = (line: string) => void;

const speech = createSpeech('en');

/** Runs a command; what no command should throw is thrown. */
async function said(command: (print: Print, warn: Print) => number | Promise<number>): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  try {
    const code = await command(
      (line) => void out.push(line),
      (line) => void err.push(line),
    );
    return { code, out: text(out), err: text(err) };
  } catch (thrown) {
    const error = thrown instanceof InputError ? inWords(thrown, speech) : thrown;
    if (!(error instanceof Failure)) throw error;
    return { code: error.exit, out: text(out), err: text([...err, ...error.lines]) };
  }
}

export const within = {
  replay: (folder: string, ...records: readonly string[]) =>
    said((print, warn) => replay(folder, records, { json: false }, speech, print, warn)),
  explain: (folder: string, subject: string) =>
    said((print) => explain(folder, subject, undefined, { json: false }, speech, print)),
  review: (folder: string) =>
    said((print, warn) => review({ folders: [folder], programme: [], json: false }, speech, print, warn)),
  score: (
    records: string,
    out: string,
    given: { readonly packs: readonly string[] } & Partial<
      Omit<Parameters<typeof score>[0], 'records' | 'out' | 'packs'>
    >,
  ) =>
    said((print, warn) =>
      score(
        {
          programmes: [],
          places: [],
          counts: [],
          history: [],
          json: false,
          lang: 'en',
          results: 'both',
          ...given,
          records: [records],
          out,
        },
        speech,
        print,
        warn,
      ),
    ),
};
