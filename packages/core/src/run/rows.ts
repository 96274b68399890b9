/**
 * Rows of a table as records: which column means what, and the small repairs that leave no doubt.
 */
import type { Outcome, RoleValue, SubjectRecord } from '../document/index.js';
import type { Json } from '../json/guards.js';
import { kindOf } from '../json/shown.js';
import type { CompiledPack } from '../pack/compiled.js';
import { rolesOfPack } from '../pack/roles.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { needAllCompiled } from '../shape/compiled.js';
import { limits } from '../text/limits.js';
import { nearestName } from '../text/nearest.js';
import { hasTwoReadings, numberFrom } from '../text/numerals.js';
import { mended, type Repair } from '../text/repairs.js';
import { trimmed } from '../text/space.js';
import { countsOf, declarationInCell } from '../value/cells.js';

/** A cell: text as a file has it, or the value of a typed table. Null and the empty text are missing. */
export type Cell = string | number | bigint | boolean | readonly unknown[] | null | undefined;

/** A row as a record. */
export interface RowRead {
  /** The record; a cell that cannot be read stands in it as text, which the check of records then refuses. */
  readonly record: SubjectRecord;
  /** What was put right in its cells; hand it on to `run.add`. */
  readonly repairs: readonly Repair[];
}

/** Reads the rows of one table. */
export interface RowReader {
  /**
   * Reads the cells of one row, in the order of the columns. Text is read as people write; a number, a truth or a list of a
   * typed table is what it is, and what else a cell may be is none.
   */
  readonly read: (cells: readonly Cell[]) => RowRead;
  /** Columns that nothing reads: they are never copied anywhere. With the nearest known name, if one is near. */
  readonly ignored: readonly {
    /** Name of the column as it was given. */
    readonly column: string;
    /** The nearest name of a column that would be read; absent: none is near. */
    readonly near?: string;
  }[];
}

/** What a record gathers while its cells are read. */
interface RecordDraft {
  subject?: Json;
  year?: Json;
  group?: Json;
  date?: string;
  stage?: string;
  registered?: Json;
  facts: { [id: string]: Json };
  selfFacts?: { [id: string]: Json };
  places?: { [role: string]: RoleValue };
  dates?: { [stage: string]: string };
  recognised?: Map<string, { outcome?: string; rank?: string; number?: string; date?: string; by?: string }>;
}

interface ColumnReader {
  readonly text: (draft: RecordDraft, cell: string, repairs: Repair[]) => void;
  /** Takes typed values as they are; true when it does. Other columns take them as text. */
  readonly typed?: (draft: RecordDraft, value: number | boolean) => boolean;
  /** Takes lists; other columns take them as text. */
  readonly list?: (draft: RecordDraft, items: readonly string[]) => void;
}

const BOOLEANS: { readonly [word: string]: boolean } = Object.assign(Object.create(null) as object, {
  true: true,
  false: false,
  '1': true,
  '0': false,
});

/**
 * A reader for a table with these columns, given the packs and programmes that will use its rows: `subject`, `year`, `group`
 * and the like, facts by their ids, `place.<role>` (several with `|` between, `-` for in none), `date.<stage>`,
 * `self.<fact>`, `recognised.<title>`. SEMANTICS §4.3 says what is put right. No cell makes it throw.
 *
 * @throws TypeError for packs and programmes that are not compiled; nothing else.
 *
 * @example
 * const reader = createRowReader(['subject', 'year', 'group', 'bookz', 'books'], [pack], []);
 * reader.ignored; // => [{ column: 'bookz', near: 'books' }]
 * reader.read(['p-1', '2023', 'nhom-1', '', ' 12']).record; // => ({ facts: { books: 12 }, subject: 'p-1', year: 2023, group: 'nhom-1' })
 * reader.read(['p-1', '2023', 'nhom-1', '', ' 12']).repairs; // => [{ code: 'repair/space', column: 'books', from: ' 12', to: '12' }]
 */
export function createRowReader(
  columns: readonly string[],
  packs: readonly CompiledPack[],
  programmes: readonly CompiledProgramme[],
): RowReader {
  needReadable('createRowReader', packs, programmes);
  const known = knownColumns(packs, programmes);
  const puts = columns.map((column) => putFor(column, known));
  const ignored = columns.flatMap((column, index) => {
    if (puts[index] !== undefined) return [];
    const near = nearestName(column, known.names);
    return near === undefined ? [{ column }] : [{ column, near }];
  });
  return {
    ignored,
    read: (cells) => {
      const draft: RecordDraft = { facts: {} };
      const repairs: Repair[] = [];
      for (let index = 0; index < puts.length; index += 1) {
        const put = puts[index];
        if (put !== undefined) putAny(put, cells, index, columns[index]!, draft, repairs);
      }
      return { record: recordFrom(draft), repairs };
    },
  };
}

