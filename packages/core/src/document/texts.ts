/**
 * The shape of texts beside a document.
 */

/** The words of a pack, a programme or a list of places in one language. They never change a verdict. */
export interface Texts {
  /** Address of this schema, by which editors complete and check the file. */
  readonly $schema?: string;
  /** Kind of document, and the version of its format. */
  readonly format: 'tieuchi-texts/1';
  /** Id of the document whose words these are. */
  readonly of: string;
  /** Language of the words, in two or three letters: `vi`, `en`. */
  readonly locale: string;
  /** Name of the document, as reports and forms show it. */
  readonly name: string;
  /** Names of facts, by id. */
  readonly facts?: { readonly [id: string]: string };
  /** Names of the values of choices, by fact and value. */
  readonly values?: { readonly [fact: string]: { readonly [value: string]: string } };
  /** Names of criteria, by id. */
  readonly criteria?: { readonly [id: string]: string };
  /** What indicators ask for, by id. */
  readonly indicators?: { readonly [id: string]: string };
  /** Names of thresholds, by name in rules. */
  readonly thresholds?: { readonly [id: string]: string };
  /** Names of titles, by id. */
  readonly titles?: { readonly [id: string]: string };
  /** Names of ranks, by title and rank. */
  readonly ranks?: { readonly [title: string]: { readonly [rank: string]: string } };
  /** Names of the kinds of subjects that a programme counts, by kind. */
  readonly kinds?: { readonly [id: string]: string };
  /** Names of groups of subjects, by id. */
  readonly groups?: { readonly [id: string]: string };
  /** Names of measures, by id. */
  readonly measures?: { readonly [id: string]: string };
  /** Names of roles, by id. */
  readonly roles?: { readonly [id: string]: string };
  /** Names of stages of the procedure, by id. */
  readonly stages?: { readonly [id: string]: string };
  /** Names of levels of places, by id. */
  readonly levels?: { readonly [id: string]: string };
  /** Names of kinds of places, by id. */
  readonly placeKinds?: { readonly [id: string]: string };
}
