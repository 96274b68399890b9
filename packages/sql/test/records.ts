/** Records of a pack as the table that its query reads: written out, as a test needs few. */
import type { PackPlan, PlanFact, Result, SubjectRecord } from '@tieuchi/core';
import { decidedColumn, decidedRankColumn, factColumn } from '../src/pack/names.js';

export interface Judged {
  readonly record: {
    readonly subject: string;
    readonly year: number;
    readonly date?: string;
    readonly registered?: boolean;
    readonly facts: { readonly [id: string]: unknown };
  };
  readonly result: Pick<Result, 'issues'>;
}

/** A table of literals. Facts that the result calls invalid are missing, and named as such. */
export function recordsTable({ facts }: PackPlan, judged: readonly Judged[]): string {
  const columns = [
    'subject',
    'year',
    'pack',
    'day',
    'registered',
    'subject_group',
    'since',
    'invalid',
    ...facts.map(({ id }) => factColumn(id)),
  ];
  const rows = judged.map(({ record, result }) => {
    const invalid = facts.filter(({ id }) => result.issues.some(({ pointer }) => pointer === `/facts/${id}`));
    return [
      `'${record.subject}'`,
      record.year,
      0,
      `'${record.date ?? `${record.year}-12-31`}'`,
      record.registered === false ? 0 : 2,
      `'g'`,
      record.year,
      `';${invalid.map(({ id }) => `${id};`).join('')}'`,
      ...facts.map((fact) => cellOf(fact, invalid.includes(fact) ? undefined : record.facts[fact.id])),
    ];
  });
  return `(SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) AS given(${columns.join(', ')})) AS records`;
}

function cellOf({ type, of }: PlanFact, value: unknown): string | number {
  if (value === undefined || value === null || value === '')
    return type === 'number' ? 'NULL::BIGINT' : 'NULL::INTEGER';
  if (type === 'truth') return value === true ? 2 : 0;
  if (type === 'choice') return of!.indexOf(value as string);
  return `${Math.round((value as number) * 1e6)}::BIGINT`;
}

/** Records over the years as a table of literals, with what was decided of each title. */
export function yearsTable(
  plans: readonly PackPlan[],
  packs: readonly { readonly group: string }[],
  records: readonly SubjectRecord[],
  since: number,
): string {
  const facts = [...new Map(plans.flatMap((plan) => plan.facts.map((fact) => [fact.id, fact] as const))).values()];
  const titles = [...new Map(plans.flatMap((plan) => plan.titles.map((title) => [title.id, title] as const))).values()];
  const columns = [
    ...['subject', 'year', 'pack', 'day', 'registered', 'subject_group', 'since', 'invalid'],
    ...facts.map(({ id }) => factColumn(id)),
    ...titles.flatMap(({ id }) => [decidedColumn(id), decidedRankColumn(id)]),
  ];
  const rows = records.map((record) => {
    const pack = packs.findIndex(({ group }) => group === record.group);
    return [
      `'${record.subject}'`,
      record.year,
      pack,
      `'${record.date ?? `${record.year}-12-31`}'`,
      record.registered === false ? 0 : 2,
      `'${record.group}'`,
      Math.min(since, record.year),
      `';'`,
      ...facts.map((fact) => cellOf(fact, record.facts[fact.id])),
      ...titles.flatMap(({ id }) => {
        const decided = record.recognised?.find(({ title }) => title === id);
        return [
          decided === undefined ? 'NULL::INTEGER' : decided.outcome === 'granted' ? 2 : 0,
          decided?.rank === undefined ? 'NULL::VARCHAR' : `'${decided.rank}'`,
        ];
      }),
    ];
  });
  return `SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) AS given(${columns.join(', ')})`;
}
