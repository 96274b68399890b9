/**
 * What compiles and what does not: checked by `npm run types`. Each `@ts-expect-error` fails when its line compiles.
 */
import type { Pack, RecordOf, SubjectRecord } from '../src/index.js';

const family = {
  format: 'tieuchi-pack/1',
  id: 'demo/family',
  version: '1.0.0',
  subject: 'gia-dinh',
  group: 'gia-dinh',
  place: 'vn',
  through: 'noi-o',
  inForce: { from: '2022-01-01', status: 'placeholder' },
  sources: {},
  roles: { 'gia-dinh': { of: 'gia-dinh' } },
  facts: {
    books: { type: 'integer', min: 0, max: 100, evidence: true },
    hours: { type: 'decimal', min: 0, max: 24, step: 0.5 },
    registered: { type: 'boolean' },
    area: { type: 'choice', of: ['thanh-thi', 'nong-thon'] },
    members: { type: 'count', max: 30 },
    adults: { type: 'share' },
    learners: {
      type: 'share',
      from: { count: 'cong-dan', through: 'gia-dinh', met: { var: 'title.cong-dan-hoc-tap' } },
    },
  },
  titles: [{ id: 'gia-dinh-hoc-tap', status: 'placeholder', when: { '>=': [{ var: 'books' }, 12] } }],
} as const satisfies Pack;

type FamilyRecord = RecordOf<typeof family>;
type Facts = FamilyRecord['facts'];

const tally = { met: 1, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 1, exempt: 0 };
const whole: FamilyRecord = {
  subject: 'gd-1',
  year: 2024,
  group: 'gia-dinh',
  places: { 'noi-o': '01726' },
  facts: {
    books: 12,
    hours: 1.5,
    registered: true,
    area: 'nong-thon',
    members: 4,
    adults: { met: 1, among: 2 },
    learners: { among: 2 },
  },
  selfFacts: { books: 20 },
  evidence: { books: ['https://example.org/1'] },
  recognised: [{ title: 'gia-dinh-hoc-tap', outcome: 'granted' }],
};
const partial: Facts = { books: null, members: tally, adults: tally };

/** A record of a pack is a record: it goes into everything that takes one. */
export const records: readonly SubjectRecord[] = [whole, { ...whole, facts: partial }];

/** A pack read from a file has no names to hold a record to. */
const read = family as Pack;
export const anything: RecordOf<typeof read> = { subject: 'gd-1', year: 2024, group: 'any', facts: { any: 1 } };

export const wrong: readonly Facts[] = [
  // @ts-expect-error: no such fact
  { book: 12 },
  // @ts-expect-error: text for an integer
  { books: '12' },
  // @ts-expect-error: text for a decimal
  { hours: '1.5' },
  // @ts-expect-error: a number for a boolean
  { registered: 1 },
  // @ts-expect-error: not one of the choices
  { area: 'mien-nui' },
  // @ts-expect-error: text for a count
  { members: '4' },
  // @ts-expect-error: a share without members to count must say how many of them
  { adults: { among: 2 } },
  // @ts-expect-error: a percentage is no share
  { learners: 50 },
  // @ts-expect-error: six of seven counts
  { learners: { met: 1, unmet: 0, unknown: 0, maybeMet: 0, maybeUnmet: 0, maybeUnknown: 1 } },
];

export const wrongHeads: readonly FamilyRecord[] = [
  // @ts-expect-error: another group
  { ...whole, group: 'nhom-1' },
  // @ts-expect-error: text for a year
  { ...whole, year: '2024' },
  // @ts-expect-error: this fact takes no evidence
  { ...whole, evidence: { hours: [] } },
  // @ts-expect-error: no such title
  { ...whole, recognised: [{ title: 'dong-ho-hoc-tap', outcome: 'granted' }] },
  // @ts-expect-error: what the person said is held to the same types
  { ...whole, selfFacts: { books: '20' } },
];
