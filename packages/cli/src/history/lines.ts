/**
 * The lines of a file of earlier years.
 */
import { closeSync, openSync, readSync } from 'node:fs';

/** Thrown for a line that no run writes. */
export class BrokenLine extends Error {
  /** 1-based. */
  readonly line: number;
  constructor(line: number) {
    super(`line ${line} is no earlier year`);
    this.line = line;
  }
}

/** Whatever may be in a line of a folder that somebody else kept. */
export function parsed(line: Buffer, number: number): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw new BrokenLine(number);
  }
}

const HISTORY_CHUNK = 1 << 16;

/** The lines of a file from a byte on, without their ends; read as they are asked for. */
export function* linesFrom(path: string, begin: number): Generator<Buffer, undefined> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(HISTORY_CHUNK);
    let rest: Buffer = Buffer.alloc(0);
    for (let at = begin; ; ) {
      const length = readSync(file, chunk, 0, HISTORY_CHUNK, at);
      if (length === 0) break;
      at += length;
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield bytes.subarray(from, end);
        from = end + 1;
      }
      rest = bytes.subarray(from);
    }
    if (rest.length > 0) yield rest;
  } finally {
    closeSync(file);
  }
  return undefined;
}
