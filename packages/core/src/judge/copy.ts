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

/** An object without any names but those that are put into it. Unlike one of `Object.create(null)` its shape is remembered. */
const Members = function Members() {} as unknown as new () => CopiedMembers;
Members.prototype = Object.freeze(Object.create(null)) as CopiedMembers;

/** True for what `{}` makes: it needs no closer look at what it is. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return (prototype === Object.prototype && !(Symbol.toStringTag in object)) || prototype === Members.prototype;
}

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
  checkMembers(from, key);
  const copy: CopiedMembers = { ...(from as CopiedMembers) };
  for (const name in copy) {
    const value = copy[name];
    if (typeof value === 'string') checkLength(value, key);
  }
  return copy;
}

/** What has members, and not too many of them: counted before they are copied. */
function checkMembers(from: unknown, key: string): asserts from is CopiedMembers {
  if (!isObject(from) || !(isPlain(from) || hasMembers(from)))
    throw new NoCopy(
      issueOf('record/not-an-object', 'error', `/${key}`, {
        key,
        found: isObject(from) ? kindName(from) : shownValue(from),
      }),
    );
  let room = limits.recordEntries;
  for (const _ in from) if (--room < 0) throw tooMany(key);
}

function checkLength(value: unknown, key: string): void {
  if (typeof value === 'string' && value.length > limits.recordCharacters)
    throw new NoCopy(issueOf('record/too-long', 'error', `/${key}`, { key, limit: limits.recordCharacters }));
}

function copyPlaces(from: unknown): CopiedMembers {
  checkMembers(from, 'places');
  const places = new Members();
  for (const role of Object.keys(from)) {
    const value = from[role];
    if (typeof value === 'string') checkLength(value, 'places');
    if (Array.isArray(value)) places[role] = copyRecordList(value, 'places', (code) => codeOf(code, role));
    else places[role] = value === undefined || value === null ? value : codeOf(value, role);
  }
  return places;
}

/** A code of a place, or the id of a collective. */
function codeOf(code: unknown, role: string): string {
  if (typeof code !== 'string')
    throw new NoCopy(
      issueOf('record/place', 'error', pointerTo('/places', role), { role: shownName(role), found: shownValue(code) }),
    );
  return code;
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
