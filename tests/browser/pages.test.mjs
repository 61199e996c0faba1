// Every template in both languages, at every place where a site can stand: opens without a word on the console,
// without a request that fails or leaves the site, and fits its window.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idle } from '../support/chromium.mjs';
import { LANGUAGES, templatePaths } from '../support/templates.mjs';
import { PLACES, base, site, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

for (const place of PLACES) {
  describe(`pages open clean: ${place}`, () => {
    for (const name of ['index.html', ...templatePaths(site)]) {
      const names = name === 'index.html' ? ['index.html', 'en/index.html', 'ja/index.html'] : LANGUAGES.map((lang) => `${lang}/${name}`);
      test(name, () =>
        visit(place, async ({ page, go }) => {
          for (const each of new Set(names)) {
            await go(each);
            // Scripts that run after the load event have had their turn when the page is idle.
            await idle(page);
            assert.notEqual(await page.locator('h1').first().textContent(), '');
            const lang = each.match(/^(en|ja)\//)?.[1];
            if (lang) assert.equal(await page.getAttribute('html', 'lang'), lang);
          }
        }));
    }
  });
}

describe('shape', () => {
  for (const lang of LANGUAGES) {
    for (const scheme of ['light', 'dark']) {
      test(`${lang}, ${scheme}: nothing is wider than a window of 320 px`, () =>
        visit('http', async ({ page, go }) => {
          for (const name of templatePaths(site)) {
            await go(`${lang}/${name}`);
            const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
            assert.ok(content <= room, `${name} is ${content} px wide`);
          }
        }, { viewport: { width: 320, height: 640 }, colorScheme: scheme }));
    }
  }

  for (const lang of LANGUAGES) {
    test(`${lang}: text at 200 % does not run out of the window`, () =>
      visit('http', async ({ page, go }) => {
        for (const name of templatePaths(site)) {
          await go(`${lang}/${name}`);
          const [before, after, content, room] = await page.evaluate(() => {
            const size = () => parseFloat(getComputedStyle(document.querySelector('main p, main li')).fontSize);
            const before = size();
            document.documentElement.style.fontSize = '200%';
            return [before, size(), document.documentElement.scrollWidth, document.documentElement.clientWidth];
          });
          assert.ok(after >= 1.9 * before, `${name}: ${before} became ${after}`);
          assert.ok(content <= room, `${name} is ${content} px wide`);
        }
      }));
  }

  test('the scheme follows the system, and the choice of the reader wins', () =>
    visit('http', async ({ page, go }) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await go('en/index.html');
      const light = await background();
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await background();
      assert.notEqual(light, dark);
      const siteId = await page.getAttribute('html', 'data-sk-site');
      await page.evaluate((key) => localStorage.setItem(key, 'light'), `sekisho:${siteId}:scheme`);
      await go('ja/index.html');
      assert.equal(await background(), light);
    }));

  test('the settings dialog changes text size at once and for the next page', () =>
    visit('http', async ({ page, go }) => {
      await go('en/pages/about.html');
      const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize));
      const normal = await size();
      await page.locator('[data-sk-settings-open]').first().click();
      await page.locator('[data-sk-setting=text][value=larger]').check({ force: true });
      assert.ok((await size()) > normal);
      await page.keyboard.press('Escape');
      await go('ja/pages/about.html');
      assert.ok((await size()) > normal);
    }));
});

describe('an unknown address', () => {
  test('is answered in both languages and leads back', () =>
    visit('http', async ({ page, complaints }) => {
      await page.goto(`${base('http')}ja/no/such/page.html`);
      const text = await page.locator('body').innerText();
      assert.match(text, /[a-z]{4}/);
      assert.match(text, /[ぁ-ん]/);
      // The page is itself the answer with status 404, which the browser reports.
      assert.ok(complaints.every((line) => line.includes('404')), complaints.join('\n'));
      complaints.length = 0;
    }));
});
