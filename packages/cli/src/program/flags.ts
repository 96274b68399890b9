/**
 * Flags of commands: what each takes, and how it is read.
 */
import type { Language } from '../words/speech.js';

/** A text in both languages. */
export type Words = { readonly [language in Language]: string };

export interface Flag<Value> {
  /** What is behind it, such as `<year>`; absent: nothing. */
  readonly takes?: string;
  readonly about: Words;
  /** True when a command cannot do without it. */
  readonly isRequired?: boolean;
  /** What it is when it is not given. */
  readonly otherwise: Value;
  /** Reads what was given; `before` is what the flag was until then. Undefined when it cannot be that. */
  read(given: string, before: Value): Value | undefined;
  /** What can be given, for a message. */
  readonly expects?: string;
}

/** A flag without a value. */
function given(about: Words): Flag<boolean> {
  return { about, otherwise: false, read: () => true };
}

export function text(takes: string, about: Words): Flag<string | undefined> {
  return { takes, about, otherwise: undefined, read: (value) => value };
}

/** A text that is something when nothing is given. */
export function textOr(takes: string, otherwise: string, about: Words): Flag<string> {
  return { takes, about, otherwise, read: (value) => value };
}

/** One of several words. */
export function oneOf<Word extends string>(words: readonly Word[], otherwise: Word, about: Words): Flag<Word> {
  const read = (value: string) => words.find((word) => word === value);
  return { takes: `<${words.join('|')}>`, about, otherwise, read, expects: words.join(', ') };
}

export function requiredText(takes: string, about: Words): Flag<string> {
  return { ...textOr(takes, '', about), isRequired: true };
}

/** A flag that may be given several times; `<files...>` takes several values at once. */
export function several(takes: string, about: Words): Flag<readonly string[]> {
  return { takes, about, otherwise: [], read: (value, before) => [...before, value] };
}

export function requiredSeveral(takes: string, about: Words): Flag<readonly string[]> {
  return { ...several(takes, about), isRequired: true };
}

export function year(about: Words): Flag<number | undefined> {
  const read = (value: string) => (/^(19|20|21)\d\d$/.test(value) ? Number(value) : undefined);
  return { takes: '<year>', about, otherwise: undefined, read, expects: 'YYYY' };
}

export function day(about: Words): Flag<string | undefined> {
  const read = (value: string) => {
    const isDay = /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);
    return isDay ? value : undefined;
  };
  return { takes: '<day>', about, otherwise: undefined, read, expects: 'YYYY-MM-DD' };
}

/** Flags of every command. */
export const COMMON = {
  lang: {
    takes: '<vi|en>',
    about: { vi: 'ngôn ngữ của mọi câu in ra', en: 'language of all that is said' },
    otherwise: 'vi' as Language,
    read: (value: string) => (value === 'vi' || value === 'en' ? value : undefined),
    expects: 'vi | en',
  } satisfies Flag<Language>,
  json: given({ vi: 'in dữ liệu cho máy', en: 'print data for programs' }),
};

/** `--codes-as-of` for `codesAsOf`. */
export function flagName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
