/**
 * SHA-256. Only this file imports it: the CommonJS build includes the package here, because it is ES modules only.
 */
import { sha256 as ofPackage } from '@noble/hashes/sha2.js';

/** The hash of bytes, as 32 bytes. */
export const sha256: (bytes: Uint8Array) => Uint8Array = ofPackage;

/** Hashes of bytes one after the other, in memory of their own: where there are millions, making it anew costs a seventh. */
export function createSha256(): (bytes: Uint8Array) => Uint8Array {
  const [fresh, working] = [ofPackage.create(), ofPackage.create()];
  const hash = new Uint8Array(32);
  return (bytes) => {
    fresh._cloneInto(working);
    working.update(bytes).digestInto(hash);
    return hash.slice();
  };
}
