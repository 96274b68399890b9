/**
 * From subjects to places: tallies by measure, year and place, declared counts beside them, targets above them.
 */
import { dayBefore } from './dates.js';
import type { DeclaredCount, RoleValue, Record as SubjectRecord } from './documents.js';
import { enter, factValue } from './facts.js';
import { type Issue, issueOf } from './issue.js';
import { codeOf } from './judge.js';
import { shownName } from './names.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import { placeholdersIn } from './pack.js';
import { type CompiledPlaces, snapshotFor } from './places.js';
import type { BoundMeasure, CompiledProgramme, Lens } from './programme.js';
import type {
  Baseline,
  MeasureReport,
  PlaceholderUse,
  PlaceTally,
  ProgrammeReport,
  Report,
  Result,
  YearReport,
} from './result.js';
import { COUNTS, holdAgainst, maybeOf, shareOf, tallyOf, totalOf } from './tally.js';

/** The version of the semantics that this engine implements. */
export const SEMANTICS = 1;

/** One subject's year, judged. */
export interface Scored {
  readonly record: SubjectRecord;
  readonly result: Result;
  /** Kind of the subject; needed only when packs of several kinds share a group id. */
  readonly kind?: string;
}

/** Counts subjects one by one. */
export interface Tallier {
  /** Counts one judged subject; gives what is wrong with the facts that only measures read. */
  add(scored: Scored): readonly Issue[];
  report(counts: readonly DeclaredCount[]): Report;
}

export interface RollUpOptions {
  readonly counts?: readonly DeclaredCount[];
  /** Day with which codes of places are resolved; absent: each record's own date. */
  readonly codesAsOf?: string;
}

/**
 * The report over judged subjects: for each programme, year, measure and place the tally, its share and the target.
 *
 * @example
 * rollUp(programme, places, [{ record, result: evaluate(pack, record) }]).programmes[0].years[0].measures[0].places[0].tally.met; // => 1
 */
export function rollUp(
  programme: CompiledProgramme | readonly CompiledProgramme[],
  places: CompiledPlaces,
  scored: Iterable<Scored>,
  options: RollUpOptions = {},
): Report {
  const tallier = createTallier([programme].flat(), places, options.codesAsOf);
  const issues: Issue[] = [];
  for (const each of scored) issues.push(...tallier.add(each));
  const report = tallier.report(options.counts ?? []);
  return { ...report, issues: [...report.issues, ...issues] };
}

/** Counts of one programme in one year: by place where subjects stand, seven counts for each measure. */
interface Bucket {
  readonly leaves: Map<number, Float64Array>;
  /** By measure: subjects of the denominator whose place is not known. */
  readonly unplaced: Float64Array;
}

export function createTallier(
  programmes: readonly CompiledProgramme[],
  places: CompiledPlaces,
  codesAsOf?: string,
): Tallier {
  const buckets = programmes.map(() => new Map<number, Bucket>());
  const found: Issue[] = programmes.flatMap(({ id, document }) =>
    places.find(document.place) === undefined
      ? issueOf('programme/unknown-place', 'error', '/place', { programme: id, place: document.place })
      : [],
  );
  return {
    add: ({ record, result, kind }) => {
      const issues: Issue[] = [];
      for (const [index, programme] of programmes.entries()) {
        for (const lens of programme.lenses) {
          if (kind !== undefined && lens.kind !== kind) continue;
          look(lens, record, result, issues);
          count(programme, lens, record, result, bucketOf(buckets[index]!, result.year, programme), places, codesAsOf);
        }
      }
      return issues;
    },
    report: (counts) => {
      const issues = [...found];
      const sound = counts.filter((given, index) => isSoundCount(given, `/${index}`, programmes, issues));
      const reports = programmes.map((programme, index) => reportOf(programme, buckets[index]!, places, sound, issues));
      const placeholders: PlaceholderUse[] = programmes.flatMap(({ id, version, document }) =>
        placeholdersIn(document).map((pointer) => ({ document: `${id}@${version}`, pointer })),
      );
      return { format: 'tieuchi-report/1', semantics: SEMANTICS, programmes: reports, placeholders, issues };
    },
  };
}

