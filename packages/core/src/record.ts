/**
 * A record: its keys and facts, checked against a pack.
 */
import { needCompiled } from './compiled.js';
import { isDay, isWithin, isYear } from './dates.js';
import type { Outcome, Record as SubjectRecord } from './documents.js';
import { allowed, allows, type BoundFact, factValue } from './facts.js';
import { createIssues, type Issue, issueOf, SHOWN_ISSUES } from './issue.js';
import { hasMembers, isObject, kindName } from './json.js';
import { limits } from './limits.js';
import { isSeries } from './misspelt.js';
import { LONE_SURROGATE, pointerTo, shownName } from './names.js';
import type { CompiledPack } from './pack.js';
import type { Outcomes } from './recognition.js';
import { shownValue } from './shape.js';

/** The keys of a record as far as they can be read, and what is wrong with them. */
export interface Keys {
  readonly subject: string;
  readonly year: number;
  readonly group: string;
  /** The given date, or 31 December of the year. */
  readonly date: string;
  readonly registered: boolean;
  readonly facts: { readonly [id: string]: unknown };
  /** True when `facts` inherits nothing but what every object has. */
  readonly plain: boolean;
  readonly outcomes: Outcomes | undefined;
  /** Errors here make the record impossible to judge. */
  readonly bad: readonly Issue[];
}

const NO_FACTS = Object.freeze(Object.create(null)) as { readonly [id: string]: unknown };
const NONE: readonly Issue[] = Object.freeze([]);
const OUTCOMES: ReadonlySet<unknown> = new Set(['granted', 'refused', 'revoked']);

/** Reads the keys of any value whatever; what cannot be read is an issue. Never throws. */
export function readKeys(record: unknown): Keys {
  try {
    return keysOf(record as SubjectRecord);
  } catch {
    const bad = [issueOf('record/not-readable', 'error', '')];
    return {
      subject: '',
      year: 0,
      group: '',
      date: '',
      registered: true,
      facts: NO_FACTS,
      plain: true,
      outcomes: undefined,
      bad,
    };
  }
}

function keysOf(record: SubjectRecord): Keys {
  if (typeof record !== 'object' || record === null) throw new TypeError('not a record');
  const { subject, year, group, date, registered, facts, recognised } = record;
  let bad: Issue[] | undefined;
  const fail = (code: string, key: string, value: unknown) => {
    bad ??= [];
    bad.push(issueOf(code, 'error', `/${key}`, { found: shownValue(value) }));
  };
  const soundSubject = typeof subject === 'string' && subject !== '' && !LONE_SURROGATE.test(subject);
  if (!soundSubject) fail('record/subject', 'subject', subject);
  const soundYear = isYear(year);
  if (!soundYear) fail('record/year', 'year', year);
  const soundGroup = typeof group === 'string' && group !== '' && !LONE_SURROGATE.test(group);
  if (!soundGroup) fail('record/group', 'group', group);
  if (date !== undefined && date !== null && !isDay(date)) fail('record/date', 'date', date);
  else if (typeof date === 'string' && soundYear && Number(date.slice(0, 4)) !== year)
    fail('record/date-other-year', 'date', date);
  if (registered !== undefined && registered !== null && typeof registered !== 'boolean')
    fail('record/registered', 'registered', registered);
  const prototype: unknown = isObject(facts) ? Object.getPrototypeOf(facts) : null;
  const plain = prototype === null || prototype === Object.prototype;
  const soundFacts = isObject(facts) && (plain || hasMembers(facts));
  if (!soundFacts) fail('record/facts', 'facts', isObject(facts) ? kindName(facts) : facts);
  return {
    subject: soundSubject ? subject : '',
    year: soundYear ? year : 0,
    group: soundGroup ? group : '',
    date: typeof date === 'string' && isDay(date) ? date : soundYear ? `${year}-12-31` : '',
    registered: registered !== false,
    facts: soundFacts ? facts : NO_FACTS,
    plain,
    outcomes: recognised === undefined || recognised === null ? undefined : outcomesOf(recognised, fail),
    bad: bad ?? NONE,
  };
}

