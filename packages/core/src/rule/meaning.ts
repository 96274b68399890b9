/**
 * What an operator answers for itself: everything that the rest of the engine asks, which lists no operator by name.
 *
 * In two halves, so that an app which opens checked plans carries the first alone: what runs, and what is written.
 */

import type { Frame, Step } from '../frame/frame.js';
import type { AddGaps, Decider, Node, StepOf, Within } from '../frame/node.js';
import type { Here, Takes } from './operands.js';
/** What an operator gives; `named` and `branch` stand for the type of the name or of the branches. */
export type Gives = 'number' | 'truth' | 'named' | 'branch';

/** What a node is, by its operands: its type, its scale, and the least and greatest it can be. */
export type NodeBounds = Pick<Node, 'type' | 'decimals' | 'low' | 'high'>;

/** The bounds of every condition. */
export const TRUTH: NodeBounds = { type: 'truth', decimals: 0, low: 0, high: 1 };

/** How an operator runs, and what it says of what it gave. */
export interface Meaning {
  /** Least and greatest number of operands. */
  readonly least: number;
  readonly most: number;
  readonly odd?: boolean;
  /** True when one operand may be written without an array. */
  readonly bare?: boolean;
  readonly takes: Takes;
  readonly gives: Gives;
  /** What becomes of the scales of numbers: they are brought to the largest, or their decimals add up. */
  readonly scale?: 'align' | 'add';
  /**
   * What a node over these operands is; undefined when the operator does not take them, or when something in it would not be
   * exact. `positions` are the values that a choice is held against. Absent for a name, which is what it stands for.
   */
  readonly bounds?: (operands: readonly Node[], positions: readonly number[] | undefined) => NodeBounds | undefined;
  /**
   * Makes the step that fills the node's slot, and by `stepOf` the slots of what it needs. Absent where the slot is filled
   * before.
   */
  readonly step?: (node: Node, stepOf: StepOf) => Step;
  /** The same for operands that are all known, with one number a slot. Absent where `step` costs no more. */
  readonly stepKnown?: (node: Node, stepOf: StepOf) => Step;
  /** Absent where no operand alone can decide. */
  readonly decider?: Decider;
  /** Makes what tells of a comparison what keeps it from what is wanted. Absent where nothing can be said. */
  readonly gaps?: (node: Node) => AddGaps;
  /** Of a node that is made of conditions: those that keep it from what is wanted. */
  readonly within?: Within;
  /** The operands behind what is open; absent: all of them. */
  readonly behind?: (node: Node, frame: Frame) => readonly Node[];
}

/** What authors, checks and proofs need to know of an operator. */
export interface Writing {
  /** Makes the node of an operator where it is, or tells what is wrong with it. */
  readonly check: (here: Here) => Node | undefined;
  /** True when it holds numbers against each other, so that only the values beside constants matter. */
  readonly compares?: boolean;
  /** Of an operator that does not evaluate all its operands: which are conditions, that open or shut the one behind them. */
  readonly isCondition?: (index: number, operands: number) => boolean;
  /** What is reported about a node that always comes out alike, when there is more to say than that. */
  readonly alike?: (node: Node) => string | undefined;
}

/** All that there is to know of an operator. */
export interface Operator extends Meaning, Writing {
  /** What it means for complete facts. */
  readonly doc: string;
  /**
   * What it makes of ranges. Bounds follow the same rule on the bounds of the operands, so that nothing leaves them; of an
   * `if` every branch counts, whatever its conditions give.
   */
  readonly ranges: string;
}

/** Something for each name, and nothing for any other: what every object has is no name. */
export type Table<Row> = { readonly [name: string]: Row };

export function tableOf<Row>(rows: Table<Row>): Table<Row> {
  return Object.assign(Object.create(null) as object, rows);
}
