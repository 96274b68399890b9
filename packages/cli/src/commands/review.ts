/**
 * `tieuchi review`: the years of one run or several beside each other, for the reviews of a plan.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledPlaces, type CompiledProgramme, canonicalJson, type Review, reviewOf } from '@tieuchi/core';
import { openFolder } from '../folder/folder.js';
import { writeReviewCsv } from '../output/review.js';
import { command } from '../program/command.js';
import { several, text, year } from '../program/flags.js';
import { markdown } from '../render/markdown.js';
import { PAGES } from '../render/pages.js';
import type { ReviewPage, ReviewSource } from '../review/model.js';
import { reviewBlocks } from '../review/review.js';
import { openRuns, type ReviewedRun } from '../review/runs.js';
import { asFailure } from '../terminal/as-failure.js';
import { EXIT, Failure } from '../terminal/failure.js';
import type { Speech } from '../words/speech.js';

export const reviewCommand = command({
  name: 'review',
  takes: '<folders...>',
  about: {
    vi: 'đặt các năm cạnh nhau: báo cáo sơ kết, tổng kết giai đoạn',
    en: 'put the years of earlier runs beside each other',
  },
  flags: {
    from: year({ vi: 'năm đầu giai đoạn', en: 'first year of the period' }),
    to: year({ vi: 'năm cuối giai đoạn', en: 'last year of the period' }),
    programme: several('<id>', {
      vi: 'mã chương trình; có thể ghi nhiều lần; nếu không ghi: tất cả',
      en: 'id of a programme; may be repeated; if not given: all',
    }),
    out: text('<folder>', {
      vi: 'thư mục ghi kết quả, mới hoặc trống; nếu không ghi: in ra',
      en: 'folder to write, new or empty; if not given: print',
    }),
    label: text('<text>', {
      vi: 'câu ghi đầu mỗi trang',
      en: 'a sentence for the top of every page',
    }),
  },
  run: ({ names, flags: { from, to, out, label, programme, json }, speech, print, warn }) =>
    review(
      {
        ...{ folders: names, programme, json },
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(out !== undefined && { out }),
        ...(label !== undefined && { label }),
      },
      speech,
      print,
      warn,
    ),
});

interface ReviewArguments {
  readonly folders: readonly string[];
  readonly from?: number;
  readonly to?: number;
  /** Ids of the programmes that are wanted; none: all. */
  readonly programme: readonly string[];
  /** Absent: printed. */
  readonly out?: string;
  readonly json: boolean;
  readonly label?: string;
}

/** Writes review.md, review.csv and review.json, or prints the first or the last of them; gives the exit code. */
export function review(
  given: ReviewArguments,
  speech: Speech,
  print: (line: string) => void,
  warn: (line: string) => void,
): number {
  const { from, to, out } = given;
  if (from !== undefined && to !== undefined && from > to)
    throw new Failure([speech('review-period', { from, to })], EXIT.usage);
  const runs = openRuns(given.folders, speech).map((run) => restrict(run, given.programme));
  checkProgrammes(runs, given.programme, speech);
  const page = pageOf(runs, given, speech);
  const wrong = page.review.issues.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw new Failure(wrong.flatMap((issue) => reviewIssueLines(issue, runs, speech)));
  if (out === undefined) {
    print(given.json ? canonicalJson(page.review) : markdown.render(reviewBlocks(page), speech).trimEnd());
    return EXIT.done;
  }
  const folder = openFolder(out, speech, warn);
  try {
    writeFileSync(join(folder.path, 'review.json'), `${canonicalJson(page.review)}\n`);
    for (const { ending, render } of PAGES)
      writeFileSync(join(folder.path, `review.${ending}`), render(reviewBlocks(page), speech));
    writeReviewCsv(join(folder.path, 'review.csv'), page.review, page.places);
    folder.keep();
  } catch (error) {
    folder.discard();
    throw asFailure(error, out, given.folders, speech);
  }
  const files = [...PAGES.map(({ ending }) => `review.${ending}`), 'review.csv', 'review.json'].map((file) =>
    join(out, file),
  );
  if (given.json) print(JSON.stringify({ out, files, years: reviewedYears(page.review) }, null, 2));
  else {
    print(speech('review-done', { years: reviewedYears(page.review).join(', '), out }));
    for (const issue of page.review.issues) print(`  ${issue.code}: ${speech.issue(issue).message}`);
    for (const file of files) print(`  ${file}`);
  }
  return EXIT.done;
}

