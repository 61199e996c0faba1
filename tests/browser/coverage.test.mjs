// The matrix of questions and modules: its filter, what it offers without a script, narrow windows and paper.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LANGUAGES } from '../support/templates.mjs';
import { PLACES, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const rows = (page) => page.locator('[data-sk-types]:visible');
const numbers = async (page) => new Set(await rows(page).locator('th b').allInnerTexts());

for (const place of PLACES) {
  describe(`coverage: ${place}`, () => {
    for (const lang of LANGUAGES) {
      test(`${lang}: the filter shows the questions of a type, then those with gaps, and says how many`, () =>
        visit(place, async ({ page, go }) => {
          await go(`${lang}/coverage.html`);
          const all = await numbers(page);
          const status = page.locator('[data-sk-filter-status]');
          assert.ok(all.size > 100);
          assert.equal(await status.innerText(), '');
          const type = page.locator('[data-sk-filter-type]');
          const option = type.locator('option').nth(3);
          await type.selectOption({ index: 3 });
          await page.waitForFunction(() => document.querySelector('[data-sk-filter-status]').textContent);
          const some = await numbers(page);
          assert.ok(some.size > 0 && some.size < all.size, `${some.size} of ${all.size}`);
          for (const value of await rows(page).evaluateAll((list) => list.map((row) => row.dataset.skTypes.split(' ')))) {
            assert.ok(value.includes(await option.getAttribute('value')));
          }
          const said = await status.innerText();
          assert.ok(said.includes(await option.innerText()) && said.includes(String(some.size)), said);
          // No table is left with a head alone, and no heading over nothing.
          assert.equal(await page.locator('[data-sk-content] table:visible:has([data-sk-types]):not(:has([data-sk-types]:not([hidden])))').count(), 0);
          await type.selectOption('');
          await page.locator('[data-sk-filter-gap]').selectOption('gap');
          const gaps = await numbers(page);
          assert.equal(await rows(page).count(), await page.locator('[data-sk-gap]:visible').count());
          assert.equal(gaps.size, Number(await page.locator('.sk-figures b').nth(1).innerText()));
          await page.locator('[data-sk-filter-gap]').selectOption('');
          assert.deepEqual(await numbers(page), all);
          assert.equal(await status.innerText(), '');
        }));
    }

    test('without a script the types and the gaps are tables of their own', () =>
      visit(place, async ({ page, go }) => {
        await go('ja/coverage.html');
        assert.equal(await page.locator('[data-sk-filter]').isVisible(), false);
        for (const id of ['gaps', 'training', 'types', 'other', 'unread']) {
          await page.locator(`main a[href="#${id}"]`).click();
          assert.ok(await page.locator(`#${id}`).isVisible(), id);
        }
        assert.ok((await page.locator('#types ~ table').first().innerText()).includes('輸入者'));
      }, { javaScriptEnabled: false }));
  });
}

test('narrow windows show the list instead of the grid, and nothing is wider than the window', () =>
  visit(PLACES[0], async ({ page, go }) => {
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await go('ja/coverage.html');
      assert.equal(await page.locator('.sk-cov__grid').isVisible(), width >= 768, `${width}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width}`);
    }
  }));

test('on paper heads repeat and the grid is whole', () =>
  visit(PLACES[0], async ({ page, go }) => {
    // A sheet of A4 without its margins.
    await page.setViewportSize({ width: 688, height: 1000 });
    await go('en/coverage.html');
    await page.emulateMedia({ media: 'print' });
    const heads = await page.locator('[data-sk-content] thead').evaluateAll((list) => list.map((head) => getComputedStyle(head).display));
    assert.ok(heads.length > 5 && heads.every((display) => display === 'table-header-group'), heads.join());
    assert.equal(await page.locator('[data-sk-filter]').isVisible(), false);
    assert.ok(await page.locator('.sk-cov__grid').isVisible());
  }));
