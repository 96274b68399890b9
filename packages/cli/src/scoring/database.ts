/**
 * The database of a run: it reads the files of the register, and writes results.
 */
import { resolve } from 'node:path';
import { type Database, openDatabase } from '../table/database.js';

/** What it may take of memory before it goes to disk. */
const MEMORY = '300MB';

/** Opens the database of a run. `temp` lies in the folder that the run writes, and goes with it. */
export async function openRunDatabase(records: readonly string[], folder: string, temp: string): Promise<Database> {
  return openDatabase({ temp, memory: MEMORY, reads: records.map((path) => resolve(path)), writes: [folder] });
}