/** Whatever the caller's cell does when it is looked at: then it is an object, which no column takes. */
function putAny(
  put: ColumnReader,
  cells: readonly Cell[],
  index: number,
  column: string,
  draft: RecordDraft,
  repairs: Repair[],
): void {
  const before = repairs.length;
  try {
    putCell(put, cells[index], column, draft, repairs);
  } catch {
    repairs.length = before;
    put.text(draft, 'an object', repairs);
  }
}

function putCell(put: ColumnReader, cell: Cell, column: string, draft: RecordDraft, repairs: Repair[]): void {
  if (cell === null || cell === undefined || cell === '') return;
  if (typeof cell === 'number' || typeof cell === 'boolean') {
    if (put.typed?.(draft, cell) === true) return;
  } else if (isShortList(cell) && put.list !== undefined)
    return put.list(
      draft,
      cell.map((item) => mended(cellText(item), column, repairs)).filter((item) => item !== ''),
    );
  const text = mended(cellText(cell), column, repairs);
  if (text !== '') put.text(draft, text, repairs);
}

/** A list that a record may hold. */
function isShortList(cell: unknown): cell is readonly unknown[] {
  return Array.isArray(cell) && cell.length <= limits.recordEntries;
}

/** A cell as text: what is neither text nor a value of a table is what the language calls it, which no column takes. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (isShortList(cell)) return cell.map(cellText).join('|');
  return typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'bigint'
    ? String(cell)
    : kindOf(cell);
}

/** What packs and programmes read of records, each with the ids in the order in which the documents give them. */
export interface ReadableColumns {
  /** Types of facts by id; a type that documents disagree on is the first one's. */
  readonly facts: ReadonlyMap<string, string>;
  /** Ids of roles: columns `place.<role>`. */
  readonly roles: ReadonlySet<string>;
  /** Ids of stages of the programmes: columns `date.<stage>`. */
  readonly stages: ReadonlySet<string>;
  /** Ids of titles of the packs: columns `recognised.<title>`. */
  readonly titles: ReadonlySet<string>;
}

interface KnownColumns extends ReadableColumns {
  readonly names: readonly string[];
}

/**
 * What packs and programmes read of records: the columns that a table may have beside the keys (SEMANTICS §5, §8.1).
 *
 * @throws TypeError for packs and programmes that are not compiled; nothing else.
 *
 * @example
 * [...readableColumns([pack], []).facts]; // => [['books', 'integer']]
 */
export function readableColumns(
  packs: readonly CompiledPack[],
  programmes: readonly CompiledProgramme[],
): ReadableColumns {
  needReadable('readable', packs, programmes);
  const facts = new Map<string, string>();
  const declared = [
    ...packs.flatMap(({ document }) => [document.facts, document.memberFacts]),
    ...programmes.map(({ document }) => document.facts),
  ];
  for (const each of declared)
    for (const [id, { type }] of Object.entries(each ?? {})) if (!facts.has(id)) facts.set(id, type);
  const roles = new Set([
    ...packs.flatMap(({ document }) => Object.keys(rolesOfPack(document))),
    ...programmes.flatMap(({ document }) => Object.keys(document.roles)),
  ]);
  const stages = new Set(programmes.flatMap(({ document }) => document.stages ?? []));
  const titles = new Set(packs.flatMap(({ document }) => document.titles.map(({ id }) => id)));
  return { facts, roles, stages, titles };
}

function needReadable(taker: string, packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): void {
  needAllCompiled(taker, 'pack', packs);
  needAllCompiled(taker, 'programme', programmes);
}

function knownColumns(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): KnownColumns {
  const { facts, roles, stages, titles } = readableColumns(packs, programmes);
  const prefixed = (prefix: string, ids: Iterable<string>) => [...ids].map((id) => `${prefix}.${id}`);
  const names = [
    ...['subject', 'year', 'group', 'date', 'stage', 'registered'],
    ...facts.keys(),
    ...prefixed('self', facts.keys()),
    ...prefixed('place', roles),
    ...prefixed('date', stages),
    ...prefixed('recognised', titles),
  ];
  return { facts, roles, stages, titles, names };
}

