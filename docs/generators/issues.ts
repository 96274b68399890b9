/**
 * The pages on issue codes: every code with what it says and what to do, grouped by area, from the catalogues.
 */
import { inputMessages } from '../../packages/cli/src/words/input.js';
import { catalogue } from '../../packages/core/src/messages.js';
import { anchorOf } from '../anchor.js';
import { areas, words } from './issue-words.js';
import type { Locale } from './operator-words.js';

type Sentence = readonly [message: string, hint?: string];

/** Codes that are warnings; all others are errors. */
export const warnings: ReadonlySet<string> = new Set([
  'counts/records-set-aside',
  'document/more-issues',
  'members/no-record',
  'members/no-role',
  'members/only-declared',
  'pack/until-last-day',
  'places/no-source',
  'places/no-target',
  'procedure/misspelt-level',
  'procedure/unknown-level',
  'procedure/unknown-place',
  'record/decision-day',
  'record/members-set-aside',
  'record/misspelt-fact',
  'record/no-outcome',
  'record/not-in-force',
  'record/recognised-twice',
  'record/stage-behind',
  'record/stage-not-registered',
  'record/stage-order',
  'record/unknown-fact',
  'record/unknown-stage-date',
  'record/unseen',
  'review/versions',
  'rule/always-met',
  'rule/branch-never-reached',
  'rule/covers-all',
  'rule/never-met',
  'rule/outside-bounds',
]);

/** All codes with their sentence in one language: those of the engine, then those of input files. */
export function sentencesIn(locale: Locale): [code: string, sentence: Sentence][] {
  return [
    ...Object.entries(catalogue[locale]!.issues),
    ...Object.entries(inputMessages).map(([code, said]): [string, Sentence] => [code, said[locale]]),
  ];
}

export const areaOf = (code: string) => code.slice(0, code.indexOf('/'));

/** What an issue of this code does: how grave it is, or that it is no issue but something that was put right. */
export function gravityOf(code: string): 'error' | 'warning' | 'repaired' {
  if (areaOf(code) === 'repair') return 'repaired';
  return warnings.has(code) ? 'warning' : 'error';
}

/** A code as a link to its entry, from a page of `docs/guide`. */
export function linkToCode(code: string, locale: Locale): string {
  return `[\`${code}\`](../reference/issues.${locale}.md#${anchorOf(code)})`;
}

/** The page in one language: each code has an anchor of its own. */
export function issuesPage(locale: Locale): string {
  const say = words[locale];
  const sentences = sentencesIn(locale);
  const sections = [...new Set(sentences.map(([code]) => areaOf(code)))].map((area) => {
    const about = areas[area];
    if (about === undefined) throw new Error(`the area ${area} has no words`);
    const own = sentences.filter(([code]) => areaOf(code) === area);
    const entries = own.map(([code, [message, hint]]) => {
      const told = `**${say.gravity[gravityOf(code)]}:** ${message}`;
      return `### \`${code}\`\n\n${told}${hint === undefined ? '' : `\n\n_${say.toDo}:_ ${hint}`}`;
    });
    return [`## \`${area}\`: ${about[locale]}`, ...entries].join('\n\n');
  });
  return `${[`# ${say.title}`, `${say.generated} ${say.other}`, ...say.intro, ...sections].join('\n\n')}\n`;
}
