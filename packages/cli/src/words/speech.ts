/**
 * What the command line says, in the language of the user.
 */
import type { Issue } from '@tieuchi/core';
import { catalogue, wordIssue } from '@tieuchi/core/messages';
import { en } from './en.js';
import { inputMessages } from './input.js';
import { plainText } from './shown.js';
import { vi } from './vi.js';

export type Language = 'vi' | 'en';
type Params = { readonly [name: string]: string | number };

/** A sentence by its key; `issue` words an issue or the fault of an input file. */
export interface Speech {
  (key: keyof typeof en, params?: Params): string;
  readonly language: Language;
  readonly issue: (issue: Pick<Issue, 'code' | 'params'> & { readonly message?: string }) => {
    readonly message: string;
    readonly hint?: string;
  };
  readonly number: (value: number) => string;
  /** Two decimals, or as many as tell a share apart from none, from all, and from the target that it is held against. */
  readonly percent: (met: number, total: number, target?: number) => string;
  /** The sign behind a number: the Vietnamese write it without a space. */
  readonly percentSign: string;
}

/** Decimals that tell any share of a nation apart from any target. */
const MOST_DECIMALS = 14;

const fill = (sentence: string, params: Params) =>
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
  return Object.assign((key: keyof typeof en, params: Params = {}) => fill(words[key], params), {
    language,
    number,
    percentSign,
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
    issue: (issue: Pick<Issue, 'code' | 'params'> & { readonly message?: string }) => {
      const own = Object.hasOwn(inputMessages, issue.code) ? inputMessages[issue.code]![language] : undefined;
      const { issues, words } = catalogue[language]!;
      const told = { ...issue, ...(issue.params !== undefined && { params: plainParams(issue.params) }) };
      return wordIssue({ issues: own === undefined ? issues : { [issue.code]: own }, words }, told);
    },
  });
}
