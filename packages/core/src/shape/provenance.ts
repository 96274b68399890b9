/**
 * Provenance: every number says where it comes from, or that it is a placeholder.
 */

import type { Pack, Status } from '../document/index.js';
import type { Issues } from '../issue/collector.js';
import { isObject, type Json } from '../json/guards.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';

/** Every `source` names an entry of `sources`, and everything that is not a placeholder has one. */
export function checkSources(
  json: unknown,
  pointer: string,
  root: { readonly sources?: object },
  issues: Issues,
  broken: (pointer: string) => boolean,
): void {
  const todo: [pointer: string, json: unknown][] = [[pointer, json]];
  const known = Object.keys(root.sources ?? {});
  const readable = root.sources === undefined ? !broken('/sources') : isObject(root.sources);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [at, value] = next;
    if (!isHolder(value) || at === '/sources') continue;
    const { source, status } = value as { source?: unknown; status?: unknown };
    if (
      readable &&
      typeof source === 'string' &&
      !broken(`${at}/source`) &&
      !Object.hasOwn(root.sources ?? {}, source)
    ) {
      const near = issues.nearest(source, known);
      const params = { source: shownName(source), ...(near && { near }) };
      issues.once(`source ${source}`, near ? 'source/misspelt' : 'source/unknown', `${at}/source`, params);
    }
    if (typeof status === 'string' && status !== 'placeholder' && source === undefined && !broken(at)) {
      issues.error('source/missing', at, { status });
    }
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index]!;
      const within = (value as { readonly [key: string]: unknown })[key];
      if (isHolder(within) && !RULES.has(key)) todo.push([pointerTo(at, key), within]);
    }
  }
}

/** Rules hold no provenance; they are checked as rules. */
const RULES: ReadonlySet<string> = new Set(['when', 'points', 'met', 'applies', 'among']);

function isHolder(json: unknown): json is object {
  return typeof json === 'object' && json !== null;
}

/** Pointers of everything in a document whose status is placeholder. */
export function placeholdersIn(document: Pack | object): string[] {
  const found: string[] = [];
  const todo: [pointer: string, json: Json][] = [['', document as unknown as Json]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [pointer, json] = next;
    if (typeof json !== 'object' || json === null) continue;
    if ((json as { readonly status?: Status }).status === 'placeholder') found.push(pointer);
    for (const [key, child] of Object.entries(json)) todo.push([pointerTo(pointer, key), child]);
  }
  return found.sort();
}
