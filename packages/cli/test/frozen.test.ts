import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tieuchi } from './tieuchi.js';

const frozen = fileURLToPath(new URL('frozen', import.meta.url));

/**
 * Runs of the past, kept with what they wrote. They are never made again: when one is not identical any more, an answer has
 * changed, and that needs a new semantics version.
 */
describe('runs of the past', () => {
  test.each(readdirSync(frozen))('%s comes out the same, byte for byte', (version) => {
    const folder = join(frozen, version);
    expect(
      tieuchi('replay', join(folder, 'run'), '--records', join(folder, 'register.csv'), '--lang', 'en'),
    ).toMatchObject({ code: 0, out: 'identical\n' });
  });
});
