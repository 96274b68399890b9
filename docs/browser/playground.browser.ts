/**
 * The built site in Chromium: the playground as one types, in both languages, light and dark, narrow and wide.
 */
import { describe, expect, test } from 'vitest';
import { shots, visitOfEachTest } from './visit.js';

const visit = visitOfEachTest();
const { open } = visit;
const verdictOf = (title: string) => visit.page.locator(`[data-title="${title}"]`);
const waitFor = (selector: string) => visit.page.locator(selector).first().waitFor();

async function edit(label: string, from: string, to: string): Promise<void> {
  const field = visit.page.locator(`#${label}`);
  await field.fill((await field.inputValue()).replace(from, to));
}

describe('the record', () => {
  test('a score typed in turns unknown into met, and what is lacking goes', async () => {
    await open('/playground.html');
    expect(await verdictOf('cong-dan-hoc-tap').innerText()).toContain('lacking 0…8');
    await edit('record', '"ngoai-ngu": null', '"ngoai-ngu": 9');
    await waitFor('[data-title="cong-dan-hoc-tap"][data-verdict="met"]');
    expect(await verdictOf('cong-dan-hoc-tap').innerText()).not.toContain('lacking');
  });

  test('a mistake is told with its line, and the button goes there', async () => {
    await open('/playground.html#readers');
    await edit('record', '17', '"17"');
    await waitFor('[data-code="record/number-as-text"]');
    await visit.page.getByRole('button', { name: 'go to line 6' }).click();
    const at = await visit.page.locator('#record').evaluate((field: HTMLTextAreaElement) => ({
      isFocused: document.activeElement === field,
      before: field.value.slice(0, field.selectionStart),
    }));
    expect(at.isFocused).toBe(true);
    expect(at.before.endsWith('"books": ')).toBe(true);
    expect(await visit.page.locator('#record').getAttribute('aria-invalid')).toBe('true');
  });

  test('text that is no JSON takes the verdicts away and says so', async () => {
    await open('/playground.html#readers');
    await visit.page.locator('#record').fill('{ "subject": ');
    await visit.page.getByText('No verdict while the text has errors.').first().waitFor();
    expect(await visit.page.locator('[data-verdict]').count()).toBe(0);
  });
});

describe('the pack', () => {
  test('a threshold that is raised changes the verdict', async () => {
    await open('/playground.html#readers');
    await waitFor('[data-title="reader"][data-verdict="met"]');
    await edit('pack', '"value": 12', '"value": 20');
    await waitFor('[data-title="reader"][data-verdict="unmet"]');
    expect(await verdictOf('reader').innerText()).toContain('lacking 1');
  });

  test('a misspelt name is told in Vietnamese, with what to do', async () => {
    await open('/vi/playground.html#readers');
    await edit('pack', '"books" }, 40', '"boks" }, 40');
    await waitFor('[data-code="rule/misspelt-name"]');
    const told = await visit.page.locator('#pack-issues').innerText();
    const lines = (await visit.page.locator('#pack').inputValue()).split('\n');
    expect(told).toContain(`dòng ${lines.findIndex((line) => line.includes('boks')) + 1}:`);
    expect(told).toContain('`books`');
    await visit.page.screenshot({ path: `${shots}issue-vi.png` });
  });

  test('the form schema follows', async () => {
    await open('/playground.html#readers');
    await visit.page.locator('.schema summary').click();
    expect(await visit.page.locator('.schema pre').innerText()).toContain('"Books read"');
    await edit(
      'pack',
      '"clubs": { "type": "integer", "min": 0, "max": 10 }',
      '"clubs": { "type": "integer", "min": 0, "max": 77 }',
    );
    await visit.page.locator('.schema pre', { hasText: '"maximum": 77' }).waitFor();
  });
});

