/**
 * Where the receipt of a folder and the receipt of the same run made again differ.
 */
import { canonicalJson, type Receipt, type ReceiptEntry, type RowsDigest } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import type { Likeness } from './file-differences.js';

/** A line for each part that differs; under one engine every part counts. */
export function receiptDifferences(was: Receipt, now: Receipt, like: Likeness, speech: Speech): string[] {
  const lines: string[] = [];
  const compare = (part: string, before: unknown, after: unknown) => {
    const [a, b] = [writtenPart(before), writtenPart(after)];
    if (a !== b) lines.push(speech('replay-part', { part, was: short(a), now: short(b) }));
  };
  for (const kind of ['packs', 'programmes', 'places'] as const) compareEntries(was[kind], now[kind], compare);
  compare('declared counts', was.declaredCounts, now.declaredCounts);
  compare('history', was.history, now.history);
  compare('options', was.options, now.options);
  compare('rows', was.counts, now.counts);
  compareRows('records', was.records, now.records, compare);
  compareRows('results', was.results, now.results, compare);
  compare('report', was.report, now.report);
  // What an engine of another version says of itself, and how it words results, is its own.
  const told = new Set([
    ...TOLD,
    ...(like.isSameEngine ? [] : ['engine', 'table']),
    // Where the rows stand is no part of what was judged.
    ...(like.isSameOrder || (like.isSameEngine && was.register === undefined) ? [] : ['register']),
  ]);
  for (const key of new Set([...Object.keys(was), ...Object.keys(now)]))
    if (!told.has(key)) compare(key, partOf(was, key), partOf(now, key));
  return lines;
}

/** Parts that are compared above, and the list of files, which are compared themselves. */
const TOLD = [
  ...['packs', 'programmes', 'places', 'declaredCounts', 'history', 'options', 'counts'],
  ...['records', 'results', 'report', 'files'],
];

type Compare = (part: string, before: unknown, after: unknown) => void;

/** Documents by their names; those of one name by their order. */
function compareEntries(was: readonly ReceiptEntry[], now: readonly ReceiptEntry[], compare: Compare): void {
  const digests = (entries: readonly ReceiptEntry[], name: string) => {
    const own = entries.filter(({ id, version }) => `${id}@${version}` === name).map(({ digest }) => digest);
    return own.length < 2 ? own[0] : own;
  };
  for (const name of new Set([...was, ...now].map(({ id, version }) => `${id}@${version}`)))
    compare(name, digests(was, name), digests(now, name));
}

/** The whole digest first: where it agrees, what it was made of is reported by itself. */
function compareRows(part: string, was: RowsDigest, now: RowsDigest, compare: Compare): void {
  compare(part, was.digest, now.digest);
  if (was.digest !== now.digest) return;
  compare(`${part}.rows`, was.rows, now.rows);
}

function partOf(receipt: Receipt, key: string): unknown {
  return (receipt as unknown as { readonly [key: string]: unknown })[key];
}

/** Whatever order its keys have; a folder may hold anything. */
function writtenPart(value: unknown): string {
  if (value === undefined) return '–';
  try {
    return canonicalJson(value);
  } catch {
    return '?';
  }
}

function short(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
}
