/**
 * Small repairs of texts that leave no doubt.
 */
import { isTidy, trimmed } from './space.js';

/** Something that was written differently from how it is meant, without doubt, and was corrected. */
export interface Repair {
  /** What was corrected: `8,0` for 8, a code without its zeros, accents written as separate marks, white space around a text. */
  readonly code: 'repair/decimal-comma' | 'repair/leading-zeros' | 'repair/nfc' | 'repair/space';
  /** Name of the column, such as `place.<role>`. */
  readonly column: string;
  /** What was written. */
  readonly from: string;
  /** What it was taken for. */
  readonly to: string;
}

/** Text without white space around it and in Unicode's composed form; what is changed is listed. */
export function mended(text: string, column: string, repairs: Repair[]): string {
  if (isTidy(text)) return text;
  const cut = trimmed(text);
  if (cut !== text && cut !== '') repairs.push({ code: 'repair/space', column, from: text, to: cut });
  const composed = cut.normalize('NFC');
  if (composed !== cut) repairs.push({ code: 'repair/nfc', column, from: cut, to: composed });
  return composed;
}
