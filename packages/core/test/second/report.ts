/**
 * SEMANTICS 5.6, 5.7 and 7.1 to 7.9: the report of a programme, place by place, as plainly as the page has it.
 */
import type { DeclaredCount, Measure, Target } from '../../src/document/index.js';
import {
  concernedPlaces,
  countingPlace,
  isGranted,
  type Person,
  passedOf,
  ruleTruth,
  titlesIn,
  verdictOf,
} from './people.js';
import type { Atlas } from './places.js';
import { type Held, holdAgainst, type Seven } from './targets.js';
import type { World } from './world.js';

export interface Row {
  readonly place: string;
  readonly level: string;
  readonly tally: Seven;
  readonly declared?: string;
  readonly open?: true;
  readonly target?: Held;
  readonly stages?: readonly Seven[];
  readonly granted?: Seven;
}

interface Year {
  readonly year: number;
  readonly tree: string;
  readonly remappedFrom?: string;
  readonly measures: readonly {
    readonly measure: string;
    readonly unplaced: number;
    readonly empty: readonly (readonly [level: string, count: number])[];
    readonly rows: readonly Row[];
  }[];
  readonly heads?: readonly { readonly place: string; readonly subjects: number; readonly maybe: number }[];
}

const ZERO: Seven = [0, 0, 0, 0, 0, 0, 0];
const plus = (a: Seven, b: Seven): Seven => a.map((count, at) => count + b[at]!);
const minus = (a: Seven, b: Seven): Seven => a.map((count, at) => count - b[at]!);
const perhaps = ([a, b, c, d, e, f, g]: Seven): Seven => [0, 0, 0, a! + d!, b! + e!, c! + f!, g!];
const total = ([a, b, c]: Seven): number => a! + b! + c!;
const maybe = ([, , , d, e, f]: Seven): number => d! + e! + f!;
const all = (seven: Seven): number => seven.reduce((sum, count) => sum + count, 0);

/** One person as a measure counts it: which of the seven, and where. */
interface Member {
  readonly person: Person;
  readonly seven: Seven;
  /** Undefined when its place is not known. */
  readonly leaf: string | undefined;
  readonly passed: number | undefined;
  readonly granted: boolean;
}

/** What a place gathers of one measure. */
interface Cell {
  tally: Seven;
  /** Of it, the maybe-counts of people who only may stand here. */
  divided: Seven;
  open: boolean;
  declared: 'tally' | 'denominator' | undefined;
}

/** The programme on one tree in one year. */
interface Ground {
  readonly day: string;
  readonly root: string;
  readonly covers: (place: string) => 'certain' | 'maybe' | 'no';
  readonly isOwn: (place: string) => boolean;
  readonly at: (place: string) => Cell;
}

export interface Told {
  readonly years: readonly Year[];
  readonly issues: readonly string[];
  readonly baselines: number;
}

