/**
 * The tree over places: a node for each place of a year, made of its leaves and of the nodes below it, and the root.
 */
import type { CompiledPlaces } from '../place/places.js';
import { isWithin } from '../text/days.js';
import { createHashing, type Hashing, hexOf } from './hashes.js';
import { compareLeaves, type PlaceLeaf } from './leaves.js';
import { BETWEEN } from './row-text.js';

/** How many rows there are, and the root of the tree over them. */
export interface RowsDigest {
  /** How many rows there are. */
  readonly rows: number;
  /** Root of the tree over places, as `sha256:` and 64 hexadecimal digits (SEMANTICS §8.1). */
  readonly digest: string;
}

/** Names of the fields of rows, in their order. They enter the root, so that two layouts have no common digest. */
export interface RowColumns {
  /** Of records. */
  readonly records: readonly string[];
  /** Of results. */
  readonly results: readonly string[];
}

/** What the tree over places gives. */
export interface PlaceTree {
  /** The digest of all records. */
  readonly records: RowsDigest;
  /** The digest of all results. */
  readonly results: RowsDigest;
  /**
   * By year and place: the leaves of each place by their kinds, before them its node, whose kind is empty and whose rows are
   * those of the place and of all places below it.
   */
  readonly digests: readonly PlaceLeaf[];
}

/** One place in one year, and the places below it that have rows. */
interface OpenNode {
  readonly place: string;
  readonly above: OpenNode | undefined;
  readonly leaves: PlaceLeaf[];
  readonly below: PlaceLeaf[];
  /** How many of the places below have no node yet. */
  open: number;
}

/**
 * The tree over places of these leaves: its nodes and its roots. Each year has the tree of its 31 December. Without
 * `places`, and for a place that is not in force that day, each place stands at the top. Leaves may come in any order, each
 * year, place and kind once; two of the same are a RangeError.
 *
 * @throws RangeError for two leaves of one year, place and kind.
 *
 * @example
 * placeTree([], undefined, { records: ['subject'], results: ['subject'] }).records.rows; // => 0
 */
export function placeTree(
  leaves: readonly PlaceLeaf[],
  places: CompiledPlaces | undefined,
  columns: RowColumns,
): PlaceTree {
  const hashing = createHashing();
  const digests: PlaceLeaf[] = [];
  const roots = { records: rootText(columns.records, hashing), results: rootText(columns.results, hashing) };
  let rows = 0;
  for (const [year, own] of byYear(leaves)) {
    const { nodes, tops } = nodesOfYear(openNodes(year, own, places), year, hashing);
    roots.records += BETWEEN + year;
    roots.results += BETWEEN + year;
    for (const top of tops) {
      roots.records += BETWEEN + top.place + BETWEEN + top.records;
      roots.results += BETWEEN + top.place + BETWEEN + top.results;
      rows += top.rows;
    }
    for (const each of [...nodes, ...own].sort(compareLeaves)) digests.push(each);
  }
  const digest = (text: string): RowsDigest => ({ rows, digest: `sha256:${hexOf(hashing('t', text))}` });
  return { records: digest(roots.records), results: digest(roots.results), digests };
}

function rootText(columns: readonly string[], hashing: Hashing): string {
  return hexOf(hashing('c', columns.join(BETWEEN)));
}

function byYear(leaves: readonly PlaceLeaf[]): Map<number, PlaceLeaf[]> {
  const years = new Map<number, PlaceLeaf[]>();
  let last: PlaceLeaf | undefined;
  for (const leaf of [...leaves].sort(compareLeaves)) {
    if (last !== undefined && compareLeaves(last, leaf) === 0)
      throw new RangeError(`two leaves of ${leaf.year} ${leaf.place} ${leaf.kind}`);
    last = leaf;
    const own = years.get(leaf.year);
    if (own === undefined) years.set(leaf.year, [leaf]);
    else own.push(leaf);
  }
  return years;
}

/** The places of a year that have rows, and those above them. */
function openNodes(year: number, leaves: readonly PlaceLeaf[], places: CompiledPlaces | undefined): OpenNode[] {
  const nodes = new Map<string, OpenNode>();
  /** Makes the places from one upwards, the topmost first. */
  const nodeFor = (from: string): OpenNode => {
    const missing: string[] = [];
    let above: OpenNode | undefined;
    for (let place: string | undefined = from; place !== undefined; place = parentOf(place, `${year}-12-31`, places)) {
      above = nodes.get(place);
      if (above !== undefined) break;
      missing.push(place);
    }
    for (const place of missing.reverse()) {
      if (above !== undefined) above.open += 1;
      nodes.set(place, (above = { place, above, leaves: [], below: [], open: 0 }));
    }
    return above!;
  };
  for (const leaf of leaves) nodeFor(leaf.place).leaves.push(leaf);
  return [...nodes.values()];
}

/** The place above, when both are in force. */
function parentOf(id: string, day: string, places: CompiledPlaces | undefined): string | undefined {
  const at = places?.find(id);
  if (places === undefined || at === undefined) return undefined;
  const { parent, from, until } = places.places[at]!;
  const above = parent === undefined ? undefined : places.find(parent);
  if (above === undefined || !isWithin(day, from, until)) return undefined;
  const { from: aboveFrom, until: aboveUntil } = places.places[above]!;
  return isWithin(day, aboveFrom, aboveUntil) ? parent : undefined;
}

/** The nodes of a year from the lowest places up. */
function nodesOfYear(open: readonly OpenNode[], year: number, hashing: Hashing) {
  const nodes: PlaceLeaf[] = [];
  const tops: PlaceLeaf[] = [];
  const ready = open.filter((each) => each.open === 0);
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const node = nodeOf(next, year, hashing);
    nodes.push(node);
    const { above } = next;
    if (above === undefined) {
      tops.push(node);
      continue;
    }
    above.below.push(node);
    above.open -= 1;
    if (above.open === 0) ready.push(above);
  }
  return { nodes, tops: tops.sort(compareLeaves) };
}

/** The node of a place whose places below have theirs. */
function nodeOf({ place, leaves, below }: OpenNode, year: number, hashing: Hashing): PlaceLeaf {
  let [records, results, rows] = [place, place, 0];
  for (const leaf of leaves) {
    const of = BETWEEN + leaf.kind + BETWEEN + leaf.rows + BETWEEN;
    records += of + leaf.records;
    results += of + leaf.results;
    rows += leaf.rows;
  }
  for (const node of below.sort(compareLeaves)) {
    records += BETWEEN + node.place + BETWEEN + node.records;
    results += BETWEEN + node.place + BETWEEN + node.results;
    rows += node.rows;
  }
  return {
    ...{ year, place, kind: '', rows },
    records: hexOf(hashing('p', records)),
    results: hexOf(hashing('p', results)),
  };
}
