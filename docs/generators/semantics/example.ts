/**
 * A conformance case as a few lines of text: what is given, then, behind `▸`, the answer.
 */
import { COUNTS } from '../../../packages/core/src/value/tally.js';
import type { Cited, Json, Parts } from './cases.js';

type Line = readonly [label: string, text: string];

/** Labels that are longer move no other line to the right. */
const WIDEST = 48;
/** Lists that are longer than this have a line for each of their items. */
const LONGEST = 110;

/** The example in Markdown. */
export function exampleOf(given: Cited): string {
  const lines = [...documentsOf(given), ...rowsOf(given), ...answersOf(given)];
  const width = Math.max(...lines.map(([label]) => [...label].length).filter((length) => length <= WIDEST));
  const text = lines.map(([label, of]) =>
    `${label}${' '.repeat(Math.max(0, width - [...label].length))}  ${of}`.trimEnd(),
  );
  return `**Example.** ${sentenceOf(given.note)}\n\n\`\`\`text\n${text.join('\n')}\n\`\`\``;
}

function sentenceOf(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;
}

function documentsOf({ pack, packs, programme, programmes, places, ...rest }: Cited): Line[] {
  const read = JSON.stringify([pack, packs, programme, programmes, rest.records, rest.rows, rest.others]);
  return [
    ...(typeof pack === 'string' ? packLines(numbersAsWritten(pack), read) : []),
    ...(packs ?? (typeof pack === 'object' ? [pack] : [])).flatMap((each) => packLines(each, read)),
    ...(programmes ?? (programme === undefined ? [] : [programme])).flatMap(programmeLines),
    ...(places === null
      ? [['places', '(none)'] as const]
      : typeof places === 'string'
        ? [['places', places] as const]
        : places === undefined
          ? []
          : placeLines(places)),
  ];
}

