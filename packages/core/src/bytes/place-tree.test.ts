/**
 * `test/bytes/vectors.json` says byte by byte what a row, a leaf, a node and a root are. The engine and the second
 * implementation are held against it; a database that hashes rows itself can be held against it too.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import * as second from '../../test/second/bytes.js';
import { compilePlaces } from '../check/places.js';
import { createHashing, hashWritten, hexOf } from './hashes.js';
import { createJoining, createLeafJoiner, joinedHash, joinHash, type PlaceLeaf } from './leaves.js';
import { placeTree } from './place-tree.js';
import { keyField, putValue, roleField, valueField } from './row-text.js';
import { saltField } from './salt.js';
import { sha256 } from './sha256.js';
import { begin, createWriter } from './writer.js';

interface Vectors {
  readonly values: readonly (readonly [value: unknown, field: string])[];
  readonly keys: readonly (readonly [key: string, field: string])[];
  readonly roles: readonly (readonly [names: readonly string[] | string | null, field: string])[];
  readonly rows: readonly { readonly fields: readonly string[]; readonly hash: string }[];
  readonly salted: { readonly salt: string; readonly subject: string; readonly year: number; readonly field: string };
  readonly leaves: { readonly row: string; readonly of: readonly (readonly [rows: number, leaf: string])[] };
  readonly tree: {
    readonly columns: readonly string[];
    readonly places: readonly { readonly id: string; readonly level: string; readonly parent?: string }[];
    readonly leaves: readonly { year: number; place: string; kind: string; rows: number; hash: string }[];
    readonly nodes: readonly (readonly [year: number, place: string, rows: number, node: string])[];
    readonly root: string;
  };
}
const vectors = JSON.parse(readFileSync(new URL('../../test/bytes/vectors.json', import.meta.url), 'utf8')) as Vectors;
const hashing = createHashing();
const hash = (text: string) => {
  const writer = createWriter();
  begin(writer, text);
  return hexOf(hashWritten(writer, sha256));
};
const bytesOf = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'));
const rowHash = (at: number) => second.hashOf('r', vectors.leaves.row.replace('#', String(at)));

/** The leaf of rows, as the engine joins them. */
function joined(hashes: readonly string[]): string {
  const joining = createJoining();
  for (const each of hashes) joinHash(joining, bytesOf(each));
  return joinedHash(joining);
}

describe('vectors', () => {
  test.each(vectors.values)('the value %j is the field %s', (value, field) => {
    expect(valueField(value)).toBe(field);
    const writer = createWriter();
    putValue(writer, value);
    expect(Buffer.from(writer.bytes.subarray(0, writer.length)).toString()).toBe(field);
    if (typeof value !== 'object') expect(second.fieldOf(value)).toBe(field);
  });

  test.each(vectors.keys)('the key %j is the field %s', (key, field) => {
    expect(keyField(key)).toBe(field);
    expect(second.keyOf(key)).toBe(field);
  });

  test.each(vectors.roles)('the names %j are the field %s', (names, field) => {
    expect(roleField(names)).toBe(field);
    expect(second.roleOf(typeof names === 'string' ? [names] : names)).toBe(field);
  });

  test.each(vectors.rows)('the row $fields has the hash $hash', ({ fields, hash: of }) => {
    expect(hash(`r${fields.join('\u001f')}`)).toBe(of);
    expect(second.hashOf('r', fields.join('\u001f'))).toBe(of);
  });

  test('the mark of a salted row', () => {
    const { salt, subject, year, field } = vectors.salted;
    expect(saltField(salt, subject, year, hashing)).toBe(field);
    expect(second.hashOf('', [salt, subject, year].join('\u001f'))).toBe(field);
  });

  test.each(vectors.leaves.of)('%i rows have the leaf %s', (rows, leaf) => {
    const hashes = Array.from({ length: rows }, (_, at) => rowHash(at + 1));
    expect(joined(hashes)).toBe(leaf);
    expect(second.leafOf(hashes)).toBe(leaf);
  });

  test('nodes and the root', () => {
    const { columns, places: given, leaves, nodes, root } = vectors.tree;
    const places = compilePlaces({
      ...{ format: 'tieuchi-places/1', id: 'test/places', version: '1.0.0' },
      places: given.map((place) => ({ code: place.id, name: place.id, ...place })),
    });
    const both = leaves.map(({ hash: of, ...leaf }) => ({ ...leaf, records: of, results: rowHash(leaf.rows) }));
    const tree = placeTree(both, places, { records: columns, results: ['subject'] });
    expect(tree.records).toEqual({ rows: leaves.reduce((sum, { rows }) => sum + rows, 0), digest: `sha256:${root}` });
    expect(
      tree.digests
        .filter(({ kind }) => kind === '')
        .map(({ year, place, rows, records }) => [year, place, rows, records]),
    ).toEqual(nodes);
    expect(tree.digests.filter(({ kind }) => kind !== '')).toEqual(both);
    const parents = new Map(given.map(({ id, parent }) => [id, parent]));
    expect(second.rootOf(columns, leaves, (place) => parents.get(place))).toBe(root);
    expect(tree.results.digest).toBe(
      `sha256:${second.rootOf(
        ['subject'],
        leaves.map((leaf) => ({ ...leaf, hash: rowHash(leaf.rows) })),
        (place) => parents.get(place),
      )}`,
    );
  });
});

