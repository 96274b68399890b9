/**
 * Everything in this repository that is generated from the source and committed, wholly or in part. A new page is one more entry here:
 * `npm run references` writes all of them, and `docs/references.test.ts` holds them up to date.
 */
import { benchmarksPage } from './benchmarks.js';
import { circularsPage } from './circulars.js';
import { commandsPage } from './commands.js';
import { conformance } from './conformance.js';
import { issuesPage } from './issues.js';
import { mistakesPage } from './mistakes.js';
import { operatorsPage } from './operators.js';
import { planPage, planSchema } from './plan-schema.js';
import { ruleSchema } from './rule-schema.js';
import { schemasPage } from './schemas.js';
import { semanticsPage, semanticsPath } from './semantics/page.js';

export interface Reference {
  /** Where it stands, from the root of the repository. */
  readonly path: string;
  /** Its text as it must be. */
  readonly make: () => string;
}

export const references: readonly Reference[] = [
  { path: 'docs/reference/operators.md', make: () => operatorsPage('en') },
  { path: 'docs/reference/operators.vi.md', make: () => operatorsPage('vi') },
  { path: 'docs/reference/issues.en.md', make: () => issuesPage('en') },
  { path: 'docs/reference/issues.vi.md', make: () => issuesPage('vi') },
  { path: 'docs/reference/schemas.md', make: schemasPage },
  { path: 'docs/reference/cli.md', make: () => commandsPage('en') },
  { path: 'docs/reference/cli.vi.md', make: () => commandsPage('vi') },
  { path: 'criteria-packs/vn/README.md', make: circularsPage },
  { path: semanticsPath, make: semanticsPage },
  { path: 'docs/benchmarks.md', make: () => benchmarksPage('en') },
  { path: 'docs/benchmarks.vi.md', make: () => benchmarksPage('vi') },
  { path: 'docs/conformance.md', make: conformance },
  { path: 'docs/guide/mistakes.en.md', make: () => mistakesPage('en') },
  { path: 'docs/guide/mistakes.vi.md', make: () => mistakesPage('vi') },
  { path: 'docs/reference/plan.md', make: planPage },
  { path: 'packages/core/schema/plan.schema.json', make: () => `${JSON.stringify(planSchema(), null, 2)}\n` },
  { path: 'packages/core/schema/rule.schema.json', make: () => `${JSON.stringify(ruleSchema(), null, 2)}\n` },
];