function putFor(column: string, known: KnownColumns): ColumnReader | undefined {
  switch (column) {
    case 'subject':
    case 'group':
      return { text: (draft, cell) => void (draft[column] = cell) };
    case 'date':
    case 'stage':
      return { text: (draft, cell) => void (draft[column] = cell) };
    case 'year':
      return {
        text: (draft, cell) => void (draft.year = /^\d{4}$/.test(cell) ? Number(cell) : cell),
        typed: (draft, value) => typeof value === 'number' && (draft.year = value) === value,
      };
    case 'registered':
      return {
        text: (draft, cell) => void (draft.registered = BOOLEANS[cell.toLowerCase()] ?? cell),
        typed: (draft, value) => typeof value === 'boolean' && (draft.registered = value) === value,
      };
  }
  const type = known.facts.get(column);
  if (type !== undefined) return factPut(column, column, type, ({ facts }) => facts);
  const dot = column.indexOf('.');
  const [prefix, name] = [column.slice(0, dot), column.slice(dot + 1)];
  if (dot < 0) return undefined;
  if (prefix === 'self') {
    const of = known.facts.get(name);
    return of === undefined ? undefined : factPut(name, column, of, (draft) => (draft.selfFacts ??= {}));
  }
  if (prefix === 'place' && known.roles.has(name)) return placePut(name);
  if (prefix === 'date' && known.stages.has(name)) {
    return {
      text: (draft, cell) => {
        draft.dates ??= {};
        draft.dates[name] = cell;
      },
    };
  }
  return prefix === 'recognised' ? recognisedPut(name, known) : undefined;
}

function factPut(
  id: string,
  column: string,
  type: string,
  facts: (draft: RecordDraft) => { [id: string]: Json },
): ColumnReader {
  const isNumber = type === 'integer' || type === 'decimal' || type === 'count';
  return {
    text: (draft, cell, repairs) => void (facts(draft)[id] = factFromCell(cell, type, column, repairs)),
    typed: (draft, value) => {
      if (!(typeof value === 'number' ? isNumber && Number.isFinite(value) : type === 'boolean')) return false;
      facts(draft)[id] = value;
      return true;
    },
  };
}

/** Codes of a role: several with `|` between, `-` for in none. */
function placePut(role: string): ColumnReader {
  const put = (draft: RecordDraft, value: RoleValue) => {
    draft.places ??= {};
    draft.places[role] = value;
  };
  return {
    text: (draft, cell) => {
      const several = () => cell.split('|').map(trimmed);
      put(draft, cell === '-' ? null : cell.includes('|') ? several().filter((code) => code !== '') : cell);
    },
    list: (draft, items) => {
      if (items.length > 0) put(draft, items);
    },
  };
}

/** `recognised.<title>` is the outcome; `.rank`, `.number`, `.date` and `.by` behind it are of the decision. */
function recognisedPut(name: string, { titles }: KnownColumns): ColumnReader | undefined {
  const [title, part] = name.split('.') as [string, string?];
  if (!titles.has(title) || (part !== undefined && !['rank', 'number', 'date', 'by'].includes(part))) return undefined;
  return {
    text: (draft, cell) => {
      draft.recognised ??= new Map();
      const entry = draft.recognised.get(title) ?? {};
      entry[(part ?? 'outcome') as 'outcome'] = cell;
      draft.recognised.set(title, entry);
    },
  };
}

/** A cell as the value of a fact; what cannot be read stays text, which the fact then refuses. */
function factFromCell(cell: string, type: string, column: string, repairs: Repair[]): Json {
  if (type === 'boolean') return BOOLEANS[cell.toLowerCase()] ?? cell;
  if (type === 'choice') return cell;
  if (type === 'share') return declarationInCell(cell) ?? cell;
  const tally = type === 'count' ? countsOf(cell) : undefined;
  if (tally !== undefined) return tally;
  // No number, but text that the fact refuses.
  if (hasTwoReadings(cell)) return cell;
  if (/^-?\d+(\.\d+)?$/.test(cell)) return numberFrom(cell) ?? cell;
  if (/^-?\d+,\d+$/.test(cell)) {
    const to = cell.replace(',', '.');
    const number = numberFrom(to);
    if (number === undefined) return cell;
    repairs.push({ code: 'repair/decimal-comma', column, from: cell, to });
    return number;
  }
  return cell;
}

function recordFrom(draft: RecordDraft): SubjectRecord {
  const { recognised, ...rest } = draft;
  if (recognised === undefined) return rest as unknown as SubjectRecord;
  const list = [...recognised].map(([title, { outcome, rank, ...decision }]) => ({
    // A decision without an outcome is told by the run.
    ...{ title, outcome: outcome as Outcome },
    ...(rank && { rank }),
    ...(Object.keys(decision).length > 0 && { decision }),
  }));
  return { ...(rest as unknown as SubjectRecord), recognised: list };
}
