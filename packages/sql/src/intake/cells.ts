/**
 * Cells of a register as typed values. Each gives a value and, where not every cell has one, whether the cell is plain: what
 * the engine reads the same without a repair, an issue or a doubt. What is not surely so is not plain, and costs only time.
 */
import type { Cell } from '@tieuchi/core';
import { quoted } from '../dialect/quoted.js';
import { decidedColumn, decidedRankColumn, factColumn, underscored } from '../pack/names.js';
import type { ColumnMeaning, NumberBounds, ReadableFact } from './readable.js';

/** A typed column: its name, its value, and whether the cell that it is made of is plain. */
export interface TypedCell {
  readonly name: string;
  /** Type of the column, as DuckDB writes it. */
  readonly type: string;
  /** Over the text of the cell, which stands as `cell`. */
  readonly value: (cell: string) => string;
  /** Over the typed columns and the text of the cell; the last is never NULL. */
  readonly plain: (cell: string) => string;
  /** The value as a cell of a typed table, which the engine reads as the cell that it was made of. */
  readonly cell: (value: TypedValue) => Cell;
}

/** A value of a typed column. */
export type TypedValue = string | number | null;

const asGiven = (value: TypedValue): Cell => value;
const asTruth = (value: TypedValue): Cell => (value === null ? null : value === 2);

/** What is asked of all cells of a run. */
export interface CellContext {
  readonly facts: ReadonlyMap<string, ReadableFact>;
  /** Stages that a record may name; empty: none is plain. */
  readonly stages: readonly string[];
  readonly groups: readonly string[];
  /** Roles that lead to places of a list, whose codes are looked up later. */
  readonly looksUp: (role: string) => boolean;
  /** Ranks of a title in any pack. */
  readonly ranksOf: (title: string) => readonly string[];
  /** True when a column gives what was decided of a title. */
  readonly hasOutcome: (title: string) => boolean;
  /** Positions of the packs that have a title. */
  readonly packsWith: (title: string) => readonly number[];
}

export const codeColumn = (role: string): string => `code_${underscored(role)}`;
export const stageDateColumn = (stage: string): string => `date_${underscored(stage)}`;
const decisionColumn = (title: string, part: 'number' | 'date' | 'by'): string => `${decidedColumn(title)}__${part}`;

const one = (text: string): string => quoted(text).text;
const list = (texts: readonly string[]): string => `(${texts.map(one).join(', ')})`;

/** Letters, digits and signs of ASCII, without space around them: the engine mends nothing in such a text. */
const TIDY = "'[!-~]([ -~]{0,98}[!-~])?'";
/** The same, with the composed letters of Latin scripts, and without what JSON would escape. */
const FREE_TEXT =
  "'[!#-\\[\\]-~\\x{C0}-\\x{24F}\\x{1EA0}-\\x{1EF9}]([ !#-\\[\\]-~\\x{C0}-\\x{24F}\\x{1EA0}-\\x{1EF9}]{0,498}[!#-\\[\\]-~\\x{C0}-\\x{24F}\\x{1EA0}-\\x{1EF9}])?'";

const isEmpty = (cell: string): string => `${cell} = ''`;
const orNull = (cell: string): string => `NULLIF(${cell}, '')`;
const isDay = (cell: string): string =>
  `(length(${cell}) = 10 AND coalesce(CAST(TRY_CAST(${cell} AS DATE) AS VARCHAR) = ${cell}, false) AND ${cell} BETWEEN '1900-01-01' AND '2199-12-31')`;
const truth = (cell: string): string =>
  `CASE WHEN ${cell} IN ('true', '1', 'TRUE', 'True') THEN 2 WHEN ${cell} IN ('false', '0', 'FALSE', 'False') THEN 0 END`;

/** How the cells of a column become a typed column; undefined for a column of which only empty cells are plain. */
export function typedCell(meaning: ColumnMeaning, context: CellContext): TypedCell | undefined {
  switch (meaning.holds) {
    case 'subject':
      return textCell(
        'subject',
        (cell) => `regexp_full_match(${cell}, ${TIDY})`,
        (cell) => cell,
      );
    case 'year':
      return {
        ...{ name: 'year', type: 'SMALLINT', value: (cell) => `TRY_CAST(${cell} AS SMALLINT)` },
        cell: (value) => (value === null ? null : String(value)),
        plain: (cell) =>
          `(length(${cell}) = 4 AND coalesce(year BETWEEN 1900 AND 2199 AND CAST(year AS VARCHAR) = ${cell}, false))`,
      };
    case 'group':
      return textCell(
        'subject_group',
        (cell) => `${cell} IN ${list(context.groups)}`,
        (cell) => cell,
      );
    case 'date':
      return textCell(
        'date',
        (cell) => `(${isEmpty(cell)} OR (${isDay(cell)} AND left(${cell}, 4) = CAST(year AS VARCHAR)))`,
      );
    case 'stage':
      return textCell('stage', (cell) => oneOf(cell, context.stages));
    case 'registered':
      return truthCell('registered');
    case 'fact':
      return factCell(context.facts.get(meaning.id)!);
    case 'place': {
      const tidy = (cell: string) =>
        `(${isEmpty(cell)} OR (regexp_full_match(${cell}, ${TIDY}) AND ${cell} <> '-' AND NOT contains(${cell}, '|') AND NOT starts_with(${cell}, '"')))`;
      // What the list of places does not know is no plain code: nothing is asked of its text.
      return textCell(
        codeColumn(meaning.role),
        context.looksUp(meaning.role) ? (cell) => `(length(${cell}) <= 100 AND NOT contains(${cell}, chr(1)))` : tidy,
      );
    }
    case 'stage-date':
      return textCell(stageDateColumn(meaning.stage), (cell) => `(${isEmpty(cell)} OR ${isDay(cell)})`);
    case 'decided':
      return decisionCell(meaning, context);
    default:
      return undefined;
  }
}

