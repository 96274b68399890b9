/**
 * `tieuchi`: check, score, explain, replay. Arguments and exit codes; the work is done in `commands/`.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { check } from './commands/check.js';
import { explain } from './commands/explain.js';
import { replay } from './commands/replay.js';
import { score } from './commands/score.js';
import { EXIT, Failure } from './failure.js';
import { createSpeech, type Language } from './words/speech.js';

/** The version that package.json of this package says. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const print = (line: string) => void process.stdout.write(`${line}\n`);

const several = (value: string, before: readonly string[]) => [...before, value];
const language = (value: string): Language => {
  if (value !== 'vi' && value !== 'en') throw new InvalidArgumentError('vi | en');
  return value;
};
const year = (value: string): number => {
  if (!/^(19|20|21)\d\d$/.test(value)) throw new InvalidArgumentError('YYYY');
  return Number(value);
};
const day = (value: string): string => {
  const isDay = /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);
  if (!isDay) throw new InvalidArgumentError('YYYY-MM-DD');
  return value;
};

function createProgram(done: (code: number) => void): Command {
  const program = new Command('tieuchi')
    .description('score assessment criteria written as JSON · chấm theo bộ tiêu chí viết bằng JSON')
    .version(version)
    .exitOverride()
    .showHelpAfterError();
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .option('--lang <vi|en>', 'language of what is said · ngôn ngữ', language, 'vi')
      .option('--json', 'print data for programs · in dữ liệu cho máy', false);

  command('check <document...>', 'find every mistake in packs, programmes, places and texts · kiểm tra tài liệu')
    .option('--pack <name>', 'packs that programmes read: file, folder or package', several, [])
    .option('--places <name>', 'places that lists of organisations hang in: file, folder or package', several, [])
    .action(async (names: string[], options: { lang: Language; json: boolean; pack: string[]; places: string[] }) =>
      done(await check(names, options, createSpeech(options.lang), print)),
    );

  command('score <records...>', 'score a register (CSV, NDJSON, Parquet) · chấm một sổ hồ sơ')
    .requiredOption('--pack <name>', 'pack: file, folder or package; may be repeated · bộ tiêu chí', several, [])
    .option('--programme <name>', 'programme: file, folder or package; may be repeated · chương trình', several, [])
    .option('--places <name>', 'places: file, folder or package; may be repeated · địa bàn', several, [])
    .option('--counts <file>', 'declared counts, CSV or JSON; may be repeated · số liệu khai báo', several, [])
    .option(
      '--history <folder>',
      'folder of an earlier run, for year rules; may be repeated · kết quả các năm trước',
      several,
      [],
    )
    .requiredOption('--out <folder>', 'folder to write, new or empty · thư mục kết quả')
    .option(
      '--since <year>',
      'first year that the records cover; default: the first year in them · năm đầu tiên có hồ sơ',
      year,
    )
    .option(
      '--codes-as-of <day>',
      'day whose codes of places the records use; default: the date of each record · ngày của mã địa bàn',
      day,
    )
    .option(
      '--tree <day>',
      'day whose places all years are counted on; default: those of each year · tính mọi năm theo địa bàn của ngày này',
      day,
    )
    .option('--label <text>', 'a sentence for the top of every page · câu ghi đầu mỗi trang')
    .action(async (records: string[], { pack, programme, places, counts, ...options }: ScoreFlags) => {
      const speech = createSpeech(options.lang);
      done(await score({ ...options, records, packs: pack, programmes: programme, places, counts }, speech, print));
    });

  command(
    'explain <folder> <subject> [year]',
    'say in words why a title was or was not earned · giải thích kết quả',
  ).action(
    async (folder: string, subject: string, when: string | undefined, options: { lang: Language; json: boolean }) => {
      const speech = createSpeech(options.lang);
      if (when !== undefined && !/^\d{4}$/.test(when))
        throw new Failure([speech('wrong-year', { value: when })], EXIT.usage);
      done(await explain(folder, subject, when === undefined ? undefined : Number(when), options, speech, print));
    },
  );

  command('replay <folder>', 'run a folder again and compare · chạy lại và so sánh')
    .requiredOption('--records <files...>', 'the records of that run · hồ sơ của lần chạy đó')
    .action(async (folder: string, options: { lang: Language; json: boolean; records: string[] }) =>
      done(await replay(folder, options.records, options, createSpeech(options.lang), print)),
    );
  return program;
}

interface ScoreFlags {
  readonly lang: Language;
  readonly json: boolean;
  readonly pack: string[];
  readonly programme: string[];
  readonly places: string[];
  readonly counts: string[];
  readonly history: string[];
  readonly out: string;
  readonly since?: number;
  readonly codesAsOf?: string;
  readonly tree?: string;
  readonly label?: string;
}

async function main(): Promise<number> {
  let code: number = EXIT.done;
  try {
    await createProgram((given) => {
      code = given;
    }).parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof Failure) {
      for (const line of error.lines) process.stderr.write(`${line}\n`);
      return error.exit;
    }
    throw error;
  }
}

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.input),
);
process.exitCode = await main();
