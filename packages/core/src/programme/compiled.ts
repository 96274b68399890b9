/**
 * The type of a programme that is ready to count; `check/programme.ts` makes it.
 */
import type { Programme } from '../document/index.js';
import type { Texts } from '../document/texts.js';
import type { BoundMeasure, Lens } from '../measure/lens.js';
import type { TitleBasis } from '../plan/format.js';

/** A programme that has been checked once. `measures` and `lenses` are the engine's own and may change in any version. */
export interface CompiledProgramme {
  /** Id of the document. */
  readonly id: string;
  /** Version of the document, `major.minor.patch`. */
  readonly version: string;
  /** The document as it was read. */
  readonly document: Programme;
  /** Its words by locale; none for a locale whose words were not given. */
  readonly texts: { readonly [locale: string]: Texts };
  /** @internal */
  readonly measures: readonly BoundMeasure[];
  /** @internal */
  readonly lenses: readonly Lens[];
  /** Kind of the subjects of each group, as the packs say. */
  readonly kinds: ReadonlyMap<string, string>;
}

/**
 * Whether a measure counts titles that the engine computed, that the authority decided, or some of each (SEMANTICS §7.13).
 * Undefined when it reads no title, and for a measure that the programme does not have. Never throws.
 *
 * @example
 * titlesCounted(programme, 'readers'); // => 'computed'
 */
export function titlesCounted({ document, measures }: CompiledProgramme, measure: string): TitleBasis | undefined {
  return measures[document.measures.findIndex(({ id }) => id === measure)]?.basis;
}
