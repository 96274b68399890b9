/**
 * One run over every pack, the same records wherever it runs: what comes out of it must be the same bytes on every runtime.
 * Pure, with the engine and the documents given, so that any runtime can be handed it as one file.
 */
import type * as Core from '@tieuchi/core';

/** All packs, programmes and places of the project, as their files say. */
export interface Documents {
  readonly packs: readonly { readonly pack: Core.Pack; readonly texts: readonly object[] }[];
  readonly programmes: readonly object[];
  readonly places: readonly Core.Places[];
}

export interface Digests {
  /** How many records were scored, by how many packs. */
  readonly scored: number;
  readonly packs: number;
  readonly records: string;
  readonly results: string;
  readonly report: string;
  readonly receipt: string;
  /** Of every result explained in Vietnamese and English. */
  readonly words: string;
}

const SUBJECTS = 12;
const YEARS = [2022, 2023, 2024, 2025, 2026];

/** Runs everything and says what came out. */
export function recordedRun(core: typeof Core, { packs, programmes, places }: Documents): Digests {
  const compiled = packs.map(({ pack, texts }) => core.compilePack(pack, texts));
  const programme = programmes.map((document) => core.compileProgramme(document, compiled));
  const tree = core.compilePlaces(...places);
  const byName = new Map(compiled.map((pack) => [`${pack.id}@${pack.version}`, pack]));
  const words: string[] = [];
  const run = core.createRun({
    packs: compiled,
    programme,
    places: tree,
    on: {
      scored: ({ result }) => {
        const pack = byName.get(result.pack)!;
        for (const locale of ['vi', 'en']) words.push(core.explain(pack, result, locale).text);
      },
    },
  });
  for (const record of records(
    packs.map(({ pack }) => pack),
    places,
  ))
    run.add(record);
  const finished = run.finish();
  const receipt = core.createReceipt({ packs: compiled, programme, places: tree, finished });
  return {
    scored: finished.counts.records,
    packs: finished.packsUsed.length,
    records: finished.records.digest,
    results: finished.results.digest,
    report: core.digest(finished.report),
    receipt: core.digest(receipt),
    words: core.digest(words),
  };
}

/** Records of every pack in every year of `YEARS` in which it is in force, with what a register has: gaps, slips, decisions. */
function* records(packs: readonly Core.Pack[], places: readonly Core.Places[]): Generator<Core.SubjectRecord> {
  const next = numbers(677);
  const subjects = new Map<string, string[]>();
  for (const { subject, group } of packs) {
    const own = Array.from({ length: SUBJECTS }, (_, index) => `${group}-${index + 1}`);
    subjects.set(subject, [...new Set([...(subjects.get(subject) ?? []), ...own])]);
  }
  const roles = Object.assign({}, ...packs.map(({ through, roles }) => ({ [through]: { of: 'place' }, ...roles }))) as {
    readonly [role: string]: Core.Role;
  };
  for (const year of YEARS) {
    const codes = communes(places, `${year}-12-31`);
    for (const pack of packs.filter(({ inForce }) => isInForce(inForce, `${year}-12-31`)))
      for (let index = 1; index <= SUBJECTS; index += 1) {
        const subject = `${pack.group}-${index}`;
        const stands = Object.entries(roles).map(([role, { of }]): [string, string] => [
          role,
          of === 'place' ? codes[index % codes.length]! : someOf(subjects.get(of) ?? ['-'], next),
        ]);
        const title = pack.titles[0]!.id;
        yield {
          ...{ subject, year, group: pack.group, places: Object.fromEntries(stands) },
          ...(next(8) === 0 && { registered: false }),
          facts: Object.fromEntries(
            Object.entries(pack.facts).flatMap(([id, fact]) => (fact.from === undefined ? answer(id, fact, next) : [])),
          ),
          ...(next(3) === 0 && { recognised: [{ title, outcome: next(4) === 0 ? 'refused' : 'granted' } as const] }),
        };
      }
  }
}

/** A value for a fact: most are good, some any, some missing, null or out of bounds. */
function answer(
  id: string,
  { type, min = 0, max = 0, of = [] }: Core.Fact,
  next: (below: number) => number,
): [string, Core.Json][] {
  const luck = next(40);
  if (luck === 0) return [];
  if (luck === 1) return [[id, null]];
  const good = luck > 8;
  if (type === 'boolean') return [[id, good]];
  if (type === 'choice') return [[id, good ? of.at(-1)! : someOf(of, next)]];
  if (type === 'share') return [[id, { met: good ? 20 : next(21), among: 20 }]];
  if (luck === 2) return [[id, max + 1]];
  return [[id, good ? max : min + next(max - min + 1)]];
}

/** Codes of some communes that stand on a day. */
function communes(places: readonly Core.Places[], day: string): string[] {
  const standing = places.flatMap(({ places }) =>
    places.filter((place) => place.level === 'xa' && isInForce(place, day)),
  );
  return standing.filter((_, index) => index % Math.floor(standing.length / 5) === 0).map(({ code }) => code);
}

function isInForce(
  { from = '', until = '9999' }: { readonly from?: string; readonly until?: string },
  day: string,
): boolean {
  return from <= day && until > day;
}

function someOf<T>(values: readonly T[], next: (below: number) => number): T {
  return values[next(values.length)]!;
}

/** A generator of whole numbers that gives the same ones every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
