/**
 * SHA-256. Only this file imports it: the CommonJS build includes the package here, because it is ES modules only.
 */
import { sha256 as ofPackage } from '@noble/hashes/sha2.js';

/** The hash of bytes, as 32 bytes. */
export const sha256: (bytes: Uint8Array) => Uint8Array = ofPackage;
