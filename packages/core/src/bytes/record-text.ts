/**
 * Records as texts of rows: which fields a record has, and what stands in them.
 */
import type { SubjectRecord } from '../document/index.js';
import { canonicalJson } from '../json/canonical.js';
import { sortedByCodePoints } from '../text/names.js';
import { lastOfEach } from '../year/recognition.js';
import { BETWEEN, keyField, roleField, valueField } from './row-text.js';

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
  readonly textOf: (row: Row) => string;
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
    textOf: ({ record, kind }) => {
      const { subject, year, group, date, stage, registered, places, facts: given, selfFacts, dates } = record;
      let text = `${keyField(subject)}${BETWEEN}${kind}${BETWEEN}${year}${BETWEEN}${keyField(group)}${BETWEEN}${date ?? ''}${BETWEEN}${keyField(stage ?? '')}${BETWEEN}${registered ?? ''}`;
      for (const role of roles) text += BETWEEN + (places === undefined ? '' : roleField(places[role]));
      for (const id of facts) text += BETWEEN + (Object.hasOwn(given, id) ? valueField(given[id]) : '');
      text += BETWEEN + (selfFacts === undefined ? '' : selfField(selfFacts, facts));
      for (const of of stages) text += BETWEEN + (dates === undefined ? '' : dayField(dates, of));
      if (titles.length > 0) text += decisionFields(record, titles);
      return text;
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
function decisionFields({ recognised }: SubjectRecord, titles: readonly string[]): string {
  if (recognised === undefined || recognised === null || recognised.length === 0)
    return BETWEEN.repeat(titles.length * 5);
  const last = new Map(lastOfEach(recognised).map((each) => [each.title, each]));
  let text = '';
  for (const title of titles) {
    const { outcome = '', rank = '', decision } = last.get(title) ?? {};
    const { number, date, by } = decision ?? {};
    const fields = [keyField(outcome), keyField(rank), valueField(number), valueField(date), valueField(by)];
    text += BETWEEN + fields.join(BETWEEN);
  }
  return text;
}
