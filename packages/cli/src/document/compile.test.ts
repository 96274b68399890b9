import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Failure } from '../terminal/failure.js';
import { createSpeech } from '../words/speech.js';
import { compileAll } from './compile.js';
import { documentsIn } from './find.js';

/** How often the engine was asked to check a pack, by the text of it. */
const asked = vi.hoisted(() => new Map<unknown, number>());
vi.mock('@tieuchi/core', async (importOriginal) => {
  const core = await importOriginal<typeof import('@tieuchi/core')>();
  const counted = (text: unknown) => void asked.set(text, (asked.get(text) ?? 0) + 1);
  return {
    ...core,
    compilePack: (text: unknown, texts?: readonly unknown[]) => {
      counted(text);
      return core.compilePack(text, texts);
    },
    checkPack: (text: unknown, packs?: Parameters<typeof core.checkPack>[1]) => {
      counted(text);
      return core.checkPack(text, packs);
    },
  };
});

const folder = join(import.meta.dirname, '../../../../criteria-packs/vn');
const speech = createSpeech('en');

test('packs that agree are each checked once, however they count each other', async () => {
  const packs = await documentsIn(folder, 'packs', speech);
  expect(packs.length).toBeGreaterThan(10);
  asked.clear();
  const loaded = compileAll({ packs, programmes: [], places: [] }, speech);
  expect(loaded.packs).toHaveLength(packs.length);
  expect([...asked.values()]).toEqual(packs.map(() => 1));
});

test('packs that do not agree are told where', async () => {
  const packs = (await documentsIn(folder, 'packs', speech)).map((each) => ({
    ...each,
    text: each.path.endsWith('nhom-3-2023.pack.json')
      ? readFileSync(each.path, 'utf8').replace(/"subject": "[^"]*"/, '"subject": "khac"')
      : each.text,
  }));
  expect(() => compileAll({ packs, programmes: [], places: [] }, speech)).toThrow(Failure);
});
