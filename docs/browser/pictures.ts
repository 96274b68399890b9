/**
 * Makes the pictures of the README from what stands behind them: the playground, and the report of a small demo.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createMarkdownRenderer } from 'vitepress';
import { openChromium } from './chromium.js';
import { serveSite } from './site.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'docs/pictures');

mkdirSync(pictures, { recursive: true });
const site = await serveSite();
const browser = await openChromium();
try {
  await pictureOfPlayground(browser, `${site.url}/playground.html#citizen`);
  await pictureOfReport(browser);
} finally {
  await browser.close();
  await site.close();
}

async function pictureOfPlayground(opened: Browser, address: string): Promise<void> {
  const page = await opened.newPage({ viewport: { width: 1200, height: 700 } });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(pictures, 'playground.png') });
  await page.close();
}

/** The report as any Markdown reader shows it, in the style of the site. */
async function pictureOfReport(opened: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-pictures-'));
  try {
    const out = join(folder, 'demo');
    const args = ['examples/01-province/demo.mjs', '--scale', '0.01', '--lang', 'en', '--out', out];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the demo failed (npm run build first):\n${stderr}`);
    const markdown = await createMarkdownRenderer(root, { html: false });
    const html = markdown.render(readFileSync(join(out, 'report/report.md'), 'utf8'));
    const assets = join(root, 'docs/.vitepress/dist/assets');
    const style = readdirSync(assets).find((name) => /^style\..*\.css$/.test(name))!;
    const page = await opened.newPage({ viewport: { width: 1320, height: 770 } });
    await page.setContent(
      `<style>${readFileSync(join(assets, style), 'utf8')} .header-anchor { display: none }</style><body style="padding: 24px 40px"><div class="vp-doc">${html}</div>`,
    );
    await page.screenshot({ path: join(pictures, 'report.png') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
