/**
 * Packs, checked and compiled, and records checked by them.
 */
import { type KnownPack, compilePack as openPack, checkPack as packIssues } from '../check/pack.js';
import { checkRecord as recordIssues } from '../check/record.js';
import type { Pack } from '../document/index.js';
import type { RecordOf } from '../document/record-of.js';
import type { WordedIssue } from '../issue/issue.js';
import { type StandardSchema, schemaOf } from '../issue/standard.js';
import type { CompiledPack as OpenPack } from '../pack/compiled.js';
import { issuesInEnglish, refusedInWords, worded } from './words.js';

/**
 * A pack that has been checked once, and is a Standard Schema of its records as it is, with sentences in English;
 * `standardSchema` gives it in other languages. `CompiledPack` alone takes any record.
 */
export interface CompiledPack<P extends Pack = Pack> extends OpenPack<P>, StandardSchema<RecordOf<P>> {}

/**
 * Everything that is wrong with a pack: shape and meaning (SEMANTICS §1 to §6), each mistake once, with its JSON Pointer
 * and, for text, line and column. An empty list, or one of warnings only, means that `compilePack` accepts it. No document
 * makes it throw.
 *
 * `packs` are those that judge the members whom the pack counts: what their measures read is checked against them. Without
 * them the rules under `from` are checked when a run binds the packs to each other.
 *
 * @throws TypeError for `packs` that `compilePack` has not made; nothing else.
 *
 * @example
 * checkPack('{"format": "tieuchi-pack/1"').map((issue) => issue.code); // => ['json/unclosed']
 */
export function checkPack(textOrJson: unknown, packs?: readonly OpenPack[]): WordedIssue[] {
  return packIssues(textOrJson, packs).map(worded);
}

/**
 * A pack ready to judge records: text or JSON that `checkPack` finds no error in. `texts` are the words of the pack, one
 * document per locale, as text or JSON; they never change a verdict. SEMANTICS §3 says what its rules give.
 *
 * A document that is a constant (written in the call, `as const`, or imported from a package of packs) gives a typed pack:
 * `evaluate` then takes its records only, and a wrong name of a fact does not compile. JSON out of a file gives one that takes any.
 *
 * @throws PackError with the located issues when the pack has errors; nothing else.
 *
 * @example
 * const pack = compilePack({
 *   format: 'tieuchi-pack/1', id: 'demo/reader', version: '1.0.0', subject: 'cong-dan', group: 'nhom-1',
 *   place: 'vn', through: 'noi-o', inForce: { from: '2022-01-01', status: 'placeholder' }, sources: {},
 *   facts: { books: { type: 'integer', min: 0, max: 100 } },
 *   titles: [{ id: 'reader', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
 * });
 * evaluate(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 12 } }).titles[0].verdict; // => 'met'
 */
export function compilePack<const P extends Pack>(document: P, texts?: readonly unknown[]): CompiledPack<KnownPack<P>>;
export function compilePack(textOrJson: unknown, texts?: readonly unknown[]): CompiledPack;
export function compilePack(textOrJson: unknown, texts?: readonly unknown[]): CompiledPack {
  const pack: OpenPack = refusedInWords(() => openPack(textOrJson, texts));
  return { ...pack, ...schemaOf<RecordOf<Pack>>((record) => recordIssues(pack, record), issuesInEnglish) };
}

/**
 * What is wrong with a record for this pack (SEMANTICS §1.3, §4): unreadable keys, another group, invalid facts; as a
 * warning, facts that the pack does not know and a date outside its time in force. Each has its JSON Pointer into the record.
 * An empty list means that every value given is read. No record makes it throw.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * checkRecord(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: '12' } })[0].code; // => 'record/number-as-text'
 */
export function checkRecord(pack: OpenPack, record: unknown): WordedIssue[] {
  return recordIssues(pack, record).map(worded);
}
