/**
 * Languages by their tags (BCP 47): `vi-VN` is answered in `vi`, `en-Latn-GB` in `en`.
 */

/**
 * The tag among those at hand that answers the one asked for, by the look-up of RFC 4647: the tag itself, whatever its
 * capitals, else with its last part left out, and so on; else the first one of the same language. None for another language.
 */
export function matchLocale(asked: unknown, known: Iterable<string>): string | undefined {
  if (typeof asked !== 'string') return undefined;
  const all = new Map<string, string>();
  for (const tag of known) if (!all.has(plainTag(tag))) all.set(plainTag(tag), tag);
  const parts = plainTag(asked).split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = all.get(parts.slice(0, length).join('-'));
    if (found !== undefined) return found;
  }
  return [...all].find(([tag]) => tag.split('-')[0] === parts[0])?.[1];
}

/** Tags as programs write them: `vi_VN.UTF-8` of an environment is `vi-VN`. */
function plainTag(tag: string): string {
  return tag
    .slice(0, 100)
    .replace(/[.@].*$/s, '')
    .replaceAll('_', '-')
    .toLowerCase();
}
