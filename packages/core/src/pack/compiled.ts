/**
 * The type of a pack that is ready to judge; `check/pack.ts` makes it.
 */
import type { Pack } from '../document/index.js';
import type { Texts } from '../document/texts.js';
import type { Program } from '../plan/program.js';

/**
 * A pack that has been checked once. `program` is the engine's own and may change in any version. `P` is the type of the
 * document when that is a constant: then records are held to its facts. `CompiledPack` alone takes any record.
 */
export interface CompiledPack<P extends Pack = Pack> {
  /** Id of the document. */
  readonly id: string;
  /** Version of the document, `major.minor.patch`. */
  readonly version: string;
  /** Kind of subject that it judges. */
  readonly subject: string;
  /** Group of subjects that answer to it. */
  readonly group: P['group'];
  /** The document as it was read. */
  readonly document: P;
  /** Its words by locale; none for a locale whose words were not given. */
  readonly texts: { readonly [locale: string]: Texts };
  /** @internal */
  readonly program: Program;
}

/** What others must know of a pack to count those whom it judges. */
export type PackHead = Pick<CompiledPack, 'id' | 'version' | 'subject' | 'group' | 'document'>;
