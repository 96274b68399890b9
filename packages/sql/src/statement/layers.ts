/**
 * Layers: a query in which every column is computed once, above the columns that it reads.
 *
 * An engine that knows no names of columns within one SELECT list still computes each of them once, and a reader meets
 * every step with its own comment. Phases cut such a query where something else must happen between two layers, such as a
 * window over the rows of several packs.
 */
import type { Dialect } from '../dialect/dialect.js';
import type { Column, Sql } from './sql.js';

interface Computed extends Column {
  readonly expression: Sql;
  readonly note: string | undefined;
}

/** A query that grows column by column. */
export interface Layers {
  /** A column that the source of a phase gives. */
  given(name: string, phase?: number): Column;
  /** A text that the source of the first phase gives. */
  givenText(name: string): Column;
  /** Adds a column above those that it reads. */
  add(name: string, expression: Sql, note?: string): Column;
  /** Adds a column that holds a text. */
  addText(name: string, expression: Sql, note?: string): Column;
  /** The column of a name, if there is one. */
  find(name: string): Column | undefined;
  /** How many phases there are. */
  phases(): number;
  /** Columns that the source of a phase gives. */
  givenAt(phase: number): readonly Column[];
  /** Columns that are known at the end of a phase, and that are wanted in the end or read in a later one. */
  carried(phase: number, wanted: readonly Column[]): readonly Column[];
  /** The query of one phase: all that its source gives, and what it adds; or the columns of a list. */
  query(phase: number, source: string, list?: readonly string[]): string;
}

/** `stepAs` stands between the name of a layer and its query. */
export function createLayers(stepAs: Dialect['stepAs'] = 'AS'): Layers {
  const computed: Computed[] = [];
  const all = new Map<string, Column>();
  const own = (column: Column): Column => {
    if (!/^[a-z][a-z0-9_]*$/.test(column.name)) throw new RangeError(`${column.name} is no name of a column`);
    if (all.has(column.name)) throw new RangeError(`two columns are called ${column.name}`);
    all.set(column.name, column);
    return column;
  };
  const add = (name: string, expression: Sql, note: string | undefined, kind: Pick<Column, 'isText'>): Column => {
    const phase = expression.reads.reduce((latest, read) => Math.max(latest, read.phase), 0);
    const same = expression.reads.filter((read) => read.phase === phase);
    const depth = same.reduce((deepest, read) => Math.max(deepest, read.depth), 0) + 1;
    const column: Computed = { name, phase, depth, expression, note, ...kind };
    own(column);
    computed.push(column);
    return column;
  };
  return {
    given: (name, phase = 0) => own({ name, phase, depth: 0 }),
    givenText: (name) => own({ name, phase: 0, depth: 0, isText: true }),
    add: (name, expression, note) => add(name, expression, note, {}),
    addText: (name, expression, note) => add(name, expression, note, { isText: true }),
    find: (name) => all.get(name),
    phases: () => [...all.values()].reduce((latest, { phase }) => Math.max(latest, phase), 0) + 1,
    givenAt: (phase) => [...all.values()].filter((column) => column.phase === phase && column.depth === 0),
    carried: (phase, wanted) => {
      const later = computed.filter((column) => column.phase > phase).flatMap(({ expression }) => expression.reads);
      return [...new Set([...wanted, ...later])].filter((column) => column.phase <= phase);
    },
    query: (phase, source, list) => {
      const layers: Computed[][] = [];
      for (const column of computed) if (column.phase === phase) (layers[column.depth - 1] ??= []).push(column);
      const from = (index: number) => (index === 0 ? source : `layer_${index}`);
      const steps = layers.map(
        (columns, index) =>
          `layer_${index + 1} ${stepAs} (\n  SELECT *,\n${columns.map(written).join('\n')}\n  FROM ${from(index)}\n)`,
      );
      const last = `SELECT ${list === undefined ? '*' : list.join(', ')}\nFROM ${from(layers.length)}`;
      return steps.length === 0 ? last : `WITH ${steps.join(',\n')}\n${last}`;
    },
  };
}

function written({ expression, name, note }: Computed, index: number, all: readonly Computed[]): string {
  const comma = index === all.length - 1 ? '' : ',';
  return `    ${expression.text} AS ${name}${comma}${note === undefined ? '' : ` -- ${commentText(note)}`}`;
}

/** A comment ends with its line: what could end it, or hide in it, is left out. */
function commentText(note: string): string {
  return note.replace(/[^\x20-\x7e\u00a0-\u1fff\u2190-\u21ff\u2200-\u22ff]/gu, ' ').slice(0, 200);
}
