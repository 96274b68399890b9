import { compilePack, evaluate } from '@tieuchi/core';
import { inTurns, median, ratioOf } from '../timing.mjs';
import { packText, recordsOf, rulesOnly } from '../workload.mjs';

const RECORDS = 10_000;

/** `evaluate` with its full result, and json-logic-js with the rules only, over the same records. */
export function measure({ isQuick }) {
  const pack = compilePack(packText);
  const records = recordsOf(RECORDS);
  for (const record of records)
    if ((evaluate(pack, record).titles[0].verdict === 'met') !== rulesOnly(record).met)
      throw new Error(`the two disagree on ${record.subject}`);
  const all = (judge) => () => {
    let judged = 0;
    for (const record of records) judged += judge(record) ? 1 : 0;
    if (judged !== RECORDS) throw new Error('a record gave nothing');
  };
  const rounds = inTurns({ ours: all((record) => evaluate(pack, record)), peer: all(rulesOnly) }, RECORDS, isQuick);
  return { evaluate: ratioOf(rounds, 'ours', 'peer'), 'json-logic-js': median(rounds.map(({ peer }) => peer)) };
}
