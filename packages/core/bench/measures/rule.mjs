import { compileRule } from '@tieuchi/core';
import { LogicEngine } from 'json-logic-engine';
import { inTurns, median, ratioOf } from '../timing.mjs';
import { condition, packText, recordsOf } from '../workload.mjs';

const RECORDS = 40_000;

/** The condition of a title by itself, against json-logic-engine in the two ways that it offers. */
export function measure({ isQuick }) {
  const { facts } = JSON.parse(packText);
  const rule = compileRule(condition, facts);
  if (rule.type !== 'truth') throw new Error(JSON.stringify(rule.issues));
  const engine = new LogicEngine();
  const built = engine.build(condition);
  const values = recordsOf(RECORDS).map((record) => record.facts);
  for (const each of values) {
    const met = rule.evaluate(each) === 'met';
    if (engine.run(condition, each) !== met || built(each) !== met) throw new Error('the two disagree');
  }
  const all = (judge) => () => {
    let met = 0;
    for (const each of values) met += judge(each) ? 1 : 0;
    if (met === 0 || met === RECORDS) throw new Error('all records are alike');
  };
  const rounds = inTurns(
    {
      ours: all((each) => rule.evaluate(each) === 'met'),
      run: all((each) => engine.run(condition, each)),
      build: all(built),
    },
    RECORDS,
    isQuick,
  );
  const timeOf = (name) => median(rounds.map((round) => round[name]));
  return { rule: ratioOf(rounds, 'ours', timeOf('run') < timeOf('build') ? 'run' : 'build') };
}
