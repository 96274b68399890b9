/**
 * Builds `vn.places.json` from the official lists in `lists/`: `node build.mjs` writes it, byte for byte the same each time.
 *
 * A place that a later list changes gets a new id, because codes are reused; a place that it leaves alone keeps its row.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reform = '2025-07-01';
const revision = '2026-04-30';
const levels = { province: 'tinh', district: 'huyen', commune: 'xa' };

const sources = {
  'qd-19-2025': {
    document: 'Quyết định 19/2025/QĐ-TTg, bảng danh mục và mã số các đơn vị hành chính Việt Nam',
    issuer: 'Thủ tướng Chính phủ',
    issued: '2025-06-30',
    seenIn: 'dvhcvn/20250701',
    url: 'https://github.com/dvhcvn/20250701',
    note: 'MIT licence, copyright (c) 2025 dvhcvn. Its codes may stem from the provisional lists of June 2025 (CV 915 and 1027/CTK-CSCL).',
  },
  'nq-202-2025': {
    document: 'Nghị quyết 202/2025/QH15, sắp xếp đơn vị hành chính cấp tỉnh',
    issuer: 'Quốc hội',
    issued: '2025-06-12',
  },
  'nq-1654-1687': {
    document: 'Nghị quyết 1654/NQ-UBTVQH15 đến 1687/NQ-UBTVQH15, sắp xếp các đơn vị hành chính cấp xã',
    issuer: 'Ủy ban Thường vụ Quốc hội',
    issued: '2025-06-16',
    seenIn: 'dvhcvn/20250701',
    url: 'https://github.com/dvhcvn/20250701',
    note: 'The links, read from the 34 resolutions; MIT licence, copyright (c) 2025 dvhcvn. Corrected where the text of a resolution says otherwise: see lists/README.md.',
  },
  'danh-muc-2025-06-30': {
    document: 'Danh mục hành chính, as in force on 30 June 2025: 63 provinces, 696 districts, 10,035 communes',
    issuer: 'Tổng cục Thống kê',
    seenIn: 'tranngocminhhieu/vietnamadminunits, list of 18 July 2025',
    url: 'https://github.com/tranngocminhhieu/vietnamadminunits',
    note: 'MIT licence. Stands for every day before 1 July 2025.',
  },
  'nq-30-2026': {
    document: 'Nghị quyết 30/2026/QH16, thành lập thành phố Đồng Nai',
    issuer: 'Quốc hội',
    seenIn: 'thanglequoc/vietnamese-provinces-database v4.2.0',
    url: 'https://github.com/thanglequoc/vietnamese-provinces-database',
    note: 'MIT licence.',
  },
  'nq-237-2026': {
    document: 'Nghị quyết 237/NQ-UBTVQH16, thành lập 10 phường thuộc tỉnh Đồng Nai',
    issuer: 'Ủy ban Thường vụ Quốc hội',
    seenIn: 'thanglequoc/vietnamese-provinces-database v4.2.0',
    url: 'https://github.com/thanglequoc/vietnamese-provinces-database',
    note: 'MIT licence. Two communes carry another code in that list than in the list of 2025: see lists/README.md.',
  },
};

/** What the lists must hold, as the documents say: by level and day, and by the first words of the names. */
const expected = [
  ['tinh', '2025-06-30', 63, 'danh-muc-2025-06-30'],
  ['huyen', '2025-06-30', 696, 'danh-muc-2025-06-30'],
  ['xa', '2025-06-30', 10_035, 'danh-muc-2025-06-30'],
  ['tinh', reform, 34, 'nq-202-2025'],
  ['huyen', reform, 0, 'qd-19-2025'],
  ['xa', reform, 3_321, 'nq-1654-1687'],
  ['xa', reform, 2_621, 'nq-1654-1687', 'Xã'],
  ['xa', reform, 687, 'nq-1654-1687', 'Phường'],
  ['xa', reform, 13, 'nq-1654-1687', 'Đặc khu'],
  ['tinh', revision, 34, 'nq-30-2026'],
  ['tinh', revision, 7, 'nq-30-2026', 'Thành phố'],
  ['tinh', revision, 27, 'nq-30-2026', 'Tỉnh'],
  ['xa', revision, 3_321, 'nq-237-2026'],
  ['xa', revision, 2_611, 'nq-237-2026', 'Xã'],
  ['xa', revision, 697, 'nq-237-2026', 'Phường'],
  ['xa', revision, 13, 'nq-237-2026', 'Đặc khu'],
].map(([level, on, count, source, named]) => ({ level, ...(named && { named }), on, count, source }));

