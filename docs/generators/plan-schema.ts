/**
 * The JSON Schema of plans, made from the types of `packages/core/src/plan/format.ts`: what a type says of a key, the schema says.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { table } from './table.js';

type Schema = { readonly [keyword: string]: unknown };

const root = new URL('../../packages/core/src/', import.meta.url);
const declarations = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
for (const path of ['plan/format.ts', 'year/years.ts', 'frame/node.ts', 'document/parts.ts']) {
  const source = ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.Latest, true);
  for (const each of source.statements)
    if (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) declarations.set(each.name.text, each);
}

/** The page on plans: every key of every part. */
export function planPage(): string {
  const parts = Object.entries(planSchema().$defs as { readonly [name: string]: Part }).filter(
    ([, { properties }]) => properties !== undefined,
  );
  return `${[
    '# Plans, key by key',
    '_Generated from `packages/core/src/plan/format.ts` by `npm run references`._',
    'A plan (`tieuchi-plan/1`) is a checked pack or programme as plain JSON. `planOf` writes it, `tieuchi build` writes it beside the modules of a package, `openPlan` of `@tieuchi/core/plan` opens that of a pack. [SEMANTICS](../SEMANTICS.md) §9 says what it means, [plan.schema.json](../../packages/core/schema/plan.schema.json) its shape.',
    'Numbers are integers on a scale: 85 with one decimal is 8.5. Slots are places in two lists of one evaluation: numbers, each with a low and a high end, and codes. Truths are 0 unmet, 1 met, 2 unknown; choices the position of their value. A position is a place in the list `nodes`, from 0.',
    ...parts.map(
      ([name, { description, properties = {}, required = [] }]) =>
        `## ${name}\n\n${description}\n\n${table(
          ['key', 'type', 'required', 'meaning'],
          Object.entries(properties).map(([key, part]) => [
            `\`${key}\``,
            typeOf(part),
            required.includes(key) ? 'yes' : '',
            part.description,
          ]),
        )}`,
    ),
  ].join('\n\n')}\n`;
}

interface Part {
  readonly description: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Part;
  readonly additionalProperties?: Part | false;
  readonly properties?: { readonly [key: string]: Part };
  readonly required?: readonly string[];
  readonly $ref?: string;
}

function typeOf({ type, items, additionalProperties: each, properties, $ref, ...rest }: Part): string {
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    const part = defs[name] as unknown as Part;
    return part.properties === undefined ? typeOf(part) : `[${name}](#${name.toLowerCase()})`;
  }
  const known = rest.enum ?? ('const' in rest ? [rest.const] : []);
  if (known.length > 0) return known.map((value) => `\`${String(value)}\``).join(' or ');
  if (items !== undefined) return `list of ${typeOf(items)}`;
  if (typeof each === 'object') return `by id of ${typeOf(each)}`;
  if (properties !== undefined)
    return `object with ${Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`;
  return [type].flat().join(' or ');
}

/** Types that the schema has met, each once. */
let defs: { [name: string]: Schema };

/** The schema as JSON. */
export function planSchema(): Schema {
  defs = {};
  const kinds = ['PackPlan', 'ProgrammePlan'].map(referTo);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://tieuchi.dev/schema/plan.schema.json',
    title: 'Plan',
    description: 'A checked pack or programme as plain JSON: all that is needed to judge by it.',
    $comment: 'Generated from packages/core/src/plan/format.ts.',
    oneOf: kinds,
    $defs: Object.fromEntries(Object.entries(defs).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function referTo(name: string): Schema {
  if (defs[name] === undefined) {
    // Before it is made, so that it may refer to itself.
    defs[name] = {};
    const declaration = declarations.get(name)!;
    defs[name] = ts.isInterfaceDeclaration(declaration)
      ? { description: docOf(declaration), ...objectOf(membersOf(declaration)) }
      : { description: docOf(declaration), ...schemaOf(declaration.type) };
  }
  return { $ref: `#/$defs/${name}` };
}

function membersOf(declaration: ts.InterfaceDeclaration): ts.PropertySignature[] {
  const inherited = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap(({ expression }) => membersOf(declarations.get(expression.getText()) as ts.InterfaceDeclaration)),
  );
  return [...inherited, ...declaration.members.filter(ts.isPropertySignature)];
}

function objectOf(members: readonly ts.PropertySignature[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      members.map((each) => [each.name.getText(), { description: docOf(each), ...schemaOf(each.type!) }]),
    ),
    required: members.filter(({ questionToken }) => questionToken === undefined).map(({ name }) => name.getText()),
    additionalProperties: false,
  };
}

function schemaOf(type: ts.TypeNode): Schema {
  if (ts.isTypeOperatorNode(type)) return schemaOf(type.type);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType) };
  if (ts.isTypeLiteralNode(type)) return literalOf(type);
  if (ts.isUnionTypeNode(type)) return unionOf(type.types);
  if (ts.isLiteralTypeNode(type)) return { const: JSON.parse(type.getText().replaceAll("'", '"')) };
  if (ts.isTypeQueryNode(type)) return { const: 'tieuchi-plan/1' };
  if (ts.isTypeReferenceNode(type)) return referTo(type.typeName.getText());
  return { type: type.getText() };
}

/** An object that is written in place: with keys of its own, or by id. */
function literalOf({ members }: ts.TypeLiteralNode): Schema {
  const [index] = members.filter(ts.isIndexSignatureDeclaration);
  if (index !== undefined) return { type: 'object', additionalProperties: schemaOf(index.type) };
  return objectOf(members.filter(ts.isPropertySignature));
}

function unionOf(types: readonly ts.TypeNode[]): Schema {
  const schemas = types.map(schemaOf);
  return schemas.every((each) => 'const' in each)
    ? { enum: schemas.map((each) => each.const) }
    : { type: schemas.map((each) => each.type) };
}

function docOf(node: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const words = ts.getTextOfJSDocComment(docs.at(-1)?.comment) ?? '';
  if (words === '') throw new Error(`nothing is said of ${node.getText().slice(0, 60)}`);
  return words.replace(/\s+/g, ' ');
}