describe('language', () => {
  test('is switched without losing what was typed', async () => {
    await open('/playground.html#readers');
    await edit('record', '17', '41');
    await visit.page.locator('.rank', { hasText: 'Gold' }).waitFor();
    await visit.page.getByLabel('Tiếng Việt').check();
    await visit.page.locator('.rank', { hasText: 'Vàng' }).waitFor();
    expect(await visit.page.locator('#record').inputValue()).toContain('41');
    expect(await verdictOf('reader').innerText()).toContain('đạt');
  });

  test('each page links to itself in the other language, or to its first page', async () => {
    await open('/vi/guide/province.html');
    await visit.page.locator('.VPNavBarTranslations button').hover();
    await visit.page.locator('.VPNavBarTranslations a', { hasText: 'English' }).click();
    await visit.page.waitForURL('**/guide/province.html');
    expect(visit.page.url()).not.toContain('/vi/');
    await open('/SEMANTICS.html');
    await visit.page.locator('.VPNavBarTranslations button').hover();
    expect(await visit.page.locator('.VPNavBarTranslations a').getAttribute('href')).toBe('/vi/');
  });
});

test('the address holds what was typed', async () => {
  await open('/playground.html#family');
  await edit('record', '"met": 2', '"met": 3');
  await edit('record', '"tre-em-le-phep": 9', '"tre-em-le-phep": 10');
  await waitFor('[data-verdict="met"]');
  await visit.page.waitForFunction(() => location.hash.startsWith('#1.'));
  const address = visit.page.url();
  await visit.page.goto('about:blank');
  await visit.page.goto(address, { waitUntil: 'networkidle' });
  await waitFor('[data-verdict="met"]');
  expect(await visit.page.locator('#record').inputValue()).toContain('"met": 3');
  expect(await visit.page.locator('#example').inputValue()).toBe('family');
});

test('verdicts are read aloud once typing rests, and the keyboard reaches everything', async () => {
  await open('/playground.html#readers');
  await edit('record', '17', '3');
  await visit.page
    .locator('[role="status"]', { hasText: 'Reader: not met. 0 errors, 0 warnings' })
    .waitFor({ state: 'attached' });
  await visit.page.locator('#example').focus();
  const reached: string[] = [];
  for (let press = 0; press < 9; press += 1) {
    await visit.page.keyboard.press('Tab');
    reached.push(await visit.page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || ''));
  }
  expect(reached).toContain('record');
  expect(reached).toContain('pack');
  expect(reached).toContain('SUMMARY');
});

test('search finds Vietnamese words typed without marks', async () => {
  await open('/vi/');
  await visit.page.locator('.VPNavBarSearch button').first().click();
  await visit.page.locator('#localsearch-input').fill('phep tinh');
  await visit.page.locator('.result', { hasText: 'phép tính' }).first().waitFor();
});

describe('looks', () => {
  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (
      [
        [360, 780],
        [1440, 900],
      ] as const
    ).flatMap(([width, height]) => (['', '/vi'] as const).map((folder) => ({ colorScheme, width, height, folder }))),
  );
  test.each(looks)(
    '$folder/playground $colorScheme $width px: nothing sticks out, everything can be read',
    async (look) => {
      const { colorScheme, width, height, folder } = look;
      await visit.as({ colorScheme, viewport: { width, height } });
      await open(`${folder}/playground.html`);
      await edit('record', '"tinh-toan": 8', '"tinh-toan": 11');
      await waitFor('[data-code="record/fact-invalid"]');
      await visit.page.screenshot({
        path: `${shots}${folder === '' ? 'en' : 'vi'}-${colorScheme}-${width}.png`,
        fullPage: true,
      });
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await visit.page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(
        colorScheme === 'dark',
      );
      expect(await visit.page.evaluate(faintTexts)).toEqual([]);
    },
  );
});

/** Texts of the playground whose contrast with what is behind them is below 4.5. Runs in the visit.page. */
function faintTexts(): string[] {
  const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: readonly number[]) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, share, index) => {
      const part = colour[index]! / 255;
      return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
  const behind = (element: Element | null): number[] => {
    if (element === null) return [255, 255, 255];
    const [red, green, blue, alpha = 1] = numbers(getComputedStyle(element).backgroundColor);
    if (alpha === 0) return behind(element.parentElement);
    const below = alpha < 1 ? behind(element.parentElement) : [0, 0, 0];
    return [red!, green!, blue!].map((part, index) => part * alpha + below[index]! * (1 - alpha));
  };
  return Array.from(document.querySelectorAll('.playground *')).flatMap((element) => {
    const own = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
    if ((!own && element.tagName !== 'TEXTAREA') || element.matches(':disabled, option, .header-anchor')) return [];
    const [one, other] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return contrast < 4.5 ? [`${contrast.toFixed(2)} ${element.className || element.tagName}`] : [];
  });
}
