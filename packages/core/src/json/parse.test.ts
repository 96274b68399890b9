import { describe, expect, test } from 'vitest';
import { packWith, titleOf } from '../../test/fixtures.js';
import { checkPack, compileRule } from '../index.js';
import { parseJson } from './parse.js';
import { toJson } from './plain.js';
import { DEPTH } from './room.js';

const codes = (text: string) => parseJson(text).issues.map(({ code }) => code);
const at = (text: string) => parseJson(text).issues.map(({ line, column }) => `${line}:${column}`);

describe('text that is not JSON', () => {
  test.each<[string, string, string]>([
    ['', 'json/empty', '1:1'],
    ['   ', 'json/empty', '1:4'],
    ['{', 'json/unclosed', '1:2'],
    ['{"a":1,}', 'json/trailing-comma', '1:7'],
    ['[1,]', 'json/trailing-comma', '1:3'],
    ['[1 2]', 'json/missing-comma', '1:3'],
    ['{"a" 1}', 'json/colon', '1:6'],
    ['{a: 1}', 'json/unquoted', '1:2'],
    ['1 2', 'json/after-end', '1:3'],
    ['{}]', 'json/after-end', '1:3'],
    ['nul', 'json/unquoted', '1:1'],
    ['truex', 'json/unquoted', '1:1'],
    ['01', 'json/no-number', '1:1'],
    ['+1', 'json/no-number', '1:1'],
    ['1.', 'json/no-number', '1:1'],
    ['.5', 'json/no-number', '1:1'],
    ['1e', 'json/no-number', '1:1'],
    ['NaN', 'json/unquoted', '1:1'],
    ['1e999', 'json/number', '1:1'],
    [`[${'9'.repeat(500)}]`, 'json/number', '1:2'],
    ['"a', 'json/unended-text', '1:1'],
    ['"a\nb"', 'json/unended-text', '1:1'],
    ['"\\x"', 'json/escape', '1:2'],
    ['"\\u12"', 'json/escape', '1:2'],
    ["['a']", 'json/quotes', '1:2'],
    ['{\n  "a": 1,\n  "b": ?\n}', 'json/expected', '3:8'],
    ['\n\n[1,\n\t2,\n 3 4]', 'json/missing-comma', '5:3'],
    ['[1,\r\n ;]', 'json/expected', '2:2'],
  ])('%j is %s at %s', (text, code, position) => {
    expect(codes(text)).toEqual([code]);
    expect(at(text)).toEqual([position]);
    expect(parseJson(text).value).toBeUndefined();
  });

  test('a character beyond the basic plane is shown whole', () => {
    expect(parseJson('😀').issues[0]!.params).toMatchObject({ found: '`😀`' });
  });

  test('text with half a surrogate has no UTF-8 and no digest', () => {
    expect(codes('{"a": "\\ud800"}')).toEqual(['json/half-character']);
    expect(codes('"\\ud83d\\ude00"')).toEqual([]);
  });
});

describe('a number that is not held exactly', () => {
  test('is told where it stands, each of them, and the rest is read', () => {
    const { value, issues } = parseJson(
      '{\n "a": [79.99999999999999999, 8.000000000000000000],\n "b": 1e-400, "c": 9007199254740993 }',
    );
    expect(
      issues.map(({ code, pointer, line, column, params }) => [code, pointer, line, column, params.found, params.near]),
    ).toEqual([
      ['json/inexact', '/a/0', 2, 8, '79.99999999999999999', '80'],
      ['json/inexact', '/b', 3, 7, '1e-400', '0'],
      ['json/inexact', '/c', 3, 20, '9007199254740993', '9007199254740992'],
    ]);
    expect(value).toEqual({ a: [80, 8], b: 0, c: 9007199254740992 });
  });

  test.each<[string, string]>([
    ['a threshold', '"thresholds": {"dat": [{"value": 79.99999999999999999, "status": "placeholder"}]}'],
    [
      'a bound of a fact',
      '"facts": {"a": {"type": "integer", "min": 0, "max": 10.00000000000000001}, "t": {"type": "boolean"}}',
    ],
    [
      'a literal',
      '"titles": [{"id": "t", "status": "placeholder", "when": {">=": [{"var": "a"}, 5.00000000000000001]}}]',
    ],
    [
      'a literal with too many decimals',
      '"titles": [{"id": "t", "status": "placeholder", "when": {">=": [{"var": "a"}, 0.12345678901234567890]}}]',
    ],
    [
      'a literal that is too large',
      '"titles": [{"id": "t", "status": "placeholder", "when": {">=": [{"var": "a"}, 9007199254740993]}}]',
    ],
    [
      'years',
      '"titles": [{"id": "t", "status": "placeholder", "when": {">=": [{"var": "a"}, 5]}}, {"id": "u", "status": "placeholder", "years": {"title": "t", "consecutive": 3.00000000000000001, "gap": "reset"}}]',
    ],
  ])('as %s of a pack is the only issue', (_, part) => {
    const rest = JSON.stringify(
      packWith({
        facts: { a: { type: 'integer', min: 0, max: 10 } },
        titles: [titleOf('t', { '>=': [{ var: 'a' }, 5] })],
      }),
    );
    const key = part.slice(0, part.indexOf(':'));
    const whole = `{${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(rest)).filter(([name]) => `"${name}"` !== key))).slice(1, -1)},${part}}`;
    const [issue, ...others] = checkPack(whole);
    expect(issue).toMatchObject({ code: 'json/inexact', line: 1, column: expect.any(Number) });
    expect(others.map(({ code }) => code)).toEqual([]);
  });

  test('in a rule or a fact by itself', () => {
    const facts = '{"a": {"type": "decimal", "min": 0, "max": 1, "step": 0.1}}';
    expect(
      compileRule('{">": [{"var": "a"}, 0.30000000000000001]}', facts).issues.map(({ code, pointer, column }) => [
        code,
        pointer,
        column,
      ]),
    ).toEqual([['json/inexact', '/rule/>/1', 22]]);
    expect(
      compileRule('{">": [{"var": "a"}, 0.3]}', facts.replace('0.1', '0.10000000000000001')).issues.map(
        ({ code, pointer }) => [code, pointer],
      ),
    ).toEqual([['json/inexact', '/facts/a/step']]);
  });
});