export function reportOf(world: World, people: readonly Person[], map: Atlas): Told {
  const { programme, counts, tree } = world;
  const issues: string[] = [];
  const root = programme.place;
  const seenOn = (day: string) => {
    const { from, until } = map.at(root);
    if (from !== undefined && day < from) return from;
    return until !== undefined && day >= until ? dayBefore(until) : day;
  };
  const coverage = (day: string) => (place: string) => {
    const ways = map.ways(place, seenOn(day));
    const inside = ways.filter((way) => way.includes(root)).length;
    return inside === 0 ? 'no' : inside === ways.length ? 'certain' : 'maybe';
  };
  const roles = Object.keys(programme.roles);
  const counting = typeof programme.counting === 'object' ? programme.counting.value : programme.counting;
  const members = (measure: Measure, year: number): Member[] =>
    people
      .filter(({ record }) => record.year === year)
      .filter((person) => {
        // 5.6: the topmost place concerns everybody.
        if (map.at(root).parent === undefined) return true;
        const covers = coverage(tree ?? `${year}-${programme.asOf}`);
        return concernedPlaces(person, roles, counting).some((place) => covers(place) !== 'no');
      })
      .flatMap((person) => memberOf(measure, person) ?? []);
  const memberOf = (measure: Measure, person: Person): Member | undefined => {
    if (measure.declared) return undefined;
    const leaf = countingPlace(person, measure.through!, counting);
    if (leaf === null) return undefined;
    const among = ruleTruth(measure.among, person, programme);
    if (among === 'unmet') return undefined;
    const met = ruleTruth(measure.met, person, programme);
    const names = titlesIn(measure.met);
    const isExempt = names.some(
      (name) => name.startsWith('title.') && verdictOf(person, name.slice('title.'.length)) === 'exempt',
    );
    const which = isExempt ? 6 : ['met', 'unmet', 'unknown'].indexOf(met) + (among === 'unknown' ? 3 : 0);
    return {
      person,
      seven: ZERO.map((_, at) => (at === which ? 1 : 0)),
      leaf,
      passed: passedOf(person, programme.stages ?? []),
      granted: names.some((name) => isGranted(person, name.slice(name.indexOf('.') + 1))),
    };
  };
  const sound = counts.filter(({ measure }) => programme.measures.some(({ id }) => id === measure));
  const numbered = sound.filter(({ among, met }) => among !== undefined || met !== undefined);
  const counted = [...new Set(people.map(({ record }) => record.year))].filter((year) =>
    programme.measures.some((measure) => members(measure, year).length > 0),
  );
  const years = [...new Set([...counted, ...numbered.map(({ year }) => year)])].sort((a, b) => a - b);
  return {
    years: years.map((year) => yearOf(year)),
    issues,
    baselines: sound.length - numbered.length,
  };

  function yearOf(year: number): Year {
    const ownDay = `${year}-${programme.asOf}`;
    const day = tree ?? ownDay;
    const covers = coverage(day);
    const kinds = kindsOn(day);
    const measures = programme.measures.map((measure) => {
      const those = members(measure, year);
      const counts = usable(
        numbered.filter((each) => each.year === year && each.measure === measure.id),
        ownDay,
        day,
        covers,
      );
      const whole = counts.filter(({ given }) => given.met !== undefined).map(({ place }) => place);
      const own = groundOf(ownDay, covers);
      gatherAll(own, those, whole, ownDay);
      tellSetAside(those, whole, ownDay, covers);
      const entered = enter(own, counts);
      let ground = own;
      if (day !== ownDay) {
        ground = groundOf(day, covers);
        gatherAll(ground, those, whole, ownDay);
        remap(own, ground, entered);
      }
      return { measure, those, whole, ground };
    });
    const order = [...map.tree(day), root].filter((place, at, list) => list.indexOf(place) === at);
    const shown = order.filter((place) => place === root || covers(place) === 'certain');
    const heads = headsOf(year, measures, day, covers, shown);
    return {
      year,
      tree: day,
      ...(day !== ownDay && { remappedFrom: ownDay }),
      measures: measures.map(({ measure, those, whole, ground }) => {
        const stagesAt = stagesOf(measure, measures, those, whole, ground, ownDay);
        const empty = new Map<string, number>();
        const rows: Row[] = [];
        for (const place of shown) {
          const { level } = map.at(place);
          if (!measure.levels.includes(level)) continue;
          const cell = ground.at(place);
          if (place !== root && all(cell.tally) === 0) {
            empty.set(level, (empty.get(level) ?? 0) + 1);
            continue;
          }
          const target = holdAgainst(cell.tally, targetsAt(measure, place, kinds), year);
          rows.push({
            place,
            level,
            tally: cell.tally,
            ...(cell.declared && { declared: cell.declared }),
            ...(cell.open && maybe(cell.tally) > 0 && { open: true as const }),
            ...(target && { target }),
            ...stagesAt(place),
          });
        }
        const unplaced = those.filter(({ leaf, seven }) => leaf === undefined && seven[6] === 0).length;
        return { measure: measure.id, unplaced, empty: [...empty], rows };
      }),
      ...(heads.length > 0 && { heads }),
    };
  }

  function groundOf(day: string, covers: Ground['covers']): Ground {
    const cells = new Map<string, Cell>();
    return {
      day,
      root,
      covers,
      isOwn: (place) => place === root || covers(place) === 'certain',
      at: (place) => {
        if (!cells.has(place)) cells.set(place, { tally: ZERO, divided: ZERO, open: false, declared: undefined });
        return cells.get(place)!;
      },
    };
  }

  /** 7.5: where what stands at a leaf stands in the programme. */
  function standingIn({ day, isOwn, covers }: Ground, leaf: string): { sure: string[]; may: string[] } {
    const scope = covers(leaf);
    if (scope === 'no') return { sure: [], may: [] };
    const sure = [...new Set([...map.certain(leaf, day).filter(isOwn), root])];
    const may = map.perhaps(leaf, day).filter((place) => isOwn(place) && !sure.includes(place));
    // The programme's own place is certain when all of the leaf lies there, whatever the tree of the day knows of it.
    return scope === 'certain' ? { sure, may } : { sure: [], may: [...sure, ...may] };
  }

  /** 7.4: how much of a leaf lies in whole tallies by the year's own tree, and where the rest may stand on a day. */
  function taken(leaf: string, whole: readonly string[], ownDay: string, day: string) {
    if (whole.includes(root)) return { share: 'all' as const, rest: [] };
    const ways = map.ways(leaf, ownDay);
    const free = ways.filter((way) => !way.some((place) => whole.includes(place)));
    if (free.length === ways.length) return { share: 'none' as const, rest: [] };
    if (free.length === 0) return { share: 'all' as const, rest: [] };
    const isFree = (place: string) => map.ways(place, ownDay).some((way) => !way.some((each) => whole.includes(each)));
    const rest = day === ownDay ? free.flat() : map.ways(leaf, day).flat().filter(isFree);
    return { share: 'some' as const, rest: [...rest, root] };
  }

  function add(ground: Ground, place: string, seven: Seven, how: 'sure' | 'open' | 'divided'): void {
    const cell = ground.at(place);
    cell.tally = plus(cell.tally, seven);
    if (how === 'divided') cell.divided = plus(cell.divided, seven);
    if (how !== 'sure' && maybe(seven) > 0) cell.open = true;
  }

  function gatherAll(ground: Ground, those: readonly Member[], whole: readonly string[], ownDay: string): void {
    for (const { leaf, seven } of those) {
      if (leaf === undefined) {
        add(ground, root, perhaps(seven), 'sure');
        continue;
      }
      const { sure, may } = standingIn(ground, leaf);
      const { share, rest } = taken(leaf, whole, ownDay, ground.day);
      if (share === 'all') continue;
      const isThere = (place: string) => share === 'none' || rest.includes(place);
      for (const place of sure.filter(isThere))
        add(ground, place, share === 'none' ? seven : perhaps(seven), share === 'none' ? 'sure' : 'open');
      for (const place of may.filter(isThere)) add(ground, place, perhaps(seven), 'divided');
    }
  }

  function tellSetAside(
    those: readonly Member[],
    whole: readonly string[],
    ownDay: string,
    covers: Ground['covers'],
  ): void {
    const leaves = new Set(
      those.flatMap(({ leaf }) =>
        leaf !== undefined &&
        covers(leaf) !== 'no' &&
        whole.length > 0 &&
        taken(leaf, whole, ownDay, ownDay).share === 'all'
          ? leaf
          : [],
      ),
    );
    for (const _ of leaves) issues.push('counts/records-set-aside');
  }

  interface Used {
    readonly place: string;
    readonly given: DeclaredCount;
  }

  /** 7.5: the counts that can be used, the lowest places first. */
  function usable(given: readonly DeclaredCount[], ownDay: string, day: string, covers: Ground['covers']): Used[] {
    const used: Used[] = [];
    for (const each of given) {
      const place = map.meant(each.place, ownDay) ?? (each.place === root ? root : undefined);
      if (place === undefined) {
        // 4.3: a code of several places on that day says which of them is meant to nobody.
        const several = map.all.filter((id) => map.at(id).code === each.place && map.isInForce(id, ownDay)).length > 1;
        issues.push(several ? 'counts/ambiguous-place' : 'counts/unknown-place');
        continue;
      }
      const inside =
        seenOn(day) === ownDay ? [] : map.tree(ownDay).filter((other) => map.certain(other, ownDay).includes(place));
      const lies = [place, ...inside].map(covers);
      if (lies.some((scope) => scope !== 'certain')) {
        const isPart = place === root || lies.some((scope) => scope !== 'no');
        issues.push(isPart ? 'counts/not-determinable' : 'counts/other-place');
        continue;
      }
      if (used.some((other) => other.place === place)) {
        issues.push('counts/doubled');
        continue;
      }
      if (each.among === undefined) issues.push('counts/no-denominator');
      else if (each.met !== undefined && each.met > each.among) issues.push('counts/met-above-among');
      else used.push({ place, given: each });
    }
    const depth = (place: string) => (place === root ? 0 : map.certain(place, ownDay).length);
    return used.sort((a, b) => depth(b.place) - depth(a.place));
  }

  interface Entered {
    readonly place: string;
    readonly how: 'tally' | 'denominator';
    readonly changed: Seven;
    readonly perhapsMore: Seven;
    readonly people: Seven;
  }

  /** 7.4, the steps in order. */
  function enter(ground: Ground, counts: readonly Used[]): Entered[] {
    const entered: Entered[] = [];
    for (const { place, given } of counts) {
      const cell = ground.at(place);
      const before = cell.tally;
      const { among = 0, met } = given;
      let [changed, perhapsMore, people] = [ZERO, ZERO, ZERO];
      if (met !== undefined) {
        cell.tally = [met, among - met, 0, 0, 0, 0, 0];
        changed = minus(cell.tally, before);
        people = [0, 0, 0, Math.max(0, changed[0]!), Math.max(0, changed[1]!), 0, 0];
      } else {
        const room = among - total(before);
        if (room < 0) {
          issues.push('counts/more-records');
          continue;
        }
        const u = Math.min(room, before[3]! + before[5]!);
        cell.tally = [before[0]!, before[1]! + room - u, before[2]! + u, 0, 0, 0, before[6]!];
        const own = minus(before, cell.divided);
        const open = Math.min(room, maybe(cell.divided));
        const sure = room - open;
        const v = Math.min(sure, own[3]! + own[5]!);
        const w = Math.min(open, own[3]! + own[5]! - v);
        changed = [0, sure - v, v, -own[3]!, -own[4]!, -own[5]!, 0];
        perhapsMore = [0, 0, 0, 0, open - w, w, 0];
        people = [0, 0, 0, 0, room, 0, 0];
      }
      const how = met === undefined ? 'denominator' : 'tally';
      cell.declared = how;
      cell.divided = ZERO;
      const above = new Set([...map.certain(place, ground.day), root]);
      for (const each of above) {
        if (each === place || !ground.isOwn(each)) continue;
        add(ground, each, changed, 'sure');
        add(ground, each, perhapsMore, 'open');
      }
      entered.push({ place, how, changed, perhapsMore, people });
    }
    return entered;
  }

  /** 7.5: declared counts on another tree than their year's. */
  function remap(own: Ground, ground: Ground, entered: readonly Entered[]): void {
    const later: (() => void)[] = [];
    for (const { place, how, changed, perhapsMore, people } of entered) {
      const inside = map
        .tree(own.day)
        .filter((other) => other !== place && map.certain(other, own.day).includes(place));
      const certain = map
        .certain(place, ground.day)
        .filter((at) => inside.every((other) => map.certain(other, ground.day).includes(at)));
      for (const at of new Set([...certain, root])) {
        if (!ground.isOwn(at)) continue;
        add(ground, at, changed, 'sure');
        add(ground, at, perhapsMore, 'open');
        if (at === place) ground.at(at).declared = how;
      }
      const others = (places: readonly string[]) =>
        [...new Set(places)].filter((at) => at !== root && !certain.includes(at) && ground.isOwn(at));
      const byItself = others(map.ways(place, ground.day).flat());
      for (const at of byItself) add(ground, at, people, 'open');
      for (const at of others(inside.flatMap((other) => map.ways(other, ground.day).flat()))) {
        if (byItself.includes(at) || map.certain(at, own.day).includes(place)) continue;
        later.push(() => {
          if (all(ground.at(at).tally) > 0) add(ground, at, people, 'open');
        });
      }
    }
    for (const each of later) each();
  }

  /** 7.9: the tallies of the stages and of the granted at a place. */
  function stagesOf(
    measure: Measure,
    measures: readonly { readonly those: readonly Member[] }[],
    those: readonly Member[],
    whole: readonly string[],
    ground: Ground,
    ownDay: string,
  ): (place: string) => Pick<Row, 'stages' | 'granted'> {
    const stages = programme.stages ?? [];
    const speak = measures.some((each) => each.those.some(({ passed }) => passed !== undefined && passed > 0));
    if (measure.declared || stages.length === 0 || !speak) return () => ({});
    const isWholeRoot = whole.includes(root) && ground.at(root).declared === 'tally';
    const among = (of: (member: Member) => 'met' | 'unmet' | 'unknown') => {
      const part = groundOf(ground.day, ground.covers);
      const chosen = those.flatMap((member) => {
        const truth = of(member);
        if (truth === 'unmet' || (isWholeRoot && member.leaf === undefined)) return [];
        return { ...member, seven: truth === 'unknown' ? perhaps(member.seven) : member.seven };
      });
      gatherAll(part, chosen, whole, ownDay);
      return part;
    };
    const byStage = stages.map((_, index) =>
      among(({ passed }) => (passed === undefined ? 'unknown' : passed > index ? 'met' : 'unmet')),
    );
    const granted = among((member) => (member.granted ? 'met' : 'unmet'));
    return (place) => ({
      stages: byStage.map((part) => part.at(place).tally),
      ...(titlesIn(measure.met).length > 0 && { granted: granted.at(place).tally }),
    });
  }

  /** 5.7: people counted once. */
  function headsOf(
    year: number,
    measures: readonly { readonly measure: Measure; readonly those: readonly Member[] }[],
    day: string,
    covers: Ground['covers'],
    shown: readonly string[],
  ): { place: string; subjects: number; maybe: number }[] {
    if (counting === undefined) return [];
    const ground = groundOf(day, covers);
    const levels = new Set(programme.measures.flatMap((measure) => measure.levels));
    const sureAt = new Map<string, number>();
    const mayAt = new Map<string, number>();
    const more = (at: Map<string, number>, place: string) => at.set(place, (at.get(place) ?? 0) + 1);
    for (const person of people.filter(({ record }) => record.year === year)) {
      const own = measures.flatMap(({ those }) =>
        those.filter((each) => each.person === person && each.seven[6] === 0),
      );
      const [sure, may] = [new Set<string>(), new Set<string>()];
      for (const { leaf, seven } of own) {
        if (leaf === undefined) {
          may.add(root);
          continue;
        }
        const standing = standingIn(ground, leaf);
        for (const place of standing.sure) (maybe(seven) > 0 ? may : sure).add(place);
        for (const place of standing.may) may.add(place);
      }
      for (const place of sure) more(sureAt, place);
      for (const place of may) if (!sure.has(place)) more(mayAt, place);
    }
    return shown.flatMap((place) => {
      if (!(sureAt.has(place) || mayAt.has(place)) || !(levels.has(map.at(place).level) || place === root)) return [];
      return [{ place, subjects: sureAt.get(place) ?? 0, maybe: mayAt.get(place) ?? 0 }];
    });
  }

  /** 7.3: the kinds of places on the tree of a day. */
  function kindsOn(day: string): ReadonlyMap<string, string> {
    const kinds = kindsOf(world, map, day);
    for (const code of kinds.issues) issues.push(code);
    return kinds.of;
  }

  function targetsAt(measure: Measure, place: string, kinds: ReadonlyMap<string, string>): readonly Target[] {
    return targetsOfKind(measure.targets ?? [], kinds.get(place));
  }
}

