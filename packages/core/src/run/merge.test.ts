import { describe, expect, test } from 'vitest';
import { countsOf } from '../value/cells.js';
import { mergeRows } from './merge.js';

const facts = new Set(['a', 'b', 'constructor', '__proto__']);
const merge = (rows: Parameters<typeof mergeRows>[0]) => mergeRows(rows, facts);

const row = (more: object = {}) => ({ subject: 's', year: 2023, group: 'g', facts: { a: 1 }, ...more }) as never;

describe('rows of one subject and year', () => {
  test('that are the same are one', () => {
    expect(merge([row(), row()])).toEqual({ record: row(), conflicts: [] });
  });

  test('that differ only in places stand in all of them', () => {
    const { record } = merge([
      row({ places: { w: 'x' } }),
      row({ places: { w: ['y', 'x'], h: null } }),
      row({ places: { w: '' } }),
    ]);
    expect(record!.places).toEqual({ w: ['x', 'y'], h: null });
  });

  test('keep what all of them say alike, and name one place once', () => {
    const alike = row({ places: { w: ['y', 'x'] } });
    expect(merge([alike, alike]).record!.places).toEqual({ w: ['y', 'x'] });
    expect(merge([row({ places: { w: ['c', 'a'] } }), row({ places: { w: 'b' } })]).record!.places).toEqual({
      w: ['a', 'b', 'c'],
    });
    const meaning = (_: string, code: string) => (code === 'xa-1' ? '00001' : code);
    const rows = [row({ places: { w: 'xa-1' } }), row({ places: { w: '00001' } })];
    expect(mergeRows(rows, facts, meaning).record!.places).toEqual({ w: '00001' });
  });

  test('may write the same share in several ways', () => {
    const shares = [{ met: 1, among: 2 }, { among: 2, met: 1 }, countsOf('1 1 0 0 0 0 0')];
    for (const a of shares)
      for (const b of shares) expect(merge([row({ facts: { a } }), row({ facts: { a: b } })]).conflicts).toEqual([]);
    expect(merge([row({ facts: { a: { among: 2 } } }), row({ facts: { a: shares[0] } })]).conflicts).toEqual([
      { what: 'a', values: ['/2', '1/2'] },
    ]);
  });

  test('are one record, the same bytes, in whatever order they come', () => {
    const rows = [
      row({ places: { w: 'b' } }),
      row({ places: { w: ['a', 'c'] } }),
      row({ places: { w: null } }),
      row({ places: { w: 'c' } }),
    ];
    const seen = new Set<string>();
    for (let turn = 0; turn < 4; turn += 1) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      for (const order of [turned, [...turned].reverse()]) seen.add(JSON.stringify(merge(order).record!.places));
    }
    expect(seen.size).toBe(1);
  });

  test('that differ in a fact leave it missing', () => {
    const { record, conflicts } = merge([row({ facts: { a: 1, b: 2 } }), row({ facts: { a: 3, b: 2 } })]);
    expect(record!.facts).toEqual({ b: 2 });
    expect(conflicts).toEqual([{ what: 'a', values: ['1', '3'] }]);
  });

  test('of which one has a fact and the other has none differ', () => {
    expect(merge([row(), row({ facts: { a: null } })])).toMatchObject({
      record: { facts: {} },
      conflicts: [{ what: 'a', values: ['1', ''] }],
    });
    expect(merge([row({ facts: { a: null } }), row({ facts: {} })]).conflicts).toEqual([]);
  });

  test('that differ in dates, stages or decisions leave those missing', () => {
    const granted = { title: 't', outcome: 'granted' };
    const { record, conflicts } = merge([
      row({ date: '2023-01-01', stage: 'x', dates: { x: '2023-01-01' }, selfFacts: { a: 1 }, recognised: [granted] }),
      row({
        date: '2023-01-02',
        stage: 'x',
        dates: { x: '2023-01-01' },
        selfFacts: { a: 2 },
        recognised: [{ ...granted, outcome: 'refused' }],
      }),
    ]);
    expect(record).toEqual({
      subject: 's',
      year: 2023,
      group: 'g',
      stage: 'x',
      facts: { a: 1 },
      dates: { x: '2023-01-01' },
    });
    expect(conflicts!.map(({ what }) => what)).toEqual(['date', 'self.a', 'recognised.t']);
  });

  test('that differ only in what nothing reads are one, and nothing is told of it', () => {
    const named = (name: string) =>
      row({
        facts: { a: 1, name },
        selfFacts: { a: 1, name },
        recognised: [{ title: 't', outcome: 'granted', name, decision: { number: '1', name } }],
      });
    const { record, conflicts } = merge([named('An'), named('Bình')]);
    expect(conflicts).toEqual([]);
    expect(JSON.stringify(record)).not.toMatch(/An|Bình/);
    expect(record).toMatchObject({
      facts: { a: 1 },
      recognised: [{ title: 't', outcome: 'granted', decision: { number: '1' } }],
    });
  });

  test('that differ in what decides how to judge cannot be one', () => {
    expect(merge([row(), row({ group: 'h' })]).clash).toEqual({ key: 'group', values: ['g', 'h'] });
    expect(merge([row(), row({ registered: false })]).clash).toEqual({
      key: 'registered',
      values: ['true', 'false'],
    });
    expect(merge([row(), row({ registered: true })]).clash).toBeUndefined();
  });

  test('with names that every object has', () => {
    const odd = JSON.parse('{"constructor": 1, "__proto__": 2}') as object;
    const { record } = merge([row({ facts: odd }), row({ facts: odd })]);
    expect(Object.keys(record!.facts)).toContain('constructor');
  });

  test('with values that JSON cannot hold do not throw', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(
      merge([row({ facts: { a: 1n, b: circle } }), row({ facts: { a: 2n, b: {} } })]).conflicts!.map(
        ({ what }) => what,
      ),
    ).toEqual(['a', 'b']);
  });
});
