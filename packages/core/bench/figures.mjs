/**
 * The figures of the curve. Another figure is one more entry here; what measures it is the file `measures/<measure>.mjs`,
 * whose function gives the values of all its figures by id, or leaves out those that this state of the project cannot have.
 */

/** Units: a ratio is taken within one run; microseconds and milliseconds are processor time, and depend on the machine. */
export const UNIT = { ratio: '×', micro: 'µs', milli: 'ms', memory: 'MB', size: 'kB' };

/** A figure is worse when it is worse than the last one of the curve by more than this. */
export const TENTH = 1.1;

export const figures = [
  {
    id: 'evaluate',
    measure: 'evaluate',
    unit: UNIT.ratio,
    better: 'more',
    goal: 10,
    quick: true,
    name: {
      en: '`evaluate` with its full result, against json-logic-js computing the rules only',
      vi: '`evaluate` với kết quả đầy đủ, so với json-logic-js chỉ tính các quy tắc',
    },
  },
  {
    id: 'rule',
    measure: 'rule',
    unit: UNIT.ratio,
    better: 'more',
    goal: 1.2,
    quick: true,
    name: {
      en: '`compileRule(…).evaluate` of a title’s condition, against the faster of json-logic-engine’s `run` and `build`',
      vi: '`compileRule(…).evaluate` với điều kiện của một danh hiệu, so với cách nhanh hơn trong `run` và `build` của json-logic-engine',
    },
  },
  {
    id: 'run',
    measure: 'run',
    unit: UNIT.ratio,
    better: 'more',
    goal: 1.5,
    quick: true,
    name: {
      en: '`createRun` with one programme and its report, rows a second, against json-logic-js computing the rules only',
      vi: '`createRun` với một chương trình và báo cáo, số dòng mỗi giây, so với json-logic-js chỉ tính các quy tắc',
    },
  },
  {
    id: 'run-without-digests',
    measure: 'run',
    unit: UNIT.ratio,
    better: 'more',
    quick: true,
    name: {
      en: '`createRun` with one programme and its report, without digests, against the same',
      vi: '`createRun` với một chương trình và báo cáo, không tính mã băm, so với cùng thước đo',
    },
  },
  {
    id: 'cold',
    measure: 'cold',
    unit: UNIT.milli,
    better: 'less',
    quick: true,
    name: {
      en: 'import of `@tieuchi/core` and a first verdict, in a program that has just started',
      vi: 'nạp `@tieuchi/core` và có kết luận đầu tiên, trong chương trình vừa khởi động',
    },
  },
  {
    id: 'cold-plan',
    measure: 'cold',
    unit: UNIT.ratio,
    better: 'less',
    goal: 0.1,
    quick: true,
    name: {
      en: 'import of `@tieuchi/core/plan` and a first verdict, against those of `@tieuchi/core`',
      vi: 'nạp `@tieuchi/core/plan` và có kết luận đầu tiên, so với `@tieuchi/core`',
    },
  },
  {
    id: 'score-50k',
    measure: 'score',
    unit: UNIT.micro,
    better: 'less',
    quick: true,
    name: {
      en: '`tieuchi score` of 50,000 rows under one programme, a row, start and end of the program included',
      vi: '`tieuchi score` 50.000 dòng theo một chương trình, tính trên một dòng, kể cả lúc khởi động và kết thúc',
    },
  },
  {
    id: 'score-50k-memory',
    measure: 'score',
    unit: UNIT.memory,
    better: 'less',
    quick: true,
    name: {
      en: 'the highest memory of `tieuchi score` of 50,000 rows',
      vi: 'bộ nhớ cao nhất khi `tieuchi score` 50.000 dòng',
    },
  },
  {
    id: 'score-1m',
    measure: 'score-large',
    unit: UNIT.micro,
    better: 'less',
    name: { en: '`tieuchi score` of 1,000,000 rows, a row', vi: '`tieuchi score` 1.000.000 dòng, tính trên một dòng' },
  },
  {
    id: 'score-1m-memory',
    measure: 'score-large',
    unit: UNIT.memory,
    better: 'less',
    goal: 900,
    name: {
      en: 'the highest memory of `tieuchi score` of 1,000,000 rows',
      vi: 'bộ nhớ cao nhất khi `tieuchi score` 1.000.000 dòng',
    },
  },
  {
    id: 'json-logic-js',
    measure: 'evaluate',
    unit: UNIT.micro,
    // What a machine is worth: times of another day are held against today's after they were brought to today's machine.
    yardstick: true,
    quick: true,
    name: {
      en: 'json-logic-js computing the rules only, a record: what the machine is worth',
      vi: 'json-logic-js chỉ tính các quy tắc, trên một hồ sơ: thước đo của máy',
    },
  },
  {
    // One figure for each line of `.size-limit.json`: `size: <its name>`.
    id: 'size',
    measure: 'sizes',
    unit: UNIT.size,
    better: 'less',
    quick: true,
    each: true,
    name: { en: 'minified and compressed, as a browser loads it', vi: 'đã rút gọn và nén, như trình duyệt tải về' },
  },
];

/** The entry of a figure by its id in a line; of each size, the entry of all sizes. */
export function figureOf(id) {
  return figures.find((figure) => (figure.each ? id.startsWith(`${figure.id}: `) : figure.id === id));
}
