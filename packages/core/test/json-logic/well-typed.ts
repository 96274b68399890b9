/**
 * Which rules the rule language must answer, read off SEMANTICS §1 and §2 alone and not off the engine: all operators are in
 * the table, the operands are of the types that the table names, and each name that is read has a value of its type.
 */
import { isMap, type Json } from './typing.js';

type Type = 'number' | 'truth' | 'choice';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const RESERVED = ['points', 'met', 'title', 'recognised', 'threshold', 'stage', 'group', 'registered'];

/** True for a rule of numbers and truths throughout, whose data is complete. */
export function mustAnswerBy(rule: Json, data: Json | undefined): boolean {
  const type = typeOf(rule, data);
  return type === 'number' || type === 'truth';
}

/** A number as inputs and literals may be. */
function isInput(number: number): boolean {
  return Math.abs(number) <= 1e9 && Number(number.toFixed(6)) === number;
}

function typeOf(rule: Json, data: Json | undefined): Type | undefined {
  if (typeof rule === 'boolean') return 'truth';
  if (typeof rule === 'number') return isInput(rule) ? 'number' : undefined;
  if (!isMap(rule) || Object.keys(rule).length !== 1) return undefined;
  const [[operator, given]] = Object.entries(rule) as [[string, Json]];
  if (!Array.isArray(given) && !['var', '!', '-'].includes(operator)) return undefined;
  const operands: readonly Json[] = Array.isArray(given) ? given : [given];
  if (operator === 'var') return operands.length === 1 ? typeOfName(operands[0]!, data) : undefined;
  if (operator === 'in') return isMembership(operands, data) ? 'truth' : undefined;
  if (/^[!=]==?$/.test(operator)) return isEquality(operands, data) ? 'truth' : undefined;
  const types = operands.map((operand) => typeOf(operand, data));
  const all = (type: Type, least: number, most: number) =>
    types.length >= least && types.length <= most && types.every((each) => each === type);
  const many = Number.POSITIVE_INFINITY;
  if (['<', '<='].includes(operator)) return all('number', 2, 3) ? 'truth' : undefined;
  if (['>', '>='].includes(operator)) return all('number', 2, 2) ? 'truth' : undefined;
  if (['and', 'or'].includes(operator)) return all('truth', 1, many) ? 'truth' : undefined;
  if (operator === '!') return all('truth', 1, 1) ? 'truth' : undefined;
  if (['+', '*', 'min', 'max'].includes(operator)) return all('number', 1, many) ? 'number' : undefined;
  if (operator === '-') return all('number', 1, 2) ? 'number' : undefined;
  return operator === 'if' ? typeOfBranches(types) : undefined;
}

function typeOfName(name: Json, data: Json | undefined): Type | undefined {
  if (typeof name !== 'string' || !ID.test(name) || RESERVED.includes(name)) return undefined;
  if (!isMap(data) || !Object.hasOwn(data, name)) return undefined;
  const value = data[name]!;
  if (typeof value === 'boolean') return 'truth';
  if (typeof value === 'number') return isInput(value) ? 'number' : undefined;
  return typeof value === 'string' && ID.test(value) ? 'choice' : undefined;
}

function isMembership([choice, list, ...others]: readonly Json[], data: Json | undefined): boolean {
  if (choice === undefined || typeOf(choice, data) !== 'choice' || others.length > 0) return false;
  return Array.isArray(list) && list.every((value) => typeof value === 'string' && ID.test(value));
}

function isEquality([left, right, ...others]: readonly Json[], data: Json | undefined): boolean {
  if (left === undefined || right === undefined || others.length > 0) return false;
  if (typeof left === 'string') return ID.test(left) && typeOf(right, data) === 'choice';
  if (typeof right === 'string') return ID.test(right) && typeOf(left, data) === 'choice';
  const type = typeOf(left, data);
  return type !== undefined && type !== 'choice' && type === typeOf(right, data);
}

function typeOfBranches(types: readonly (Type | undefined)[]): Type | undefined {
  if (types.length < 3 || types.length % 2 === 0) return undefined;
  const type = types.at(-1);
  const isSound = types.every((each, index) => each === (index % 2 === 0 && index < types.length - 1 ? 'truth' : type));
  return isSound && type !== 'choice' ? type : undefined;
}
