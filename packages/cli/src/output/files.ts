/**
 * Digests of the files of a folder as they were written, so that a change made later is found.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Every file that a run writes beside its receipt and its inputs. */
export const FILES = [
  'results.csv',
  'tallies.csv',
  'report.json',
  'report.md',
  'proposals.csv',
  'rejects.csv',
  'issues.csv',
  'repairs.csv',
  'conflicts.csv',
  'discrepancies.csv',
  'late.csv',
  'elsewhere.csv',
  'self-assessment.csv',
  'stages.csv',
  'heads.csv',
  'deadlines.csv',
] as const;

/** SHA-256 of each file by name; a file that is not there has none. */
export async function digestFiles(folder: string): Promise<{ [name: string]: string }> {
  const digests: { [name: string]: string } = {};
  for (const name of FILES) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    digests[name] = `sha256:${hash.digest('hex')}`;
  }
  return digests;
}
