/**
 * The words of the pages on issue codes.
 */
import type { Locale } from './operator-words.js';

interface Words {
  readonly title: string;
  readonly generated: string;
  readonly other: string;
  readonly intro: readonly string[];
  readonly toDo: string;
  readonly gravity: { readonly [gravity in 'error' | 'warning' | 'repaired']: string };
}

export const words: { readonly [locale in Locale]: Words } = {
  en: {
    title: 'Issue codes',
    generated: '_Generated from the catalogues by `npm run references`._',
    other: '_In Vietnamese: [issues.vi.md](issues.vi.md)._',
    intro: [
      'An issue is data: `code`, `severity`, where (`pointer`, and `line` with `column` for text), `params`. The sentence and what to do are made from the code and its `params`; a place in braces is filled with one of them. A code never changes its meaning, so a program may branch on it.',
      'A document with an _error_ is refused; a _warning_ lets it pass. Of a record, an error in its keys rejects the row; an error in a fact makes that fact missing. In a self-assessment all issues are warnings.',
    ],
    toDo: 'What to do',
    gravity: { error: 'Error', warning: 'Warning', repaired: 'Put right' },
  },
  vi: {
    title: 'Mã vấn đề',
    generated: '_Do `npm run references` viết ra từ danh mục lời báo._',
    other: '_Bản tiếng Anh: [issues.en.md](issues.en.md)._',
    intro: [
      'Một vấn đề là dữ liệu: `code`, `severity`, ở đâu (`pointer`, và `line` với `column` khi là văn bản), `params`. Lời báo và cách sửa được lập từ mã và `params`; chỗ trong ngoặc nhọn được điền một trong các tham số ấy. Mã không bao giờ đổi nghĩa nên chương trình có thể rẽ nhánh theo mã.',
      'Tài liệu có _lỗi_ thì bị từ chối; _cảnh báo_ thì vẫn cho qua. Với hồ sơ, lỗi ở các cột khóa làm cả dòng bị loại; lỗi ở một dữ kiện làm dữ kiện ấy coi như còn thiếu. Trong phần tự chấm, mọi vấn đề đều là cảnh báo.',
    ],
    toDo: 'Cách sửa',
    gravity: { error: 'Lỗi', warning: 'Cảnh báo', repaired: 'Đã sửa' },
  },
};

/** What each area of codes is about. */
export const areas: { readonly [area: string]: { readonly [locale in Locale]: string } } = {
  document: { en: 'the document as a whole', vi: 'tài liệu nói chung' },
  json: { en: 'what is no JSON', vi: 'chỗ không phải JSON' },
  shape: { en: 'keys and kinds of values', vi: 'khóa và kiểu giá trị' },
  number: { en: 'numbers of documents', vi: 'số trong tài liệu' },
  pack: { en: 'packs, and which of them judges', vi: 'bộ tiêu chí, và bộ nào được dùng' },
  plan: { en: 'plans that are opened', vi: 'bản biên dịch được mở' },
  source: { en: 'sources and provenance', vi: 'nguồn và căn cứ' },
  fact: { en: 'declarations of facts', vi: 'khai báo dữ kiện' },
  members: { en: 'members that are counted', vi: 'thành viên được đếm' },
  share: { en: 'shares of members', vi: 'tỷ lệ thành viên' },
  role: { en: 'roles', vi: 'tư cách' },
  threshold: { en: 'thresholds', vi: 'ngưỡng' },
  indicator: { en: 'indicators', vi: 'chỉ số' },
  criterion: { en: 'criteria', vi: 'tiêu chí' },
  title: { en: 'titles', vi: 'danh hiệu' },
  rank: { en: 'ranks', vi: 'mức độ' },
  years: { en: 'year rules', vi: 'quy tắc nhiều năm' },
  rule: { en: 'rules', vi: 'quy tắc' },
  texts: { en: 'texts', vi: 'lời văn' },
  record: { en: 'records', vi: 'hồ sơ' },
  history: { en: 'earlier years', vi: 'các năm trước' },
  repair: { en: 'what was corrected without doubt', vi: 'chỗ được sửa vì không còn nghi ngờ' },
  places: { en: 'lists of places', vi: 'danh sách địa bàn' },
  programme: { en: 'programmes', vi: 'chương trình' },
  measure: { en: 'measures', vi: 'chỉ tiêu' },
  target: { en: 'targets', vi: 'mục tiêu' },
  kind: { en: 'kinds of places', vi: 'loại địa bàn' },
  procedure: { en: 'procedure', vi: 'quy trình' },
  deadline: { en: 'deadlines', vi: 'thời hạn' },
  review: { en: 'reports put side by side', vi: 'các báo cáo đặt cạnh nhau' },
  counts: { en: 'declared counts', vi: 'số liệu khai báo' },
  input: { en: 'files that cannot be read: nothing is scored', vi: 'tệp không đọc được: không chấm gì' },
  row: { en: 'rows that are no rows: rejected', vi: 'dòng hỏng: bị loại' },
};
