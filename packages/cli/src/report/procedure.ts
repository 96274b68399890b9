/**
 * What a programme's document says of the procedure.
 */
import type { CompiledProgramme, ProcedureNote } from '@tieuchi/core';
import type { Page } from '../phrase/page.js';

export function procedureLines({ speech }: Pick<Page, 'speech'>, { document }: CompiledProgramme): string[] {
  const { decides = [], reportTo = [], reportBefore, reviews = [] } = document.procedure ?? {};
  const note = (kind: string, { who, about, inWords, status, note: remark }: ProcedureNote) =>
    `- ${kind}${who === undefined ? '' : `: ${who}`}${about === undefined ? '' : ` (${about})`}: “${inWords}” [${status}]${remark === undefined ? '' : ` – ${remark}`}`;
  const lines = [
    ...decides.map((each) => note(speech('report-decides'), each)),
    ...reportTo.map((each) => note(speech('report-to'), each)),
    ...(reportBefore === undefined
      ? []
      : [
          `- ${speech('report-before')}: ${speech.language === 'vi' ? reportBefore.day.split('-').reverse().join('/') : reportBefore.day} [${reportBefore.status}]`,
        ]),
    ...reviews.map((each) =>
      note(
        `${speech('report-review')} ${each.quarter === undefined ? '' : `${['I', 'II', 'III', 'IV'][each.quarter - 1]}/`}${each.year}`,
        each,
      ),
    ),
  ];
  return lines.length === 0 ? [] : [`### ${speech('report-procedure')}`, '', ...lines, ''];
}
