/**
 * Writes a synthetic register of the adults of Viet Nam as Parquet: `node register.mjs --out <dir> [--fraction 1]`.
 *
 * No row describes a real person. How many people a commune has follows its population; everything about them is drawn by
 * numbers. The same options give the same bytes, and rows go to disk as they are made.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

/** Adults at fraction 1: a round number near the number of people of 18 and older. */
export const ADULTS = 70_000_000;

const indicators = [
  ...['doc-sach', 'ke-hoach-hoc-tap', 'tham-gia-sinh-hoat', 'dong-vien-nguoi-than', 'cong-nghe-thong-tin'],
  ...['ngoai-ngu', 'tinh-toan', 'tu-duy-phan-bien', 'quan-he-than-thien', 'hop-tac-chia-se'],
];

const columns = [
  ...['subject', 'year', 'group', 'date', 'registered', 'place.noi-o', 'place.noi-lam-viec'],
  ...indicators,
  ...['ky-nang-so', 'thanh-thao-ky-nang-so', 'nguoi-lon', 'nguoi-lao-dong', 'trong-mo-hinh-hoc-tap'],
  ...['trong-don-vi-hoc-tap', 'recognised.cong-dan-hoc-tap'],
];

/** What is odd in a row, of a hundred odd rows. `comma` needs text: in a typed table it is a space as well. */
export const kinds = {
  ...{ space: 25, zeros: 15, comma: 15, twice: 12, conflict: 5, bounds: 6 },
  ...{ 'old-code': 8, 'two-workplaces': 8, 'unknown-place': 4, 'unknown-group': 2 },
};

/** First year whose 31 December lies in the tree of 1 July 2025. */
const REFORM = 2025;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const lists = here('../../criteria-packs/vn/places/lists/');

/**
 * Writes the register into `out` and returns its manifest: what the files hold.
 *
 * @param {object} options
 * @param {string} options.out a folder that does not exist, or is empty
 * @param {number} [options.fraction] how much of the nation
 * @param {readonly number[]} [options.years]
 * @param {number} [options.odd] share of the people whose rows are odd, 0 to 1
 * @param {number} [options.missing] share of the rows with one or two missing scores, 0 to 1
 * @param {number} [options.seed]
 * @param {boolean} [options.text] all cells as text, as an export from a spreadsheet
 * @param {number} [options.part] people in one file at most, unless one commune has more
 * @param {number} [options.threads] files that are written at once
 */
