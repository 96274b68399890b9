/**
 * The curve of figures as it is drawn: one panel for each figure of the last line, in the order of the list of figures.
 */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { figureOf, figures } from '../../../packages/core/bench/figures.mjs';

export type Locale = 'en' | 'vi';

/** Size of the drawing in its own units; the page stretches it. */
export const WIDTH = 320;
export const HEIGHT = 110;
const MARGIN = { top: 10, right: 12, bottom: 20, left: 40 };

interface Line {
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly figures: { readonly [id: string]: number };
}

interface Dot {
  readonly x: number;
  readonly y: number;
  /** Date, commit, Node and value, as shown when one points at it. */
  readonly title: string;
}

export interface Panel {
  readonly id: string;
  /** What is measured, in pieces of text and code. */
  readonly name: readonly { readonly text: string; readonly isCode: boolean }[];
  /** The last value with its unit. */
  readonly last: string;
  /** What must be reached, in words; absent: nothing is asked. */
  readonly asked?: string;
  /** Height of what is asked. */
  readonly askedAt?: number;
  readonly path: string;
  readonly dots: readonly Dot[];
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** Days of the first and the last dot. */
  readonly days: readonly string[];
  /** The whole panel in one sentence, for those who do not see it. */
  readonly label: string;
}

const WORDS = {
  en: { most: 'asked: at most', least: 'asked: at least', on: 'on' },
  vi: { most: 'yêu cầu: không quá', least: 'yêu cầu: ít nhất', on: 'ngày' },
} as const;

/** Lines of the curve, the earliest first. */
export function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Line);
}

/** Everything to draw; nothing when no line is there. */
export function panelsOf(lines: readonly Line[], locale: Locale): Panel[] {
  const ids = Object.keys(lines.at(-1)?.figures ?? {});
  const place = (id: string) => figures.indexOf(figureOf(id)!);
  return ids.sort((a, b) => place(a) - place(b)).map((id) => panelOf(id, lines, locale));
}

function panelOf(id: string, all: readonly Line[], locale: Locale): Panel {
  const { unit, better, goal, each, name } = figureOf(id)!;
  const lines = all.filter((one) => one.figures[id] !== undefined);
  const shown = (value: number) => `${numberIn(value, locale)} ${unit}`;
  const values = lines.map((one) => one.figures[id]!);
  const top = Math.max(...values, goal ?? 0);
  const y = scaleLinear([0, top], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const x = scalePoint(
    lines.map((_, index) => index),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).padding(lines.length === 1 ? 0.5 : 0.1);
  const dots = lines.map(({ date, commit, node }, index) => ({
    x: x(index)!,
    y: y(values[index]!),
    title: `${date} · ${commit} · Node ${node} · ${shown(values[index]!)}`,
  }));
  const words = WORDS[locale];
  const asked = goal === undefined ? undefined : `${better === 'more' ? words.least : words.most} ${shown(goal)}`;
  const text = each ? `\`${id.slice(id.indexOf(': ') + 2)}\`: ${name[locale]}` : name[locale];
  const last = shown(values.at(-1)!);
  return {
    id,
    name: text.split('`').map((piece, index) => ({ text: piece, isCode: index % 2 === 1 })),
    last,
    ...(goal !== undefined && { asked: asked!, askedAt: y(goal) }),
    path: line<Dot>(
      (dot) => dot.x,
      (dot) => dot.y,
    )(dots)!,
    dots,
    ticks: y.ticks(3).map((tick) => ({ y: y(tick), text: numberIn(tick, locale) })),
    days: [...new Set([lines[0]!.date, lines.at(-1)!.date])],
    label: `${text.replaceAll('`', '')}: ${last}, ${words.on} ${lines.at(-1)!.date}${asked === undefined ? '' : ` (${asked})`}`,
  };
}

function numberIn(value: number, locale: Locale): string {
  const text = String(Number(value.toPrecision(3)));
  return locale === 'vi' ? text.replace('.', ',') : text;
}
