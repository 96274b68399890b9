/**
 * The statement that types the rows of one file: a row for each row of its source, in the same order.
 */
import type { Cell, CompiledPack, CompiledProgramme } from '@tieuchi/core';
import type { Dialect } from '../dialect/dialect.js';
import { type CellContext, stageDateColumn, type TypedCell, type TypedValue, typedCell } from './cells.js';
import { type ColumnMeaning, createMeaning, type IntakeUsers, readableFacts } from './readable.js';
import { type Typing, typingOf } from './typing.js';

export interface IntakeOptions extends IntakeUsers {
  readonly dialect: Dialect;
  /** True for a pack that judges wherever one stands. */
  readonly isEverywhere: (pack: CompiledPack) => boolean;
  /** True when codes of places are looked up. */
  readonly hasPlaces: boolean;
  /** Positions of packs whose rows go through the engine, whatever is in them. */
  readonly throughCore: ReadonlySet<number>;
}

/** The rows of a run, typed: the columns are the same for all of its files. */
export interface TypedRows {
  /** Columns of every file, beside `odd` and `raw`. */
  readonly columns: readonly Pick<TypedCell, 'name' | 'type'>[];
  /** The cells of a row under columns of a register, as a typed table would have them, from the values of the typed columns. */
  readonly cellsOf: (columns: readonly string[]) => (values: { readonly [name: string]: TypedValue }) => Cell[];
  /** Roles whose codes are looked up in the list of places. */
  readonly placeRoles: readonly string[];
  /**
   * The query of one file. Row by row it gives `odd`, `raw` (what the engine reads of an odd row; else NULL) and the columns.
   */
  readonly query: (file: TypedFile) => string;
}

/** One file of a run. */
export interface TypedFile {
  /** What is behind FROM. */
  readonly source: string;
  /** SQL of the text of each column that is read, by the name of the column. It must give NULL or '' for no text. */
  readonly cells: ReadonlyMap<string, string>;
  /** SQL that is true for what is a row of as many cells as the table has columns; absent: every row is. */
  readonly isRow?: string;
  /** SQL of what the engine reads of an odd row; absent: NULL, the file is read again for it. */
  readonly raw?: string;
  /** SQL of the line of a row; absent: rows stand for lines, one after the other. */
  readonly line?: string;
}

/**
 * How the rows of files with these columns are typed for a run.
 */
export function typedRows(present: ReadonlySet<string>, options: IntakeOptions): TypedRows {
  const { packs, programmes } = options;
  const meaningOf = createMeaning(options);
  const typing = typingOf(options.dialect);
  const { stepAs } = options.dialect;
  const { text: textType, small } = typing.types;
  const context = contextOf(options);
  const meant = [...present].flatMap((column) => {
    const meaning = meaningOf(column);
    return meaning === undefined ? [] : [{ column, meaning, cell: typedCell(meaning, context) }];
  });
  const order = ORDER.flatMap((holds) => meant.filter(({ meaning }) => meaning.holds === holds));
  const columns = [
    ...order.flatMap(({ cell }) => (cell === undefined ? [] : [{ name: cell.name, type: cell.type }])),
    { name: 'pack', type: small },
    { name: 'day', type: textType },
  ];
  const has = (holds: ColumnMeaning['holds']) => meant.some(({ meaning }) => meaning.holds === holds);
  const stages = procedure(typing, programmes, order, has('stage'), has('registered'));
  return {
    columns,
    cellsOf: (given) => {
      const cells = given.map((column) => order.find((each) => each.column === column)?.cell);
      return (values) => cells.map((cell) => (cell === undefined ? null : cell.cell(values[cell.name] ?? null)));
    },
    placeRoles: order.flatMap(({ meaning }) =>
      meaning.holds === 'place' && context.looksUp(meaning.role) ? [meaning.role] : [],
    ),
    query: ({ source, cells, isRow, raw, line }) => {
      const own = order.map((each, at) => ({ ...each, at, text: cells.get(each.column) }));
      const given = own.filter(({ text }) => text !== undefined);
      const names = given.map(({ text, at }) => `coalesce(${text}, '') AS k${at}`);
      const values = own.flatMap(({ cell, text, at }) =>
        cell === undefined
          ? []
          : [`${text === undefined ? `CAST(NULL AS ${cell.type})` : cell.value(`k${at}`)} AS ${cell.name}`],
      );
      const dated = own.find(({ meaning }) => meaning.holds === 'date');
      const yearEnd = `CAST(year AS ${textType}) || '-12-31'`;
      const day =
        dated?.text === undefined ? yearEnd : `CASE WHEN k${dated.at} = '' THEN ${yearEnd} ELSE k${dated.at} END`;
      const plain = [
        ...given.map(({ cell, at }) => (cell === undefined ? `k${at} = ''` : cell.plain(`k${at}`))),
        'pack IS NOT NULL',
        ...(options.throughCore.size === 0 ? [] : [`pack NOT IN (${[...options.throughCore].join(', ')})`]),
        ...stages,
      ];
      return [
        `WITH cells ${stepAs} (`,
        `  SELECT ${isRow === undefined ? 'true' : isRow} AS is_row, ${raw ?? `CAST(NULL AS ${textType})`} AS whole,`,
        ...(line === undefined ? [] : [`    ${line} AS line,`]),
        `    ${names.join(',\n    ')}`,
        `  FROM ${source}`,
        `), typed ${stepAs} (`,
        `  SELECT *,\n    ${values.join(',\n    ')}`,
        '  FROM cells',
        `), dated ${stepAs} (`,
        `  SELECT *, ${day} AS day FROM typed`,
        `), chosen ${stepAs} (`,
        `  SELECT *, ${packCase(options)} AS pack FROM dated`,
        `), judged ${stepAs} (`,
        `  SELECT *, coalesce(is_row AND ${plain.join('\n    AND ')}, false) AS is_plain FROM chosen`,
        ')',
        `SELECT ${line === undefined ? '' : 'line, '}NOT is_plain AS odd, CASE WHEN NOT is_plain THEN whole END AS raw,`,
        // No text of an odd row stands anywhere but in `raw`.
        `  ${columns.map(({ name, type }) => `CAST(CASE WHEN is_plain THEN ${name} END AS ${type}) AS ${name}`).join(', ')}`,
        'FROM judged',
      ].join('\n');
    },
  };

  function contextOf({ hasPlaces }: IntakeOptions): CellContext {
    const places = new Set(
      [...packs, ...programmes].flatMap(({ document }) =>
        Object.entries('roles' in document ? (document.roles ?? {}) : {}).flatMap(([role, { of }]) =>
          of === 'place' ? [role] : [],
        ),
      ),
    );
    for (const { document } of packs) places.add(document.through);
    return {
      typing,
      facts: readableFacts(options),
      stages: [...new Set(programmes.flatMap(({ document }) => document.stages ?? []))],
      groups: [...new Set(packs.map(({ group }) => group))],
      looksUp: (role) => hasPlaces && places.has(role),
      ranksOf: (title) => [
        ...new Set(
          packs.flatMap(({ document }) =>
            document.titles.flatMap(({ id, ranks = [] }) => (id === title ? ranks.map((rank) => rank.id) : [])),
          ),
        ),
      ],
      hasOutcome: (title) => present.has(`recognised.${title}`),
      packsWith: (title) =>
        packs.flatMap(({ document }, at) => (document.titles.some(({ id }) => id === title) ? [at] : [])),
    };
  }
}

