/**
 * What documents read of a register: which columns mean what, and what the values of a fact must be.
 */
import { type CompiledPack, type CompiledProgramme, readableColumns } from '@tieuchi/core';

/** What will use the rows. */
export interface IntakeUsers {
  readonly packs: readonly CompiledPack[];
  readonly programmes: readonly CompiledProgramme[];
}

/** What a column of a register holds. */
export type ColumnMeaning =
  | { readonly holds: 'subject' | 'year' | 'group' | 'date' | 'stage' | 'registered' }
  | { readonly holds: 'fact' | 'self'; readonly id: string }
  | { readonly holds: 'place'; readonly role: string }
  | { readonly holds: 'stage-date'; readonly stage: string }
  | { readonly holds: 'decided'; readonly title: string; readonly part: DecisionPart };

/** A part of a decision: its outcome, or what is behind it. */
type DecisionPart = 'outcome' | 'rank' | 'number' | 'date' | 'by';

const KEYS = ['subject', 'year', 'group', 'date', 'stage', 'registered'] as const;

/** Says what a column of a register means to these documents; undefined for what nothing reads. */
export function createMeaning(users: IntakeUsers): (column: string) => ColumnMeaning | undefined {
  const { facts, roles, stages, titles } = readableColumns(users.packs, users.programmes);
  return (column) => {
    const key = KEYS.find((each) => each === column);
    if (key !== undefined) return { holds: key };
    if (facts.has(column)) return { holds: 'fact', id: column };
    const dot = column.indexOf('.');
    const [prefix, name] = [column.slice(0, dot), column.slice(dot + 1)];
    if (prefix === 'self' && facts.has(name)) return { holds: 'self', id: name };
    if (prefix === 'place' && roles.has(name)) return { holds: 'place', role: name };
    if (prefix === 'date' && stages.has(name)) return { holds: 'stage-date', stage: name };
    if (prefix !== 'recognised') return undefined;
    const [title, part = 'outcome'] = name.split('.') as [string, string?];
    const isPart =
      ['outcome', 'rank', 'number', 'date', 'by'].includes(part) && !(part === 'outcome' && name !== title);
    return titles.has(title) && isPart ? { holds: 'decided', title, part: part as DecisionPart } : undefined;
  };
}

/** What a declaration allows of a number, in millionths. */
export interface NumberBounds {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** A fact as all documents declare it. */
export type ReadableFact =
  | { readonly id: string; readonly type: 'truth' }
  | { readonly id: string; readonly type: 'choice'; readonly of: readonly string[] }
  | {
      readonly id: string;
      readonly type: 'number';
      /** What a value must lie in whatever judges the row. */
      readonly always: readonly NumberBounds[];
      /** What it must lie in for the pack at a position. */
      readonly byPack: ReadonlyMap<number, NumberBounds>;
    }
  /** No value of it is plain: what documents disagree on, and what counts members. */
  | { readonly id: string; readonly type: 'never' };

const MILLION = 1_000_000;

interface Declaration {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly of?: readonly string[];
}

/** The facts that documents read, by id. */
export function readableFacts({ packs, programmes }: IntakeUsers): ReadonlyMap<string, ReadableFact> {
  const found = new Map<string, ReadableFact>();
  for (const id of readableColumns(packs, programmes).facts.keys()) {
    const own = packs.map(({ document }) => document.facts[id] as Declaration | undefined);
    const shared = [
      ...packs.map(({ document }) => document.memberFacts),
      ...programmes.map((each) => each.document.facts),
    ]
      .map((facts) => facts?.[id] as Declaration | undefined)
      .filter((each) => each !== undefined);
    found.set(id, factOf(id, own, shared));
  }
  return found;
}

function factOf(id: string, own: readonly (Declaration | undefined)[], shared: readonly Declaration[]): ReadableFact {
  const all = [...own.filter((each) => each !== undefined), ...shared];
  const types = new Set(all.map(({ type }) => (type === 'decimal' ? 'integer' : type)));
  const [type] = types;
  if (types.size !== 1 || type === 'count' || type === 'share') return { id, type: 'never' };
  if (type === 'boolean') return { id, type: 'truth' };
  if (type === 'choice') {
    const lists = new Set(all.map(({ of }) => JSON.stringify(of)));
    return lists.size === 1 ? { id, type: 'choice', of: all[0]!.of! } : { id, type: 'never' };
  }
  const byPack = new Map(own.flatMap((each, at) => (each === undefined ? [] : [[at, boundsOf(each)] as const])));
  const once = new Map([...byPack.values()].map((bounds) => [JSON.stringify(bounds), bounds]));
  const always = shared.map(boundsOf);
  // Where all packs that have it declare it alike, no pack needs to be asked for.
  return once.size <= 1
    ? { id, type: 'number', always: [...always, ...once.values()], byPack: new Map() }
    : { id, type: 'number', always, byPack };
}

function boundsOf({ min = 0, max = 0, step = 1 }: Declaration): NumberBounds {
  return { low: Math.round(min * MILLION), high: Math.round(max * MILLION), step: Math.round(step * MILLION) };
}
