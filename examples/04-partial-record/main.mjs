/**
 * A record with gaps: what is not known is a range, what is open has reasons, and what is lacking has a size.
 *
 * Usage: node main.mjs
 */
import { compilePack, evaluate, explain, leastChange } from '@tieuchi/core';
import { pack as criteria, texts } from '@tieuchi/packs-vn/packs/nhom-1-2023';

const pack = compilePack(criteria, texts);

const whole = Object.fromEntries(
  pack.document.criteria.flatMap(({ indicators }) => indicators.map(({ id }) => [id, 8])),
);
const judge = (changes) =>
  evaluate(pack, { subject: 'p-1', year: 2024, group: 'nhom-1', facts: { ...whole, ...changes } });

/** A number that is known, or the range in which it lies. */
const shown = (quantity) => (typeof quantity === 'number' ? `${quantity}` : `${quantity.low}…${quantity.high}`);

function show(heading, result) {
  const [title] = result.titles;
  console.log(`${heading}\n  total ${shown(result.points.total)}, title ${title.verdict}`);
  for (const { what, has, operator, needs, gap } of leastChange(pack, result).filter((each) => each.title === title.id))
    console.log(`  ${what} has ${shown(has)}, needs ${operator} ${shown(needs)}: lacks ${shown(gap)}`);
}

show('All ten scores are 8', judge({}));
show('One score is missing: it is 1 to 10', judge({ 'ngoai-ngu': null }));
show(
  'One is missing, and another is a 4: met whatever comes is out of reach',
  judge({ 'ngoai-ngu': null, 'tinh-toan': 4 }),
);

console.log(`\n${explain(pack, judge({ 'ngoai-ngu': null }), 'vi').text}`);
