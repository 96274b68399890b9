/**
 * A second opinion: the plan of a pack, run by json-logic-js itself. It knows complete records only; numbers are scaled to
 * integers, as exactness demands.
 *
 * @module @tieuchi/reference
 */
export { evaluateReference, type ReferenceResult } from './evaluate.js';
