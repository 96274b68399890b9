/**
 * Vietnamese sentences of the issues that a result may hold: explanations need no others.
 */
import type { Wording } from './wording.js';

/** Of the record itself. */
export const aboutRecords: Wording['issues'] = {
  'record/not-readable': ['không đọc được hồ sơ', 'đưa vào một khối có `subject`, `year`, `group` và `facts`'],
  'record/subject': [
    '`subject` (đối tượng) phải là chữ và không được để trống, nhưng gặp `{found}`',
    'ghi rõ ai được chấm',
  ],
  'record/year': ['`year` (năm) phải là số nguyên từ 1900 đến 2199, nhưng gặp `{found}`', 'ghi năm đánh giá: `2023`'],
  'record/group': [
    '`group` (nhóm đối tượng) phải là chữ và không được để trống, nhưng gặp `{found}`',
    'ghi nhóm đối tượng',
  ],
  'record/other-group': [
    'hồ sơ thuộc nhóm đối tượng `{found}`, còn bộ tiêu chí này dành cho nhóm `{group}`',
    'sửa nhóm đối tượng, hoặc dùng bộ tiêu chí của nhóm ấy',
  ],
  'record/date': ['`date` không phải là ngày: `{found}`', 'viết theo thứ tự năm, tháng, ngày như `2023-12-31`'],
  'record/date-other-year': ['ngày `{found}` không nằm trong năm của hồ sơ', 'sửa ngày hoặc năm'],
  'record/registered': [
    '`registered` (có đăng ký) phải là true hoặc false, nhưng gặp `{found}`',
    'viết true hoặc false, không có ngoặc kép',
  ],
  'record/facts': ['`facts` phải là một khối dữ kiện, nhưng gặp `{found}`', 'viết các dữ kiện trong khối { … }'],
  'record/not-an-object': ['`{key}` phải là một khối, nhưng gặp `{found}`', 'viết trong dấu { }'],
  'record/too-long': ['`{key}` có đoạn chữ dài quá {limit} ký tự', 'viết ngắn lại'],
  'record/too-many': ['`{key}` có hơn {limit} mục', 'bỏ những mục không dùng đến'],
  'record/recognised': [
    'việc công nhận phải có danh hiệu và kết quả: granted (công nhận), refused (không công nhận) hoặc revoked (thu hồi); gặp `{found}`',
    'sửa lại quyết định',
  ],
  'record/not-in-force': [
    'ngày {date} bộ tiêu chí không có hiệu lực: hiệu lực từ ngày {from} đến trước ngày {until}',
    'dùng bộ tiêu chí có hiệu lực vào ngày ấy',
  ],
  'record/fact-invalid': ['`{found}` không dùng được cho dữ kiện `{fact}`: coi như còn thiếu', 'dùng được: {allowed}'],
  'record/number-as-text': [
    'số `{found}` của dữ kiện `{fact}` được viết như chữ: coi như còn thiếu',
    'viết số không có ngoặc kép',
  ],
  'record/number-two-readings': [
    '`{found}` của dữ kiện `{fact}` có thể hiểu là hàng nghìn hoặc hàng đơn vị: coi như còn thiếu',
    'viết không có dấu phân cách hàng nghìn và không có số 0 ở cuối: 1200, hoặc 1,2',
  ],
  'record/share-as-day': [
    '`{found}` không phải là tỷ lệ của dữ kiện `{fact}` mà là ngày: coi như còn thiếu',
    'viết `38/40`; bảng tính tự đổi 10/12 thành ngày nếu cột không có định dạng văn bản',
  ],
  'record/members-set-aside': [
    'hồ sơ tự khai báo `{fact}`: {records} hồ sơ thành viên không được đếm cho dữ kiện này',
    'bỏ giá trị khai báo nếu muốn đếm các hồ sơ đó',
  ],
  'record/more-members': [
    '`{fact}` khai báo ít thành viên hơn số hồ sơ hiện có: {records}',
    'sửa lại số khai báo: số này chưa được dùng',
  ],
  'record/unknown-fact': ['`{fact}` không phải là dữ kiện của bộ tiêu chí này', 'bỏ đi, hoặc sửa lại tên'],
  'record/misspelt-fact': [
    '`{fact}` không phải là dữ kiện nào được dùng đến (gặp {times} lần)',
    'có phải là `{near}`?',
  ],
};

/** Of its earlier years. */
export const aboutHistory: Wording['issues'] = {
  'history/not-readable': [
    'không đọc được kết quả các năm trước: coi như chưa biết',
    'ghi `since` (từ năm nào) và danh sách `titles`',
  ],
  'history/too-long': [
    'kết quả các năm trước, hoặc một năm trong đó, có hơn {limit} mục: coi như chưa biết',
    'chỉ đưa những năm và danh hiệu cần xét',
  ],
  'history/doubled-year': [
    'kết quả các năm trước ghi hai lần danh hiệu `{title}` của năm {year}: coi như chưa biết',
    'chỉ giữ lại một',
  ],
};
