/**
 * The wording of faults of input files, in the catalogue's manner: `{name}` places are filled.
 */
type Sentence = readonly [message: string, hint?: string];

export const inputMessages: { readonly [code: string]: { readonly en: Sentence; readonly vi: Sentence } } = {
  'input/missing-file': {
    en: ['the file does not exist', 'check its name and folder'],
    vi: ['không có tệp này', 'kiểm tra lại tên tệp và thư mục'],
  },
  'input/directory': {
    en: ['this is a folder, not a file', 'name the files in it'],
    vi: ['đây là thư mục, không phải tệp', 'ghi tên các tệp trong đó'],
  },
  'input/not-a-file': {
    en: ['this is no file but a pipe or a device', 'save what it gives in a file, and name that'],
    vi: ['đây không phải tệp mà là đường ống hoặc thiết bị', 'lưu nội dung vào một tệp rồi ghi tên tệp đó'],
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
      'save it again as UTF-8; a spreadsheet calls it “CSV UTF-8”',
    ],
    vi: [
      'tệp không phải UTF-8: dòng này có ký tự thuộc bảng mã khác',
      'lưu lại với bảng mã UTF-8; trong bảng tính là “CSV UTF-8”',
    ],
  },
  'input/utf16': {
    en: ['the file is UTF-16, not UTF-8', 'save it again as UTF-8; a spreadsheet calls it “CSV UTF-8”'],
    vi: ['tệp là UTF-16, không phải UTF-8', 'lưu lại với bảng mã UTF-8; trong bảng tính là “CSV UTF-8”'],
  },
  'input/doubled-column': {
    en: ['the column `{column}` is there twice: {first} and {second}', 'keep one of the two'],
    vi: ['cột `{column}` xuất hiện hai lần: cột {first} và cột {second}', 'chỉ giữ lại một cột'],
  },
  'input/missing-column': {
    en: ['the column `{column}` is missing', 'columns found: {found}'],
    vi: ['thiếu cột `{column}`', 'các cột tìm thấy: {found}'],
  },
  'input/no-header': {
    en: [
      'the first line is no header: none of its {count} cells is one of `{keys}`',
      'write the names of the columns above the rows',
    ],
    vi: [
      'dòng đầu không phải dòng tiêu đề: trong {count} ô không có ô nào là `{keys}`',
      'ghi tên các cột ở trên các dòng dữ liệu',
    ],
  },
  'input/header-below': {
    en: ['the first line is no header, but line {line} looks like it', 'delete everything above line {line}'],
    vi: ['dòng đầu không phải dòng tiêu đề, nhưng dòng {line} giống dòng tiêu đề', 'xóa mọi thứ ở trên dòng {line}'],
  },
  'input/near-column': {
    en: ['the column `{column}` is missing; column {position} looks like it', 'write its name as `{column}`'],
    vi: ['thiếu cột `{column}`; cột thứ {position} trông giống cột này', 'ghi tên cột là `{column}`'],
  },
  'input/too-many-columns': {
    en: ['the header has {found} columns; a table may have {limit}', 'leave out columns that nothing reads'],
    vi: ['dòng tiêu đề có {found} cột; một bảng có tối đa {limit} cột', 'bỏ bớt các cột không dùng'],
  },
  'input/empty-column-name': {
    en: ['column {position} has no name', 'give it a name, or delete the column'],
    vi: ['cột {position} không có tên', 'đặt tên hoặc xóa cột này'],
  },
  'input/unknown-format': {
    en: ['the ending `{ending}` is not known', 'the endings of registers are {endings}'],
    vi: ['không rõ đuôi tệp `{ending}`', 'sổ có một trong các đuôi {endings}'],
  },
  'input/parquet': {
    en: ['the file is not Parquet that can be read: it is damaged, cut off, or something else', 'write it again'],
    vi: ['tệp không phải Parquet đọc được: bị hỏng, bị cắt, hoặc là tệp khác', 'ghi lại tệp này'],
  },
  'input/expands': {
    en: [
      'the file has {size} bytes and holds far more than any register of that size',
      'look where it comes from; if its data are right, write it as CSV',
    ],
    vi: [
      'tệp có {size} byte nhưng chứa nhiều hơn hẳn một sổ cỡ đó',
      'xem tệp từ đâu ra; nếu đúng, ghi lại dưới dạng CSV',
    ],
  },
  'input/file-name': {
    en: ['a file of Parquet cannot be named with `\\` beside `*`, `?` or `[`', 'give it another name'],
    vi: ['tên tệp Parquet không được có `\\` cùng với `*`, `?` hoặc `[`', 'đổi tên tệp'],
  },
  'input/quotes': {
    en: ['a quote that opens in this line or below is never closed', 'close it, or double the quotes inside a cell'],
    vi: [
      'dấu ngoặc kép mở ở dòng này hoặc phía dưới không được đóng',
      'đóng lại, hoặc viết đôi dấu ngoặc kép nằm trong ô',
    ],
  },
  'input/unknown-column': {
    en: ['nothing reads the column `{column}`', 'columns that are read: {known}'],
    vi: ['không có gì đọc cột `{column}`', 'các cột được đọc: {known}'],
  },
  'input/count-missing': {
    en: ['`{column}` is empty', 'a declared count needs it'],
    vi: ['`{column}` để trống', 'số liệu khai báo cần có ô này'],
  },
  'input/count-number': {
    en: [
      '`{column}` cannot be `{found}`',
      'write a number of people in digits alone, such as 1200, and a share in percent, such as 71.5',
    ],
    vi: [
      '`{column}` không thể là `{found}`',
      'ghi số người bằng chữ số, không có dấu phân cách, như 1200; tỷ lệ ghi theo phần trăm, như 71,5',
    ],
  },
  'input/count-year': {
    en: ['`year` cannot be `{found}`', 'write the year that was counted: `2023`'],
    vi: ['`year` (năm) không thể là `{found}`', 'ghi năm được đếm: `2023`'],
  },
  'input/count-status': {
    en: ['`status` cannot be `{found}`', 'write one of `{known}`'],
    vi: ['`status` không thể là `{found}`', 'ghi một trong các từ `{known}`'],
  },
  'row/cell-count': {
    en: ['the row has {found} cells, the header {expected}', 'put cells that hold a separator in quotes'],
    vi: ['dòng có {found} ô, tiêu đề có {expected} cột', 'ô có chứa dấu phân cách phải đặt trong ngoặc kép'],
  },
  'row/quote': {
    en: ['there is text behind a closing quote', 'put the whole cell in quotes, and double the quotes inside it'],
    vi: ['có chữ đứng sau dấu ngoặc kép đóng', 'đặt cả ô trong ngoặc kép, và viết đôi dấu ngoặc kép nằm trong ô'],
  },
  'row/too-long': {
    en: ['the row has more than {limit} characters', 'look for a quote that is not closed, or split the cell'],
    vi: ['dòng có hơn {limit} ký tự', 'tìm dấu ngoặc kép chưa đóng, hoặc chia ô ra'],
  },
  'row/not-json': {
    en: ['the line is no JSON from character {column} on', 'correct that place in the register'],
    vi: ['dòng này không phải JSON kể từ ký tự thứ {column}', 'sửa chỗ đó trong sổ'],
  },
  'row/doubled-key': {
    en: ['a key is there twice in one object, the second time at character {column}', 'keep one of the two'],
    vi: ['một khóa xuất hiện hai lần trong một khối, lần thứ hai ở ký tự thứ {column}', 'chỉ giữ lại một'],
  },
  'row/too-much': {
    en: ['the line holds more than a record can, at character {column}', 'leave out what nobody reads'],
    vi: ['dòng chứa nhiều hơn một hồ sơ có thể có, ở ký tự thứ {column}', 'bỏ những gì không dùng đến'],
  },
};
