/**
 * What the program says of itself, in the language that its user reads.
 */
import type { Help } from 'commander';
import type { Language } from '../words/speech.js';
import type { Words } from './flags.js';

/** What the program is for. */
export const ABOUT: Words = {
  vi: 'chấm theo bộ tiêu chí viết bằng JSON',
  en: 'score assessment criteria written as JSON',
};

/** What is said of the flags that every program has. */
export const HELP: { readonly [word in 'help' | 'version' | 'command']: Words } = {
  help: { vi: 'in phần trợ giúp này', en: 'print this help' },
  version: { vi: 'in phiên bản', en: 'print the version' },
  command: { vi: 'in phần trợ giúp của một lệnh', en: 'print the help of a command' },
};

const HELP_TITLES: { readonly [title: string]: string } = {
  'Usage:': 'Cách dùng:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
  'Arguments:': 'Tham số:',
};

/** How the library lays out help: in one language, and without defaults that say nothing. */
export function helpIn(language: Language): Partial<Help> {
  const other = language === 'vi';
  const translated = (usage: string) =>
    other ? usage.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]') : usage;
  return {
    styleTitle: (title) => (other ? (HELP_TITLES[title] ?? title) : title),
    styleUsage: translated,
    styleSubcommandTerm: translated,
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === 'string' && defaultValue !== ''
        ? `${description} (${other ? 'mặc định' : 'default'}: ${defaultValue})`
        : description,
  };
}

/**
 * The language of help: that of `--lang`, else that of the machine's locale, as POSIX orders its variables. A machine that
 * names none, or another language, is answered as commands answer: in Vietnamese for the one, in English for the other.
 */
export function helpLanguage(
  given: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): Language {
  const at = given.findLastIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const lang = given[at]?.split('=')[1] ?? given[at + 1];
  if (at >= 0 && (lang === 'vi' || lang === 'en')) return lang;
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((each) => each);
  return locale === undefined || /^(vi|C|POSIX)([_.@-]|$)/.test(locale) ? 'vi' : 'en';
}

/** What the library says of a wrong usage, and the same in Vietnamese. */
const USAGE_ERRORS: readonly (readonly [english: RegExp, vietnamese: string])[] = [
  [/unknown option '(.*)'/, "không có tùy chọn '$1'"],
  [/unknown command '(.*)'/, "không có lệnh '$1'"],
  [/missing required argument '(.*)'/, "thiếu tham số '$1'"],
  [/required option '(.*)' not specified/, "thiếu tùy chọn '$1'"],
  [/option '(.*)' argument missing/, "tùy chọn '$1' cần một giá trị"],
  [/option '(.*)' argument '(.*)' is invalid\. ?/, "tùy chọn '$1' không thể là '$2'; cần: "],
  [/too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\./, 'thừa tham số: cần $2, có $3'],
  [/\(Did you mean (?:one of )?(.*)\?\)/, '(có phải là $1?)'],
];

/** A sentence of the library about a wrong usage. */
export function usageError(sentence: string, language: Language): string {
  if (language === 'en') return sentence;
  return USAGE_ERRORS.reduce((text, [english, vietnamese]) => text.replace(english, vietnamese), sentence).replace(
    /^error:/,
    'lỗi:',
  );
}
