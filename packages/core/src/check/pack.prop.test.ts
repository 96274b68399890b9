import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/effort.js';
import { filesIn, nationalPacks, packsPath, textOf } from '../../test/fixtures.js';
import {
  checkPack,
  checkPlaces,
  checkProgramme,
  checkTexts,
  compilePack,
  compilePlaces,
  compileProgramme,
  PackError,
} from '../index.js';

/** Everywhere in a document, one after the other, something else. */
const junk: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  '',
  'x',
  '__proto__',
  [],
  [null],
  {},
  { a: null },
  { var: 'x' },
  { value: 'reset' },
];

type Path = (string | number)[];

function pathsOf(json: unknown, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.keys(json).flatMap((key) => pathsOf((json as Record<string, unknown>)[key], [...path, key]))];
}

/** A copy of a document in which one value is replaced, or taken away. */
function changed(json: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(json) ? [...json] : { ...(json as object) }) as Record<string, unknown>;
  const next = changed(copy[key], rest, value);
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

const parsed = (path: string) => JSON.parse(textOf(path)) as unknown;
const packs = nationalPacks();
const documents: [
  name: string,
  document: unknown,
  check: (json: unknown) => unknown,
  compile: (json: unknown) => unknown,
][] = [
  ['pack', parsed(`${packsPath}nhom-3-2022.pack.json`), checkPack, (json) => compilePack(json)],
  [
    'texts',
    parsed(`${packsPath}nhom-3-2022.vi.json`),
    checkTexts,
    (json) => compilePack(parsed(`${packsPath}nhom-3-2022.pack.json`), [json]),
  ],
  [
    'programme',
    parsed('criteria-packs/vn/programmes/677-qd-ttg.programme.json'),
    (json) => checkProgramme(json, packs),
    (json) => compileProgramme(json, packs),
  ],
  [
    'places',
    {
      format: 'tieuchi-places/1',
      id: 'test/places',
      version: '1.0.0',
      snapshots: [{ before: '2025-07-01', takenOn: '2025-06-30' }],
      places: [
        { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' },
        { id: 'tinh-01', code: '01', level: 'tinh', name: 'A', parent: 'vn', until: '2025-07-01' },
        { id: 'tinh-02', code: '02', level: 'tinh', name: 'B', parent: 'vn', from: '2025-07-01' },
      ],
      links: [{ from: 'tinh-01', to: 'tinh-02', kind: 'full' }],
    },
    (json) => checkPlaces(json),
    (json) => compilePlaces(json),
  ],
];

describe.each(documents)('a %s', (_, document, check, compile) => {
  const paths = pathsOf(document);
  const compiles = (json: unknown): boolean => {
    try {
      compile(json);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(PackError);
      expect((error as PackError).message).not.toBe('');
      return false;
    }
  };

  test('never makes the check throw, whatever stands in it', () => {
    for (const path of paths) {
      for (const value of [undefined, ...junk]) {
        const json = changed(document, path, value);
        let issues: { severity: string }[];
        try {
          issues = check(json) as { severity: string }[];
        } catch (error) {
          throw new Error(`/${path.join('/')} as ${JSON.stringify(value)}`, { cause: error });
        }
        // What passes the check compiles, and nothing else.
        if (value !== junk[0] && value !== undefined) continue;
        if (!issues.some(({ severity }) => severity === 'error') !== compiles(json) && check !== checkTexts) {
          throw new Error(`check and compile differ: /${path.join('/')} as ${JSON.stringify(value)}`);
        }
      }
    }
  });

  test('never makes the check throw with several things wrong', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), fc.oneof(fc.constantFrom(...junk), fc.jsonValue())), {
          minLength: 2,
          maxLength: 6,
        }),
        (changes) => {
          let json = document;
          for (const [path, value] of changes) {
            try {
              json = changed(json, path, value);
            } catch {
              // The path is gone.
            }
          }
          check(json);
          compiles(json);
        },
      ),
      runs(150),
    );
  });
});

test('anything at all is no document, and one issue', () => {
  for (const value of [undefined, null, 1, 'x', '', '[]', '1', [], () => 1, Symbol('x'), new Map()]) {
    for (const check of [
      checkPack,
      checkTexts,
      (json: unknown) => checkProgramme(json, packs),
      (json: unknown) => checkPlaces(json),
    ]) {
      const issues = check(value);
      expect(issues.length).toBeGreaterThan(0);
      if (!(value instanceof Map)) expect(issues.map(({ pointer }) => pointer)).toEqual(['']);
    }
  }
});

test('the national packs have no issue at all, not even a warning', () => {
  const files = filesIn(packsPath, true).filter((file) => file.endsWith('.json'));
  expect(files.length).toBeGreaterThan(40);
  for (const name of files) {
    const text = textOf(packsPath + name);
    expect(name.endsWith('.pack.json') ? checkPack(text) : checkTexts(text)).toEqual([]);
  }
});
