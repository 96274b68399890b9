/**
 * What a programme's document says of the procedure.
 */
import type { CompiledProgramme, ProcedureNote } from '@tieuchi/core';
import { type Block, heading, list } from '../block/block.js';
import type { Page } from '../phrase/page.js';
import { quotedWords } from '../phrase/target.js';
import { others, own, type Text } from '../words/text.js';

export function procedureBlocks({ speech }: Pick<Page, 'speech'>, { document }: CompiledProgramme): Block[] {
  const { decides = [], reportTo = [], reportBefore, reviews = [] } = document.procedure ?? {};
  const items = [
    ...decides.map((each) => procedureText(speech('report-decides'), each)),
    ...reportTo.map((each) => procedureText(speech('report-to'), each)),
    ...(reportBefore === undefined
      ? []
      : [
          [
            ...own(`${speech('report-before')}: `),
            ...others(speech.language === 'vi' ? reportBefore.day.split('-').reverse().join('/') : reportBefore.day),
            ...[...own(' ['), ...others(reportBefore.status), ...own(']')],
          ],
        ]),
    ...reviews.map((each) => {
      const quarter = each.quarter === undefined ? '' : `${['I', 'II', 'III', 'IV'][each.quarter - 1]}/`;
      return procedureText(`${speech('report-review')} ${quarter}${each.year}`, each);
    }),
  ];
  return items.length === 0 ? [] : [heading(3, speech.text('report-procedure')), ...list(items)];
}

function procedureText(kind: string, { who, about, inWords, status, note }: ProcedureNote): Text {
  return [
    ...own(kind),
    ...(who === undefined ? [] : [...own(': '), ...others(who)]),
    ...(about === undefined ? [] : [...own(' ('), ...others(about), ...own(')')]),
    ...[...own(': '), ...quotedWords(inWords)],
    ...[...own(' ['), ...others(status), ...own(']')],
    ...(note === undefined ? [] : [...own(' – '), ...others(note)]),
  ];
}
