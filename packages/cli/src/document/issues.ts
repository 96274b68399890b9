/**
 * Issues of documents, with their file and line.
 */
import { isAbsolute, relative } from 'node:path';
import type { Issue } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';
import type { Document } from './document.js';

/** A path as it is reported: from the folder in which one works, when it lies below it. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below;
}

/** Issues where they are in the file: of a table, the line of the row, and the name of the column as the pointer. */
export function placed({ lines }: Pick<Document, 'lines'>, issues: readonly Issue[]): readonly Issue[] {
  if (lines === undefined) return issues;
  return issues.map(({ line: _, column: __, pointer, ...issue }) => {
    const [, list, place, name = ''] = pointer.split('/');
    const line = list === 'places' ? lines[Number(place)] : undefined;
    return { ...issue, pointer: list === 'places' ? name : '', ...(line !== undefined && { line }) };
  });
}

/** An issue of a document: where, what, and what to do. */
export function issueLines(path: string, issue: Issue, speech: Speech): string[] {
  const { message, hint } = speech.issue(issue);
  const where = [shownPath(path), issue.line, issue.column].filter((each) => each !== undefined).join(':');
  const rule = [issue.code, ...(issue.pointer === '' ? [] : [issue.pointer])].join(' ');
  const lines = [`${where} ${speech(issue.severity)} ${rule}`, `  ${message}`];
  return hint === undefined ? lines : [...lines, `  → ${hint}`];
}
