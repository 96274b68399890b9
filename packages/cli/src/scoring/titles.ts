/**
 * Titles by year and verdict.
 */

/** Titles by year and verdict, for the summary. */
export type TitleCounts = Map<string, { met: number; unmet: number; unknown: number; exempt: number }>;

export function countTitles(
  titles: TitleCounts,
  result: {
    readonly year: number;
    readonly titles: readonly { readonly id: string; readonly verdict: 'met' | 'unmet' | 'unknown' | 'exempt' }[];
  },
): void {
  for (const { id, verdict } of result.titles) {
    const key = `${result.year} ${id}`;
    let counts = titles.get(key);
    if (counts === undefined) titles.set(key, (counts = { met: 0, unmet: 0, unknown: 0, exempt: 0 }));
    counts[verdict] += 1;
  }
}
