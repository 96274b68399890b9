import { compilePack, compilePlaces, compileProgramme, createRun } from '@tieuchi/core';
import { inTurns, ratioOf } from '../timing.mjs';
import { recordsOf, rulesOnly, vn } from '../workload.mjs';

const RECORDS = 10_000;
const COMMUNES = ['11950', '11953', '01726'];

/** A run of all national packs of citizens with one programme, from the first row to the report. */
export function measure({ isQuick }) {
  const packs = [1, 2, 3].map((group) => compilePack(vn(`packs/nhom-${group}-2022.pack.json`)));
  packs.push(...[1, 2, 3, 4].map((group) => compilePack(vn(`packs/nhom-${group}-2023.pack.json`))));
  const programme = compileProgramme(vn('programmes/677-qd-ttg.programme.json'), packs);
  const places = compilePlaces(vn('places/vn.places.json'));
  const records = recordsOf(RECORDS).map(({ facts, ...record }, index) => ({
    ...record,
    places: { 'noi-o': COMMUNES[index % COMMUNES.length] },
    facts: { ...facts, 'nguoi-lon': true, 'trong-mo-hinh-hoc-tap': index % 3 === 0 },
  }));
  const runOf = (options) => {
    const run = createRun({ packs, programme, places, ...options });
    for (const record of records) run.add(record);
    const finished = run.finish();
    if (finished.counts.records !== RECORDS) throw new Error(JSON.stringify(finished.counts));
    return finished;
  };
  const contestants = {
    ours: () => runOf({}),
    peer: () => {
      for (const record of records) rulesOnly(record);
    },
  };
  // Until there is such an option a run has its digests all the same, and there is nothing to measure.
  const canLeaveOut = runOf({ digests: false }).records === undefined;
  if (canLeaveOut) contestants.undigested = () => runOf({ digests: false });
  const rounds = inTurns(contestants, RECORDS, isQuick);
  return {
    run: ratioOf(rounds, 'ours', 'peer'),
    ...(canLeaveOut && { 'run-without-digests': ratioOf(rounds, 'undigested', 'peer') }),
  };
}
