/** What the tests of the core share: the documents in this repository, and a small pack made to order. */
import { readdirSync, readFileSync } from 'node:fs';
import { compilePack, compilePlaces } from '../src/index.js';

const repository = new URL('../../../', import.meta.url);

/** Text of a file of this repository. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, repository), 'utf8');
}

/** Names of the files in a folder of this repository, in order; with those of the folders in it when `recursive`. */
export function filesIn(path: string, recursive = false): string[] {
  return readdirSync(new URL(path, repository), { recursive, encoding: 'utf8' }).sort();
}

export const packsPath = 'criteria-packs/vn/packs/';

/** The seven national packs, each with its texts in both languages. */
export function nationalPacks() {
  return filesIn(packsPath)
    .filter((name) => name.endsWith('.pack.json'))
    .map((name) => {
      const stem = name.replace('.pack.json', '');
      return compilePack(
        textOf(packsPath + name),
        ['vi', 'en'].map((locale) => textOf(`${packsPath}${stem}.${locale}.json`)),
      );
    });
}

/** The national packs of families, clans, communities and units. */
export function collectivePacks() {
  return filesIn(packsPath, true)
    .filter((path) => /[\\/]/.test(path) && path.endsWith('.pack.json'))
    .map((path) => compilePack(textOf(packsPath + path)));
}

let vietnam: ReturnType<typeof compilePlaces> | undefined;

/** All places of Việt Nam, compiled once. */
export function nationalPlaces() {
  vietnam ??= compilePlaces(textOf('criteria-packs/vn/places/vn.places.json'));
  return vietnam;
}

/** A pack that is right, with parts replaced. */
export function packWith(parts: object): object {
  return {
    format: 'tieuchi-pack/1',
    id: 'test/pack',
    version: '1.0.0',
    subject: 'cong-dan',
    group: 'nhom-1',
    place: 'vn',
    through: 'noi-o',
    inForce: { from: '2020-01-01', status: 'placeholder' },
    sources: {},
    facts: {},
    titles: [],
    ...parts,
  };
}

/** A programme that is right, with parts replaced: who holds the title `t`, by home, at every level. */
export function programmeWith(parts: object): object {
  return {
    format: 'tieuchi-programme/1',
    id: 'test/programme',
    version: '1.0.0',
    place: 'vn',
    asOf: '12-31',
    sources: {},
    roles: { 'noi-o': { of: 'place' } },
    measures: [
      {
        id: 'm',
        count: 'cong-dan',
        through: 'noi-o',
        met: { var: 'title.t' },
        levels: ['xa', 'huyen', 'tinh', 'quoc-gia'],
      },
    ],
    ...parts,
  };
}

/** A title with a condition. */
export function titleOf(id: string, when: unknown, more: object = {}): object {
  return { id, status: 'placeholder', when, ...more };
}

/** A programme with three stages, by home or workplace, with parts replaced. */
export function stagedProgrammeWith(parts: object): object {
  return {
    format: 'tieuchi-programme/1',
    id: 'test/programme',
    version: '1.0.0',
    place: 'vn',
    asOf: '12-31',
    sources: {},
    roles: { 'noi-o': { of: 'place' }, 'noi-lam-viec': { of: 'place' } },
    stages: ['enrolled', 'appraised', 'decided'],
    measures: [
      {
        id: 'titled',
        count: 'cong-dan',
        through: 'noi-o',
        met: { var: 'title.t' },
        levels: ['commune', 'province', 'nation'],
      },
    ],
    ...parts,
  };
}
