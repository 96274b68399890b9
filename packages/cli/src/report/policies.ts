/**
 * The policies of year rules in words: what a pack says of years that its sources leave open, and who says so.
 */
import { type CompiledPack, policiesIn, type StatedPolicy } from '@tieuchi/core';
import { type Block, heading, list } from '../block/block.js';
import type { Speech } from '../words/speech.js';
import { joined, others, own, type Text } from '../words/text.js';

/** A section of the report; nothing when no pack has a year rule. */
export function policyBlocks(packs: readonly CompiledPack[], speech: Speech): Block[] {
  const items = packs.flatMap((pack) => policiesIn(pack.document).map((policy) => policyText(pack, policy, speech)));
  return items.length === 0 ? [] : [heading(2, speech.text('report-policies')), ...list(items)];
}

function policyText({ document: { sources }, texts }: CompiledPack, stated: StatedPolicy, speech: Speech): Text {
  const { document, title, policy, status, source } = stated;
  const does =
    stated.policy === 'gap' ? speech(`policy-gap-${stated.value}`) : speech(`policy-groupChange-${stated.value}`);
  const said = [
    own(speech(`status-${status ?? 'unstated'}`)),
    ...(source === undefined ? [] : [others(sources[source]?.document ?? source)]),
  ];
  const name = texts[speech.language]?.titles?.[title] ?? title;
  return [
    ...[...others(document), ...own(' · '), ...others(name)],
    ...own(`: ${speech(`policy-${policy}`)} → ${does} (`),
    ...[...joined(said, ': '), ...own(')')],
  ];
}
