/**
 * Commands as a program: arguments in, exit code out.
 */
import { CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander';
import { InputError } from '../table/input-error.js';
import { inWords } from '../terminal/as-failure.js';
import { BUGS, ENGINE, engineName } from '../terminal/engine.js';
import { EXIT, Failure } from '../terminal/failure.js';
import { printable } from '../words/shown.js';
import { createSpeech, type Language } from '../words/speech.js';
import type { Command, Given } from './command.js';
import { COMMON, type Flag, flagName } from './flags.js';
import { ABOUT, HELP, helpIn, helpLanguage, usageError } from './help.js';

const print = (line: string) => void process.stdout.write(`${printable(line)}\n`);
const warn = (line: string) => void process.stderr.write(`${printable(line)}\n`);

/** Runs the command that was asked for; gives the exit code. */
export async function runProgram(commands: readonly Command[]): Promise<number> {
  const language = helpLanguage(process.argv.slice(2), process.env);
  let code: number = EXIT.done;
  let lang: Language = COMMON.lang.otherwise;
  const program = headed(new Program('tieuchi'), ABOUT[language], language)
    .version(ENGINE.version, '-V, --version', HELP.version[language])
    .helpCommand('help [command]', HELP.command[language]);
  for (const command of commands)
    add(program, command, language, async (given) => {
      lang = given.flags.lang;
      code = await command.run(given);
    });
  try {
    await program.parseAsync();
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    const error = thrown instanceof InputError ? inWords(thrown, createSpeech(lang)) : thrown;
    if (!(error instanceof Failure)) return tellFault(error, lang);
    for (const line of error.lines) warn(line);
    return error.exit;
  }
}

/** A program or a command with its description, which leaves the process to its caller. */
function headed(program: Program, about: string, language: Language): Program {
  return program
    .description(about)
    .helpOption('-h, --help', HELP.help[language])
    .configureHelp(helpIn(language))
    .configureOutput({
      writeErr: (text) => void process.stderr.write(printable(text)),
      outputError: (text, write) => write(usageError(text, language)),
    })
    .exitOverride()
    .showHelpAfterError();
}

/** Adds a command under its name; `new pack` under `new`. */
function add(
  program: Program,
  command: Command,
  language: Language,
  run: (given: Given<Command['flags']>) => Promise<void>,
): void {
  const words = command.name.split(' ');
  const name = words.pop()!;
  const parent = words.reduce(
    (above, word) =>
      above.commands.find((each) => each.name() === word) ??
      headed(above.command(word), command.about[language], language).helpCommand(false),
    program,
  );
  const added = headed(parent.command(`${name} ${command.takes}`.trimEnd()), command.about[language], language);
  const flags = { ...command.flags, ...COMMON };
  for (const [key, flag] of Object.entries(flags)) added.addOption(optionOf(key, flag, language));
  added.action(async (...given: readonly unknown[]) => {
    const names = given.slice(0, -2).flatMap((each) => (each === undefined ? [] : (each as string | string[])));
    const found = added.opts();
    const values = Object.fromEntries(
      Object.entries(flags).map(([key, { otherwise }]) => [key, found[key] ?? otherwise]),
    ) as Given<Command['flags']>['flags'];
    await run({ names, flags: values, speech: createSpeech(values.lang), print, warn });
  });
}

function optionOf(
  key: string,
  { takes, about, isRequired, otherwise, read, expects }: Flag<unknown>,
  language: Language,
) {
  const option = new Option(`${flagName(key)}${takes === undefined ? '' : ` ${takes}`}`, about[language]);
  if (takes !== undefined) {
    option.argParser((value: string, before: unknown) => {
      const found = read(value, before ?? otherwise);
      if (found === undefined) throw new InvalidArgumentError(expects ?? '');
      return found;
    });
    if (typeof otherwise === 'string' && otherwise !== '') option.default(otherwise);
  }
  return option.makeOptionMandatory(isRequired === true);
}

/**
 * A fault of the program in one sentence: where it happened, and where to tell it. What the error says may hold a row, and is
 * not told.
 */
export function tellFault(error: unknown, lang: Language): number {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  const at = /[^/\\()\s]+\.[cm]?js:\d+:\d+/.exec(stack?.slice(stack.indexOf('\n    at ')) ?? '')?.[0] ?? '?';
  warn(createSpeech(lang)('fault', { engine: engineName(ENGINE), name, at, bugs: BUGS }));
  return EXIT.fault;
}
