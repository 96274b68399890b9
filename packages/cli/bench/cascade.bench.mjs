/**
 * A cascade against citizens alone: a million citizens, then the same citizens in 300,000 families that are judged by
 * them, each family titles of its own, with a programme that counts citizens in learning families. Time per row and peak
 * memory of the whole process, and the ratios, from runs that follow each other.
 *
 * Usage: node cascade.bench.mjs [--citizens 1000000] [--families 300000] [--keep]
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keep, line } from './results.mjs';
import { scored } from './scored.mjs';

const { values } = parseArgs({
  options: {
    citizens: { type: 'string', default: '1000000' },
    families: { type: 'string', default: '300000' },
    keep: { type: 'boolean', default: false },
  },
});
const [citizens, families] = [Number(values.citizens), Number(values.families)];
const INDICATORS = 10;
const COMMUNES = 200;

const v = (name) => ({ var: name });
const head = (id, subject, group) => ({
  ...{ format: 'tieuchi-pack/1', id, version: '1.0.0', subject, group, place: 'vn', through: 'noi-o' },
  ...{ inForce: { from: '2020-01-01', status: 'placeholder' }, sources: {} },
});
const ids = Array.from({ length: INDICATORS }, (_, index) => `chi-so-${index + 1}`);
const citizenPack = {
  ...head('bench/citizen', 'cong-dan', 'cong-dan'),
  facts: Object.fromEntries(ids.map((id) => [id, { type: 'integer', min: 1, max: 10 }])),
  criteria: [{ id: 'k', indicators: ids.map((id) => ({ id, points: v(id), status: 'placeholder' })) }],
  titles: [{ id: 'dat', status: 'placeholder', when: { '>=': [v('points.total'), 60] } }],
};
const familyPack = {
  ...head('bench/family', 'gia-dinh', 'gia-dinh'),
  roles: { 'gia-dinh': { of: 'gia-dinh' } },
  memberFacts: { 'nguoi-lon': { type: 'boolean' } },
  facts: {
    'ti-le': {
      type: 'share',
      from: { count: 'cong-dan', through: 'gia-dinh', among: v('nguoi-lon'), met: v('title.dat') },
    },
  },
  titles: [{ id: 'dat', status: 'placeholder', when: { '>=': [v('ti-le'), 60] } }],
};
const measure = (id, count, more) => ({
  id,
  count,
  through: 'noi-o',
  met: v('title.dat'),
  levels: ['nuoc', 'xa'],
  ...more,
});
const programme = (measures) => ({
  ...{
    format: 'tieuchi-programme/1',
    id: 'bench/programme',
    version: '1.0.0',
    place: 'vn',
    asOf: '12-31',
    sources: {},
  },
  roles: { 'noi-o': { of: 'place' }, 'gia-dinh': { of: 'gia-dinh' } },
  facts: { 'nguoi-lon': { type: 'boolean' } },
  measures,
});
const places = {
  ...{ format: 'tieuchi-places/1', id: 'bench/places', version: '1.0.0' },
  places: [
    { id: 'vn', code: 'vn', level: 'nuoc', name: 'Nước' },
    ...Array.from({ length: COMMUNES }, (_, index) => ({
      ...{ id: `xa-${index}`, code: String(10_000 + index), level: 'xa', name: `Xã ${index}`, parent: 'vn' },
    })),
  ],
};

/** A generator of whole numbers that gives the same ones every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function writeRows(path, withFamilies) {
  const out = createWriteStream(path);
  const next = numbers(7);
  out.write(`subject,year,group,place.noi-o,place.gia-dinh,nguoi-lon,${ids.join(',')}\n`);
  let text = '';
  const push = async (line) => {
    text += line;
    if (text.length < 1 << 20) return;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  };
  for (let at = 0; at < citizens; at += 1) {
    const home = next(families);
    const scores = ids.map(() => (next(200) === 0 ? '' : 3 + next(8)));
    await push(`p-${at},2023,cong-dan,${10_000 + (home % COMMUNES)},gd-${home},${next(4) > 0},${scores.join(',')}\n`);
  }
  for (let at = 0; withFamilies && at < families; at += 1)
    await push(`gd-${at},2023,gia-dinh,${10_000 + (at % COMMUNES)},,${','.repeat(INDICATORS)}\n`);
  out.end(text);
  await once(out, 'finish');
}

async function measured(name, work, packs, measures, withFamilies) {
  const put = (file, json) => {
    writeFileSync(join(work, file), JSON.stringify(json));
    return join(work, file);
  };
  const register = join(work, `${name}.csv`);
  await writeRows(register, withFamilies);
  const run = await scored([
    register,
    ...packs.flatMap((pack, index) => ['--pack', put(`${name}-${index}.pack.json`, pack)]),
    ...['--programme', put(`${name}.programme.json`, programme(measures))],
    ...['--places', put('bench.places.json', places)],
    ...['--out', join(work, `out-${name}`)],
  ]);
  console.log(line(name, run.rows, run));
  return { perRow: run.seconds / run.rows, peak: run.peak };
}

const work = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
try {
  const alone = await measured(
    'citizens',
    work,
    [citizenPack],
    [measure('cong-dan', 'cong-dan', { among: v('nguoi-lon') })],
    false,
  );
  const cascade = await measured(
    'citizens-and-families',
    work,
    [citizenPack, familyPack],
    [
      measure('cong-dan', 'cong-dan', { among: v('nguoi-lon') }),
      measure('trong-gia-dinh', 'cong-dan', { among: { and: [v('nguoi-lon'), v('gia-dinh.title.dat')] } }),
      measure('gia-dinh', 'gia-dinh'),
    ],
    true,
  );
  const ratio = cascade.perRow / alone.perRow;
  console.log(
    `cascade against citizens alone: ${ratio.toFixed(2)} × the time a row (asked: at most 2), ${(cascade.peak / alone.peak).toFixed(2)} × the memory`,
  );
  if (values.keep) keep('cascade', { 'cascade-ratio': ratio, 'cascade-peak': cascade.peak });
} finally {
  rmSync(work, { recursive: true, force: true });
}
