/**
 * White space, and what nobody sees: one rule for tables, records and messages.
 */

/** White space of Unicode, and the mark that files begin with. */
const AROUND = /^[\p{White_Space}\ufeff]+|[\p{White_Space}\ufeff]+$/gu;

/**
 * What looks like nothing, or like an ordinary space, and makes another text: controls, format characters such as joiners and
 * marks of direction, what fonts leave out, white space other than the space.
 */
const UNSEEN = /(?! )[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}\u2800]/gu;

/** True for text that is nothing but what every keyboard has; most is, and is looked at no further. */
function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Letters of Vietnamese too, but for the soft hyphen among them.
    if (unit < 33 || unit === 127 || (unit > 126 && unit < 192) || (unit > 0x24f && (unit < 0x1ea0 || unit > 0x1ef9)))
      if (unit !== 32) return false;
  }
  return true;
}

function mayBeSpace(unit: number): boolean {
  return unit <= 32 || unit === 0x85 || unit === 0xa0 || (unit >= 0x1680 && (unit < 0x1e00 || unit >= 0x2000));
}

/** True for text of ASCII without white space around it: it is trimmed and composed as it is. */
export function isTidy(text: string): boolean {
  const { length } = text;
  if (length === 0 || text.charCodeAt(0) <= 32 || text.charCodeAt(length - 1) <= 32) return false;
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(at) > 126) return false;
  return true;
}

/** Text without white space around it. */
export function trimmed(text: string): string {
  return mayBeSpace(text.charCodeAt(0)) || mayBeSpace(text.charCodeAt(text.length - 1))
    ? text.replace(AROUND, '')
    : text;
}

/** Text in which everything can be seen: what cannot is shown as `‹U+200B›`. */
export function visible(text: string): string {
  return isPlainText(text) ? text : text.replace(UNSEEN, (character) => `‹${characterName(character)}›`);
}

/** The first character of a text that nobody sees, as `U+200B`; none: undefined. */
export function unseenIn(text: string): string | undefined {
  const [found] = isPlainText(text) ? [] : (text.match(UNSEEN) ?? []);
  return found === undefined ? undefined : characterName(found);
}

function characterName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
