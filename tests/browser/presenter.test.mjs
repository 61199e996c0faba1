// What the presenter's view asks the browser for: that the screen stays on, and the whole screen. Asked for, given back, and
// not missed when it is refused. The real interfaces of the browser; only a refusal is made up.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../support/attempt.mjs';
import { tabTo } from '../support/keyboard.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

/** Watches the locks that the page gets, without changing them. */
const watch = () => {
  globalThis.locks = [];
  globalThis.asked = 0;
  const request = WakeLock.prototype.request;
  WakeLock.prototype.request = function (type) {
    globalThis.asked += 1;
    const lock = request.call(this, type);
    lock.then((sentinel) => globalThis.locks.push(sentinel), () => {});
    return lock;
  };
};
const refuse = () => {
  globalThis.locks = [];
  globalThis.asked = 0;
  const no = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  WakeLock.prototype.request = () => ((globalThis.asked += 1), no());
  Element.prototype.requestFullscreen = () => ((globalThis.asked += 1), no());
};
/** The permission comes when the test says so. */
const slow = () => {
  globalThis.locks = [];
  const request = WakeLock.prototype.request;
  WakeLock.prototype.request = function (type) {
    return new Promise((done) => (globalThis.grant = done)).then(() => request.call(this, type)).then((lock) => (globalThis.locks.push(lock), lock));
  };
};
const held = (page, count) => until(page, (wanted) => globalThis.locks.filter(({ released }) => !released).length === wanted, count, `${count} locks are held`);
const mode = (page) => page.getAttribute('html', 'data-sk-mode');

async function open({ page, go, context }, lang, view) {
  await context.grantPermissions(['screen-wake-lock']).catch(() => {});
  await go(`${lang}/modules/cyber.html#${view}`);
  await page.locator('[data-sk-step-next]:visible').waitFor();
}
async function press(page, name) {
  await tabTo(page, `[data-sk-step-${name}]`);
  await page.keyboard.press('Enter');
}

for (const lang of LANGUAGES) {
  describe(`presenter's view: ${lang}`, () => {
    test('keeps the screen on as long as it lasts', () =>
      visit('http', async (visitor) => {
        const { page } = visitor;
        await open(visitor, lang, 'step');
        assert.equal(await page.evaluate(() => globalThis.asked), 0, 'whoever reads alone does not need it');
        await press(page, 'present');
        await held(page, 1);
        await page.keyboard.press('ArrowRight');
        await held(page, 1);
        // Back to the steps of a reader.
        await press(page, 'present');
        assert.equal(await mode(page), 'step');
        await held(page, 0);
        await press(page, 'present');
        await held(page, 1);
        await page.keyboard.press('Escape');
        assert.equal(await mode(page), null);
        await held(page, 0);
      }, { setup: watch }));

    test('takes the whole screen and gives it back, by its button, by Escape and by leaving', () =>
      visit('http', async (visitor) => {
        const { page } = visitor;
        await open(visitor, lang, 'present');
        const full = (wanted) => until(page, (state) => Boolean(document.fullscreenElement) === state, wanted, `whole screen: ${wanted}`);
        const before = await page.locator('[data-sk-step-full]:visible').innerText();
        // The page hears of the change a moment after it is one.
        const labelled = (same) => until(page, ([text, wanted]) => [...document.querySelectorAll('[data-sk-step-full]')].some((button) => button.checkVisibility() && (button.innerText === text) === wanted), [before, same], 'the button says it');
        await press(page, 'full');
        await full(true);
        await labelled(false);
        assert.equal(await mode(page), 'present');
        await press(page, 'full');
        await full(false);
        await labelled(true);
        await press(page, 'full');
        await full(true);
        await press(page, 'leave');
        await full(false);
        assert.equal(await mode(page), null);
      }, { setup: watch }));
  });
}

describe("presenter's view", () => {
  test('a refusal changes nothing, and nothing is said on the console', () =>
    visit('http', async (visitor) => {
      const { page } = visitor;
      await open(visitor, 'ja', 'present');
      await until(page, () => globalThis.asked === 1);
      await press(page, 'full');
      await until(page, () => globalThis.asked === 2);
      assert.equal(await mode(page), 'present');
      await page.keyboard.press('ArrowRight');
      assert.match(await page.locator('[data-sk-step-count]').first().innerText(), /^2 /);
      await page.keyboard.press('Escape');
      assert.equal(await mode(page), null);
    }, { setup: refuse }));

  test('a lock that comes when the view was left is given back', () =>
    visit('http', async (visitor) => {
      const { page } = visitor;
      await open(visitor, 'en', 'present');
      await until(page, () => Boolean(globalThis.grant));
      await page.keyboard.press('Escape');
      assert.equal(await mode(page), null);
      await page.evaluate(() => globalThis.grant());
      await until(page, () => globalThis.locks.length === 1);
      await held(page, 0);
    }, { setup: slow }));
});
