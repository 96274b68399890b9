/**
 * Who decides in a year and to whom it is reported, level by level, as the document says.
 */
import { type CompiledProgramme, procedureOn } from '@tieuchi/core';
import { type Block, heading, list } from '../block/block.js';
import { nameOfLevel, nameOfPlace } from '../phrase/names.js';
import type { Page } from '../phrase/page.js';
import { quotedWords } from '../phrase/target.js';
import { joined, others, own, type Text } from '../words/text.js';

type AuthorityNote = ReturnType<typeof procedureOn>['decides'][number];

/** What holds on the day of the year's tree; nothing when the document says nothing of it. */
export function authorityBlocks(
  page: Page,
  compiled: CompiledProgramme,
  day: string,
  levels: readonly string[],
): Block[] {
  const { speech } = page;
  const { document } = compiled;
  const { decides = [], reportTo = [] } = document.procedure ?? {};
  const where = ({ level, place }: AuthorityNote) =>
    joined(
      [
        ...(place === undefined ? [] : [nameOfPlace(page, place)]),
        ...(level !== undefined ? [nameOfLevel(speech, compiled, level)] : []),
        ...(level === undefined && place === undefined ? [speech.text('all-levels')] : []),
      ].filter((text) => text.length > 0),
      ', ',
    );
  const items = (['decides', 'reportTo'] as const).flatMap((key) => {
    const all = key === 'decides' ? decides : reportTo;
    const what = own(` · ${speech(key === 'decides' ? 'report-decides' : 'report-to')}: `);
    const holding = new Set(
      [undefined, ...levels].flatMap((level) =>
        [undefined, ...all.map(({ place }) => place)].flatMap(
          (place) =>
            procedureOn(document, day, {
              ...(level !== undefined && { level }),
              ...(place !== undefined && { place }),
            })[key],
        ),
      ),
    );
    const ended = all.filter(({ until }) => until !== undefined && until <= day);
    return [
      ...[...holding].map((each) => [...where(each), ...what, ...authorityText(each)]),
      ...(key === 'decides' && holding.size > 1 ? [speech.text('authority-several', { count: holding.size })] : []),
      ...ended.map((each) => [
        ...[...where(each), ...what],
        ...[...speech.text('authority-ended', { until: each.until! }), ...own(': '), ...authorityText(each)],
      ]),
    ];
  });
  return items.length === 0 ? [] : [heading(4, speech.text('report-authorities', { date: day })), ...list(items)];
}

function authorityText({ who, about, inWords, status, note }: AuthorityNote): Text {
  return [
    ...(who === undefined ? quotedWords(String(inWords)) : others(who)),
    ...(about === undefined ? [] : [...own(' ('), ...others(about), ...own(')')]),
    ...[...own(' ['), ...others(status), ...own(']')],
    ...(note === undefined ? [] : [...own(' – '), ...others(note)]),
  ];
}
