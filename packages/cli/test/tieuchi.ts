/**
 * The command as a user runs it: the built program, real files, a real process.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = join(root, 'packages/cli/dist/main.js');
export const vn = join(root, 'criteria-packs/vn');
/** The packs of citizens alone, as options: a test may then have packs of its own for those above them. */
export const citizens = readdirSync(join(vn, 'packs'))
  .filter((name) => name.endsWith('.pack.json'))
  .flatMap((name) => ['--pack', join(vn, 'packs', name)]);
/** The programme whose people have records of their own. */
const national = join(vn, 'programmes/677-qd-ttg.programme.json');
const INDICATORS = [
  'doc-sach',
  'ke-hoach-hoc-tap',
  'tham-gia-sinh-hoat',
  'dong-vien-nguoi-than',
  'cong-nghe-thong-tin',
  'ngoai-ngu',
  'tinh-toan',
  'tu-duy-phan-bien',
  'quan-he-than-thien',
  'hop-tac-chia-se',
];

/** A folder of its own for one test. */
export function workplace(): string {
  return mkdtempSync(join(tmpdir(), 'tieuchi-test-'));
}

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Results are written as CSV too, which tests read. */
const withCsv = (args: readonly string[]) =>
  args[0] === 'score' && !args.includes('--results') ? [...args, '--results', 'both'] : args;

export function tieuchi(...args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...withCsv(args)], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  return { code: status, out: stdout, err: stderr };
}

/** The command in a shell that allows files of at most so many blocks of 1,024 bytes. */
export function tieuchiWithin(blocks: number, ...args: readonly string[]): Said {
  const quoted = [process.execPath, program, ...args].map((arg) => `'${arg}'`).join(' ');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `ulimit -f ${blocks}; exec ${quoted}`], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

export function start(...args: readonly string[]) {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

export function put(path: string, content: string | Buffer): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** One row of a register: its columns with their cells. */
export type Cells = { readonly [column: string]: string };

/** Ten scores as cells; a string gives one score for all, a list each. */
export function scores(given: string | readonly string[]): { [column: string]: string } {
  return Object.fromEntries(
    INDICATORS.map((id, index) => [id, typeof given === 'string' ? given : (given[index] ?? '')]),
  );
}

export const person = (cells: Cells): Cells => ({
  subject: 'p-1',
  year: '2022',
  group: 'nhom-3',
  'place.noi-o': '01726',
  'nguoi-lon': 'true',
  'trong-mo-hinh-hoc-tap': 'true',
  ...scores('8'),
  ...cells,
});

/** Rows as CSV text. */
export function csv(rows: readonly Cells[], { separator = ',', newline = '\n' } = {}): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]) =>
    cells
      .map((cell) =>
        cell.includes(separator) || cell.includes('"') || cell.includes('\n')
          ? `"${cell.replaceAll('"', '""')}"`
          : cell,
      )
      .join(separator);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => line(cells) + newline)
    .join('');
}

/** Scores files against the national packs, programme and places, in English. */
export function scoreFiles(folder: string, files: readonly string[], ...more: readonly string[]): Said {
  return tieuchi(
    'score',
    ...files,
    '--pack',
    vn,
    '--programme',
    national,
    '--places',
    vn,
    '--out',
    join(folder, 'out'),
    '--lang',
    'en',
    ...more,
  );
}

export function scoreRows(folder: string, rows: readonly Cells[], ...more: readonly string[]): Said {
  return scoreFiles(folder, [put(join(folder, 'register.csv'), csv(rows))], ...more);
}

/** A CSV file as objects; the files under test quote only what needs it. */
export function table(path: string): Cells[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!;
    if (quoted && unit === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (unit === '"') quoted = !quoted;
    else if (!quoted && (unit === ',' || unit === '\n')) {
      rows[rows.length - 1]!.push(cell);
      cell = '';
      if (unit === '\n') rows.push([]);
    } else cell += unit;
  }
  const [columns = [], ...body] = rows.slice(0, -1);
  return body.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])));
}
