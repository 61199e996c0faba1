// What works without a script, and the switch of language that keeps the place.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES } from '../support/templates.mjs';
import { PLACES, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const other = (lang) => (lang === 'en' ? 'ja' : 'en');
const switchTo = (page, lang) => page.locator(`[data-sk-language=${lang}]`).first();

for (const place of PLACES) {
  describe(`language switch: ${place}`, () => {
    for (const lang of LANGUAGES) {
      test(`from ${lang} keeps page and hash`, () =>
        visit(place, async ({ page, go, here }) => {
          await go(`${lang}/modules/cyber.html`);
          const hash = await page.locator('main h2[id]').nth(1).getAttribute('id');
          await page.evaluate((id) => (location.hash = id), hash);
          await switchTo(page, other(lang)).click();
          await page.waitForURL(`**/${other(lang)}/modules/cyber.html#${hash}`);
          assert.equal(here(), `${other(lang)}/modules/cyber.html#${hash}`);
          assert.equal(await page.getAttribute('html', 'lang'), other(lang));
        }));
    }
  });

  describe(`without scripts: ${place}`, () => {
    const silent = { javaScriptEnabled: false };

    test('from the language choice to a question and its criterion', () =>
      visit(place, async ({ page, go, here }) => {
        await go('index.html');
        const follow = (link) => page.locator(link).first().press('Enter');
        await follow('main a[hreflang=ja]');
        await page.waitForURL('**/ja/index.html');
        await follow('header nav a[href$="criteria.html"]');
        await page.waitForURL('**/ja/criteria.html');
        await follow('main a[href^="sections/"]');
        await page.waitForURL('**/ja/sections/*.html');
        await follow('main a[href*="questions/"]');
        await page.waitForURL('**/ja/questions/*.html');
        await follow('main a[href*="categories/"][href*="#c"]');
        await page.waitForURL('**/ja/categories/*.html#c*');
        assert.ok(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).isVisible());
        assert.match(here(), /^ja\//);
      }, silent));

    test('the module can be read, and the switch of language leads to the same page', () =>
      visit(place, async ({ page, go, here }) => {
        await go('en/modules/cyber.html');
        assert.ok((await page.locator('main').innerText()).length > 3000);
        await switchTo(page, 'ja').click();
        assert.equal(here(), 'ja/modules/cyber.html');
      }, silent));

    test('a question inside a text is one link away, alone and without feedback', () =>
      visit(place, async ({ page, go, here }) => {
        await go('ja/modules/cyber.html');
        await page.locator('[data-sk-check] a').nth(1).click();
        assert.match(here(), /^ja\/quizzes\/cyber\.html#question-/);
        const questions = page.locator('[data-sk-question]').filter({ visible: true });
        assert.equal(await questions.count(), 1);
        assert.equal(await questions.getAttribute('id'), new URL(page.url()).hash.slice(1));
        assert.equal(await page.locator('[data-sk-feedback]').filter({ visible: true }).count(), 0);
      }, silent));

    test('the quiz says that it needs a script', () =>
      visit(place, async ({ page, go }) => {
        await go('ja/quizzes/cyber.html');
        assert.ok(await page.locator('noscript, .sk-noscript').first().isVisible());
      }, silent));

    test('the search form leads to a page that leads to the index of all pages', () =>
      visit(place, async ({ page, go, here }) => {
        await go('ja/modules/cyber.html');
        await page.locator('input[name=q]').first().fill('封印');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/search.html?q=*');
        await page.locator('main a[href="site-index.html"]').first().click();
        assert.equal(here(), 'ja/site-index.html');
        assert.ok((await page.locator('main a').count()) > 150);
        // Kanji stand where they are read: 封印 (ふういん) below は行.
        await page.locator('main nav a', { hasText: 'は行' }).click();
        assert.match(here(), /^ja\/site-index\.html#/);
        const row = page.locator('section', { has: page.locator(new URL(page.url()).hash) });
        await row.getByRole('link', { name: '封印の監査' }).waitFor();
        assert.deepEqual((await page.locator('main nav a').allInnerTexts()).slice(0, 3), ['あ行', 'か行', 'さ行']);
        await go('en/site-index.html');
        const letters = await page.locator('main h2').allInnerTexts();
        assert.deepEqual(letters.slice(0, 3), ['A', 'B', 'C']);
        assert.deepEqual(letters, [...letters].sort());
      }, silent));
  });
}
