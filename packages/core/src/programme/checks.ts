/**
 * What is wrong with the measures, targets and stages of a programme.
 */

import type { Measure, Programme } from '../document/index.js';
import { decimalsOf } from '../frame/node.js';
import type { Issues } from '../issue/collector.js';
import type { CompiledPack } from '../pack/compiled.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { checkTargetKind } from './place-kinds.js';

/** Stages are in order, so each is there once. */
export function checkStages(stages: readonly string[], issues: Issues): void {
  for (const [index, stage] of stages.entries())
    if (stages.indexOf(stage) !== index) issues.error('programme/doubled-stage', `/stages/${index}`, { stage });
}

/** `roles` is absent when they cannot be read. */
export function checkMeasure(
  measure: Measure,
  pointer: string,
  roles: Programme['roles'] | undefined,
  packs: readonly CompiledPack[],
  issues: Issues,
): void {
  const { id, through, met, declared, among, count } = measure;
  if (declared) {
    for (const [key, value] of Object.entries({ through, met, among })) {
      if (value !== undefined) issues.error('measure/declared-reads', pointerTo(pointer, key), { id, key });
    }
  } else {
    for (const [key, value] of Object.entries({ through, met })) {
      if (value === undefined) issues.error('measure/needs', pointer, { id, key });
    }
    if (!packs.some(({ subject }) => subject === count)) issues.error('measure/no-pack', `${pointer}/count`, { count });
  }
  const role = through === undefined ? undefined : roles?.[through];
  if (through !== undefined && roles !== undefined && role === undefined) {
    const near = issues.nearest(through, Object.keys(roles));
    issues.error(near ? 'measure/misspelt-role' : 'measure/unknown-role', `${pointer}/through`, {
      role: shownName(through),
      ...(near && { near }),
    });
  } else if (role !== undefined && role.of !== 'place')
    issues.error('measure/role-of-collective', `${pointer}/through`, { role: through! });
}

/** `kinds` is absent when they cannot be read. */
export function checkTargets(
  { targets = [] }: Measure,
  pointer: string,
  kinds: Programme['placeKinds'] | undefined,
  issues: Issues,
): void {
  for (const [index, target] of targets.entries()) {
    const at = `${pointer}/targets/${index}`;
    const given = [target.atLeast, target.moreThan].filter((value) => value !== undefined);
    if (given.length > 1) issues.error('target/two-numbers', at);
    else if (given.length === 0 && target.inWords === undefined) issues.error('target/nothing', at);
    if (given.some((value) => decimalsOf(value) > 2)) issues.error('target/too-fine', at, { found: given[0]! });
    checkTargetKind(target, at, kinds, issues);
    if (targets.findIndex((other) => other.year === target.year && other.for === target.for) !== index)
      issues.error('target/doubled-year', at, { year: target.year });
  }
}
