/** What the types of documents say of each key, as an editor of TypeScript shows it. */
import ts from 'typescript';
import { filesIn, textOf } from './fixtures.js';

/** The keys of a type with what is said of each, and what is said of the type itself. */
export interface Described {
  readonly about: string;
  readonly keys: ReadonlyMap<string, string>;
  /** Types that are written within: the keys of an object under a key, or of each entry of a list under it. */
  readonly within: ReadonlyMap<string, Described>;
}

const source = 'packages/core/src/document/';
const declarations = new Map(
  filesIn(source).flatMap((name) => {
    const { statements } = ts.createSourceFile(name, textOf(source + name), ts.ScriptTarget.Latest, true);
    return statements
      .filter((each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each))
      .map((each) => [each.name.text, each] as const);
  }),
);

/** A type of the documents by its name, with the keys that it inherits. */
export function describedType(name: string): Described {
  const declaration = declarations.get(name);
  if (declaration === undefined) throw new Error(`no type ${name}`);
  const members = ts.isInterfaceDeclaration(declaration) ? membersOf(declaration) : membersIn(declaration.type);
  return { about: docOf(declaration), ...keysOf(members) };
}

function keysOf(members: readonly ts.PropertySignature[]): Pick<Described, 'keys' | 'within'> {
  const inner = members.map((each) => [keyOf(each), membersIn(each.type!)] as const);
  return {
    keys: new Map(members.map((each) => [keyOf(each), docOf(each)])),
    within: new Map(
      inner.filter(([, found]) => found.length > 0).map(([key, found]) => [key, { about: '', ...keysOf(found) }]),
    ),
  };
}

function keyOf({ name }: ts.PropertySignature): string {
  return (name as ts.Identifier).text;
}

function membersOf(declaration: ts.InterfaceDeclaration): ts.PropertySignature[] {
  const inherited = (declaration.heritageClauses ?? []).flatMap(({ types }) => types.flatMap(inheritedFrom));
  return [...declaration.members.filter(ts.isPropertySignature), ...inherited];
}

/** The members of `Base`, or of `Base` in `Partial<Base>`. */
function inheritedFrom({ expression, typeArguments }: ts.ExpressionWithTypeArguments): ts.PropertySignature[] {
  const name = (typeArguments?.[0] ?? expression).getText();
  return membersOf(declarations.get(name) as ts.InterfaceDeclaration);
}

/** The members of an object that is written in place, also as a part of a union, an intersection or a list. */
function membersIn(type: ts.TypeNode): ts.PropertySignature[] {
  if (ts.isTypeLiteralNode(type)) return type.members.filter(ts.isPropertySignature);
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return membersIn(type.type);
  if (ts.isArrayTypeNode(type)) return membersIn(type.elementType);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(membersIn);
  if (!ts.isIntersectionTypeNode(type)) return [];
  return type.types.flatMap((each) =>
    ts.isTypeReferenceNode(each)
      ? membersOf(declarations.get(each.typeName.getText()) as ts.InterfaceDeclaration)
      : membersIn(each),
  );
}

function docOf(node: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return docs.map(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim()).join(' ');
}
