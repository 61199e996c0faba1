// Who does what finds what to take: from the home page to the modules of a function, without a script.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES } from '../support/templates.mjs';
import { PLACES, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const TITLES = { en: 'Warehouse, packing and loading', ja: '倉庫・梱包・積込み' };

for (const place of PLACES) {
  describe(place, () => {
    for (const lang of LANGUAGES) {
      test(`${lang}: a forklift driver sees five modules, not fourteen`, () =>
        visit(place, async ({ page, go, here }) => {
          await go(`${lang}/index.html`);
          assert.equal(await page.locator('main .sk-module').count(), 3, 'the home page shows what everybody takes');
          await page.getByRole('link', { name: TITLES[lang] }).press('Enter');
          await page.waitForURL('**/training.html#for-warehouse');
          assert.equal(here(), `${lang}/training.html#for-warehouse`);
          const plan = page.locator('section', { has: page.locator('#for-warehouse') });
          const links = await plan.locator('ol a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
          assert.deepEqual(links, ['general', 'access', 'reporting', 'inspection', 'pest'].map((id) => `modules/${id}.html`));
          assert.equal(await page.locator('main .sk-module').count(), 14, 'all of them stand below');
        }, { javaScriptEnabled: false }));
    }
  });
}

test('My training follows the function that was chosen', () =>
  visit('http', async ({ page, go }) => {
    await go('ja/my-training.html');
    const choice = page.locator('#sk-function');
    await choice.waitFor();
    await choice.selectOption('warehouse');
    const rows = page.locator('[data-sk-rows] .sk-my__module a');
    await page.waitForFunction(() => document.querySelectorAll('[data-sk-rows] tr').length === 5);
    const hrefs = await rows.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(hrefs, ['general', 'access', 'reporting', 'inspection', 'pest'].map((id) => `modules/${id}.html`));
  }));
