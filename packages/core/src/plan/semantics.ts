/**
 * The version of the semantics that this engine follows.
 */

/** The version of the semantics that this engine implements, as receipts and reports name it: another one gives other answers. */
export const SEMANTICS = 1;
