/**
 * Packs and rules as Standard Schemas in the language of whoever reads what is wrong.
 */
import type { Pack } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { Issue } from '../issue/issue.js';
import { type StandardSchema, schemaOf } from '../issue/standard.js';
import type { Catalogue } from '../issue/wording.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { matchLocale } from '../text/locale.js';
import { checkRecord } from './record.js';
import type { NumberRule, TruthRule } from './rule.js';

/**
 * A compiled pack, or a compiled rule, as a Standard Schema whose sentences are those of `catalogue` in `locale`; where it has
 * no words for the locale, a sentence is the code of its issue.
 *
 * @throws TypeError for a pack that `compilePack` has not made, and for a rule that was refused; nothing else.
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
  const found = matchLocale(locale, Object.keys(catalogue));
  return schemaOf(checkOf(given), found === undefined ? undefined : catalogue[found]);
}

function checkOf(given: CompiledPack | NumberRule | TruthRule): (value: unknown) => readonly Issue[] {
  if (typeof given === 'object' && given !== null && 'check' in given) return given.check;
  needCompiled('standardSchema', 'pack', given);
  return (record) => checkRecord(given, record);
}
