/**
 * Writes a synthetic register of learning citizens: `node register.mjs --out <dir> [--scale 1] [--seed 677]`.
 *
 * No row describes a real person. Sizes and pass rates of 2023 are those that Hải Dương reported for that year; the same
 * options always give the same bytes, and rows go to disk as they are made.
 */
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Years of the register: they span both criteria sets, both trees of places and one chain of five years. */
export const years = [2022, 2023, 2024, 2025, 2026];

/** Registered people at scale 1, and the percentage that passes in each of `years`. 2023 is as published, the rest is made up. */
export const groups = [
  { id: 'nhom-1', registered: 246_000, rates: [37.9, 43.4, 48.1, 52.2, 55.8] },
  { id: 'nhom-2', registered: 211_000, rates: [60.2, 64.7, 68.8, 72.3, 75.4] },
  { id: 'nhom-3', registered: 61_000, rates: [84.1, 86.7, 88.9, 90.6, 92] },
];

export const indicators = [
  'doc-sach',
  'ke-hoach-hoc-tap',
  'tham-gia-sinh-hoat',
  'dong-vien-nguoi-than',
  'cong-nghe-thong-tin',
  'ngoai-ngu',
  'tinh-toan',
  'tu-duy-phan-bien',
  'quan-he-than-thien',
  'hop-tac-chia-se',
];

export const columns = [
  ...['subject', 'year', 'group', 'date', 'registered', 'place.noi-o', 'place.noi-lam-viec'],
  ...indicators,
  ...['ky-nang-so', 'thanh-thao-ky-nang-so', 'nguoi-lon', 'nguoi-lao-dong', 'trong-mo-hinh-hoc-tap'],
  ...['trong-don-vi-hoc-tap', 'recognised.cong-dan-hoc-tap'],
];

/**
 * What real registers contain: extra people at scale 1 per kind, beside the base.
 *
 * `passes`: they pass in every year, so that only the flaw can cost them the title of five years. `twice`: two rows a year.
 * `from`, `until`: the years in which the flaw shows, when not in all.
 * @type {{ [kind: string]: { people: number, passes?: true, twice?: true, from?: number, until?: number } }}
 */
export const kinds = {
  'missing-scores': { people: 2000 },
  'two-workplaces': { people: 900 },
  moved: { people: 1500, passes: true, from: 2024 },
  'group-changed': { people: 900, passes: true, from: 2024 },
  gap: { people: 900, passes: true, from: 2024, until: 2024 },
  'no-leading-zeros': { people: 900, passes: true },
  nfd: { people: 300, passes: true },
  'decimal-comma': { people: 600, passes: true },
  duplicated: { people: 500, twice: true },
  'two-rows-workplace': { people: 300, twice: true },
  conflicting: { people: 150, twice: true },
  'score-zero': { people: 40 },
  'score-eleven': { people: 30 },
  'score-half': { people: 40 },
  'score-text': { people: 20 },
  'unknown-place': { people: 60 },
  'unknown-group': { people: 40 },
  'old-code': { people: 120, from: 2025 },
  'before-reform': { people: 120, passes: true, from: 2025, until: 2025 },
  'no-workplace': { people: 200 },
  unregistered: { people: 900 },
};

/** Share of the people and lead of the pass rate, by province of the tree before 1 July 2025. */
const provinces = [
  { code: '33', weight: 0.3, lead: 0.12 }, // Hưng Yên
  { code: '80', weight: 0.27, lead: 0.05 }, // Long An
  { code: '91', weight: 0.25, lead: 0 }, // Kiên Giang
  { code: '20', weight: 0.11, lead: -0.08 }, // Lạng Sơn
  { code: '04', weight: 0.07, lead: -0.15 }, // Cao Bằng
];

const reform = 2025; // first year whose 31 December lies in the tree of 1 July 2025
const office = { code: 'so-khdt-lang-son', province: '20', group: 'nhom-3', percent: 2, until: 2024 };
const unknownCode = '99999';
const poolSize = 1 << 16;
const chunkLength = 1 << 20;
const defaultLists = fileURLToPath(new URL('../../criteria-packs/vn/places/lists/', import.meta.url));

