import { expect, test } from 'vitest';
import { quoted, quotedWithEscapes } from '../dialect/quoted.js';
import { createLayers } from './layers.js';
import { sql } from './sql.js';

test('a column stands above those that it reads', () => {
  const layers = createLayers();
  const given = layers.given('a');
  const double = layers.add('b', sql`${given} * 2`, 'twice');
  layers.add('c', sql`${double} + ${given}`);
  expect(layers.query(0, 'records', ['c'])).toBe(
    [
      'WITH layer_1 AS (\n  SELECT *,\n    a * 2 AS b -- twice\n  FROM records\n)',
      'layer_2 AS (\n  SELECT *,\n    b + a AS c\n  FROM layer_1\n)\nSELECT c\nFROM layer_2',
    ].join(',\n'),
  );
});

test('no name but letters, digits and underscores becomes a column, and none twice', () => {
  const layers = createLayers();
  layers.given('a');
  expect(() => layers.given('a')).toThrow('two columns are called a');
  expect(() => layers.given('a; DROP TABLE records')).toThrow('is no name of a column');
});

test('a note ends with its line', () => {
  const layers = createLayers();
  layers.add('a', sql`1`, 'one\n; DROP TABLE records');
  expect(layers.query(0, 'records')).toContain('1 AS a -- one ; DROP TABLE records\n');
});

test('a text is a literal, whatever stands in it', () => {
  expect(quoted("a'b\\").text).toBe("'a''b\\'");
  expect(quotedWithEscapes("a'b\\").text).toBe("'a\\'b\\\\'");
  expect(() => quoted('a\0')).toThrow('U+0000');
});
