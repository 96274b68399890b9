/**
 * Why something is not known: the facts, and the years, behind what is open.
 */
import { appliesCode, type Judged } from './judge.js';
import type { Frame, Node } from './node.js';
import { MET, UNKNOWN, UNMET } from './operators.js';
import type { BoundIndicator, BoundTitle, Program } from './program.js';
import type { Reason, YearsResult } from './result.js';
import { branchesTaken } from './trace.js';

/** The missing or invalid facts behind the open operands of rules, in the pack's order; then the years, earliest first. */
export function reasonsOf(program: Program, judged: Judged, frame: Frame, roots: readonly Node[]): Reason[] {
  const search = createSearch(program, judged, frame);
  for (const root of roots) search.node(root);
  return search.found();
}

/** Why a title, or one of its ranks, is not known. */
export function reasonsOfTitle(program: Program, judged: Judged, frame: Frame, title: BoundTitle): Reason[] {
  const search = createSearch(program, judged, frame);
  search.title(title, undefined);
  return search.found();
}

interface Search {
  node(node: Node): void;
  title(title: BoundTitle, rank: string | undefined): void;
  found(): Reason[];
}

function createSearch(program: Program, judged: Judged, frame: Frame): Search {
  const facts = new Set<number>();
  const years = new Map<string, Reason & { readonly year: number }>();
  const read = new Set<string>();
  const walk = (node: Node): void => {
    if (!isOpen(node, frame)) return;
    if (node.operator === 'if')
      for (const part of [...openConditions(node, frame), ...branchesTaken(node, frame)]) walk(part);
    else if (node.symbol !== undefined) readName(node.symbol.name);
    else for (const operand of node.operands) walk(operand);
  };
  const walkIndicator = (indicator: BoundIndicator): void => {
    if (indicator.applies !== undefined) walk(indicator.applies);
    if (appliesCode(indicator, frame) === UNMET) return;
    if (indicator.points !== undefined) walk(indicator.points);
    if (indicator.met !== undefined) walk(indicator.met);
  };
  const addYears = (given: YearsResult | undefined): void => {
    for (const reason of given?.reasons ?? []) if ('year' in reason) years.set(`${reason.year} ${reason.why}`, reason);
  };
  const readTitle = (name: string): void => {
    const [id, rank] = name.split('.') as [string, string?];
    const title = program.titles.find((candidate) => candidate.id === id);
    if (title !== undefined && !read.has(name)) walkTitle(title, rank);
  };
  const walkTitle = (title: BoundTitle, rank: string | undefined): void => {
    const { id, when, ranks, years: rule } = title;
    read.add(rank === undefined ? id : `${id}.${rank}`);
    const given = judged.years?.[program.titles.indexOf(title)];
    const better = rank === undefined ? ranks : ranks.slice(0, ranks.findIndex((each) => each.id === rank) + 1);
    if (when !== undefined) walk(when);
    for (const each of better) if (each.when !== undefined) walk(each.when);
    // Gates matter to ranks only: the last has none.
    if (rank !== undefined) for (const index of better.keys()) addYears(given?.gates[index]);
    if (rule === undefined || given?.rule?.verdict !== 'unknown') return;
    addYears(given.rule);
    if (rule.rule.counts !== 'recognised' && frame.code[rule.slot] === UNKNOWN) readTitle(rule.watched.name);
  };
  const readName = (name: string): void => {
    const at = name.indexOf('.');
    const [kind, id] = [name.slice(0, at), name.slice(at + 1)];
    if (at < 0) facts.add(program.facts.findIndex((fact) => fact.id === name));
    else if (kind === 'title') readTitle(id);
    else {
      const criterion = program.criteria.findIndex((candidate) => candidate.id === id);
      const all = id === 'total' || id === 'lowest' || id === 'all' || id === 'count';
      for (const indicator of program.indicators) {
        const isOfKind = kind === 'points' ? indicator.points !== undefined : indicator.met !== undefined;
        if (isOfKind && (all || indicator.id === id || indicator.criterion === criterion)) walkIndicator(indicator);
      }
    }
  };
  return {
    node: walk,
    title: walkTitle,
    found: () => [
      ...[...facts]
        .sort((a, b) => a - b)
        .flatMap((index): Reason[] => {
          const entry = judged.entries?.[index];
          const { id, declared } = program.facts[index]!;
          if (entry === 'missing' || entry === 'invalid') return [{ fact: id, why: entry }];
          // Counted from records, and open because some of them are.
          return declared.from === undefined ? [] : [{ fact: id, why: 'members-unknown' }];
        }),
      ...[...years.values()].sort((a, b) => a.year - b.year),
    ],
  };
}

function isOpen(node: Node, frame: Frame): boolean {
  if (node.type === 'number') return frame.low[node.slot] !== frame.high[node.slot];
  if (node.type === 'share') return isOpenShare(node.slot, frame);
  const code = frame.code[node.slot]!;
  return node.type === 'truth' ? code === UNKNOWN : code < 0;
}

function isOpenShare(slot: number, { low, high }: Frame): boolean {
  return high[slot] === 0 || low[slot] !== low[slot + 1] || high[slot] !== high[slot + 1];
}

function openConditions(node: Node, frame: Frame): Node[] {
  const open: Node[] = [];
  for (let at = 0; at < node.operands.length - 1; at += 2) {
    const condition = node.operands[at]!;
    const code = frame.code[condition.slot];
    if (code === UNKNOWN) open.push(condition);
    if (code === MET) break;
  }
  return open;
}
