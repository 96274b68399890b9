/**
 * The report of a run, for people. Numbers come from the report alone; names from texts and places.
 */
import { type Block, heading, paragraph } from '../block/block.js';
import { labelNote, type Page } from '../phrase/page.js';
import { issueBlocks, placeholderBlocks } from '../phrase/remarks.js';
import { overviewBlocks } from './overview.js';
import { policyBlocks } from './policies.js';
import { programmeBlocks } from './programme.js';

/** The whole report. */
export function reportBlocks(page: Page): Block[] {
  const { report, speech } = page;
  return [
    heading(1, speech.text('report-title')),
    ...labelNote(page),
    paragraph(speech.text('report-how')),
    ...(report.programmes.length > 0 ? [paragraph(speech.text('report-titles'))] : []),
    ...overviewBlocks(page),
    ...report.programmes.flatMap((programme) => programmeBlocks(page, programme)),
    ...issueBlocks(report.issues, speech),
    ...policyBlocks(page.packs, speech),
    ...placeholderBlocks(report.placeholders, speech),
  ];
}
