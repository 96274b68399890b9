/**
 * Checking documents, and making them ready: packs, programmes, places, texts, records and rules. `planOf` gives a plan of
 * what is ready; `@tieuchi/core/plan` judges by it.
 *
 * Issues are data, without sentences; `wordIssue` of `@tieuchi/core/en` or `/vi` gives the words.
 *
 * @module @tieuchi/core/check
 */
export { checkPack, compilePack } from './check/pack.js';
export { checkPlaces, compilePlaces } from './check/places.js';
export { planOf } from './check/plan.js';
export { checkProgramme, compileProgramme } from './check/programme.js';
export { checkRecord } from './check/record.js';
export { compileRule } from './check/rule.js';
export { standardSchema } from './check/standard-schema.js';
export { checkTexts } from './check/texts.js';
export type { Issue } from './issue/issue.js';
export type { StandardSchema } from './issue/standard.js';
export type { Catalogue } from './issue/wording.js';
export type { CompiledPack } from './pack/compiled.js';
export { recordSchema } from './pack/record-schema.js';
export type { CompiledPlaces } from './place/places.js';
export type { CompiledProgramme } from './programme/compiled.js';
export { PackError } from './shape/error.js';
