/**
 * What somebody wants to do with the API, in the order of a first day, and the sources whose exports serve it: folders of
 * `packages/core/src`, or single files of them, which go before their folder.
 */
export const tasks = [
  { title: 'Run one rule', sources: ['check/rule', 'face/rule'] },
  {
    title: 'Judge a record',
    sources: [
      'judge',
      'explanation',
      'year',
      'check/record',
      'face/judge',
      'face/explain',
      'value/verdict',
      'document/record',
    ],
  },
  { title: 'Judge by a published plan', sources: ['plan', 'frame', 'check/plan', 'check/opened'] },
  {
    title: 'Draw a form, type a record',
    sources: ['pack/record-schema', 'document/record-of', 'check/standard-schema', 'face/schema', 'issue/standard'],
  },
  { title: 'Read rows of a table', sources: ['run/rows', 'text/repairs', 'value/cells'] },
  { title: 'Run a register', sources: ['run', 'face/run', 'measure', 'judge/counted'] },
  {
    title: 'Count, and compare with targets',
    sources: ['rollup', 'review', 'face/report', 'value', 'programme/target'],
  },
  { title: 'Make a receipt', sources: ['run/receipt', 'bytes'] },
  {
    title: 'Check and compile documents',
    sources: ['check', 'face', 'document', 'json', 'pack', 'place', 'programme', 'shape', 'year/policies'],
  },
  { title: 'Say what is wrong', sources: ['issue', 'messages'] },
];

/** The title of the task that the exports of a source serve, by its path without an ending; undefined when it has none. */
export function taskOf(source) {
  const [folder] = source.split('/');
  const found = [source, folder].map((name) => tasks.find(({ sources }) => sources.includes(name)));
  return (found[0] ?? found[1])?.title;
}
