/**
 * Limits: how large anything may be that comes from outside, so that nothing anybody writes makes the engine slow, large
 * or fail. `docs/reference/limits.md` says why each is there.
 */
/** Characters of a document or rule that is given as text. */
export const characters = 1_000_000;
/** Values of JSON in a document or rule. */
export const values = 15_000;
/** The same of a list of places, which holds a nation. */
export const placesCharacters = 16_000_000;
export const placesValues = 500_000;
/** Times that a list or object of JSON given as values is in it again. */
export const repeats = 50_000;
/** Levels of lists and objects. */
export const depth = 100;
/** Keys of one object; characters of a key. */
export const keys = 2_000;
export const keyCharacters = 200;
/** Characters of an id, a version or a day; of any other text in a document. */
export const idCharacters = 100;
export const textCharacters = 10_000;

/** Operators nested in one rule; operators and literals of one rule, of one document. */
export const ruleDepth = 32;
export const ruleNodes = 2_000;
export const documentNodes = 3_000;
/** Values in the list of an `in`. */
export const listValues = 1_000;
/** Absolute value, and decimals, of a literal or bound; absolute value of anything computed, times its scale. */
export const input = 1e9;
export const decimals = 6;
export const exact = 2 ** 53 - 1;

export const facts = 1_000;
export const choiceValues = 1_000;
export const sources = 1_000;
export const criteria = 500;
export const indicators = 500;
export const thresholds = 500;
export const thresholdValues = 100;
/** Nodes of all rules times days on which a threshold changes. */
export const nodeDays = 6_000;
export const titles = 200;
export const ranks = 50;
export const yearsInARow = 50;
/** Visits of nodes by the search for conditions that always come out alike; beyond it, ranges alone decide. */
export const visits = 100_000;

export const measures = 500;
export const targets = 100;
export const levels = 100;
export const roles = 100;
export const stages = 100;
export const otherReadings = 100;
export const procedureNotes = 1_000;

export const words = 2_000;
export const places = 100_000;
export const links = 100_000;
/** Levels of places; links that follow one another. */
export const placeDepth = 50;
/** Links out of one place, or into one. */
export const linksOfPlace = 100;
export const snapshots = 100;
/** Numbers that a list of places says it has. */
export const expectedCounts = 100;

/** Entries of a record's `recognised`, `selfFacts`, `dates`, of a role's list, and of a history and its years. */
export const recordEntries = 1_000;
/** Characters of a text in a record. */
export const recordCharacters = 10_000;
/** Rows of one subject in a run, of all years. */
export const subjectRows = 10_000;
/** Verdicts in a history. */
export const historyVerdicts = 10_000;
/** Values and levels of a fact that is a list or object, when it is written. */
export const writtenValues = 1_000;

/** Issues shown of one document or record; findings on shape that are looked at; characters of what an issue shows. */
export const issues = 100;
export const findings = 300;
export const shownCharacters = 500;
export const shownNames = 20;
/** Steps of the search for the nearest known name; of all such searches in one document. */
export const nearestSteps = 40_000;
export const allNearestSteps = 50_000;
/** Steps of the searches for misspelt facts in one record, or in one run. */
export const slipSteps = 4_000_000;
