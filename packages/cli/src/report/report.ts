/**
 * report.md: the report in words, for people. Numbers come from the report alone; names from texts and places.
 */
import type { Report } from '@tieuchi/core';
import { allInMarkdown, documentInMarkdown, inMarkdown, placesInMarkdown } from '../phrase/escaped.js';
import { labelLines, type Page } from '../phrase/page.js';
import { overviewLines } from './overview.js';
import { policyLines } from './policies.js';
import { programmeLines } from './programme.js';

/** The whole report as Markdown. */
export function renderReport(given: Page): string {
  const page: Page = {
    ...given,
    report: allInMarkdown(given.report),
    programmes: given.programmes.map(documentInMarkdown),
    packs: given.packs.map(documentInMarkdown),
    places: given.places && placesInMarkdown(given.places),
    label: given.label === undefined ? undefined : inMarkdown(given.label),
  };
  const { report, speech } = page;
  const lines = [`# ${speech('report-title')}`, '', ...labelLines(page), speech('report-how'), ''];
  if (report.programmes.length > 0) lines.push(speech('report-titles'), '');
  lines.push(...overviewLines(page));
  for (const programme of report.programmes) lines.push(...programmeLines(page, programme));
  if (report.issues.length > 0) {
    lines.push(
      `## ${speech('report-issues')}`,
      '',
      ...report.issues.map((issue) => `- \`${issue.code}\`: ${speech.issue(issue).message}`),
      '',
    );
  }
  lines.push(...policyLines(page.packs, speech));
  if (report.placeholders.length > 0) {
    lines.push(`## ${speech('report-placeholders')}`, '');
    for (const [document, uses] of byDocument(report))
      lines.push(`- ${document}: ${uses.map(({ pointer }) => `\`${pointer}\``).join(', ')}`);
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function byDocument(report: Report): Map<string, Report['placeholders'][number][]> {
  const groups = new Map<string, Report['placeholders'][number][]>();
  for (const use of report.placeholders) groups.set(use.document, [...(groups.get(use.document) ?? []), use]);
  return groups;
}
