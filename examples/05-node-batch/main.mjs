/**
 * A register, row by row, through the pipeline that the command line itself uses: verdicts, and shares against targets.
 *
 * Usage: node main.mjs
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { compilePack, compilePlaces, compileProgramme, createRowReader, createRun, explain } from '@tieuchi/core';
import { catalogue } from '@tieuchi/core/messages';
import { packs as criteria } from '@tieuchi/packs-vn';
import { places as lists } from '@tieuchi/packs-vn/places';
import { programme as decision } from '@tieuchi/packs-vn/programmes/677-qd-ttg';

// The packs of all years and kinds: a run chooses for each record by its group and date.
const packs = criteria.map((each) => compilePack(each));
const programme = compileProgramme(decision, packs);
const places = compilePlaces(lists[0]);

const told = (event, issue) =>
  console.log(`line ${event.origin.line}, ${event.subject}: ${explain(catalogue, issue, 'en').text}`);
const run = createRun({
  packs,
  programme,
  places,
  on: {
    scored: ({ subject, result }) => console.log(`${subject}  ${result.titles[0].verdict}`),
    rejected: (event) => told(event, event.issue),
    issue: (event) => told(event, event.issue),
    merged: ({ origin, into }) => console.log(`line ${origin.line} says the same as line ${into.line}`),
  },
});

// The cells of this register hold no commas or quotes; any CSV reader that gives rows of texts will do for others.
let line = 0;
let reader;
for await (const text of createInterface({ input: createReadStream(new URL('register.csv', import.meta.url)) })) {
  line += 1;
  const cells = text.split(',');
  if (reader === undefined) {
    reader = createRowReader(cells, packs, [programme]);
    continue;
  }
  const { record, repairs } = reader.read(cells);
  run.add(record, { file: 0, line }, repairs);
}

const { counts, report, results } = run.finish();
const { rowsRead, records, merged, rejected } = counts;
console.log(`\n${rowsRead} rows read = ${records} records + ${merged} merged + ${rejected} rejected`);
console.log(`results ${results.digest}\n`);

const percent = (end) => (end === null ? '–' : `${((100 * end.met) / end.total).toFixed(1)} %`);
const [year] = report.programmes[0].years;
const measure = year.measures.find((each) => each.measure === 'nguoi-lon-dat-danh-hieu');
for (const { place, share, target } of measure.places)
  console.log(
    `${place.padEnd(9)} ${percent(share.low)} … ${percent(share.high)}, target of ${target?.year}: ${target?.atLeast} %`,
  );