/** A declared count that some programme here asks for, and whose numbers are numbers of people, or a share of them. */
function isSoundCount(
  given: DeclaredCount,
  pointer: string,
  programmes: readonly CompiledProgramme[],
  issues: Issue[],
): boolean {
  const { place, year, measure, programme, among, met, share } = given;
  const fail = (code: string, params: { [name: string]: string | number } = {}) => {
    issues.push(
      issueOf(code, 'error', pointer, {
        place: shownName(String(place)),
        year,
        measure: shownName(String(measure)),
        ...params,
      }),
    );
    return false;
  };
  const isKnown = programmes.some(
    ({ id, measures }) => (programme ?? id) === id && measures.some((bound) => bound.measure.id === measure),
  );
  if (!isKnown) return fail('counts/unknown-measure', { programme: programme ?? '…' });
  const isCount = (count: number | undefined) => count === undefined || (Number.isSafeInteger(count) && count >= 0);
  for (const [key, count] of Object.entries({ among, met }))
    if (!isCount(count)) return fail('counts/no-number', { key, found: shownName(String(count)) });
  if (share !== undefined && !(share >= 0 && share <= 100))
    return fail('counts/no-number', { key: 'share', found: shownName(String(share)) });
  return (among ?? met ?? share) !== undefined || fail('counts/nothing');
}

function bucketOf(years: Map<number, Bucket>, year: number, { measures }: CompiledProgramme): Bucket {
  let bucket = years.get(year);
  if (bucket === undefined)
    years.set(year, (bucket = { leaves: new Map(), unplaced: new Float64Array(measures.length) }));
  return bucket;
}

/** Fills a lens with what its measures read of one subject. */
function look(lens: Lens, record: SubjectRecord, result: Result, issues: Issue[]): void {
  const { frame, facts, titles, recognised, group, stage, registered } = lens;
  for (const fact of facts) {
    const value = factValue(record.facts, fact, true);
    // The pack's own facts were already told when the record was judged.
    if (
      enter(fact, value, frame) === 'invalid' &&
      !result.issues.some(({ pointer }) => pointer === `/facts/${fact.id}`)
    ) {
      issues.push(
        issueOf('record/fact-invalid', 'error', `/facts/${fact.id}`, {
          fact: fact.id,
          found: String(value),
          allowed: fact.declared.of?.join(', ') ?? fact.declared.type,
        }),
      );
    }
  }
  for (const { title, slot } of titles) frame.code[slot] = titleCode(result, title);
  if (recognised.length > 0) {
    for (const { title, slot } of recognised) frame.code[slot] = isGranted(record, title) ? MET : UNMET;
  }
  if (group !== undefined) frame.code[group.slot] = group.of!.indexOf(result.group);
  if (stage !== undefined) frame.code[stage.slot] = record.stage === undefined ? -1 : stage.of!.indexOf(record.stage);
  if (registered !== undefined) frame.code[registered.slot] = record.registered === false ? UNMET : MET;
}

/** True when the authority granted `title` or `title.rank`; nothing decided is not granted. */
function isGranted({ recognised = [] }: SubjectRecord, name: string): boolean {
  return recognised.some(
    ({ title, rank, outcome }) =>
      outcome === 'granted' && (title === name || (rank !== undefined && `${title}.${rank}` === name)),
  );
}

/** The computed verdict of `title` or `title.rank` as rules read it: exempt is false, and so is a title the pack does not define. */
function titleCode(result: Result, name: string): number {
  const verdict = verdictOf(result, name);
  return verdict === undefined || verdict === 'exempt' ? UNMET : codeOf(verdict);
}

function verdictOf({ titles }: Result, name: string) {
  for (const title of titles) {
    if (title.id === name) return title.verdict;
    if (title.ranks !== undefined && name.startsWith(`${title.id}.`))
      return title.ranks.find(({ id }) => `${title.id}.${id}` === name)?.verdict;
  }
  return undefined;
}

function count(
  programme: CompiledProgramme,
  lens: Lens,
  record: SubjectRecord,
  result: Result,
  bucket: Bucket,
  places: CompiledPlaces,
  codesAsOf: string | undefined,
): void {
  const { frame } = lens;
  let role: string | undefined;
  let leaf: number | 'nowhere' | 'unplaced' = 'unplaced';
  for (const index of lens.measures) {
    const { measure, among, met, titles } = programme.measures[index]!;
    among?.run?.(frame);
    const member = among === undefined ? MET : frame.code[among.slot]!;
    if (member === UNMET) continue;
    if (measure.through !== role) {
      role = measure.through;
      leaf = leafOf(record.places?.[role!], places, codesAsOf ?? record.date ?? `${result.year}-12-31`);
    }
    if (leaf === 'nowhere') continue;
    if (leaf === 'unplaced') {
      bucket.unplaced[index]! += 1;
      continue;
    }
    met!.run?.(frame);
    const exempt = titles.some((title) => verdictOf(result, title) === 'exempt');
    const code = frame.code[met!.slot]!;
    const at = code === MET ? 0 : code === UNMET ? 1 : 2;
    const counts = countsAt(bucket.leaves, leaf, programme.measures.length);
    counts[index * 7 + (exempt ? 6 : member === UNKNOWN ? at + 3 : at)]! += 1;
  }
}

