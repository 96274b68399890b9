/**
 * SHA-256. Only this file imports it: the CommonJS build includes the package here, because it is ES modules only.
 */
import { sha256 as ofPackage } from '@noble/hashes/sha2.js';

/** A hash that takes bytes in parts. */
export interface Hasher {
  update(bytes: Uint8Array): Hasher;
  digest(): Uint8Array;
}

/** The hash of bytes; `create` begins one that takes them in parts. */
export const sha256: { (bytes: Uint8Array): Uint8Array; create(): Hasher } = ofPackage;
