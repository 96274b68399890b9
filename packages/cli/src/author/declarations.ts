/**
 * The records of a pack as a declaration of TypeScript, with the words of its texts.
 */
import type { CompiledPack, Fact, Texts } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';

/** A file of types for all packs. `compiled` in this order; two packs of one name are told apart by a number. */
export function declarationsOf(packs: readonly CompiledPack[], speech: Speech): string {
  const names = typeNames(packs);
  const parts = packs.map((pack, index) => declarationOf(pack, names[index]!, speech));
  const used = ['CountValue', 'MemberShareValue', 'RecordWith', 'ShareValue'].filter((each) =>
    parts.some((part) => new RegExp(`\\b${each}\\b`).test(part)),
  );
  return [`import type { ${used.join(', ')} } from '@tieuchi/core';\n`, ...parts].join('\n');
}

/** `VnNhom3` for `vn/nhom-3`. */
function typeNames(packs: readonly CompiledPack[]): string[] {
  const seen = new Map<string, number>();
  return packs.map(({ id }) => {
    const words = id.split(/[-/.]/).map((word) => word[0]!.toUpperCase() + word.slice(1));
    const name = words.join('').replace(/^(?=\d)/, '_');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}

function declarationOf(pack: CompiledPack, name: string, speech: Speech): string {
  const { facts, titles } = pack.document;
  const texts = pack.texts[speech.language];
  const members = Object.entries(facts).map(
    ([id, fact]) =>
      `${comment([texts?.facts?.[id], boundsOf(fact, speech)], '  ')}  readonly ${quotedType(id)}?: ${typeOf(fact)} | null;\n`,
  );
  const evidence = union(Object.keys(facts).filter((id) => facts[id]!.evidence === true));
  const head = speech('types-pack', { id: pack.id, version: pack.version });
  return [
    `${comment([texts?.name, head], '')}export type ${name}Facts = {\n${members.join('')}};\n\n`,
    comment([texts?.groups?.[pack.group], ...titles.map(({ id }) => titleWords(id, texts))], ''),
    `export type ${name}Record = RecordWith<\n  ${quotedType(pack.group)},\n  ${name}Facts,\n`,
    `  ${evidence},\n  ${union(titles.map(({ id }) => id))}\n>;\n`,
  ].join('');
}

function titleWords(id: string, texts: Texts | undefined): string {
  const words = texts?.titles?.[id];
  return words === undefined ? `\`${id}\`` : `\`${id}\`: ${words}`;
}

function typeOf({ type, of, from }: Fact): string {
  if (type === 'boolean') return 'boolean';
  if (type === 'choice') return union(of!);
  if (type === 'count') return 'CountValue';
  if (type === 'share') return from === undefined ? 'ShareValue' : 'MemberShareValue';
  return 'number';
}

/** What a type cannot say. */
function boundsOf({ type, min, max, step }: Fact, speech: Speech): string | undefined {
  if (type === 'boolean' || type === 'choice' || type === 'share' || max === undefined) return undefined;
  return speech('types-bounds', { low: min ?? 0, high: max, step: step ?? 1 });
}

const quotedType = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const union = (values: readonly string[]) => (values.length === 0 ? 'never' : values.map(quotedType).join(' | '));

/** Words as a comment that nothing in them can end. */
function comment(words: readonly (string | undefined)[], indent: string): string {
  const lines = words
    .filter((each) => each !== undefined)
    .map((each) => each.replace(/\s+/g, ' ').replaceAll('*/', '*\\/'));
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join(`${indent} *\n`)}${indent} */\n`;
}