/**
 * Writes the register into `out` and returns its manifest: what the files hold, by year and kind.
 *
 * @param {{ out: string, scale?: number, seed?: number, lists?: string }} options `lists`: folder of the lists of places
 */
export function writeRegister({ out, scale = 1, seed = 677, lists = defaultLists }) {
  const world = createWorld(scale, seed, readCommunes(lists));
  mkdirSync(out, { recursive: true });
  const counted = world.communes.map(() => 0);
  const base = years.map((year) => writeBase(path.join(out, `register-${year}.csv`), world, year, counted));
  const extra = years.map((year) => writeExtra(path.join(out, `extra-${year}.csv`), world, year, counted));
  const byYear = (list) => Object.fromEntries(years.map((year, at) => [year, list[at]]));
  const names = years.flatMap((year) => [`register-${year}.csv`, `extra-${year}.csv`]);
  const manifest = {
    about: 'synthetic: no row describes a real person',
    seed,
    scale,
    columns,
    base: { people: world.people, years: byYear(base), fiveYears: countFiveYears(world) },
    extra: {
      people: Object.fromEntries(world.kinds.map((kind) => [kind.id, kind.people])),
      rows: byYear(extra.map((year) => year.rows)),
      flawed: byYear(extra.map((year) => year.flawed)),
    },
    declared: writeCounts(path.join(out, 'counts.csv'), world, counted),
    bytes: Object.fromEntries(names.map((name) => [name, statSync(path.join(out, name)).size])),
  };
  writeFileSync(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(path.join(out, 'SYNTHETIC.txt'), notice);
  return manifest;
}

// ------------------------------------------------------------------------------------------------ people of the base

/** One file of the base; `counted` gains the people of 2023 by commune. */
function writeBase(file, world, year, counted) {
  const at = years.indexOf(year);
  const key = mix(world.seed ^ Math.imul(year, 0x9e3779b1));
  const order = permutation(world.people, key);
  const tally = { ...{ rows: 0, dated: 0, inOffice: 0 }, registered: {}, achieved: {} };
  const recognised = { granted: 0, refused: 0, none: 0, against: 0 };
  const registered = world.groups.map(() => 0);
  const achieved = world.groups.map(() => 0);
  const rows = openRows(file);
  for (let j = 0; j < world.people; j++) {
    const person = order(j);
    const g = person < world.groups[1].first ? 0 : person < world.groups[2].first ? 1 : 2;
    const group = world.groups[g];
    const rank = group.rank(person - group.first);
    const rankNow = group.redraw[at](rank);
    const passes = rankNow < group.passing[at];
    const own = mix(world.seed ^ Math.imul(person + 1, 0x85ebca6b));
    const now = mix(own ^ key);

    const commune = world.communes[(rank * 2 < group.people ? world.strong : world.weak)[own & 0xffff]];
    const inOffice = commune.province === office.province && isInOffice(group.id, own, year);
    const dated = now % 100 < world.dates[at].percent;
    const outcome = recognise(passes, (now >>> 8) % 1000);
    const scores = passes
      ? world.pass[poolIndex(rankNow / group.passing[at], now)]
      : world.fail[poolIndex((rankNow - group.passing[at]) / (group.people - group.passing[at]), now)];

    registered[g]++;
    if (passes) achieved[g]++;
    if (dated) tally.dated++;
    const facts = factBits(g, own, at, passes);
    const home = placeCode(commune, own, year);
    if (inOffice) tally.inOffice++;
    recognised[outcomes[outcome] || 'none']++;
    if (outcome === (passes ? 1 : 0)) recognised.against++;
    if (year === 2023) counted[commune.index]++;
    rows.add(
      `sg-${digits(world.subject(person) + 1)},${year},${group.id},${dated ? world.dates[at].date : ''},true,${home},${inOffice ? office.code : facts & IN_UNIT ? home : ''},${scores},${tails[facts * 3 + outcome]}\n`,
    );
  }
  tally.rows = rows.close();
  for (const [g, { id }] of world.groups.entries()) {
    tally.registered[id] = registered[g];
    tally.achieved[id] = achieved[g];
  }
  return { ...tally, recognised };
}

/** People of the base who pass in all five years, by group. */
function countFiveYears(world) {
  return Object.fromEntries(
    world.groups.map((group) => {
      let n = 0;
      for (let rank = 0; rank < group.people; rank++) {
        if (group.passing.every((passing, at) => group.redraw[at](rank) < passing)) n++;
      }
      return [group.id, n];
    }),
  );
}

const outcomes = ['granted', 'refused', ''];

/** What the authority decided, 0 to 2: mostly what the scores say, 0.8 % the other way round, some not yet. */
function recognise(passes, permille) {
  if (permille < 8) return passes ? 1 : 0;
  if (permille < (passes ? 40 : 130)) return 2;
  return passes ? 0 : 1;
}

/** The six facts that measures read, as bits in the order of the columns. `own` keeps people alike from year to year. */
function factBits(g, own, at, passes) {
  const digital = (own >>> 3) % 100 < (passes ? 62 : 30) + at * 5 + g * 4;
  const fluent = digital && (own >>> 5) % 100 < 55 + at * 5 + g * 4;
  const adult = g === 2 || (own >>> 7) % 1000 >= 12;
  const worker = (own >>> 9) % 100 < [8, 92, 100][g];
  const inModel = (own >>> 11) % 100 < 66 + at * 5;
  const inUnit = worker && (own >>> 13) % 100 < 58 + at * 6;
  return +digital | (+fluent << 1) | (+adult << 2) | (+worker << 3) | (+inModel << 4) | (+inUnit << 5);
}

/** The bit of those who work in a learning unit: in their own commune, when not in the office. */
const IN_UNIT = 1 << 5;

/** The end of a row, by facts and outcome. */
const tails = Array.from({ length: 64 * 3 }, (_, at) =>
  [...[0, 1, 2, 3, 4, 5].map((bit) => String(((Math.floor(at / 3) >> bit) & 1) === 1)), outcomes[at % 3]].join(','),
);

// ------------------------------------------------------------------------------------------------------ extra people

/** One file of extra people, with the rows of each kind and those of them that show the flaw in that year. */
function writeExtra(file, world, year, counted) {
  const rows = openRows(file);
  const count = { rows: {}, flawed: {} };
  for (const { id } of world.kinds) count.rows[id] = count.flawed[id] = 0;
  const slots = world.extraPeople * 2; // the second half holds the second rows
  const order = permutation(slots, mix(world.seed ^ year));
  for (let j = 0; j < slots; j++) {
    const slot = order(j);
    const second = slot >= world.extraPeople;
    const person = slot % world.extraPeople;
    const kind = world.kinds.find((each) => person < each.first + each.people);
    const flawed = year >= (kind.from ?? year) && year <= (kind.until ?? year);
    if ((second && !kind.twice) || (kind.id === 'gap' && flawed)) continue;
    const { row, commune } = extraRow(world, kind, { n: person - kind.first, year, second, flawed });
    if (year === 2023 && kind.id !== 'unknown-place') counted[commune.index]++;
    count.rows[kind.id]++;
    if (flawed) count.flawed[kind.id]++;
    rows.add(`${row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\n`);
  }
  rows.close();
  return count;
}

/** The cells of one row of an extra person: a clean row first, then the flaw of the kind. */
function extraRow(world, kind, { n, year, second, flawed }) {
  const own = mix(world.seed ^ Math.imul(kind.first + n + 1, 0xc2b2ae35));
  const now = mix(own ^ year);
  const g = kind.id === 'two-workplaces' || kind.id === 'two-rows-workplace' ? 2 : own % 3;
  const passes = kind.passes === true || now % 100 < 60;
  const drawn = drawCommune(world, kind.id, own);
  const commune = kind.id === 'moved' && flawed ? drawCommune(world, kind.id, mix(own ^ 1), drawn) : drawn;
  const scores = (passes ? world.pass : world.fail)[(now >>> 4) % poolSize].split(',');
  const facts = factBits(g, own, years.indexOf(year), passes);
  const row = [`sx-${kind.id}-${digits(n + 1)}`, String(year), groups[g].id, '', 'true', placeCode(commune, own, year)];
  row.push('', ...scores, ...tails[facts * 3 + (passes ? 0 : 1)].split(','));
  if (kind.id === 'nfd' || flawed) breakRow(row, kind.id, { n, year, second, own, g, commune });
  return { row, commune };
}

/** Puts the flaw of the kind into the row. */
function breakRow(row, kind, { n, year, second, own, g, commune }) {
  const work = columns.indexOf('place.noi-lam-viec');
  const home = columns.indexOf('place.noi-o');
  const score = columns.indexOf(indicators[own % 10]);
  const other = columns.indexOf(indicators[(own + 3) % 10]);
  const desk = n % 10 === 0 && year <= office.until ? office.code : neighbour(commune, own, year);
  switch (kind) {
    case 'missing-scores':
      row[score] = '';
      if (n % 2 === 1) row[other] = '';
      break;
    case 'two-workplaces':
      row[work] = `${desk}|${row[home]}`;
      break;
    case 'two-rows-workplace':
      row[work] = second ? row[home] : desk;
      break;
    case 'group-changed':
      row[2] = groups[(g + 1) % 3].id;
      break;
    case 'no-leading-zeros':
      row[home] = row[home].replace(/^0+/, '');
      break;
    case 'nfd': // the same person: composed letters in odd years, decomposed ones in even years
      row[0] = `sx-nfd-tổ-${digits(n + 1)}`.normalize(year % 2 === 0 ? 'NFD' : 'NFC');
      break;
    case 'decimal-comma':
      row[score] += ',0';
      if (n % 2 === 1) row[other] += ',0';
      break;
    case 'conflicting':
      if (second) row[score] = row[score] === '9' ? '8' : '9';
      break;
    case 'score-zero':
      row[score] = '0';
      break;
    case 'score-eleven':
      row[score] = '11';
      break;
    case 'score-half':
      row[score] = '7.5';
      break;
    case 'score-text':
      row[score] = 'x';
      break;
    case 'unknown-place':
      row[home] = unknownCode;
      break;
    case 'unknown-group':
      row[2] = 'nhom-9';
      break;
    case 'old-code':
      row[home] = commune.code;
      break;
    case 'before-reform': // right: on that day the old code was in force
      row[3] = `${reform}-05-31`;
      row[home] = commune.code;
      break;
    case 'no-workplace':
      row[work] = '-';
      break;
    case 'unregistered':
      row[4] = 'false';
      row.fill('', columns.indexOf(indicators[0]), columns.indexOf(indicators[9]) + 1);
      row[columns.length - 1] = '';
      break;
  }
}

/** A commune, other than `not`, that can carry the flaw of the kind. */
function drawCommune(world, kind, own, not) {
  for (let key = own; ; key = mix(key + 1)) {
    const commune = world.communes[world.weak[key & 0xffff]];
    if (commune !== not && canCarry(commune, kind)) return commune;
  }
}

function canCarry(commune, kind) {
  if (kind === 'no-leading-zeros') return commune.leadingZeros;
  if (kind === 'old-code' || kind === 'before-reform') return commune.codeGone;
  if (kind === 'two-workplaces' || kind === 'two-rows-workplace') return commune.province === office.province;
  return true;
}

/** The code of the next commune of the list that is another one in that year too. */
function neighbour(commune, own, year) {
  let next = commune.next;
  while (placeCode(next, own, year) === placeCode(commune, own, year)) next = next.next;
  return placeCode(next, own, year);
}

// ------------------------------------------------------------------------------------------------------------ places

/** Communes of the provinces in the tree before 1 July 2025, each with the codes that its people have afterwards. */
function readCommunes(lists) {
  const before = readRows(lists, 'before-2025-07-01.csv');
  const after = new Set(readRows(lists, 'from-2025-07-01.csv').map(([code]) => code));
  const provinceOf = new Map(before.filter(([code]) => code.length === 3).map(([code, , , parent]) => [code, parent]));
  const targets = new Map();
  for (const [fromLevel, from, toLevel, to] of readRows(lists, 'links-2025-07-01.csv')) {
    if (fromLevel === 'commune' && toLevel === 'commune') targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const communes = before
    .map(([code, , name, parent]) => ({ code, name, province: provinceOf.get(parent) ?? '' }))
    .filter(({ code, province }) => code.length === 5 && provinces.some((each) => each.code === province))
    .map((commune, index) => ({
      ...commune,
      index,
      codesNow: targets.get(commune.code) ?? [],
      codeGone: !after.has(commune.code),
      leadingZeros: [commune.code, ...(targets.get(commune.code) ?? [])].every((code) => code.startsWith('0')),
    }));
  for (const commune of communes) {
    const { codesNow } = commune;
    if (codesNow.length === 0 || !codesNow.every((code) => after.has(code)))
      throw new Error(`commune ${commune.code} leads nowhere`);
    commune.next = communes[(commune.index + 1) % communes.length];
  }
  return communes;
}

/** Rows below the header; the lists hold no quotes and no commas inside values. */
function readRows(folder, file) {
  const [, ...rows] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split(/\r?\n/);
  return rows.map((row) => row.split(','));
}

/** The commune's code in that year; the people of a commune that was split go to one part each, and stay there. */
function placeCode(commune, own, year) {
  if (year < reform) return commune.code;
  return commune.codesNow[commune.codesNow.length === 1 ? 0 : (own >>> 16) % commune.codesNow.length];
}

function isInOffice(group, own, year) {
  return group === office.group && year <= office.until && (own >>> 17) % 100 < office.percent;
}

/** Declared adults of the two largest communes of each province in 2023: more than they have rows. */
function writeCounts(file, world, counted) {
  const declared = provinces.flatMap(({ code }) =>
    world.communes
      .filter((commune) => commune.province === code && counted[commune.index] > 0)
      .sort((a, b) => counted[b.index] - counted[a.index] || a.index - b.index)
      .slice(0, 2)
      .map((commune, at) => ({
        place: commune.code,
        records: counted[commune.index],
        among: Math.ceil((counted[commune.index] * (at === 0 ? 1.6 : 2.1)) / 10) * 10,
      })),
  );
  const lines = declared.map(
    ({ place, among }) => `vn/677-qd-ttg,${place},2023,dang-ky,${among},,,placeholder,synthetic\n`,
  );
  writeFileSync(file, `programme,place,year,measure,among,met,share,status,source\n${lines.join('')}`);
  return declared;
}

// ------------------------------------------------------------------------------------------------ what a seed decides

/** Everything that is drawn once: sizes, the order of people, where they live, the pools of scores. */
function createWorld(scale, seed, communes) {
  if (!(scale > 0) || !Number.isFinite(scale)) throw new RangeError(`scale ${scale} is not a positive number`);
  if (!Number.isInteger(seed)) throw new RangeError(`seed ${seed} is not an integer`);
  const start = mix(seed ^ 0x5eed);
  let people = 0;
  const sized = groups.map((group, g) => {
    const size = Math.round(group.registered * scale);
    const first = people;
    people += size;
    return {
      ...{ id: group.id, first, people: size, rank: permutation(size, mix(start + g)) },
      passing: group.rates.map((rate) => Math.round((rate * size) / 100)),
      redraw: years.map((year, at) => redraw(size, at, mix(start ^ (year * 8 + g)))),
    };
  });
  let extraPeople = 0;
  const sizedKinds = Object.entries(kinds).map(([id, kind]) => {
    const first = extraPeople;
    const size = Math.max(2, Math.round(kind.people * scale));
    extraPeople += size;
    return { ...kind, id, first, people: size };
  });
  const random = randomFrom(mix(start ^ 0xda7a));
  const noise = communes.map(() => ({ size: 0.5 + 1.5 * random(), lead: 0.3 * (random() - 0.5) }));
  return {
    ...{ seed: start, people, extraPeople, groups: sized, kinds: sizedKinds, communes },
    subject: permutation(people, mix(start ^ 0x1d)),
    strong: communeTable(communes, noise, 1),
    weak: communeTable(communes, noise, -1),
    pass: scorePool(random, passingScores),
    fail: scorePool(random, failingScores),
    dates: years.map((year) =>
      // Until 25 October 2023 the criteria of 2022 are in force; a row without a date stands for 31 December.
      year === 2023 ? { date: '2023-09-30', percent: 30 } : { date: `${year}-11-15`, percent: 20 },
    ),
  };
}

/** 65,536 commune indices in proportion to their people; `side` 1 for the upper half of the ranks, −1 for the lower. */
function communeTable(communes, noise, side) {
  const weights = communes.map((commune, at) => {
    const province = provinces.find(({ code }) => code === commune.province);
    const urban = commune.name.startsWith('Xã') ? 1 : 1.7;
    return { province, weight: noise[at].size * urban * (1 + side * (province.lead + noise[at].lead)) };
  });
  const sums = new Map(provinces.map((province) => [province, 0]));
  for (const { province, weight } of weights) sums.set(province, sums.get(province) + weight);
  const table = new Uint16Array(1 << 16);
  let share = 0;
  let filled = 0;
  for (const [at, { province, weight }] of weights.entries()) {
    share += (province.weight * weight) / sums.get(province);
    const end = at === weights.length - 1 ? table.length : Math.round(share * table.length);
    table.fill(at, filled, end);
    filled = end;
  }
  return table;
}

/** Rows of ten scores as text, best total first. */
function scorePool(random, draw) {
  const rows = Array.from({ length: poolSize }, () => draw(random));
  return rows
    .map((scores) => ({ text: scores.join(','), total: scores.reduce((sum, score) => sum + score, 0) }))
    .sort((a, b) => b.total - a.total)
    .map(({ text }) => text);
}

/** Total 80 to 100, no score below 5. */
function passingScores(random) {
  return spread(random, Array(10).fill(5), 80 + Math.floor(20.99 * random() ** 2));
}

/** Total below 80; one in twelve fails by a single score below 5 alone, most often in foreign languages. */
function failingScores(random) {
  if (random() >= 1 / 12) return spread(random, Array(10).fill(1), 79 - Math.floor(42 * random() ** 1.6));
  const where = random();
  const low = where < 0.6 ? 5 : where < 0.8 ? 4 : Math.floor(random() * 10);
  const score = 1 + Math.floor(4 * random());
  const others = spread(random, Array(9).fill(5), 80 + Math.floor(7 * random()) - score);
  return [...others.slice(0, low), score, ...others.slice(low)];
}

/** Raises scores, at most to 10 and foreign languages less often, until they sum to `total`. */
function spread(random, scores, total) {
  let left = total - scores.reduce((sum, score) => sum + score, 0);
  while (left > 0) {
    const at = Math.floor(random() * scores.length);
    if (scores[at] === 10 || (at === 5 && random() < 0.3)) continue;
    scores[at]++;
    left--;
  }
  return scores;
}

/** The pool's row for somebody at `quantile` of the ranks, 0 the best, give or take a sixteenth. */
function poolIndex(quantile, now) {
  const at = Math.floor(quantile * poolSize) + ((now >>> 19) % 8192) - 4096;
  return at < 0 ? -at : at >= poolSize ? 2 * poolSize - 1 - at : at;
}

// ----------------------------------------------------------------------------------------- numbers, permutations, rows

/**
 * A one-to-one map of 0…n−1 onto itself that shuffles: a Feistel network over the next power of two, repeated for the
 * numbers that leave the range.
 */
function permutation(n, key) {
  const width = Math.max(2, Math.ceil(Math.log2(n)));
  const lowSize = 2 ** (width >> 1);
  const lowMask = lowSize - 1;
  const highMask = 2 ** (width - (width >> 1)) - 1;
  const [k0, k1, k2, k3] = [mix(key), mix(key + 1), mix(key + 2), mix(key + 3)];
  return (at) => {
    let value = at;
    do {
      let high = Math.floor(value / lowSize);
      let low = value % lowSize;
      high ^= mix(low ^ k0) & highMask;
      low ^= mix(high ^ k1) & lowMask;
      high ^= mix(low ^ k2) & highMask;
      low ^= mix(high ^ k3) & lowMask;
      value = high * lowSize + low;
    } while (value >= n);
    return value;
  };
}

/** A one-to-one map of ranks that moves only each fifth of them, another fifth each year: people mostly stay as they are. */
function redraw(n, at, key) {
  const moved = Math.ceil((n - at) / 5);
  const place = permutation(moved, key);
  return (rank) => (rank % 5 === at ? at + 5 * place((rank - at) / 5) : rank);
}

/** Scrambles 32 bits (the finaliser of MurmurHash3). */
function mix(value) {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Numbers in [0, 1), the same ones for the same key. */
function randomFrom(key) {
  let state = key;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 2 ** 32;
  };
}

const padded = (width) => Array.from({ length: 10 ** width }, (_, n) => String(n).padStart(width, '0'));
const thousandsOf = padded(4);
const onesOf = padded(3);

/** Seven digits, more when they are needed. */
function digits(n) {
  const thousands = Math.floor(n / 1000);
  return (thousandsOf[thousands] ?? String(thousands)) + onesOf[n % 1000];
}

/** A CSV file that is written in chunks; `close` gives the number of rows below the header. */
function openRows(file) {
  const handle = openSync(file, 'w');
  let chunk = `${columns.join(',')}\n`;
  let count = 0;
  return {
    add(row) {
      count++;
      chunk += row;
      if (chunk.length < chunkLength) return;
      writeFileSync(handle, chunk);
      chunk = '';
    },
    close() {
      writeFileSync(handle, chunk);
      closeSync(handle);
      return count;
    },
  };
}

const notice = `DỮ LIỆU GIẢ LẬP. Không dòng nào trong thư mục này mô tả một người có thật.
Các tệp do examples/01-province/register.mjs tạo ra để trình diễn và kiểm thử. Mã địa bàn là mã thật; người, điểm số,
kết quả công nhận và số liệu khai báo đều do máy sinh ra. Quy mô và tỷ lệ đạt của năm 2023 phỏng theo số liệu mà tỉnh
Hải Dương đã công bố; không được dùng làm số liệu của bất kỳ địa phương nào.

SYNTHETIC DATA. No row in this folder describes a real person.
The files were made by examples/01-province/register.mjs for demonstrations and tests. Codes of places are real; people,
scores, decisions and declared counts are generated. The sizes and pass rates of 2023 follow figures that Hải Dương
province published; nothing here may be used as a statistic of any place.
`;

/** Reads the command line, writes the register and says what was written; the exit code is 2 for a wrong command line. */
function main() {
  const usage = 'node register.mjs --out <dir> [--scale 1] [--seed 677]';
  const text = { type: 'string' };
  let options;
  try {
    const { values } = parseArgs({ options: { out: text, scale: text, seed: text } });
    options = { out: values.out ?? '', scale: Number(values.scale ?? 1), seed: Number(values.seed ?? 677) };
    if (options.out === '') throw new Error('`--out` is missing');
    if (!(options.scale > 0) || !Number.isInteger(options.seed))
      throw new Error('`--scale` or `--seed` is not a number');
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const { base, extra, bytes } = writeRegister(options);
  for (const year of years) {
    const beside = Object.values(extra.rows[year]).reduce((sum, rows) => sum + rows, 0);
    const size = bytes[`register-${year}.csv`] + bytes[`extra-${year}.csv`];
    console.log(`${year}: ${base.years[year].rows} rows, ${beside} extra rows, ${(size / 1e6).toFixed(1)} MB`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
