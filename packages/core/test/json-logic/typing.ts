/**
 * Facts for a rule of JSON Logic, typed from the data it is run on: a number becomes an integer or a decimal with bounds
 * and a step wide enough, a truth a boolean, text a choice among the texts it is compared with. What is missing is typed
 * by how the rule uses it. Lists, objects and names nobody types are left out, so that reading them is refused.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fact =
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'decimal'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly of: readonly string[] };
export type Facts = { readonly [name: string]: Fact };

type Kind = 'number' | 'truth' | 'choice';

interface Use {
  readonly kinds: Set<Kind>;
  readonly texts: Set<string>;
}

export const isMap = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Facts for all names that the rule reads and that can be typed. */
export function factsFor(rule: Json, data: Json | undefined): Facts {
  const uses = new Map<string, Use>();
  noteUses(rule, uses);
  const facts: { [name: string]: Fact } = Object.create(null);
  for (const [name, use] of uses) {
    const given = isMap(data) && Object.hasOwn(data, name) ? data[name] : undefined;
    const fact = typeof given === 'object' && given !== null ? undefined : factFor(given, use);
    if (fact !== undefined) facts[name] = fact;
  }
  return facts;
}

/** The value of a name where it is read, `{ var: "a" }` or `{ var: ["a"] }`. */
function nameRead(json: Json | undefined): string | undefined {
  if (!isMap(json) || !Object.hasOwn(json, 'var')) return undefined;
  const name = [json.var].flat()[0];
  return typeof name === 'string' ? name : undefined;
}

function noteUses(json: Json, uses: Map<string, Use>, kind?: Kind, texts: readonly Json[] = []): void {
  const name = nameRead(json);
  if (name !== undefined) {
    const use = uses.get(name) ?? { kinds: new Set(), texts: new Set() };
    uses.set(name, use);
    if (kind !== undefined) use.kinds.add(kind);
    for (const text of texts) if (typeof text === 'string') use.texts.add(text);
    return;
  }
  if (Array.isArray(json)) for (const item of json) noteUses(item, uses);
  if (!isMap(json)) return;
  for (const [operator, given] of Object.entries(json)) {
    const operands: readonly Json[] = Array.isArray(given) ? given : [given];
    for (const [index, operand] of operands.entries()) {
      const beside = operands[1 - index];
      noteUses(
        operand,
        uses,
        kindOf(operator, index, operands.length, beside),
        Array.isArray(beside) ? beside : [beside!],
      );
    }
  }
}

/** What an operand must be, as far as the operator or what stands beside it tells. */
function kindOf(operator: string, index: number, count: number, beside: Json | undefined): Kind | undefined {
  if (/^([-+*]|min|max|<|<=|>|>=)$/.test(operator)) return 'number';
  if (/^(and|or|!)$/.test(operator) || (operator === 'if' && index % 2 === 0 && index < count - 1)) return 'truth';
  if (operator === 'in') return index === 0 ? 'choice' : undefined;
  if (!/^[!=]==?$/.test(operator)) return undefined;
  if (typeof beside === 'number') return 'number';
  return typeof beside === 'boolean' ? 'truth' : typeof beside === 'string' ? 'choice' : undefined;
}

function factFor(given: Json | undefined, { kinds, texts }: Use): Fact | undefined {
  if (typeof given === 'number') return numberFact(given);
  if (typeof given === 'boolean') return { type: 'boolean' };
  if (typeof given === 'string' && given !== '') return choiceFact([given, ...texts]);
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined) return undefined;
  return kind === 'number' ? numberFact(0) : kind === 'truth' ? { type: 'boolean' } : choiceFact([...texts]);
}

/** Bounds ten times as wide as the value or more, on both sides of 0; none for what no fact may be. */
function numberFact(value: number): Fact | undefined {
  const [, decimals = ''] = /\.(\d+)$/.exec(value.toFixed(6).replace(/\.?0+$/, '')) ?? [];
  if (Math.abs(value) > 1e9 || Number(value.toFixed(6)) !== value) return undefined;
  const max = 10 ** Math.min(9, Math.max(2, Math.ceil(Math.log10(Math.abs(value) + 1)) + 1));
  if (decimals === '') return { type: 'integer', min: -max, max };
  return { type: 'decimal', min: -max, max, step: Number(`1e-${decimals.length}`) };
}

function choiceFact(texts: readonly string[]): Fact {
  const of = [...new Set(texts)];
  return { type: 'choice', of: of.length < 2 ? [...of, 'something-else', 'anything-else'] : of };
}
