import { describe, expect, test } from 'vitest';
import { packWith, programmeWith, titleOf } from '../../test/fixtures.js';
import {
  checkPack,
  checkProgramme,
  checkRecord,
  compilePack,
  compilePlaces,
  compileProgramme,
  createReceipt,
  createRowReader,
  createRun,
  evaluate,
  explain,
  groupRanks,
  leastChange,
  readableColumns,
  recordSchema,
  reviewOf,
  rollUp,
  type SubjectRecord,
  selfAssessment,
} from '../index.js';

const document = packWith({
  facts: { books: { type: 'integer', min: 0, max: 100 } },
  titles: [titleOf('t', { '>=': [{ var: 'books' }, 12] })],
});
const pack = compilePack(document);
const programme = compileProgramme(programmeWith({}), [pack]);
const list = {
  format: 'tieuchi-places/1',
  id: 'test/places',
  version: '1.0.0',
  places: [{ id: 'vn', code: 'vn', level: 'quoc-gia', name: 'Việt Nam' }],
};
const places = compilePlaces(list);
const record: SubjectRecord = { subject: 'p-1', year: 2023, group: 'nhom-1', facts: { books: 11 } };
const result = evaluate(pack, record);
const { report } = createRun({ packs: [pack] }).finish();
const finished = createRun({ packs: [pack] }).finish();

/** Everything that a caller may have mistaken for something compiled. */
const WRONG: readonly unknown[] = [document, JSON.stringify(document), undefined, null, 7, [], [pack], () => pack];

/** A caller without types gives anything. */
const as = <Wanted>(given: unknown) => given as Wanted;

const takers: { readonly [name: string]: (wrong: never) => unknown } = {
  evaluate: (wrong) => evaluate(as<typeof pack>(wrong), record),
  checkRecord: (wrong) => checkRecord(wrong, record),
  recordSchema: (wrong) => recordSchema(wrong),
  explain: (wrong) => explain(as<typeof pack>(wrong), result, 'en'),
  leastChange: (wrong) => leastChange(wrong, result),
  selfAssessment: (wrong) => selfAssessment(wrong, record, result),
  checkPack: (wrong) => checkPack(document, [wrong]),
  compileProgramme: (wrong) => compileProgramme(programmeWith({}), [wrong]),
  checkProgramme: (wrong) => checkProgramme(programmeWith({}), [wrong]),
  groupRanks: (wrong) => groupRanks([wrong]),
  createRowReader: (wrong) => createRowReader(['subject'], [wrong], []),
  readable: (wrong) => readableColumns([wrong], []),
  createRun: (wrong) => createRun({ packs: [wrong] }),
  createReceipt: (wrong) => createReceipt({ packs: [wrong], finished }),
};

describe('what is not compiled is refused by everything that takes what is compiled', () => {
  test.each(Object.keys(takers))('%s: a pack', (name) => {
    for (const wrong of WRONG) {
      const call = () => takers[name]!(as<never>(wrong));
      expect(call).toThrow(TypeError);
      expect(call).toThrow(new RegExp(`^${name}: .*compilePack\\(pack\\) once`));
    }
  });

  test('a list that is one', () => {
    expect(() => createRun({ packs: as(pack) })).toThrow(TypeError);
    expect(() => compileProgramme(programmeWith({}), as(undefined))).toThrow('compileProgramme: a list of what');
  });

  test.each([
    ['rollUp', () => rollUp(as(programmeWith({})), places, [])],
    ['createRun', () => createRun({ packs: [pack], programme: as(programmeWith({})), places })],
    ['createReceipt', () => createReceipt({ packs: [pack], programme: as(programmeWith({})), finished })],
    ['createRowReader', () => createRowReader([], [pack], [as(programmeWith({}))])],
    ['reviewOf', () => reviewOf([report], { programmes: [as(programmeWith({}))] })],
  ])('%s: a programme', (name, call) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`${name}: this programme is not compiled. Call compileProgramme(programme, packs) once`);
  });

  test.each([
    ['rollUp', () => rollUp(programme, as(list), [])],
    ['createRun', () => createRun({ packs: [pack], programme, places: as(list) })],
    ['createReceipt', () => createReceipt({ packs: [pack], places: as(list), finished })],
    ['reviewOf', () => reviewOf([report], { places: [as(list)] })],
  ])('%s: places', (name, call) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`${name}: these are not compiled. Call compilePlaces(places) once`);
  });

  test('it says what to do', () => {
    expect(() => evaluate(as<typeof pack>(document), record)).toThrow(
      'evaluate: this pack is not compiled. Call compilePack(pack) once, and give evaluate what it returns.',
    );
    expect(() => evaluate(as<typeof pack>(undefined), record)).toThrow(
      'evaluate: no pack. Call compilePack(pack) once',
    );
  });
});

describe('a run that is finished is sealed', () => {
  test('what is added afterwards is refused, not dropped', () => {
    const run = createRun({ packs: [pack] });
    run.add(record);
    const before = run.finish();
    expect(() => run.add(record)).toThrow('add after finish: this run is sealed. Make a new one with createRun.');
    expect(() => run.finish()).toThrow('finish after finish: this run is sealed');
    expect(before.counts).toEqual({ rowsRead: 1, records: 1, merged: 0, rejected: 0 });
  });

  test('a sorted one too, and one without rows', () => {
    const sorted = createRun({ packs: [pack], sorted: true, since: 2023 });
    sorted.finish();
    expect(() => sorted.add(record)).toThrow(Error);
    expect(() => sorted.finish()).toThrow(Error);
  });

  test('no event comes back into a run that is finishing', () => {
    const told: unknown[] = [];
    const run = createRun({
      packs: [pack],
      on: {
        scored: () => {
          try {
            run.add(record);
          } catch (error) {
            told.push((error as Error).message);
          }
        },
      },
    });
    run.add(record);
    expect(run.finish().counts.rowsRead).toBe(1);
    expect(told).toEqual(['add after finish: this run is sealed. Make a new one with createRun.']);
  });
});
