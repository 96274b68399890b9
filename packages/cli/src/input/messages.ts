/**
 * The wording of faults of input files, in the catalogue's manner: `{name}` places are filled.
 */
type Sentence = readonly [message: string, hint?: string];

export const inputMessages: { readonly [code: string]: { readonly en: Sentence; readonly vi: Sentence } } = {
  'input/missing-file': {
    en: ['the file does not exist', 'check its name and folder'],
    vi: ['không có tệp này', 'hãy kiểm tra lại tên tệp và thư mục'],
  },
  'input/directory': {
    en: ['this is a folder, not a file', 'name the files in it'],
    vi: ['đây là thư mục, không phải tệp', 'hãy ghi tên các tệp trong đó'],
  },
  'input/unreadable': { en: ['the file cannot be read: {reason}'], vi: ['không đọc được tệp: {reason}'] },
  'input/empty': { en: ['the file is empty'], vi: ['tệp rỗng'] },
  'input/no-rows': {
    en: ['the file has a header but no rows'],
    vi: ['tệp chỉ có dòng tiêu đề, không có dòng dữ liệu'],
  },
  'input/not-utf8': {
    en: [
      'the file is not UTF-8: this line holds a byte that belongs to another encoding',
      'save it again as “CSV UTF-8”',
    ],
    vi: ['tệp không phải UTF-8: dòng này có ký tự thuộc bảng mã khác', 'hãy lưu lại dưới dạng “CSV UTF-8”'],
  },
  'input/utf16': {
    en: ['the file is UTF-16, not UTF-8', 'save it again as “CSV UTF-8”'],
    vi: ['tệp là UTF-16, không phải UTF-8', 'hãy lưu lại dưới dạng “CSV UTF-8”'],
  },
  'input/doubled-column': {
    en: ['the column `{column}` stands twice: {first} and {second}', 'keep one of the two'],
    vi: ['cột `{column}` xuất hiện hai lần: cột {first} và cột {second}', 'chỉ giữ lại một cột'],
  },
  'input/missing-column': {
    en: ['the column `{column}` is missing', 'columns found: {found}'],
    vi: ['thiếu cột `{column}`', 'các cột tìm thấy: {found}'],
  },
  'input/no-header': {
    en: [
      'the first line is no header: none of its {count} cells is `subject`, `year` or `group`',
      'write the names of the columns above the rows',
    ],
    vi: [
      'dòng đầu không phải dòng tiêu đề: trong {count} ô không có `subject`, `year` hay `group`',
      'hãy ghi tên các cột ở trên các dòng dữ liệu',
    ],
  },
  'input/empty-column-name': {
    en: ['column {position} has no name', 'give it a name, or delete the column'],
    vi: ['cột {position} không có tên', 'hãy đặt tên hoặc xóa cột này'],
  },
  'input/unknown-format': {
    en: ['the ending `{ending}` is not known', 'give .csv, .tsv, .ndjson, .jsonl or .parquet'],
    vi: ['không rõ đuôi tệp `{ending}`', 'hãy dùng .csv, .tsv, .ndjson, .jsonl hoặc .parquet'],
  },
  'input/parquet': {
    en: ['the file is not Parquet that can be read: {reason}'],
    vi: ['tệp không phải Parquet đọc được: {reason}'],
  },
  'input/quotes': {
    en: [
      'a quote that opens in this line or below is never closed',
      'close it, or double the quotes that stand inside a cell',
    ],
    vi: [
      'dấu ngoặc kép mở ở dòng này hoặc phía dưới không được đóng',
      'hãy đóng lại, hoặc viết đôi dấu ngoặc kép nằm trong ô',
    ],
  },
  'row/cell-count': {
    en: ['the row has {found} cells, the header {expected}', 'put cells that hold a separator in quotes'],
    vi: ['dòng có {found} ô, tiêu đề có {expected} cột', 'ô có chứa dấu phân cách phải đặt trong ngoặc kép'],
  },
  'row/not-json': {
    en: ['the line is no JSON from character {column} on', 'put that place right in the register'],
    vi: ['dòng này không phải JSON kể từ ký tự thứ {column}', 'hãy sửa chỗ đó trong sổ'],
  },
  'row/malformed': { en: ['the row cannot be read: {reason}'], vi: ['không đọc được dòng này: {reason}'] },
  'row/control-character': {
    en: ['the row holds a control character that no text has', 'delete it'],
    vi: ['dòng có ký tự điều khiển không thuộc văn bản', 'hãy xóa ký tự đó'],
  },
};
