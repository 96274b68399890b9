/**
 * The intake of a run: a row with sound keys and known places goes on, any other is rejected.
 */

import type { RoleValue, Record as SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { copyRecord } from '../judge/copy.js';
import { readKeys } from '../judge/keys.js';
import type { CompiledPack } from '../pack/compiled.js';
import { isDay, isYear } from '../text/days.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { type Desk, eventOf, type Row, reject } from './desk.js';
import type { Origin } from './events.js';
import { type Repair, toNfc } from './rows.js';

/** Checks the keys of a row and resolves its places; a bad key rejects it. */
export function accept(desk: Desk, row: unknown, origin: Origin, repairs: readonly Repair[]): Row | undefined {
  const { record: given, issue } = copyRecord(row);
  if (issue !== undefined) return reject(desk, origin, given, issue);
  noteYear(desk, given.year);
  const { bad, date } = readKeys(given);
  if (bad[0] !== undefined) return reject(desk, origin, given, bad[0]);
  const found: Repair[] = [...repairs];
  const subject = toNfc(given.subject, 'subject', found);
  const group = toNfc(given.group, 'group', found);
  const stage =
    given.stage === undefined || given.stage === null ? undefined : toNfc(stageText(given.stage), 'stage', found);
  const strange = whatIsStrange(desk, group, stage, given.dates);
  if (strange !== undefined) return reject(desk, origin, given, strange);
  const resolved = resolvePlaces(desk, withCollectives(desk, given, found), desk.options.codesAsOf ?? date, found);
  if ('issue' in resolved) return reject(desk, origin, given, resolved.issue);
  const changed =
    subject !== given.subject || group !== given.group || stage !== given.stage || resolved.places !== given.places;
  const record: SubjectRecord = changed
    ? {
        ...given,
        subject,
        group,
        ...(stage !== undefined && { stage }),
        ...(resolved.places !== undefined && { places: resolved.places }),
      }
    : given;
  for (const repair of found) desk.on.repaired?.({ ...eventOf(origin, record), repair });
  desk.strangers.note(record, origin);
  return { record, origin };
}

/** A row that is rejected tells nothing of its subject, but it tells that the rows reach back to its year. */
function noteYear(desk: Desk, year: unknown): void {
  if (!isYear(year) || year >= desk.firstYear) return;
  const isInForce = ({ document: { inForce } }: CompiledPack) =>
    inForce.from <= `${year}-12-31` && (inForce.until === undefined || inForce.until > `${year}-01-01`);
  if ([...desk.packs.values()].some((packs) => packs.some(isInForce))) desk.firstYear = year;
}

/** A stage is a text; a number may stand for one, and anything else is no known stage. */
function stageText(stage: unknown): string {
  return typeof stage === 'string' || typeof stage === 'number' ? String(stage) : shownValue(stage);
}

/** What no pack or programme here knows of a row: its group, its stage, or a date that is no day. */
function whatIsStrange(
  { packs, stages }: Desk,
  group: string,
  stage: string | undefined,
  dates: SubjectRecord['dates'] | null,
): Issue | undefined {
  if (!packs.has(group)) {
    return issueOf('record/unknown-group', 'error', '/group', {
      group: shownName(group),
      known: shownNames([...packs.keys()].sort()).replaceAll('`', ''),
    });
  }
  if (stage !== undefined && stages.size > 0 && !stages.has(stage)) {
    return issueOf('record/unknown-stage', 'error', '/stage', {
      stage: shownName(stage),
      known: shownNames([...stages]).replaceAll('`', ''),
    });
  }
  const badDate =
    dates === undefined || dates === null ? undefined : Object.entries(dates).find(([, day]) => !isDay(day));
  if (badDate === undefined) return undefined;
  const [at, day] = badDate;
  return issueOf('record/stage-date', 'error', pointerTo('/dates', at), {
    stage: shownName(at),
    found: shownValue(day),
  });
}

/** Ids of collectives in the form in which subjects have theirs; what is no text is told with the places. */
function withCollectives({ collectiveRoles }: Desk, record: SubjectRecord, repairs: Repair[]): SubjectRecord {
  let mended = record.places;
  if (mended === undefined || mended === null) return record;
  for (const role of collectiveRoles) {
    const value: unknown = (mended as { [role: string]: unknown })[role];
    const ids = Array.isArray(value) ? (value as unknown[]) : [value];
    const named = ids.map((id) => (typeof id === 'string' ? toNfc(id, `place.${role}`, repairs) : id));
    const put = [...new Set(named)];
    if (put.length < ids.length || put.some((id, index) => id !== ids[index]))
      mended = { ...mended, [role]: (Array.isArray(value) ? put : put[0]) as RoleValue };
  }
  return mended === record.places ? record : { ...record, places: mended };
}

/** Puts right codes that only lost leading zeros; a code that means nothing, or two things, is an issue. */
function resolvePlaces(
  desk: Desk,
  record: SubjectRecord,
  date: string,
  repairs: Repair[],
): { places: SubjectRecord['places'] } | { issue: Issue } {
  const { places } = desk.options;
  let mended = record.places;
  if (places === undefined || mended === undefined || mended === null) return { places: mended };
  for (const role of desk.roles) {
    const value: unknown = (mended as { [role: string]: unknown })[role];
    if (value === undefined || value === null || value === '') continue;
    const codes = Array.isArray(value) ? value : [value];
    const put: string[] = [];
    const meant = new Set<number>();
    for (const code of codes as unknown[]) {
      if (typeof code !== 'string')
        return { issue: issueOf('record/place', 'error', `/places/${role}`, { role, found: shownValue(code) }) };
      const column = `place.${role}`;
      const text = toNfc(code, column, repairs);
      const found = places.resolve(text, date);
      if ('problem' in found)
        return {
          issue: issueOf(`record/place-${found.problem}`, 'error', `/places/${role}`, {
            role,
            code: shownName(text),
            date,
            hint: found.hint,
          }),
        };
      const to = found.repairedFrom === undefined ? text : places.places[found.place]!.code;
      if (to !== text) repairs.push({ code: 'repair/leading-zeros', column, from: text, to });
      // A place that is named twice, by its code or its id, is one.
      if (!meant.has(found.place)) put.push(to);
      meant.add(found.place);
    }
    if (put.length < codes.length || put.some((code, index) => code !== codes[index]))
      mended = Object.assign(Object.create(null), mended, { [role]: Array.isArray(value) ? put : put[0]! });
  }
  return { places: mended };
}
