/**
 * One line of NDJSON as a record.
 */
import { type Issue, parseJson } from '@tieuchi/core';

/** The record of a line; an issue when the line is not JSON, or when a key stands twice in one object. */
export function parseRecord(line: string): { readonly record?: unknown; readonly issue?: Issue } {
  const { value, issues } = parseJson(line);
  const [issue] = issues;
  return issue === undefined ? { record: value } : { issue };
}
