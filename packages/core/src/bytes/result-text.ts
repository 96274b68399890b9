/**
 * Results as texts of rows. Which fields a result has is said by the plan of the pack that judged it.
 */
import type { Result } from '../judge/result.js';
import type { Program } from '../plan/program.js';
import { compareCodePoints } from '../text/names.js';
import { tallyCell } from '../value/cells.js';
import type { Quantity } from '../value/verdict.js';
import type { RowTexts } from './record-text.js';
import { BETWEEN, keyField } from './row-text.js';

/** A result, and the pack that judged it. */
export interface ResultRow {
  readonly result: Result;
  readonly program: Program;
}

const KEYS = ['subject', 'kind', 'year', 'pack'] as const;

/** The texts of results by these packs. Their fields are those of every result, then those of each pack behind its name. */
export function resultTexts(programs: readonly Program[]): RowTexts<ResultRow> {
  const sorted = [...programs].sort((a, b) => compareCodePoints(a.name, b.name));
  return {
    columns: [...KEYS, ...sorted.flatMap((program) => [program.name, ...columnsOf(program)])],
    textOf: ({ result, program }) => textOf(result, program),
  };
}

/** The fields of one pack, behind those of every result. */
function columnsOf({ hasPoints, indicators, titles, counted, facts }: Program): string[] {
  const ends = (name: string) => [`${name}.low`, `${name}.high`];
  return [
    ...(hasPoints ? [...ends('points.total'), ...ends('points.lowest')] : []),
    ...indicators.flatMap(({ id, applies, points }) => [
      ...(points === undefined ? [`met.${id}`] : ends(`points.${id}`)),
      ...(applies === undefined ? [] : [`applies.${id}`]),
    ]),
    ...titles.flatMap(({ id, ranks }) => [
      `title.${id}`,
      `title.${id}.by`,
      ...(ranks.length === 0 ? [] : [`title.${id}.best`, `title.${id}.worst`]),
    ]),
    ...counted.map((position) => `members.${facts[position]!.id}`),
    'issues',
  ];
}

function textOf(result: Result, { name, hasPoints, total, lowest, indicators, titles, counted, facts, plan }: Program) {
  let text = `${keyField(result.subject)}${BETWEEN}${plan.subject}${BETWEEN}${result.year}${BETWEEN}${name}`;
  if (hasPoints) text += endsField(result.points?.total, total.scale) + endsField(result.points?.lowest, lowest.scale);
  for (let at = 0; at < indicators.length; at += 1) {
    const { applies, points } = indicators[at]!;
    const judged = result.indicators[at]!;
    text += points === undefined ? BETWEEN + (judged.met ?? '') : endsField(judged.points, points.scale);
    if (applies !== undefined) text += BETWEEN + (judged.applies ?? 'met');
  }
  for (let at = 0; at < titles.length; at += 1) {
    const { verdict, decidedBy, rank } = result.titles[at]!;
    text += BETWEEN + verdict + BETWEEN + decidedBy;
    if (titles[at]!.ranks.length > 0) text += BETWEEN + (rank?.best ?? '') + BETWEEN + (rank?.worst ?? '');
  }
  for (const position of counted) {
    const { id } = facts[position]!;
    const tally = result.members?.find(({ fact }) => fact === id)?.tally;
    text += BETWEEN + (tally === undefined ? '' : tallyCell(tally));
  }
  return text + BETWEEN + keyField(result.issues.map(({ code, pointer }) => code + pointer).join(' '));
}

/** Both ends of a number on the scale of the plan. */
function endsField(value: Quantity | undefined, scale: number): string {
  if (value === undefined) return BETWEEN + BETWEEN;
  if (typeof value === 'object')
    return BETWEEN + scaledField(value.low, scale) + BETWEEN + scaledField(value.high, scale);
  const field = scaledField(value, scale);
  return BETWEEN + field + BETWEEN + field;
}

function scaledField(value: number, scale: number): string {
  return String(Math.round(value * scale) + 0);
}
