/**
 * Packs and rules as Standard Schemas in the language of whoever reads what is wrong.
 */
import type { NumberRule, TruthRule } from '../check/rule.js';
import { standardSchema as schemaIn } from '../check/standard-schema.js';
import type { Pack } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { StandardSchema } from '../issue/standard.js';
import type { Catalogue } from '../issue/wording.js';
import type { CompiledPack } from '../pack/compiled.js';
import { matchLocale } from '../text/locale.js';
import { issuesInEnglish } from './words.js';

/**
 * A compiled pack, or a compiled rule, as a Standard Schema (https://standardschema.dev) whose sentences are in `locale`: form
 * libraries and routers take it as they take any other. It checks what `checkRecord` of the pack, or `check` of the rule,
 * checks: errors refuse a value, warnings do not. The catalogue is that of `@tieuchi/core/messages`, or one's own; where it
 * has no words for the locale, matched as `explain` does, the sentences are in English.
 *
 * Packs and rules are such schemas themselves, in English: `pack['~standard']`.
 *
 * @throws TypeError for a pack that `compilePack` has not made, and for a rule that was refused; nothing else.
 *
 * @example
 * const schema = standardSchema(pack, catalogue, 'vi-VN');
 * const checked = schema['~standard'].validate({ subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 101 } });
 * checked.issues[0].path; // => ['facts', 'books']
 * checked.issues[0].message; // => '`101` không dùng được cho dữ kiện `books`: coi như còn thiếu; dùng được: 0, 1 … 100'
 */
export function standardSchema<P extends Pack>(
  pack: CompiledPack<P>,
  catalogue: Catalogue,
  locale: string,
): StandardSchema<RecordOf<P>>;
export function standardSchema<Values>(
  rule: NumberRule<Values> | TruthRule<Values>,
  catalogue: Catalogue,
  locale: string,
): StandardSchema<Values>;
export function standardSchema(
  given: CompiledPack | NumberRule | TruthRule,
  catalogue: Catalogue,
  locale: string,
): StandardSchema<unknown> {
  const isKnown = matchLocale(locale, Object.keys(catalogue)) !== undefined;
  const [words, of] = isKnown ? [catalogue, locale] : [{ en: issuesInEnglish }, 'en'];
  return schemaIn(given as CompiledPack, words, of);
}
