/**
 * Results as texts of rows. Which fields a result has is said by the plan of the pack that judged it.
 */
import type { Result } from '../judge/result.js';
import type { Program } from '../plan/program.js';
import { compareCodePoints } from '../text/names.js';
import { tallyCell } from '../value/cells.js';
import type { Quantity } from '../value/verdict.js';
import type { RowTexts } from './record-text.js';
import { keyField } from './row-text.js';
import { next, nextTimes, put, putWhole, type RowWriter } from './writer.js';

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
    write: ({ result, program }, writer) => write(writer, result, program),
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

function write(writer: RowWriter, result: Result, program: Program): void {
  const { name, hasPoints, total, lowest, indicators, titles, counted, facts, plan } = program;
  put(writer, keyField(result.subject));
  putNext(writer, plan.subject);
  putNext(writer, String(result.year));
  putNext(writer, name);
  if (hasPoints) {
    putEnds(writer, result.points?.total, total.scale);
    putEnds(writer, result.points?.lowest, lowest.scale);
  }
  for (let at = 0; at < indicators.length; at += 1) {
    const { applies, points } = indicators[at]!;
    const judged = result.indicators[at]!;
    if (points === undefined) putNext(writer, judged.met ?? '');
    else putEnds(writer, judged.points, points.scale);
    if (applies !== undefined) putNext(writer, judged.applies ?? 'met');
  }
  for (let at = 0; at < titles.length; at += 1) {
    const { verdict, decidedBy, rank } = result.titles[at]!;
    putNext(writer, verdict);
    putNext(writer, decidedBy);
    if (titles[at]!.ranks.length === 0) continue;
    putNext(writer, rank?.best ?? '');
    putNext(writer, rank?.worst ?? '');
  }
  for (const position of counted) {
    const { id } = facts[position]!;
    const tally = result.members?.find(({ fact }) => fact === id)?.tally;
    putNext(writer, tally === undefined ? '' : tallyCell(tally));
  }
  const { issues } = result;
  putNext(writer, issues.length === 0 ? '' : keyField(issues.map(({ code, pointer }) => code + pointer).join(' ')));
}

function putNext(writer: RowWriter, field: string): void {
  next(writer);
  put(writer, field);
}

/** Both ends of a number on the scale of the plan. */
function putEnds(writer: RowWriter, value: Quantity | undefined, scale: number): void {
  if (value === undefined) return nextTimes(writer, 2);
  const isRange = typeof value === 'object';
  next(writer);
  putWhole(writer, Math.round((isRange ? value.low : value) * scale) + 0);
  next(writer);
  putWhole(writer, Math.round((isRange ? value.high : value) * scale) + 0);
}
