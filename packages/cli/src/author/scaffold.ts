/**
 * The files of a new package of packs: one small pack, its words in two languages, its cases.
 */
import { exportsOf } from '../document/manifest.js';

export interface Wanted {
  /** Name of the package. */
  readonly name: string;
  readonly subject: string;
  readonly group: string;
  /** Version of the command line that makes and tests it. */
  readonly version: string;
  readonly language: 'vi' | 'en';
}

const SCHEMAS = '../node_modules/@tieuchi/core/schema';
const NOTES = {
  vi: 'Ví dụ, chưa có căn cứ: thay bằng số trong văn bản của quý vị và ghi nguồn.',
  en: 'An example without a source: replace it with what your document says, and name the document.',
};

/** The files by their paths. What `tieuchi check` and `tieuchi test` find sound. */
export function newPack(wanted: Wanted): { readonly [path: string]: string } {
  const { group } = wanted;
  const files = {
    'package.json': newManifest(wanted),
    [`packs/${group}.pack.json`]: pack(wanted),
    [`packs/${group}.vi.json`]: texts(wanted, 'vi'),
    [`packs/${group}.en.json`]: texts(wanted, 'en'),
    [`cases/${group}.json`]: cases(wanted),
  };
  const json = Object.entries(files).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`] as const);
  return { ...Object.fromEntries(json), 'README.md': readme(wanted) };
}

function newManifest({ name, group, version }: Wanted): object {
  const tieuchi = {
    packs: [`packs/${group}.pack.json`],
    texts: [`packs/${group}.vi.json`, `packs/${group}.en.json`],
    programmes: [],
    places: [],
    counts: [],
  };
  return {
    name,
    version: '0.1.0',
    description: name,
    keywords: ['tieuchi'],
    type: 'module',
    sideEffects: false,
    files: ['dist', 'packs'],
    exports: exportsOf(tieuchi),
    scripts: {
      check: 'tieuchi check .',
      test: 'tieuchi test .',
      build: 'tieuchi build .',
      prepack: 'tieuchi build .',
    },
    devDependencies: { '@tieuchi/cli': `^${version}`, '@tieuchi/core': `^${version}` },
    tieuchi,
  };
}

const idOf = ({ name, group }: Wanted) =>
  `${name
    .replace(/^@/, '')
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/(^|\/)-+|-+(?=\/|$)/g, '$1')}/${group}`;

function pack(wanted: Wanted): object {
  const { subject, group, language } = wanted;
  const stated = { status: 'placeholder', note: NOTES[language] };
  const score = { type: 'integer', min: 0, max: 10, ...stated };
  return {
    $schema: `${SCHEMAS}/pack.schema.json`,
    format: 'tieuchi-pack/1',
    id: idOf(wanted),
    version: '0.1.0',
    subject,
    group,
    place: 'vn',
    through: 'noi-o',
    inForce: { from: '2024-01-01', ...stated },
    sources: {},
    facts: { 'doc-sach': score, 'tham-gia-lop': score },
    criteria: [
      {
        id: 'hoc-tap',
        indicators: ['doc-sach', 'tham-gia-lop'].map((id) => ({ id, points: { var: id }, ...stated })),
      },
    ],
    thresholds: { total: [{ value: 12, ...stated }] },
    titles: [{ id: 'dat', when: { '>=': [{ var: 'points.total' }, { var: 'threshold.total' }] }, ...stated }],
  };
}

const PACK_WORDS = {
  vi: {
    name: 'Bộ tiêu chí mẫu, chưa phải bộ tiêu chí chính thức',
    facts: { 'doc-sach': 'Điểm đọc sách', 'tham-gia-lop': 'Điểm tham gia lớp học' },
    criteria: { 'hoc-tap': 'Học tập' },
    indicators: { 'doc-sach': 'Đọc sách thường xuyên', 'tham-gia-lop': 'Tham gia lớp học ở cộng đồng' },
    thresholds: { total: 'Tổng điểm tối thiểu' },
    titles: { dat: 'Đạt' },
    roles: { 'noi-o': 'Nơi ở' },
  },
  en: {
    name: 'A pack to begin with, not official',
    facts: { 'doc-sach': 'Score for reading', 'tham-gia-lop': 'Score for taking classes' },
    criteria: { 'hoc-tap': 'Learning' },
    indicators: { 'doc-sach': 'Reads regularly', 'tham-gia-lop': 'Takes classes in the community' },
    thresholds: { total: 'Lowest total' },
    titles: { dat: 'Passed' },
    roles: { 'noi-o': 'Home' },
  },
};

function texts(wanted: Wanted, locale: 'vi' | 'en'): object {
  const { name, ...words } = PACK_WORDS[locale];
  return {
    $schema: `${SCHEMAS}/texts.schema.json`,
    format: 'tieuchi-texts/1',
    of: idOf(wanted),
    locale,
    name,
    ...words,
    groups: { [wanted.group]: wanted.group },
  };
}

function cases({ group, language }: Wanted): object {
  const notes = {
    vi: ['12 điểm là đủ, 11 điểm thì không', 'thiếu một điểm thì chưa rõ, trừ khi đằng nào cũng không đủ'],
    en: ['12 is enough, 11 is not', 'a missing score leaves it open, unless no score would be enough'],
  }[language];
  const head = { pack: `packs/${group}.pack.json`, record: { year: 2024, group } };
  const query = '/titles/dat/verdict';
  const scores = (...given: readonly number[][]) =>
    given.map(([read, took]) => ({
      facts: { 'doc-sach': read, ...(took !== undefined && { 'tham-gia-lop': took }) },
    }));
  return [
    { note: notes[0], ...head, records: scores([6, 6], [6, 5]), query, want: ['met', 'unmet'] },
    { note: notes[1], ...head, records: scores([6], [1]), query, want: ['unknown', 'unmet'] },
  ];
}

function readme({ name, group, language }: Wanted): string {
  const words = {
    vi: `Bộ tiêu chí cho nhóm \`${group}\`. Mọi số trong đó là ví dụ (\`placeholder\`): thay bằng số trong văn bản và ghi nguồn.

\`\`\`sh
npm install      # cài lệnh tieuchi và lược đồ để trình soạn thảo gợi ý
npm run check    # tìm mọi lỗi, nói rõ ở đâu và phải làm gì
npm test         # chạy các trường hợp trong cases/
npm run build    # viết dist/ cho các ứng dụng
\`\`\``,
    en: `The pack of group \`${group}\`. Every number in it is an example (\`placeholder\`): replace it with what the document says, and name the document.

\`\`\`sh
npm install      # the command tieuchi, and the schemas for your editor
npm run check    # every mistake, where it is and what to do
npm test         # tries the cases in cases/
npm run build    # writes dist/ for apps
\`\`\``,
  };
  return `# ${name}\n\n${words[language]}\n`;
}