/** The counting place: the first one of a role. */
function leafOf(value: RoleValue | undefined, places: CompiledPlaces, date: string): number | 'nowhere' | 'unplaced' {
  const first = Array.isArray(value) ? (value as readonly string[])[0] : (value as string | null | undefined);
  if (first === null) return 'nowhere';
  if (first === undefined || first === '') return 'unplaced';
  const resolved = places.resolve(first, date);
  return 'place' in resolved ? resolved.place : 'unplaced';
}

function countsAt(leaves: Map<number, Float64Array>, leaf: number, measures: number): Float64Array {
  let counts = leaves.get(leaf);
  if (counts === undefined) leaves.set(leaf, (counts = new Float64Array(measures * 7)));
  return counts;
}

/** What one place gathers: seven counts for each measure, and whether divided places make it open. */
interface Gathered {
  readonly counts: Float64Array;
  readonly declared: ('tally' | 'denominator' | undefined)[];
  divided: boolean;
}

/** The tree of one programme in one year, and which of its places the programme covers. */
interface Ground {
  readonly programme: CompiledProgramme;
  readonly places: CompiledPlaces;
  readonly year: number;
  readonly date: string;
  readonly root: number;
  readonly covers: (place: number) => 'certain' | 'maybe' | 'no';
  readonly gathered: Map<number, Gathered>;
}

function reportOf(
  programme: CompiledProgramme,
  years: ReadonlyMap<number, Bucket>,
  places: CompiledPlaces,
  counts: readonly DeclaredCount[],
  issues: Issue[],
): ProgrammeReport {
  const { document } = programme;
  const root = places.find(document.place);
  const own = counts.filter(
    (given) =>
      (given.programme ?? programme.id) === programme.id &&
      programme.measures.some(({ measure }) => measure.id === given.measure),
  );
  const numbered = own.filter(({ among, met }) => among !== undefined || met !== undefined);
  const all = [...new Set([...years.keys(), ...numbered.map(({ year }) => year)])].sort((a, b) => a - b);
  const reports =
    root === undefined
      ? []
      : all.map((year) => yearReport(groundOf(programme, places, year, root), years.get(year), numbered, issues));
  const baselines: Baseline[] = own.flatMap(({ share, among, met, place, year, measure, status, source }) =>
    share !== undefined && among === undefined && met === undefined
      ? { place, year, measure, share, status, source }
      : [],
  );
  return { programme: programme.id, version: programme.version, place: document.place, years: reports, baselines };
}

function groundOf(programme: CompiledProgramme, places: CompiledPlaces, year: number, root: number): Ground {
  const date = `${year}-${programme.document.asOf}`;
  const { until } = places.places[root]!;
  // A place that is no more still covers what its ground has become: seen from its last day.
  const scopeDate = until !== undefined && until <= date ? dayBefore(until) : date;
  const covers = (place: number) => {
    const { certain, maybe } = places.standing(place, scopeDate);
    return certain.includes(root) ? 'certain' : maybe.includes(root) ? 'maybe' : 'no';
  };
  return { programme, places, year, date, root, covers, gathered: new Map() };
}

function yearReport(
  ground: Ground,
  bucket: Bucket | undefined,
  counts: readonly DeclaredCount[],
  issues: Issue[],
): YearReport {
  const { programme, places, year, date } = ground;
  const declared = resolveCounts(
    ground,
    counts.filter((each) => each.year === year),
    issues,
  );
  // In the order of the places, so that issues do not follow the order of the subjects.
  for (const [leaf, given] of [...(bucket?.leaves ?? [])].sort(([a], [b]) => a - b))
    gather(ground, leaf, given, declared, issues);
  enterCounts(ground, declared, issues);
  const order = [...new Set([...places.tree(date), ground.root])].filter(
    (place) => place === ground.root || ground.covers(place) === 'certain',
  );
  const snapshot = snapshotFor(places, date);
  return {
    year,
    tree: date,
    ...(snapshot !== undefined && { snapshotTakenOn: snapshot.takenOn }),
    measures: programme.measures.map((bound, index) =>
      measureReport(ground, bound, index, order, bucket?.unplaced[index] ?? 0),
    ),
  };
}

