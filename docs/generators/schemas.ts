/**
 * The page on documents: every key of their schemas, with type, whether it is required, and its description.
 */
import { readFileSync } from 'node:fs';
import { table } from './table.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

const folder = new URL('../../packages/core/schema/', import.meta.url);
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')) as Schema & {
    readonly $defs?: { readonly [name: string]: Schema };
  };
const common = read('common').$defs!;

const DOCUMENTS = {
  pack: 'Pack: `*.pack.json`',
  texts: 'Texts: `*.vi.json`, `*.en.json`',
  programme: 'Programme: `*.programme.json`',
  places: 'Places: `*.places.json`',
};
/** Parts that several documents share: each has a section of its own. */
const PARTS = ['fact', 'members', 'source', 'role', 'procedure-note', 'placed-note'];

/** The page. */
export function schemasPage(): string {
  const sections = Object.entries(DOCUMENTS).map(([name, title]) => sectionOf(title, read(name)));
  const parts = PARTS.map((name) => sectionOf(`Part: ${name}`, common[name]!));
  return `${[
    '# Documents, key by key',
    '_Generated from `packages/core/schema` by `npm run references`._',
    'Put `"$schema": "./node_modules/@tieuchi/core/schema/pack.schema.json"` into a document and an editor completes these keys. `a.b` is the key `b` within `a`; `a[]` is each entry of a list; `a.<id>` is each entry of an object whose keys the author chooses. A key that is not named here is refused. What a schema cannot say (names that must exist, bounds that must hold) the checker says: [issue codes](issues.en.md).',
    '**Provenance.** `source` is a key of the document’s `sources`; `status` is `official`, `local`, `reported` or `placeholder`; `note` is what a reader must know.',
    ...sections,
    ...parts,
  ].join('\n\n')}\n`;
}

function sectionOf(title: string, schema: Schema): string {
  return `## ${title}\n\n${table(['key', 'type', 'required', 'meaning'], rowsOf(schema, ''))}`;
}

function rowsOf({ properties = {}, required = [] }: Schema, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const path = `${prefix}${key}`;
    const row = [`\`${path}\``, typeOf(schema), required.includes(key) ? 'yes' : '', schema.description ?? ''];
    return [row, ...within(schema, path)];
  });
}

/** The keys of what stands under a key: of an object, of each entry of a list, of each entry by id. */
function within(schema: Schema, path: string): string[][] {
  if (schema.properties !== undefined) return rowsOf(schema, `${path}.`);
  const entries = entriesOf(schema);
  if (entries === undefined) return [];
  const [each, name] = entries;
  if (each.properties !== undefined) return rowsOf(each, `${path}${name}.`);
  return within(each, `${path}${name}`);
}

/** What a list or a table by id holds, and how an entry is written in a path. */
function entriesOf({ items, additionalProperties }: Schema): readonly [Schema, string] | undefined {
  if (items !== undefined) return [items, '[]'];
  if (typeof additionalProperties === 'object') return [additionalProperties, '.<id>'];
  return undefined;
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return referredType(schema.$ref);
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(' or ');
  const entries = entriesOf(schema);
  if (entries !== undefined) return `${entries[1] === '[]' ? 'list' : 'by id'} of ${typeOf(entries[0])}`;
  const types = schema.type === undefined ? ['any value'] : [schema.type].flat();
  return `${types.join(' or ')}${boundsOf(schema)}`;
}

function boundsOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined && maximum === undefined) return '';
  return ` ${minimum ?? ''}…${maximum ?? ''}`;
}

function referredType(ref: string): string {
  if (ref.startsWith('rule.')) return '[rule](operators.md)';
  if (ref.startsWith('facts.')) return 'by id of [fact](#part-fact)';
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  if (PARTS.includes(name)) return `[${name}](#part-${name})`;
  const schema = common[name];
  if (schema === undefined) throw new Error(`${ref} is not there`);
  if (name === 'id' || name === 'text' || name === 'date') return name;
  if (name === 'status') return 'status';
  if (schema.properties?.value?.enum !== undefined)
    return `${schema.properties.value.enum.map(code).join(' or ')}, or an object with \`value\` and provenance`;
  return typeOf(schema);
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}
