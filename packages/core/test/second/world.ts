/**
 * Random small worlds: places of several ages with links, packs, a programme, rows of a register and declared counts. One
 * number makes one world, always the same.
 */
import type {
  DeclaredCount,
  Measure,
  Pack,
  Place,
  PlaceLink,
  Places,
  Programme,
  SubjectRecord,
  Target,
} from '../../src/document/index.js';

export interface World {
  readonly places: Places;
  readonly packs: readonly Pack[];
  readonly programme: Programme;
  readonly rows: readonly SubjectRecord[];
  readonly counts: readonly DeclaredCount[];
  readonly tree?: string;
}

/** Days on which places end and begin, and the years around them. */
const DAYS = ['2021-07-01', '2022-03-01'] as const;
const YEARS = [2020, 2021, 2022] as const;
const STAGES = ['s-1', 's-2', 's-3'];
const P = { status: 'placeholder' } as const;

/** Numbers from a seed: mulberry32. */
function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (limit: number) => Math.floor(next() * limit);
  return {
    /** 0 … limit − 1. */
    upTo,
    once: (in_: number) => upTo(in_) === 0,
    pick: <T>(from: readonly T[]): T => from[upTo(from.length)]!,
  };
}

type Chance = ReturnType<typeof chanceOf>;

export function worldOf(seed: number): World {
  const chance = chanceOf(seed);
  const places = placesOf(chance);
  const packs = packsOf(chance);
  const programme = programmeOf(chance, places, packs);
  return {
    places,
    packs,
    programme,
    rows: rowsOf(chance, places, packs),
    counts: countsOf(chance, places, programme),
    ...(chance.once(3) && { tree: chance.pick(['2020-12-31', '2021-12-31', '2022-12-31', '2021-06-30']) }),
  };
}

/** A nation, provinces and communes, with districts here and there; some end on one of the days and lead into others. */
function placesOf(chance: Chance): Places {
  const places: Place[] = [{ id: 'vn', code: 'vn', level: 'nation', name: 'vn' }];
  const links: PlaceLink[] = [];
  const levels = ['province', 'district', 'commune'];
  const add = (id: string, level: string, parent: string, from?: string, until?: string) => {
    const code = chance.once(8) ? `c${chance.upTo(4)}` : id;
    places.push({ id, code, level, name: id, parent, ...(from && { from }), ...(until && { until }) });
  };
  const provinces = Array.from({ length: 2 + chance.upTo(2) }, (_, index) => `t${index}`);
  for (const id of provinces) add(id, 'province', 'vn', undefined, chance.once(5) ? chance.pick(DAYS) : undefined);
  for (let index = chance.upTo(3); index > 0; index -= 1) add(`t${5 + index}`, 'province', 'vn', chance.pick(DAYS));
  const aboves = () => places.filter(({ level }) => level === 'province').map(({ id }) => id);
  for (let index = chance.upTo(4); index > 0; index -= 1)
    add(`h${index}`, 'district', chance.pick(aboves()), undefined, chance.once(4) ? chance.pick(DAYS) : undefined);
  const holders = () => places.filter(({ level }) => level !== 'commune' && level !== 'nation').map(({ id }) => id);
  for (let index = 3 + chance.upTo(4); index > 0; index -= 1)
    add(`x${index}`, 'commune', chance.pick(holders()), undefined, chance.once(2) ? chance.pick(DAYS) : undefined);
  for (let index = 2 + chance.upTo(4); index > 0; index -= 1)
    add(`y${index}`, 'commune', chance.pick(holders()), chance.pick(DAYS), undefined);
  for (const place of places) {
    if (place.until === undefined || chance.once(6)) continue;
    const begun = places.filter(({ from, level }) => from === place.until && levels.includes(level));
    const own = begun.filter(({ level }) => level === place.level);
    if (own.length === 0) continue;
    const targets = [...new Set(Array.from({ length: 1 + chance.upTo(3) }, () => chance.pick(own).id))];
    for (const to of targets) links.push({ from: place.id, to, kind: targets.length === 1 ? 'full' : 'partial' });
  }
  return { format: 'tieuchi-places/1', id: 'w/places', version: '1.0.0', places, ...(links.length > 0 && { links }) };
}

