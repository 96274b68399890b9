/**
 * What becomes of an input file: run in this process, and told in a few lines that a table can hold.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@tieuchi/core';
import { check } from '../src/commands/check.js';
import { score } from '../src/commands/score.js';
import { InputError } from '../src/table/input-error.js';
import { Failure } from '../src/terminal/failure.js';
import { createSpeech } from '../src/words/speech.js';
import { table, vn } from './tieuchi.js';

export const corpus = fileURLToPath(new URL('corpus/', import.meta.url));
const speech = createSpeech('en');

/** A file, and how it is used: as a register, unless it stands in `counts`, `places` or `docs`. */
export interface Case {
  readonly file: string;
  /** Options that differ from those of its folder. */
  readonly with?: { readonly packs?: readonly string[]; readonly since?: number };
}

/** What became of it. */
export interface Outcome {
  /** Rows read, records, merged, rejected. */
  readonly rows?: string;
  /** Verdicts by subject and year. */
  readonly verdicts?: { readonly [record: string]: string };
  /** `line code` of what was rejected, told, put right, or in conflict. */
  readonly told?: readonly string[];
  /** Columns that nothing reads. */
  readonly ignored?: readonly string[];
  /** Of counts: the figure of the topmost place. */
  readonly figure?: string;
  /** What stopped it: `line code`. */
  readonly stopped?: string;
}

const world = (name: string) => join(corpus, 'world', name);

/** Runs one case. */
export async function outcomeOf({ file, with: options = {} }: Case): Promise<Outcome> {
  const [folder] = file.split('/');
  const path = join(corpus, file);
  if (folder === 'places') return checked([path], [world('w.places.json')]);
  if (folder === 'docs') return checked([path], []);
  const isNational = folder === 'vn';
  const packs = options.packs?.map(world) ?? [isNational ? vn : world('w.pack.json')];
  return scored({
    records: [folder === 'counts' ? world('plain.csv') : path],
    packs,
    programmes: isNational ? [join(vn, 'programmes/677-qd-ttg.programme.json')] : [world('w.programme.json')],
    places: isNational ? [vn] : [world('w.places.json')],
    counts: folder === 'counts' ? [path] : [],
    ...(options.since !== undefined && { since: options.since }),
  });
}

type Given = Pick<Parameters<typeof score>[0], 'records' | 'packs' | 'programmes' | 'places' | 'counts' | 'since'>;

async function scored(given: Given): Promise<Outcome> {
  const temp = mkdtempSync(join(tmpdir(), 'tieuchi-corpus-'));
  const out = join(temp, 'out');
  let said = '';
  try {
    const print = (line: string) => {
      said += line;
    };
    await score({ ...given, history: [], out, results: 'both', json: true, lang: 'en' }, speech, print, () => {});
    return outcomeIn(out, JSON.parse(said), given.counts.length > 0);
  } catch (error) {
    return { stopped: stopIn(error) };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

interface Summary {
  readonly rowsRead: number;
  readonly records: number;
  readonly merged: number;
  readonly rejected: number;
  readonly ignored: readonly { readonly column: string }[];
}

function outcomeIn(out: string, summary: Summary, hasCounts: boolean): Outcome {
  const list = (name: string) => (existsSync(join(out, `${name}.csv`)) ? table(join(out, `${name}.csv`)) : []);
  const told = ['rejects', 'issues', 'repairs', 'conflicts'].flatMap((name) =>
    list(name).map(({ line, code, what, column, pointer }) =>
      [line, name === 'rejects' ? 'rejected' : '', code ?? 'conflict', pointer ?? column ?? what]
        .filter(Boolean)
        .join(' '),
    ),
  );
  const verdicts = Object.fromEntries(
    list('results').map((row) => [
      `${row.subject} ${row.year}`,
      Object.keys(row)
        .filter((column) => /^title\.[^.]+$/.test(column) && row[column] !== '')
        .map((column) => row[column])
        .join(' '),
    ]),
  );
  if (hasCounts) return { figure: figureIn(out), ...(told.length > 0 && { told }) };
  const { rowsRead, records, merged, rejected } = summary;
  return {
    rows: [rowsRead, records, merged, rejected].join(' '),
    ...(Object.keys(verdicts).length > 0 && { verdicts }),
    ...(told.length > 0 && { told }),
    ...(summary.ignored.length > 0 && { ignored: summary.ignored.map(({ column }) => column) }),
  };
}

function figureIn(out: string): string {
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  const [programme] = report.programmes;
  const issues = [...new Set(report.issues.map(({ code }) => code))];
  const [row] = programme!.years[0]!.measures[0]!.places;
  const total = row === undefined ? 'none' : `${row.tally.met}/${row.tally.met + row.tally.unmet + row.tally.unknown}`;
  return [total, row?.target?.verdict ?? 'no verdict', ...issues].join(' ');
}

async function checked(names: readonly string[], places: readonly string[]): Promise<Outcome> {
  let said = '';
  try {
    await check(names, { pack: [], places, json: true }, speech, (line) => {
      said += line;
    });
  } catch (error) {
    return { stopped: stopIn(error) };
  }
  const [{ issues }] = JSON.parse(said) as [{ issues: readonly { code: string; line?: number }[] }];
  return issues.length === 0 ? {} : { told: issues.map(({ code, line }) => [line, code].filter(Boolean).join(' ')) };
}

/** The line and code of what stopped a command; of a sentence without a code, its beginning. */
function stopIn(error: unknown): string {
  if (error instanceof InputError) return [error.line, error.code].filter(Boolean).join(' ');
  if (!(error instanceof Failure)) throw error;
  const [first = ''] = error.lines;
  const [, line, code] = /^(?:.*?)(?::(\d+))?(?::\d+)? error (\S+)/.exec(first) ?? [];
  return code === undefined ? first.replaceAll(corpus, '').split('\n')[0]! : [line, code].filter(Boolean).join(' ');
}
