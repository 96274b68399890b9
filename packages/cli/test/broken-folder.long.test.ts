/**
 * Whatever stands in a file of a run's folder, everything that reads the folder says what is wrong in a sentence.
 */
import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { changeReceipt, copied, makeRun, manipulate, readers, records } from './manipulated.js';
import { within } from './within.js';

beforeAll(makeRun);

const DEEP = '['.repeat(200_000) + ']'.repeat(200_000);

const texts: { readonly [name: string]: string } = {
  nothing: '',
  'no JSON': '{"a": ',
  'half a character': '"\\ud800"',
  'a number': '1',
  null: 'null',
  'a list': '[]',
  'an object': '{}',
  'a list of nothing': '[null]',
  'an object of nothing': '{"files": null, "format": "tieuchi-receipt/1", "semantics": 1}',
  'very deep': DEEP,
  'very deep within': `{"format": "tieuchi-receipt/1", "semantics": 1, "x": ${DEEP}}`,
};

test.each([
  ...['receipt.json', 'report.json', 'inputs/options.json', 'inputs/counts.json', 'inputs/records.json'],
  ...['inputs/history.ndjson', 'inputs/packs/01-reader.pack.json', 'results.csv'],
])('%s', async (file) => {
  for (const [name, text] of Object.entries(texts)) {
    const folder = copied();
    manipulate(folder, { note: name, write: file, text, ...(file !== 'receipt.json' && { sealed: true }) });
    if (file === 'inputs/history.ndjson')
      changeReceipt(folder, (receipt) => {
        const lines = text === '' ? '' : `${text}\n`;
        receipt.history = `sha256:${createHash('sha256').update(lines).digest('hex')}`;
      });
    for (const read of [(at: string) => within.replay(at, records), ...Object.values(readers)]) {
      const { code, err } = await read(folder);
      expect([name, [0, 1].includes(code ?? 2), /\n\s+at |Error/.test(err)]).toEqual([name, true, false]);
    }
  }
});