/** Adds what stands at one place to all places it lies in. */
function gather(
  ground: Ground,
  leaf: number,
  given: Float64Array,
  declared: readonly Declared[],
  issues: Issue[],
): void {
  const { places, date, root } = ground;
  const scope = ground.covers(leaf);
  if (scope === 'no') return;
  const { certain, maybe } = places.standing(leaf, date);
  const counts = withoutDeclared(ground, leaf, given, [...certain, ...maybe], declared, issues);
  const perhaps = asMaybe(counts);
  const isOwn = (place: number) => place === root || ground.covers(place) === 'certain';
  for (const place of certain)
    if (isOwn(place)) addTo(ground, place, scope === 'certain' ? counts : perhaps, scope !== 'certain');
  for (const place of maybe) if (isOwn(place)) addTo(ground, place, perhaps, true);
  if (!certain.includes(root) && !maybe.includes(root))
    addTo(ground, root, scope === 'certain' ? counts : perhaps, scope !== 'certain');
}

/** Members that may stand elsewhere: their membership here is unknown. */
function asMaybe(counts: Float64Array): Float64Array {
  const maybe = new Float64Array(counts.length);
  for (let at = 0; at < counts.length; at += 7) {
    for (let kind = 0; kind < 3; kind += 1) maybe[at + 3 + kind] = counts[at + kind]! + counts[at + 3 + kind]!;
    maybe[at + 6] = counts[at + 6]!;
  }
  return maybe;
}

function gatheredAt({ gathered, programme }: Ground, place: number): Gathered {
  let found = gathered.get(place);
  if (found === undefined) {
    const { length } = programme.measures;
    gathered.set(
      place,
      (found = { counts: new Float64Array(length * 7), declared: new Array(length).fill(undefined), divided: false }),
    );
  }
  return found;
}

function addTo(ground: Ground, place: number, counts: Float64Array, divided: boolean): void {
  const at = gatheredAt(ground, place);
  for (let index = 0; index < counts.length; index += 1) at.counts[index]! += counts[index]!;
  if (divided) at.divided = true;
}

/** A declared count whose place and measure are known. */
interface Declared {
  readonly given: DeclaredCount;
  readonly measure: number;
  readonly place: number;
  /** How deep the place lies. */
  readonly depth: number;
}

function resolveCounts(ground: Ground, counts: readonly DeclaredCount[], issues: Issue[]): Declared[] {
  const { programme, places, date, root } = ground;
  const seen = new Set<string>();
  return counts.flatMap((given): Declared[] => {
    const params = { place: given.place, measure: given.measure, year: given.year };
    const resolved = places.resolve(given.place, date);
    const place = 'place' in resolved ? resolved.place : places.find(given.place) === root ? root : undefined;
    if (place === undefined) return reject('counts/unknown-place', params, issues);
    if (place !== root && ground.covers(place) !== 'certain')
      return reject('counts/other-place', { ...params, programme: programme.id }, issues);
    const key = `${place} ${given.measure}`;
    if (seen.has(key)) return reject('counts/doubled', params, issues);
    seen.add(key);
    if (given.among === undefined) return reject('counts/no-denominator', params, issues);
    if (given.met !== undefined && given.met > given.among)
      return reject('counts/met-above-among', { ...params, met: given.met, among: given.among }, issues);
    const measure = programme.measures.findIndex((bound) => bound.measure.id === given.measure);
    return [{ given, measure, place, depth: places.standing(place, date).certain.length }];
  });
}

function reject(code: string, params: { [name: string]: string | number }, issues: Issue[]): [] {
  issues.push(issueOf(code, 'error', '', params));
  return [];
}

