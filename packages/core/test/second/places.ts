/**
 * SEMANTICS 4.3 and 7.5 about places: what a name means on a day, and where a place lies in the tree of a day, found by
 * writing down every way in which one may stand there.
 */
import type { Place, Places } from '../../src/document/index.js';

/** The places of one way, from the lowest up. */
type Way = readonly string[];

export interface Atlas {
  readonly at: (id: string) => Place;
  readonly isInForce: (id: string, day: string) => boolean;
  /** The place that a name means on a day; undefined when there is none, or not one. */
  readonly meant: (name: string, day: string) => string | undefined;
  readonly ways: (id: string, day: string) => readonly Way[];
  readonly certain: (id: string, day: string) => readonly string[];
  readonly perhaps: (id: string, day: string) => readonly string[];
  /** In force on a day, topmost first, siblings by code. */
  readonly tree: (day: string) => readonly string[];
  readonly all: readonly string[];
}

export function mapOf({ places, links = [] }: Places): Atlas {
  const byId = new Map(places.map((place) => [place.id, place]));
  const at = (id: string) => byId.get(id)!;
  const isInForce = (id: string, day: string) => {
    const { from, until } = at(id);
    return (from === undefined || from <= day) && (until === undefined || day < until);
  };
  const known = new Map<string, readonly Way[]>();
  const ways = (id: string, day: string): readonly Way[] => {
    const key = `${id} ${day}`;
    if (!known.has(key)) known.set(key, walked(id, day));
    return known.get(key)!;
  };
  const walked = (id: string, day: string): readonly Way[] => {
    const { parent, until } = at(id);
    const above = (): readonly Way[] => (parent === undefined ? [[]] : ways(parent, day));
    if (isInForce(id, day)) return above().map((way) => [id, ...way]);
    const ended = until !== undefined && until <= day;
    const others = links.flatMap(({ from, to }) => (ended && from === id ? to : !ended && to === id ? from : []));
    return others.length > 0 ? others.flatMap((other) => ways(other, day)) : above();
  };
  const certain = (id: string, day: string) => {
    const [first = [], ...rest] = ways(id, day);
    return first.filter((place) => rest.every((way) => way.includes(place)));
  };
  return {
    at,
    isInForce,
    meant: (name, day) => {
      const coded = places.filter(({ id, code }) => code === name && isInForce(id, day));
      if (coded.length > 0) return coded.length === 1 ? coded[0]!.id : undefined;
      return byId.has(name) && isInForce(name, day) ? name : undefined;
    },
    ways,
    certain,
    perhaps: (id, day) => {
      const sure = certain(id, day);
      return [...new Set(ways(id, day).flat())].filter((place) => !sure.includes(place));
    },
    tree: (day) => {
      const order: string[] = [];
      const visit = (above: string | undefined) => {
        const below = places.filter(({ id, parent }) => {
          const standsIn = parent !== undefined && isInForce(parent, day) ? parent : undefined;
          return isInForce(id, day) && standsIn === above;
        });
        const byCode = (a: Place, b: Place) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
        for (const { id } of [...below].sort(byCode)) {
          order.push(id);
          visit(id);
        }
      };
      visit(undefined);
      return order;
    },
    all: places.map(({ id }) => id),
  };
}
