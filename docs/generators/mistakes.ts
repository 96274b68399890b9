/**
 * The pages on mistakes in the authors' guide: what was written, what the checker says, what to do.
 */
import { catalogue, wordIssue } from '../../packages/core/src/messages.js';
import { checkedAs, type Mistake, mistakeAreas } from '../../packages/core/test/mistakes.js';
import { linkToCode, sentencesIn } from './issues.js';

type Locale = 'en' | 'vi';

interface Words {
  readonly title: string;
  readonly other: string;
  readonly intro: readonly string[];
  readonly columns: readonly string[];
  readonly rest: { readonly title: string; readonly intro: string; readonly columns: readonly string[] };
}

const words: { readonly [locale in Locale]: Words } = {
  en: {
    title: 'Mistakes, and what the checker says',
    other: '_In Vietnamese: [mistakes.vi.md](mistakes.vi.md). The guide: [province.en.md](province.en.md)._',
    intro: [
      'Each row is a document that is right but for one mistake, and what `tieuchi check` says of it. Find yours by what you',
      'wrote, or search the page for the code that stands behind the place in the message.',
      '',
      'The checker tells each mistake once, where it is first met: when twelve places name a source that is not there, it says',
      'so once and counts the places. Mend what is told first, and check again.',
      '',
      'This page is written by `npm run references` from the cases that the checker is tested with.',
    ],
    columns: ['mistake', 'written', 'the checker says', 'what to do'],
    rest: {
      title: 'All other messages',
      intro:
        'What no row above shows: rarer mistakes in documents, and everything that is told of a register, of declared counts and of the folders of other runs when scoring. What stands in braces is filled in.',
      columns: ['code', 'what is said', 'what to do'],
    },
  },
  vi: {
    title: 'Những chỗ hay viết sai, và lời báo khi kiểm tra',
    other: '_Bản tiếng Anh: [mistakes.en.md](mistakes.en.md). Sổ tay: [province.vi.md](province.vi.md)._',
    intro: [
      'Mỗi dòng là một tài liệu đúng, chỉ sai một chỗ, và lời báo của `tieuchi check`. Hãy tìm theo điều mình đã viết, hoặc tìm',
      'trong trang này mã lỗi đứng sau vị trí trong lời báo.',
      '',
      'Mỗi chỗ sai chỉ báo một lần, ở nơi gặp đầu tiên: khi mười hai chỗ nêu một nguồn không có, chương trình báo một lần và đếm',
      'số chỗ. Hãy sửa điều được báo trước, rồi kiểm tra lại.',
      '',
      'Trang này do `npm run references` viết ra từ chính các trường hợp dùng để thử chương trình kiểm tra.',
    ],
    columns: ['chỗ sai', 'đã viết', 'lời báo', 'cách sửa'],
    rest: {
      title: 'Mọi lời báo khác',
      intro:
        'Những gì các dòng trên chưa nêu: những chỗ sai ít gặp trong tài liệu, và mọi điều được báo khi chấm về sổ hồ sơ, số liệu khai báo và thư mục của các lần chấm khác. Chỗ trong ngoặc nhọn sẽ được điền vào.',
      columns: ['mã', 'lời báo', 'cách sửa'],
    },
  },
};

/** The page in one language. */
export function mistakesPage(locale: Locale): string {
  const { title, other, intro, rest, columns } = words[locale];
  const areas = mistakeAreas().flatMap((area) => {
    const rows = area.mistakes.map((mistake) => rowOf(area.base, mistake, locale));
    return ['', `## ${area.area[locale]}`, '', ...tableOf(columns, rows)];
  });
  const others = ['', `## ${rest.title}`, '', rest.intro, '', ...tableOf(rest.columns, rowsOfRest(locale))];
  return [`# ${title}`, '', other, '', ...intro, ...areas, ...others, ''].join('\n');
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** The messages of which no mistake is shown. */
function rowsOfRest(locale: Locale): string[][] {
  const shown = new Set(
    mistakeAreas().flatMap(({ base, mistakes }) => mistakes.map(({ text }) => checkedAs(base, text)[0]?.code)),
  );
  return sentencesIn(locale)
    .filter(([issue]) => !shown.has(issue))
    .map(([issue, [message, hint = '']]) =>
      [linkToCode(issue, locale), message, hint].map((cell) => cell.replaceAll('|', '\\|')),
    );
}

function rowOf(base: string, mistake: Mistake, locale: Locale): string[] {
  const [issue] = checkedAs(base, mistake.text);
  if (issue === undefined) throw new Error(`nothing is told of: ${mistake.note}`);
  const { message, hint = '' } = wordIssue(catalogue[locale]!, issue);
  const where = issue.pointer === '' ? '' : ` ${code(issue.pointer)}`;
  const note = locale === 'vi' ? mistake['note-vi'] : mistake.note;
  return [note, code(mistake.written), `${message} (${linkToCode(issue.code, locale)}${where})`, hint].map((cell) =>
    cell.replaceAll('|', '\\|'),
  );
}

/** What is not seen is shown by a mark; what is long is cut. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\n\s*/g, ' ↵ '],
  [/\t/g, '⇥'],
  [/[\u00a0\u200b]/g, '␣'],
];

function code(text: string): string {
  if (text === '') return '';
  const shown = MARKS.reduce((all, [unseen, mark]) => all.replace(unseen, mark), text.trimEnd());
  const cut = [...shown].length > 90 ? `${[...shown].slice(0, 90).join('')}…` : shown;
  return cut.includes('`') ? `\`\` ${cut} \`\`` : `\`${cut}\``;
}
