/**
 * What a run tells of a judged record beside its result: the procedure, the self-assessment, and what the authority decided.
 */

import type { SubjectRecord } from '../document/index.js';
import type { Result } from '../judge/result.js';
import type { Scored } from '../measure/members.js';
import { stageIssues, strangeDates } from '../measure/stages.js';
import { elsewhereIn } from '../programme/elsewhere.js';
import { lastOfEach } from '../year/recognition.js';
import type { RunContext } from './context.js';
import type { RowEvent } from './events.js';

/** Tells what is wrong with the stages of a record, what came too late, what its subject said, and where else it stands. */
export function reportProcedure(context: RunContext, event: RowEvent, scored: Scored): void {
  const { on, tallier, several, roles, collectiveRoles } = context;
  const { record, self } = scored;
  // What nobody listens to is not looked for.
  if (on.issue !== undefined) reportIssues(context, event, scored);
  if (self !== undefined) on.selfAssessed?.({ ...event, record, self });
  if (on.late !== undefined) for (const late of tallier?.late(scored) ?? []) on.late({ ...event, ...late });
  if (on.elsewhere !== undefined)
    for (const each of elsewhereIn(record, [...roles, ...collectiveRoles], several))
      on.elsewhere({ ...event, ...each });
}

function reportIssues({ on, stageLists, stages: known }: RunContext, event: RowEvent, { record, self }: Scored): void {
  const told = new Set<string>();
  const found = [
    ...stageLists.flatMap((stages) => stageIssues(record, stages)),
    ...strangeDates(record, known),
    ...(self?.issues ?? []),
  ];
  for (const issue of found) {
    const key = `${issue.code} ${issue.pointer}`;
    if (told.has(key)) continue;
    told.add(key);
    on.issue?.({ ...event, issue });
  }
}

/** Tells where the authority decided otherwise than the engine computed. */
export function reportDiscrepancies(
  context: RunContext,
  event: RowEvent,
  record: SubjectRecord,
  { titles }: Result,
): void {
  if (context.on.discrepancy === undefined || record.recognised === undefined) return;
  for (const { title, rank, outcome, decision } of lastOfEach(record.recognised)) {
    const found = titles.find(({ id }) => id === title);
    const computed = rank === undefined ? found?.verdict : found?.ranks?.find(({ id }) => id === rank)?.verdict;
    const disagrees = outcome === 'granted' ? computed !== 'met' : computed === 'met';
    if (disagrees)
      context.on.discrepancy({
        ...event,
        title: rank === undefined ? title : `${title}.${rank}`,
        computed: computed ?? 'unmet',
        recognised: outcome,
        decision,
      });
  }
}
