/**
 * Records as texts of rows: which fields a record has, and what stands in them.
 */
import type { SubjectRecord } from '../document/index.js';
import { canonicalJson } from '../json/canonical.js';
import { sortedByCodePoints } from '../text/names.js';
import { lastOfEach } from '../year/recognition.js';
import { keyField, putValue, roleField, valueField } from './row-text.js';
import { next, nextTimes, put, type RowWriter } from './writer.js';

/** What something reads of a record. Other names have no field, however many come. */
export interface ReadNames {
  readonly facts: Iterable<string>;
  readonly roles: Iterable<string>;
  readonly stages: Iterable<string>;
  readonly titles: Iterable<string>;
}

/** The rows of one kind: the names of their fields, and the text of each. */
export interface RowTexts<Row> {
  /** Names of the fields, in their order. */
  readonly columns: readonly string[];
  /** Writes the text of a row behind what stands in the writer. */
  readonly write: (row: Row, writer: RowWriter) => void;
}

/** A record, and the kind of its subject. */
export interface RecordRow {
  readonly record: SubjectRecord;
  readonly kind: string;
}

const KEYS = ['subject', 'kind', 'year', 'group', 'date', 'stage', 'registered'] as const;

/** The texts of records of which these names are read. */
export function recordTexts(read: ReadNames): RowTexts<RecordRow> {
  const [roles, facts, stages, titles] = [read.roles, read.facts, read.stages, read.titles].map((names) =>
    sortedByCodePoints(new Set(names)),
  ) as [string[], string[], string[], string[]];
  return {
    columns: [
      ...KEYS,
      ...roles.map((role) => `place.${role}`),
      ...facts.map((id) => `fact.${id}`),
      'self',
      ...stages.map((stage) => `date.${stage}`),
      ...titles.flatMap((title) =>
        ['', '.rank', '.number', '.date', '.by'].map((part) => `recognised.${title}${part}`),
      ),
    ],
    write: ({ record, kind }, writer) => {
      const { subject, year, group, date, stage, registered, places, facts: given, selfFacts, dates } = record;
      put(writer, keyField(subject));
      next(writer);
      put(writer, kind);
      next(writer);
      put(writer, String(year));
      next(writer);
      put(writer, keyField(group));
      next(writer);
      if (date) put(writer, date);
      next(writer);
      if (stage) put(writer, keyField(stage));
      next(writer);
      if (typeof registered === 'boolean') put(writer, registered ? 'true' : 'false');
      for (let at = 0; at < roles.length; at += 1) {
        next(writer);
        if (places) put(writer, roleField(places[roles[at]!]));
      }
      for (let at = 0; at < facts.length; at += 1) {
        next(writer);
        const id = facts[at]!;
        if (Object.hasOwn(given, id)) putValue(writer, given[id]);
      }
      next(writer);
      if (selfFacts) put(writer, selfField(selfFacts, facts));
      for (let at = 0; at < stages.length; at += 1) {
        next(writer);
        if (dates) put(writer, dayField(dates, stages[at]!));
      }
      putDecisions(writer, record, titles);
    },
  };
}

/** What a subject says of itself: an object of fields as JSON; empty when it says nothing. */
function selfField(selfFacts: unknown, facts: readonly string[]): string {
  if (typeof selfFacts !== 'object' || selfFacts === null) return '';
  const said = facts.flatMap((id): (readonly [string, string])[] => {
    const field = Object.hasOwn(selfFacts, id) ? valueField((selfFacts as { [id: string]: unknown })[id]) : '';
    return field === '' ? [] : [[id, field]];
  });
  return said.length === 0 ? '' : canonicalJson(Object.fromEntries(said));
}

function dayField(dates: unknown, stage: string): string {
  if (typeof dates !== 'object' || dates === null || !Object.hasOwn(dates, stage)) return '';
  return keyField(String((dates as { [stage: string]: unknown })[stage] ?? ''));
}

/** The last decision of each title. */
function putDecisions(writer: RowWriter, { recognised }: SubjectRecord, titles: readonly string[]): void {
  if (!recognised || recognised.length === 0) return nextTimes(writer, titles.length * 5);
  const last = new Map(lastOfEach(recognised).map((each) => [each.title, each]));
  for (const title of titles) {
    const { outcome = '', rank = '', decision } = last.get(title) ?? {};
    const { number, date, by } = decision ?? {};
    for (const field of [keyField(outcome), keyField(rank), valueField(number), valueField(date), valueField(by)]) {
      next(writer);
      put(writer, field);
    }
  }
}
