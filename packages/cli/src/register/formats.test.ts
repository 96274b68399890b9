import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from './formats.js';

test('an ending means one format, and is named by its file alone', () => {
  const endings = FORMATS.flatMap((format) => format.endings);
  expect(new Set(endings).size).toBe(endings.length);
  const others = readdirSync(import.meta.dirname).filter(
    (name) => !name.endsWith('.test.ts') && !FORMATS.some((format) => name === `${format.name}.ts`),
  );
  for (const name of others) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    for (const ending of endings) expect(text, name).not.toContain(`'${ending}'`);
    for (const format of FORMATS) expect(text, name).not.toContain(`'${format.name}'`);
  }
});
