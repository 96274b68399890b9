/**
 * The sentences of explanations, in English and Vietnamese.
 */

/** Sentences by key. */
export type Words = { readonly [key: string]: string };