/** The authority's outcomes by `title` and `title.rank`; a title that was granted with a rank was granted. */
function outcomesOf(
  recognised: unknown,
  fail: (code: string, key: string, value: unknown) => void,
): { [title: string]: Outcome } {
  const outcomes: { [title: string]: Outcome } = Object.create(null);
  if (!Array.isArray(recognised)) fail('record/recognised', 'recognised', recognised);
  else if (recognised.length > limits.recordEntries) throw new RangeError('too many recognitions');
  else {
    for (const [index, entry] of recognised.entries()) {
      const { title, rank, outcome } = (entry ?? {}) as { title?: unknown; rank?: unknown; outcome?: unknown };
      if (typeof title !== 'string' || !OUTCOMES.has(outcome))
        fail('record/recognised', `recognised/${index}`, outcome);
      else {
        outcomes[title] = outcome as Outcome;
        if (typeof rank === 'string') outcomes[`${title}.${rank}`] = outcome as Outcome;
      }
    }
  }
  return outcomes;
}

/** The issue of a fact that its declaration does not allow. */
export function invalidFact({ id, declared }: BoundFact, value: unknown, pointer = '/facts'): Issue {
  const isText =
    typeof value === 'string' &&
    value.length < 100 &&
    /^\s*-?\d+(\.\d+)?\s*$/.test(value) &&
    (declared.type === 'integer' || declared.type === 'decimal');
  return issueOf(isText ? 'record/number-as-text' : 'record/fact-invalid', 'error', pointerTo(pointer, id), {
    fact: id,
    found: shownValue(value),
    allowed: allowed(declared),
  });
}

/**
 * What is wrong with a record for this pack (SEMANTICS §1.3, §4): unreadable keys, another group, invalid facts; as a
 * warning, facts that the pack does not know and a date outside its time in force. Each has its JSON Pointer into the record.
 * An empty list means that every value given is read. No record makes it throw.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 *
 * @example
 * checkRecord(pack, { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: '12' } })[0].code; // => 'record/number-as-text'
 */
export function checkRecord(pack: CompiledPack, record: unknown): Issue[] {
  needCompiled('checkRecord', 'pack', pack);
  const keys = readKeys(record);
  const issues = [...keys.bad];
  if (keys.group !== '' && keys.group !== pack.group) {
    issues.push(issueOf('record/other-group', 'error', '/group', { found: shownName(keys.group), group: pack.group }));
  }
  const { from, until } = pack.document.inForce;
  if (keys.date !== '' && !isWithin(keys.date, from, until)) {
    issues.push(issueOf('record/not-in-force', 'warning', '/date', { date: keys.date, from, until: until ?? '…' }));
  }
  try {
    issues.push(...factIssues(keys.facts, pack.program.facts, '/facts'));
  } catch {
    issues.push(issueOf('record/not-readable', 'error', '/facts'));
  }
  return issues;
}

/** What is wrong with values of facts: invalid ones, and, as warnings, names that are no facts. */
export function factIssues(
  values: { readonly [id: string]: unknown },
  facts: readonly BoundFact[],
  pointer: string,
): Issue[] {
  const issues = createIssues();
  for (const fact of facts) {
    const value = factValue(values, fact);
    if (!allows(fact, value)) issues.push(invalidFact(fact, value, pointer));
  }
  const known = new Set(facts.map(({ id }) => id));
  for (const id of Object.keys(values)) {
    if (known.has(id)) continue;
    const isFull = issues.list.length >= SHOWN_ISSUES;
    const nearest = isFull ? undefined : issues.nearest(id, known);
    const near = nearest !== undefined && isSeries(id, nearest) ? undefined : nearest;
    const at = id.length > limits.keyCharacters ? pointer : pointerTo(pointer, id);
    issues.warning(near ? 'record/misspelt-fact' : 'record/unknown-fact', at, {
      fact: shownName(id),
      ...(near && { near, times: 1 }),
    });
    // Those that follow are only told to be more.
    if (isFull) break;
  }
  return issues.shown();
}