/** Records below a place whose whole tally was declared are not counted for that measure; how many is told. All that is gathered lies in the root. */
function withoutDeclared(
  { places, root }: Ground,
  leaf: number,
  given: Float64Array,
  above: readonly number[],
  declared: readonly Declared[],
  issues: Issue[],
): Float64Array {
  const whole = declared.filter(
    ({ given: count, place }) => count.met !== undefined && (above.includes(place) || place === leaf || place === root),
  );
  if (whole.length === 0) return given;
  const counts = given.slice();
  for (const { measure, place, given: count } of whole) {
    let records = 0;
    for (let at = measure * 7; at < measure * 7 + 7; at += 1) {
      records += counts[at]!;
      counts[at] = 0;
    }
    if (records > 0) {
      issues.push(
        issueOf('counts/records-set-aside', 'warning', '', {
          place: places.idOf(place),
          measure: count.measure,
          year: count.year,
          records,
          at: places.idOf(leaf),
        }),
      );
    }
  }
  return counts;
}

/** Enters declared counts from the lowest places up; each changes the places above it by the same amount. */
function enterCounts(ground: Ground, declared: readonly Declared[], issues: Issue[]): void {
  const { places, date, root } = ground;
  for (const each of [...declared].sort((a, b) => b.depth - a.depth)) {
    const { counts, declared: marks } = gatheredAt(ground, each.place);
    const from = each.measure * 7;
    const before = tallyOf(counts.subarray(from, from + 7));
    const after =
      each.given.met === undefined
        ? withDenominator(before, each.given, places.idOf(each.place), issues)
        : wholeTally(each.given);
    if (after === undefined) continue;
    marks[each.measure] = each.given.met === undefined ? 'denominator' : 'tally';
    const { certain } = places.standing(each.place, date);
    const above = certain.filter((place) => place === root || ground.covers(place) === 'certain');
    for (const place of new Set([...above, each.place, root])) {
      const target = gatheredAt(ground, place).counts;
      for (const [index, name] of COUNTS.entries()) target[from + index]! += after[name] - before[name];
    }
  }
}

function wholeTally({ met = 0, among = 0 }: DeclaredCount) {
  return tallyOf([met, among - met, 0, 0, 0, 0, 0]);
}

/**
 * A tally whose certain members are exactly `among`: those without a record are unmet, not registered. Of subjects whose
 * membership is unknown at most as many belong as there is room for; which ones is not known.
 */
function withDenominator(
  tally: ReturnType<typeof tallyOf>,
  given: DeclaredCount,
  place: string,
  issues: Issue[],
): ReturnType<typeof tallyOf> | undefined {
  const room = given.among! - totalOf(tally);
  if (room < 0) {
    issues.push(
      issueOf('counts/more-records', 'error', '', {
        place,
        measure: given.measure,
        year: given.year,
        records: totalOf(tally),
        among: given.among!,
      }),
    );
    return undefined;
  }
  const maybe = Math.min(room, tally.maybeMet + tally.maybeUnknown);
  return {
    met: tally.met,
    unmet: tally.unmet + room - maybe,
    unknown: tally.unknown + maybe,
    maybeMet: 0,
    maybeUnmet: 0,
    maybeUnknown: 0,
    exempt: tally.exempt,
  };
}

function measureReport(
  ground: Ground,
  { measure }: BoundMeasure,
  index: number,
  order: readonly number[],
  unplaced: number,
): MeasureReport {
  const { places, year, root, gathered } = ground;
  const rows: PlaceTally[] = [];
  const empty = new Map<string, number>();
  for (const place of order) {
    const { id, level } = places.places[place]!;
    if (!measure.levels.includes(level)) continue;
    const found = gathered.get(place);
    const tally = tallyOf(found === undefined ? new Float64Array(7) : found.counts.subarray(index * 7, index * 7 + 7));
    if (place !== root && totalOf(tally) + maybeOf(tally) + tally.exempt === 0) {
      empty.set(level, (empty.get(level) ?? 0) + 1);
      continue;
    }
    const target = holdAgainst(tally, measure.targets ?? [], year);
    const declared = found?.declared[index];
    rows.push({
      place: id,
      level,
      tally,
      share: shareOf(tally),
      ...(target !== undefined && { target }),
      ...(declared !== undefined && { declared }),
      ...(found?.divided && maybeOf(tally) > 0 && { notFullyDeterminable: true as const }),
    });
  }
  const nobody = measure.declared && rows.every(({ share }) => share === null);
  return {
    measure: measure.id,
    ...(nobody && { notDeclared: true as const }),
    unplaced,
    empty: [...empty].map(([level, count]) => ({ level, count })),
    places: rows,
  };
}