describe('what JSON.parse reads too', () => {
  test.each([
    `0.${'1'.repeat(15)}`,
    `[1.${'0'.repeat(500)}, 2]`,
    '-0',
    '1e5',
    '1E-7',
    '123456789.5e+2',
    '"\\u0000\\/\\b"',
    '[]',
    '{}',
    ' null ',
  ])('%.20s', (text) => {
    expect(codes(text)).toEqual([]);
    expect(parseJson(text).value).toEqual(JSON.parse(text));
  });

  test('a byte order mark is no mistake', () => {
    expect(parseJson('\ufeff{"a":1}')).toMatchObject({ value: { a: 1 }, issues: [] });
  });

  test('objects have no prototype, so that no name is inherited', () => {
    const { value } = parseJson('{"__proto__": {"a": 1}, "constructor": 2}');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

describe('doubled keys', () => {
  test('are told with the pointer, and the place of the second', () => {
    expect(parseJson('{"a": {\n "b": 1,\n "b": 2}}').issues).toMatchObject([
      { code: 'json/doubled-key', pointer: '/a/b', line: 3, column: 2 },
    ]);
  });

  test('are keys after their escapes are read', () => {
    expect(codes('{"a":1,"\\u0061":2}')).toEqual(['json/doubled-key']);
    expect(codes('{"__proto__":1,"__proto__":2}')).toEqual(['json/doubled-key']);
  });

  test('are no mistake in two objects', () => {
    expect(codes('[{"a":1},{"a":1}]')).toEqual([]);
  });

  test('a hundred thousand of them end quickly', () => {
    const { issues } = parseJson(`{${'"a":1,'.repeat(200_000)}"b":2}`);
    expect(issues.length).toBeLessThanOrEqual(101);
    expect(issues[0]!.code).toBe('json/doubled-key');
  }, 2000);
});

describe('depth', () => {
  const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const maps = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  test('the limit itself is read', () => {
    expect(codes(lists(DEPTH))).toEqual([]);
    expect(codes(maps(DEPTH))).toEqual([]);
    expect(codes(lists(DEPTH + 1))).toEqual(['json/too-deep']);
    expect(codes(maps(DEPTH + 1))).toEqual(['json/too-deep']);
  });

  test('20,000 levels are an issue, not an overflow', () => {
    expect(codes(lists(20_000))).toEqual(['json/too-deep']);
    expect(codes(maps(20_000))).toEqual(['json/too-deep']);
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = level % 2 ? [deep] : { a: deep };
    expect(toJson(deep).issues.map(({ code }) => code)).toEqual(['json/too-deep']);
  });
});

describe('locate', () => {
  const text = '{\n  "a": [10,\n    {"b/c": true}],\n  "~": {}\n}';
  const { locate } = parseJson(text);
  test.each([
    ['', 1, 1],
    ['/a', 2, 8],
    ['/a/0', 2, 9],
    ['/a/1', 3, 5],
    ['/a/1/b~1c', 3, 13],
    ['/~0', 4, 8],
    ['/a/1/missing', 3, 5],
    ['/nothing/at/all', 1, 1],
  ])('%s', (pointer, line, column) => {
    expect(locate(pointer)).toEqual({ line, column });
  });
});

describe('values of the caller', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const getter = Object.defineProperty({}, 'a', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  test.each<[string, unknown, string]>([
    ['a circle', circle, 'json/too-deep'],
    ['a getter that throws', getter, 'json/not-json'],
    ['a proxy that throws', proxy, 'json/not-json'],
    ['a revoked proxy', revoked, 'json/not-json'],
    ['a function', () => 1, 'json/not-json'],
    ['a symbol', Symbol('x'), 'json/not-json'],
    ['a bigint', { a: 1n }, 'json/not-json'],
    ['NaN', [Number.NaN], 'json/not-json'],
    ['undefined in a list', [undefined], 'json/not-json'],
    ['undefined', undefined, 'json/not-json'],
  ])('%s', (_, value, code) => {
    const { issues, value: read } = toJson(value);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(read).toBeUndefined();
  });

  test('an undefined member is absent', () => {
    expect(toJson({ a: undefined, b: 1 }).value).toEqual({ b: 1 });
  });

  test('a list that claims four thousand million items, and a value that unfolds without end', () => {
    const endless: unknown[] = [];
    endless.length = 4e9;
    let shared: unknown = 1;
    for (let level = 0; level < 60; level += 1) shared = [shared, shared];
    expect(toJson(endless).issues.map(({ code }) => code)).toEqual(['json/too-many']);
    expect(toJson(shared).issues.map(({ code }) => code)).toEqual(['json/repeated']);
  });

  test('is a copy: later changes of the original change nothing', () => {
    const original = { a: [1] };
    const { value } = toJson(original);
    original.a.push(2);
    expect(value).toEqual({ a: [1] });
  });
});
