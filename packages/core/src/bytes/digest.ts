/**
 * Digests of documents: SHA-256 over their canonical JSON.
 */

import { canonicalJson } from '../json/canonical.js';
import type { Json } from '../json/guards.js';
import { hexOf } from './hashes.js';
import { sha256 } from './sha256.js';
import { utf8Of } from './utf8.js';

/**
 * SHA-256 of the canonical JSON of a document, as `sha256:` and 64 hexadecimal digits (SEMANTICS §8.1).
 *
 * @throws TypeError or RangeError for what `canonicalJson` refuses.
 *
 * @example
 * digest({ b: 1, a: 2 }) === digest({ a: 2, b: 1 }); // => true
 */
export function digest(value: Json | object): string {
  return `sha256:${hexOf(sha256(utf8Of(canonicalJson(value))))}`;
}

/**
 * The digest of a pack's rules, or of any document: everything but `$schema`, so that moving a file changes nothing. Texts
 * stand in files of their own, and are no part of it (SEMANTICS §8.2).
 *
 * @throws TypeError or RangeError for what `canonicalJson` refuses; no document that a check accepts is.
 *
 * @example
 * rulesDigest({ ...pack.document, $schema: './pack.schema.json' }) === rulesDigest(pack.document); // => true
 */
export function rulesDigest(document: object): string {
  const { $schema: _, ...rules } = document as { $schema?: unknown };
  return digest(rules);
}
