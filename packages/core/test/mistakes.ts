/**
 * The corpus of mistakes: documents that are one mistake away from a sound one, as data in `mistakes/`.
 *
 * An edit is `["set", pointer, value]`, `["add", pointer, value]`, `["remove", pointer]`, `["rename", pointer, key]`,
 * `["move", pointer, pointer]`, `["copy", pointer, pointer]`, a list of these, or `["text", found, replacement]`, where
 * `‸` in the replacement marks what the checker must point at and the found `*` stands for the whole text.
 * What is wanted is a code, a JSON Pointer and, where there is something to suggest, the suggestion.
 */
import { checkPack, checkPlaces, checkProgramme, type Issue } from '../src/index.js';
import { filesIn, nationalPacks, packsPath, textOf } from './fixtures.js';

type Step = readonly [operation: string, ...operands: unknown[]];

/** One mistake as it is written down. */
interface Entry {
  readonly note: string;
  readonly 'note-vi': string;
  readonly edit: Step | readonly Step[];
  readonly want: readonly [code: string, pointer: string, near?: string];
}

/** The mistakes of one area, all made in the same document. */
export interface Area {
  readonly area: { readonly en: string; readonly vi: string };
  readonly base: string;
  /** How grave they are; errors unless it is said. */
  readonly severity?: 'warning';
  readonly mistakes: readonly Mistake[];
}

/** One mistake, made. */
export interface Mistake extends Entry {
  /** What was written: a part of the document. */
  readonly written: string;
  /** The document with the mistake, as text. */
  readonly text: string;
  /** Where in the text the checker must point. */
  readonly offset: number;
}

const FOLDER = 'packages/core/test/mistakes/';

/** Texts of the sound documents, by the name that the corpus gives them. */
export const bases: { readonly [name: string]: string } = {
  'nhom-3': textOf(`${packsPath}nhom-3-2022.pack.json`),
  'gia-dinh': textOf(`${FOLDER}bases/gia-dinh.pack.json`),
  'long-an': textOf('criteria-packs/vn-long-an/programmes/ke-hoach-cong-dan-hoc-tap.programme.json'),
  'dia-ban': textOf(`${FOLDER}bases/dia-ban.places.json`),
};

let packs: ReturnType<typeof nationalPacks> | undefined;

/** What the checker says of a document that was made from a base. */
export function checkedAs(base: string, textOrJson: unknown): Issue[] {
  if (base === 'long-an') return checkProgramme(textOrJson, (packs ??= nationalPacks()));
  return base === 'dia-ban' ? checkPlaces(textOrJson) : checkPack(textOrJson);
}

/** The whole corpus, every mistake made. */
export function mistakeAreas(): readonly Area[] {
  return filesIn(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { mistakes, ...given } = JSON.parse(textOf(FOLDER + name)) as Omit<Area, 'mistakes'> & {
        readonly mistakes: readonly Entry[];
      };
      return { ...given, mistakes: mistakes.map((entry) => ({ ...entry, ...made(entry, bases[given.base]!) })) };
    });
}

const MARK = '‸';

function made({ edit, want }: Entry, base: string): Pick<Mistake, 'written' | 'text' | 'offset'> {
  const [first] = edit;
  if (first === 'text') return madeInText(edit as Step, base);
  const steps = (Array.isArray(first) ? edit : [edit]) as readonly Step[];
  const document = JSON.parse(base) as Container;
  for (const step of steps) apply(document, step);
  const written = steps
    .filter(([operation]) => operation !== 'remove')
    .map((step) => shownPart(document, step))
    .join(', ');
  return { written, text: JSON.stringify(document, null, 2), offset: offsetOf(document, want[1]) };
}

function madeInText([, found, replacement]: Step, base: string): Pick<Mistake, 'written' | 'text' | 'offset'> {
  const [whole, part] = [String(replacement), String(found)];
  const at = part === '*' ? 0 : base.indexOf(part);
  if (at < 0 || (part !== '*' && base.indexOf(part, at + 1) >= 0)) throw new Error(`not there exactly once: ${part}`);
  const rest = part === '*' ? '' : base.slice(at + part.length);
  const plain = whole.replace(MARK, '');
  return { written: plain, text: base.slice(0, at) + plain + rest, offset: at + whole.indexOf(MARK) };
}

type Container = { [key: string]: unknown };

/** The list or object in which a pointer's last key stands, and that key. */
function holderOf(document: Container, pointer: string): [holder: Container, key: string] {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = keys.pop()!;
  let holder = document;
  for (const key of keys) {
    if (!Object.hasOwn(holder, key)) throw new Error(`nothing stands at ${pointer}`);
    holder = holder[key] as Container;
  }
  return [holder, last];
}

function apply(document: Container, [operation, pointer, operand]: Step): void {
  const [holder, key] = holderOf(document, String(pointer));
  if ((operation === 'add') === Object.hasOwn(holder, key)) throw new Error(`${operation} ${pointer}`);
  if (operation === 'set' || operation === 'add') holder[key] = operand;
  else if (operation === 'remove') take(holder, key);
  else if (operation === 'rename') {
    const entries = Object.entries(holder);
    for (const [name] of entries) delete holder[name];
    for (const [name, value] of entries) holder[name === key ? String(operand) : name] = value;
  } else {
    const [target, name] = holderOf(document, String(operand));
    target[name] = structuredClone(holder[key]);
    if (operation === 'move') take(holder, key);
    else if (operation !== 'copy') throw new Error(`no such edit: ${operation}`);
  }
}

function take(holder: Container, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** The part that a step has written, on one line. */
function shownPart(document: Container, [operation, pointer, operand]: Step): string {
  const at =
    operation === 'rename'
      ? `${String(pointer).slice(0, String(pointer).lastIndexOf('/'))}/${String(operand).replace(/\//g, '~1')}`
      : String(operation === 'move' || operation === 'copy' ? operand : pointer);
  const [holder, key] = holderOf(document, at);
  const value = JSON.stringify(holder[key]);
  return Array.isArray(holder) ? value : `${JSON.stringify(key)}: ${value}`;
}

/** Where the value of a pointer stands in the text of a document. */
function offsetOf(document: Container, pointer: string): number {
  if (pointer === '') return 0;
  const marked = structuredClone(document);
  const [holder, key] = holderOf(marked, pointer);
  if (!Object.hasOwn(holder, key)) throw new Error(`nothing stands at ${pointer}`);
  holder[key] = MARK;
  return JSON.stringify(marked, null, 2).indexOf(`"${MARK}"`);
}
