/**
 * What the benchmarks of the command line measure: the files of `results/` hold the values by these ids, and the page of
 * benchmarks shows them in this order.
 */

/** `goal` is the most, or with `better: 'more'` the least, that is asked of it. `times`: a ratio within one run. */
export const figures = [
  {
    ...{ id: 'demo-peer', bench: 'demo', unit: '×', goal: 2, better: 'less' },
    en: 'the demo’s `score` (2.65 million rows, seven programmes) against DuckDB alone with SQL by hand for the same job',
    vi: '`score` của bản demo (2,65 triệu dòng, bảy chương trình) so với riêng DuckDB chạy SQL viết tay cho cùng việc ấy',
  },
  {
    ...{ id: 'demo-rows', bench: 'demo', unit: '', better: 'more' },
    en: 'rows a second, same run',
    vi: 'số dòng mỗi giây, cùng lần chạy',
  },
  {
    ...{ id: 'demo-former', bench: 'demo', unit: '×', goal: 6, better: 'more' },
    en: 'as fast as the command in which every row went through the core, same run',
    vi: 'nhanh hơn bản lệnh mà mọi dòng đều qua lõi, cùng lần chạy',
  },
  {
    ...{ id: 'demo-peak', bench: 'demo', unit: 'MB', goal: 1200, better: 'less' },
    en: 'peak memory of that',
    vi: 'bộ nhớ cao nhất của lần chạy ấy',
  },
  ...[1, 5, 20].flatMap((millions) => [
    {
      ...{ id: `rows-${millions}m`, bench: 'rows', unit: 'µs', better: 'less' },
      en: `time a row at ${millions} million rows of Parquet`,
      vi: `thời gian mỗi dòng với ${millions} triệu dòng Parquet`,
    },
    {
      ...{ id: `rows-${millions}m-peak`, bench: 'rows', unit: 'MB', goal: 1200, better: 'less' },
      en: `peak memory at ${millions} million rows`,
      vi: `bộ nhớ cao nhất với ${millions} triệu dòng`,
    },
  ]),
  {
    ...{ id: 'rows-ratio', bench: 'rows', unit: '×', goal: 1.3, better: 'less' },
    en: 'time a row at 20 million rows against 1 million',
    vi: 'thời gian mỗi dòng với 20 triệu dòng so với 1 triệu dòng',
  },
  {
    ...{ id: 'nation-rows', bench: 'nation', unit: '', better: 'more' },
    en: 'a nation’s year: rows from Parquet, with the year before as history',
    vi: 'một năm của cả nước: số dòng Parquet, có năm trước làm lịch sử',
  },
  {
    ...{ id: 'nation-minutes', bench: 'nation', unit: 'min', goal: 10, better: 'less' },
    en: 'time of that',
    vi: 'thời gian của lần chạy ấy',
  },
  {
    ...{ id: 'nation-peak', bench: 'nation', unit: 'MB', goal: 1200, better: 'less' },
    en: 'peak memory of that',
    vi: 'bộ nhớ cao nhất của lần chạy ấy',
  },
  {
    ...{ id: 'odd-former', bench: 'odd', unit: '×', goal: 1, better: 'less' },
    en: 'a register in which every row is odd, against the command in which every row went through the core',
    vi: 'sổ mà dòng nào cũng có chỗ lạ, so với bản lệnh mà mọi dòng đều qua lõi',
  },
  {
    ...{ id: 'cascade-ratio', bench: 'cascade', unit: '×', goal: 2, better: 'less' },
    en: 'the cascade: 1 million citizens in 300,000 families, time a row against citizens alone',
    vi: 'chấm theo tầng: 1 triệu công dân trong 300.000 gia đình, thời gian mỗi dòng so với riêng công dân',
  },
  {
    ...{ id: 'cascade-peak', bench: 'cascade', unit: 'MB', goal: 1200, better: 'less' },
    en: 'peak memory of that',
    vi: 'bộ nhớ cao nhất của lần chạy ấy',
  },
];
