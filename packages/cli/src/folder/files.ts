/**
 * The files of a folder that a run wrote: which there are, and their digests, so that a change made later is found.
 */

/** Every file that a run writes beside its receipt and its inputs. */
export const LISTED_FILES = [
  'results.csv',
  'tallies.csv',
  'report.json',
  'report.md',
  'proposals.csv',
  'rejects.csv',
  'issues.csv',
  'repairs.csv',
  'conflicts.csv',
  'discrepancies.csv',
  'late.csv',
  'elsewhere.csv',
  'self-assessment.csv',
  'stages.csv',
  'heads.csv',
  'deadlines.csv',
] as const;

/** What says what all the others are; it cannot list itself. */
export const RECEIPT = 'receipt.json';

/** Where a run keeps what it was given. */
export const INPUTS = 'inputs';