/** What a column reads is before it: outcomes before what is behind them. */
const ORDER: readonly ColumnMeaning['holds'][] = [
  ...(['subject', 'year', 'group', 'date', 'stage', 'registered', 'place', 'fact', 'self'] as const),
  ...(['stage-date', 'decided'] as const),
];

/** The pack that judges a row, by its position; NULL where that needs a second look. */
function packCase({ dialect, packs, isEverywhere }: IntakeOptions): string {
  const { text, types } = typingOf(dialect);
  const cases = packs.flatMap((pack, at) => {
    const others = packs.filter((other) => other.group === pack.group);
    // Where the place matters, or two are in force at once, the engine chooses.
    if (others.some((other) => !isEverywhere(other) || (other !== pack && overlaps(pack, other)))) return [];
    const { from, until } = pack.document.inForce;
    const days = [
      ...(from === undefined ? [] : [`day >= ${text(from)}`]),
      ...(until === undefined ? [] : [`day < ${text(until)}`]),
    ];
    return [` WHEN ${[`subject_group = ${text(pack.group)}`, ...days].join(' AND ')} THEN ${at}`];
  });
  return cases.length === 0 ? `CAST(NULL AS ${types.small})` : `CASE${cases.join('')} END`;
}

function overlaps(a: CompiledPack, b: CompiledPack): boolean {
  const [one, other] = [a.document.inForce, b.document.inForce];
  const before = (until: string | undefined, from: string | undefined) =>
    until !== undefined && from !== undefined && until <= from;
  return !before(one.until, other.from) && !before(other.until, one.from);
}

/** What the stages of a row must be so that nothing is reported about them: in order, in time, and of somebody registered. */
function procedure(
  typing: Typing,
  programmes: readonly CompiledProgramme[],
  order: readonly { readonly meaning: ColumnMeaning }[],
  hasStage: boolean,
  hasRegistered: boolean,
): string[] {
  const dated = new Set(order.flatMap(({ meaning }) => (meaning.holds === 'stage-date' ? [meaning.stage] : [])));
  const plain: string[] = [];
  for (const { document } of programmes) {
    const { stages = [] } = document;
    const own = stages.filter((stage) => dated.has(stage));
    own.forEach((stage, at) => {
      for (const later of own.slice(at + 1))
        plain.push(`coalesce(${stageDateColumn(stage)} <= ${stageDateColumn(later)}, true)`);
    });
    // A day at all is looked at again by the engine where the furthest stage is reported, or somebody did not register.
    const days = own.map((stage) => `${stageDateColumn(stage)} IS NULL`).join(' AND ');
    if (hasStage && own.length > 0) plain.push(`(stage IS NULL OR (${days}))`);
    if (hasRegistered && own.length > 0) plain.push(`(registered IS NULL OR registered = 2 OR (${days}))`);
    if (hasRegistered && hasStage) plain.push('(registered IS NULL OR registered = 2 OR stage IS NULL)');
    for (const { stage, before, ofNextYear } of deadlinesIn(document))
      if (dated.has(stage))
        plain.push(
          `coalesce(${stageDateColumn(stage)} < CAST(year${ofNextYear ? ' + 1' : ''} AS ${typing.types.text}) || ${typing.text(`-${before}`)}, true)`,
        );
  }
  return plain;
}

/** The days before which stages are due (SEMANTICS §7). */
function deadlinesIn({ procedure: given, stages = [] }: CompiledProgramme['document']) {
  const { deadlines = [], reportBefore } = given ?? {};
  const last = stages[stages.length - 1];
  if (reportBefore === undefined || last === undefined || deadlines.some(({ stage }) => stage === last))
    return deadlines;
  const { day, ofNextYear } = reportBefore as { day: string; ofNextYear?: boolean };
  return [...deadlines, { stage: last, before: day, ofNextYear }];
}