function truthCell(name: string): TypedCell {
  return {
    ...{ name, type: 'TINYINT', value: truth, cell: asTruth },
    plain: (cell) => `(${isEmpty(cell)} OR ${name} IS NOT NULL)`,
  };
}

function textCell(name: string, plain: (cell: string) => string, value: (cell: string) => string = orNull): TypedCell {
  return { name, type: 'VARCHAR', value, plain, cell: asGiven };
}

function oneOf(cell: string, texts: readonly string[]): string {
  return texts.length === 0 ? isEmpty(cell) : `(${isEmpty(cell)} OR ${cell} IN ${list(texts)})`;
}

function decisionCell(
  { title, part }: Extract<ColumnMeaning, { holds: 'decided' }>,
  { ranksOf, packsWith, hasOutcome }: CellContext,
): TypedCell {
  const outcome = decidedColumn(title);
  // What stands behind a decision stands behind one that has an outcome.
  const behind = (cell: string, plain: string) =>
    !hasOutcome(title) ? isEmpty(cell) : `(${isEmpty(cell)} OR (${outcome} IS NOT NULL AND ${plain}))`;
  switch (part) {
    case 'outcome':
      return {
        ...{ name: outcome, type: 'VARCHAR', value: orNull, cell: asGiven },
        plain: (cell) =>
          `(${isEmpty(cell)} OR (${cell} IN ('granted', 'refused', 'revoked') AND pack IN (${packsWith(title).join(', ')})))`,
      };
    case 'rank': {
      const ranks = ranksOf(title);
      return textCell(decidedRankColumn(title), (cell) =>
        ranks.length === 0 ? isEmpty(cell) : behind(cell, `${cell} IN ${list(ranks)}`),
      );
    }
    case 'date':
      return textCell(decisionColumn(title, 'date'), (cell) =>
        behind(
          cell,
          `${isDay(cell)} AND left(${cell}, 4) IN (CAST(year AS VARCHAR), CAST(CAST(year AS INTEGER) + 1 AS VARCHAR))`,
        ),
      );
    default:
      return textCell(decisionColumn(title, part), (cell) => behind(cell, `regexp_full_match(${cell}, ${FREE_TEXT})`));
  }
}

function factCell(fact: ReadableFact): TypedCell | undefined {
  const name = factColumn(fact.id);
  switch (fact.type) {
    case 'truth':
      return truthCell(name);
    case 'choice': {
      const cases = (cell: string) =>
        `CASE ${cell}${fact.of.map((value, at) => ` WHEN ${one(value)} THEN ${at}`).join('')} END`;
      return {
        ...{ name, type: 'SMALLINT', value: cases },
        cell: (value) => (value === null ? null : fact.of[value as number]!),
        plain: (cell) => `(${isEmpty(cell)} OR ${name} IS NOT NULL)`,
      };
    }
    case 'number': {
      const all = [...fact.always, ...fact.byPack.values()];
      const type = all.every(({ low, high }) => low >= -(2 ** 31) && high < 2 ** 31) ? 'INTEGER' : 'BIGINT';
      const bounds = [
        ...fact.always.map((each) => within(name, each)),
        ...alike(fact.byPack).map(
          ({ packs, bounds: each }) => `(pack NOT IN (${packs.join(', ')}) OR ${within(name, each)})`,
        ),
      ];
      return {
        ...{ name, type, value: (cell) => `TRY_CAST(${millionths(cell)} AS ${type})` },
        cell: (value) => (value === null ? null : (value as number) / 1_000_000),
        plain: (cell) => `(${isEmpty(cell)} OR (${name} IS NOT NULL${bounds.map((each) => ` AND ${each}`).join('')}))`,
      };
    }
    default:
      return undefined;
  }
}

/** The packs that allow the same. */
function alike(
  byPack: ReadonlyMap<number, NumberBounds>,
): { readonly packs: number[]; readonly bounds: NumberBounds }[] {
  const groups = new Map<string, { readonly packs: number[]; readonly bounds: NumberBounds }>();
  for (const [pack, bounds] of byPack) {
    const key = JSON.stringify(bounds);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, { packs: [pack], bounds });
    else own.packs.push(pack);
  }
  return [...groups.values()];
}

/**
 * A number as everybody writes it, in millionths: without zeros before it, and not as a thousand may be written. NULL for
 * any other text.
 */
function millionths(cell: string): string {
  const whole = `TRY_CAST(${cell} AS INTEGER)`;
  return (
    `CASE WHEN CAST(${whole} AS VARCHAR) = ${cell} THEN CAST(${whole} AS BIGINT) * 1000000` +
    ` WHEN regexp_full_match(${cell}, '(-?[1-9][0-9]{0,8}|0)\\.[0-9]{1,6}') AND NOT regexp_full_match(${cell}, '-?[1-9][0-9]{0,2}\\.[0-9]{3}')` +
    ` THEN CAST(TRY_CAST(${cell} AS DECIMAL(15, 6)) * 1000000 AS BIGINT) END`
  );
}

function within(name: string, { low, high, step }: NumberBounds): string {
  const steps = low % step === 0 ? `${name} % ${step} = 0` : `(CAST(${name} AS BIGINT) - (${low})) % ${step} = 0`;
  return `${name} BETWEEN ${low} AND ${high} AND ${steps}`;
}
