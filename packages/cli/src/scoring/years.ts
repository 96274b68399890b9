/**
 * Which years a register covers, and which facts it leaves out.
 */
import { createRun } from '@tieuchi/core';
import type { Loaded } from '../document/compile.js';
import type { ScoreOptions } from '../folder/options.js';
import type { EarlierYears } from '../history/kept.js';
import type { Register } from '../register/register.js';
import type { TitleCounts } from './titles.js';

/** The first year of which a record can be judged: what is rejected says nothing of anybody (SEMANTICS 6.0). */
export async function firstYear(register: Register, loaded: Loaded, options: ScoreOptions): Promise<number> {
  // Mostly the first subject is judged; only when none of many is, all rows of the year are put in order.
  for (const year of register.years)
    for (const first of [FIRST_ROWS, undefined])
      if (await isJudged(year, first, register, loaded, options)) return year;
  return register.years[0] ?? 1900;
}

/** Rows of a year that are looked at first. */
const FIRST_ROWS = 1000;

/** True when a record of that year is judged, as far as the first rows tell. */
async function isJudged(
  year: number,
  first: number | undefined,
  register: Register,
  { packs, places }: Loaded,
  { codesAsOf }: ScoreOptions,
): Promise<boolean> {
  let isOne = false;
  const run = createRun({
    ...{ packs, since: year, sorted: true },
    ...(places !== undefined && { places }),
    ...(codesAsOf !== undefined && { codesAsOf }),
    on: {
      scored: () => {
        isOne = true;
      },
    },
  });
  let rows = 0;
  for await (const batch of register.rows(year, first))
    for (const { record, repairs } of batch) {
      run.add(record, undefined, repairs);
      rows += 1;
      if (isOne) return true;
    }
  // The last subject may have more rows than were looked at.
  if (first === undefined || rows < first) run.finish();
  return isOne;
}

/** Years from `since` until the last that was judged of which nothing is told. */
export function silentYears(
  since: number,
  titles: TitleCounts,
  rows: readonly number[],
  history: EarlierYears | undefined,
): number[] {
  const last = Math.max(since, ...[...titles.keys()].map((key) => Number.parseInt(key, 10)));
  return Array.from({ length: last - since }, (_, index) => since + index).filter(
    (year) => !rows.includes(year) && !history?.years.has(year),
  );
}

/** Facts that packs of these rows judge by and no column gives: they are missing for everybody. */
export function factsWithoutColumn(register: Register, packs: Loaded['packs']): string[] {
  if (!register.isTable) return [];
  const used = packs.filter(({ group }) => register.groups.includes(group));
  const ids = new Set(
    used.flatMap(({ document: { criteria = [], facts } }) =>
      criteria
        .flatMap(({ indicators }) => indicators.map(({ id }) => id))
        .filter((id) => Object.hasOwn(facts, id) && facts[id]!.from === undefined),
    ),
  );
  return [...ids].filter((id) => !register.columns.includes(id));
}
