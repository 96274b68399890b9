import { readFileSync } from 'node:fs';
import * as core from '@tieuchi/core';
import { expect, test } from 'vitest';
import { readDocuments } from './documents.js';
import { type Digests, recordedRun } from './recorded-run.js';

const recorded = JSON.parse(readFileSync(new URL('digest.json', import.meta.url), 'utf8')) as Digests;

test('the recorded run of all packs has the recorded digests, and no pack is left out', () => {
  const documents = readDocuments();
  const found = recordedRun(core, documents);
  expect(found.packs).toBe(documents.packs.length);
  expect(found, 'where this change of packs or words is meant: npm run test:runtimes -- --record').toEqual(recorded);
});
