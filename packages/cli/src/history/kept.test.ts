import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runs } from '../../../core/test/effort.js';
import { headLine, openKept } from './kept.js';

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const subject = fc.oneof(
  fc.constantFrom('a', 'a\u2028b', 'đ', '\uffee', '😀', '__proto__'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  // So long that lines do not fit one reading of the file.
  fc.nat(3).map((times) => 'dài'.repeat(1 + times * 12_000)),
);
const years = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom('cong-dan', 'gia-dinh'), subject, year: fc.integer({ min: 2020, max: 2024 }) }),
  { selector: ({ kind, subject, year }) => `${kind} ${year} ${subject}`, maxLength: 30 },
);

function written(found: readonly { kind: string; subject: string; year: number }[]) {
  const ordered = [...found].sort((a, b) => bytes(a.kind, b.kind) || bytes(a.subject, b.subject) || a.year - b.year);
  const path = join(folder, 'history.ndjson');
  const lines = ordered.map((year) => JSON.stringify({ run: 'r', ...year, verdicts: {} }));
  writeFileSync(path, [headLine(2019), ...lines].map((line) => `${line}\n`).join(''));
  return { kept: openKept(path), lines, path };
}

test('a run that asks in order is told the years of each subject, and nothing of others', () => {
  fc.assert(
    fc.property(years, fc.array(subject, { maxLength: 10 }), fc.boolean(), (found, others, gathered) => {
      const { kept, lines, path } = written(found);
      expect(kept).toMatchObject({
        since: 2019,
        years: new Set(found.map(({ year }) => year)),
        digest: `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
      });
      expect([...kept.lines()]).toEqual(lines);
      const asked = [...new Set([...found.map((each) => each.subject), ...others])].sort(bytes);
      const walk = kept.walk();
      for (const each of gathered ? asked : asked.slice(1))
        for (const kind of ['cong-dan', 'gia-dinh', 'dong-ho']) {
          const own = found.filter((year) => year.subject === each && year.kind === kind).map(({ year }) => year);
          const told = own.length === 0 ? undefined : own.sort((a, b) => a - b);
          expect(walk.of(each, kind)?.map(({ year }) => year)).toEqual(told);
          expect(
            kept
              .only(each)(each, kind)
              ?.map(({ year }) => year),
          ).toEqual(told);
        }
      walk.close();
    }),
    runs(60),
  );
});

test('whoever asks out of order is stopped, not answered wrongly', () => {
  const { kept } = written([{ kind: 'cong-dan', subject: 'a', year: 2020 }]);
  const walk = kept.walk();
  walk.of('b', 'cong-dan');
  expect(() => walk.of('a', 'cong-dan')).toThrow('a stands before b');
  walk.close();
});
