/**
 * Names of titles, and the verdicts that results have of them.
 */
import type { Verdict } from './verdict.js';

/** The verdicts of titles, as results have them. */
interface TitleVerdicts {
  readonly titles: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly ranks?: readonly { readonly id: string; readonly verdict: Verdict }[];
  }[];
}

/** A name of a title or of one of its ranks. Results of one pack have their titles in one order, so it remembers where. */
export interface TitleName {
  /** `title` or `title.rank`. */
  readonly name: string;
  readonly title: string;
  /** The rank; absent: the title itself. */
  readonly rank?: string | undefined;
  /** Where it stood in the last result: it decides how fast the next one is read, and nothing else. */
  at: number;
}

/** `title` or `title.rank` in its parts. */
export function titleName(name: string): TitleName {
  const [title, rank] = name.split('.') as [string, string?];
  return { name, title, rank, at: 0 };
}

/** The computed verdict of a title or rank; undefined when the pack does not define it. */
export function computedVerdict({ titles }: TitleVerdicts, name: TitleName): Verdict | undefined {
  let found = titles[name.at];
  if (found?.id !== name.title) {
    const at = titles.findIndex(({ id }) => id === name.title);
    if (at < 0) return undefined;
    name.at = at;
    found = titles[at]!;
  }
  return name.rank === undefined ? found.verdict : found.ranks?.find(({ id }) => id === name.rank)?.verdict;
}
