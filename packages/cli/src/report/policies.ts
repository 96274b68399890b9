/**
 * The policies of year rules in words: what a pack says of years that its sources leave open, and who says so.
 */
import { type CompiledPack, policiesIn, type StatedPolicy } from '@tieuchi/core';
import type { Speech } from '../words/speech.js';

/** A section of the report; nothing when no pack has a year rule. */
export function policyLines(packs: readonly CompiledPack[], speech: Speech): string[] {
  const lines = packs.flatMap((pack) => policiesIn(pack.document).map((policy) => policyLine(pack, policy, speech)));
  return lines.length === 0 ? [] : [`## ${speech('report-policies')}`, '', ...lines, ''];
}

function policyLine({ document: { sources }, texts }: CompiledPack, stated: StatedPolicy, speech: Speech): string {
  const { document, title, policy, status, source } = stated;
  const does =
    stated.policy === 'gap' ? speech(`policy-gap-${stated.value}`) : speech(`policy-groupChange-${stated.value}`);
  const said = [
    speech(`status-${status ?? 'unstated'}`),
    ...(source === undefined ? [] : [sources[source]?.document ?? source]),
  ];
  const name = texts[speech.language]?.titles?.[title] ?? title;
  return `- ${document} · ${name}: ${speech(`policy-${policy}`)} → ${does} (${said.join(': ')})`;
}