/** The whole text of `vn.places.json`, with one place and one link per line. */
export function build() {
  const { places, links } = joinLists({
    before: readList('before-2025-07-01.csv'),
    after: readList('from-2025-07-01.csv'),
    revised: readList('from-2026-04-30.csv'),
    links: readRows('links-2025-07-01.csv'),
  });
  const line = (value) => `    ${JSON.stringify(value)}`;
  return `{
  "format": "tieuchi-places/1",
  "id": "vn/places",
  "version": "2026.4.30",
  "sources": ${JSON.stringify(sources, null, 2).replaceAll('\n', '\n  ')},
  "snapshots": [{ "before": "${reform}", "takenOn": "2025-06-30" }],
  "expect": {
    "counts": [
${expected.map((count) => `      ${JSON.stringify(count)}`).join(',\n')}
    ]
  },
  "places": [
${places.map(line).join(',\n')}
  ],
  "links": [
${links.map(line).join(',\n')}
  ]
}
`;
}

/**
 * A name in one spelling, for comparing only: NFC or NFD, `Hòa` or `Hoà`, `Xã` or `xã` give the same text.
 *
 * A Vietnamese syllable has at most one tone, so moving its mark to the end of the syllable loses nothing.
 */
export function spelling(name) {
  return name
    .normalize('NFD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''))
    .join(' ');
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Places and links of the three lists; throws when a list names a unit that does not exist or cannot be told apart. */
function joinLists(lists) {
  const places = [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' }];
  for (const unit of lists.before) places.push({ ...placeOf(unit, '', ''), until: reform });

  const changes = findChanges(lists.after, lists.revised);
  for (const unit of lists.after) {
    const ends = changes.has(unit.code) ? { until: revision } : {};
    places.push({ ...placeOf(unit, '-2025', '-2025'), from: reform, ...ends });
  }
  for (const { unit, parentSuffix } of changes.values()) {
    places.push({ ...placeOf(unit, '-2026', parentSuffix), from: revision });
  }

  const links = lists.links.map(([fromLevel, from, toLevel, to, kind]) => ({
    from: `${levelOf(fromLevel)}-${from}`,
    to: `${levelOf(toLevel)}-${to}-2025`,
    kind,
  }));
  for (const [code, { unit }] of changes) {
    links.push({ from: `${unit.level}-${code}-2025`, to: `${unit.level}-${unit.code}-2026`, kind: 'full' });
  }
  return { places, links };
}

/** The units that the later list changes, by their earlier code: the later unit and the suffix of its parent's id. */
function findChanges(earlier, later) {
  const laterByCode = new Map(later.map((unit) => [unit.code, unit]));
  const earlierCodes = new Set(earlier.map((unit) => unit.code));
  const added = later.filter((unit) => !earlierCodes.has(unit.code));
  const changes = new Map();
  for (const unit of earlier) {
    const next = laterByCode.get(unit.code) ?? onlySameName(unit, added);
    const parentChanged = unit.parent !== next.parent || changes.has(next.parent);
    if (unit.code !== next.code || spelling(unit.name) !== spelling(next.name) || parentChanged) {
      changes.set(unit.code, { unit: next, parentSuffix: changes.has(next.parent) ? '-2026' : '-2025' });
    }
  }
  if (earlier.length !== later.length) throw new Error(`${earlier.length} units became ${later.length}`);
  return changes;
}

/** The one unit with a new code that has the name, level and parent of a unit whose code is gone. */
function onlySameName(unit, added) {
  const same = added.filter(
    (next) => next.level === unit.level && next.parent === unit.parent && spelling(next.name) === spelling(unit.name),
  );
  if (same.length !== 1) throw new Error(`${unit.level} ${unit.code} has ${same.length} successors by name`);
  return same[0];
}

function placeOf(unit, suffix, parentSuffix) {
  const parent = unit.parent === '' ? 'vn' : `${unit.parentLevel}-${unit.parent}${parentSuffix}`;
  return { id: `${unit.level}-${unit.code}${suffix}`, code: unit.code, level: unit.level, name: unit.name, parent };
}

/** The units of a list, parents first. A stray second space in a name is dropped. */
function readList(file) {
  const units = readRows(file).map(([code, level, name, parent]) => ({
    code,
    level: levelOf(level),
    name: name.normalize('NFC').replace(/\s+/g, ' ').trim(),
    parent,
  }));
  const levelOfCode = new Map(units.map((unit) => [unit.code, unit.level]));
  return units.map((unit) => {
    const parentLevel = levelOfCode.get(unit.parent);
    if (unit.parent !== '' && parentLevel === undefined) throw new Error(`${file}: ${unit.code} has no parent`);
    return { ...unit, parentLevel };
  });
}

/** The rows below the header. The lists hold no quotes and no commas inside values. */
function readRows(file) {
  const text = readFileSync(new URL(`lists/${file}`, import.meta.url), 'utf8');
  const [header, ...rows] = text.trimEnd().split('\n');
  const width = header.split(',').length;
  return rows.map((row) => {
    const cells = row.split(',');
    if (cells.length !== width || row.includes('"')) throw new Error(`${file}: cannot read ${row}`);
    return cells;
  });
}

function levelOf(word) {
  const level = levels[word];
  if (level === undefined) throw new Error(`unknown level ${word}`);
  return level;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('vn.places.json', import.meta.url), build());
}
