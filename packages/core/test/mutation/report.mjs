/**
 * Writes docs/mutation.md from Stryker's report and from `survivors.json`, which says of each mutant that no test can tell
 * from the code why that is so. Fails when one is not explained, or an explanation fits none.
 *
 * An explanation names the file, the declaration `in` which the mutant lies, and its lines as they are (`is`) and as they
 * become (`becomes`): it holds wherever they move to, for one mutant, and for no other text than the one it was given for.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const report = read('node_modules/.cache/mutation/report.json');
const explained = read('packages/core/test/mutation/survivors.json');

const DECLARATION = /^(?:export )?(?:function|const|interface|type) (\w+)/;

/** Where a mutant lies, and its lines as they are and as they become, on one line each. */
function linesOf(source, { location: { start, end }, replacement }) {
  const all = source.split('\n');
  const above = all.slice(0, start.line).findLast((line) => DECLARATION.test(line));
  const lines = all.slice(start.line - 1, end.line);
  const before = lines[0].slice(0, start.column - 1);
  const after = lines.at(-1).slice(end.column - 1);
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  return { in: DECLARATION.exec(above)?.[1], is: flat(lines.join('\n')), becomes: flat(before + replacement + after) };
}

const ALIVE = new Set(['Survived', 'NoCoverage']);
const DEAD = new Set(['Killed', 'Timeout']);
const files = Object.entries(report.files)
  .map(([path, { source, mutants }]) => ({
    name: path.replace('packages/core/src/', ''),
    dead: mutants.filter(({ status }) => DEAD.has(status)).length,
    alive: mutants.filter(({ status }) => ALIVE.has(status)).map((mutant) => linesOf(source, mutant)),
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const percent = (dead, alive) => `${((100 * dead) / (dead + alive)).toFixed(1)} %`;
const sum = (of) => files.reduce((total, file) => total + of(file), 0);
const dead = sum((file) => file.dead);
const alive = sum((file) => file.alive.length);

const idle = new Set(explained);
const survivors = files.flatMap(({ name, alive: mutants }) =>
  mutants.map((mutant) => {
    const fits = (given) => given.file === name && ['in', 'is', 'becomes'].every((key) => given[key] === mutant[key]);
    const explanation = [...idle].find(fits);
    idle.delete(explanation);
    return { name, ...mutant, because: explanation?.because };
  }),
);
const open = survivors.filter(({ because }) => because === undefined);

const code = (text) => `\`\`${text.length > 160 ? `${text.slice(0, 157)}…` : text}\`\``;
const sections = files
  .filter((file) => file.alive.length > 0)
  .map(({ name }) => {
    const items = survivors
      .filter((each) => each.name === name)
      .map(
        ({ in: within, is, becomes, because = 'not explained' }) =>
          `- in \`${within}\`, ${code(becomes)} for ${code(is)}: ${because}`,
      );
    return `### ${name}\n\n${items.join('\n')}\n`;
  });
const rows = files.map(
  (file) =>
    `| \`${file.name}\` | ${file.dead + file.alive.length} | ${file.alive.length} | ${percent(file.dead, file.alive.length)} |`,
);

writeFileSync(
  new URL('docs/mutation.md', root),
  `# Mutation testing

<!-- Written by \`npm run mutation\`: change packages/core/test/mutation/report.mjs or survivors.json instead. -->

\`npm run mutation\` changes the operator table, the ranges and the checker of the rule language in ${dead + alive} ways, one at a time
([Stryker](https://stryker-mutator.io): a \`<\` becomes \`<=\`, a condition \`true\`, a block empty, a text \`""\`), and runs the examples and properties of
the language against each. A change that no test notices is a survivor. The run fails below 90 %, and when a survivor is not explained here.

**${percent(dead, alive)}** of the mutants are noticed: ${dead} of ${dead + alive}.

| file | mutants | survivors | noticed |
| --- | --- | --- | --- |
${rows.join('\n')}

## Survivors

Each as it would read, for what is there, and why no test can tell them apart, or need not.

${sections.join('\n')}`,
);

console.log(
  `${percent(dead, alive)} of ${dead + alive} mutants noticed, ${alive} survivors, ${open.length} not explained`,
);
for (const { name, in: within, is, becomes } of open)
  console.error(`not explained: ${name}, in ${within}\n  - ${is}\n  + ${becomes}`);
for (const { file, in: within, becomes } of idle)
  console.error(`explains no survivor: ${file}, in ${within}: ${becomes}`);
if (open.length + idle.size > 0) process.exitCode = 1;
