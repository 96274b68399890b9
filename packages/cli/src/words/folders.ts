/**
 * What is said of folders that runs write, and of making them again.
 */
export const folders = {
  en: {
    'out-is-link': '`{out}` is a link\n  → name the folder that it leads to, or one that does not exist yet',
    'out-taken':
      'another run is writing `{out}`, or has just written it\n  → give another folder: results of two runs must not mix',
    'left-removed': 'a run that was ended left temporary data in `{folder}`: it has been removed',
    'left-doubtful':
      '`{folder}` holds temporary data of a run that may have ended on another machine\n  → delete it when no run is at work there: rows of a register may be in it',
    'run-no-file': '`{file}` in `{folder}` is no plain file: a run writes no links, pipes or folders under that name',
    'run-broken': '`{file}` in `{folder}` is not what a run writes (at {where})\n  → take the folder as it was written',
    'wrong-manifest':
      '`{path}` cannot be read as a package of packs (at {where})\n  → list the paths of its files under `tieuchi`',
    'outside-package':
      'the package in `{folder}` lists `{path}`, which is no file of it\n  → list paths below its folder, without `..` and links that lead out',
    'no-module-name':
      'the package in `{folder}` lists `{path}`: a name with `?`, `#` or `%` cannot be imported\n  → rename the file',
    'no-plain-file': 'it is no plain file',
    'explain-changed':
      '`{file}` in `{folder}` is not what the run wrote there: what is explained would not be what was judged\n  → `tieuchi replay` names what was changed',
    'history-engine': '`{folder}` was made by {made}, this is {own}: its verdicts are read as they are written there',
    'engine-unnamed': 'an engine that did not name itself',
    'replay-engine': 'made by {made}; this is {own}: numbers and verdicts are compared, words are not',
    'replay-moved':
      'the rows are in other files or lines ({given}) than in the run ({had}): their positions are not compared',
    'replay-interrupted': 'interrupted: nothing was left behind',
    'replay-unlisted': '{file}: the run did not write it, or it is no plain file',
    'replay-missing': '{file}: the file is missing',
    'replay-made': '{file}: is different now, first in line {line}',
    'replay-says': '{file}: differs from what the run gives now',
    'replay-not-made': '{file}: the receipt lists it, but the run does not write it now',
    'replay-left-out': '{file}: the run writes it now, but the receipt does not list it',
  },
  vi: {
    'out-is-link': '`{out}` là một đường liên kết\n  → ghi tên thư mục mà nó trỏ tới, hoặc một thư mục chưa có',
    'out-taken':
      'một lần chạy khác đang ghi hoặc vừa ghi `{out}`\n  → dùng thư mục khác: không được trộn kết quả của hai lần chạy',
    'left-removed': 'một lần chạy bị ngắt đã để lại dữ liệu tạm trong `{folder}`: đã xóa',
    'left-doubtful':
      '`{folder}` còn dữ liệu tạm của một lần chạy có thể đã dừng ở máy khác\n  → xóa khi không còn lần chạy nào ở đó: trong đó có thể có các dòng của sổ',
    'run-no-file':
      '`{file}` trong `{folder}` không phải tệp thường: không lần chạy nào ghi liên kết, đường ống hay thư mục dưới tên đó',
    'run-broken':
      '`{file}` trong `{folder}` không phải là thứ một lần chạy ghi ra (tại {where})\n  → lấy lại thư mục như khi được ghi',
    'wrong-manifest':
      '`{path}` không đọc được như một gói bộ tiêu chí (tại {where})\n  → ghi đường dẫn của các tệp trong mục `tieuchi`',
    'outside-package':
      'gói trong `{folder}` ghi `{path}`, không phải tệp của gói\n  → ghi đường dẫn nằm trong thư mục của gói, không có `..` và liên kết dẫn ra ngoài',
    'no-module-name':
      'gói trong `{folder}` ghi `{path}`: tên có `?`, `#` hoặc `%` thì không nhập vào mã được\n  → đổi tên tệp',
    'no-plain-file': 'đây không phải tệp thường',
    'explain-changed':
      '`{file}` trong `{folder}` không còn như khi ghi: điều được giải thích sẽ không phải điều đã chấm\n  → `tieuchi replay` nêu chỗ bị thay đổi',
    'history-engine': '`{folder}` do {made} ghi, đây là {own}: các kết luận được đọc nguyên như ở đó',
    'engine-unnamed': 'một phiên bản không ghi tên mình',
    'replay-engine': 'thư mục do {made} ghi; đây là {own}: so sánh số liệu và kết luận, không so sánh lời văn',
    'replay-moved': 'các dòng nằm ở tệp hoặc dòng khác ({given}) so với lần chạy ({had}): không so sánh vị trí dòng',
    'replay-interrupted': 'đã ngắt: không để lại gì',
    'replay-unlisted': '{file}: lần chạy không ghi tệp này, hoặc đây không phải tệp thường',
    'replay-missing': '{file}: thiếu tệp',
    'replay-made': '{file}: nay ra kết quả khác, chỗ đầu tiên ở dòng {line}',
    'replay-says': '{file}: nói khác với kết quả chạy lại',
    'replay-not-made': '{file}: có tên trong phiếu kiểm chứng, nhưng chạy lại không ra',
    'replay-left-out': '{file}: chạy lại thì có, nhưng phiếu kiểm chứng không ghi',
  },
} as const;
