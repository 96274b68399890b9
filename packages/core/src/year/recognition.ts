/**
 * Recognition: what the authority decided about a title or one of its ranks.
 */
import type { Outcome, Recognition } from '../document/index.js';

/** Outcomes by `title` and `title.rank`. */
export interface Outcomes {
  readonly [title: string]: Outcome;
}

/** A title, or one of its ranks, that is looked at. */
export interface Watched {
  /** `title` or `title.rank`. */
  readonly name: string;
  readonly title: string;
  readonly rank: string | undefined;
  /** All ranks of the title, best first. */
  readonly ranks: readonly string[];
}

/** The title or rank that `name` names. */
export function watch(name: string, ranks: readonly string[] = []): Watched {
  const [title, rank] = name.split('.') as [string, string?];
  return { name, title, rank, ranks };
}

/**
 * What the authority decided: a rank is granted with every better one, refused when only a lower one is granted, and open
 * when the title was granted without a word on ranks, unless it is the last, which is the title itself. Of a rank that
 * the pack does not know nothing is decided but what names it.
 */
export function outcomeOf(outcomes: Outcomes | undefined, { title, rank, name, ranks }: Watched): Outcome | undefined {
  if (outcomes === undefined) return undefined;
  const whole = outcomeAt(outcomes, title);
  if (rank === undefined) return whole;
  const place = ranks.indexOf(rank);
  const granted = ranks.findIndex((each) => outcomeAt(outcomes, `${title}.${each}`) === 'granted');
  if (granted >= 0 && granted <= place) return 'granted';
  const own = outcomeAt(outcomes, name);
  if (own !== undefined) return own;
  const isRefused = whole === 'refused' || whole === 'revoked';
  if (isRefused || place < 0) return isRefused ? whole : undefined;
  if (granted > place) return 'refused';
  return place === ranks.length - 1 ? whole : undefined;
}

function outcomeAt(outcomes: Outcomes, name: string): Outcome | undefined {
  const outcome: unknown = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
  return outcome === 'granted' || outcome === 'refused' || outcome === 'revoked' ? outcome : undefined;
}

/** What a record says was decided, each title once: the last entry of a title is what was decided of it. */
export function lastOfEach(recognised: readonly Recognition[]): readonly Recognition[] {
  const last = new Map(recognised.map((entry) => [entry.title, entry]));
  return last.size === recognised.length ? recognised : [...last.values()];
}
