/**
 * The results: every record as it was judged, with its verdicts. Their first columns are a register again.
 */
import {
  type CompiledPack,
  type CompiledProgramme,
  countsCell,
  createRowReader,
  type Quantity,
  type Result,
  readableColumns,
  type SubjectRecord,
  tallyCell,
} from '@tieuchi/core';

/** What the columns of results are. */
export interface ResultColumns {
  readonly roles: readonly string[];
  readonly facts: readonly string[];
  /** Those of the facts that are numbers of members. */
  readonly counts: ReadonlySet<string>;
  readonly titles: readonly string[];
  /** Those of the titles that have ranks in some pack. */
  readonly ranked: readonly string[];
  /** The cell of a value that a record gives for a fact. */
  readonly factCell: (id: string, value: FactCell) => FactCell;
  /** Columns that were read from the register. */
  readonly given: readonly string[];
  readonly all: readonly string[];
}

/** The columns for these packs and programmes: only what something reads. */
export function resultColumns(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): ResultColumns {
  const read = readableColumns(packs, programmes);
  const [facts, roles, titles] = [read.facts.keys(), read.roles, read.titles].map((ids) => [...ids]) as [
    string[],
    string[],
    string[],
  ];
  const counts = new Set([...read.facts].flatMap(([id, type]) => (type === 'count' ? [id] : [])));
  const ranked = titles.filter((title) =>
    packs.some(({ document }) => document.titles.some(({ id, ranks }) => id === title && ranks !== undefined)),
  );
  const given = [
    'subject',
    'year',
    'group',
    'date',
    'stage',
    'registered',
    ...roles.map((role) => `place.${role}`),
    ...facts,
    ...titles.map((title) => `recognised.${title}`),
    ...ranked.map((title) => `recognised.${title}.rank`),
  ];
  const all = [
    ...given,
    'pack',
    'points.total',
    'points.lowest',
    ...titles.map((title) => `title.${title}`),
    ...ranked.map((title) => `title.${title}.rank`),
    'reasons',
    'issues',
  ];
  const factCell = factCells(read.facts, packs, programmes);
  return { roles, facts, counts, titles, ranked, factCell, given, all };
}

type FactCell = string | number | boolean;

/**
 * Makes cells of values that records give for facts, so that each is read again as what it was: text that would be taken for a
 * number or a truth is in quotes, as it did in JSON, and a value that the fact cannot have keeps a mark before it.
 */
function factCells(
  facts: ReadonlyMap<string, string>,
  packs: readonly CompiledPack[],
  programmes: readonly CompiledProgramme[],
): (id: string, value: FactCell) => FactCell {
  const readers = new Map<string, (text: string) => unknown>();
  return (id, value) => {
    const type = facts.get(id);
    if (typeof value === 'number' && (type === 'integer' || type === 'decimal' || type === 'count')) return value;
    if (typeof value === 'boolean' && type === 'boolean') return value;
    if (type === 'choice' && typeof value === 'string' && /^[\w-]+$/.test(value)) return value;
    let read = readers.get(id);
    if (read === undefined) {
      const reader = createRowReader([id], packs, programmes);
      readers.set(id, (read = (given) => reader.read([given]).record.facts[id]));
    }
    if (read(String(value)) === value) return value;
    return typeof value === 'string' ? JSON.stringify(value) : `${UNREADABLE}${value}`;
  };
}

/** Stands for a value of a record in JSON that no fact can have; read again, no fact can have it either. */
const UNREADABLE = '?';

/** A number, or both ends of a range as `73..82`. */
export function quantityCell(value: Quantity | undefined): string | number | undefined {
  return value === undefined || typeof value === 'number' ? value : `${value.low}..${value.high}`;
}

/** A cell of results; empty where there is nothing. */
export type ResultCell = string | number | boolean | null | undefined;

/** Makes the cells of one result, in the order of the columns. */
export function resultCells({
  roles,
  facts,
  counts,
  titles,
  ranked,
  factCell,
}: ResultColumns): (record: SubjectRecord, result: Result) => ResultCell[] {
  return (record, result) => {
    const cells: ResultCell[] = [
      record.subject,
      record.year,
      record.group,
      record.date,
      record.stage,
      record.registered,
    ];
    for (const role of roles) {
      const value = record.places?.[role];
      cells.push(value === null ? '-' : typeof value === 'object' ? (value as readonly string[]).join('|') : value);
    }
    const counted = new Map(
      result.members?.map(({ fact, tally }) => [fact, (counts.has(fact) ? countsCell : tallyCell)(tally)]),
    );
    for (const id of facts) {
      const tally = counted.get(id);
      const value = record.facts[id];
      if (tally !== undefined) cells.push(tally);
      else if (value === null || value === undefined || value === '') cells.push(undefined);
      // What has parts and is no count or share is no value of a fact; its parts may be anything.
      else cells.push(typeof value === 'object' ? UNREADABLE : factCell(id, value as FactCell));
    }
    const decided = (title: string) => record.recognised?.findLast((entry) => entry.title === title);
    for (const title of titles) cells.push(decided(title)?.outcome);
    for (const title of ranked) cells.push(decided(title)?.rank);
    cells.push(
      result.pack.slice(0, result.pack.lastIndexOf('@')),
      quantityCell(result.points?.total),
      quantityCell(result.points?.lowest),
    );
    const found = (title: string) => result.titles.find(({ id }) => id === title);
    for (const title of titles) cells.push(found(title)?.verdict);
    for (const title of ranked) {
      const rank = found(title)?.rank;
      cells.push(rank && `${rank.best}/${rank.worst}`);
    }
    const reasons = new Set(
      result.titles.flatMap(({ reasons: list = [] }) =>
        list.map((reason) => ('year' in reason ? `${reason.year}:${reason.why}` : `${reason.fact}:${reason.why}`)),
      ),
    );
    cells.push([...reasons].join(' '), result.issues.map(({ code }) => code).join(' '));
    return cells;
  };
}
