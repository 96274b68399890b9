/**
 * Shares as records give them: declared counts, or a tally whole.
 */

import { LARGEST_COUNT } from './share.js';
import { COUNTS, EMPTY, type Tally, tallyOf } from './tally.js';

/** What a record says of a share: a whole tally, or the number of members alone. */
export type ShareDeclaration =
  | { readonly tally: Tally; readonly among?: undefined }
  | { readonly tally?: undefined; readonly among: number };

/**
 * Reads the value of a share fact: `{ met, among }`, `{ among }` alone, or the seven counts of a tally. Undefined for
 * anything else. Own properties only.
 */
export function declarationIn(value: unknown): ShareDeclaration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return shareDeclaration(value);
  } catch {
    // The caller's object threw while it was read: it declares nothing.
    return undefined;
  }
}

function shareDeclaration(value: object): ShareDeclaration | undefined {
  if (Array.isArray(value)) return undefined;
  const given = value as { readonly [key: string]: unknown };
  // Each way to declare has one of the two; the keys of what may be anything, and any size, are not listed.
  if (!Object.hasOwn(given, 'met') && !Object.hasOwn(given, 'among')) return undefined;
  const keys = Object.keys(given);
  const numbers = keys.map((key) => given[key]);
  if (keys.length === 0 || !numbers.every(isCount)) return undefined;
  const known = new Map(keys.map((key, index) => [key, numbers[index] as number]));
  if (known.has('among')) return declared(known);
  return tallyAmong(known);
}

/** The seven counts of a tally, and nothing else. */
export function countsIn(value: unknown): Tally | undefined {
  const found = declarationIn(value)?.tally;
  return found === undefined || Object.hasOwn(value as object, 'among') ? undefined : found;
}

function tallyAmong(known: ReadonlyMap<string, number>): ShareDeclaration | undefined {
  if (known.size !== COUNTS.length || !COUNTS.every((count) => known.has(count))) return undefined;
  const tally = tallyOf(COUNTS.map((count) => known.get(count)!));
  return COUNTS.reduce((sum, count) => sum + tally[count], 0) <= LARGEST_COUNT ? { tally } : undefined;
}

function declared(known: ReadonlyMap<string, number>): ShareDeclaration | undefined {
  const among = known.get('among')!;
  const met = known.get('met');
  if (known.size !== (met === undefined ? 1 : 2)) return undefined;
  if (met === undefined) return { among };
  return met <= among ? { tally: { ...EMPTY, met, unmet: among - met } } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LARGEST_COUNT;
}
