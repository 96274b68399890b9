/**
 * Operators that JSON Logic does not have. Where answers are compared with json-logic-js, the second implementation
 * (`naive.ts`) alone holds them.
 */
import jsonLogic from 'json-logic-js';
import { operators } from '../../src/rule/operators.js';

/** What json-logic-js answers to a rule that reads nothing. */
export function answerOf(rule: unknown): unknown {
  return jsonLogic.apply(rule as never);
}

/** Whether json-logic-js knows an operator. */
export function isOfJsonLogic(name: string): boolean {
  try {
    answerOf({ [name]: [1, 1] });
    return true;
  } catch (error) {
    return !String(error).includes('Unrecognized operation');
  }
}

/** Those of ours that it does not know. */
export const own = Object.keys(operators).filter((name) => !isOfJsonLogic(name));

/** Whether one of them is anywhere in a rule. */
export function holdsOwn(rule: unknown): boolean {
  return own.some((name) => JSON.stringify(rule).includes(`"${name}":`));
}
