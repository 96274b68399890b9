/**
 * What the command line says, in the language of the user.
 */
import type { Issue } from '@tieuchi/core';
import { catalogue, wordIssue } from '@tieuchi/core/messages';
import { en } from './en.js';
import { inputMessages } from './input.js';
import { plainText } from './shown.js';
import { type Filling, others, sentence, type Text } from './text.js';
import { vi } from './vi.js';

export type Language = 'vi' | 'en';
type SentenceParams = { readonly [name: string]: string | number };
/** What is worded of an issue, or of the fault of an input file. */
type Worded = Pick<Issue, 'code' | 'params'> & { readonly message?: string };

/** A sentence by its key; `issue` words an issue or the fault of an input file. */
export interface Speech {
  (key: keyof typeof en, params?: SentenceParams): string;
  /** A sentence as a text, which knows what in it are words of others: those of `params` that are strings. */
  readonly text: (key: keyof typeof en, params?: { readonly [name: string]: Filling }) => Text;
  readonly language: Language;
  readonly issue: (issue: Worded) => { readonly message: string; readonly hint?: string };
  /** The message of an issue as a text. */
  readonly issueText: (issue: Worded) => Text;
  readonly number: (value: number) => string;
  /** Two decimals, or as many as tell a share apart from none, from all, and from the target that it is held against. */
  readonly percent: (met: number, total: number, target?: number) => string;
  /** The sign behind a number: the Vietnamese write it without a space. */
  readonly percentSign: string;
  /** Stands between whole numbers and decimals. */
  readonly point: string;
}

/** Decimals that tell any share of a nation apart from any target. */
const MOST_DECIMALS = 14;

const filled = (sentence: string, params: SentenceParams) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => plainText(String(params[name] ?? place)));

/** Params whose texts, which others wrote, steer nothing. */
const plainParams = (params: Issue['params']): Issue['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? plainText(value) : value]),
  );

/** A speech in Vietnamese or English. Numbers are grouped as each language does; nothing depends on the machine. */
export function createSpeech(language: Language): Speech {
  const words = language === 'vi' ? vi : en;
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const percentSign = language === 'vi' ? '%' : ' %';
  const number = (value: number) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const wordingOf = (code: string) => {
    const own = Object.hasOwn(inputMessages, code) ? inputMessages[code]![language] : undefined;
    const { issues, words } = catalogue[language]!;
    return { issues: own === undefined ? issues : { [code]: own }, words };
  };
  return Object.assign((key: keyof typeof en, params: SentenceParams = {}) => filled(words[key], params), {
    language,
    number,
    percentSign,
    point,
    percent: (met: number, total: number, target?: number) => {
      if (total === 0) return '–';
      const apart = [0, 100, ...(target === undefined ? [] : [target])].filter(
        (percent) => met * 10_000 !== Math.round(percent * 100) * total,
      );
      for (let decimals = 2; ; decimals += 1) {
        // Rounded half up in integers.
        const scale = 10n ** BigInt(decimals);
        const units = (BigInt(met) * 200n * scale + BigInt(total)) / (2n * BigInt(total));
        const isApart = apart.every((percent) => units * 100n !== BigInt(Math.round(percent * 100)) * scale);
        if (isApart || decimals === MOST_DECIMALS)
          return `${number(Number(units / scale))}${point}${String(units % scale).padStart(decimals, '0')}${percentSign}`;
      }
    },
    text: (key: keyof typeof en, params: { readonly [name: string]: Filling } = {}) =>
      sentence(words[key], (name) => (Object.hasOwn(params, name) ? params[name] : undefined)),
    issue: (issue: Worded) =>
      wordIssue(wordingOf(issue.code), {
        ...issue,
        ...(issue.params !== undefined && { params: plainParams(issue.params) }),
      }),
    issueText: (issue: Worded) => {
      const wording = wordingOf(issue.code);
      if (!Object.hasOwn(wording.issues, issue.code)) return others(issue.message ?? issue.code);
      // What others wrote stays out of the sentence until it is one: the place that it fills is what is looked for in it.
      const kept = new Map(
        Object.entries(issue.params ?? {}).flatMap(([name, value]) =>
          typeof value !== 'string' || Object.hasOwn(wording.words, value) ? [] : [[name, value] as const],
        ),
      );
      const places = Object.fromEntries([...kept.keys()].map((name) => [name, `{${name}}`]));
      const { message } = wordIssue(wording, { code: issue.code, params: { ...issue.params, ...places } });
      return sentence(message, (name) => kept.get(name), '`');
    },
  });
}