test('leaves are those of the second implementation, whatever many rows they join', () => {
  const hashes = Array.from({ length: 4_400 }, (_, at) => rowHash(at));
  fc.assert(
    fc.property(fc.nat({ max: hashes.length - 1 }), (rows) => {
      const own = hashes.slice(0, rows + 1);
      expect(joined(own)).toBe(second.leafOf(own));
    }),
    runs(60),
  );
});

const placeList = (parents: readonly (number | undefined)[]) =>
  compilePlaces({
    ...{ format: 'tieuchi-places/1', id: 'test/places', version: '1.0.0' },
    places: parents.map((parent, at) => ({
      ...{
        id: `x-${at}`,
        code: `x-${at}`,
        name: 'x',
        level: at === 0 ? 'nation' : parent === 0 ? 'province' : 'commune',
      },
      ...(parent !== undefined && { parent: `x-${parent}` }),
    })),
  });

test('the tree does not know the order of leaves, and has a node for each place above one with rows', () => {
  const shape = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 });
  const rows = fc.uniqueArray(
    fc.tuple(fc.constantFrom(2022, 2023), fc.nat({ max: 12 }), fc.constantFrom('a', 'b')).map((each) => each.join(' ')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(shape, rows, fc.infiniteStream(fc.nat()), (communes, keys, chance) => {
      const parents = [undefined, 0, 0, 0, 0, ...communes.map((at) => at + 1)];
      const leaves = keys.map((key): PlaceLeaf => {
        const [year, at, kind] = key.split(' ') as [string, string, string];
        const place = Number(at) < parents.length ? `x-${at}` : at === '12' ? '' : `elsewhere-${at}`;
        return { year: Number(year), place, kind, rows: at.length, records: rowHash(Number(at)), results: rowHash(7) };
      });
      const unique = [...new Map(leaves.map((leaf) => [`${leaf.year} ${leaf.place} ${leaf.kind}`, leaf])).values()];
      const places = placeList(parents);
      const columns = { records: ['a', 'b'], results: ['c'] };
      const tree = placeTree(unique, places, columns);
      const other = unique.map((leaf) => [chance.next().value as number, leaf] as const).sort(([a], [b]) => a - b);
      expect(
        placeTree(
          other.map(([, leaf]) => leaf),
          places,
          columns,
        ),
      ).toEqual(tree);
      const above = (place: string) => {
        const parent = parents[Number(place.slice(2))];
        return place.startsWith('x-') && parent !== undefined ? `x-${parent}` : undefined;
      };
      const second_ = second.rootOf(
        columns.records,
        unique.map(({ records, ...leaf }) => ({ ...leaf, hash: records })),
        above,
      );
      expect(tree.records.digest).toBe(`sha256:${second_}`);
    }),
    runs(100),
  );
});

test('two leaves of one place and kind are refused', () => {
  const leaf = { year: 2023, place: '', kind: 'a', rows: 1, records: rowHash(1), results: rowHash(2) };
  expect(() => placeTree([leaf, leaf], undefined, { records: [], results: [] })).toThrow(RangeError);
});

test('a joiner keeps years, places and kinds apart', () => {
  const joiner = createLeafJoiner();
  joiner.add(2023, 'p', 'b', bytesOf(rowHash(1)), bytesOf(rowHash(2)));
  joiner.add(2022, 'p', 'a', bytesOf(rowHash(3)), bytesOf(rowHash(4)));
  joiner.add(2023, 'p', 'a', bytesOf(rowHash(5)), bytesOf(rowHash(6)));
  joiner.add(2023, 'o', 'a', bytesOf(rowHash(7)), bytesOf(rowHash(8)));
  joiner.add(2023, 'p', 'a', bytesOf(rowHash(9)), bytesOf(rowHash(10)));
  expect(joiner.finish()).toEqual([
    { year: 2022, place: 'p', kind: 'a', rows: 1, records: rowHash(3), results: rowHash(4) },
    { year: 2023, place: 'o', kind: 'a', rows: 1, records: rowHash(7), results: rowHash(8) },
    {
      ...{ year: 2023, place: 'p', kind: 'a', rows: 2 },
      records: second.leafOf([rowHash(5), rowHash(9)]),
      results: second.leafOf([rowHash(6), rowHash(10)]),
    },
    { year: 2023, place: 'p', kind: 'b', rows: 1, records: rowHash(1), results: rowHash(2) },
  ]);
});
