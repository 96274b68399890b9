import { expect, test } from 'vitest';
import { parseRecord } from './record.js';

test('a number that is not held exactly stays the text that it is', () => {
  expect(
    parseRecord('{"facts": {"a/b": 79.99999999999999999, "c": [1e-400, 8]}, "khac": 12345678901234567890123}'),
  ).toEqual({
    record: { facts: { 'a/b': '79.99999999999999999', c: ['1e-400', 8] }, khac: '12345678901234567890123' },
  });
});

test('a line that is no JSON is told by its character', () => {
  expect(parseRecord('{"a": 1, "a": 1e-400}')).toEqual({
    issue: { code: 'json/doubled-key', pointer: '', column: 10 },
  });
  expect(parseRecord('{"a": 1')).toEqual({ issue: { code: 'json/unclosed', pointer: '', column: 8 } });
  const many = parseRecord(`[${Array(200).fill('1e-400').join()}]`);
  expect(many).toEqual({ issue: { code: 'json/inexact', pointer: '', column: 2 } });
});
