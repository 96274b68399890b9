/**
 * The figures of whole registers on the pages of benchmarks, made from what the benchmarks of the command line kept. The rest of
 * the pages is written by people.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { figures } from '../../packages/cli/bench/figures.mjs';
import { textOf } from '../../packages/core/test/fixtures.js';
import { table } from './table.js';

type Language = 'en' | 'vi';

interface Kept {
  readonly bench: string;
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memory: number;
    readonly system: string;
  };
  readonly figures: { readonly [id: string]: number };
}

const WORDS = {
  en: {
    head: ['figure', 'must reach', 'measured'],
    most: (text: string) => `≤ ${text}`,
    least: (text: string) => `≥ ${text}`,
    none: 'not measured yet',
    machine: ({ bench, date, commit, node, machine }: Kept) =>
      `\`${bench}\`: ${date}, commit ${commit}, Node ${node}, ${machine.cores} cores of ${machine.processor}, ${machine.memory} GB of memory, ${machine.system}.`,
  },
  vi: {
    head: ['số đo', 'mức yêu cầu', 'đo được'],
    most: (text: string) => `≤ ${text}`,
    least: (text: string) => `≥ ${text}`,
    none: 'chưa đo',
    machine: ({ bench, date, commit, node, machine }: Kept) =>
      `\`${bench}\`: ngày ${date}, commit ${commit}, Node ${node}, ${machine.cores} nhân ${machine.processor}, bộ nhớ ${machine.memory} GB, ${machine.system}.`,
  },
} as const;

const PATHS = { en: 'docs/benchmarks.md', vi: 'docs/benchmarks.vi.md' } as const;
const [BEGIN, END] = ['<!-- figures of whole registers: npm run references -->', '<!-- end of the figures -->'];

/** What a benchmark kept last. */
function keptOf(bench: string): Kept | undefined {
  const file = fileURLToPath(new URL(`../../packages/cli/bench/results/${bench}.json`, import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

/** The page with its figures as they must be. */
export function benchmarksPage(language: Language): string {
  const page = textOf(PATHS[language]);
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PATHS[language]} has no place for its figures: ${BEGIN} … ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${figuresIn(language)}\n\n${page.slice(to)}`;
}

function figuresIn(language: Language): string {
  const words = WORDS[language];
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const shown = (value: number, unit: string) => `${format.format(value)}${unit === '' ? '' : ` ${unit}`}`;
  const rows = figures.map((figure): string[] => {
    const { id, bench, unit, better } = figure;
    const value = keptOf(bench)?.figures[id];
    const goal = 'goal' in figure && figure.goal !== undefined ? shown(figure.goal, unit) : undefined;
    return [
      figure[language],
      goal === undefined ? '–' : better === 'more' ? words.least(goal) : words.most(goal),
      value === undefined ? words.none : shown(value, unit),
    ];
  });
  const machines = [...new Set(figures.map(({ bench }) => bench))].flatMap((bench) => {
    const kept = keptOf(bench);
    return kept === undefined ? [] : [`- ${words.machine(kept)}`];
  });
  return [table([...words.head], rows), machines.join('\n')].filter((part) => part !== '').join('\n\n');
}
