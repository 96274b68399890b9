/**
 * The curve: one line of JSON for each time that `npm run bench` was run, `{ date, commit, node, figures }`.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { figureOf, TENTH, UNIT } from './figures.mjs';

const curve = new URL('history.ndjson', import.meta.url);

export function readCurve(file = curve) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

export function appendLine(line, file = curve) {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Three digits that say something; more of them would be noise. */
export const rounded = (value) => Number(value.toPrecision(3));

/**
 * Today's figures beside those of a line: `{ id, unit, today, last, isWorse }`. A time of the line is first brought to
 * today's machine: it is multiplied by what json-logic-js takes today against what it took then.
 */
export function compared(figures, line) {
  const yardstick = (of) => of?.['json-logic-js'];
  const slower = yardstick(figures) && yardstick(line?.figures) ? yardstick(figures) / yardstick(line.figures) : 1;
  return Object.entries(figures).map(([id, today]) => {
    const { unit, better, goal, yardstick: isYardstick } = figureOf(id);
    const then = line?.figures[id];
    const isTime = unit === UNIT.micro || unit === UNIT.milli;
    const last = then === undefined ? undefined : rounded(isTime && !isYardstick ? then * slower : then);
    const isWorse =
      last !== undefined && better !== undefined && (better === 'more' ? last / today : today / last) > TENTH;
    return { id, unit, today, last, goal, isWorse };
  });
}
