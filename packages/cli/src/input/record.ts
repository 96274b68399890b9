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

/**
 * The record of a line; an issue when the line is not JSON, or when a key stands twice in one object. A number that is not
 * held exactly stays the text that it is: no fact takes it, and what nothing reads does no harm.
 */
export function parseRecord(line: string): { readonly record?: unknown; readonly issue?: LineIssue } {
  const { value, issues } = parseJson(line);
  const issue = value === undefined ? issues[0] : issues.find(({ code }) => code !== 'json/inexact');
  if (issue !== undefined) return { issue: { code: issue.code, pointer: '', column: issue.column ?? 1 } };
  let record: unknown = value;
  for (const { pointer, params } of issues)
    record = withText(record, pointer.split('/').slice(1), String(params.found));
  return { record };
}

/** Puts text where a path of keys leads. */
function withText(json: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  const holder = json as { [key: string]: unknown };
  const name = key.replace(/~1/g, '/').replace(/~0/g, '~');
  holder[name] = withText(holder[name], rest, text);
  return holder;
}
