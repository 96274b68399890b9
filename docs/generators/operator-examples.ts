/**
 * Examples of the operators: rules and the values they are tried with. The answers are computed when the pages are made.
 */
export const facts = {
  a: { type: 'integer', min: 0, max: 10 },
  b: { type: 'integer', min: 0, max: 10 },
  d: { type: 'decimal', min: 0, max: 1, step: 0.1 },
  t: { type: 'boolean' },
  u: { type: 'boolean' },
  c: { type: 'choice', of: ['good', 'fair', 'poor'] },
  s: { type: 'share' },
} as const;

/** An example of the operator that stands at the head of its rule. */
export interface Example {
  readonly rule: { readonly [operator: string]: unknown };
  readonly tries: readonly { readonly [fact: string]: unknown }[];
}

const v = (name: keyof typeof facts) => ({ var: name });

export const examples: readonly Example[] = [
  { rule: v('a'), tries: [{ a: 7 }, {}] },
  { rule: { '<': [0, v('a'), v('b')] }, tries: [{ a: 3, b: 5 }, { a: 5, b: 3 }, { a: 0 }, { a: 3 }] },
  { rule: { '<=': [v('a'), v('b')] }, tries: [{ a: 3, b: 3 }, { a: 4, b: 3 }, { a: 0 }, { a: 4 }] },
  { rule: { '>': [v('a'), 5] }, tries: [{ a: 6 }, { a: 5 }, {}] },
  {
    rule: { '>=': [{ '+': [v('a'), v('b')] }, 15] },
    tries: [{ a: 8, b: 7 }, { a: 8, b: 6 }, { a: 8 }, { a: 4 }],
  },
  {
    rule: { '>=': [v('s'), 66.67] },
    tries: [{ s: { met: 2, among: 3 } }, { s: { met: 201, among: 300 } }, { s: { met: 0, among: 0 } }, {}],
  },
  { rule: { '==': [v('a'), 10] }, tries: [{ a: 10 }, { a: 9 }, {}] },
  { rule: { '===': [v('c'), 'good'] }, tries: [{ c: 'good' }, { c: 'fair' }, {}] },
  { rule: { '!=': [v('a'), v('b')] }, tries: [{ a: 3, b: 4 }, { a: 3, b: 3 }, { a: 3 }] },
  { rule: { '!==': [v('t'), v('u')] }, tries: [{ t: true, u: false }, { t: true, u: true }, { t: true }] },
  { rule: { in: [v('c'), ['good', 'fair']] }, tries: [{ c: 'fair' }, { c: 'poor' }, {}] },
  {
    rule: { and: [v('t'), { '>=': [v('a'), 5] }] },
    tries: [{ t: true, a: 5 }, { t: false, a: 5 }, { t: false }, { t: true }],
  },
  {
    rule: { or: [v('t'), { '>=': [v('a'), 5] }] },
    tries: [{ t: false, a: 5 }, { t: false, a: 4 }, { t: true }, { t: false }],
  },
  { rule: { '!': v('t') }, tries: [{ t: false }, { t: true }, {}] },
  {
    rule: { if: [v('t'), { '+': [v('a'), 2] }, v('u'), 5, 0] },
    tries: [{ t: true, a: 7 }, { t: false, u: true }, { t: false, u: false }, { t: false }, { u: true, a: 7 }],
  },
  { rule: { if: [v('t'), true, v('u')] }, tries: [{ t: true }, { t: false, u: false }, { u: true }, { u: false }] },
  { rule: { '+': [v('a'), v('d'), 1] }, tries: [{ a: 2, d: 0.3 }, { a: 2 }, {}] },
  { rule: { '-': [v('a'), v('d')] }, tries: [{ a: 2, d: 0.3 }, { a: 2 }, {}] },
  { rule: { '-': v('a') }, tries: [{ a: 2 }, { a: 0 }, {}] },
  { rule: { '*': [v('a'), v('d')] }, tries: [{ a: 3, d: 0.1 }, { a: 3 }, {}] },
  { rule: { min: [v('a'), v('b'), 8] }, tries: [{ a: 9, b: 10 }, { a: 4 }, {}] },
  { rule: { max: [v('a'), v('b'), 3] }, tries: [{ a: 9, b: 10 }, { a: 4 }, { a: 2, b: 1 }] },
];