export async function writeNation({
  out,
  fraction = 1,
  years = [2025, 2026],
  odd = 0.02,
  missing = 0.02,
  seed = 677,
  text = false,
  part = 1_000_000,
  threads = availableParallelism(),
}) {
  const communes = peopled(readCommunes(), Math.round(ADULTS * fraction));
  const parts = partsOf(communes, part);
  for (const year of years) mkdirSync(join(out, String(year)), { recursive: true });
  const todo = years.flatMap((year) => parts.map((each) => ({ ...each, year })));
  const rows = Object.fromEntries(years.map((year) => [year, 0]));
  let bytes = 0;
  const work = async () => {
    // One thread each: then the groups of rows in a file are the same on every machine.
    const database = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
    const connection = await database.connect();
    try {
      await connection.run(TURN);
      for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
        const file = join(out, String(next.year), `${next.name}.parquet`);
        const query = rowsSql({ ...next, odd, missing, seed, text });
        const copied = await connection.runAndReadAll(
          `COPY (${query}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        rows[next.year] += Number(copied.getRows()[0][0]);
        bytes += statSync(file).size;
      }
    } finally {
      connection.closeSync();
      database.closeSync();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  const manifest = {
    about: 'synthetic: no row describes a real person',
    ...{ seed, fraction, odd, missing, text, years, columns },
    people: communes.reduce((sum, { size }) => sum + size, 0),
    communes: communes.length,
    ...{ rows, bytes },
  };
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(out, 'SYNTHETIC.txt'), NOTICE);
  return manifest;
}

// ------------------------------------------------------------------------------------------------------------ places

/** Communes of the list in force from 1 July 2025, with the codes that their people had before. */
function readCommunes() {
  const before = new Map(readRows(`${lists}before-2025-07-01.csv`).map(([code, level]) => [code, level]));
  const after = readRows(`${lists}from-2025-07-01.csv`).filter(([, level]) => level === 'commune');
  const codes = new Set(after.map(([code]) => code));
  const sources = new Map();
  for (const [, from, toLevel, to] of readRows(`${lists}links-2025-07-01.csv`))
    if (toLevel === 'commune' && before.has(from)) sources.set(to, [...(sources.get(to) ?? []), from]);
  const population = new Map(readRows(here('population/population-2025.csv')).map(([code, n]) => [code, Number(n)]));
  const communes = after.map(([code, , name, province]) => {
    const old = [...(sources.get(code) ?? [])].sort();
    const gone = old.find((each) => each.length === 5 && !codes.has(each));
    return { code, province, old, gone, zone: name.startsWith('Đặc khu'), population: population.get(code) ?? 0 };
  });
  return communes.sort((a, b) => (a.province + a.code < b.province + b.code ? -1 : 1));
}

/** Rows below the header; the lists hold no quotes and no commas inside values. */
function readRows(file) {
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  return rows.map((row) => row.split(','));
}

/**
 * Each commune with its people: the first one's number, and how many. They are numbered without a gap, in the order of
 * provinces and communes, so subjects are sorted by the place that they began in.
 */
function peopled(communes, adults) {
  const weights = communes.map((commune) => weightOf(commune, communes));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  let first = 0;
  return communes.map((commune, at) => {
    share += weights[at];
    const size = Math.round((share / all) * adults) - first;
    const next = neighbour(communes, at);
    const found = { ...commune, first, size, next: next.code };
    first += size;
    return found;
  });
}

/** A population that is missing or cannot be is the median of the province; a special zone's is what is given, at least 93. */
function weightOf({ population, province, zone }, communes) {
  if (zone) return Math.max(population, 93);
  if (population >= 1000) return population;
  const others = communes.filter((each) => each.province === province && each.population >= 1000);
  return others.map((each) => each.population).sort((a, b) => a - b)[others.length >> 1];
}

/** The next commune of the province, after the last the first: where people move to. */
function neighbour(communes, at) {
  const { province } = communes[at];
  return communes[at + 1]?.province === province
    ? communes[at + 1]
    : communes.find((each) => each.province === province);
}

/** Files: communes of one province in a row, until they have the people that a file may have. */
function partsOf(communes, most) {
  const parts = [];
  for (const commune of communes) {
    const last = parts.at(-1);
    const fits = last?.province === commune.province && last.people + commune.size <= most;
    if (fits) {
      last.communes.push(commune);
      last.people += commune.size;
    } else {
      const number = parts.filter(({ province }) => province === commune.province).length + 1;
      const name = `${commune.province}-${String(number).padStart(2, '0')}`;
      parts.push({ ...{ name, province: commune.province, people: commune.size }, communes: [commune] });
    }
  }
  return parts.filter(({ people }) => people > 0);
}

// -------------------------------------------------------------------------------------------------------------- rows

/** Scrambles 32 bits; with whole numbers alone, so that every version of the database draws the same. */
const TURN = 'CREATE MACRO turn(x) AS (xor(x, x >> 16) * 73244475) & 4294967295';

/** The rows of some communes in a year, sorted by subject. */
function rowsSql({ communes, year, odd, missing, seed, text }) {
  const quoted = (value) => (value === undefined ? 'NULL' : `'${value}'`);
  const peopledOnes = communes.filter(({ size }) => size > 0);
  const places = peopledOnes.map(({ code, next, old, gone, first, size }) => {
    const codes = old.length === 0 ? [code] : old;
    return `(${quoted(code)}, ${quoted(next)}, [${codes.map(quoted)}], CAST(${quoted(gone)} AS VARCHAR), ${first}, ${size})`;
  });
  const million = (share) => Math.round(share * 1_000_000);
  // Each number is drawn in two turns, and each turn is a step of its own: an expression would be written out twice in each.
  return `
WITH places(code, next, old, gone, first, size) AS (VALUES ${places.join(', ')}),
slots AS (
  -- Two slots for each person: the second is for those who stand twice.
  SELECT code, next, old, gone, unnest(range(2 * first, 2 * (first + size))) AS slot FROM places
),
numbered AS (SELECT *, slot // 2 AS person, slot % 2 = 1 AS second FROM slots),
turned_1 AS (SELECT *, turn((person + ${Math.imul(seed, 7919) >>> 0}) & 4294967295) AS a FROM numbered),
turned_2 AS (SELECT *, turn(a) AS own FROM turned_1),
-- What lasts, and what is drawn anew each year.
turned_3 AS (SELECT *, turn(own + 1) AS b, turn(xor(own, ${Math.imul(year, 0x9e3779b1) >>> 0})) AS c FROM turned_2),
turned_4 AS (SELECT *, turn(b) AS lasting, turn(c) AS now FROM turned_3),
turned_5 AS (SELECT *, turn(lasting + 1) AS d, turn(now + 1) AS e FROM turned_4),
turned_6 AS (SELECT *, turn(d) AS strange, turn(e) AS noise FROM turned_5),
kinds AS (
  SELECT *, turn(noise + 1) AS f,
    CASE WHEN strange % 1000000 >= ${million(odd)} THEN 'plain' ${kindCases('(strange // 1000000) % 100')} END AS kind
  FROM turned_6
),
chosen AS (SELECT *, turn(f) AS facts FROM kinds WHERE NOT second OR kind IN ('twice', 'conflict')),
gaps AS (SELECT *, turn(facts + 1) AS late FROM chosen),
people AS (
  SELECT *,
    CASE WHEN own % 100 < 52 THEN 1 WHEN own % 100 < 88 THEN 2 WHEN own % 100 < 96 THEN 3
      ELSE ${year >= 2023 ? 4 : 1} END AS number,
    -- Each year a fifth of the people is drawn anew; the others stay as they are.
    CASE WHEN (own >> 7) % 5 = ${year % 5} THEN (now >> 8) & 65535 ELSE (own >> 8) & 65535 END AS rank,
    CASE WHEN late % 1000000 < ${million(missing)} THEN (late // 1000000) % 20 END AS gap,
    -- Two of a hundred people move once, between 2023 and 2030.
    CASE WHEN d % 50 = 0 AND ${year} >= 2023 + (d // 64) % 8 THEN next ELSE code END AS lives
  FROM gaps
),
levels AS (
  SELECT *,
    560 + 400 * rank // 65536 + CASE number WHEN 2 THEN 50 WHEN 3 THEN 120 WHEN 4 THEN 80 ELSE 0 END
      + ${Math.max(0, year - 2022) * 12} - CASE WHEN lasting % 20 = 0 THEN 250 ELSE 0 END AS level,
    ${year < REFORM ? 'old[1 + (own >> 9) % len(old)]' : 'lives'} AS home,
    ${dayIn(year)} AS day,
    number > 1 OR lasting % 100 < 8 AS works, (lasting >> 7) % 100 < ${digital(year, 40)} AS digital
  FROM people
),
scores AS (
  SELECT *, ${indicators.map((id, at) => `${scoreSql(id, at)} AS score_${at}`).join(',\n    ')}
  FROM levels
)
SELECT ${selected(year, text).join(',\n  ')}
FROM scores`;
}

/** The day of a row. In the year of the reform every row has one: a code alone may mean two communes in that year. */
function dayIn(year) {
  if (year === REFORM) return `CASE WHEN facts % 100 < 20 THEN '${year}-12-15' ELSE '${year}-11-15' END`;
  if (year === 2023) return "CASE WHEN facts % 100 < 30 AND number < 4 THEN '2023-09-30' END";
  return `CASE WHEN facts % 100 < 20 THEN '${year}-11-15' END`;
}

/** Which kind of oddness a number below 100 draws. */
function kindCases(draw) {
  let below = 0;
  return Object.entries(kinds)
    .map(([kind, weight]) => `WHEN ${draw} < ${(below += weight)} THEN '${kind}'`)
    .join(' ');
}

/** Per cent of the people with a skill that spreads with the years. */
const digital = (year, first) => Math.min(95, first + Math.max(0, year - 2022) * 5);

/** A score: the level of the person, give or take a point and a half; foreign languages come harder. */
function scoreSql(id, at) {
  const drawn = `level + (((noise >> ${3 * at}) & 7) * 2 - 7) * 25${id === 'ngoai-ngu' ? ' - 60' : ''}`;
  const score = `greatest(1, least(10, (${drawn} + 50) // 100))`;
  // Half of the rows with gaps have two, and the second lies five columns further.
  return `CASE WHEN gap = ${at} OR gap = ${at + 10} OR gap = ${10 + ((at + 5) % 10)} THEN NULL ELSE ${score} END`;
}

/** The columns of the register, in their order, with what is odd in them. */
function selected(year, text) {
  const cell = (sql, type, name) => `CAST(${sql} AS ${text ? 'VARCHAR' : type}) AS "${name}"`;
  const home = `CASE kind
    WHEN 'space' THEN home || ' ' ${text ? '' : "WHEN 'comma' THEN home || ' '"}
    WHEN 'zeros' THEN CASE WHEN home LIKE '0%' THEN ltrim(home, '0') ELSE ' ' || home END
    WHEN 'old-code' THEN ${year < REFORM ? "home || '  '" : "coalesce(gone, home || '  ')"}
    WHEN 'unknown-place' THEN '99999' ELSE home END`;
  const work = `CASE WHEN kind = 'two-workplaces' THEN code || '|' || next WHEN works AND facts % 3 > 0 THEN home END`;
  const scores = indicators.map((id, at) => {
    const own = `score_${at}`;
    if (at === 0)
      return cell(
        `CASE kind WHEN 'bounds' THEN 11 * (own & 1) WHEN 'conflict' THEN coalesce(${own}, 5) % 10 + CAST(second AS INTEGER) ELSE ${own} END`,
        'TINYINT',
        id,
      );
    if (at === 1 && text)
      return `CASE WHEN kind = 'comma' THEN coalesce(${own}, 5) || ',0' ELSE CAST(${own} AS VARCHAR) END AS "${id}"`;
    return cell(own, 'TINYINT', id);
  });
  const total = indicators.map((_, at) => `coalesce(score_${at}, 5)`).join(' + ');
  const decided = `CASE WHEN facts % 1000 < 60 THEN NULL WHEN (${total} >= 80) = (facts % 1000 < 992) THEN 'granted' ELSE 'refused' END`;
  return [
    `'vn-' || lpad(CAST(person + 1 AS VARCHAR), 9, '0') AS subject`,
    cell(year, 'SMALLINT', 'year'),
    `CASE WHEN kind = 'unknown-group' THEN 'nhom-9' ELSE 'nhom-' || number END AS "group"`,
    `day AS date`,
    cell('true', 'BOOLEAN', 'registered'),
    `${home} AS "place.noi-o"`,
    `${work} AS "place.noi-lam-viec"`,
    ...scores,
    cell('digital', 'BOOLEAN', 'ky-nang-so'),
    cell(`digital AND (lasting >> 11) % 100 < ${digital(year, 55)}`, 'BOOLEAN', 'thanh-thao-ky-nang-so'),
    cell('true', 'BOOLEAN', 'nguoi-lon'),
    cell('works', 'BOOLEAN', 'nguoi-lao-dong'),
    cell(`(lasting >> 13) % 100 < ${digital(year, 60)}`, 'BOOLEAN', 'trong-mo-hinh-hoc-tap'),
    cell(`works AND (lasting >> 15) % 100 < ${digital(year, 58)}`, 'BOOLEAN', 'trong-don-vi-hoc-tap'),
    `${decided} AS "recognised.cong-dan-hoc-tap"`,
  ];
}

const NOTICE = `DỮ LIỆU GIẢ LẬP. Không dòng nào trong thư mục này mô tả một người có thật.
Các tệp do examples/12-nation/register.mjs tạo ra để đo và kiểm thử. Mã địa bàn là mã thật, số người của mỗi xã phỏng theo
dân số; người, điểm số và kết quả công nhận đều do máy sinh ra. Không được dùng làm số liệu của bất kỳ địa phương nào.

SYNTHETIC DATA. No row in this folder describes a real person.
The files were made by examples/12-nation/register.mjs for measurements and tests. Codes of places are real, and sizes of
communes follow their population; people, scores and decisions are generated. Nothing here may be used as a statistic of
any place.
`;

/** Reads the command line, writes the register and says what was written; the exit code is 2 for a wrong command line. */
async function main() {
  const usage =
    'node register.mjs --out <dir> [--fraction 1] [--years 2025,2026] [--odd 0.02] [--missing 0.02] [--seed 677] [--text] [--part 1000000] [--threads 2]';
  let options;
  try {
    options = optionsFrom(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const start = performance.now();
  const { people, rows, bytes } = await writeNation(options);
  for (const [year, count] of Object.entries(rows)) console.log(`${year}: ${count.toLocaleString('en')} rows`);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${people.toLocaleString('en')} invented people, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s`,
  );
}

function optionsFrom(args) {
  const string = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      ...{ out: string, fraction: string, years: string, odd: string, missing: string, seed: string },
      ...{ part: string, threads: string, text: { type: 'boolean' } },
    },
  });
  const { out, text, years, ...numbers } = values;
  if (out === undefined) throw new Error('`--out` is missing');
  if (existsSync(join(out, 'manifest.json'))) throw new Error(`\`${out}\` holds a register already`);
  const options = { out, ...(text && { text }) };
  for (const [name, given] of Object.entries(numbers)) {
    const number = Number(given);
    const isShare = name === 'odd' || name === 'missing';
    const isWhole = name === 'seed' || name === 'part' || name === 'threads';
    if (!(isShare ? number >= 0 && number <= 1 : number > 0) || (isWhole && !Number.isSafeInteger(number)))
      throw new Error(`\`--${name}\` cannot be ${given}`);
    options[name] = number;
  }
  if (years !== undefined) {
    options.years = years.split(',').map(Number);
    if (!options.years.every((year) => Number.isInteger(year) && year >= 2022 && year <= 2099))
      throw new Error(`\`--years\` cannot be ${years}: years from 2022 on, with commas`);
  }
  return options;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
