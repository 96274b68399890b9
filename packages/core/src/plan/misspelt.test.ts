import { describe, expect, test } from 'vitest';
import { packWith, programmeWith, titleOf } from '../../test/fixtures.js';
import {
  checkRecord,
  compilePack,
  compilePlaces,
  compileProgramme,
  createRun,
  evaluate,
  type Issue,
  type SubjectRecord,
} from '../index.js';
import { limits } from '../text/limits.js';

const score = { type: 'integer', min: 0, max: 10 };
const pack = compilePack(
  packWith({
    facts: { 'doc-sach': score, 'ngoai-ngu': score, 'thu-nhap-2023': score },
    memberFacts: { 'nguoi-lon': { type: 'boolean' } },
    titles: [titleOf('t', { '>=': [{ var: 'doc-sach' }, 5] })],
  }),
);
const other = compilePack(
  packWith({
    id: 'test/other',
    group: 'nhom-2',
    facts: { 'doc-sac': score },
    titles: [titleOf('t', { '>=': [{ var: 'doc-sac' }, 5] })],
  }),
);
const recordOf = (facts: object, more: object = {}) =>
  ({ subject: 'p-1', year: 2023, group: 'nhom-1', facts, ...more }) as SubjectRecord;
const told = (issues: readonly Issue[]) =>
  issues.map(({ code, severity, pointer, params }) => ({ code, severity, pointer, params }));
const misspelt = (pointer: string, fact: string, near: string, times = 1) => ({
  code: 'record/misspelt-fact',
  severity: 'warning',
  pointer,
  params: { fact, near, times },
});

describe('evaluate tells a misspelt fact', () => {
  test.each([
    ['two letters exchanged', 'doc-sahc', 'doc-sach'],
    ['one letter more', 'doc-sachh', 'doc-sach'],
    ['one letter less', 'doc-sch', 'doc-sach'],
    ['one letter wrong', 'doc-sech', 'doc-sach'],
    ['capitals', 'Doc-Sach', 'doc-sach'],
    ['an underline', 'doc_sach', 'doc-sach'],
    ['a space', 'doc sach', 'doc-sach'],
    ['accents', 'đọc-sách', 'doc-sach'],
    ['accents as separate marks', 'đọc-sách'.normalize('NFD'), 'doc-sach'],
    ['without its end', 'ngoai', 'ngoai-ngu'],
  ])('%s', (_, name, near) => {
    expect(told(evaluate(pack, recordOf({ [name]: 9 })).issues)).toEqual([misspelt(`/facts/${name}`, name, near)]);
  });

  test('beside a value of the right name, and in what the subject says of itself', () => {
    const facts = { 'doc-sach': 9, 'doc-sahc': 9 };
    expect(told(evaluate(pack, recordOf(facts, { selfFacts: { 'ngoai-ngo': 1 } })).issues)).toEqual([
      misspelt('/facts/doc-sahc', 'doc-sahc', 'doc-sach'),
      misspelt('/selfFacts/ngoai-ngo', 'ngoai-ngo', 'ngoai-ngu'),
    ]);
  });

  test('and says it in words, after what else is wrong', () => {
    const { issues } = evaluate(pack, recordOf({ 'ngoai-ngu': '7', 'doc-sahc': 9 }));
    expect(issues.map(({ code }) => code)).toEqual(['record/number-as-text', 'record/misspelt-fact']);
    expect(issues[1]!.message).toBe('`doc-sahc` is no fact that anything reads (found 1 ×)');
    expect(issues[1]!.hint).toBe('did you mean `doc-sach`?');
  });

  test.each([
    ['a column that resembles nothing', { 'ho-ten': 'x', 'ngay-sinh': '1', cccd: 1, dien_thoai: 2 }],
    ['a series of years', { 'thu-nhap-2022': 5, 'thu-nhap-2021': 5 }],
    ['a fact of members', { 'nguoi-lon': true }],
    ['a very long name', { [`doc-sach${'h'.repeat(100)}`]: 1 }],
    ['names that every object has', JSON.parse('{"__proto__": 1, "constructor": 1, "toString": 1}') as object],
  ])('never of %s', (_, facts) => {
    expect(evaluate(pack, recordOf(facts)).issues).toEqual([]);
  });

  test('a record of another group has other names', () => {
    const { issues } = evaluate(pack, recordOf({ 'doc-sahc': 1 }, { group: 'nhom-2' }));
    expect(issues.map(({ code }) => code)).toEqual(['record/other-group']);
  });

  test('it changes no verdict, and the same record says the same however often it is asked', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`cot-thu-${at.toString(36)}-x`, at]));
    const record = recordOf({ ...many, 'doc-sahc': 9 });
    const first = evaluate(pack, record);
    expect(evaluate(pack, record)).toEqual(first);
    expect(told(first.issues)).toEqual([misspelt('/facts/doc-sahc', 'doc-sahc', 'doc-sach')]);
    const { issues: _, ...rest } = first;
    const { issues: none, ...plain } = evaluate(pack, recordOf({}));
    expect(rest).toEqual(plain);
    expect(none).toEqual([]);
  });

  test('at most so many of one record', () => {
    const slips = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`doc-sac${at.toString(36)}`, 1]));
    expect(evaluate(pack, recordOf(slips)).issues.length).toBeLessThanOrEqual(limits.issues);
  });

  test('facts that cannot be read say so, and nothing more', () => {
    const facts = new Proxy(
      { 'doc-sahc': 1 },
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(evaluate(pack, recordOf({}, { selfFacts: facts })).issues).toEqual([]);
  });
});

