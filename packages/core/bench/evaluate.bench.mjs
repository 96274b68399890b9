/**
 * `evaluate` with its full result against json-logic-js computing only the ten points, the total and the title's
 * condition, on complete records of nhom-3. Both run in turn; the ratio is the median over the rounds.
 */
import { readFileSync } from 'node:fs';
import { compilePack, evaluate } from '@tieuchi/core';
import jsonLogic from 'json-logic-js';

const ROUNDS = 15;
const RECORDS = 20_000;
const pack = compilePack(
  readFileSync(new URL('../../../criteria-packs/vn/packs/nhom-3-2022.pack.json', import.meta.url), 'utf8'),
);
const ids = pack.document.criteria.flatMap((criterion) => criterion.indicators.map(({ id }) => id));

let state = 677;
const score = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return 4 + (Math.floor(state / 65_536) % 7);
};
const records = Array.from({ length: RECORDS }, (_, index) => ({
  subject: `p-${index}`,
  year: 2022,
  group: 'nhom-3',
  facts: { ...Object.fromEntries(ids.map((id) => [id, score()])), 'ky-nang-so': true, 'thanh-thao-ky-nang-so': false },
}));

const total = { '+': ids.map((id) => ({ var: id })) };
const condition = { and: [{ '>=': [total, 80] }, { '>=': [{ min: ids.map((id) => ({ var: id })) }, 5] }] };
const peer = ({ facts }) => {
  const points = ids.map((id) => jsonLogic.apply({ var: id }, facts));
  return { points, total: jsonLogic.apply(total, facts), met: jsonLogic.apply(condition, facts) };
};
const ours = (record) => evaluate(pack, record);

function perSecond(run) {
  const start = process.hrtime.bigint();
  let met = 0;
  for (const record of records) met += run(record) ? 1 : 0;
  if (met !== RECORDS) throw new Error('a record gave nothing');
  return RECORDS / (Number(process.hrtime.bigint() - start) / 1e9);
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const record of records) {
  if ((ours(record).titles[0].verdict === 'met') !== peer(record).met)
    throw new Error(`the two disagree on ${record.subject}`);
}
const rounds = Array.from({ length: ROUNDS }, () => [perSecond(ours), perSecond(peer)]).slice(2);
console.log(
  `evaluate, full result     ${Math.round(median(rounds.map(([mine]) => mine))).toLocaleString('en')} records/s (median)`,
);
console.log(
  `json-logic-js, rules only ${Math.round(median(rounds.map(([, other]) => other))).toLocaleString('en')} records/s (median)`,
);
console.log(
  `ratio                     ${median(rounds.map(([mine, other]) => mine / other)).toFixed(2)} (asked: at least 4)`,
);
