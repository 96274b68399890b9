/**
 * A pack, checked once and bound to slots: everything that can be wrong in it is found before any record is read.
 */
import type { Pack } from '../document/index.js';
import type { BoundFact } from '../frame/facts.js';
import type { Issues } from '../issue/collector.js';
import { membersOf, textIn } from '../json/guards.js';
import type { Size } from '../plan/format.js';
import type { BoundDraft } from '../plan/program.js';
import type { PackIdentity } from '../plan/write.js';
import { bindFact } from '../rule/declarations.js';
import { checkSources } from '../shape/provenance.js';
import { isDay } from '../text/days.js';
import { dayFrom, idFrom } from '../text/meant.js';
import { shownName } from '../text/names.js';
import { pointerTo } from '../text/pointer.js';
import { bindIndicators } from './indicators.js';
import { createReading, type PackReading } from './reading.js';
import { checkMemberRoles } from './roles.js';
import { bindThresholds } from './thresholds.js';
import { bindTitles } from './titles.js';
import { bindTotals } from './totals.js';

/** A pack bound to slots, and what its plan repeats of it. */
interface BoundPack {
  readonly draft: BoundDraft;
  readonly slots: Size;
  readonly head: PackIdentity;
}

export function bind(pack: Pack, issues: Issues, broken: (pointer: string) => boolean): BoundPack {
  const reading = createReading(pack, issues, broken);
  checkInForce(pack, issues, broken);
  checkSources(pack, '', pack, issues, broken);
  const facts = bindFacts(reading);
  checkMemberRoles(pack, issues, broken);
  const thresholds = bindThresholds(reading);
  const { indicators, criteria } = bindIndicators(reading);
  const totals = bindTotals(indicators, criteria, reading);
  const titles = bindTitles(reading);
  const epochs = [
    '',
    ...new Set(thresholds.flatMap(({ values }) => values.map(({ from }) => from)).filter((from) => from !== '')),
  ].sort();
  const through = textIn(pack.through);
  return {
    draft: { facts, thresholds, epochs, indicators, titles, ...totals },
    slots: reading.scope.slots.size(),
    head: {
      id: textIn(pack.id),
      version: textIn(pack.version),
      subject: pack.subject,
      group: pack.group,
      through,
      inForce: pack.inForce,
      memberFacts: membersOf(pack.memberFacts).map(([id]) => id),
    },
  };
}

function checkInForce({ inForce }: Pack, issues: Issues, broken: (pointer: string) => boolean): void {
  for (const end of ['from', 'until'] as const) {
    const day: unknown = inForce?.[end];
    if (typeof day === 'string' && !isDay(day) && !broken(`/inForce/${end}`))
      return issues.error('shape/date', `/inForce/${end}`, { found: shownName(day), example: dayFrom(day) });
  }
  if (!broken('/inForce') && inForce?.until !== undefined && inForce.until <= inForce.from) {
    issues.error('pack/never-in-force', '/inForce/until', { from: inForce.from, until: inForce.until });
  } else if (!broken('/inForce') && inForce?.until?.endsWith('-12-31')) {
    // Records without a date are of 31 December.
    const next = `${Number(inForce.until.slice(0, 4)) + 1}-01-01`;
    issues.warning('pack/until-last-day', '/inForce/until', { until: inForce.until, next });
  }
}

function bindFacts({ pack, known, barred, scope, issues, broken }: PackReading): BoundFact[] {
  return membersOf(pack.facts).flatMap(([id, declared]) => {
    const pointer = pointerTo('/facts', id);
    const fact = broken(pointer) ? undefined : bindFact(id, declared, pointer, scope.slots, issues);
    // Rules may read it by the id that was meant.
    if (fact === undefined) barred.set(id, '').set(idFrom(id), '');
    else known.set(id, fact.symbol);
    return fact ?? [];
  });
}
