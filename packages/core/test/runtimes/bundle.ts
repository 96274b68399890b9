/** The recorded run as one file for each kind of runtime: the engine as it is published, the documents, nothing else. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readDocuments } from './documents.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const engine = join(here, '../../dist/index.js');

/** What the file does with the digests. */
const ENDS = {
  command: 'console.log(JSON.stringify(digests()));',
  worker: 'export default { fetch: () => Response.json(digests()) };',
  page: 'document.body.textContent = JSON.stringify(digests());',
};

export async function bundle(end: keyof typeof ENDS, file: string): Promise<void> {
  await build({
    stdin: {
      contents: `
        import * as core from ${JSON.stringify(engine)};
        import { recordedRun } from './recorded-run.ts';
        const digests = () => recordedRun(core, JSON.parse(${JSON.stringify(JSON.stringify(readDocuments()))}));
        ${ENDS[end]}`,
      resolveDir: here,
    },
    ...{ bundle: true, platform: 'neutral', mainFields: ['module', 'main'], target: 'es2022', charset: 'ascii' },
    format: end === 'page' ? 'iife' : 'esm',
    outfile: file,
  });
}
