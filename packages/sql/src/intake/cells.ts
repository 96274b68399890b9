/**
 * Cells of a register as typed values. Each gives a value and, where not every cell has one, whether the cell is plain: what
 * the engine reads the same without a repair, an issue or a doubt. What is not surely so is not plain, and costs only time.
 */
import type { Cell } from '@tieuchi/core';
import { decidedColumn, decidedRankColumn, factColumn, underscored } from '../pack/names.js';
import type { ColumnMeaning, NumberBounds, ReadableFact } from './readable.js';
import type { Typing } from './typing.js';

/** A typed column: its name, its value, and whether the cell that it is made of is plain. */
export interface TypedCell {
  readonly name: string;
  /** Type of the column, as the engine writes it. */
  readonly type: string;
  /** Over the text of the cell, which is called `cell`. */
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
  readonly typing: Typing;
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

const list = ({ text }: Typing, texts: readonly string[]): string => `(${texts.map(text).join(', ')})`;

/** Letters, digits and signs of ASCII, without space around them: the engine mends nothing in such a text. */
const TIDY = '[!-~]([ -~]{0,98}[!-~])?';
/** The composed letters of Latin scripts, and signs but those that JSON would escape. */
const LETTERS = '!#-\\[\\]-~\u00c0-\u024f\u1ea0-\u1ef9';
const FREE_TEXT = `[${LETTERS}]([ ${LETTERS}]{0,498}[${LETTERS}])?`;

const isEmpty = (cell: string): string => `${cell} = ''`;
const orNull = (cell: string): string => `NULLIF(${cell}, '')`;
const truth = (cell: string): string =>
  `CASE WHEN ${cell} IN ('true', '1', 'TRUE', 'True') THEN 2 WHEN ${cell} IN ('false', '0', 'FALSE', 'False') THEN 0 END`;

/** How the cells of a column become a typed column; undefined for a column of which only empty cells are plain. */
export function typedCell(meaning: ColumnMeaning, context: CellContext): TypedCell | undefined {
  const { typing } = context;
  const { small, text } = typing.types;
  switch (meaning.holds) {
    case 'subject':
      return textCell(
        typing,
        'subject',
        (cell) => typing.matches(cell, TIDY),
        (cell) => cell,
      );
    case 'year':
      return {
        ...{ name: 'year', type: small, value: typing.year },
        cell: (value) => (value === null ? null : String(value)),
        plain: () => 'coalesce(year BETWEEN 1900 AND 2199, false)',
      };
    case 'group':
      return textCell(
        typing,
        'subject_group',
        (cell) => `${cell} IN ${list(typing, context.groups)}`,
        (cell) => cell,
      );
    case 'date':
      return textCell(
        typing,
        'date',
        (cell) => `(${isEmpty(cell)} OR (${typing.isDay(cell)} AND left(${cell}, 4) = CAST(year AS ${text})))`,
      );
    case 'stage':
      return textCell(typing, 'stage', (cell) => oneOf(typing, cell, context.stages));
    case 'registered':
      return truthCell('registered', typing);
    case 'fact':
      return factCell(context.facts.get(meaning.id)!, typing);
    case 'place': {
      const tidy = (cell: string) =>
        `(${isEmpty(cell)} OR (${typing.matches(cell, TIDY)} AND ${cell} <> '-' AND ${cell} NOT LIKE '%|%' AND left(${cell}, 1) <> '"'))`;
      // What the list of places does not know is no plain code: nothing is asked of its text.
      return textCell(
        typing,
        codeColumn(meaning.role),
        context.looksUp(meaning.role) ? (cell) => `(length(${cell}) <= 100 AND ${typing.holdsNoMark(cell)})` : tidy,
      );
    }
    case 'stage-date':
      return textCell(typing, stageDateColumn(meaning.stage), (cell) => `(${isEmpty(cell)} OR ${typing.isDay(cell)})`);
    case 'decided':
      return decisionCell(meaning, context);
    default:
      return undefined;
  }
}

function truthCell(name: string, { types }: Typing): TypedCell {
  return {
    ...{ name, type: types.small, value: truth, cell: asTruth },
    plain: (cell) => `(${isEmpty(cell)} OR ${name} IS NOT NULL)`,
  };
}

function textCell(
  { types }: Typing,
  name: string,
  plain: (cell: string) => string,
  value: (cell: string) => string = orNull,
): TypedCell {
  return { name, type: types.text, value, plain, cell: asGiven };
}

function oneOf(typing: Typing, cell: string, texts: readonly string[]): string {
  return texts.length === 0 ? isEmpty(cell) : `(${isEmpty(cell)} OR ${cell} IN ${list(typing, texts)})`;
}

function decisionCell(
  { title, part }: Extract<ColumnMeaning, { holds: 'decided' }>,
  { typing, ranksOf, packsWith, hasOutcome }: CellContext,
): TypedCell {
  const outcome = decidedColumn(title);
  // What is behind a decision is behind one that has an outcome.
  const behind = (cell: string, plain: string) =>
    !hasOutcome(title) ? isEmpty(cell) : `(${isEmpty(cell)} OR (${outcome} IS NOT NULL AND ${plain}))`;
  switch (part) {
    case 'outcome':
      return {
        ...{ name: outcome, type: typing.types.text, value: orNull, cell: asGiven },
        plain: (cell) =>
          `(${isEmpty(cell)} OR (${cell} IN ('granted', 'refused', 'revoked') AND pack IN (${packsWith(title).join(', ')})))`,
      };
    case 'rank': {
      const ranks = ranksOf(title);
      return textCell(typing, decidedRankColumn(title), (cell) =>
        ranks.length === 0 ? isEmpty(cell) : behind(cell, `${cell} IN ${list(typing, ranks)}`),
      );
    }
    case 'date':
      return textCell(typing, decisionColumn(title, 'date'), (cell) =>
        behind(
          cell,
          `${typing.isDay(cell)} AND left(${cell}, 4) IN (CAST(year AS ${typing.types.text}), CAST(year + 1 AS ${typing.types.text}))`,
        ),
      );
    default:
      return textCell(typing, decisionColumn(title, part), (cell) => behind(cell, typing.matches(cell, FREE_TEXT)));
  }
}

function factCell(fact: ReadableFact, typing: Typing): TypedCell | undefined {
  const name = factColumn(fact.id);
  switch (fact.type) {
    case 'truth':
      return truthCell(name, typing);
    case 'choice': {
      const cases = (cell: string) =>
        `CASE ${cell}${fact.of.map((value, at) => ` WHEN ${typing.text(value)} THEN ${at}`).join('')} END`;
      return {
        ...{ name, type: typing.types.small, value: cases },
        cell: (value) => (value === null ? null : fact.of[value as number]!),
        plain: (cell) => `(${isEmpty(cell)} OR ${name} IS NOT NULL)`,
      };
    }
    case 'number': {
      const all = [...fact.always, ...fact.byPack.values()];
      const isShort = all.every(({ low, high }) => low >= -(2 ** 31) && high < 2 ** 31);
      const bounds = [
        ...fact.always.map((each) => within(name, each)),
        ...alike(fact.byPack).map(
          ({ packs, bounds: each }) => `(pack NOT IN (${packs.join(', ')}) OR ${within(name, each)})`,
        ),
      ];
      return {
        ...{ name, type: typing.millionthsType(isShort), value: (cell) => typing.millionths(cell, isShort) },
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

function within(name: string, { low, high, step }: NumberBounds): string {
  const steps = low % step === 0 ? `${name} % ${step} = 0` : `(CAST(${name} AS BIGINT) - (${low})) % ${step} = 0`;
  return `${name} BETWEEN ${low} AND ${high} AND ${steps}`;
}
