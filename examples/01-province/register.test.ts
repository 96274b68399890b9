import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columns, groups, indicators, kinds, writeRegister, years } from './register.mjs';

const lists = fileURLToPath(new URL('../../criteria-packs/vn/places/lists/', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'tieuchi-register-'));
const out = path.join(root, 'first');
let manifest: ReturnType<typeof writeRegister>;

beforeAll(() => {
  manifest = writeRegister({ out, scale: 0.02 });
});
afterAll(() => rmSync(root, { recursive: true }));

type Row = { [column: string]: string };

const read = (file: string) => readFileSync(path.join(out, file), 'utf8').trimEnd().split('\n');

/** Rows of a file by column; quotes stand only around scores such as `"8,0"`. */
function rowsOf(file: string): Row[] {
  const [header, ...lines] = read(file).map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ''),
  );
  return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [header?.[at] ?? '', cell])));
}

const base = (year: number) => rowsOf(`register-${year}.csv`);
const extra = (year: number) => rowsOf(`extra-${year}.csv`);
const kindOf = (row: Row) => row.subject?.normalize('NFC').match(/^sx-([a-z-]+)-(?:tổ-)?\d+$/)?.[1] ?? '';
const scoresOf = (row: Row) => indicators.map((id) => Number(row[id]));
const passes = (row: Row) => {
  const scores = scoresOf(row);
  return scores.reduce((sum, score) => sum + score, 0) >= 80 && Math.min(...scores) >= 5;
};

function codesOf(file: string): Set<string> {
  const rows = readFileSync(path.join(lists, file), 'utf8').trimEnd().split('\n').slice(1);
  return new Set(rows.filter((row) => row.split(',')[1] === 'commune').map((row) => row.split(',')[0] ?? ''));
}
const before = codesOf('before-2025-07-01.csv');
const after = codesOf('from-2025-07-01.csv');

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}

describe('the same options', () => {
  it('give the same bytes, and another seed gives others', () => {
    const [second, other] = [path.join(root, 'second'), path.join(root, 'other')];
    writeRegister({ out: second, scale: 0.02 });
    writeRegister({ out: other, scale: 0.02, seed: 678 });
    expect(digestOf(second)).toBe(digestOf(out));
    expect(digestOf(other)).not.toBe(digestOf(out));
  });
});

describe('the base', () => {
  it.each(years)('has the columns, every person once, and no order in %i', (year) => {
    expect(read(`register-${year}.csv`)[0]).toBe(columns.join(','));
    const subjects = base(year).map((row) => row.subject ?? '');
    expect(subjects).toHaveLength(manifest.base.people);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.every((subject) => /^sg-\d{7}$/.test(subject))).toBe(true);
    const rising = subjects.filter((subject, at) => at > 0 && subject > (subjects[at - 1] ?? '')).length;
    expect(rising / subjects.length).toBeCloseTo(0.5, 1);
  });

  it('passes in 2023 as Hải Dương reported', () => {
    const published = { 'nhom-1': [246_000, 43.4], 'nhom-2': [211_000, 64.7], 'nhom-3': [61_000, 86.7] };
    const rows = base(2023);
    for (const [group, [registered = 0, rate = 0]] of Object.entries(published)) {
      const members = rows.filter((row) => row.group === group && row.registered === 'true');
      expect(members).toHaveLength(registered * 0.02);
      expect((members.filter(passes).length * 100) / members.length).toBeCloseTo(rate, 1);
    }
  });

  it.each(years)('holds in %i what the manifest says', (year) => {
    const rows = base(year);
    const count = (keep: (row: Row) => boolean) => rows.filter(keep).length;
    const byGroup = (keep: (row: Row) => boolean) =>
      Object.fromEntries(groups.map(({ id }) => [id, count((row) => row.group === id && keep(row))]));
    const outcome = 'recognised.cong-dan-hoc-tap';
    expect(manifest.base.years[year]).toEqual({
      rows: rows.length,
      dated: count((row) => row.date !== ''),
      inOffice: count((row) => row['place.noi-lam-viec'] === 'so-khdt-lang-son'),
      registered: byGroup((row) => row.registered === 'true'),
      achieved: byGroup(passes),
      recognised: {
        granted: count((row) => row[outcome] === 'granted'),
        refused: count((row) => row[outcome] === 'refused'),
        none: count((row) => row[outcome] === ''),
        against: count((row) => row[outcome] === (passes(row) ? 'refused' : 'granted')),
      },
    });
  });

  it('has valid scores, and places of the tree of the year', () => {
    for (const year of years) {
      for (const row of base(year)) {
        expect(scoresOf(row).every((score) => Number.isInteger(score) && score >= 1 && score <= 10)).toBe(true);
        expect((year < 2025 ? before : after).has(row['place.noi-o'] ?? ''), row['place.noi-o']).toBe(true);
      }
    }
  });

  it('has people who pass five years running, as many as the manifest says', () => {
    const passed = new Map<string, number>();
    for (const row of years.flatMap(base).filter(passes)) {
      passed.set(row.subject ?? '', (passed.get(row.subject ?? '') ?? 0) + 1);
    }
    const holders = base(2026).filter((row) => passed.get(row.subject ?? '') === 5);
    for (const { id } of groups) {
      expect(holders.filter((row) => row.group === id)).toHaveLength(manifest.base.fiveYears[id]);
      expect(manifest.base.fiveYears[id]).toBeGreaterThan(0);
    }
  });

  it('dates some people of 2023 before the criteria of that year', () => {
    expect(new Set(base(2023).map((row) => row.date))).toEqual(new Set(['', '2023-09-30']));
  });
});

