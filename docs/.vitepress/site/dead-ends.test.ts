import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDeadEnds } from './dead-ends.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieuchi-site-'));
  writeFileSync(join(folder, 'other.html'), '<h2 id="here">x</h2>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['<a href="/site/other.html#here">', undefined],
  ['<a href="./other.html">', undefined],
  ['<a href="https://example.org/">', undefined],
  ['<a href="/site/other.html#gone">', /index\.html ▸ \/site\/other\.html#gone/],
  ['<a href="/site/gone.html">', /gone\.html/],
  ['<a href="#gone">', /▸ #gone/],
  ['<script src="https://example.org/x.js"></script>', /loads https/],
])('%s', (html, told) => {
  writeFileSync(join(folder, 'index.html'), html);
  const check = () => checkDeadEnds(folder, '/site/');
  if (told === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(told);
});
