/**
 * Members: what a measure sees of one subject.
 */

import type { Outcome, Recognition, SubjectRecord } from '../document/index.js';
import { allowed, enterFact, factValue } from '../frame/facts.js';
import { codeOf, MET, UNMET } from '../frame/kleene.js';
import type { Issue } from '../issue/issue.js';
import { issueOf } from '../issue/make.js';
import { isObject } from '../json/guards.js';
import { shownValue } from '../json/shown.js';
import { readKeys } from '../judge/keys.js';
import type { Result } from '../judge/result.js';
import type { SelfAssessment } from '../judge/self-assessment.js';
import { computedVerdict, type TitleName, titleName } from '../value/title-name.js';
import type { Verdict } from '../value/verdict.js';
import { outcomeOf as decided, watch } from '../year/recognition.js';
import type { Lens } from './lens.js';
import { declaredFor } from './member-facts.js';

/** One subject's year, judged: what a roll-up counts. */
export interface Scored {
  /** The record that was judged. */
  readonly record: SubjectRecord;
  /** What it gave, by `evaluate`. */
  readonly result: Result;
  /** Kind of the subject; absent: as the packs of the programme say of its group. */
  readonly kind?: string;
  /** What the subject said of itself, when it said something. */
  readonly self?: SelfAssessment | undefined;
}

/** Fills a lens with what its measures read of one subject. */
export function fillLens(lens: Lens, { record, result }: Scored, issues: Issue[]): void {
  const { frame, facts, titles, recognised, group, stage, registered } = lens;
  for (const each of facts) {
    const value = isObject(record.facts) ? factValue(record.facts, each.widest) : undefined;
    const fact = declaredFor(each, result.pack, value);
    // The pack's own facts were already told when the record was judged.
    if (
      enterFact(fact, value, frame) === 'invalid' &&
      !result.issues.some(({ pointer }) => pointer === `/facts/${fact.id}`)
    ) {
      issues.push(
        issueOf('record/fact-invalid', 'error', `/facts/${fact.id}`, {
          fact: fact.id,
          found: shownValue(value),
          allowed: allowed(fact.declared),
        }),
      );
    }
  }
  for (const { name, slot } of titles) frame.code[slot] = titleCode(result, name);
  if (recognised.length > 0) {
    for (const { title, slot } of recognised) frame.code[slot] = isGranted({ record, result }, title) ? MET : UNMET;
  }
  if (group !== undefined) frame.code[group.slot] = group.of!.indexOf(result.group);
  if (stage !== undefined) frame.code[stage.slot] = record.stage === undefined ? -1 : stage.of!.indexOf(record.stage);
  if (registered !== undefined) frame.code[registered.slot] = record.registered === false ? UNMET : MET;
}

/** True when the authority granted `title` or `title.rank`, as year rules understand decisions; nothing decided is not granted. */
export function isGranted({ record, result }: Scored, name: string): boolean {
  const { recognised } = record;
  if (recognised === undefined || recognised.length === 0) return false;
  if (!name.includes('.') && Array.isArray(recognised)) return lastOutcome(recognised, name) === 'granted';
  const [title] = name.split('.');
  const ranks = result.titles.find(({ id }) => id === title)?.ranks?.map(({ id }) => id);
  return decided(readKeys(record).outcomes, watch(name, ranks)) === 'granted';
}

/** What was decided last of a title by itself: asked of every record for every measure. */
function lastOutcome(recognised: readonly Recognition[], title: string): Outcome | undefined {
  for (let at = recognised.length - 1; at >= 0; at -= 1)
    if (recognised[at]?.title === title) return recognised[at]!.outcome;
  return undefined;
}

/** The computed verdict of a title or rank as rules read it: exempt is false, and so is a title the pack does not define. */
function titleCode(result: Result, name: TitleName): number {
  const verdict = computedVerdict(result, name);
  return verdict === undefined || verdict === 'exempt' ? UNMET : codeOf(verdict);
}

/** What others read of a subject that they are in: `title.<title>` or `recognised.<title>`, as rules read them. */
export function readOutcome(scored: Scored, name: string): Verdict {
  const title = name.slice(name.indexOf('.') + 1);
  if (name.startsWith('recognised.')) return isGranted(scored, title) ? 'met' : 'unmet';
  return computedVerdict(scored.result, titleName(title)) ?? 'unmet';
}
