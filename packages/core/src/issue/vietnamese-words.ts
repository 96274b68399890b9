/**
 * The engine's own words that fill places in the Vietnamese sentences: kinds of values, and what to write instead.
 */
export const vietnameseWords: { readonly [english: string]: string } = {
  truth: 'điều kiện',
  number: 'số',
  choice: 'lựa chọn',
  share: 'tỷ lệ',
  always: 'từ đầu',
  'an object { }': 'khối { }',
  'a list [ ]': 'danh sách [ ]',
  'text in double quotes': 'chữ trong ngoặc kép',
  'a number': 'một số',
  'a whole number': 'một số nguyên',
  'true or false': 'true hoặc false',
  'a number, or an object { }': 'một số, hoặc khối { }',
  'text in double quotes, or an object { }': 'chữ trong ngoặc kép, hoặc khối { }',
  'a number, true or false, or text in double quotes': 'một số, true hoặc false, hoặc chữ trong ngoặc kép',
  'something else': 'thứ khác',
  'a value': 'một giá trị',
  'a key in double quotes': 'tên mục trong ngoặc kép',
  'the end of the text': 'hết tài liệu',
  '`,` or `]`': '`,` hoặc `]`',
  '`,` or `}`': '`,` hoặc `}`',
  'a tab': 'dấu tab',
  'a control character': 'ký tự điều khiển',
  'the outermost object': 'khối ngoài cùng',
  'object that cannot be read': 'khối không đọc được',
  'text with half a character': 'đoạn chữ có ký tự bị hỏng',
  nothing: 'để trống',
  'a list': 'danh sách',
  'an object': 'khối',
  'at least 1': 'ít nhất 1',
  'an odd number, 3 or more': 'một số lẻ, từ 3 trở lên',
  '1 or 2': '1 hoặc 2',
  '2 or 3': '2 hoặc 3',

  'compare it: {">=": [ …, 5 ]}': 'so sánh: {">=": [ …, 5 ]}',
  'compare it with one of its values: {"==": [ …, "value" ]}':
    'so sánh với một giá trị của nó: {"==": [ …, "giá trị" ]}',
  'make a number of it: {"if": [ …, 10, 0 ]}': 'đổi thành số: {"if": [ …, 10, 0 ]}',
  'give each of its values a number: {"if": [ {"==": [ …, "value" ]}, 10, 0 ]}':
    'cho mỗi giá trị một số: {"if": [ {"==": [ …, "giá trị" ]}, 10, 0 ]}',
  'compare numbers with `>=` or `==`': 'so sánh số bằng `>=` hoặc `==`',
  'write the condition by itself, or with `!` before it': 'viết riêng điều kiện, hoặc đặt trong `!`',

  'multiply the other side instead, so that numbers stay exact': 'nhân vế kia, để con số luôn chính xác',
  'write the valid values into the fact as `step`': 'ghi các giá trị hợp lệ vào `step` của dữ kiện',
  'name the condition itself: rules have no truthiness': 'ghi thẳng điều kiện',
  'write `if`': 'viết `if`',
  'rules do not build text: put words into the texts file': 'quy tắc không ghép chữ: đặt lời vào tệp lời văn',
  'rules do not read text: declare a `choice`': 'quy tắc không đọc chữ: khai báo dữ kiện kiểu `choice` (lựa chọn)',
  'a missing fact is a range: compare it, the verdict says when it is unknown':
    'dữ kiện thiếu là một khoảng giá trị: cứ so sánh, kết luận sẽ cho biết khi nào chưa rõ',
  'write one indicator for each thing that is judged': 'viết mỗi điều được xét thành một chỉ số',
  'write one indicator for each thing that is judged, and read `points.total`':
    'viết mỗi điều được xét thành một chỉ số, rồi đọc `points.total`',
  'write one indicator for each thing that is judged, and read `met.all`':
    'viết mỗi điều được xét thành một chỉ số, rồi đọc `met.all`',
  'write one indicator for each thing that is judged, and read `met.count`':
    'viết mỗi điều được xét thành một chỉ số, rồi đọc `met.count`',
  'rules have no lists': 'quy tắc không có danh sách',
  'rules only compute: use `explain` to see why': 'quy tắc chỉ tính: dùng `explain` để xem vì sao',
  'rules only compute': 'quy tắc chỉ tính',
};
