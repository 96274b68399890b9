/**
 * Checks a record.
 */

import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { readKeys } from '../judge/keys.js';
import type { CompiledPack } from '../pack/compiled.js';
import { needCompiled } from '../shape/compiled.js';
import { isWithin } from '../text/days.js';
import { shownName } from '../text/names.js';
import { factIssues } from './fact-issues.js';

/**
 * What is wrong with a record for this pack: unreadable keys, another group, invalid and unknown facts; issues as data.
 *
 * @throws TypeError for a pack that `compilePack` has not made; nothing else.
 */
export function checkRecord(pack: CompiledPack, record: unknown): Issue[] {
  needCompiled('checkRecord', 'pack', pack);
  const keys = readKeys(record);
  const issues = [...keys.bad];
  if (keys.group !== '' && keys.group !== pack.group) {
    issues.push(issueOf('record/other-group', 'error', '/group', { found: shownName(keys.group), group: pack.group }));
  }
  const { from, until } = pack.document.inForce;
  if (keys.date !== '' && !isWithin(keys.date, from, until)) {
    issues.push(issueOf('record/not-in-force', 'warning', '/date', { date: keys.date, from, until: until ?? '…' }));
  }
  try {
    issues.push(...factIssues(keys.facts, pack.program.facts, '/facts'));
  } catch {
    issues.push(issueOf('record/not-readable', 'error', '/facts'));
  }
  return issues;
}
