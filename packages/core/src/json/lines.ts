/**
 * Where lines begin in a text.
 */
import type { Position } from './outline.js';

/** Characters between two places of a text of which it is known on which line they are. */
const EVERY = 1024;

/** Lines and columns of a text, whose lines are found once, and only as far as they are asked for. */
export function linesOf(text: string): (offset: number) => Position {
  // By place: the number of its line, and where that begins.
  const lines = [1];
  const starts = [0];
  const read = (from: number, to: number, line: number, start: number): [line: number, start: number] => {
    for (let at = from; at < to; at += 1) {
      if (text.charCodeAt(at) !== 10) continue;
      line += 1;
      start = at + 1;
    }
    return [line, start];
  };
  return (offset) => {
    const place = Math.floor(offset / EVERY);
    for (let next = lines.length; next <= place; next += 1) {
      const [line, start] = read((next - 1) * EVERY, next * EVERY, lines[next - 1]!, starts[next - 1]!);
      lines.push(line);
      starts.push(start);
    }
    const [line, start] = read(place * EVERY, offset, lines[place]!, starts[place]!);
    return { line, column: offset - start + 1 };
  };
}