describe('the extra people', () => {
  /** How a row of the kind is told from a clean one by itself; kinds told by several rows are tested below. */
  const flaws: { [kind: string]: (row: Row, year: number) => boolean } = {
    'missing-scores': (row) => indicators.some((id) => row[id] === ''),
    'two-workplaces': (row) => /^[^|]+\|[^|]+$/.test(row['place.noi-lam-viec'] ?? ''),
    'no-leading-zeros': (row) => before.has(`0${row['place.noi-o']}`) || after.has(`0${row['place.noi-o']}`),
    'decimal-comma': (row) => indicators.some((id) => /^\d+,0$/.test(row[id] ?? '')),
    'score-zero': (row) => indicators.some((id) => row[id] === '0'),
    'score-eleven': (row) => indicators.some((id) => row[id] === '11'),
    'score-half': (row) => indicators.some((id) => row[id] === '7.5'),
    'score-text': (row) => indicators.some((id) => row[id] === 'x'),
    'unknown-place': (row) => !before.has(row['place.noi-o'] ?? '') && !after.has(row['place.noi-o'] ?? ''),
    'unknown-group': (row) => row.group === 'nhom-9',
    'old-code': (row, year) => year >= 2025 && !after.has(row['place.noi-o'] ?? ''),
    'before-reform': (row) => row.date === '2025-05-31' && before.has(row['place.noi-o'] ?? ''),
    'no-workplace': (row) => row['place.noi-lam-viec'] === '-',
    unregistered: (row) => row.registered === 'false' && indicators.every((id) => row[id] === ''),
  };

  it.each(years)('are in %i as many rows of each kind as the manifest says', (year) => {
    const rows = extra(year);
    const found = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
    for (const row of rows) found[kindOf(row)] = (found[kindOf(row)] ?? 0) + 1;
    expect(found).toEqual(manifest.extra.rows[year]);
    for (const [kind, shows] of Object.entries(flaws)) {
      const flawed = rows.filter((row) => kindOf(row) === kind && shows(row, year));
      expect([kind, flawed.length]).toEqual([kind, manifest.extra.flawed[year][kind]]);
    }
  });

  it('write two rows of one person as the kind says', () => {
    const pairs = new Map<string, Row[]>();
    for (const row of extra(2025).filter((each) => kinds[kindOf(each)]?.twice)) {
      pairs.set(row.subject ?? '', [...(pairs.get(row.subject ?? '') ?? []), row]);
    }
    const differing = (rows: Row[]) => columns.filter((column) => rows[0]?.[column] !== rows[1]?.[column]);
    for (const rows of pairs.values()) {
      expect(rows).toHaveLength(2);
      const kind = kindOf(rows[0] ?? {});
      if (kind === 'duplicated') expect(differing(rows)).toEqual([]);
      else if (kind === 'two-rows-workplace') expect(differing(rows)).toEqual(['place.noi-lam-viec']);
      else expect(indicators).toContain(differing(rows).join());
    }
  });

  it('move, change group and pause between years, and only that costs them the title', () => {
    const seen = years.map((year) => new Map(extra(year).map((row) => [row.subject?.normalize('NFC') ?? '', row])));
    const compare = (kind: string, column: string) => {
      const people = [...(seen[1]?.keys() ?? [])].filter((subject) => kindOf({ subject }) === kind);
      expect(people).toHaveLength(manifest.extra.people[kind] ?? 0);
      return people.filter((subject) => seen[1]?.get(subject)?.[column] !== seen[2]?.get(subject)?.[column]).length;
    };
    expect(compare('moved', 'place.noi-o')).toBe(manifest.extra.people.moved);
    expect(compare('group-changed', 'group')).toBe(manifest.extra.people['group-changed']);
    expect(compare('gap', 'subject')).toBe(manifest.extra.people.gap);
    expect(compare('nfd', 'group')).toBe(0);
    for (const row of seen.flatMap((year) => [...year.values()])) {
      const kind = kindOf(row);
      if (kind !== 'decimal-comma' && kinds[kind]?.passes) expect(passes(row), row.subject).toBe(true);
    }
  });

  it('spell one subject in two ways of Unicode', () => {
    const spelt = (year: number) => extra(year).filter((row) => kindOf(row) === 'nfd');
    expect(spelt(2024).every((row) => row.subject !== row.subject?.normalize('NFC'))).toBe(true);
    expect(spelt(2025).every((row) => row.subject === row.subject?.normalize('NFC'))).toBe(true);
  });
});

describe('the rest of the folder', () => {
  it('declares more adults than a commune has rows', () => {
    const rows = [...base(2023), ...extra(2023)];
    const declared = rowsOf('counts.csv');
    expect(declared).toHaveLength(10);
    for (const [at, { place = '', among, measure, status }] of declared.entries()) {
      expect([before.has(place), measure, status]).toEqual([true, 'dang-ky', 'placeholder']);
      const records = rows.filter((row) => row['place.noi-o']?.padStart(5, '0') === place).length;
      expect(records).toBe(manifest.declared[at]?.records);
      expect(Number(among)).toBeGreaterThan(records);
    }
  });

  it('says in two languages that nobody in it is real', () => {
    const text = read('SYNTHETIC.txt').join('\n');
    expect(text).toContain('Không dòng nào trong thư mục này mô tả một người có thật');
    expect(text).toContain('No row in this folder describes a real person');
  });

  it('keeps the shown numbers at other small scales', () => {
    const small = writeRegister({ out: path.join(root, 'small'), scale: 0.1 });
    expect(small.base.years[2023].registered).toEqual({ 'nhom-1': 24_600, 'nhom-2': 21_100, 'nhom-3': 6_100 });
    for (const { id, rates } of groups) {
      const { achieved, registered } = small.base.years[2023];
      expect((achieved[id] * 100) / registered[id]).toBeCloseTo(rates[1] ?? 0, 1);
    }
  });
});
