/**
 * What somebody probably meant by a text: an id, a number, a truth, a day.
 */
import { isDay } from './days.js';
import { ID } from './names.js';
import { withoutAccents } from './nearest.js';

/** The day that somebody may have meant who wrote day, month and year in another order or shape. */
export function dayFrom(text: string): string {
  const [, first, month, last] =
    /^\D*(\d{1,4})\s*\D{1,9}\s*(\d{1,2})\s*\D{1,6}\s*(\d{1,4})\D*$/.exec(text.slice(0, 60)) ?? [];
  if (first === undefined) return '2023-12-31';
  const [year, day] = first.length > 2 ? [first, last!] : [last!, first];
  const written = `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : '2023-12-31';
}

/** The number that a text holds, with a point for its decimals. */
export function numberIn(text: string): string | undefined {
  const number = /^\s*([+-]?\d{1,12})(?:[.,](\d{1,6}))?\s*(?:%|\p{L}*)\s*$/u.exec(text.slice(0, 60));
  if (number === null) return undefined;
  return String(Number(`${number[1]}.${number[2] ?? '0'}`));
}

/** The truth that a text holds. */
export function truthIn(text: string): string | undefined {
  return ['true', 'false'].find((word) => word === text.trim().toLowerCase());
}

/** The id that a name would be if it were written as one; `otherwise` when nothing is left of it. */
export function idFrom(name: string, otherwise = 'doc-sach', pattern = ID, kept = /[^a-z0-9]+/g): string {
  const words = withoutAccents(name.slice(0, 60).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')).replace(kept, '-');
  const id = words.replace(/^[-./0-9]+|[-./]+$/g, '');
  return pattern.test(id) ? id : otherwise;
}
