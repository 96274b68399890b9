/** What every table of rows must have. */
export const KEYS = ['subject', 'year', 'group'] as const;
