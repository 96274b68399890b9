/**
 * Lines of NDJSON as records.
 */
import { createRowReader, parseJson, readableColumns, type SubjectRecord } from '@tieuchi/core';
import { ROW_KEYS } from './keys.js';
import type { Fault, Reader, SourceRow, Users } from './rows.js';

/** Reads lines; what nothing reads of a record travels no further. */
export function createLineReader({ packs, programmes }: Users): {
  readonly row: (line: number, text: string) => SourceRow;
  readonly reader: Reader;
} {
  const { facts, roles, stages } = readableColumns(packs, programmes);
  const keyReader = createRowReader(ROW_KEYS, packs, programmes);
  const known = { facts: new Set(facts.keys()), roles, stages };
  return {
    row: (line, text) => {
      const { record, issue } = parseRecord(text);
      if (issue !== undefined) return { line, fault: lineFault(issue) };
      const kept = keptOf(record, known);
      const { subject, year, group } = isMembers(kept) ? kept : {};
      // Texts are ordered as a table's are; a year in quotes is none.
      const { record: keys } = keyReader.read([textIn(subject), undefined, textIn(group)]);
      return { line, keys: { ...keys, year }, text: JSON.stringify(kept) };
    },
    reader: (text) => ({ record: JSON.parse(text) as SubjectRecord, repairs: [] }),
  };
}

/** Why a line is no record: the mistake by its code, and where it stands. What is written there is not told. */
export interface LineIssue {
  readonly code: string;
  readonly pointer: string;
  /** 1-based character of the line. */
  readonly column: number;
}

const TOO_MUCH = new Set(['json/too-deep', 'json/too-many', 'json/too-many-keys', 'json/too-long', 'json/long-key']);

function lineFault({ code, column }: LineIssue): Fault {
  const wording =
    code === 'json/doubled-key' ? 'row/doubled-key' : TOO_MUCH.has(code) ? 'row/too-much' : 'row/not-json';
  return { code, wording, params: { column } };
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

type Members = { readonly [key: string]: unknown };
type Known = { readonly [part in 'facts' | 'roles' | 'stages']: ReadonlySet<string> };

/** What is read of a record. What is not one stays, by its kind. */
function keptOf(record: unknown, known: Known): unknown {
  if (!isMembers(record)) return emptied(record);
  const { subject, year, group, date, stage, registered, places, facts, selfFacts, dates, recognised } = record;
  return {
    ...{ subject: own(subject), year: own(year), group: own(group), date: own(date), stage: own(stage) },
    registered: own(registered),
    places: membersOf(places, known.roles),
    facts: membersOf(facts, known.facts),
    selfFacts: membersOf(selfFacts, known.facts),
    dates: membersOf(dates, known.stages),
    recognised: Array.isArray(recognised) ? recognised.map(decisionOf) : own(recognised),
  };
}

function own(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? emptied(value) : value;
}

/** The members that something reads; of the others their names, by which a misspelt one is told. */
function membersOf(json: unknown, read: ReadonlySet<string>): unknown {
  if (!isMembers(json)) return own(json);
  const kept: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(json)) kept[key] = read.has(key) ? json[key] : emptied(json[key]);
  return kept;
}

function decisionOf(entry: unknown): unknown {
  if (!isMembers(entry)) return emptied(entry);
  const { title, rank, outcome, decision } = entry;
  const kept = { title: own(title), rank: own(rank), outcome: own(outcome) };
  if (!isMembers(decision)) return kept;
  const { number, date, by } = decision;
  return { ...kept, decision: { number: own(number), date: own(date), by: own(by) } };
}

/** A value without what stands in it. */
function emptied(json: unknown): unknown {
  if (typeof json === 'string') return '';
  if (Array.isArray(json)) return [];
  return typeof json === 'object' && json !== null ? {} : json;
}

function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function textIn(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}
