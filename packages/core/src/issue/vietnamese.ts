import { vietnameseLines } from './vietnamese-lines.js';
import { aboutHistory, aboutRecords } from './vietnamese-results.js';
import { vietnameseWords } from './vietnamese-words.js';
import type { Wording } from './wording.js';

/**
 * The catalogue of issues in Vietnamese: code ▸ sentence and what to do, for officials who write and read the documents.
 * The same codes, `{param}` places and hints as `english.ts`.
 */
export const vietnamese: { readonly [code: string]: readonly [message: string, hint?: string] } = {
  'document/more-issues': ['còn ít nhất {count} vấn đề nữa chưa hiển thị', 'sửa những vấn đề nêu trên trước'],

  'json/expected': ['cần {expected}, nhưng gặp {found}', 'tìm ký tự viết sai ở đây hoặc ngay phía trước'],
  'json/empty': ['chưa viết gì', 'bắt đầu bằng `{` và kết thúc bằng `}`'],
  'json/unclosed': ['dấu `{open}` ở dòng {line} chưa được đóng: gặp {found}', 'viết thêm dấu `{close}` còn thiếu'],
  'json/after-end': [
    'tài liệu đã kết thúc mà sau đó vẫn còn {found}',
    'bỏ phần thừa phía sau, hoặc bỏ dấu ngoặc làm tài liệu kết thúc quá sớm',
  ],
  'json/trailing-comma': ['thừa dấu phẩy trước {found}', 'bỏ dấu phẩy: dấu phẩy chỉ đứng giữa hai phần'],
  'json/missing-comma': ['thiếu dấu phẩy trước {found}', 'viết dấu `,` giữa hai phần'],
  'json/colon': ['sau tên mục thiếu dấu `:`, lại gặp {found}', 'viết `"tên mục": giá trị`'],
  'json/no-value': ['thiếu giá trị trước {found}', 'viết giá trị vào, hoặc bỏ cả mục'],
  'json/quotes': ['{found} không phải là dấu ngoặc kép dùng được', 'gõ dấu ngoặc kép thẳng: `"`'],
  'json/unquoted': ['`{found}` không nằm trong ngoặc kép', 'viết `"{found}"`'],
  'json/unended-text': ['đoạn chữ bắt đầu ở đây không được đóng trong cùng dòng', 'viết dấu `"` ở cuối đoạn chữ'],
  'json/quote-within': [
    'đoạn chữ trong ngoặc kép kết thúc ở đây mà sau đó còn `{found}`',
    'dấu ngoặc kép nằm trong đoạn chữ phải viết `\\"`, hoặc dùng ngoặc kép cong “ ”',
  ],
  'json/control': ['có {found} trong đoạn chữ đặt trong ngoặc kép', 'thay bằng một khoảng trắng'],
  'json/escape': [
    'trong đoạn chữ, `{found}` không có nghĩa',
    'muốn có dấu gạch chéo ngược thì viết `\\\\`, muốn có dấu ngoặc kép thì viết `\\"`',
  ],
  'json/half-character': ['đoạn chữ có một ký tự bị hỏng', 'gõ lại ký tự đó'],
  'json/constant': ['không có giá trị `{found}`', 'viết `{near}`'],
  'json/no-number': ['`{found}` không phải là số', 'chỉ viết chữ số, phần thập phân sau dấu chấm: `80`, `7.5`'],
  'json/decimal-comma': ['`{found}` dùng dấu phẩy cho phần thập phân', 'viết dấu chấm: `{near}`'],
  'json/comment': [
    'có lời chú thích bắt đầu bằng `{found}`: JSON không có chú thích',
    'bỏ đi, hoặc ghi vào mục `note`',
  ],
  'json/unseen': ['có một ký tự không nhìn thấy ở đây ({found})', 'xóa đi, nếu cần thì gõ khoảng trắng thường'],
  'json/number': ['số `{found}` quá lớn', 'số phải nằm trong khoảng ±1000000000'],
  'json/inexact': [
    '`{found}` không giữ được chính xác: sẽ thành `{near}`',
    'viết ít chữ số hơn, để con số đúng là số muốn viết',
  ],
  'json/doubled-key': ['mục `{key}` xuất hiện hai lần trong cùng một khối', 'chỉ giữ lại một'],
  'json/too-deep': ['lồng nhau quá {limit} lớp', 'tìm dấu ngoặc chưa được đóng'],
  'json/too-many': ['có hơn {limit} giá trị', 'chia tài liệu thành nhiều phần'],
  'json/repeated': [
    'có danh sách và khối được dùng lại quá {limit} lần',
    'đưa vào tài liệu không lặp vòng và không lặp lại',
  ],
  'json/too-long': ['dài quá {limit} ký tự', 'chia tài liệu thành nhiều phần'],
  'json/too-many-keys': ['một khối có hơn {limit} mục', 'chia tài liệu thành nhiều phần'],
  'json/long-key': ['tên mục `{key}` dài quá {limit} ký tự', 'viết ngắn lại'],
  'json/not-json': [
    'có giá trị không viết được dưới dạng JSON: {found}',
    'chỉ dùng chữ, số, true, false, null, danh sách và khối thường',
  ],

  'shape/missing-key': ['thiếu mục `{key}`', 'bổ sung `"{key}": …`'],
  'shape/unknown-key': ['`{key}` không phải là mục dùng ở đây', 'các mục còn dùng được ở đây: `{known}`'],
  'shape/misspelt-key': ['`{key}` không phải là mục dùng ở đây', 'có phải là `{near}`?'],
  'shape/misplaced-key': [
    'mục `{key}` đặt sai chỗ: phải nằm trong {where}',
    'tìm dấu ngoặc đóng quá muộn hoặc quá sớm',
  ],
  'shape/type': ['cần {expected}, nhưng gặp {found}', 'viết {expected}'],
  'shape/quoted': ['cần {expected}, nhưng gặp đoạn chữ {found}', 'viết không có ngoặc kép và đơn vị: `{near}`'],
  'shape/unquoted': ['cần chữ, nhưng gặp {found}', 'đặt trong ngoặc kép'],
  'shape/value': ['{found} không dùng được ở đây', 'viết một trong các giá trị `{known}`'],
  'shape/misspelt-value': ['{found} không dùng được ở đây', 'có phải là `{near}`? các giá trị dùng được: `{known}`'],
  'shape/format': ['không phải tài liệu đọc được ở đây: `format` là {found}', 'viết `"format": "{expected}"`'],
  'shape/control': [
    'đoạn chữ có ký tự {found}: ký tự này không hiện ra mà điều khiển cách hiện chữ',
    'bỏ ký tự đó: mỗi đoạn chữ là một dòng gồm chữ cái, chữ số và dấu',
  ],
  'shape/id': [
    '`{found}` không phải là mã định danh hợp lệ',
    'viết bằng chữ thường không dấu và chữ số, nối các từ bằng dấu `-`: `{example}`',
  ],
  'shape/date': ['`{found}` không phải là ngày', 'viết theo thứ tự năm, tháng, ngày: `{example}`'],
  'shape/day-of-year': ['`{found}` không phải là ngày trong năm', 'viết tháng rồi đến ngày, như `12-31`'],
  'shape/version': ['`{found}` không phải là số phiên bản', 'viết ba số: `{example}`'],
  'shape/empty-list': ['danh sách để trống', 'viết ít nhất một phần vào danh sách, hoặc bỏ cả mục'],
  'shape/too-long': ['đoạn chữ dài quá {limit} ký tự', 'viết ngắn lại'],
  'shape/too-many': ['có hơn {limit} mục', 'chia tài liệu thành nhiều phần'],
  'shape/bounds': ['không dùng được `{found}` ở đây', 'số phải {limit}'],

  'source/unknown': [
    'nguồn `{source}` chưa có trong `sources` (số chỗ nêu nguồn này: {times})',
    'bổ sung nguồn này vào `sources`',
  ],
  'source/misspelt': [
    'nguồn `{source}` chưa có trong `sources` (số chỗ nêu nguồn này: {times})',
    'có phải là `{near}`?',
  ],
  'source/missing': [
    'có số hoặc quy tắc mang trạng thái `{status}` nhưng không nêu căn cứ',
    'bổ sung `source`, hoặc đổi trạng thái thành `placeholder` (tạm đặt)',
  ],

  'fact/reserved': ['không được đặt tên dữ kiện là `{fact}`: quy tắc dùng tên này cho việc khác', 'chọn tên khác'],
  'fact/needs': ['dữ kiện `{fact}` kiểu `{type}` phải có `{key}`', 'bổ sung `"{key}": …`'],
  'fact/not-numeric': [
    '`{key}` không dùng cho dữ kiện kiểu `{type}`',
    'bỏ mục này, hoặc đổi dữ kiện sang kiểu `integer` (số nguyên)',
  ],
  'fact/not-choice': [
    '`of` không dùng cho dữ kiện kiểu `{type}`',
    'bỏ mục này, hoặc đổi dữ kiện sang kiểu `choice` (lựa chọn)',
  ],
  'fact/not-integer': [
    '`{found}` không phải là số nguyên',
    'đổi dữ kiện sang kiểu `decimal` (số thập phân) và ghi `step`',
  ],
  'fact/min-above-max': ['`min` {min} lớn hơn `max` {max}', 'đổi chỗ hai số, hoặc sửa một số'],
  'fact/one-value': [
    'dữ kiện `{fact}` chỉ có thể nhận một giá trị: không còn gì để đánh giá',
    'cho phép ít nhất hai giá trị',
  ],
  'fact/max-off-step': [
    'đi từ `min` {min} theo từng bước {step} thì không tới đúng `max` {max}',
    'sửa lại `max`, `min` hoặc `step`',
  ],
  'fact/doubled-value': ['giá trị `{value}` xuất hiện hai lần', 'chỉ giữ lại một'],
  'fact/default': ['giá trị mặc định `{found}` không dùng được', 'dùng được: {allowed}'],
  'fact/not-counted': ['`{key}` không dùng cho dữ kiện kiểu `{type}`', 'mục này chỉ dành cho dữ kiện được đếm'],
  'fact/no-default': [
    'dữ kiện kiểu `{type}` không có giá trị mặc định: nó được đếm hoặc được khai báo',
    'bỏ `default`',
  ],
  'fact/count-below-zero': ['số đếm không bao giờ nhỏ hơn 0', 'sửa lại `min`'],
  'fact/not-here': [
    'không đọc được số đếm hay tỷ lệ của thành viên: nó thuộc bộ tiêu chí của chính thành viên đó',
    'đọc danh hiệu của thành viên',
  ],
  'members/needs-met': ['tỷ lệ phải cho biết ai được tính vào tử số', 'thêm `met` vào `from`'],
  'share/only-in-order': [
    'tỷ lệ chỉ được so với một số phần trăm bằng `<`, `<=`, `>` hoặc `>=`',
    'viết {">=": [{"var": "…"}, 90]}',
  ],
  'share/two-operands': ['mỗi lần chỉ so tỷ lệ với một số phần trăm', 'nối hai phép so bằng `and`'],
  'share/against': [
    'tỷ lệ được so với một con số hoặc một ngưỡng tính bằng phần trăm, nhưng gặp {found}',
    'ghi thẳng số phần trăm, hoặc một ngưỡng chứa số đó',
  ],
  'share/percent': ['số phần trăm nằm trong khoảng từ 0 đến 100', 'sửa lại con số'],
  'share/too-fine': ['số phần trăm có nhiều nhất {limit} chữ số thập phân', 'làm tròn số này'],
  'members/through-no-place': [
    'đối tượng thuộc địa bàn theo tư cách `{role}`, nên tư cách này không thể dẫn tới loại khác',
    'đặt tên riêng cho tư cách kia',
  ],
  'members/role-elsewhere': [
    'tư cách `{role}` dẫn tới đối tượng loại `{of}`, nhưng bộ tiêu chí này đánh giá `{subject}`',
    'đếm theo một tư cách dẫn tới `{subject}` hoặc tới địa bàn',
  ],
  'members/misspelt-kind': ['không có bộ tiêu chí nào đánh giá đối tượng loại `{count}`', 'có phải là `{near}`?'],
  'members/only-declared': [
    'không có bộ tiêu chí nào được đưa vào đánh giá đối tượng loại `{count}`: dữ kiện này chỉ có thể do hồ sơ khai báo',
    'đưa vào bộ tiêu chí của những người được đếm',
  ],
  'members/fact-differs': [
    'không đọc được `{name}`: các bộ tiêu chí của những người được đếm khai báo dữ kiện này khác nhau',
    'thống nhất cách khai báo, hoặc đổi mã dữ kiện trong một bộ tiêu chí',
  ],
  'members/circle': [
    'các loại đối tượng đếm lẫn nhau thành vòng tròn: {circle}',
    'để một loại trong đó không đếm loại khác',
  ],
  'members/no-role': [
    '{members} hồ sơ năm {year} không ghi `{role}`: không được tính vào `{fact}` của đối tượng loại `{of}` nào ({pack})',
    'ghi tư cách đó, hoặc `-` nếu không thuộc đối tượng nào',
  ],
  'members/no-record': [
    '{members} hồ sơ năm {year} ghi {count} đối tượng loại `{of}` không có hồ sơ: không nơi nào tính các hồ sơ này vào `{fact}` ({pack})',
    'bổ sung hồ sơ của các đối tượng đó, hoặc sửa lại mã',
  ],
  'role/differs': [
    'tư cách `{role}` dẫn tới `{second}` trong `{document}`, nhưng dẫn tới `{first}` trong `{in}`',
    'đổi mã của một trong hai tư cách',
  ],
  'pack/group-of-two-kinds': [
    'nhóm `{group}` ở đây thuộc loại `{second}`, nhưng ở bộ tiêu chí khác thuộc loại `{first}`',
    'mỗi loại đối tượng dùng nhóm riêng',
  ],
  'number/too-large': ['{found} vượt quá ±{limit}', 'viết số nằm trong giới hạn này'],
  'number/too-fine': ['{found} có quá {limit} chữ số thập phân', 'làm tròn số này'],

  'threshold/same-day': [
    'hai giá trị của cùng một ngưỡng bắt đầu từ cùng một ngày: {from}',
    'chỉ giữ lại một, hoặc sửa ngày `from` của giá trị kia',
  ],
  'threshold/gap': [
    'ngưỡng chưa có giá trị trước ngày {from}, mà bộ tiêu chí có hiệu lực từ ngày {start}',
    'bổ sung giá trị cho thời gian ấy, hoặc sửa ngày `from`',
  ],

  'indicator/reserved': ['`{id}` là tên mà quy tắc dùng cho việc khác', 'chọn mã định danh khác'],
  'indicator/doubled': [
    'mã định danh `{id}` đã được dùng cho một tiêu chí hoặc chỉ số khác',
    'đặt cho mỗi tiêu chí, mỗi chỉ số một mã riêng',
  ],
  'indicator/neither': [
    'chỉ số `{id}` không cho `points` (điểm) cũng không cho `met` (đạt hay không)',
    'bổ sung `points` là một số, hoặc `met` là một điều kiện',
  ],
  'indicator/both': ['chỉ số `{id}` cho cả `points` (điểm) và `met` (đạt hay không)', 'tách thành hai chỉ số'],
  'indicator/gives-other': [
    'không đọc được `{name}`: chỉ số này cho kết quả loại kia (điểm, hay đạt hoặc không đạt)',
    'đọc `points` của chỉ số cho điểm, đọc `met` của chỉ số cho kết quả đạt hay không',
  ],
  'indicator/may-be-exempt': ['không đọc được `{name}`: chỉ số này có thể không áp dụng', 'đọc tổng thay cho nó'],
  'indicator/not-earlier': [
    'không đọc được `{name}` ở đây',
    'chỉ số chỉ đọc dữ kiện, ngưỡng và các chỉ số đứng trước nó; số tổng dành cho danh hiệu',
  ],
  'indicator/no-points': [
    'không đọc được `{name}`: không chỉ số nào cho điểm',
    'đọc `met.all` (đạt tất cả) hoặc `met.count` (số chỉ số đạt)',
  ],
  'indicator/no-conditions': [
    'không đọc được `{name}`: không chỉ số nào cho `met` (đạt hay không)',
    'đọc `points.total` (tổng điểm)',
  ],
  'criterion/no-points': [
    'không đọc được `{name}`: tiêu chí này không có chỉ số nào cho điểm',
    'đọc từng chỉ số của tiêu chí',
  ],

  'title/doubled': ['danh hiệu `{id}` xuất hiện hai lần', 'đặt cho mỗi danh hiệu một mã riêng'],
  'title/no-condition': ['danh hiệu `{id}` chưa có điều kiện', 'bổ sung `when`, `years` hoặc `ranks`'],
  'title/not-earlier': ['không đọc được `{name}` ở đây', 'một danh hiệu chỉ được đọc các danh hiệu đứng trước nó'],
  'title/met-by-nothing': [
    'hồ sơ không có dữ kiện nào vẫn đạt danh hiệu `{id}`',
    'đặt ra điều mà hồ sơ phải chứng minh được',
  ],
  'rank/reserved': ['không được đặt mã định danh của một mức xếp loại là `{id}`', 'chọn mã khác'],
  'rank/doubled': ['mức xếp loại `{id}` xuất hiện hai lần', 'đặt cho mỗi mức một mã riêng'],
  'rank/no-rank-below': [
    'mức `{id}` là mức cuối: không còn mức nào dưới nó để đạt trước',
    'chuyển `upgradeAfterYears` sang một mức cao hơn',
  ],
  'years/no-form': [
    'quy tắc nhiều năm chưa nói phải đạt gì',
    'ghi một trong ba: `consecutive`, `atLeast` kèm `of`, hoặc `validYears`',
  ],
  'years/several-forms': [
    'quy tắc nhiều năm đòi nhiều điều cùng lúc: `{forms}`',
    'giữ lại một, điều còn lại lập thành danh hiệu khác',
  ],
  'years/of-without-at-least': [
    '`of` cho biết xét trong bao nhiêu năm, nhưng chưa rõ cần mấy năm đạt',
    'bổ sung `atLeast`',
  ],
  'years/needs-of': ['cần {atLeast} năm đạt, nhưng chưa rõ trong bao nhiêu năm', 'bổ sung `of`'],
  'years/more-than-of': ['không thể đạt {atLeast} năm trong {of} năm', 'sửa một trong hai số'],
  'years/not-in-this-form': ['`{key}` chỉ dùng với `{home}`, không có nghĩa với `{form}`', 'bỏ mục này'],
  'years/nothing-to-bridge': [
    'với `{form}` không có chuỗi năm liền để bỏ qua năm trống: `bridge` không có nghĩa',
    'ghi `reset` (coi là không đạt) hoặc `unknown`',
  ],
  'years/unknown-title': [
    '`{title}` không phải là danh hiệu đứng trước trong bộ tiêu chí này',
    'ghi tên một danh hiệu đứng trước danh hiệu này',
  ],
  'years/misspelt-title': [
    '`{title}` không phải là danh hiệu đứng trước trong bộ tiêu chí này',
    'có phải là `{near}`?',
  ],

  'pack/never-in-force': [
    'hết hiệu lực từ ngày {until}, không sau ngày bắt đầu có hiệu lực {from}',
    'sửa lại một trong hai ngày',
  ],
  'pack/until-last-day': [
    'có hiệu lực đến trước ngày {until}: ngày này đã hết hiệu lực, nên hồ sơ không ghi ngày của năm ấy không có bộ tiêu chí',
    'ghi ngày liền sau ngày cuối cùng có hiệu lực, như {next}',
  ],
  'pack/too-many-indicators': ['có {found} chỉ số; nhiều nhất được {limit}', 'chia bộ tiêu chí thành nhiều bộ'],
  'pack/too-large': ['các quy tắc có {found} thành phần; nhiều nhất được {limit}', 'viết quy tắc ngắn hơn'],
  'pack/too-many-days': [
    'ngưỡng thay đổi vào {days} ngày; các quy tắc có {nodes} thành phần thì chỉ được tối đa {limit} ngày',
    'bỏ các ngưỡng của thời kỳ không còn đánh giá nữa, hoặc chia bộ tiêu chí thành nhiều phần',
  ],
  'texts/other-document': [
    'lời văn này là của `{of}`, còn tài liệu là `{id}`',
    'sửa mục `of`, hoặc đưa đúng tệp lời văn',
  ],

  'rule/too-deep': ['các phép tính lồng nhau quá {limit} lớp', 'chia quy tắc cho nhiều chỉ số'],
  'rule/too-large': ['quy tắc có quá {limit} thành phần', 'chia quy tắc cho nhiều chỉ số'],
  'rule/bare-text': [
    'đoạn chữ `{text}` đứng ở chỗ cần một quy tắc',
    'viết thành khối: {"var": "tên"} để đọc một tên, {">=": [ …, 5 ]} để so sánh',
  ],
  'rule/bare-name': ['`{name}` ở đây chỉ là một đoạn chữ', 'muốn đọc giá trị của tên này thì viết {"var": "{name}"}'],
  'rule/quoted': ['`"{found}"` là chữ, vì nằm trong ngoặc kép', 'viết {near}, không có ngoặc kép và đơn vị'],
  'rule/null': [
    '`null` không phải là quy tắc',
    'dữ kiện còn thiếu được hiểu là một khoảng giá trị: so sánh nó với một số',
  ],
  'rule/list': ['một danh sách đứng ở chỗ cần một quy tắc', 'đặt danh sách vào trong một phép tính: {">=": [ …, 5 ]}'],
  'rule/empty': ['khối trống không phải là quy tắc', 'viết một phép tính vào đó: {">=": [ …, 5 ]}'],
  'rule/several-operators': [
    'một khối có nhiều phép tính: `{found}`',
    'viết mỗi phép tính trong một khối riêng, rồi nối bằng {"and": [ … ]}',
  ],
  'rule/unknown-operator': ['không có phép tính `{operator}`', 'các phép tính dùng được: `{known}`'],
  'rule/misspelt-operator': ['không có phép tính `{operator}`', 'có phải là `{near}`?'],
  'rule/refused-operator': ['không dùng được `{operator}` trong quy tắc', 'cách làm thay thế: {instead}'],
  'rule/name-as-operator': [
    '`{name}` là một tên, lại đứng ở chỗ của phép tính',
    'viết phép tính ở ngoài: {">=": [ {"var": "{name}"}, 5 ]}',
  ],
  'rule/not-a-list': ['các vế của `{operator}` phải đặt trong một danh sách', 'viết {"{operator}": [ … ]}'],
  'rule/operand-count': ['`{operator}` có {found} vế, cần {expected}', 'viết `{usage}`'],
  'rule/no-otherwise': [
    '`if` thiếu giá trị cho mọi trường hợp còn lại',
    'viết thêm ở cuối: {"if": [ điều kiện, giá trị, giá trị cho trường hợp còn lại ]}',
  ],
  'rule/var-name': [
    '`var` chỉ nhận một tên trong ngoặc kép, không kèm giá trị mặc định',
    'viết {"var": "tên"}; giá trị mặc định ghi ở dữ kiện',
  ],
  'rule/unknown-name': ['`{name}` chưa được khai báo (số chỗ đọc tên này: {times})', 'khai báo, hoặc sửa lại tên'],
  'rule/misspelt-name': ['`{name}` chưa được khai báo (số chỗ đọc tên này: {times})', 'có phải là `{near}`?'],
  'rule/type': ['cần kiểu {expected}, nhưng gặp kiểu {found}', 'cách sửa: {instead}'],
  'rule/operator-type': [
    '`{operator}` dùng cho các vế kiểu {expected}, ở đây mọi vế đều là kiểu {found}',
    'dùng phép tính khác',
  ],
  'rule/two-types': ['hai vế so sánh khác kiểu nhau: {first} và {second}', 'so sánh hai giá trị cùng kiểu'],
  'rule/two-choices': [
    'dữ kiện lựa chọn chỉ so sánh được với một giá trị trong danh sách của nó',
    'ghi một giá trị trong danh sách: {"==": [ …, "giá trị" ]}',
  ],
  'rule/in-list': [
    'vế thứ hai của `in` phải là danh sách các giá trị trong ngoặc kép',
    'viết {"in": [ …, [ "giá trị", "giá trị" ] ]}',
  ],
  'rule/in-order': ['hai vế của `in` đặt sai thứ tự', 'viết {"in": [ …, [ "giá trị", "giá trị" ] ]}'],
  'rule/unknown-value': ['`{value}` không phải là một giá trị của dữ kiện lựa chọn này', 'các giá trị: `{known}`'],
  'rule/misspelt-value': ['`{value}` không phải là một giá trị của dữ kiện lựa chọn này', 'có phải là `{near}`?'],
  'rule/covers-all': [
    'danh sách đã gồm đủ mọi giá trị lựa chọn: điều kiện chỉ còn cho biết là dữ kiện đã có',
    'bớt giá trị trong danh sách, hoặc bỏ điều kiện này',
  ],
  'rule/not-exact': [
    'số ở đây có thể vượt quá 9007199254740992 nên không còn chính xác',
    'thu hẹp giới hạn của các dữ kiện',
  ],
  'rule/too-fine': [
    'tích ở đây có {found} chữ số thập phân; quá {limit} chữ số thì không còn chính xác',
    'nhân ít số thập phân hơn',
  ],
  'rule/always-met': ['điều kiện này lúc nào cũng đạt', 'sửa lại, hoặc bỏ đi'],
  'rule/never-met': ['điều kiện này không bao giờ đạt', 'sửa lại, hoặc bỏ đi'],
  'rule/branch-never-reached': [
    'không bao giờ tới nhánh này: các điều kiện đứng trước không để lại trường hợp nào',
    'bỏ nhánh này, hoặc sửa lại các điều kiện',
  ],
  'rule/outside-bounds': [
    '`{name}` được so với {found}, nhưng luôn nằm trong khoảng từ {low} đến {high}',
    'sửa lại con số, hoặc giới hạn của dữ kiện',
  ],

  ...aboutRecords,
  'record/unseen': [
    '`{found}` có ký tự không nhìn thấy, {character}: đây là đối tượng khác với mã không có ký tự này',
    'gõ lại, trừ khi cố ý',
  ],
  'record/recognised-twice': [
    'hồ sơ còn một quyết định khác về `{title}` ở sau: lấy quyết định đó',
    'chỉ giữ lại quyết định đang có hiệu lực',
  ],
  'record/no-outcome': [
    'quyết định về `{title}` không có kết quả: coi như chưa có quyết định nào',
    'ghi granted (công nhận), refused (không công nhận) hoặc revoked (thu hồi)',
  ],
  'record/decision-day': [
    'ngày `{found}` của quyết định về `{title}` không nằm trong các năm từ {year} đến {last}',
    'viết theo thứ tự năm, tháng, ngày như `2023-12-31`, hoặc sửa lại năm',
  ],
  'record/too-many-rows': [
    'đối tượng có hơn {limit} dòng: không dòng nào được dùng',
    'mỗi năm chỉ ghi một dòng, hoặc cho mỗi người một mã riêng',
  ],

  'record/unknown-group': ['không bộ tiêu chí nào dành cho nhóm đối tượng `{group}`', 'các nhóm đang có: {known}'],
  'record/unknown-stage': ['không có bước `{stage}`', 'các bước đang có: {known}'],
  'record/stage-date': [
    'ngày của bước `{stage}` không phải là ngày: `{found}`',
    'viết theo thứ tự năm, tháng, ngày như `2023-12-31`',
  ],
  'record/conflicting-key': [
    'các dòng của cùng một đối tượng trong cùng một năm khác nhau ở `{key}`: {values}',
    'giữ lại dòng đúng',
  ],
  'record/place': [
    'địa bàn theo tư cách `{role}` phải là mã trong ngoặc kép, nhưng gặp `{found}`',
    'viết mã trong ngoặc kép để giữ các số 0 ở đầu',
  ],
  'record/place-unknown': ['không có mã địa bàn `{code}` ghi ở tư cách `{role}`', 'tra lại mã trong danh mục địa bàn'],
  'record/place-ambiguous': [
    'ngày {date}, mã địa bàn `{code}` ghi ở tư cách `{role}` có thể chỉ nhiều địa bàn: {hint}',
    'viết đủ các chữ số của mã',
  ],
  'record/place-not-in-force': [
    'ngày {date}, mã địa bàn `{code}` ghi ở tư cách `{role}` không chỉ địa bàn nào: {hint}',
    'dùng mã của ngày ấy, hoặc tra mã theo một ngày khác',
  ],
  'record/stage-order': [
    'ngày của bước `{stage}` ({date}) trước ngày của bước `{earlier}` ({earlierDate}), là bước phải làm trước',
    'sửa lại một trong hai ngày',
  ],
  'record/stage-behind': [
    'bước đã đến là `{stage}`, nhưng đã có ngày của bước sau `{dated}`: coi như đã qua bước đó',
    'sửa bước hoặc ngày',
  ],
  'record/stage-not-registered': [
    'không đăng ký nhưng lại ghi bước `{stage}`: coi như chưa qua bước nào',
    'sửa `registered` hoặc bước',
  ],
  'record/unknown-stage-date': ['có ngày cho `{stage}`, nhưng đây không phải là một bước; các bước: {known}'],
  'pack/none-in-force': [
    'ngày {date}, không bộ tiêu chí nào dành cho nhóm đối tượng `{group}` có hiệu lực',
    'đưa vào bộ tiêu chí có hiệu lực ngày ấy, hoặc sửa ngày',
  ],
  'pack/none-here': [
    'ngày {date}, không bộ tiêu chí nào dành cho nhóm đối tượng `{group}` áp dụng tại địa bàn của hồ sơ',
    'ghi địa bàn của hồ sơ, hoặc đưa vào bộ tiêu chí của địa bàn ấy',
  ],
  'pack/several': [
    'ngày {date}, có nhiều bộ tiêu chí dành cho nhóm đối tượng `{group}`: {packs}',
    'chỉ đưa vào một bộ',
  ],

  'repair/decimal-comma': ['dấu phẩy thập phân đã được đọc thành dấu chấm'],
  'repair/leading-zeros': ['các số 0 ở đầu mã đã được khôi phục'],
  'repair/nfc': ['các dấu viết rời đã được ghép vào chữ cái'],
  'repair/space': ['khoảng trắng ở hai đầu giá trị đã được bỏ'],

  'plan/format': [
    'đây không phải bản biên dịch theo định dạng `tieuchi-plan/1`',
    'tạo lại bản biên dịch bằng phiên bản này của công cụ',
  ],
  'plan/semantics': [
    'bản biên dịch được tạo theo quy tắc tính khác với quy tắc của công cụ này',
    'tạo lại bản biên dịch bằng phiên bản này của công cụ',
  ],
  'plan/kind': ['đây không phải bản biên dịch của một bộ tiêu chí', 'dùng bản biên dịch của một bộ tiêu chí'],
  'plan/not-readable': ['không đọc được bản biên dịch', 'đưa vào dưới dạng JSON thông thường'],
  'plan/shape': ['ở đây bản biên dịch phải có nội dung khác: {expected}', 'tạo lại bản biên dịch từ tài liệu gốc'],
  'plan/range': [
    'ở đây bản biên dịch phải có một số nguyên từ {least} đến {most}',
    'tạo lại bản biên dịch từ tài liệu gốc',
  ],
  'plan/too-large': ['ở đây bản biên dịch chỉ được có tối đa {limit}', 'tạo lại bản biên dịch từ tài liệu gốc'],
  'plan/unsound': [
    'phần này không khớp với các phần còn lại của bản biên dịch',
    'tạo lại bản biên dịch từ tài liệu gốc',
  ],
  'plan/slot': ['ô nhớ {slot} không thuộc phần nào, hoặc thuộc hai phần', 'tạo lại bản biên dịch từ tài liệu gốc'],
  'plan/bounds': ['giá trị này không khớp với các phần đứng trước', 'tạo lại bản biên dịch từ tài liệu gốc'],
  'plan/reference': [
    'một phần của quy tắc không thuộc quy tắc nào, thuộc hai quy tắc, hoặc thuộc quy tắc đứng trước',
    'tạo lại bản biên dịch từ tài liệu gốc',
  ],
  'plan/operator': ['không có phép tính nào tên như vậy', 'tạo lại bản biên dịch từ tài liệu gốc'],
  'plan/operands': [
    'phép tính không nhận các toán hạng này, hoặc kết quả sẽ không chính xác',
    'tạo lại bản biên dịch từ tài liệu gốc',
  ],
  'plan/name': ['tên này chưa được biết ở đây, hoặc có hai nghĩa', 'tạo lại bản biên dịch từ tài liệu gốc'],

  'places/doubled-id': ['mã định danh `{id}` xuất hiện hai lần', 'đặt cho mỗi địa bàn một mã riêng'],
  'places/never-in-force': [
    'địa bàn `{id}` chấm dứt tồn tại từ ngày {until}, không sau ngày bắt đầu {from}',
    'sửa lại một trong hai ngày',
  ],
  'places/unknown-parent': [
    'địa bàn cấp trên `{parent}` của `{id}` không có trong danh mục',
    'sửa `parent`, hoặc đưa vào danh mục có địa bàn ấy',
  ],
  'places/circle': [
    'địa bàn `{id}` nằm trong chính nó',
    'sửa `parent`: không địa bàn nào nằm trong địa bàn cấp dưới của mình',
  ],
  'places/too-deep': ['địa bàn `{id}` nằm dưới hơn {limit} địa bàn khác', 'bỏ bớt các cấp trung gian'],
  'programme/doubled-stage': ['bước `{stage}` ghi hai lần', 'chỉ giữ lại một: các bước xếp theo thứ tự'],
  'places/too-many-links': [
    'địa bàn `{id}` có {found} dòng chuyển đổi; mỗi địa bàn chỉ có tối đa {limit} dòng đi hoặc đến',
    'tìm các dòng ghi nhầm mã định danh',
  ],
  'places/unknown-link': [
    'địa bàn `{id}` trong bảng chuyển đổi không có trong danh mục',
    'sửa mã, hoặc đưa vào danh mục có địa bàn ấy',
  ],
  'places/doubled-link': ['chuyển đổi từ `{from}` sang `{to}` ghi hai lần', 'giữ lại một dòng'],
  'places/link-days': [
    'chuyển đổi từ `{from}` sang `{to}` nối hai địa bàn không kế tiếp nhau: một bên tồn tại đến trước ngày {until}, bên kia từ ngày {began}',
    'chuyển đổi đi từ địa bàn kết thúc sang địa bàn bắt đầu đúng ngày đó; địa bàn thay đổi địa giới thì ghi thành dòng mới',
  ],
  'places/full-of-several': [
    'chuyển đổi từ `{from}` sang `{to}` ghi `full` (toàn bộ), nhưng `{from}` có {targets} chuyển đổi',
    'toàn bộ một địa bàn chỉ đi về một nơi; ghi các dòng ấy là `partial` (một phần)',
  ],
  'places/partial-alone': [
    'chuyển đổi từ `{from}` sang `{to}` ghi `partial` (một phần), mà không dòng nào nói phần còn lại của `{from}` đi về đâu',
    'thêm các chuyển đổi còn lại, hoặc ghi là `full` (toàn bộ)',
  ],
  'places/links-disagree': [
    '`{from}` chuyển sang `{to}`, không nằm trong nơi mà cấp trên `{above}` đã chuyển thành: {became}',
    'sửa lại chuyển đổi; nếu đúng là một phần của `{above}` đã sang đó thì ghi thêm chuyển đổi `partial` của chính nó',
  ],
  'places/no-target': [
    '`{name}` (`{id}`) kết thúc ngày {day} mà không có gì cho biết đã chuyển thành nơi nào: người ở đó chỉ được tính ở các cấp trên',
    'thêm chuyển đổi sang từng địa bàn đã nhận nơi này',
  ],
  'places/no-source': [
    '`{name}` (`{id}`) bắt đầu ngày {day} mà không có gì cho biết trước đó là nơi nào',
    'thêm chuyển đổi từ từng địa bàn đã nhập vào nơi này',
  ],
  'places/other-count': [
    'ngày {on} có {found} địa bàn cấp `{level}`, trong khi danh mục phải có {count}',
    'bổ sung danh mục, hoặc sửa con số',
  ],

  'measure/doubled': ['chỉ tiêu thống kê `{id}` xuất hiện hai lần', 'đặt cho mỗi chỉ tiêu thống kê một mã riêng'],
  'measure/needs': [
    'chỉ tiêu thống kê `{id}` phải có `{key}`',
    'hoặc ghi `declared` (theo số liệu khai báo) khi đối tượng được đếm không có hồ sơ',
  ],
  'measure/declared-reads': [
    'chỉ tiêu thống kê `{id}` là `declared` (theo số liệu khai báo): không có hồ sơ nên không được có `{key}`',
    'bỏ mục này, hoặc bỏ `declared`',
  ],
  'measure/no-pack': [
    'không bộ tiêu chí nào đánh giá loại đối tượng `{count}`',
    'đưa các bộ tiêu chí vào, hoặc ghi chỉ tiêu thống kê là `declared` (theo số liệu khai báo)',
  ],
  'measure/unknown-role': [
    'tư cách `{role}` chưa được khai báo trong `roles`',
    'khai báo trong `roles`, hoặc sửa lại tên',
  ],
  'measure/misspelt-role': ['tư cách `{role}` chưa được khai báo trong `roles`', 'có phải là `{near}`?'],
  'measure/role-of-collective': [
    'tư cách `{role}` dẫn đến tập thể, không phải đến địa bàn',
    'ghi tư cách dẫn đến địa bàn',
  ],
  'target/two-numbers': [
    'mục tiêu chỉ được có một trong hai: `atLeast` (từ … trở lên) hoặc `moreThan` (trên …)',
    'chỉ giữ lại một',
  ],
  'target/nothing': [
    'mục tiêu phải có `atLeast` (từ … trở lên), `moreThan` (trên …) hoặc `inWords` (bằng lời)',
    'bổ sung một trong các mục ấy',
  ],
  'target/too-fine': ['{found} có quá 2 chữ số thập phân', 'làm tròn số này'],
  'target/doubled-year': ['có hai mục tiêu cho năm {year}', 'chỉ giữ lại một, hoặc sửa năm'],
  'deadline/unknown-stage': [
    'thời hạn cho `{stage}`, không có trong `stages`',
    'ghi một bước trong `stages`, hoặc thêm bước đó vào',
  ],
  'deadline/misspelt-stage': ['thời hạn cho `{stage}`, không có trong `stages`', 'có phải là `{near}`?'],
  'deadline/doubled': ['có hai thời hạn cho bước `{stage}`', 'giữ lại một'],
  'deadline/no-day': ['`{day}` không phải là ngày năm nào cũng có', 'viết như `12-01`'],
  'procedure/never-in-force': ['hiệu lực đến {until}, không sau {from}', 'sửa một trong hai ngày'],
  'procedure/unknown-level': ['không chỉ tiêu thống kê nào báo cáo ở cấp `{level}`: câu này sẽ không được nêu ra'],
  'procedure/misspelt-level': [
    'không chỉ tiêu thống kê nào báo cáo ở cấp `{level}`: câu này sẽ không được nêu ra',
    'có phải là `{near}`?',
  ],
  'procedure/unknown-place': [
    'địa bàn `{place}` trong quy trình của `{programme}` không có trong danh mục địa bàn',
    'đưa vào danh mục có địa bàn đó',
  ],
  'target/unknown-kind': [
    'loại địa bàn `{kind}` chưa được nêu trong `placeKinds`',
    'nêu ở đó, kèm các địa bàn thuộc loại này',
  ],
  'target/misspelt-kind': ['loại địa bàn `{kind}` chưa được nêu trong `placeKinds`', 'có phải là `{near}`?'],
  'kind/doubled': ['địa bàn `{place}` vừa thuộc loại `{kind}`, vừa thuộc loại `{other}`', 'chỉ giữ một loại'],
  'kind/two-kinds': [
    'địa bàn `{place}` của chương trình `{programme}` vừa thuộc loại `{kind}`, vừa thuộc loại `{other}` vào ngày {date}',
    'chỉ giữ một loại',
  ],
  'kind/unknown-place': [
    'địa bàn `{place}` thuộc loại `{kind}` của chương trình `{programme}` không có trong danh mục địa bàn vào ngày {date}',
    'ghi mã định danh của địa bàn, hoặc mã của đúng một địa bàn vào ngày đó',
  ],
  'fact/role': ['tên dữ kiện không được trùng với tư cách `{fact}`', 'chọn tên khác'],
  'programme/fact-differs': [
    'dữ kiện `{fact}` trong `{second}` khác kiểu với dữ kiện cùng tên trong `{first}`',
    'khai báo giống nhau, hoặc chọn tên khác',
  ],
  'programme/too-large': [
    'các quy tắc của chỉ tiêu thống kê có {found} thành phần; nhiều nhất được {limit}',
    'viết quy tắc ngắn hơn, hoặc chia chương trình thành nhiều phần',
  ],
  'programme/unknown-place': [
    'địa bàn `{place}` của chương trình `{programme}` không có trong danh mục địa bàn',
    'đưa vào danh mục có địa bàn này',
  ],

  'counts/not-readable': [
    'không đọc được số liệu khai báo',
    'ghi `place`, `measure`, `status`, `source` bằng chữ và `year` là một năm từ 1900 đến 2199',
  ],
  'counts/unknown-measure': [
    'không chương trình nào đang dùng có chỉ tiêu thống kê `{measure}` (chương trình: {programme})',
    'sửa tên chỉ tiêu thống kê hoặc chương trình',
  ],
  'counts/unknown-place': [
    'năm {year} không có địa bàn `{place}` ghi trong số liệu khai báo cho `{measure}`',
    'tra lại địa bàn trong danh mục',
  ],
  'counts/ambiguous-place': [
    'mã `{place}` của số liệu khai báo năm {year} có thể chỉ nhiều địa bàn: {hint}',
    'ghi đủ mã, kể cả các số 0 ở đầu, hoặc ghi id của địa bàn',
  ],
  'counts/other-place': [
    'địa bàn `{place}` không nằm trong địa bàn của chương trình `{programme}`',
    'sửa địa bàn hoặc chương trình',
  ],
  'counts/not-determinable': [
    'số liệu khai báo cho `{measure}` tại `{place}` năm {year} không được dùng: chỉ một phần địa bàn này nằm trong địa bàn của chương trình `{programme}`',
    'khai báo riêng cho từng địa bàn sau khi chia',
  ],
  'counts/doubled': ['có hai số liệu khai báo cho `{measure}` tại `{place}` năm {year}', 'chỉ giữ lại một'],
  'counts/no-denominator': [
    'số liệu khai báo cho `{measure}` tại `{place}` năm {year} có `met` (số đạt) mà không có `among` (mẫu số)',
    'bổ sung `among` (mẫu số)',
  ],
  'counts/met-above-among': [
    '`met` (số đạt) {met} lớn hơn `among` (mẫu số) {among}: `{measure}` tại `{place}` năm {year}',
    'sửa một trong hai số',
  ],
  'counts/nothing': [
    'số liệu khai báo cho `{measure}` tại `{place}` năm {year} không khai gì',
    'ghi `among`, `among` và `met`, hoặc `share`',
  ],
  'counts/no-number': [
    '`{key}` của số liệu khai báo cho `{measure}` tại `{place}` năm {year} không phải là số lượng hay phần trăm: {found}',
    'chỉ viết chữ số',
  ],
  'counts/more-records': [
    'có {records} hồ sơ cho `{measure}` tại `{place}` năm {year}, nhưng chỉ khai báo {among}',
    'sửa số liệu khai báo: số này chưa được dùng',
  ],
  'counts/records-set-aside': [
    '{records} hồ sơ tại `{at}` không được tính cho `{measure}` năm {year}: toàn bộ số đếm của `{place}` đã được khai báo',
    'muốn tính theo hồ sơ thì bỏ `met`',
  ],

  ...aboutHistory,
  'history/also-recorded': [
    'năm {year} vừa có trong hồ sơ vừa có trong lần chạy trước: coi như chưa biết khi xét các năm sau',
    'bỏ năm ấy khỏi hồ sơ, hoặc bỏ lần chạy trước',
  ],

  'review/semantics': [
    'có báo cáo được lập theo phiên bản ngữ nghĩa {found}, bản này là {own}',
    'chấm lại các năm đó bằng bản này, hoặc lập báo cáo giai đoạn bằng bản kia',
  ],
  'review/other-place': [
    'chương trình `{programme}` áp dụng cho `{first}` trong một báo cáo và cho `{other}` trong báo cáo khác',
    'đặt mã khác nhau cho chương trình của các địa bàn khác nhau',
  ],
  'review/versions': ['chương trình `{programme}` được tính theo nhiều phiên bản: {versions}'],
  'review/differs': [
    'năm {year} của `{programme}` có số liệu khác nhau trong hai báo cáo: một bên {first}, bên kia {second}',
    'mỗi năm chỉ đưa vào một lần: lần chạy được lấy làm căn cứ; một lần chạy liệt kê mọi năm có số liệu khai báo đưa vào',
  ],
  'review/baseline-differs': [
    'tỷ lệ của `{measure}` tại `{place}` năm {year} được cùng một nguồn khai báo là {first}% và {second}% (`{programme}`)',
    'sửa số liệu khai báo của một lần chạy rồi chấm lại',
  ],
  'review/no-year': ['không báo cáo nào tính năm thuộc giai đoạn này', 'chọn năm khác hoặc lần chạy khác'],
};

/** All words of Vietnamese: `wordIssue(vi, issue)` gives the sentence of an issue, `explain` of a result takes `{ vi }`. */
export const vi: Wording = { issues: vietnamese, lines: vietnameseLines, words: vietnameseWords };
