/**
 * Temporary folders: what a run writes before it is whole lies in one that only its owner may open, and that is gone when
 * the run ends, however it ends. What was killed cannot take its own away: the next run does.
 */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Says whose folder it is; without it no folder is ever taken for a temporary one. */
const OWNER_MARK = '.tieuchi-temporary.json';

/** Whoever made a folder: a process, on a machine, in its list of processes. */
interface Owner {
  readonly format: 'tieuchi-temporary/1';
  readonly pid: number;
  readonly host: string;
  /** Numbers of processes mean something within one such space only; empty where the system has none. */
  readonly space: string;
}

/** Folders of this process that still stand. */
const open = new Set<string>();

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

// Whatever ends the process by its own doing, such as a terminal that no longer takes what is printed.
process.on('exit', () => {
  for (const folder of open) {
    try {
      remove(folder);
    } catch {
      // The next run finds it.
    }
  }
});

/** A folder in `parent` whose name begins with `prefix`; only its owner may look into it (mode 0700). */
export function createTemporary(parent: string, prefix: string): string {
  const folder = mkdtempSync(join(parent, prefix));
  open.add(folder);
  writeFileSync(join(folder, OWNER_MARK), JSON.stringify(self()), { flag: 'wx', mode: 0o600 });
  return folder;
}

/** Takes a folder away. */
export function removeTemporary(folder: string): void {
  remove(folder);
  open.delete(folder);
}

/** From now on the folder is no temporary folder but what the user wanted. */
export function keepTemporary(folder: string): void {
  rmSync(join(folder, OWNER_MARK), { force: true });
  open.delete(folder);
}

/** What was found of runs that were killed. */
export interface LeftBehind {
  readonly removed: readonly string[];
  /** Of another machine, or of a process that cannot be asked: they may still be at work. */
  readonly doubtful: readonly string[];
}

/** Takes away what runs of the past that were killed left in `parent`. What may be in use is reported, not touched. */
export function clearLeftBehind(parent: string, isTemporary: RegExp): LeftBehind {
  const [removed, doubtful]: [string[], string[]] = [[], []];
  for (const name of entryNames(parent)) {
    if (!isTemporary.test(name)) continue;
    const folder = join(parent, name);
    if (open.has(folder)) continue;
    const owner = ownerOf(folder);
    if (owner === undefined) continue;
    const { host, space } = self();
    if (owner.host !== host || owner.space !== space) doubtful.push(folder);
    else if (!isAlive(owner.pid)) {
      try {
        remove(folder);
        removed.push(folder);
      } catch {
        doubtful.push(folder);
      }
    }
  }
  return { removed, doubtful };
}

/** True when a temporary folder of such a name belongs to a process that lives. */
export function isBeingMade(parent: string, isTemporary: (name: string) => boolean): boolean {
  return entryNames(parent).some((name) => {
    const folder = join(parent, name);
    const owner = isTemporary(name) && !open.has(folder) ? ownerOf(folder) : undefined;
    return owner !== undefined && owner.host === self().host && owner.space === self().space && isAlive(owner.pid);
  });
}

function entryNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whose temporary folder this is; undefined for anything else, and for what belongs to another user. */
function ownerOf(folder: string): Owner | undefined {
  try {
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) return undefined;
    const mark = join(folder, OWNER_MARK);
    if (!lstatSync(mark).isFile()) return undefined;
    const owner = JSON.parse(readFileSync(mark, 'utf8')) as Partial<Owner> | null;
    return owner?.format === 'tieuchi-temporary/1' && Number.isInteger(owner.pid) ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

/** A process that this user may not ask is alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function self(): Owner {
  let space = '';
  try {
    space = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has it.
  }
  return { format: 'tieuchi-temporary/1', pid: process.pid, host: hostname(), space };
}