describe('checkRecord tells both kinds of unknown names', () => {
  test('near ones, and any other', () => {
    expect(
      checkRecord(pack, recordOf({ 'doc-sahc': 1, cccd: 1, 'thu-nhap-2022': 1 })).map(({ code, pointer }) => [
        code,
        pointer,
      ]),
    ).toEqual([
      ['record/misspelt-fact', '/facts/doc-sahc'],
      ['record/unknown-fact', '/facts/cccd'],
      ['record/unknown-fact', '/facts/thu-nhap-2022'],
    ]);
  });
});

describe('a run tells each misspelt name once', () => {
  const places = compilePlaces({
    format: 'tieuchi-places/1',
    id: 'test/places',
    version: '1.0.0',
    places: [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' }],
  });
  const programme = compileProgramme(programmeWith({ facts: { 'ngoai-ngo': score } }), [pack, other]);
  const toldBy = (rows: readonly SubjectRecord[], options: object = {}) => {
    const events: unknown[] = [];
    const run = createRun({
      packs: [pack, other],
      ...options,
      on: { issue: ({ origin, subject, issue }) => void events.push([origin.line, subject, ...told([issue])]) },
    });
    for (const row of rows) run.add(row);
    return { events, finished: run.finish() };
  };
  const rows = [
    recordOf({ 'doc-sach': 9 }),
    recordOf({ 'doc-sahc': 9 }, { subject: 'p-2' }),
    recordOf({ 'doc-sahc': 8, cccd: 1 }, { subject: 'p-3', selfFacts: { 'doc-sahc': 9 } }),
  ];

  test('at the first row that has it, with the number of rows', () => {
    expect(toldBy(rows).events).toEqual([
      [2, 'p-2', misspelt('/facts/doc-sahc', 'doc-sahc', 'doc-sach', 2)],
      [3, 'p-3', misspelt('/selfFacts/doc-sahc', 'doc-sahc', 'doc-sach', 1)],
    ]);
    expect(toldBy(rows, { sorted: true, since: 2023 }).events).toEqual(toldBy(rows).events);
  });

  test('never of a name that another pack or a programme declares', () => {
    const facts = { 'doc-sac': 1, 'ngoai-ngo': 1, 'nguoi-lon': true };
    expect(toldBy([recordOf(facts)], { programme, places }).events).toEqual([]);
    expect(toldBy([recordOf(facts)]).events).toEqual([
      [1, 'p-1', misspelt('/facts/ngoai-ngo', 'ngoai-ngo', 'ngoai-ngu')],
    ]);
  });

  test('a rejected row tells nothing of its names', () => {
    expect(toldBy([recordOf({ 'doc-sahc': 1 }, { year: 'x' })]).events).toEqual([]);
  });

  test('it enters no digest', () => {
    const without = rows.map(({ facts, selfFacts: _, ...row }) => {
      const { 'doc-sahc': __, ...read } = facts as { [id: string]: number };
      return { ...row, facts: read };
    });
    const { results, report, records } = toldBy(rows).finished;
    expect(toldBy(without).finished).toMatchObject({ results, report, records });
  });

  test('of very many names the first ones are looked at', () => {
    const names = Array.from({ length: limits.keys + 10 }, (_, at) => [`cot-${at.toString(36)}-${at}`, 1] as const);
    const chunk = (at: number) => recordOf(Object.fromEntries(names.slice(at, at + 900)), { subject: `p-${at}` });
    const many = [chunk(0), chunk(900), chunk(1800), recordOf({ 'doc-sahc': 1 }, { subject: 'z' })];
    expect(toldBy(many).events).toEqual([]);
    expect(toldBy([...many].reverse()).events).toHaveLength(1);
  });
});
