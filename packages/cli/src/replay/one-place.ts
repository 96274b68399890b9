/**
 * One place of a run, judged again by itself: the rows of everybody who counts there in some year, and nobody else's.
 */
import { type CompiledPlaces, createRun, groupRanks, type PlaceLeaf, type SubjectRecord } from '@tieuchi/core';
import type { RecordedRun } from '../folder/recorded.js';
import type { EarlierYears } from '../history/kept.js';
import type { Register } from '../register/register.js';
import { Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

/** The digests of a place and of those that lie in it, as they were and as they are made again. */
export interface PlaceAgain {
  /** Name of the place. */
  readonly name: string;
  readonly was: readonly PlaceLeaf[];
  readonly now: readonly PlaceLeaf[];
}

/**
 * Judges a place again. `code` is its code of any day, or its id. Kinds that count members are left out: their members may
 * live elsewhere.
 *
 * @throws Failure when the run has no places, or none of that code.
 */
export async function placeAgain(
  { loaded, receipt, options }: RecordedRun,
  kept: readonly PlaceLeaf[],
  register: Register,
  history: EarlierYears | undefined,
  code: string,
  speech: Speech,
): Promise<PlaceAgain> {
  const { packs, programmes, places } = loaded;
  const meant = places?.places.flatMap((place, at) => (place.code === code || place.id === code ? [at] : [])) ?? [];
  if (places === undefined || meant.length === 0) throw new Failure([speech('replay-no-place', { place: code })]);
  const ranks = groupRanks(packs);
  const judged = packs.filter(({ group }) => (ranks.get(group) ?? 0) === 0);
  const kinds = new Set(judged.map(({ subject }) => subject));
  const isInside = insideOf(places, meant);
  const roles = new Set(judged.map(({ document }) => document.through));
  const subjects = new Set<string>();
  for await (const batch of register.rows())
    for (const { record } of batch)
      if (isAt(record, roles, places, options.codesAsOf, isInside)) subjects.add(idOf(record));
  const earlier = history?.walk();
  const run = createRun({
    ...{ packs, programme: programmes, places, since: Number(receipt.options.since), sorted: true },
    ...(earlier !== undefined && { history: earlier.of }),
    ...(options.codesAsOf !== undefined && { codesAsOf: options.codesAsOf }),
  });
  try {
    for await (const batch of register.rows())
      for (const { record, repairs } of batch) if (subjects.has(idOf(record))) run.add(record, undefined, repairs);
  } finally {
    earlier?.close();
  }
  const own = ({ year, place, kind }: PlaceLeaf) => {
    const at = places.find(place);
    return kinds.has(kind) && at !== undefined && isInside(at, `${year}-12-31`);
  };
  return {
    name: places.places[meant[0]!]!.name,
    was: kept.filter(own),
    now: run.finish().digests.filter(own),
  };
}

/** The same text for all rows of one subject, however it is put together. */
function idOf({ subject }: SubjectRecord): string {
  return typeof subject === 'string' ? subject.trim().normalize('NFC') : '';
}

/** Says whether a place is one of these, or lies in one, on a day. */
function insideOf(places: CompiledPlaces, meant: readonly number[]): (place: number, day: string) => boolean {
  const known = new Map<string, boolean>();
  return (place, day) => {
    const key = `${place} ${day}`;
    let found = known.get(key);
    if (found === undefined) {
      const { certain, maybe } = places.standing(place, day);
      found = meant.some((each) => each === place || certain.includes(each) || maybe.includes(each));
      known.set(key, found);
    }
    return found;
  };
}

function isAt(
  { places: named, date, year }: SubjectRecord,
  roles: ReadonlySet<string>,
  places: CompiledPlaces,
  codesAsOf: string | undefined,
  isInside: (place: number, day: string) => boolean,
): boolean {
  const yearEnd = `${year}-12-31`;
  for (const role of roles) {
    const value: unknown = named?.[role];
    for (const code of Array.isArray(value) ? value : [value]) {
      if (typeof code !== 'string') continue;
      const found = places.resolve(
        code.trim().normalize('NFC'),
        codesAsOf ?? (typeof date === 'string' ? date : yearEnd),
      );
      if ('place' in found ? isInside(found.place, yearEnd) : found.problem !== 'unknown') return true;
    }
  }
  return false;
}
