/**
 * A folder of a run, and what somebody may do to it.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { put, workplace } from './tieuchi.js';
import { within } from './within.js';

export interface Manipulation {
  readonly note: string;
  /** A file in which every `from` becomes `to`. */
  readonly edit?: string;
  readonly from?: string;
  readonly to?: string;
  /** A file to write, with its text, and others. */
  readonly write?: string;
  readonly text?: string;
  readonly and?: { readonly [file: string]: string };
  readonly remove?: string;
  /** A file or folder that becomes a link to itself elsewhere. */
  readonly link?: string;
  /** A file that becomes a folder. */
  readonly folder?: string;
  /** A key of the receipt, and what stands there then; nothing when it is absent. */
  readonly receipt?: readonly string[];
  readonly as?: unknown;
  /** True when the receipt lists the files as they are then. */
  readonly sealed?: boolean;
  /** What `replay` with the true records names. */
  readonly replay?: string;
  /** What `replay` remarks, which is no difference: the records that are given may stand in another order. */
  readonly remark?: string;
  /** What `replay` says when it refuses to begin. */
  readonly fails?: string;
  /** What else refuses the folder. */
  readonly refusedBy?: readonly ('explain' | 'history' | 'review')[];
}

const world = join(import.meta.dirname, 'world');
const at = workplace();
export const records = put(
  join(at, 'reg.csv'),
  [
    'subject,year,group,place.noi-o,doc-sach,diem,gio-hoc,ky-nang-so,hoc-van',
    'p-1,2023,nhom-1,00001,8,"7,5",1200,true,dai-hoc',
    'p-2,2023,nhom-1,00004,8,5.25,1200,true,dai-hoc',
    'p-3,2023,nhom-1,05983,8,,1200,true,trung-hoc',
    'p-5,2023,nhom-1,05983,8,1,99999,true,trung-hoc',
    'p-4,2023,nhom-7,05983,8,8,1200,false,trung-hoc',
    '',
  ].join('\n'),
);
const run = join(at, 'run');
const later = put(join(at, 'later.csv'), readFileSync(records, 'utf8').replaceAll('2023', '2024'));

/** Makes the run whose copies are changed. */
export async function makeRun(): Promise<void> {
  const said = await within.score(records, run, {
    packs: [join(world, 'reader.pack.json')],
    programmes: [join(world, 'w.programme.json')],
    places: [join(world, 'w.places.json')],
    label: 'synthetic',
    results: 'csv',
  });
  expect(said).toMatchObject({ code: 0, err: '' });
}

/** The folder as it was, in a place of its own. */
export function copied(): string {
  const folder = join(workplace(), 'run');
  cpSync(run, folder, { recursive: true });
  return folder;
}

export function manipulate(folder: string, each: Manipulation): void {
  const path = (file: string) => join(folder, file);
  if (each.edit !== undefined) {
    const text = readFileSync(path(each.edit), 'utf8');
    expect(text).toContain(each.from);
    writeFileSync(path(each.edit), text.replaceAll(each.from!, each.to!));
  }
  for (const [file, text] of Object.entries({ ...(each.write && { [each.write]: each.text! }), ...each.and })) {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  }
  if (each.remove !== undefined) rmSync(path(each.remove));
  if (each.link !== undefined) {
    const away = join(dirname(folder), 'away');
    renameSync(path(each.link), away);
    symlinkSync(away, path(each.link));
  }
  if (each.folder !== undefined) {
    rmSync(path(each.folder));
    mkdirSync(path(each.folder));
  }
  if (each.receipt !== undefined) changeReceipt(folder, (receipt) => assign(receipt, each.receipt!, each.as));
  if (each.sealed === true) seal(folder, each);
}

type Members = { [key: string]: unknown };

export function changeReceipt(folder: string, change: (receipt: Members) => void): void {
  const path = join(folder, 'receipt.json');
  const receipt = JSON.parse(readFileSync(path, 'utf8')) as Members;
  change(receipt);
  writeFileSync(path, `${JSON.stringify(receipt, null, 2)}\n`);
}

function assign(into: Members, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) assign(into[key!] as Members, rest, value);
  else if (value === undefined) delete into[key!];
  else into[key!] = value;
}

/** What an insider does: the receipt lists the file as it is now. */
function seal(folder: string, { edit, write, remove }: Manipulation): void {
  changeReceipt(folder, (receipt) => {
    const files = receipt.files as Members;
    if (remove !== undefined) delete files[remove];
    for (const file of [edit, write])
      if (file !== undefined)
        files[file] = `sha256:${createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex')}`;
  });
}

/** What else reads such a folder. */
export const readers = {
  explain: (folder: string) => within.explain(folder, 'p-2'),
  history: (folder: string) =>
    within.score(later, join(folder, '../next'), { packs: [join(world, 'reader.pack.json')], history: [folder] }),
  review: (folder: string) => within.review(folder),
};
