/**
 * What somebody wants to do with the API, in the order of a first day, and the source files whose exports serve it.
 */
export const tasks = [
  { en: 'Run one rule', vi: 'Chạy một quy tắc', files: ['compiled-rule'] },
  {
    en: 'Judge a record',
    vi: 'Chấm một hồ sơ',
    files: ['evaluate', 'explain', 'least-change', 'record', 'result', 'self-assessment', 'verdict'],
  },
  { en: 'Draw a form, type a record', vi: 'Vẽ biểu mẫu, định kiểu hồ sơ', files: ['record-schema', 'record-of'] },
  { en: 'Read rows of a table', vi: 'Đọc dòng của một bảng', files: ['rows', 'declared-share'] },
  {
    en: 'Run a register',
    vi: 'Chạy cả sổ hồ sơ',
    files: ['run', 'desk', 'cascade', 'members', 'counted', 'elsewhere', 'deadlines', 'procedure'],
  },
  {
    en: 'Count, and compare with targets',
    vi: 'Đếm và đối chiếu mục tiêu',
    files: ['roll-up', 'tally', 'review', 'review-result', 'report'],
  },
  { en: 'Make a receipt', vi: 'Lập phiếu kiểm chứng', files: ['receipt', 'digest'] },
  {
    en: 'Check and compile documents',
    vi: 'Kiểm tra và biên dịch tài liệu',
    files: [
      ...['pack', 'programme', 'places', 'texts', 'policies', 'shape', 'json', 'outline'],
      ...['pack-document', 'parts', 'places-document', 'programme-document', 'record-document'],
    ],
  },
  { en: 'Say what is wrong', vi: 'Nói rõ điều sai', files: ['issue', 'messages'] },
  { en: 'Ask for a second opinion', vi: 'Kiểm tra chéo', files: ['reference'] },
];

/** The title of the task that the exports of a source file serve; undefined for a file that has none. */
export function taskOf(file) {
  return tasks.find(({ files }) => files.includes(file))?.en;
}
