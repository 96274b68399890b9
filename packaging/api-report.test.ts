/** The committed reports say what the packages export: who changes the public surface changes them, and it is seen. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiReports } from './api-report.js';
import { filesIn, folders, root } from './workspace.js';

const reports = apiReports();

test.each(reports.map(({ path, text }) => [path, text] as const))(
  'npm run api:report leaves %s unchanged',
  (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  },
);

test('there is a report for each entry, and none for what is no entry', () => {
  expect(reports.map(({ path }) => path)).toContain('packages/core/api/index.api.md');
  const committed = folders
    .filter((folder) => existsSync(join(root, folder, 'api')))
    .flatMap((folder) => filesIn(join(root, folder, 'api')).map((file) => `${folder}/api/${file}`));
  expect(committed.sort()).toEqual(reports.map(({ path }) => path).sort());
});

test('a report names what one imports, with its types', () => {
  const index = reports.find(({ path }) => path.endsWith('core/api/index.api.md'))!.text;
  expect(index).toMatch(/^export function evaluate\b.*\brecord: .*\): Result;$/m);
  expect(index).toMatch(/^export interface Result\b.* \{$/m);
});
