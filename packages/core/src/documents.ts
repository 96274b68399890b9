/**
 * The shapes of what people write: packs, texts, programmes, places, declared counts and records. All but the last two
 * mirror the JSON Schemas in `schema/`.
 */
export type * from './pack-document.js';
export type * from './parts.js';
export type * from './places-document.js';
export type * from './programme-document.js';
export type * from './record-document.js';
