/**
 * Pointers into JSON (RFC 6901).
 */

/** One more step of a JSON Pointer. */
export function pointerTo(pointer: string, key: string | number): string {
  if (typeof key === 'number' || !/[~/]/.test(key)) return `${pointer}/${key}`;
  return `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
