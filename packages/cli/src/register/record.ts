/**
 * Lines of NDJSON as records.
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
 * The record of a line; an issue when the line is not JSON, or when a key is there twice in one object. A number that is not
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
export function keptOf(record: unknown, known: Known): unknown {
  if (!isMembers(record)) return emptied(record);
  const { subject, year, group, date, stage, registered, places, facts, selfFacts, dates, recognised } = record;
  return {
    ...{
      subject: ownValue(subject),
      year: ownValue(year),
      group: ownValue(group),
      date: ownValue(date),
      stage: ownValue(stage),
    },
    registered: ownValue(registered),
    places: membersOf(places, known.roles),
    facts: membersOf(facts, known.facts),
    selfFacts: membersOf(selfFacts, known.facts),
    dates: membersOf(dates, known.stages),
    recognised: Array.isArray(recognised) ? recognised.map(decisionOf) : ownValue(recognised),
  };
}

function ownValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? emptied(value) : value;
}

/** The members that something reads; of the others their names, by which a misspelt one is told. */
function membersOf(json: unknown, read: ReadonlySet<string>): unknown {
  if (!isMembers(json)) return ownValue(json);
  const kept: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(json)) kept[key] = read.has(key) ? json[key] : emptied(json[key]);
  return kept;
}

function decisionOf(entry: unknown): unknown {
  if (!isMembers(entry)) return emptied(entry);
  const { title, rank, outcome, decision } = entry;
  const kept = { title: ownValue(title), rank: ownValue(rank), outcome: ownValue(outcome) };
  if (!isMembers(decision)) return kept;
  const { number, date, by } = decision;
  return { ...kept, decision: { number: ownValue(number), date: ownValue(date), by: ownValue(by) } };
}

/** A value without what is in it. */
function emptied(json: unknown): unknown {
  if (typeof json === 'string') return '';
  if (Array.isArray(json)) return [];
  return typeof json === 'object' && json !== null ? {} : json;
}

export function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function textIn(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}
