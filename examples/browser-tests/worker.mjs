import assert from 'node:assert/strict';
import { errorsOf } from './form.mjs';

/** Runs all rows and watches that word of them comes while they are scored, and that the page can do other things meanwhile. */
export async function tryWorker(browser, url) {
  const page = await browser.newPage();
  const errors = errorsOf(page);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.addInitScript(() => {
    globalThis.seen = [];
    const watch = () => {
      const now = globalThis.document.querySelector('progress')?.value;
      if (now !== undefined && now !== globalThis.seen.at(-1)) globalThis.seen.push(now);
      setTimeout(watch, 5);
    };
    watch();
  });
  await page.goto(url);
  await page.locator('#digest:not(:empty)').waitFor({ timeout: 120_000, state: 'attached' });
  const text = (id) => page.locator(`#${id}`).textContent();
  assert.equal(await text('counts'), '100000 rows read = 100000 records');
  const [met, unmet, unknown] = (await text('titles')).match(/\d+/g).map(Number);
  assert.equal(met + unmet + unknown, 100_000);
  assert.ok(met > 0 && unmet > 0 && unknown > 0, `${met}, ${unmet}, ${unknown}`);
  assert.match(await text('digest'), /^sha256:[0-9a-f]{64}$/);
  const seen = await page.evaluate(() => globalThis.seen);
  assert.equal(await text('rows'), '100,000');
  assert.ok(seen.length > 3, `the page saw only ${seen}`);
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  );
  assert.deepEqual(errors, []);
  await page.close();
}
