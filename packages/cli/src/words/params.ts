/**
 * Words that the engine puts into the places of its messages, in Vietnamese: kinds of values, and what to write instead.
 */

const WORDS: { readonly [english: string]: string } = {
  truth: 'điều kiện',
  number: 'số',
  choice: 'lựa chọn',
  always: 'từ đầu',
  object: 'đối tượng { }',
  array: 'danh sách [ ]',
  string: 'chữ trong ngoặc kép',
  integer: 'số nguyên',
  boolean: 'true hoặc false',
  'something else': 'thứ khác',
  'a list': 'danh sách',
  'an object': 'đối tượng { }',
  'a value': 'một giá trị',
  'a key in double quotes': 'một khóa trong ngoặc kép',
  'the end of the text': 'hết văn bản',
  '`,` or `]`': '`,` hoặc `]`',
  '`,` or `}`': '`,` hoặc `}`',
  'object that cannot be read': 'không đọc được',
};

/** What to write instead of an operator that is refused, in Vietnamese. */
export const INSTEAD: { readonly [operator: string]: string } = {
  '/': 'hãy nhân vế kia, để con số luôn chính xác',
  '%': 'hãy ghi các giá trị hợp lệ vào `step` của dữ kiện',
  '!!': 'hãy ghi thẳng điều kiện',
  '?:': 'hãy viết `if`',
  cat: 'quy tắc không ghép chữ: hãy đặt lời vào tệp lời văn',
  substr: 'quy tắc không đọc chữ: hãy khai báo `choice`',
  missing: 'dữ kiện thiếu là một khoảng: cứ so sánh, kết luận sẽ cho biết khi nào chưa rõ',
  missing_some: 'dữ kiện thiếu là một khoảng: cứ so sánh, kết luận sẽ cho biết khi nào chưa rõ',
  map: 'hãy viết mỗi điều được xét thành một chỉ số',
  filter: 'hãy viết mỗi điều được xét thành một chỉ số',
  reduce: 'hãy viết mỗi điều được xét thành một chỉ số, rồi đọc `points.total`',
  all: 'hãy viết mỗi điều được xét thành một chỉ số, rồi đọc `met.all`',
  none: 'hãy viết mỗi điều được xét thành một chỉ số, rồi đọc `met.count`',
  some: 'hãy viết mỗi điều được xét thành một chỉ số, rồi đọc `met.count`',
  merge: 'quy tắc không có danh sách',
  log: 'quy tắc chỉ tính: dùng `explain` để xem vì sao',
  method: 'quy tắc chỉ tính',
};

/** The params of a message with their English words in Vietnamese; what the user wrote stays as it is. */
export function inVietnamese(
  code: string,
  params: { readonly [name: string]: string | number },
): { [name: string]: string | number } {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (name === 'instead') return [name, INSTEAD[String(params.operator)] ?? value];
      const numeric = /^(integer|decimal) (.*)$/.exec(value);
      if (name === 'allowed' && numeric !== null)
        return [name, `${numeric[1] === 'integer' ? 'số nguyên' : 'số thập phân'} ${numeric[2]}`];
      const count = /^(?:an odd number of operands from|at least) (\d+)$/.exec(value);
      if (count !== null) return [name, `${value.startsWith('an odd') ? 'một số lẻ, từ' : 'ít nhất'} ${count[1]}`];
      // What the user wrote may look like one of our words; only the checker's own findings are put into Vietnamese.
      const ours =
        name === 'expected' ||
        ['a list', 'an object', 'something else'].includes(value) ||
        (/^(rule|json|threshold)\//.test(code) && ['found', 'first', 'second', 'from'].includes(name));
      return [
        name,
        ours && Object.hasOwn(WORDS, value)
          ? WORDS[value]!
          : name === 'expected'
            ? value.replace('` or `', '` hoặc `')
            : value,
      ];
    }),
  );
}
