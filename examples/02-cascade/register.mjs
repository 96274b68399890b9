/**
 * Writes a synthetic register of one province through all levels: citizens, families, clans, hamlets, units, communes,
 * districts and the province itself, for the year 2024.
 *
 * No row describes a real person or a real family. Places are the real ones of Hưng Yên as they stood in 2024. The same
 * scale always gives the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const YEAR = 2024;
const DAY = `${YEAR}-12-31`;
const PROVINCE = 'tinh-33';
const HAMLETS = 3;
const FAMILIES_IN_A_HAMLET = 10;
const CLANS = 2;
const UNITS = 3;

/** A generator of whole numbers that gives the same ones every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const inForce = ({ from, until }) => (from === undefined || from <= DAY) && (until === undefined || until > DAY);

/** Communes and districts of the province on the day, as the list of places has them. */
function placesOf(packs) {
  const { places } = JSON.parse(readFileSync(join(packs, 'vn/places/vn.places.json'), 'utf8'));
  const standing = places.filter(inForce);
  const districts = standing.filter(({ parent }) => parent === PROVINCE);
  const ids = new Set(districts.map(({ id }) => id));
  const communes = standing.filter(({ parent }) => ids.has(parent));
  return { province: standing.find(({ id }) => id === PROVINCE), districts, communes };
}

/** Facts of a pack that nobody counts, each with a value that its declaration allows. */
function answers(pack, next, lead) {
  const { facts } = JSON.parse(readFileSync(pack, 'utf8'));
  const cells = {};
  for (const [id, { type, min, max, of, from, default: usual }] of Object.entries(facts)) {
    if (from !== undefined || usual !== undefined) continue;
    const good = next(100) < 70 + lead;
    if (type === 'boolean') cells[id] = good || next(100) < 80;
    else if (type === 'choice') cells[id] = of[good ? of.length - 1 : next(of.length)];
    else if (type === 'share') cells[id] = `${good ? 20 : 15 + next(6)}/20`;
    else cells[id] = good ? max : min + next(max - min + 1);
  }
  return cells;
}

/** Rows of all levels; each is an object of cells. */
function* rows(packs, scale) {
  const next = numbers(387);
  const { province, districts, communes } = placesOf(packs);
  const pack = (path) => join(packs, 'vn/packs', path);
  const taken = communes.filter((_, index) => index < Math.ceil(communes.length * scale));
  const collective = (subject, group, role, code, more) => ({
    ...{ subject, year: YEAR, group, [`place.${role}`]: code, stage: 'cong-nhan' },
    ...more,
  });
  for (const { code, id } of taken) {
    const lead = next(30) - 10;
    const units = Array.from({ length: UNITS }, (_, index) => ({ id: `dv-${code}-${index + 1}`, staff: 0, met: 0 }));
    const clans = Array.from({ length: CLANS }, (_, index) => ({ id: `dh-${code}-${index + 1}`, families: 0, met: 0 }));
    for (let hamlet = 1; hamlet <= HAMLETS; hamlet += 1) {
      const thon = { id: `thon-${code}-${hamlet}`, met: 0 };
      const homes = [];
      for (let at = 1; at <= FAMILIES_IN_A_HAMLET; at += 1) {
        const clan = next(3) === 0 ? undefined : clans[next(CLANS)];
        const home = { id: `gd-${code}-${hamlet}-${at}`, clan, members: [], granted: false };
        for (let who = 1; who <= 2 + next(3); who += 1) {
          const unit = next(4) === 0 ? units[next(UNITS)] : undefined;
          const level = Math.min(9, 6 + next(4) + (lead > 10 ? 1 : 0));
          home.members.push({ id: `cd-${code}-${hamlet}-${at}-${who}`, unit, level });
        }
        const passed = home.members.filter(({ level }) => level >= 8).length;
        home.granted = passed * 100 >= 50 * home.members.length && next(100) < 90;
        homes.push(home);
        if (clan !== undefined) clan.families += 1;
        if (home.granted) {
          thon.met += 1;
          if (clan !== undefined) clan.met += 1;
        }
      }
      thon.granted = thon.met * 100 >= 60 * homes.length;
      for (const home of homes) yield* household(home, thon, code, { next, pack, collective });
      yield collective(thon.id, 'cong-dong', 'dia-ban', code, {
        ...answers(pack('cong-dong/thon-mau.pack.json'), next, lead),
        'recognised.cong-dong-hoc-tap': thon.granted ? 'granted' : 'refused',
      });
    }
    for (const clan of clans)
      yield collective(clan.id, 'dong-ho', 'dia-ban', code, {
        ...answers(pack('dong-ho/mau.pack.json'), next, lead),
        'recognised.dong-ho-hoc-tap': clan.met * 100 >= 60 * clan.families && clan.families > 0 ? 'granted' : 'refused',
      });
    for (const unit of units)
      yield collective(unit.id, 'don-vi-cap-xa', 'dia-ban', code, {
        ...answers(pack('don-vi/cap-xa-mau.pack.json'), next, lead),
        'recognised.don-vi-hoc-tap': next(100) < 78 ? 'granted' : 'refused',
      });
    yield collective(`ubnd-${id}`, 'xa', 'dia-ban', code, answers(pack('xa/tt-25-2023.pack.json'), next, lead));
  }
  for (const { id, code } of districts)
    yield collective(`ubnd-${id}`, 'huyen', 'dia-ban', code, answers(pack('huyen/tt-25-2023.pack.json'), next, 10));
  yield collective(
    `ubnd-${province.id}`,
    'tinh',
    'dia-ban',
    province.code,
    answers(pack('tinh/tt-25-2023.pack.json'), next, 20),
  );
}

