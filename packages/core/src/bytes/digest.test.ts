import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { canonicalJson } from '../json/canonical.js';
import { digest, rulesDigest } from './digest.js';
import { BLOCK_ROWS, createRowDigest } from './rows.js';

const sha = (...parts: (Uint8Array | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const named = (hash: Buffer) => `sha256:${hash.toString('hex')}`;

describe('canonical JSON, by the examples of RFC 8785', () => {
  test('section 3.2.2 and 3.2.3: numbers, text, literals, order of keys', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the example of the standard has more digits than a double.
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('section 3.2.3: keys ordered by UTF-16 units', () => {
    const keys = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toHaveLength(7);
    expect([...canonicalJson(keys).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  // Appendix B: bits of a double, and how it is written.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('the double %s is %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  test('what is not JSON throws', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      () => 1,
      Symbol('x'),
      1n,
      '\ud800',
      { '\udc00': 1 },
      ['\ud83d'],
    ])
      expect(() => canonicalJson(value)).toThrow();
    expect(canonicalJson({ a: undefined, b: '\ud83d\ude00' })).toBe('{"b":"😀"}');
  });

  test('reads back as what it was, whatever the order of its keys', () => {
    const reversed = (json: unknown): unknown =>
      typeof json !== 'object' || json === null
        ? json
        : Array.isArray(json)
          ? json.map(reversed)
          : Object.fromEntries(
              Object.entries(json)
                .reverse()
                .map(([key, value]) => [key, reversed(value)]),
            );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

test('a digest is SHA-256 of those bytes; $schema is no rule', () => {
  expect(digest({ b: 'é', a: 1 })).toBe(named(sha('{"a":1,"b":"é"}')));
  expect(rulesDigest({ $schema: 'x', a: 1 })).toBe(digest({ a: 1 }));
  expect(rulesDigest({ a: { $schema: 'x' } })).not.toBe(rulesDigest({ a: {} }));
});

type Cell = number | boolean | string;
type Row = Record<string, Cell>;

/** Digests rows; columns are asked for in the order given, or when a row first has them. */
function digestOf(rows: readonly Row[], first: readonly string[] = []) {
  const given = createRowDigest();
  const puts = new Map<string, (value: never) => void>();
  const putFor = (key: string) => {
    const [type, name] = key.split(' ') as ['number' | 'boolean' | 'string', string];
    const known = puts.get(key);
    if (known !== undefined) return known;
    const make = { number: given.numbers, boolean: given.truths, string: given.texts }[type]!;
    const put = make(name) as (value: never) => void;
    puts.set(key, put);
    return put;
  };
  for (const key of first) putFor(key);
  for (const row of rows) {
    given.row();
    for (const [name, value] of Object.entries(row)) putFor(`${typeof value} ${name}`)(value as never);
  }
  return given.finish();
}

/** The bytes of SEMANTICS §8.1, written once more. */
function blockOf(rows: readonly Row[]): Buffer {
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const kinds = ['number', 'boolean', 'string'];
  const columns = [
    ...new Set(
      rows.flatMap((row) => Object.entries(row).map(([name, value]) => `${name}\u0000${kinds.indexOf(typeof value)}`)),
    ),
  ].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const parts: Buffer[] = [u32(rows.length)];
  for (const column of columns) {
    const [name, kind] = column.split('\u0000') as [string, string];
    const has = rows.map((row) =>
      Object.hasOwn(row, name) && typeof row[name] === kinds[Number(kind)] ? row[name] : undefined,
    );
    const bits = Buffer.alloc(Math.ceil(rows.length / 8));
    for (const [at, value] of has.entries()) if (value !== undefined) bits[at >> 3]! |= 1 << (at & 7);
    parts.push(u32(Buffer.byteLength(name)), Buffer.from(name), Buffer.from([Number(kind) + 1]), bits);
    for (const value of has) {
      if (typeof value === 'number') {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleLE(value + 0);
        parts.push(bytes);
      }
      if (typeof value === 'boolean') parts.push(Buffer.from([value ? 1 : 0]));
      if (typeof value === 'string') parts.push(u32(Buffer.byteLength(value)), Buffer.from(value));
    }
  }
  return sha(...parts);
}

const cell = fc.oneof(fc.double({ noNaN: true }), fc.boolean(), fc.string({ unit: 'grapheme', maxLength: 6 }));
const rowsOf = fc.array(
  fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'é', '𝔭', '\uffee', 'subject'), cell, { maxKeys: 5 }),
  { maxLength: 40 },
);

describe('the digest of rows', () => {
  test('is the bytes that the specification says', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const blocks = rows.length === 0 ? [] : [blockOf(rows)];
        expect(digestOf(rows)).toEqual({ rows: rows.length, blocks: blocks.map(named), digest: named(sha(...blocks)) });
      }),
      runs(200),
    );
  });

  test('does not know the order in which columns are first seen', () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.shuffledSubarray(['number a', 'boolean a', 'string a', 'string b', 'number zz', 'string 𝔭']),
        (rows, first) => {
          expect(digestOf(rows, first)).toEqual(digestOf(rows));
          expect(digestOf(rows.map((row) => Object.fromEntries(Object.entries(row).reverse())))).toEqual(
            digestOf(rows),
          );
        },
      ),
      runs(100),
    );
  });

  test('does know the order of rows, missing from empty, a number from its text', () => {
    const all = [
      [{ a: 1 }, { a: 2 }],
      [{ a: 2 }, { a: 1 }],
      [{ a: '1' }, { a: 2 }],
      [{ a: true }, { a: 2 }],
      [{ a: 1 }, {}],
      [{}, { a: 1 }],
      [{ a: 1 }, { a: '' }],
      [{ a: 1 }],
      [],
    ] as Row[][];
    expect(new Set(all.map((rows) => digestOf(rows).digest)).size).toBe(all.length);
    expect(digestOf([{ a: -0 }])).toEqual(digestOf([{ a: 0 }]));
  });

  test('begins a new block after 65,536 rows', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at): Row => (at % 3 === 0 ? { n: at, t: `x${at}` } : { n: at }));
    const [full, more] = [digestOf(rows(BLOCK_ROWS)), digestOf(rows(BLOCK_ROWS + 1))];
    expect([full.blocks.length, more.blocks.length, more.rows]).toEqual([1, 2, BLOCK_ROWS + 1]);
    expect(more.blocks[0]).toBe(full.blocks[0]);
    expect(full.blocks[0]).toBe(named(blockOf(rows(BLOCK_ROWS))));
    expect(more.blocks[1]).toBe(named(blockOf(rows(BLOCK_ROWS + 1).slice(BLOCK_ROWS))));
    expect(more.digest).toBe(named(sha(...more.blocks.map((block) => Buffer.from(block.slice(7), 'hex')))));
  });
});
