/**
 * What both kinds of pages say of the documents they were made from: issues, and values that no source gives.
 */
import type { Issue, PlaceholderUse } from '@tieuchi/core';
import { type Block, heading, list } from '../block/block.js';
import type { Speech } from '../words/speech.js';
import { joined, others, own } from '../words/text.js';

/** Issues of the roll-up, headed; nothing when there are none. */
export function issueBlocks(issues: readonly Pick<Issue, 'code' | 'params'>[], speech: Speech): Block[] {
  if (issues.length === 0) return [];
  return [
    heading(2, own(speech('report-issues'))),
    ...list(issues.map((issue) => [...others(issue.code, 'code'), ...own(': '), ...speech.issueText(issue)])),
  ];
}

/** Placeholders that were used, document by document. */
export function placeholderBlocks(uses: readonly PlaceholderUse[], speech: Speech): Block[] {
  if (uses.length === 0) return [];
  const items = [...new Set(uses.map(({ document }) => document))].map((document) => {
    const pointers = uses.filter((use) => use.document === document).map(({ pointer }) => others(pointer, 'code'));
    return [...others(document), ...own(': '), ...joined(pointers, ', ')];
  });
  return [heading(2, own(speech('report-placeholders'))), ...list(items)];
}