function reviewedYears({ programmes }: Review): number[] {
  return [...new Set(programmes.flatMap(({ years }) => years.map(({ year }) => year)))].sort((a, b) => a - b);
}

/** A run with the wanted programmes alone. */
function restrict(run: ReviewedRun, wanted: readonly string[]): ReviewedRun {
  if (wanted.length === 0) return run;
  const programmes = run.report.programmes.filter(({ programme }) => wanted.includes(programme));
  return { ...run, report: { ...run.report, programmes } };
}

function checkProgrammes(runs: readonly ReviewedRun[], wanted: readonly string[], speech: Speech): void {
  const counted = new Set(runs.flatMap(({ report }) => report.programmes.map(({ programme }) => programme)));
  const unknown = wanted.filter((id) => !counted.has(id));
  if (unknown.length === 0 && counted.size > 0) return;
  const all = new Set(runs.flatMap(({ recorded }) => recorded.loaded.programmes.map(({ id }) => id)));
  throw new Failure([
    speech('review-no-programme', { programme: unknown.join(', '), known: [...all].sort().join(', ') || '–' }),
  ]);
}

function pageOf(runs: readonly ReviewedRun[], { from, to, label }: ReviewArguments, speech: Speech): ReviewPage {
  const programmes = new Map<string, CompiledProgramme>();
  for (const each of runs.flatMap(({ recorded }) => recorded.loaded.programmes))
    if (!programmes.has(`${each.id}@${each.version}`)) programmes.set(`${each.id}@${each.version}`, each);
  const lists = runs.flatMap(({ recorded }) => recorded.loaded.places ?? []);
  const own = [...programmes.values()];
  const found = reviewOf(
    runs.map(({ report }) => report),
    { programmes: own, places: lists, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  );
  // What the runs warn of on every page, such as invented people, is true of the period too.
  const labels = [label, ...runs.map(({ recorded }) => recorded.options.label)].filter((each) => each !== undefined);
  return {
    review: found,
    sources: runs.map(sourceOf).sort((a, b) => (a.report < b.report ? -1 : 1)),
    programmes: own,
    places: listsAsOne(lists),
    label: labels.length === 0 ? undefined : [...new Set(labels)].sort().join(' · '),
    speech,
  };
}

function sourceOf({ recorded, report }: ReviewedRun): ReviewSource {
  return {
    report: recorded.receipt.report,
    years: [...new Set(report.programmes.flatMap(({ years }) => years.map(({ year }) => year)))].sort((a, b) => a - b),
    programmes: report.programmes.map(({ programme, version }) => `${programme}@${version}`).sort(),
  };
}

/** All lists as one to find names in: the first that holds a place names it. */
function listsAsOne(lists: readonly CompiledPlaces[]): ReviewPage['places'] {
  if (lists.length <= 1) return lists[0];
  const offsets = lists.map((_, index) => lists.slice(0, index).reduce((sum, { places }) => sum + places.length, 0));
  return {
    places: lists.flatMap(({ places }) => places),
    find: (id) => {
      const at = lists.findIndex(({ find }) => find(id) !== undefined);
      return at < 0 ? undefined : offsets[at]! + lists[at]!.find(id)!;
    },
  };
}

/** An error with the folders that it speaks of. */
function reviewIssueLines(issue: Review['issues'][number], runs: readonly ReviewedRun[], speech: Speech): string[] {
  const { message, hint } = speech.issue(issue);
  const { programme, year } = issue.params;
  const told = runs.filter(({ report }) =>
    report.programmes.some(
      (each) =>
        each.programme === programme && (year === undefined || each.years.some((counted) => counted.year === year)),
    ),
  );
  return [
    `${speech('error')} ${issue.code} ${issue.pointer}`.trimEnd(),
    `  ${message}`,
    ...told.map(({ folder }) => `  ${folder}`).sort(),
    ...(hint === undefined ? [] : [`  → ${hint}`]),
  ];
}
