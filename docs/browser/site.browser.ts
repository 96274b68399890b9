/**
 * The built site in Chromium: its first page, its search, its anchors, and that no page is wider than a telephone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { shots, visitOfEachTest } from './visit.js';

const visit = visitOfEachTest();
const { open } = visit;

const built = fileURLToPath(new URL('../.vitepress/dist/', import.meta.url));
const addresses = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && !file.startsWith('files'))
  .map((file) => `/${file.replaceAll('\\', '/')}`);

async function searchFor(words: string): Promise<void> {
  await visit.page.locator('.VPNavBarSearch button').first().click();
  await visit.page.locator('#localsearch-input').fill(words);
}

describe.each([
  ['/', ['/guide/developer.html', '/guide/province.html', '/guide/auditor.html']],
  ['/vi/', ['/vi/guide/developer.html', '/vi/guide/province.html', '/vi/guide/auditor.html']],
])('the first page at %s', (address, ways) => {
  test('shows the line that installs it, code, and the three ways in', async () => {
    await open(address);
    const blocks = visit.page.locator('.front pre');
    expect(await blocks.nth(0).innerText()).toContain('npm install @tieuchi/core');
    expect(await blocks.nth(1).innerText()).toContain('compileRule');
    const links = visit.page.locator('.VPFeature');
    expect(await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual(ways);
    // In this order, from top to bottom.
    const tops = [blocks.nth(0), blocks.nth(1), links.nth(0)].map(async (each) => (await each.boundingBox())!.y);
    const found = await Promise.all(tops);
    expect(found).toEqual([...found].sort((one, other) => one - other));
  });
});

describe('the reference of the API', () => {
  test.each([
    ['createReceipt', 'createReceipt'],
    ['leastChange', 'leastChange'],
    ['RunOptions', 'RunOptions'],
  ])('is found by the name %s, and the page is there', async (words, name) => {
    await open('/');
    await searchFor(words);
    await visit.page.locator('.result', { hasText: name }).first().waitFor();
    const links = visit.page.locator('.result');
    const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    const own = hrefs.findIndex((href) => href.startsWith('/api/') && href.includes(`/${name}.html`));
    expect(own).toBeGreaterThanOrEqual(0);
    await links.nth(own).click();
    await visit.page.waitForURL(`**/${name}.html*`);
    await visit.page.locator('h1', { hasText: name }).waitFor();
  });

  test('stands by task, beside its text', async () => {
    await open('/api/');
    const tasks = await visit.page.locator('.VPSidebar h2').allInnerTexts();
    expect(tasks).toEqual(expect.arrayContaining(['Run one rule', 'Judge a record', 'Run a register']));
    const rule = visit.page.locator('.VPSidebar .group', { hasText: 'Run one rule' });
    expect(await rule.locator('a').allInnerTexts()).toEqual(['compileRule']);
    await visit.page.screenshot({ path: `${shots}api.png` });
  });
});

describe('issue codes', () => {
  test.each(['', '/vi'])('have an anchor of their own at %s/reference/issues.html', async (folder) => {
    await open(`${folder}/reference/issues.html#recordmisspelt-fact`);
    const heading = visit.page.locator('#recordmisspelt-fact');
    expect(await heading.innerText()).toContain('record/misspelt-fact');
    await visit.page.waitForFunction(() => {
      const top = document.getElementById('recordmisspelt-fact')!.getBoundingClientRect().top;
      return top >= 0 && top < 200;
    });
  });

  test('are found by the search', async () => {
    await open('/');
    await searchFor('record/misspelt-fact');
    const found = visit.page.locator('.result[href="/reference/issues.html#recordmisspelt-fact"]');
    await found.first().waitFor();
  });

  test('lead from the playground to what they say', async () => {
    await open('/vi/playground.html#readers');
    const record = visit.page.locator('#record');
    await record.fill((await record.inputValue()).replace('17', '"17"'));
    const link = visit.page.locator('[data-code="record/number-as-text"] a.code');
    await link.waitFor();
    await link.click();
    await visit.page.waitForURL('**/vi/reference/issues.html#recordnumber-as-text');
    await visit.page.locator('#recordnumber-as-text').waitFor();
  });
});

test.each([
  ['/guide/developer.html', 'Examples'],
  ['/vi/guide/developer.html', 'Ví dụ (tiếng Anh)'],
])('examples stand beside %s', async (address, title) => {
  await open(address);
  const group = visit.page.locator('.VPSidebar .group', { hasText: title });
  await group.locator('a', { hasText: 'A form that scores while one types' }).click();
  await visit.page.waitForURL('**/examples/08-react-form.html');
  await visit.page.locator('h1', { hasText: 'A form that scores while one types' }).waitFor();
  // With the program itself below.
  await visit.page.locator('h2', { hasText: 'form.jsx' }).waitFor();
  expect(await visit.page.locator('pre', { hasText: 'recordSchema(' }).count()).toBe(1);
});

test.each([
  ['/benchmarks.html', 'asked: at least 10 ×'],
  ['/vi/benchmarks.html', 'yêu cầu: ít nhất 10 ×'],
])('the curve of %s has a dot for each line, and says what is asked', async (address, asked) => {
  await open(address);
  const panel = visit.page.locator('.curve [data-figure="evaluate"]');
  await panel.getByText(asked).waitFor();
  const lines = readFileSync(new URL('../../packages/core/bench/history.ndjson', import.meta.url), 'utf8').trim();
  expect(await panel.locator('circle').count()).toBe(lines.split('\n').length);
  expect(await panel.locator('svg').getAttribute('aria-label')).toContain(asked);
  expect(await visit.page.locator('.curve figure').count()).toBeGreaterThan(8);
  await visit.page.screenshot({ path: `${shots}curve${address.replace(/\W+/g, '-')}.png`, fullPage: true });
});

describe('at 360 pixels', () => {
  test('no page is wider than its window: what is wide scrolls within itself', async () => {
    expect(addresses.length).toBeGreaterThan(150);
    await visit.as({ viewport: { width: 360, height: 780 } });
    const wide: string[] = [];
    for (const address of addresses) {
      await visit.page.goto(visit.urlOf(address), { waitUntil: 'load' });
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 360) wide.push(`${address}: ${width}`);
    }
    expect(wide).toEqual([]);
  }, 600_000);

  test.each(['/GLOSSARY.html', '/vi/guide/mistakes.html', '/reference/schemas.html'])(
    'a wide table of %s scrolls within itself',
    async (address) => {
      await visit.as({ viewport: { width: 360, height: 780 }, colorScheme: 'dark' });
      await open(address);
      const table = visit.page.locator('.vp-doc table').first();
      const [inner, outer] = await table.evaluate((each) => [each.scrollWidth, each.clientWidth] as const);
      expect(inner).toBeGreaterThan(outer);
      expect(await table.evaluate((each) => getComputedStyle(each).overflowX)).toBe('auto');
      await visit.page.screenshot({ path: `${shots}table-${address.replace(/\W+/g, '-')}.png` });
    },
  );
});
