/**
 * A copy of a record as plain data: each part is read once, so that nothing of the caller runs or changes afterwards.
 */
import type { SubjectRecord } from '../document/index.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { hasMembers, isObject, kindName } from '../json/guards.js';
import { shownValue } from '../json/shown.js';
import { limits } from '../text/limits.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

/** The copy, and what is wrong when it is not whole. */
export interface RecordCopy {
  readonly record: SubjectRecord;
  readonly issue?: Issue;
}

type CopiedMembers = { [key: string]: unknown };

/** Thrown within this file only. */
class NoCopy extends Error {
  readonly issue: Issue;
  constructor(issue: Issue) {
    super(issue.code);
    this.issue = issue;
  }
}

/** Copies what a record says; parts that are not of the kind they should be, or too many, are an issue. Never throws. */
export function copyRecord(given: unknown): RecordCopy {
  const record: CopiedMembers = {};
  try {
    copyInto(record, given as SubjectRecord);
    return { record: record as unknown as SubjectRecord };
  } catch (error) {
    const issue = error instanceof NoCopy ? error.issue : issueOf('record/not-readable', 'error', '');
    return { record: record as unknown as SubjectRecord, issue };
  }
}

function copyInto(record: CopiedMembers, given: SubjectRecord): void {
  if (typeof given !== 'object') throw new TypeError('not a record');
  const { subject, year, group, date, stage, dates, registered, places, facts, selfFacts, evidence, recognised } =
    given;
  checkLength(subject, 'subject');
  checkLength(group, 'group');
  checkLength(date, 'date');
  checkLength(stage, 'stage');
  record.subject = subject;
  record.year = year;
  record.group = group;
  if (date !== undefined) record.date = date;
  if (stage !== undefined) record.stage = stage;
  if (registered !== undefined) record.registered = registered;
  if (places !== undefined && places !== null) record.places = copyPlaces(places);
  // What is no object is told with the other keys.
  record.facts = isObject(facts) ? copyRecordMembers(facts, 'facts') : facts;
  if (selfFacts !== undefined && selfFacts !== null) record.selfFacts = copyRecordMembers(selfFacts, 'selfFacts');
  if (dates !== undefined && dates !== null) record.dates = copyRecordMembers(dates, 'dates');
  if (evidence !== undefined) record.evidence = evidence;
  if (recognised !== undefined && recognised !== null)
    record.recognised = copyRecordList(recognised, 'recognised', copyRecognition);
}

function copyRecordMembers(from: unknown, key: string): CopiedMembers {
  if (!isObject(from) || !hasMembers(from))
    throw new NoCopy(
      issueOf('record/not-an-object', 'error', `/${key}`, {
        key,
        found: isObject(from) ? kindName(from) : shownValue(from),
      }),
    );
  let room = limits.recordEntries;
  // Counted before they are copied.
  for (const _ in from) if (--room < 0) throw tooMany(key);
  const copy: CopiedMembers = { ...from };
  for (const name in copy) checkLength(copy[name], key);
  return copy;
}

function checkLength(value: unknown, key: string): void {
  if (typeof value === 'string' && value.length > limits.recordCharacters)
    throw new NoCopy(issueOf('record/too-long', 'error', `/${key}`, { key, limit: limits.recordCharacters }));
}

function copyPlaces(from: unknown): CopiedMembers {
  const places: CopiedMembers = Object.assign(Object.create(null) as CopiedMembers, copyRecordMembers(from, 'places'));
  for (const [role, value] of Object.entries(places)) {
    const codeIn = (code: unknown) => {
      if (typeof code === 'string') return code;
      throw new NoCopy(
        issueOf('record/place', 'error', pointerTo('/places', role), {
          role: shownName(role),
          found: shownValue(code),
        }),
      );
    };
    if (Array.isArray(value)) places[role] = copyRecordList(value, 'places', codeIn);
    else if (value !== undefined && value !== null) codeIn(value);
  }
  return places;
}

function copyRecordList(from: unknown, key: string, copy: (item: unknown, pointer: string) => unknown): unknown[] {
  if (!Array.isArray(from))
    throw new NoCopy(issueOf('record/recognised', 'error', `/${key}`, { found: shownValue(from) }));
  const { length } = from;
  if (length > limits.recordEntries) throw tooMany(key);
  return Array.from({ length }, (_, index) => copy(from[index], `/${key}/${index}`));
}

function copyRecognition(from: unknown, pointer: string): unknown {
  if (!isObject(from)) throw new NoCopy(issueOf('record/recognised', 'error', pointer, { found: shownValue(from) }));
  const { title, rank, outcome, decision } = from as CopiedMembers;
  const isText = typeof title === 'string' && (rank === undefined || rank === null || typeof rank === 'string');
  if (!isText) throw new NoCopy(issueOf('record/recognised', 'error', pointer, { found: shownValue(outcome) }));
  const copy: CopiedMembers = { title };
  if (typeof rank === 'string') copy.rank = rank;
  copy.outcome = outcome;
  if (isObject(decision)) {
    const { number, date, by } = decision as CopiedMembers;
    copy.decision = {
      ...(number !== undefined && { number }),
      ...(date !== undefined && { date }),
      ...(by !== undefined && { by }),
    };
  }
  return copy;
}

function tooMany(key: string): NoCopy {
  return new NoCopy(issueOf('record/too-many', 'error', `/${key}`, { key, limit: limits.recordEntries }));
}
