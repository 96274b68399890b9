/**
 * What draws blocks: one file for each format.
 */
import type { Block } from '../block/block.js';
import type { Speech } from '../words/speech.js';

export interface Renderer<File extends string | Uint8Array = string | Uint8Array> {
  /** The ending of the files that it makes, without the dot. */
  readonly ending: string;
  /** The whole of a file. */
  readonly render: (blocks: readonly Block[], speech: Speech) => File;
}
