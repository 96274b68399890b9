/**
 * Builds the examples for browsers, serves them on loopback and tries them in Chromium. Installs what they need first.
 *
 * Usage: npm run test:examples [-- --screenshots <folder>]
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { tryForm } from './form.mjs';
import { tryWorker } from './worker.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const { values } = parseArgs({ options: { screenshots: { type: 'string' } } });
const examples = fileURLToPath(new URL('..', import.meta.url));

for (const folder of ['08-react-form', 'browser-tests'])
  if (!existsSync(join(examples, folder, 'node_modules')))
    spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(examples, folder), stdio: 'inherit' });

/** One folder as it would be published: the page beside its scripts. */
async function publish(example, entries, work) {
  const outdir = join(work, example);
  await build({
    entryPoints: entries.map((entry) => join(examples, example, entry)),
    ...{ bundle: true, format: 'esm', outdir, jsx: 'automatic', minify: true },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  copyFileSync(join(examples, example, 'index.html'), join(outdir, 'index.html'));
}

function serve(work) {
  const server = createServer(({ url }, response) => {
    const file = join(work, new URL(url, 'http://localhost').pathname);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': `${TYPES[extname(file)]}; charset=utf-8` }).end(readFileSync(file));
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

const work = mkdtempSync(join(tmpdir(), 'tieuchi-browser-'));
const server = await serve(work);
const { chromium } = await import('playwright-core');
const executablePath = CHROMIUM.find((path) => existsSync(path));
if (executablePath === undefined) throw new Error(`no Chromium at ${CHROMIUM.join(', ')}`);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const screenshots = values.screenshots === undefined ? undefined : resolve(values.screenshots);
  if (screenshots !== undefined) mkdirSync(screenshots, { recursive: true });
  const url = `http://127.0.0.1:${server.address().port}`;
  await publish('08-react-form', ['form.jsx'], work);
  await tryForm(browser, `${url}/08-react-form/index.html`, screenshots);
  console.log('08-react-form scores while one types, in both languages');
  await publish('06-web-worker', ['page.mjs', 'worker.mjs'], work);
  await tryWorker(browser, `${url}/06-web-worker/index.html`);
  console.log('06-web-worker scores 100,000 records and tells how far it is');
} finally {
  await browser.close();
  server.close();
  rmSync(work, { recursive: true, force: true });
}
