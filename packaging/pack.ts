/** Packs all packages once, for all tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packAll } from './workspace.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the tarballs. */
    tarballs: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-tarballs-'));
  packAll(folder);
  provide('tarballs', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
