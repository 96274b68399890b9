import { expect, test } from 'vitest';
import { operators } from '../../../core/src/rule/operators.js';
import { OPERATORS, writeOperator } from './operators.js';

test('every operator of the engine is written, and no other', () => {
  // A name is a column by itself.
  const known = Object.keys(operators).filter((name) => name !== 'var');
  expect([...OPERATORS].sort()).toEqual(known.sort());
});

test('an operator of another version is refused', () => {
  const node = {
    op: 'toString',
    type: 'number',
    slot: 0,
    decimals: 0,
    low: 0,
    high: 1,
    operands: [],
    pointer: '',
  } as const;
  expect(() => writeOperator(node, [], () => 0)).toThrow('toString is no operator of this version');
});
