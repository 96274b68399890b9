/**
 * Places that begin or end in a period.
 */
import type { PlaceChange } from '@tieuchi/core';
import { type Block, heading, list, paragraph } from '../block/block.js';
import { nameOfPlace } from '../phrase/names.js';
import { joined, own, type Text } from '../words/text.js';
import type { ReviewPage } from './model.js';

/** Places that begin or end are listed up to so many a programme; all are in review.json. */
const SHOWN_CHANGES = 40;

export function placeChangeBlocks(page: ReviewPage, changes: readonly PlaceChange[]): Block[] {
  const { speech } = page;
  if (changes.length === 0) return [];
  const sentences = changes.flatMap((change) => changeSentences(page, change));
  const more = sentences.length - SHOWN_CHANGES;
  return [
    heading(3, speech.text('review-places')),
    paragraph(speech.text('review-places-how')),
    ...list([
      ...sentences.slice(0, SHOWN_CHANGES),
      ...(more > 0 ? [speech.text('review-places-more', { count: own(speech.number(more)) })] : []),
    ]),
  ];
}

function changeSentences(page: ReviewPage, { place: id, begins, ends }: PlaceChange): Text[] {
  const { speech } = page;
  const place = nameOfPlace(page, id);
  const names = (ids: readonly string[]) =>
    joined(
      ids.map((each) => nameOfPlace(page, each)),
      ', ',
    );
  return [
    ...(begins === undefined
      ? []
      : [
          begins.from.length === 0
            ? speech.text('place-begins', { place, day: begins.on })
            : speech.text('place-begins-from', { place, day: begins.on, others: names(begins.from) }),
        ]),
    ...(ends === undefined
      ? []
      : [
          ends.into.length === 0
            ? speech.text('place-ends', { place, day: ends.on })
            : speech.text('place-ends-into', { place, day: ends.on, others: names(ends.into) }),
        ]),
  ];
}
