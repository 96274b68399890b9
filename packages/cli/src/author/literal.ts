/**
 * JSON as a literal of JavaScript, and as a type of TypeScript.
 */
import type { Json } from '@tieuchi/core';

/**
 * A value as code that is nothing but a literal. In code, unlike in JSON, a key `__proto__` would set what an object
 * inherits from: it is written as a computed key, which is a plain one.
 */
export function literal(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, each]) => `${key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)}:${literal(each)}`,
  );
  return `{${entries.join(',')}}`;
}

/** The type that has this value only, as `as const` gives it. */
export function literalType(value: Json): string {
  if (Array.isArray(value)) return `readonly [${value.map(literalType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `readonly ${JSON.stringify(key)}: ${literalType(each)}`);
  return `{ ${entries.join('; ')} }`;
}
