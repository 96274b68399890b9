/**
 * Changes of shares: by how much, or why they cannot be compared.
 */
import type { ShareChange } from '@tieuchi/core';
import { type Cell, NONE, textCell } from '../block/cell.js';
import type { Speech } from '../words/speech.js';
import { own } from '../words/text.js';

/** `+8,33 điểm %`, with what is open; or why there is no comparison. */
export function changeCell(speech: Speech, change: ShareChange | undefined): Cell {
  if (change === undefined) return NONE;
  const { notComparable, difference, surely } = change;
  if (notComparable !== undefined) return textCell(own(speech(`change-${notComparable}`)));
  return { kind: 'points', ...difference!, surely: surely === true };
}
