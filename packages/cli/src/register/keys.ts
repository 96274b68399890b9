/** What every table of rows must have. */
export const ROW_KEYS = ['subject', 'year', 'group'] as const;