/** 7.3: the kind of every place on the tree of a day. */
export function kindsOf({ programme }: World, map: Atlas, day: string) {
  const listed = new Map<string, string>();
  const issues: string[] = [];
  for (const [kind, { places }] of Object.entries(programme.placeKinds ?? {}))
    for (const name of places) {
      const place = map.meant(name, day);
      if (place !== undefined) listed.set(place, kind);
      // A place of another day lends its kind to none; several places of one code are no place.
      else if (map.all.some((id) => (id === name || map.at(id).code === name) && map.isInForce(id, day)))
        issues.push('kind/unknown-place');
    }
  const of = new Map<string, string>();
  for (const place of map.all) {
    const own = listed.get(place);
    const above = map.certain(place, day).filter((each) => listed.has(each));
    const depth = (each: string) => map.certain(each, day).length;
    const nearest = own === undefined ? above.sort((a, b) => depth(b) - depth(a))[0] : place;
    if (nearest !== undefined) of.set(place, listed.get(nearest)!);
  }
  return { of, issues };
}

/** 7.3: in each year the target of the kind, or else the general one. */
export function targetsOfKind(targets: readonly Target[], kind: string | undefined): readonly Target[] {
  return targets.filter((target) =>
    target.for === undefined
      ? !targets.some((other) => other.year === target.year && other.for !== undefined && other.for === kind)
      : target.for === kind,
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
