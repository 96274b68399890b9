/**
 * The intake of a run: a row with sound keys and known places goes on, any other is rejected.
 */

import type { RoleValue, SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { shownValue } from '../json/shown.js';
import { copyRecord } from '../judge/copy.js';
import { readKeys } from '../judge/keys.js';
import type { CompiledPlaces } from '../place/places.js';
import { isDay, isYear } from '../text/days.js';
import { shownName, shownNames } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { mended, type Repair } from '../text/repairs.js';
import { isTidy, unseenIn } from '../text/space.js';
import { eventOf, type Row, type RunContext, rejectRow } from './context.js';
import type { CodeChanged, Origin } from './events.js';

/** Checks the keys of a row and resolves its places; a bad key rejects it. */
export function accept(context: RunContext, row: unknown, origin: Origin, repairs: readonly Repair[]): Row | undefined {
  const { record: copy, issue } = copyRecord(row);
  if (issue !== undefined) return rejectRow(context, origin, copy, issue);
  const found: Repair[] = repairs.length === 0 ? [] : [...repairs];
  const warnings: Issue[] = [];
  const given = withDecided(withMendedKeys(copy, found), warnings);
  const { bad, date } = readKeys(given);
  if (bad[0] !== undefined) return rejectRow(context, origin, given, bad[0]);
  const strange = whatIsStrange(context, given);
  if (strange !== undefined) return rejectRow(context, origin, given, strange);
  const changed: CodeChanged[] = [];
  const resolved = resolvePlaces(context, withCollectives(context, given), date, found, changed);
  if ('issue' in resolved) return rejectRow(context, origin, given, resolved.issue);
  const record: SubjectRecord =
    resolved.places === undefined || resolved.places === given.places ? given : { ...given, places: resolved.places };
  const unseen = unseenIn(record.subject);
  if (unseen !== undefined)
    warnings.push(
      issueOf('record/unseen', 'warning', '/subject', { found: shownName(record.subject), character: unseen }),
    );
  // Of most rows there is nothing to tell.
  if (found.length > 0 || warnings.length > 0 || changed.length > 0) {
    const event = eventOf(origin, record);
    for (const repair of found) context.on.repaired?.({ ...event, repair });
    for (const warning of warnings) context.on.issue?.({ ...event, issue: warning });
    for (const each of changed) context.on.codeChanged?.({ ...event, ...each });
  }
  context.unknownNames.note(record, origin);
  return { record, origin };
}

/** The keys of a record without white space around them and composed. The record is a copy of our own. */
function withMendedKeys(record: SubjectRecord, repairs: Repair[]): SubjectRecord {
  const keys = record as { -readonly [key in keyof SubjectRecord]: unknown };
  const mend = (value: unknown, column: string) => (typeof value === 'string' ? mended(value, column, repairs) : value);
  keys.subject = mend(keys.subject, 'subject');
  keys.group = mend(keys.group, 'group');
  if (keys.date !== undefined) keys.date = mend(keys.date, 'date');
  if (keys.stage !== undefined && keys.stage !== null) keys.stage = mend(stageText(keys.stage), 'stage');
  const within = (members: unknown, each: (value: unknown, name: string) => unknown) => {
    const named = members as { [name: string]: unknown } | null | undefined;
    for (const name in named) {
      const value = named[name];
      if (typeof value !== 'string' || !isTidy(value)) named[name] = each(value, name);
    }
  };
  // A day that is no text is the caller's own object, and not looked into.
  within(keys.dates, (value, name) => mend(value, `date.${name}`));
  within(keys.places, (value, name) =>
    Array.isArray(value) ? value.map((item) => mend(item, `place.${name}`)) : mend(value, `place.${name}`),
  );
  return record;
}

/**
 * The record without decisions that have no outcome. Warnings name those, days on which nothing can have been decided, and
 * decisions that a later one on the same title sets aside.
 */
function withDecided(record: SubjectRecord, warnings: Issue[]): SubjectRecord {
  const { recognised, year } = record;
  // Of a record without a readable year nothing else is told.
  if (!Array.isArray(recognised) || !isYear(year)) return record;
  /** By title: where its last decision is. */
  const last = new Map<unknown, number>();
  const decided = (recognised as SubjectRecord['recognised'])!.filter(({ title, outcome, decision }, index) => {
    const pointer = `/recognised/${index}`;
    const day: unknown = decision?.date;
    const isGiven = day !== undefined && day !== null && day !== '';
    if (isGiven && !(isDay(day) && day >= `${year}-01-01` && day <= `${year + 1}-12-31`))
      warnings.push(
        issueOf('record/decision-day', 'warning', `${pointer}/decision/date`, {
          ...{ title: shownName(title), found: shownValue(day), year },
          last: year + 1,
        }),
      );
    if (outcome === undefined || outcome === null || (outcome as string) === '') {
      warnings.push(issueOf('record/no-outcome', 'warning', pointer, { title: shownName(title) }));
      return false;
    }
    const earlier = last.get(title);
    if (earlier !== undefined && typeof title === 'string')
      warnings.push(
        issueOf('record/recognised-twice', 'warning', `/recognised/${earlier}`, { title: shownName(title) }),
      );
    last.set(title, index);
    return true;
  });
  if (decided.length === recognised.length) return record;
  const { recognised: _, ...rest } = record;
  return decided.length === 0 ? rest : { ...rest, recognised: decided };
}

/** A stage is a text; a number may stand for one, and anything else is no known stage. */
function stageText(stage: unknown): string {
  return typeof stage === 'string' || typeof stage === 'number' ? String(stage) : shownValue(stage);
}

/** What no pack or programme here knows of a row: its group, its stage, or a date that is no day. */
function whatIsStrange({ packs, stages }: RunContext, { group, stage, dates }: SubjectRecord): Issue | undefined {
  if (!packs.has(group)) {
    return issueOf('record/unknown-group', 'error', '/group', {
      group: shownName(group),
      known: shownNames([...packs.keys()].sort()).replaceAll('`', ''),
    });
  }
  if (stage !== undefined && stage !== null && stages.size > 0 && !stages.has(stage)) {
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

/** Ids of collectives, each once; what is no text is told with the places. */
function withCollectives({ collectiveRoles }: RunContext, record: SubjectRecord): SubjectRecord {
  let once = record.places;
  if (once === undefined || once === null) return record;
  for (const role of collectiveRoles) {
    const value: unknown = (once as { [role: string]: unknown })[role];
    if (!Array.isArray(value)) continue;
    const put = [...new Set(value as unknown[])];
    if (put.length < value.length) once = { ...once, [role]: put as unknown as RoleValue };
  }
  return once === record.places ? record : { ...record, places: once };
}

/** Puts right codes that only lost leading zeros; a code that means nothing, or two things, is an issue. */
function resolvePlaces(
  context: RunContext,
  record: SubjectRecord,
  day: string,
  repairs: Repair[],
  changed: CodeChanged[],
): { places: SubjectRecord['places'] } | { issue: Issue } {
  const { places, codesAsOf } = context.options;
  const date = codesAsOf ?? day;
  const asksOfYear = context.on.codeChanged !== undefined && codesAsOf === undefined && isUndated(record);
  let resolved = record.places;
  if (places === undefined || resolved === undefined || resolved === null) return { places: resolved };
  for (const role of context.roles) {
    const value: unknown = (resolved as { [role: string]: unknown })[role];
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'string' && !asksOfYear) {
      // Most rows name one place, by a code that means it as it stands.
      const found = places.resolve(value, date);
      if ('place' in found && found.repairedFrom === undefined) continue;
    }
    const codes = Array.isArray(value) ? value : [value];
    const put: string[] = [];
    const meant = new Set<number>();
    const pointer = pointerTo('/places', role);
    for (const code of codes as unknown[]) {
      if (typeof code !== 'string')
        return { issue: issueOf('record/place', 'error', pointer, { role, found: shownValue(code) }) };
      const found = places.resolve(code, date);
      if ('problem' in found) {
        const params = { role, code: shownName(code), date, hint: found.hint };
        return { issue: issueOf(`record/place-${found.problem}`, 'error', pointer, params) };
      }
      const to = found.repairedFrom === undefined ? code : places.places[found.place]!.code;
      if (to !== code) repairs.push({ code: 'repair/leading-zeros', column: `place.${role}`, from: code, to });
      const before = asksOfYear ? meaningBefore(places, code, record.year) : undefined;
      if (before !== undefined && before !== found.place)
        changed.push({ role, code, before: places.idOf(before), now: places.idOf(found.place) });
      // A place that is named twice, by its code or its id, is one.
      if (!meant.has(found.place)) put.push(to);
      meant.add(found.place);
    }
    if (put.length < codes.length || put.some((code, index) => code !== codes[index]))
      resolved = Object.assign(Object.create(null), resolved, { [role]: Array.isArray(value) ? put : put[0]! });
  }
  return { places: resolved };
}

function isUndated({ date }: SubjectRecord): boolean {
  return date === undefined || date === null;
}

/** The place that a code meant when the year began. */
function meaningBefore(places: CompiledPlaces, code: string, year: number): number | undefined {
  const found = places.resolve(code, `${year}-01-01`);
  return 'place' in found ? found.place : undefined;
}
