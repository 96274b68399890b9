/**
 * `tieuchi`: check, score, explain, replay, review; build, test, types and new for authors of packs. Arguments and exit codes; the work is done in `commands/`.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { build } from './commands/build.js';
import { check } from './commands/check.js';
import { explain } from './commands/explain.js';
import { createPack } from './commands/new.js';
import { replay } from './commands/replay.js';
import { type ReviewArguments, review } from './commands/review.js';
import { score } from './commands/score.js';
import { test } from './commands/test.js';
import { types } from './commands/types.js';
import { InputError } from './table/input-error.js';
import { BUGS, ENGINE, engineName } from './terminal/engine.js';
import { EXIT, Failure } from './terminal/failure.js';
import { inWords } from './terminal/failures.js';
import { printable } from './words/shown.js';
import { createSpeech, type Language } from './words/speech.js';

const print = (line: string) => void process.stdout.write(`${printable(line)}\n`);
const warn = (line: string) => void process.stderr.write(`${printable(line)}\n`);

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

function createProgram(done: (code: number) => void, speaks: (language: Language) => void): Command {
  const program = new Command('tieuchi')
    .description('score assessment criteria written as JSON · chấm theo bộ tiêu chí viết bằng JSON')
    .version(ENGINE.version)
    .configureOutput({ writeErr: (text) => void process.stderr.write(printable(text)) })
    .exitOverride()
    .showHelpAfterError()
    .hook('preAction', (_, command) => speaks(command.opts<{ lang: Language }>().lang));
  const command = (name: string, description: string, parent: Command = program) =>
    parent
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
      done(
        await score({ ...options, records, packs: pack, programmes: programme, places, counts }, speech, print, warn),
      );
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
      done(await replay(folder, options.records, options, createSpeech(options.lang), print, warn)),
    );
  addReview(command, done);
  addAuthors(program, command, done);
  return program;
}

/** The years of earlier runs, for the reviews of a plan. */
function addReview(command: (name: string, description: string) => Command, done: (code: number) => void): void {
  command('review <folders...>', 'put the years of earlier runs beside each other · báo cáo sơ kết, tổng kết giai đoạn')
    .option('--from <year>', 'first year of the period · năm đầu giai đoạn', year)
    .option('--to <year>', 'last year of the period · năm cuối giai đoạn', year)
    .option('--programme <id>', 'id of a programme; may be repeated; default: all · chương trình', several, [])
    .option('--out <folder>', 'folder to write, new or empty; default: print · thư mục kết quả')
    .option('--label <text>', 'a sentence for the top of every page · câu ghi đầu mỗi trang')
    .action((folders: string[], { lang, ...options }: ReviewFlags) =>
      done(review({ ...options, folders }, createSpeech(lang), print, warn)),
    );
}

type ReviewFlags = Omit<ReviewArguments, 'folders'> & { readonly lang: Language };

type Common = { readonly lang: Language; readonly json: boolean };

/** What authors of packs use. */
function addAuthors(
  program: Command,
  command: (name: string, description: string, parent?: Command) => Command,
  done: (code: number) => void,
): void {
  command('test <folder>', 'try the cases of a folder of packs · chạy các trường hợp thử của bộ tiêu chí')
    .option('--pack <name>', 'packs of others: file, folder or package · bộ tiêu chí khác', several, [])
    .option('--places <name>', 'places: file, folder or package · địa bàn', several, [])
    .action(async (folder: string, options: Common & { pack: string[]; places: string[] }) =>
      done(await test(folder, options, createSpeech(options.lang), print)),
    );
  command('types <pack...>', 'types of TypeScript for the records of packs · kiểu TypeScript của hồ sơ')
    .option('--out <file>', 'file to write, such as records.d.ts; default: print · tệp kết quả')
    .action(async (names: string[], options: Common & { out?: string }) =>
      done(await types(names, options, createSpeech(options.lang), print)),
    );
  command('build <folder>', 'write the modules that apps import from a package of packs · ghi các mô-đun').action(
    async (folder: string, options: Common) => done(await build(folder, options, createSpeech(options.lang), print)),
  );
  const made = program.command('new').description('begin something new · tạo mới').exitOverride();
  command('pack <folder>', 'a package with one pack, its words and its cases · gói một bộ tiêu chí', made)
    .option('--subject <kind>', 'kind of subject that it judges · loại đối tượng', 'cong-dan')
    .option('--group <group>', 'group that answers to it · nhóm đối tượng', 'nhom-1')
    .action((folder: string, options: Common & { subject: string; group: string }) =>
      done(createPack(folder, { ...options, version: ENGINE.version }, createSpeech(options.lang), print)),
    );
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
  let lang: Language = 'vi';
  try {
    await createProgram(
      (given) => {
        code = given;
      },
      (spoken) => {
        lang = spoken;
      },
    ).parseAsync();
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    const error = thrown instanceof InputError ? inWords(thrown, createSpeech(lang)) : thrown;
    if (error instanceof Failure) {
      for (const line of error.lines) warn(line);
      return error.exit;
    }
    return tellFault(error, lang);
  }
}

/**
 * A fault of the program in one sentence: where it happened, and where to tell it. What the error says may hold a row, and is
 * not told.
 */
function tellFault(error: unknown, lang: Language): number {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  const at = /[^/\\()\s]+\.[cm]?js:\d+:\d+/.exec(stack?.slice(stack.indexOf('\n    at ')) ?? '')?.[0] ?? '?';
  warn(createSpeech(lang)('fault', { engine: engineName(ENGINE), name, at, bugs: BUGS }));
  return EXIT.fault;
}

// What nobody waits for any more is told in the same way.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => process.exit(tellFault(error, 'vi')));
// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.input),
);
// A terminal that was closed takes nothing more; the folders of passage are removed on the way out.
process.stderr.on('error', () => process.exit(EXIT.interrupted));
process.exitCode = await main();
