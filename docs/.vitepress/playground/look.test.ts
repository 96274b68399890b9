import { describe, expect, test } from 'vitest';
import { examples } from './examples.js';
import { type Locale, look } from './look.js';

const [citizen, family, readers] = examples as [(typeof examples)[0], (typeof examples)[0], (typeof examples)[0]];
const seen = (example: typeof citizen, locale: Locale = 'en', record = example.record, pack = example.pack) =>
  look(pack, record, example.texts, locale);

describe('examples', () => {
  test.each(examples.map((example) => [example.id, example] as const))(
    '%s is without issues, in words of both languages',
    (_, example) => {
      for (const locale of ['en', 'vi'] as const) {
        const { packIssues, recordIssues, hasWords, result, schema, name } = seen(example, locale);
        expect([packIssues, recordIssues, hasWords]).toEqual([[], [], true]);
        expect(result!.titles.length).toBeGreaterThan(0);
        expect(JSON.stringify(schema)).toContain('"title"');
        expect(name).not.toContain('/');
      }
      expect(seen(example, 'vi').result!.digest).toBe(seen(example, 'en').result!.digest);
    },
  );

  test('a missing score leaves the title open, and the least change says by how much', () => {
    const { titles, totals } = seen(citizen).result!;
    expect(titles[0]).toMatchObject({ verdict: 'unknown', name: 'Learning Citizen' });
    expect(titles[0]!.lacking[0]).toBe('total points: has 72…81, needs at least 80; lacking 0…8');
    expect(titles[0]!.reasons).toEqual(['missing: Points: using foreign languages']);
    expect(totals).toEqual(['points: 72…81 in all, lowest 1…6']);
  });

  test('a declared share lacks members', () => {
    expect(seen(family).result!.titles[0]!.lacking.at(-1)).toMatch(/has 66.66 %.*lacking 1 members/);
  });

  test('a rank is named, and only better ones are lacking', () => {
    const [title] = seen(readers).result!.titles;
    expect(title).toMatchObject({ verdict: 'met', rank: 'Bronze' });
    expect(title!.lacking.filter((line) => line.startsWith('rank'))).toEqual([
      'rank Gold: not met',
      'rank Silver: not met',
    ]);
    expect(title!.thresholds[0]).toContain('12');
    expect(seen(readers, 'en', readers.record.replace('17', '3')).result!.titles[0]).not.toHaveProperty('rank');
    const open = seen(readers, 'vi', readers.record.replace('17', 'null')).result!.titles[0]!;
    expect(open.rank).toBe('Vàng … không có mức nào');
  });
});

describe('what is typed', () => {
  test('text that is no JSON is told with its place, and nothing is judged', () => {
    const { recordIssues, result } = seen(readers, 'en', '{\n  "subject": \n}');
    expect(recordIssues[0]).toMatchObject({ severity: 'error', line: 3 });
    expect(result).toBeUndefined();
  });

  test('a fact that is wrong is told once, where it stands, in the language', () => {
    const record = readers.record.replace('17', '"17"');
    const [issue, ...others] = seen(readers, 'vi', record).recordIssues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code: 'record/number-as-text', line: 6, column: 14 });
    expect(issue!.hint).toBeDefined();
    expect(seen(readers, 'en', record).recordIssues[0]!.message).not.toBe(issue!.message);
    expect(seen(readers, 'en', record).result!.titles[0]!.verdict).toBe('unknown');
  });

  test('a pack that is wrong says where, and the record is still read', () => {
    const { packIssues, recordIssues, result, schema } = seen(
      readers,
      'en',
      '{',
      readers.pack.replace('"books" }, 40', '"boks" }, 40'),
    );
    expect(packIssues[0]).toMatchObject({ severity: 'error', line: 29 });
    expect(recordIssues).toHaveLength(1);
    expect([result, schema]).toEqual([undefined, undefined]);
  });

  test('a pack under another id has no words', () => {
    const { hasWords, name, result } = seen(
      readers,
      'en',
      readers.record,
      readers.pack.replace('demo/readers', 'demo/mine'),
    );
    expect([hasWords, name, result!.titles[0]!.name]).toEqual([false, 'demo/mine', 'reader']);
  });

  test.each(['null', '[]', '"x"', '1', '{}', '{"facts": 1}', ''])(
    '%s as a record or a pack is told, never thrown',
    (text) => {
      expect(seen(readers, 'vi', text).recordIssues.length).toBeGreaterThan(0);
      expect(seen(readers, 'vi', readers.record, text).packIssues.length).toBeGreaterThan(0);
    },
  );
});