/** A pack whose numbers are the texts that say them. */
function numbersAsWritten(pack: string): Parts {
  const parts = JSON.parse(pack.replace(/(?<=[:[,] *)-?\d[\d.eE+-]*/g, '"$&"')) as Parts;
  return { facts: parts.facts, titles: parts.titles };
}

function packLines(pack: Parts, read: string): Line[] {
  return Object.entries(pack).flatMap(([key, value]): Line[] => {
    if (key === 'facts' || key === 'memberFacts') return factLines(key, value as { [id: string]: Parts }, read);
    if (key === 'thresholds')
      return Object.entries(value as Parts).map(([id, each]) => [`threshold ${id}`, spaced(each)]);
    if (key === 'criteria') return (value as Parts[]).flatMap(criterionLines);
    if (key === 'titles') return (value as Parts[]).flatMap(titleLines);
    return key === 'format' || key === 'version' ? [] : [[key === 'id' ? 'pack' : key, spaced(value)]];
  });
}

/** Declarations of facts: where there are many, of those that the case uses. */
function factLines(key: string, facts: { readonly [id: string]: Parts }, read?: string): Line[] {
  const all = read === undefined || Object.keys(facts).length <= 3;
  return Object.entries(facts).flatMap(([id, { type, min, max, ...rest }]): Line[] => {
    if (!all && read.split(`"${id}"`).length < 3) return [];
    const bounds = min === undefined && max === undefined ? [] : [`${min ?? ''} … ${max ?? ''}`.trim()];
    return [
      [`${key === 'facts' ? 'fact' : 'member fact'} ${id}`, [String(type), ...bounds, ...partsOf(rest)].join(', ')],
    ];
  });
}

function criterionLines({ id, indicators }: Parts): Line[] {
  return (indicators as Parts[]).map(({ id: name, ...rest }) => [`indicator ${id}/${name}`, partsOf(rest).join(', ')]);
}

function titleLines({ id, ranks, ...rest }: Parts): Line[] {
  return [
    [`title ${id}`, partsOf(rest).join(', ')],
    ...((ranks as Parts[] | undefined) ?? []).map(
      ({ id: rank, ...of }) => [`rank ${id}.${rank}`, partsOf(of).join(', ')] as const,
    ),
  ];
}

const USUAL_MEASURE: Parts = { count: 'cong-dan', through: 'noi-o', met: { var: 'title.t' } };

function programmeLines(programme: Parts): Line[] {
  return Object.entries(programme).flatMap(([key, value]): Line[] => {
    if (key === 'measures')
      return (value as Parts[]).flatMap(({ id, levels: _, targets, ...rest }) => {
        const own = Object.entries(rest).filter(([name, of]) => spaced(of) !== spaced(USUAL_MEASURE[name]));
        return [
          [`measure ${id}`, partsOf(Object.fromEntries(own)).join(', ')] as const,
          ...((targets as Parts[] | undefined) ?? []).map(
            ({ year, ...of }) => [`target ${year}`, partsOf(of).join(', ')] as const,
          ),
        ];
      });
    if (key === 'facts') return factLines(key, value as { [id: string]: Parts });
    return key === 'format' || key === 'version' ? [] : [[key === 'id' ? 'programme' : key, spaced(value)]];
  });
}

function placeLines({ places, links, ...rest }: Parts): Line[] {
  return [
    ...(places as Parts[]).map(
      ({ id, code, level, name: _, parent, ...of }): Line => [
        `place ${id}`,
        [
          ...[`${level}${parent === undefined ? '' : ` in ${parent}`}`],
          ...partsOf({ ...(code !== id && { code }), ...of }),
        ].join(', '),
      ],
    ),
    ...((links as Parts[] | undefined) ?? []).map(({ from, to, kind }): Line => ['link', `${from} to ${to}, ${kind}`]),
    ...Object.entries(rest).flatMap(([key, value]): Line[] =>
      ['format', 'id', 'version'].includes(key) ? [] : [[key, spaced(value)]],
    ),
  ];
}

function rowsOf({ records, rows, table, others, history, counts, options, query, want }: Cited): Line[] {
  const told = history === undefined ? [] : historyLines(history);
  const answered = records !== undefined && rows === undefined && Array.isArray(want) && want.length === records.length;
  return [
    ...told,
    ...(rows ?? []).map((row, index): Line => [`row ${index + 1}`, recordOf(row)]),
    ...(table ?? []).map(
      (cells, index): Line => [index === 0 ? 'columns' : `row ${index}`, cells.map(factText).join('  ')],
    ),
    ...(answered
      ? [...new Set([query ?? ''])].map((at): Line => ['query', at])
      : (records ?? []).map((record, index): Line => [`row ${index + 1}`, recordOf(record)])),
    ...(counts ?? []).map(
      ({ place, year, measure: _, status: __, source: ___, ...rest }): Line => [
        'count',
        [...[`${place}`], ...(year === undefined || year === 2023 ? [] : [`${year}`]), ...partsOf(rest)].join(', '),
      ],
    ),
    ...Object.entries(options ?? {}).map(([key, value]): Line => [key, spaced(value)]),
    ...(others ?? []).map((row, index): Line => [`other row ${index + 1}`, recordOf(row)]),
  ];
}

function historyLines({ since, titles }: Parts): Line[] {
  return [
    ['history', `since ${since}`],
    ...(titles as Parts[]).map(
      ({ year, verdicts, ...rest }): Line => [
        `  ${year}`,
        [...Object.entries(verdicts as Parts).map(([title, is]) => `${title} ${is}`), ...partsOf(rest)].join(', '),
      ],
    ),
  ];
}

/** A record in one line, without what every record of the cases has. */
function recordOf({ subject, year, group, places, facts, ...rest }: Parts): string {
  const said = [
    ...(subject === 'p' ? [] : [subject === '' ? '""' : spaced(subject)]),
    ...(year === undefined || year === 2023 ? [] : [`${year}`]),
    ...(group === undefined || group === 'nhom-1' ? [] : [`group ${group}`]),
    ...Object.entries((places as Parts | undefined) ?? {}).map(([role, at]) => `${role} ${spaced(at)}`),
    ...Object.entries((facts as Parts | undefined) ?? {}).map(([fact, value]) => `${fact} = ${factText(value)}`),
    ...partsOf(rest),
  ];
  return said.length === 0 ? '(no fact)' : said.join(', ');
}

function answersOf(given: Cited): Line[] {
  const { records, query, want, wantOf, wantTallies, wantRows, wantTold, wantSame, wantIssues, wantReportIssues } =
    given;
  const lines = (label: string, texts: readonly string[]): Line[] =>
    texts.length === 0 ? [[`▸ ${label}`, '(none)']] : texts.map((text) => [`▸ ${label}`, text] as const);
  const each =
    records !== undefined &&
    Array.isArray(want) &&
    want.length === records.length &&
    wantTallies === undefined &&
    given.programme === undefined;
  return [
    ...(each
      ? records.flatMap((record, index): Line[] =>
          itemsOf((want as Json[])[index]).map((item, at) => [at === 0 ? recordOf(record) : '', `▸ ${item}`]),
        )
      : []),
    ...(query !== undefined && !each ? lines(wantOf ?? 'report', foundAt(query, want)) : []),
    ...(wantTallies === undefined ? [] : lines('report', Object.entries(wantTallies).map(tallyLine))),
    ...(wantRows === undefined ? [] : lines('report', wantRows)),
    ...(wantTold === undefined ? [] : lines('events', wantTold)),
    ...(wantIssues === undefined ? [] : lines('issues', wantIssues)),
    ...(wantReportIssues === undefined ? [] : lines('issues', wantReportIssues)),
    ...Object.entries(given.wantTexts ?? {}).flatMap(([of, texts]) => lines(`text of ${of}`, texts)),
    ...(given.wantPlaces === undefined ? [] : lines('digests', given.wantPlaces)),
    ...Object.entries(given.wantDigests ?? {}).map(([of, is]): Line => [`▸ digest of ${of}`, is]),
    ...(given.others === undefined ? [] : [['▸ digests', wantSame ? 'the same' : 'others'] as const]),
  ];
}

/** What is found at a pointer: beside it, or in lines of its own when there is much. */
function foundAt(query: string, found: Json): string[] {
  if (found === undefined) return [`${query} (nothing)`];
  const items = itemsOf(found);
  return items.length === 1 && `${query} ${items[0]}`.length <= LONGEST ? [`${query} ${items[0]}`] : [query, ...items];
}

/** A value in one line; of a long list each item. */
function itemsOf(value: Json): string[] {
  const whole = spaced(value);
  return Array.isArray(value) && value.length > 1 && whole.length > LONGEST ? value.map(spaced) : [whole];
}

function tallyLine([at, counts]: readonly [string, readonly number[]]): string {
  return [at, ...COUNTS.flatMap((name, index) => (counts[index] === 0 ? [] : [`${name}=${counts[index]}`]))].join(' ');
}

/** Keys with their values; an authors' status says nothing here. */
function partsOf(parts: Parts): string[] {
  return Object.entries(parts)
    .filter(([key]) => key !== 'status')
    .map(([key, value]) => `${key} ${spaced(value)}`);
}

function factText(value: Json): string {
  return value === undefined ? '' : JSON.stringify(value);
}

/** JSON on one line, with the spaces people write; a text by itself without quotes, a tally as the counts that are not 0. */
function spaced(json: Json): string {
  if (typeof json === 'string') return json;
  const text = JSON.stringify(json, (_, value: Json) => (isTally(value) ? `‹${countsOf(value)}›` : value), 1) ?? '';
  return text
    .replace(/\n */g, ' ')
    .replace(/([[{]) /g, '$1')
    .replace(/ ([\]}])/g, '$1')
    .replace(/"‹(.*?)›"/g, '($1)');
}

function isTally(value: Json): value is { readonly [name in (typeof COUNTS)[number]]: number } {
  return typeof value === 'object' && value !== null && COUNTS.every((name) => name in value);
}

function countsOf(tally: { readonly [name in (typeof COUNTS)[number]]: number }): string {
  return COUNTS.flatMap((name) => (tally[name] === 0 ? [] : [`${name}=${tally[name]}`])).join(' ') || 'all 0';
}
