/**
 * Which columns a record and a result are, when their bytes are digested.
 */

import type { RoleValue, SubjectRecord } from '../document/index.js';
import type { Result } from '../judge/result.js';
import { factText, tallyCell, valueText } from '../value/cells.js';
import type { Quantity } from '../value/verdict.js';
import { lastOfEach } from '../year/recognition.js';
import type { RowDigest } from './rows.js';

type PutCell = (value: unknown) => void;

/** Remembers columns by name, so that each is made once. */
function createColumns(digest: RowDigest): (name: string) => PutCell {
  const puts = new Map<string, PutCell>();
  return (name) => {
    let put = puts.get(name);
    if (put === undefined) puts.set(name, (put = createPut(digest, name)));
    return put;
  };
}

/** A column that takes whatever value: by its type it enters one of up to three columns of the same name. */
function createPut(digest: RowDigest, name: string): PutCell {
  let number: ((value: number) => void) | undefined;
  let truth: ((value: boolean) => void) | undefined;
  let text: ((value: string) => void) | undefined;
  return (value) => {
    if (value === undefined || value === null || value === '') return;
    if (typeof value === 'number') (number ??= digest.numbers(name))(value);
    else if (typeof value === 'boolean') (truth ??= digest.truths(name))(value);
    else (text ??= digest.texts(name))(typeof value === 'string' ? value : factText(value));
  };
}

/** What something reads of a record, and what therefore has columns: other names make none, however many come. */
export interface ReadNames {
  readonly facts: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}

/** Adds records: their keys, the places they stand in, and the facts that something reads. */
export function createRecordDigester(
  digest: RowDigest,
  { facts, roles, stages, titles }: ReadNames,
): (record: SubjectRecord) => void {
  const column = createColumns(digest);
  const [subject, year, group, date, stage, registered] = [
    'subject',
    'year',
    'group',
    'date',
    'stage',
    'registered',
  ].map(column) as [PutCell, PutCell, PutCell, PutCell, PutCell, PutCell];
  const byRole = [...roles].map((role) => [role, column(`place.${role}`)] as const);
  const byFact = [...facts].map((id) => [id, column(`fact.${id}`)] as const);
  const bySelf = [...facts].map((id) => [id, column(`self.${id}`)] as const);
  return (record) => {
    digest.row();
    subject(record.subject);
    year(record.year);
    group(record.group);
    date(record.date);
    stage(record.stage);
    registered(record.registered);
    for (const [role, put] of byRole) {
      const value = record.places?.[role];
      if (value !== undefined) put(roleText(value));
    }
    for (const [id, put] of byFact) if (Object.hasOwn(record.facts, id)) put(cellOfFact(record.facts[id]));
    const { selfFacts } = record;
    if (typeof selfFacts === 'object' && selfFacts !== null)
      for (const [id, put] of bySelf) if (Object.hasOwn(selfFacts, id)) put(cellOfFact(selfFacts[id]));
    if (typeof record.dates === 'object' && record.dates !== null)
      for (const [of, day] of Object.entries(record.dates)) if (stages.has(of)) column(`date.${of}`)(day);
    for (const { title, rank, outcome, decision } of lastOfEach(record.recognised ?? [])) {
      if (!titles.has(title)) continue;
      column(`recognised.${title}`)(outcome);
      if (rank !== undefined) column(`recognised.${title}.rank`)(rank);
      if (decision !== undefined)
        for (const part of ['number', 'date', 'by'] as const) column(`recognised.${title}.${part}`)(decision[part]);
    }
  };
}

/** A text that could be taken for a share, or for JSON, is told from it. */
function cellOfFact(value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? valueText(value) : value;
}

/** Places or collectives of a role; `-` for none. A name that could be taken for this is its JSON. */
function roleText(value: RoleValue): string {
  if (value === null) return '-';
  const named = (name: string) => (name === '-' || /^"|\|/.test(name) ? JSON.stringify(name) : name);
  return typeof value === 'string' ? named(value) : value.map(named).join('|');
}

/** Adds results: numbers, verdicts, what decided them, and the codes of their issues. */
export function createResultDigester(digest: RowDigest): (result: Result) => void {
  const column = createColumns(digest);
  const [subject, year, pack, issued] = ['subject', 'year', 'pack', 'issues'].map(column) as [
    PutCell,
    PutCell,
    PutCell,
    PutCell,
  ];
  // Ends of ranges have columns of their own; the three names of a column are made once.
  const quantities = new Map<string, (value: Quantity | undefined) => void>();
  const quantity = (name: string) => {
    let put = quantities.get(name);
    if (put === undefined) {
      const [known, low, high] = [column(name), column(`${name}.low`), column(`${name}.high`)];
      put = (value) => {
        if (typeof value === 'number') known(value);
        else if (value !== undefined) {
          low(value.low);
          high(value.high);
        }
      };
      quantities.set(name, put);
    }
    return put;
  };
  const [total, lowest] = [quantity('points.total'), quantity('points.lowest')];
  const indicatorPuts = new Map<
    string,
    { points: (value: Quantity | undefined) => void; met: PutCell; applies: PutCell }
  >();
  const titlePuts = new Map<string, { verdict: PutCell; by: PutCell; rank: PutCell }>();
  return (result) => {
    digest.row();
    subject(result.subject);
    year(result.year);
    pack(result.pack);
    if (result.points !== null) {
      total(result.points.total);
      lowest(result.points.lowest);
    }
    for (const { id, points, met, applies } of result.indicators) {
      let puts = indicatorPuts.get(id);
      if (puts === undefined)
        indicatorPuts.set(
          id,
          (puts = { points: quantity(`points.${id}`), met: column(`met.${id}`), applies: column(`applies.${id}`) }),
        );
      puts.points(points);
      puts.met(met);
      puts.applies(applies);
    }
    for (const { id, verdict, decidedBy, rank } of result.titles) {
      let puts = titlePuts.get(id);
      if (puts === undefined)
        titlePuts.set(
          id,
          (puts = { verdict: column(`title.${id}`), by: column(`title.${id}.by`), rank: column(`title.${id}.rank`) }),
        );
      puts.verdict(verdict);
      puts.by(decidedBy);
      if (rank !== undefined) puts.rank(`${rank.best}/${rank.worst}`);
    }
    for (const { fact, tally } of result.members ?? []) column(`members.${fact}`)(tallyCell(tally));
    if (result.issues.length > 0) issued(result.issues.map(({ code, pointer }) => `${code}${pointer}`).join(' '));
  };
}
