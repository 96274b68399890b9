/**
 * The earlier years that a run keeps: a file of lines ordered by kind, subject and year, so that a run, which asks for its
 * subjects in the same order, reads it once from the front and never holds it whole.
 */
import { createHash } from 'node:crypto';
import type { HistoryYear } from '@tieuchi/core';
import { isMap } from '../document/json.js';
import { BrokenLine, linesFrom, parsed } from './lines.js';
import type { EarlierYear } from './years.js';

/** Earlier years, as a run takes them. */
export interface EarlierYears {
  /** The first year that they cover. */
  readonly since: number;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** The years of which they tell anything. */
  readonly years: ReadonlySet<number>;
  /** For a run in order: asks of each kind must follow the order of code points. */
  walk(): Walk;
  /** Its lines but the first. */
  lines(): Iterable<string>;
  /** The years of one subject, whatever its kind. */
  only(subject: string): Walk['of'];
}

interface Walk {
  readonly of: (subject: string, kind: string) => readonly HistoryYear[] | undefined;
  close(): void;
}

interface Head {
  readonly format: 'tieuchi-history/1';
  readonly since: number;
}

/** The first line of such a file. */
export function headLine(since: number): string {
  return JSON.stringify({ format: 'tieuchi-history/1', since } satisfies Head);
}

/**
 * Opens such a file: reads it once for its digest and for where each kind begins.
 *
 * @throws BrokenLine for a line that no run writes.
 */
export function openKept(path: string): EarlierYears {
  const hash = createHash('sha256');
  const years = new Set<number>();
  const begins = new Map<string, number>();
  let since = 0;
  let at = 0;
  let number = 0;
  for (const line of linesFrom(path, 0)) {
    hash.update(line).update('\n');
    number += 1;
    const value = parsed(line, number);
    if (number === 1) {
      if (!isHead(value)) throw new BrokenLine(number);
      since = value.since;
    } else {
      if (!isEarlierYear(value)) throw new BrokenLine(number);
      const { kind, year } = value;
      years.add(year);
      if (!begins.has(kind)) begins.set(kind, at);
    }
    at += line.length + 1;
  }
  // Every run writes the first line.
  if (number === 0) throw new BrokenLine(1);
  return {
    since,
    digest: `sha256:${hash.digest('hex')}`,
    years,
    lines: function* () {
      for (const line of linesFrom(path, headLine(since).length + 1)) yield line.toString();
    },
    walk: () => {
      const cursors = new Map([...begins].map(([kind, begin]) => [kind, createCursor(path, begin, kind)]));
      return {
        of: (subject, kind) => cursors.get(kind)?.next(subject),
        close: () => {
          for (const cursor of cursors.values()) cursor.close();
        },
      };
    },
    only: (wanted) => {
      const found: EarlierYear[] = [];
      const text = `"subject":${JSON.stringify(wanted)}`;
      for (const line of linesFrom(path, 0)) if (line.includes(text)) found.push(yearIn(line));
      return (subject, kind) => {
        const own = found.filter((year) => year.subject === subject && year.kind === kind);
        return own.length === 0 ? undefined : own;
      };
    },
  };
}

/** Goes forward through the lines of one kind. */
function createCursor(path: string, begin: number, kind: string) {
  const lines = linesFrom(path, begin);
  let here: EarlierYear | undefined;
  let asked: string | undefined;
  const step = () => {
    const { value, done } = lines.next();
    const year = done ? undefined : yearIn(value);
    here = year?.kind === kind ? year : undefined;
  };
  step();
  return {
    next: (subject: string): readonly EarlierYear[] | undefined => {
      if (asked !== undefined && codePointOrder(subject, asked) < 0)
        throw new Error(`earlier years are asked for in order: ${subject} stands before ${asked}`);
      asked = subject;
      while (here !== undefined && codePointOrder(here.subject, subject) < 0) step();
      const own: EarlierYear[] = [];
      for (; here !== undefined && here.subject === subject; step()) own.push(here);
      return own.length === 0 ? undefined : own;
    },
    close: () => void lines.return(undefined),
  };
}

/** The order of code points, which is the order of bytes in UTF-8. */
function codePointOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function yearIn(line: Buffer): EarlierYear {
  return JSON.parse(line.toString()) as EarlierYear;
}

function isHead(value: unknown): value is Head {
  return (
    isMap(value) &&
    value.format === 'tieuchi-history/1' &&
    Number.isInteger(value.since) &&
    (value.since as number) >= 1900 &&
    (value.since as number) <= 2199
  );
}

function isEarlierYear(value: unknown): value is EarlierYear {
  const isTexts = (given: unknown) => isMap(given) && Object.values(given).every((each) => typeof each === 'string');
  return (
    isMap(value) &&
    ['run', 'kind', 'subject'].every((key) => typeof value[key] === 'string') &&
    ['group', 'pack'].every((key) => value[key] === undefined || typeof value[key] === 'string') &&
    Number.isInteger(value.year) &&
    isTexts(value.verdicts) &&
    (value.recognised === undefined || isTexts(value.recognised))
  );
}
