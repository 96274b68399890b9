/**
 * A value that the declaration of its fact does not allow.
 */
import { allowed, type BoundFact } from '../frame/facts.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { shownName } from '../text/names.js';
import { hasTwoReadings, numberFrom } from '../text/numerals.js';
import { pointerTo } from '../text/pointer.js';
import { trimmed } from '../text/space.js';

/** What a spreadsheet makes of `10/12`: a day, in one of its ways to write one. */
const DAY_OF_SPREADSHEET =
  /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/ ]\p{L}{3,9}\.?|\p{L}{3,9}\.?[-/ ]\d{1,4})(\D|$)/u;

/** The issue of a fact that its declaration does not allow. */
export function invalidFact({ id, declared }: BoundFact, value: unknown, pointer = '/facts'): Issue {
  const tell = (code: string, found: string) =>
    issueOf(code, 'error', pointerTo(pointer, id), { fact: id, found, allowed: allowed(declared) });
  if (typeof value !== 'string' || value.length > 100) return tell('record/fact-invalid', shownValue(value));
  const { type } = declared;
  const text = trimmed(value);
  const isNumber = type === 'integer' || type === 'decimal';
  // A table gives numbers and truths as such: text that is one stood in quotes, and they are the mistake.
  const quoted = `"${shownName(value)}"`;
  if (isNumber && hasTwoReadings(text)) return tell('record/number-two-readings', shownName(value));
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text) && numberFrom(text) !== undefined)
    return tell('record/number-as-text', quoted);
  if (type === 'boolean' && /^(true|false|[01])$/i.test(text)) return tell('record/fact-invalid', quoted);
  if (type === 'choice' && text !== value && declared.of!.includes(text)) return tell('record/fact-invalid', quoted);
  if (type === 'share' && DAY_OF_SPREADSHEET.test(text)) return tell('record/share-as-day', shownName(value));
  return tell('record/fact-invalid', shownName(value));
}
