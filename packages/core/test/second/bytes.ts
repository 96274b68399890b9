/**
 * SEMANTICS 8.1: fields, rows, leaves, nodes and roots, written once more. Of results nothing: what they are made of is the
 * judge's own.
 */
import { createHash } from 'node:crypto';
import type { Pack, Programme } from '../../src/document/index.js';
import type { Person } from './people.js';
import type { Atlas } from './places.js';
import type { World } from './world.js';

const US = '\u001f';
const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function hashOf(letter: string, text: string): string {
  return createHash('sha256').update(letter).update(text, 'utf8').digest('hex');
}

/** 8.1: a key, a code or an id. */
export const keyOf = (text: string): string => (/^"|\p{Cs}|[\0-\x1f]/u.test(text) ? JSON.stringify(text) : text);

/** 8.1: a value of a record; shares are not in it. */
export function fieldOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value !== 'number') return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(JSON.stringify(value)) ?? [];
  if (whole === undefined || decimals.length > 6) return `j${JSON.stringify(value)}`;
  const millionths = BigInt(sign + whole + decimals.padEnd(6, '0'));
  return millionths <= 9n * 10n ** 15n && -millionths <= 9n * 10n ** 15n
    ? `${millionths}`
    : `j${JSON.stringify(value)}`;
}

/** 8.1: the names of a role. */
export function roleOf(names: readonly string[] | null | undefined): string {
  if (!names) return names === null ? '-' : '';
  return names.map((name) => (name === '-' || name.includes('|') ? JSON.stringify(name) : keyOf(name))).join('|');
}

/** 8.1: hashes of rows in their order, as one. */
export function leafOf(hashes: readonly string[]): string {
  if (hashes.length === 1) return hashes[0]!;
  const groups = Array.from({ length: Math.ceil(hashes.length / 16) }, (_, at) =>
    hashOf('g', hashes.slice(at * 16, at * 16 + 16).join('')),
  );
  return leafOf(groups);
}

export interface Leaf {
  readonly year: number;
  readonly place: string;
  readonly kind: string;
  readonly rows: number;
  readonly hash: string;
}

/** 8.1: the node of a place in a year. */
function nodeOf(leaves: readonly Omit<Leaf, 'year'>[], place: string, below: readonly (readonly [string, string])[]) {
  const kinds = leaves
    .filter((leaf) => leaf.place === place)
    .sort((a, b) => order(a.kind, b.kind))
    .map(({ kind, rows, hash }) => US + kind + US + rows + US + hash);
  const children = [...below].sort(([a], [b]) => order(a, b)).map(([id, node]) => US + id + US + node);
  return hashOf('p', place + kinds.join('') + children.join(''));
}

/** 8.1: the root of a tree. `above` gives the place above, when both are in force at the end of the year. */
export function rootOf(
  columns: readonly string[],
  leaves: readonly Leaf[],
  above: (place: string, year: number) => string | undefined,
): string {
  const years = [...new Set(leaves.map(({ year }) => year))].sort((a, b) => a - b);
  const ofYear = (year: number) => {
    const own = leaves.filter((leaf) => leaf.year === year);
    const all = new Set<string>();
    for (const { place } of own)
      for (let at: string | undefined = place; at !== undefined; at = above(at, year)) all.add(at);
    const nodesBelow = (place: string | undefined): (readonly [string, string])[] =>
      [...all]
        .filter((each) => above(each, year) === place)
        .map((each) => [each, nodeOf(own, each, nodesBelow(each))] as const);
    const tops = nodesBelow(undefined).sort(([a], [b]) => order(a, b));
    return US + year + tops.map(([id, node]) => US + id + US + node).join('');
  };
  return hashOf('t', hashOf('c', columns.join(US)) + years.map(ofYear).join(''));
}

/** The root of the records of a world. */
export function recordsRoot({ packs, programme }: World, people: readonly Person[], map: Atlas): string {
  const names = namesOf(packs, programme);
  const rows = people.map((person) => {
    const { record, pack, places } = person;
    const text = [...cellsOf(person, names)].map(([, field]) => field).join(US);
    const place = places.get(pack.through ?? 'noi-o')?.[0] ?? '';
    return { year: record.year, place, kind: pack.subject, subject: record.subject, hash: hashOf('r', text) };
  });
  const leaves = new Map<string, typeof rows>();
  for (const row of rows.sort((a, b) => order(a.subject, b.subject))) {
    const key = JSON.stringify([row.year, row.place, row.kind]);
    leaves.set(key, [...(leaves.get(key) ?? []), row]);
  }
  const above = (place: string, year: number) => {
    const day = `${year}-12-31`;
    if (!map.all.includes(place) || !map.isInForce(place, day)) return undefined;
    const { parent } = map.at(place);
    return parent !== undefined && map.isInForce(parent, day) ? parent : undefined;
  };
  const columns = [...cellsOf(undefined, names)].map(([name]) => name);
  const all = [...leaves.values()].map((own) => ({
    ...own[0]!,
    rows: own.length,
    hash: leafOf(own.map(({ hash }) => hash)),
  }));
  return `sha256:${rootOf(columns, all, above)}`;
}

interface Names {
  readonly roles: readonly string[];
  readonly facts: readonly string[];
  readonly stages: readonly string[];
  readonly titles: readonly string[];
}

function namesOf(packs: readonly Pack[], { roles, facts = {}, stages = [] }: Programme): Names {
  const sorted = (names: readonly string[]) => [...new Set(names)].sort(order);
  const through = packs.map((pack) => pack.through ?? 'noi-o');
  return {
    roles: sorted([...packs.flatMap((pack) => Object.keys(pack.roles ?? {})), ...through, ...Object.keys(roles)]),
    facts: sorted([...packs.flatMap((pack) => Object.keys(pack.facts)), ...Object.keys(facts)]),
    stages: sorted(stages),
    titles: sorted(packs.flatMap(({ titles }) => titles.map(({ id }) => id))),
  };
}

/** Names of fields and the fields themselves; without a person the names alone. */
function* cellsOf(person: Person | undefined, { roles, facts, stages, titles }: Names): Iterable<[string, string]> {
  const { subject = '', year = 0, group = '', date, stage, registered } = person?.record ?? {};
  yield ['subject', keyOf(subject)];
  yield ['kind', person?.pack.subject ?? ''];
  yield ['year', String(year)];
  yield ['group', keyOf(group)];
  yield ['date', date ?? ''];
  yield ['stage', keyOf(stage ?? '')];
  yield ['registered', registered === undefined ? '' : String(registered)];
  for (const role of roles) yield [`place.${role}`, roleOf(person?.names.get(role))];
  for (const fact of facts) yield [`fact.${fact}`, fieldOf(person?.record.facts[fact])];
  yield ['self', ''];
  for (const of of stages) yield [`date.${of}`, person?.record.dates?.[of] ?? ''];
  for (const title of titles) {
    const last = person?.record.recognised?.filter((each) => each.title === title).at(-1);
    yield [`recognised.${title}`, last?.outcome ?? ''];
    yield [`recognised.${title}.rank`, keyOf(last?.rank ?? '')];
    for (const part of ['number', 'date', 'by'] as const)
      yield [`recognised.${title}.${part}`, fieldOf(last?.decision?.[part])];
  }
}