function packsOf(chance: Chance): Pack[] {
  const one = (group: string): Pack => {
    const exempts = chance.once(3);
    const ranked = chance.once(2);
    return {
      format: 'tieuchi-pack/1',
      id: `w/${group}`,
      version: '1.0.0',
      subject: 'nguoi',
      group,
      place: 'vn',
      through: 'noi-o',
      inForce: { from: '2019-01-01', ...P },
      sources: {},
      facts: {
        a: { type: 'integer', min: 0, max: chance.pick([6, 9]), ...(chance.once(4) && { default: 4 }) },
        e: { type: 'boolean' },
        ...(chance.once(2) && { c: { type: 'boolean' } }),
      },
      criteria: [
        { id: 'k', indicators: [{ id: 'i', points: { var: 'a' }, ...(exempts && { applies: { var: 'e' } }), ...P }] },
      ],
      titles: [
        {
          id: 't',
          when: { '>=': [{ var: 'points.total' }, 3] },
          ...(ranked && {
            ranks: [
              { id: 'r1', when: { '>=': [{ var: 'points.total' }, 5] }, ...P },
              { id: 'r2', ...P },
            ],
          }),
          ...P,
        },
      ],
    };
  };
  return chance.once(2) ? [one('g1'), one('g2')] : [one('g1')];
}

function programmeOf(chance: Chance, { places }: Places, packs: readonly Pack[]): Programme {
  const ranked = packs.some(({ titles }) => titles[0]!.ranks !== undefined);
  const mets = [
    { var: 'title.t' },
    { var: 'title.t' },
    { var: 'recognised.t' },
    { '>=': [{ var: 'a' }, 5] },
    { and: [{ var: 'title.t' }, { var: 'recognised.t' }] },
    { in: [{ var: 'stage' }, ['s-2', 's-3']] },
    ...(ranked ? [{ var: 'title.t.r1' }, { var: 'recognised.t.r1' }, { var: 'recognised.t.r2' }] : []),
  ];
  const amongs = [undefined, undefined, { var: 'c' }, { '>=': [{ var: 'a' }, 2] }, { var: 'registered' }];
  const kinds = chance.once(2);
  const target = (year: number): Target => ({
    year,
    ...(chance.once(2) ? { atLeast: chance.pick([0, 25, 50, 66.67, 100]) } : { moreThan: chance.pick([0, 40, 75]) }),
    ...P,
  });
  const targetsOf = (): Target[] => {
    const years = [2020, 2021, 2022, 2023].filter(() => chance.once(3));
    return years.flatMap((year) => [
      ...(chance.once(5) ? [] : [target(year)]),
      ...(kinds && chance.once(2) ? [{ ...target(year), for: 'hard' }] : []),
    ]);
  };
  const measure = (id: string, through: string): Measure => {
    const among = chance.pick(amongs);
    const levels = ['commune', 'district', 'province', 'nation'].filter(() => !chance.once(6));
    const targets = targetsOf();
    return {
      id,
      count: 'nguoi',
      through,
      ...(among && { among }),
      met: chance.pick(mets),
      levels: levels.length > 0 ? levels : ['commune'],
      ...(targets.length > 0 && { targets }),
      ...P,
    } as Measure;
  };
  const roots = [
    'vn',
    'vn',
    'vn',
    'vn',
    'vn',
    ...places.filter(({ level }) => level !== 'commune').map(({ id }) => id),
  ];
  const listed = places.filter(({ level }) => level !== 'nation' && chance.once(4)).map(({ id }) => id);
  return {
    format: 'tieuchi-programme/1',
    id: 'w/programme',
    version: '1.0.0',
    place: chance.pick(roots),
    asOf: chance.pick(['12-31', '12-31', '06-30']),
    sources: {},
    roles: { 'noi-o': { of: 'place' }, 'noi-lam': { of: 'place' } },
    facts: { c: { type: 'boolean' } },
    stages: STAGES,
    ...(chance.once(2) && { counting: chance.pick(['first', 'unknown'] as const) }),
    ...(kinds && { placeKinds: { hard: { places: listed.length > 0 ? listed : ['vn'], ...P } } }),
    measures: [
      measure('m', 'noi-o'),
      ...(chance.once(2) ? [measure('n', chance.pick(['noi-o', 'noi-lam']))] : []),
      ...(chance.once(4) ? [{ id: 'd', count: 'nguoi', declared: true, levels: ['province'], ...P } as Measure] : []),
    ],
  } as Programme;
}