const SCORES = [
  ...['doc-sach', 'ke-hoach-hoc-tap', 'tham-gia-sinh-hoat', 'dong-vien-nguoi-than', 'cong-nghe-thong-tin'],
  ...['ngoai-ngu', 'tinh-toan', 'tu-duy-phan-bien', 'quan-he-than-thien', 'hop-tac-chia-se'],
];

/** The members of a family, each with ten scores, and the family itself. */
function* household(home, thon, code, { next, pack, collective }) {
  const inModel = home.granted || thon.granted;
  for (const { id, unit, level } of home.members) {
    const open = next(60) === 0;
    const scores = SCORES.map((score, index) => [
      score,
      open && index === 0 ? '' : Math.min(10, level + (index % 3) - 1),
    ]);
    yield {
      ...{ subject: id, year: YEAR, group: unit === undefined ? `nhom-${1 + next(2)}` : 'nhom-3', stage: 'cong-nhan' },
      ...{ 'place.noi-o': code, 'place.noi-lam-viec': unit === undefined ? '-' : code },
      ...{ 'place.gia-dinh': home.id, 'place.dong-ho': home.clan?.id ?? '-', 'place.cong-dong': thon.id },
      'place.don-vi': unit?.id ?? '-',
      ...Object.fromEntries(scores),
      ...{
        'nguoi-lon': true,
        'nguoi-lao-dong': next(10) > 0,
        'ky-nang-so': next(4) > 0,
        'thanh-thao-ky-nang-so': next(2) > 0,
      },
      ...{ 'trong-mo-hinh-hoc-tap': inModel, 'trong-don-vi-hoc-tap': unit === undefined ? false : next(10) > 1 },
    };
  }
  yield collective(home.id, 'gia-dinh', 'noi-o', code, {
    ...{ 'place.dong-ho': home.clan?.id ?? '-', 'place.cong-dong': thon.id },
    ...answers(pack('gia-dinh/mau.pack.json'), next, 15),
    'recognised.gia-dinh-hoc-tap': home.granted ? 'granted' : 'refused',
  });
}

/** Writes `register.csv` into a folder, with a note that nobody in it exists; gives the number of rows by group, and one family. */
export function writeRegister(folder, packs, scale = 1) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'SYNTHETIC.txt'),
    'Dữ liệu tổng hợp, không có người thật.\nSynthetic data, no real person.\n',
  );
  const all = [...rows(packs, scale)];
  const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const lines = all.map((row) => columns.map((column) => row[column] ?? '').join(','));
  writeFileSync(join(folder, 'register.csv'), `${[columns.join(','), ...lines].join('\n')}\n`);
  const counts = {};
  for (const { group } of all) counts[group] = (counts[group] ?? 0) + 1;
  return { counts, family: all.find(({ group }) => group === 'gia-dinh').subject };
}
