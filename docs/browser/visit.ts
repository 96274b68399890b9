/**
 * A visit to the built site in Chromium, for tests: what a page complains of, and what it would load from elsewhere, is noted.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openChromium } from './chromium.js';
import { serveSite } from './site.js';

/** Pictures of pages, for whoever wants to look at them. */
export const shots = fileURLToPath(new URL('../../node_modules/.cache/tieuchi-shots/', import.meta.url));

type Options = Parameters<Browser['newContext']>[0] & object;

export interface Visit {
  /** The page of this test. */
  readonly page: Page;
  /** Goes to an address of the site, and waits until it is there. */
  readonly open: (address: string) => Promise<unknown>;
  /** The whole of an address of the site. */
  readonly urlOf: (address: string) => string;
  /** Goes on with another kind of window. */
  readonly as: (options: Options) => Promise<void>;
}

/** A visit for each test of the file; a test in which a page complains fails. */
export function visitOfEachTest(): Visit {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  const begin = async (options: Options) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) complaints.push(request.url());
    });
  };
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    site = await serveSite();
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    complaints = [];
    await begin({});
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });
  return {
    get page() {
      return page;
    },
    urlOf: (address) => site.url + address,
    open: (address) => page.goto(site.url + address, { waitUntil: 'networkidle' }),
    as: async (options) => {
      await page.context().close();
      await begin(options);
    },
  };
}
