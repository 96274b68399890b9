/** Today's figures beside the last ones, for a terminal and for a page of a forge. */
import { TENTH } from './figures.mjs';

const HEAD = ['figure', 'today', 'last', 'asked', ''];

function cellsOf({ id, unit, today, last, goal, isWorse }) {
  const shown = (value) => (value === undefined ? '–' : `${value} ${unit}`);
  return [id, shown(today), shown(last), goal === undefined ? '' : `${goal} ${unit}`, isWorse ? 'worse' : ''];
}

/** Which figures became worse, in one sentence. */
function verdictOf(rows, line) {
  if (line === undefined) return 'The curve has no line yet.';
  const worse = rows.filter(({ isWorse }) => isWorse).map(({ id }) => id);
  const by = `by more than ${Math.round((TENTH - 1) * 100)} % than on ${line.date} (${line.commit}, Node ${line.node})`;
  return worse.length === 0 ? `Nothing is worse ${by}.` : `Worse ${by}: ${worse.join(', ')}.`;
}

const NOTE = 'Last times are brought to this machine by what json-logic-js takes on it.';

export function asText(rows, line) {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', verdictOf(rows, line), NOTE].join('\n');
}

export function asMarkdown(rows, line) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const rule = HEAD.map((_, column) => (column === 0 ? '---' : '---:'));
  return [row(HEAD), row(rule), ...rows.map((each) => row(cellsOf(each))), '', verdictOf(rows, line), NOTE].join('\n');
}
