/**
 * A document as it is in its file.
 */
export type Kind = 'packs' | 'programmes' | 'places';

/** One document as it is in its file. */
export interface Document {
  readonly path: string;
  /** The name under which a run keeps it; that of its file when absent. */
  readonly name?: string;
  readonly text: string;
  /** Files of words beside it. */
  readonly texts: readonly { readonly path: string; readonly name?: string; readonly text: string }[];
  /** Of a table of places: the line of each of them. */
  readonly lines?: readonly number[];
}
