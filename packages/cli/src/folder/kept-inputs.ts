/**
 * The options and counts that a run keeps, read again.
 */

import type { DeclaredCount } from '@tieuchi/core';
import { isMap } from '../document/json.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';
import { KEPT } from './files.js';
import { isText } from './kept-receipt.js';
import type { ScoreOptions } from './options.js';

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const isMaybe = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value);
const isYearNumber = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1900 && (value as number) <= 2199;
const isNumber = (value: unknown) => typeof value === 'number' && value >= 0;

type Checks = { readonly [key: string]: (value: unknown) => boolean };

const OPTIONS: Checks = {
  lang: (value) => value === 'vi' || value === 'en',
  since: isMaybe(isYearNumber),
  codesAsOf: isMaybe(isDay),
  tree: isMaybe(isDay),
  label: isMaybe(isText),
};

const COUNT: Checks = {
  place: isText,
  year: isYearNumber,
  measure: isText,
  programme: isMaybe(isText),
  among: isMaybe(isNumber),
  met: isMaybe(isNumber),
  share: isMaybe(isNumber),
  status: (value) => ['official', 'local', 'reported', 'placeholder'].includes(value as string),
  source: isText,
};

/** The first key that is not as a run writes it. */
function wrongKey(value: unknown, checks: Checks): string | undefined {
  if (!isMap(value)) return '';
  return Object.entries(checks).find(([key, check]) => !check(Object.hasOwn(value, key) ? value[key] : undefined))?.[0];
}

export function optionsFrom(value: unknown, folder: string, speech: Speech): ScoreOptions {
  const wrong = wrongKey(value, OPTIONS);
  if (wrong !== undefined)
    throw new Failure([speech('run-broken', { folder, file: KEPT.options, where: `/${wrong}` })]);
  const { lang, since, codesAsOf, tree, label } = value as ScoreOptions;
  return {
    lang,
    ...(since !== undefined && { since }),
    ...(codesAsOf !== undefined && { codesAsOf }),
    ...(tree !== undefined && { tree }),
    ...(label !== undefined && { label }),
  };
}

export function countsFrom(value: unknown, folder: string, speech: Speech): DeclaredCount[] {
  const fail = (where: string) => new Failure([speech('run-broken', { folder, file: KEPT.counts, where })]);
  if (!Array.isArray(value)) throw fail('/');
  for (const [index, each] of value.entries()) {
    const wrong = wrongKey(each, COUNT);
    if (wrong !== undefined) throw fail(`/${index}/${wrong}`);
  }
  return value as DeclaredCount[];
}
