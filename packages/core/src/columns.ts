/**
 * Which columns a record and a result are, when their bytes are digested.
 */
import type { RowDigest } from './digest.js';
import type { Record as SubjectRecord } from './documents.js';
import type { Result } from './result.js';
import type { Quantity } from './verdict.js';

function digestValue(digest: RowDigest, column: string, value: unknown): void {
  if (typeof value === 'number') digest.number(column, value);
  else if (typeof value === 'boolean') digest.truth(column, value);
  else if (typeof value === 'string') {
    if (value !== '') digest.text(column, value);
  } else if (value !== undefined && value !== null) digest.text(column, JSON.stringify(value));
}

/** Adds a record: its keys, the places it stands in, and the facts that something reads. */
export function digestRecord(digest: RowDigest, record: SubjectRecord, facts: readonly string[], roles: readonly string[]): void {
  digest.row();
  digest.text('subject', record.subject);
  digest.number('year', record.year);
  digest.text('group', record.group);
  digestValue(digest, 'date', record.date);
  digestValue(digest, 'stage', record.stage);
  digestValue(digest, 'registered', record.registered);
  for (const role of roles) {
    const value = record.places?.[role];
    if (value !== undefined) digestValue(digest, `place.${role}`, value === null ? '-' : Array.isArray(value) ? value.join('|') : value);
  }
  for (const id of facts) digestValue(digest, `fact.${id}`, Object.hasOwn(record.facts, id) ? record.facts[id] : undefined);
  for (const [id, value] of Object.entries(record.selfFacts ?? {})) digestValue(digest, `self.${id}`, value);
  for (const [stage, day] of Object.entries(record.dates ?? {})) digestValue(digest, `date.${stage}`, day);
  for (const { title, rank, outcome, decision } of record.recognised ?? []) {
    digest.text(`recognised.${title}`, outcome);
    digestValue(digest, `recognised.${title}.rank`, rank);
    for (const part of ['number', 'date', 'by'] as const) digestValue(digest, `recognised.${title}.${part}`, decision?.[part]);
  }
}

/** Adds a result: numbers, verdicts, what decided them, and the codes of its issues. */
export function digestResult(digest: RowDigest, { subject, year, pack, points, indicators, titles, issues }: Result): void {
  digest.row();
  digest.text('subject', subject);
  digest.number('year', year);
  digest.text('pack', pack);
  const put = (column: string, value: Quantity | undefined) => {
    if (typeof value === 'number') digest.number(column, value);
    else if (value !== undefined) {
      digest.number(`${column}.low`, value.low);
      digest.number(`${column}.high`, value.high);
    }
  };
  put('points.total', points?.total);
  put('points.lowest', points?.lowest);
  for (const { id, points: given, met, applies } of indicators) {
    put(`points.${id}`, given);
    if (met !== undefined) digest.text(`met.${id}`, met);
    if (applies !== undefined) digest.text(`applies.${id}`, applies);
  }
  for (const { id, verdict, decidedBy, rank } of titles) {
    digest.text(`title.${id}`, verdict);
    digest.text(`title.${id}.by`, decidedBy);
    if (rank !== undefined) digest.text(`title.${id}.rank`, `${rank.best}/${rank.worst}`);
  }
  if (issues.length > 0) digest.text('issues', issues.map(({ code, pointer }) => `${code}${pointer}`).join(' '));
}