function rowsOf(chance: Chance, { places }: Places, packs: readonly Pack[]): SubjectRecord[] {
  const rows: SubjectRecord[] = [];
  const dateIn = (year: number) =>
    chance.once(3) ? undefined : `${year}-${chance.pick(['02-01', '02-01', '02-28', '06-15', '08-01', '12-30'])}`;
  const nameOn = (day: string) => {
    const standing = inForceOn(places, day);
    // Now and then a place of another day, which the row cannot name.
    const soon = standing.filter(({ until }) => until !== undefined);
    const { id, code } = chance.pick(chance.once(25) ? places : soon.length > 0 && chance.once(2) ? soon : standing);
    return chance.once(3) ? id : code;
  };
  const placesIn = (day: string) => {
    if (chance.once(12)) return undefined;
    const role = () => {
      if (chance.once(12)) return null;
      return chance.once(5) ? Array.from({ length: 1 + chance.upTo(3) }, () => nameOn(day)) : nameOn(day);
    };
    return { ...(!chance.once(8) && { 'noi-o': role() }), ...(!chance.once(2) && { 'noi-lam': role() }) };
  };
  const factsIn = () => ({
    ...(!chance.once(4) && { a: chance.upTo(9) + (chance.once(20) ? 0.5 : 0) }),
    ...(!chance.once(3) && { e: !chance.once(3) }),
    ...(!chance.once(3) && { c: chance.once(2) }),
  });
  const entry = () => ({
    title: 't',
    outcome: chance.pick(['granted', 'granted', 'refused', 'revoked'] as const),
    ...(chance.once(3) && { rank: chance.pick(['r1', 'r2']) }),
  });
  const datesIn = (year: number) =>
    Object.fromEntries(STAGES.filter(() => chance.once(3)).map((stage, index) => [stage, `${year}-0${3 + index}-01`]));
  const rowOf = (subject: string, year: number): SubjectRecord => {
    const date = dateIn(year);
    const placed = placesIn(date ?? `${year}-12-31`);
    return {
      ...{ subject, year, group: chance.pick(packs).group },
      ...(date && { date }),
      ...(chance.once(8) && { registered: chance.once(3) }),
      ...(placed && { places: placed }),
      facts: factsIn(),
      ...(chance.once(3) && { stage: chance.pick(STAGES) }),
      ...(chance.once(4) && { dates: datesIn(year) }),
      ...(chance.once(3) && { recognised: Array.from({ length: 1 + chance.upTo(2) }, entry) }),
    };
  };
  for (let person = 1 + chance.upTo(8); person > 0; person -= 1) {
    for (const year of YEARS) {
      if (chance.once(2)) continue;
      const row = rowOf(`p${person}`, year);
      rows.push(row);
      if (chance.once(8)) rows.push(row);
      // Another row of the same subject and year: elsewhere, on another day, or with other facts.
      if (chance.once(6)) {
        const other = rowOf(`p${person}`, year);
        const { group, registered, facts, recognised, stage, dates } = row;
        const same = {
          group,
          facts,
          ...(recognised && { recognised }),
          ...(stage && { stage }),
          ...(dates && { dates }),
        };
        rows.push({ ...other, ...(chance.once(4) ? {} : same), ...(registered !== undefined && { registered }) });
      }
    }
  }
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const to = chance.upTo(at + 1);
    [rows[at], rows[to]] = [rows[to]!, rows[at]!];
  }
  return rows;
}

function inForceOn(places: readonly Place[], day: string): Place[] {
  return places.filter(({ from = '', until = '9' }) => from <= day && day < until);
}

function countsOf(chance: Chance, { places }: Places, { measures, asOf }: Programme): DeclaredCount[] {
  return Array.from({ length: chance.upTo(8) }, (): DeclaredCount => {
    const year = chance.pick(YEARS);
    const among = chance.upTo(7);
    const { id, code } = chance.pick(chance.once(10) ? places : inForceOn(places, `${year}-${asOf}`));
    const kind = chance.upTo(8);
    return {
      place: chance.once(4) ? code : id,
      year,
      measure: chance.pick(measures).id,
      ...(kind === 0 ? { share: 40 } : { among }),
      ...(kind > 4 && { met: chance.upTo(among + 1) }),
      status: 'placeholder',
      source: 's',
    };
  });
}
