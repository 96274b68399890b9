/**
 * The outline of a JSON text: where each of its values begins, in the order of the text.
 */

/** A place in a text, as editors count. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 1. */
  readonly column: number;
}

/** Where the values of a text begin. Made while the text is read, and asked afterwards. */
export interface Outline {
  /** A value begins: under a key in an object, without one in a list or as the whole. */
  begin(offset: number, key: string | undefined): void;
  /** The value that began last, of those that have not ended, ends. */
  end(): void;
  /** Where the value of a JSON Pointer begins, or its nearest ancestor that is there. */
  offsetOf(pointer: string): number | undefined;
}

/** An empty outline. */
export function createOutline(): Outline {
  const offsets: number[] = [];
  const keys: (string | undefined)[] = [];
  /** By value: the number of the first value behind it and all that it holds; 0 as long as it has not ended. */
  const next: number[] = [];
  const open: number[] = [];
  const behind = (value: number) => next[value] || offsets.length;
  /** By value: its members or items by key or position, found once it is asked for. */
  const within = new Map<number, ReadonlyMap<string, number>>();
  const childrenOf = (value: number): ReadonlyMap<string, number> => {
    const known = within.get(value);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    let position = 0;
    const end = behind(value);
    for (let child = value + 1; child < end; child = behind(child)) {
      // A doubled key means its last value, as the document does.
      found.set(keys[child] ?? String(position), child);
      position += 1;
    }
    within.set(value, found);
    return found;
  };
  return {
    begin: (offset, key) => {
      open.push(offsets.length);
      offsets.push(offset);
      keys.push(key);
      next.push(0);
    },
    end: () => {
      next[open.pop()!] = offsets.length;
    },
    offsetOf: (pointer) => {
      if (offsets.length === 0) return undefined;
      let value = 0;
      for (const step of pointer.split('/').slice(1)) {
        const child = childrenOf(value).get(step.replace(/~1/g, '/').replace(/~0/g, '~'));
        if (child === undefined) break;
        value = child;
      }
      return offsets[value];
    },
  };
}
