/**
 * One line of NDJSON as a record.
 */
import { parseJson } from '@tieuchi/core';

/** Why a line is no record: the mistake by its code, and where it stands. What is written there is not told. */
export interface LineIssue {
  readonly code: string;
  readonly pointer: string;
  /** 1-based character of the line. */
  readonly column: number;
}

/** The record of a line; an issue when the line is not JSON, or when a key stands twice in one object. */
export function parseRecord(line: string): { readonly record?: unknown; readonly issue?: LineIssue } {
  const { value, issues } = parseJson(line);
  const [issue] = issues;
  if (issue === undefined) return { record: value };
  return { issue: { code: issue.code, pointer: '', column: issue.column ?? 1 } };
}
