import { compilePack, compilePlaces, compileProgramme, createRun } from '@tieuchi/core';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { reportBlocks } from '../report/report.js';
import { createSpeech } from '../words/speech.js';
import { inMarkdown } from './escaped.js';
import { markdown } from './markdown.js';

/** Everything that Markdown or HTML would obey, after a letter and at the beginning. */
const WORDS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![i](https://t.example/p.png)',
  '[x](javascript:alert(1))',
  '[x]: javascript:alert(1)',
  '<https://t.example>',
  '# heading',
  '## heading ##',
  '- list',
  '+ list',
  '* list',
  '1. list',
  '2) list',
  '> quote',
  '=====',
  '-----',
  '***',
  '```js',
  '~~~',
  '`code`',
  '**bold** _low_ ~~gone~~',
  '| a | b |',
  'a|b\\|c',
  'end with \\',
  '&lt;script&gt; &#60;script&#62;',
  '&copy;',
];
const html = new MarkdownIt({ html: true, linkify: false });

/** What a reader sees. */
const seen = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

describe('words of others are words', () => {
  test.each(WORDS)('%s', (words) => {
    for (const each of [words, `Xã ${words}`]) {
      const paragraph = html.render(`tên: ${inMarkdown(each)}`);
      expect(paragraph).toMatch(/^<p>[^<]*<\/p>\n$/);
      expect(seen(paragraph)).toBe(`tên: ${each}`);
      expect(html.render(`- ${inMarkdown(each)}`)).toMatch(/^<ul>\n<li>[^<]*<\/li>\n<\/ul>\n$/);
      expect(html.render(`# ${inMarkdown(each)}`)).toMatch(/^<h1>[^<]*<\/h1>\n$/);
    }
  });

  test('lines and controls are written as their codes', () => {
    expect(seen(html.render(inMarkdown('a\n# b\u001b[31m\u202ec')))).toBe('a\\u000a# b\\u001b[31m\\u202ec');
  });
});

const evil = WORDS.slice(0, 7).join(' ');

/** A document in which every text that may be anything is evil. */
function spoilt<T>(document: T, keys: ReadonlySet<string>): T {
  if (Array.isArray(document)) return document.map((each) => spoilt(each, keys)) as T;
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, each]) => [
      key,
      keys.has(key) && typeof each === 'string' ? `${key} ${evil}` : spoilt(each, keys),
    ]),
  ) as T;
}

test('a report of documents that hold nothing else shows it all as text', () => {
  const free = new Set([
    'document',
    'note',
    'name',
    'who',
    'about',
    'inWords',
    'amongInWords',
    'used',
    'issuer',
    'gioi',
    'xa',
    'nguoi',
    'place',
  ]);
  const named = new Set([...free].filter((key) => key !== 'place'));
  const pack = compilePack(
    {
      ...{
        format: 'tieuchi-pack/1',
        id: 'w/p',
        version: '1.0.0',
        subject: 'nguoi',
        group: 'g',
        place: 'vn',
        through: 'noi-o',
      },
      inForce: { from: '2020-01-01', status: 'placeholder' },
      sources: { s: { document: evil } },
      facts: { a: { type: 'integer', min: 0, max: 10 } },
      titles: [
        { id: 'gioi', status: 'placeholder', when: { '>': [{ var: 'a' }, 5] } },
        {
          id: 'lau',
          status: 'official',
          source: 's',
          years: { title: 'gioi', consecutive: 2, gap: { value: 'reset', status: 'official', source: 's' } },
        },
      ],
    },
    [{ format: 'tieuchi-texts/1', of: 'w/p', locale: 'en', name: evil, titles: { gioi: evil, lau: evil } }],
  );
  const places = compilePlaces(
    spoilt(
      {
        ...{ format: 'tieuchi-places/1', id: 'w/places', version: '1.0.0' },
        places: [
          { id: 'vn', code: 'vn', level: 'quoc-gia', name: 'x' },
          { id: 'xa-1', code: '1', level: 'xa', name: 'x', parent: 'vn' },
        ],
      },
      named,
    ),
  );
  const programme = compileProgramme(
    spoilt(
      {
        ...{ format: 'tieuchi-programme/1', id: 'w/pro', version: '1.0.0', place: 'vn', asOf: '12-31' },
        sources: { s: { document: 'x' } },
        roles: { 'noi-o': { of: 'place' } },
        stages: ['dang-ky'],
        measures: [
          {
            ...{ id: 'gioi', count: 'nguoi', through: 'noi-o', met: { var: 'title.gioi' }, levels: ['quoc-gia', 'xa'] },
            ...{
              status: 'official',
              source: 's',
              amongInWords: 'x',
              reading: { used: 'x', others: [evil], status: 'placeholder' },
            },
            targets: [
              { year: 2023, atLeast: 50, status: 'official', source: 's' },
              { year: 2030, inWords: 'x', status: 'official', source: 's' },
            ],
          },
        ],
        procedure: {
          decides: [{ who: 'x', about: 'x', inWords: 'x', status: 'official', source: 's', note: 'x' }],
          reportTo: [{ who: 'x', inWords: 'x', status: 'official', source: 's' }],
          reviews: [{ year: 2025, who: 'x', inWords: 'x', status: 'official', source: 's' }],
        },
      },
      named,
    ),
    [pack],
    [
      {
        ...{ format: 'tieuchi-texts/1', of: 'w/pro', locale: 'en', name: evil, measures: { gioi: evil } },
        ...{ levels: { xa: evil, 'quoc-gia': evil }, stages: { 'dang-ky': evil }, kinds: { nguoi: evil } },
      },
    ],
  );
  const run = createRun({
    ...{ packs: [pack], programme, places },
    counts: [
      { place: 'xa-1', year: 2022, measure: 'gioi', share: 50, status: 'local', source: evil },
      { place: evil, year: 2023, measure: 'gioi', among: 5, status: 'local', source: evil },
      { place: 'xa-1', year: 2023, measure: evil, among: 5, status: 'local', source: evil },
    ],
  });
  run.add({ subject: 'p', year: 2023, group: 'g', places: { 'noi-o': '1' }, stage: 'dang-ky', facts: { a: 8 } });
  const { report } = run.finish();
  const speech = createSpeech('en');
  const blocks = reportBlocks({ report, programmes: [programme], packs: [pack], places, label: evil, speech });
  const text = markdown.render(blocks, speech);
  expect(text.match(/alert/g)!.length).toBeGreaterThan(30);
  const page = html.render(text);
  expect(page).not.toMatch(/<(script|img|a)\b/);
  expect(text).not.toMatch(/<script|<img|\n\s*# heading/);
});
