/** Options of a run that are kept with it. Only `since`, `codesAsOf` and `tree` change an answer. */
export interface ScoreOptions {
  readonly since?: number;
  readonly codesAsOf?: string;
  readonly tree?: string;
  readonly label?: string;
  readonly lang: 'vi' | 'en';
}
