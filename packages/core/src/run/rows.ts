/**
 * Rows of a table as records: which column means what, and the small repairs that leave no doubt.
 */
import type { Outcome, RoleValue, Record as SubjectRecord } from '../document/index.js';
import type { Json } from '../json/guards.js';
import type { CompiledPack } from '../pack/compiled.js';
import { rolesOfPack } from '../pack/roles.js';
import type { CompiledProgramme } from '../programme/compiled.js';
import { needAllCompiled } from '../shape/compiled.js';
import { nearestName } from '../text/nearest.js';
import { numberOf } from '../text/numerals.js';
import { countsOf, declarationOf } from '../value/cells.js';

/** Something that was written differently from how it is meant, without doubt, and was put right. */
export interface Repair {
  /** What was put right: `8,0` for 8, a code without its zeros, accents written as separate marks, spaces around a cell. */
  readonly code: 'repair/decimal-comma' | 'repair/leading-zeros' | 'repair/nfc' | 'repair/space';
  /** Name of the column, such as `place.<role>`. */
  readonly column: string;
  /** What was written. */
  readonly from: string;
  /** What it was taken for. */
  readonly to: string;
}

/** A row as a record. */
export interface RowRead {
  /** The record; a cell that cannot be read stands in it as text, which the check of records then refuses. */
  readonly record: SubjectRecord;
  /** What was put right in its cells; hand it on to `run.add`. */
  readonly repairs: readonly Repair[];
}

/** Reads the rows of one table. */
export interface RowReader {
  /** Reads the cells of one row, in the order of the columns; null and the empty text are missing. */
  readonly read: (cells: readonly (string | null)[]) => RowRead;
  /** Columns that nothing reads: they are never copied anywhere. With the nearest known name, if one is near. */
  readonly ignored: readonly {
    /** Name of the column as it was given. */
    readonly column: string;
    /** The nearest name of a column that would be read; absent: none is near. */
    readonly near?: string;
  }[];
}

/** What a record gathers while its cells are read. */
interface Draft {
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

type Put = (draft: Draft, cell: string, repairs: Repair[]) => void;

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
      const draft: Draft = { facts: {} };
      const repairs: Repair[] = [];
      for (let index = 0; index < puts.length; index += 1) {
        const given = cells[index];
        const put = puts[index];
        if (given === null || given === undefined || given === '' || put === undefined) continue;
        const cell = mended(given, columns[index]!, repairs);
        if (cell !== '') put(draft, cell, repairs);
      }
      return { record: finish(draft), repairs };
    },
  };
}

/** Spaces around a cell, and accents written as separate marks, leave no doubt. */
function mended(cell: string, column: string, repairs: Repair[]): string {
  let text = cell;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first <= 32 || last <= 32 || first === 160 || last === 160) {
    const trimmed = text.trim();
    if (trimmed !== '') repairs.push({ code: 'repair/space', column, from: text, to: trimmed });
    text = trimmed;
  }
  return toNfc(text, column, repairs);
}

/** Text in Unicode's composed form; what is changed is listed. */
export function toNfc(text: string, column: string, repairs: Repair[]): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 128) continue;
    const composed = text.normalize('NFC');
    if (composed !== text) repairs.push({ code: 'repair/nfc', column, from: text, to: composed });
    return composed;
  }
  return text;
}

/** What packs and programmes read of records, each with the ids in the order in which the documents give them. */
export interface Readable {
  /** Types of facts by id; a type that documents disagree on is the first one's. */
  readonly facts: ReadonlyMap<string, string>;
  /** Ids of roles: columns `place.<role>`. */
  readonly roles: ReadonlySet<string>;
  /** Ids of stages of the programmes: columns `date.<stage>`. */
  readonly stages: ReadonlySet<string>;
  /** Ids of titles of the packs: columns `recognised.<title>`. */
  readonly titles: ReadonlySet<string>;
}

interface Known extends Readable {
  readonly names: readonly string[];
}

/**
 * What packs and programmes read of records: the columns that a table may have beside the keys (SEMANTICS §5, §8.1).
 *
 * @throws TypeError for packs and programmes that are not compiled; nothing else.
 *
 * @example
 * [...readable([pack], []).facts]; // => [['books', 'integer']]
 */
