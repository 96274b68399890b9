import { describe, expect, test } from 'vitest';
import { mergeRows } from './merge.js';

const row = (more: object = {}) => ({ subject: 's', year: 2023, group: 'g', facts: { a: 1 }, ...more }) as never;

describe('rows of one subject and year', () => {
  test('that are the same are one', () => {
    expect(mergeRows([row(), row()])).toEqual({ record: row(), conflicts: [] });
  });

  test('that differ only in places stand in all of them', () => {
    const { record } = mergeRows([
      row({ places: { w: 'x' } }),
      row({ places: { w: ['y', 'x'], h: null } }),
      row({ places: { w: '' } }),
    ]);
    expect(record!.places).toEqual({ w: ['x', 'y'], h: null });
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
      for (const order of [turned, [...turned].reverse()]) seen.add(JSON.stringify(mergeRows(order).record!.places));
    }
    expect(seen.size).toBe(1);
  });

  test('that differ in a fact leave it missing', () => {
    const { record, conflicts } = mergeRows([row({ facts: { a: 1, b: 2 } }), row({ facts: { a: 3, b: 2 } })]);
    expect(record!.facts).toEqual({ b: 2 });
    expect(conflicts).toEqual([{ what: 'a', values: ['1', '3'] }]);
  });

  test('of which one has a fact and the other has none differ', () => {
    expect(mergeRows([row(), row({ facts: { a: null } })])).toMatchObject({
      record: { facts: {} },
      conflicts: [{ what: 'a', values: ['1', ''] }],
    });
    expect(mergeRows([row({ facts: { a: null } }), row({ facts: {} })]).conflicts).toEqual([]);
  });

  test('that differ in dates, stages or decisions leave those missing', () => {
    const granted = { title: 't', outcome: 'granted' };
    const { record, conflicts } = mergeRows([
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

  test('that differ in what decides how to judge cannot be one', () => {
    expect(mergeRows([row(), row({ group: 'h' })]).clash).toEqual({ key: 'group', values: ['g', 'h'] });
    expect(mergeRows([row(), row({ registered: false })]).clash).toEqual({
      key: 'registered',
      values: ['true', 'false'],
    });
    expect(mergeRows([row(), row({ registered: true })]).clash).toBeUndefined();
  });

  test('with names that every object has', () => {
    const facts = JSON.parse('{"constructor": 1, "__proto__": 2}') as object;
    const { record } = mergeRows([row({ facts }), row({ facts })]);
    expect(Object.keys(record!.facts)).toContain('constructor');
  });

  test('with values that JSON cannot hold do not throw', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(
      mergeRows([row({ facts: { a: 1n, b: circle } }), row({ facts: { a: 2n, b: {} } })]).conflicts!.map(
        ({ what }) => what,
      ),
    ).toEqual(['a', 'b']);
  });
});
