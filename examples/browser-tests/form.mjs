import assert from 'node:assert/strict';
import { join } from 'node:path';

/** Errors of a page, gathered while it is used. */
export function errorsOf(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}

/** Fills the form as a person would, and reads what it says after each step. */
export async function tryForm(browser, url, screenshots) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const errors = errorsOf(page);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(url);
  const title = () => page.locator('output strong').textContent();
  const total = () => page.locator('output span').textContent();
  const inputs = page.locator('input[type=number]');
  assert.equal(await inputs.count(), 10);
  assert.equal(await page.locator('select').count(), 2);
  assert.equal(await title(), 'Công dân học tập: chưa rõ');
  assert.equal(await total(), 'Tổng điểm: 10…100');

  for (let index = 0; index < 9; index += 1) await inputs.nth(index).fill('8');
  assert.equal(await total(), 'Tổng điểm: 73…82');
  assert.equal(await title(), 'Công dân học tập: chưa rõ');
  if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, 'form-open.png') });
  await inputs.nth(9).fill('8');
  assert.equal(await title(), 'Công dân học tập: đạt');
  await inputs.nth(4).fill('4');
  assert.equal(await title(), 'Công dân học tập: không đạt');
  assert.match(await page.locator('output pre').textContent(), /điểm thấp nhất: có 4, cần từ 5; còn thiếu 1/);
  await inputs.nth(4).fill('40');
  assert.equal(await total(), 'Tổng điểm: 73…82');

  await inputs.nth(4).fill('9');
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await title(), 'Learning Citizen: met');
  assert.equal(await page.locator('h1').textContent(), 'Learning Citizen criteria, group 1 (2023)');
  assert.equal(await page.locator('label').first().textContent(), 'Points: reading and keeping up with information');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const wider = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth);
  assert.ok(wider <= 0, `the narrow page is ${wider} pixels too wide`);
  if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, 'form-narrow-dark.png') });
  assert.deepEqual(errors, []);
  await page.close();
}