export function readable(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): Readable {
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

function knownColumns(packs: readonly CompiledPack[], programmes: readonly CompiledProgramme[]): Known {
  const { facts, roles, stages, titles } = readable(packs, programmes);
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

function putFor(column: string, known: Known): Put | undefined {
  switch (column) {
    case 'subject':
    case 'group':
      return (draft, cell) => void (draft[column] = cell);
    case 'date':
    case 'stage':
      return (draft, cell) => void (draft[column] = cell);
    case 'year':
      return (draft, cell) => void (draft.year = /^\d{4}$/.test(cell) ? Number(cell) : cell);
    case 'registered':
      return (draft, cell) => void (draft.registered = BOOLEANS[cell.toLowerCase()] ?? cell);
  }
  const type = known.facts.get(column);
  if (type !== undefined)
    return (draft, cell, repairs) => void (draft.facts[column] = factCell(cell, type, column, repairs));
  const dot = column.indexOf('.');
  const [prefix, name] = [column.slice(0, dot), column.slice(dot + 1)];
  if (dot < 0) return undefined;
  if (prefix === 'self') return selfPut(name, column, known);
  if (prefix === 'place' && known.roles.has(name)) {
    return (draft, cell) => {
      draft.places ??= {};
      draft.places[name] =
        cell === '-'
          ? null
          : cell.includes('|')
            ? cell
                .split('|')
                .map((code) => code.trim())
                .filter((code) => code !== '')
            : cell;
    };
  }
  if (prefix === 'date' && known.stages.has(name)) {
    return (draft, cell) => {
      draft.dates ??= {};
      draft.dates[name] = cell;
    };
  }
  return prefix === 'recognised' ? recognisedPut(name, known) : undefined;
}

function selfPut(name: string, column: string, known: Known): Put | undefined {
  const type = known.facts.get(name);
  if (type === undefined) return undefined;
  return (draft, cell, repairs) => {
    draft.selfFacts ??= {};
    draft.selfFacts[name] = factCell(cell, type, column, repairs);
  };
}

/** `recognised.<title>` is the outcome; `.rank`, `.number`, `.date` and `.by` behind it are of the decision. */
function recognisedPut(name: string, { titles }: Known): Put | undefined {
  const [title, part] = name.split('.') as [string, string?];
  if (!titles.has(title) || (part !== undefined && !['rank', 'number', 'date', 'by'].includes(part))) return undefined;
  return (draft, cell) => {
    draft.recognised ??= new Map();
    const entry = draft.recognised.get(title) ?? {};
    entry[(part ?? 'outcome') as 'outcome'] = cell;
    draft.recognised.set(title, entry);
  };
}

/** A cell as the value of a fact; what cannot be read stays text, which the fact then refuses. */
function factCell(cell: string, type: string, column: string, repairs: Repair[]): Json {
  if (type === 'boolean') return BOOLEANS[cell.toLowerCase()] ?? cell;
  if (type === 'choice') return cell;
  if (type === 'share') return declarationOf(cell) ?? cell;
  const tally = type === 'count' ? countsOf(cell) : undefined;
  if (tally !== undefined) return tally;
  // `1.000` and `1,000` are a thousand to some and one to others: no number, but text that the fact refuses.
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(cell)) return cell;
  if (/^-?\d+(\.\d+)?$/.test(cell)) return numberOf(cell) ?? cell;
  if (/^-?\d+,\d+$/.test(cell)) {
    const to = cell.replace(',', '.');
    const number = numberOf(to);
    if (number === undefined) return cell;
    repairs.push({ code: 'repair/decimal-comma', column, from: cell, to });
    return number;
  }
  return cell;
}

function finish(draft: Draft): SubjectRecord {
  const { recognised, ...rest } = draft;
  if (recognised === undefined) return rest as unknown as SubjectRecord;
  const list = [...recognised].flatMap(([title, { outcome, rank, number, date, by }]) => {
    if (outcome === undefined) return [];
    const decision = { ...(number && { number }), ...(date && { date }), ...(by && { by }) };
    return [
      {
        title,
        outcome: outcome as Outcome,
        ...(rank && { rank }),
        ...(Object.keys(decision).length > 0 && { decision }),
      },
    ];
  });
  return { ...(rest as unknown as SubjectRecord), ...(list.length > 0 && { recognised: list }) };
}
