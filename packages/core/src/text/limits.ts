/**
 * Limits: how large anything may be that comes from outside, so that nothing anybody writes makes the engine slow, large
 * or fail. `docs/reference/limits.md` says why each is there.
 */
export const limits = {
  /** Characters of a document or rule that is given as text. */
  characters: 1_000_000,
  /** Values of JSON in a document or rule. */
  values: 15_000,
  /** The same of a list of places, which holds a nation. */
  placesCharacters: 16_000_000,
  placesValues: 500_000,
  /** Times that a list or object of JSON given as values is in it again. */
  repeats: 50_000,
  /** Levels of lists and objects. */
  depth: 100,
  /** Keys of one object; characters of a key. */
  keys: 2_000,
  keyCharacters: 200,
  /** Characters of an id, a version or a day; of any other text in a document. */
  idCharacters: 100,
  textCharacters: 10_000,

  /** Operators nested in one rule; operators and literals of one rule, of one document. */
  ruleDepth: 32,
  ruleNodes: 2_000,
  documentNodes: 3_000,
  /** Values in the list of an `in`. */
  listValues: 1_000,
  /** Absolute value, and decimals, of a literal or bound; absolute value of anything computed, times its scale. */
  input: 1e9,
  decimals: 6,
  exact: 2 ** 53 - 1,

  facts: 1_000,
  choiceValues: 1_000,
  sources: 1_000,
  criteria: 500,
  indicators: 500,
  thresholds: 500,
  thresholdValues: 100,
  /** Nodes of all rules times days on which a threshold changes. */
  nodeDays: 6_000,
  titles: 200,
  ranks: 50,
  yearsInARow: 50,
  /** Visits of nodes by the search for conditions that always come out alike; beyond it, ranges alone decide. */
  visits: 100_000,

  measures: 500,
  targets: 100,
  levels: 100,
  roles: 100,
  stages: 100,
  otherReadings: 100,
  procedureNotes: 1_000,

  words: 2_000,
  places: 100_000,
  links: 100_000,
  /** Levels of places; links that follow one another. */
  placeDepth: 50,
  /** Links out of one place, or into one. */
  linksOfPlace: 100,
  snapshots: 100,
  /** Numbers that a list of places says it has. */
  expectedCounts: 100,

  /** Entries of a record's `recognised`, `selfFacts`, `dates`, of a role's list, and of a history and its years. */
  recordEntries: 1_000,
  /** Characters of a text in a record. */
  recordCharacters: 10_000,
  /** Rows of one subject in a run, of all years. */
  subjectRows: 10_000,
  /** Verdicts in a history. */
  historyVerdicts: 10_000,
  /** Values and levels of a fact that is a list or object, when it is written. */
  writtenValues: 1_000,

  /** Issues shown of one document or record; findings on shape that are looked at; characters of what an issue shows. */
  issues: 100,
  findings: 300,
  shownCharacters: 500,
  shownNames: 20,
  /** Steps of the search for the nearest known name; of all such searches in one document. */
  nearestSteps: 40_000,
  allNearestSteps: 50_000,
  /** Steps of the searches for misspelt facts in one record, or in one run. */
  slipSteps: 4_000_000,
} as const;
