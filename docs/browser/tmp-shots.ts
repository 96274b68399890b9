import { openChromium } from './chromium.js';
import { serveSite } from './site.js';

const site = await serveSite();
const browser = await openChromium();
const shots = '/tmp/guide/shots/';
const list: [string, string][] = process.argv.slice(2).map((each) => each.split('=') as [string, string]);
for (const [name, address] of list)
  for (const [width, scheme] of [
    [1440, 'light'],
    [360, 'dark'],
  ] as const) {
    const page = await (
      await browser.newContext({ viewport: { width, height: width === 360 ? 1400 : 1000 }, colorScheme: scheme })
    ).newPage();
    await page.goto(site.url + address, { waitUntil: 'networkidle' });
    await page.screenshot({ path: `${shots}${name}-${width}.png` });
    console.log(name, width, await page.evaluate(() => document.documentElement.scrollWidth));
    await page.context().close();
  }
await browser.close();
await site.close();
