/**
 * What takes compiled documents says so when it is given anything else: a document as it was read, its text, nothing.
 */

/** By kind: a part that only a compiled one has, and what makes it. */
const KINDS = {
  pack: ['program', 'compilePack(pack)'],
  programme: ['lenses', 'compileProgramme(programme, packs)'],
  places: ['standing', 'compilePlaces(places)'],
} as const;

/**
 * Refuses what is not compiled. `taker` is the function that was called.
 *
 * @throws TypeError that says what was given, what to call, and to whom its answer goes.
 */
export function needCompiled(taker: string, kind: keyof typeof KINDS, given: unknown): void {
  if (typeof given === 'object' && given !== null && KINDS[kind][0] in given) return;
  const maker = KINDS[kind][1];
  const isDocument = (typeof given === 'object' && given !== null) || typeof given === 'string';
  const found = isDocument ? `${kind === 'places' ? 'these are not' : `this ${kind} is not`} compiled` : `no ${kind}`;
  throw new TypeError(`${taker}: ${found}. Call ${maker} once, and give ${taker} what it returns.`);
}

/** Refuses a list in which something is not compiled. */
export function needAllCompiled(taker: string, kind: keyof typeof KINDS, given: unknown): void {
  const [, maker] = KINDS[kind];
  if (!Array.isArray(given)) throw new TypeError(`${taker}: a list of what ${maker} returns is needed.`);
  for (const each of given as readonly unknown[]) needCompiled(taker, kind, each);
}
