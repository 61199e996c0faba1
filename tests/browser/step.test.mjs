// A module one screen at a time, and the presenter's view: every part of the text once, the place kept, the page whole
// afterward; keys, fingers, sizes, accessibility, paper.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { answer } from '../support/question.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const name = (lang) => `${lang}/modules/cyber.html`;
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };

const ready = (page) => page.locator('[data-sk-step-next], [data-sk-step-end]').filter({ visible: true }).waitFor();
/** Opens the module at a hash and waits for the controls. */
async function open({ page, go }, lang, hash = 'step') {
  await go(`${name(lang)}#${hash}`);
  await ready(page);
}
const mode = (page) => page.getAttribute('html', 'data-sk-mode');
const hash = (page) => new URL(page.url()).hash;
/** Number of the screen and how many there are. */
const place = async (page) => (await page.locator('[data-sk-step-count]').first().innerText()).split(' / ').map(Number);
/** Text of what is shown for the first time, without the controls. */
const screen = (page) =>
  page.evaluate(() => {
    const boxes = '.sk-head > *, [data-sk-content] > :not(.sk-text), .sk-text > *';
    return [...document.querySelectorAll(boxes)].filter((part) => part.checkVisibility() && !part.matches('[data-sk-again], [data-sk-off]')).map((part) => part.textContent.trim());
  });
/** The text of the whole page, in the same parts. */
const article = (page) =>
  page.evaluate(() => {
    const boxes = '.sk-head > :not(.sk-actions, .sk-toc-folded), [data-sk-content] > :not(.sk-text, template, progress, .sk-pager), .sk-text > *';
    return [...document.querySelectorAll(boxes)].map((part) => part.textContent.trim());
  });
/** The page as it stands; the bar of progress follows the scrolling. */
const whole = (page) => page.evaluate(() => ['.sk-head', '[data-sk-content]'].map((part) => document.querySelector(part).outerHTML.replace(/(<progress[^>]*) value="[^"]*"/, '$1')));
/** All questions are in their places. */
const settled = (page) => page.waitForFunction(() => !document.querySelector('[data-sk-check-link]'));

for (const where of ['http', 'file']) {
  for (const lang of LANGUAGES) {
    describe(`step mode: ${where}, ${lang}`, () => {
      test('the way through by keyboard shows every part once, and Escape gives the page back', () =>
        visit(where, async ({ page, go }) => {
          await go(name(lang));
          await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
          await settled(page);
          const [before, text] = [await whole(page), await article(page)];
          await page.locator('[data-sk-step]').focus();
          await page.keyboard.press('Enter');
          await ready(page);
          assert.equal(await mode(page), 'step');
          const [, total] = await place(page);
          assert.ok(total > 30 && total < 90, `${total} screens`);
          const seen = [];
          for (let at = 1; at <= total; at += 1) {
            assert.deepEqual(await place(page), [at, total]);
            seen.push(...(await screen(page)));
            assert.match(await page.evaluate(() => document.activeElement.tagName), /^H[123]$/);
            await page.keyboard.press('ArrowRight');
          }
          assert.deepEqual(seen, text);
          assert.equal(await page.locator('.sk-next a').isVisible(), true);
          assert.doesNotMatch(await page.locator('[data-sk-step-left]').innerText(), /\d/);
          await page.keyboard.press('Escape');
          assert.equal(await mode(page), null);
          assert.deepEqual(await whole(page), before);
          assert.equal(await page.locator('[data-sk-step-part]').count(), 0);
          assert.ok(await page.locator('.sk-next').isVisible() && (await page.evaluate(() => scrollY)) > 1000);
        }));

      test('reload and the other language keep the place', () =>
        visit(where, async ({ page, go, here }) => {
          const other = lang === 'en' ? 'ja' : 'en';
          await open({ page, go }, lang, 'step=passwords');
          await page.keyboard.press('ArrowRight');
          await page.waitForFunction(() => location.hash === '#step=passwords.2');
          const at = await place(page);
          await page.reload();
          await ready(page);
          assert.deepEqual(await place(page), at);
          await page.locator(`.sk-stepper [data-sk-language=${other}]`).filter({ visible: true }).click();
          await page.waitForURL(`**/${name(other)}#step=passwords.2`);
          await ready(page);
          assert.equal(here(), `${name(other)}#step=passwords.2`);
          assert.equal(await page.locator('#passwords').isVisible(), true);
        }));
    });
  }
}

describe('step mode', () => {
  test('keys go both ways, to the ends, and first down a long screen', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'ja');
      const steps = [['PageDown', 2], [' ', 3], ['ArrowLeft', 2], ['PageUp', 1], ['ArrowLeft', 1], [' ', 2], ['Shift+ ', 1]];
      await page.setViewportSize({ width: 1280, height: 1200 });
      for (const [key, at] of steps) {
        await page.keyboard.press(key);
        assert.equal((await place(page))[0], at, key);
      }
      const [, total] = await place(page);
      await page.keyboard.press('End');
      assert.equal((await place(page))[0], total);
      await page.keyboard.press('Home');
      assert.equal((await place(page))[0], 1);
      await page.setViewportSize(PHONE.viewport);
      await page.evaluate(() => (location.hash = 'step=hinode-mail'));
      await page.locator('#hinode-mail').waitFor();
      const [at] = await place(page);
      await page.keyboard.press(' ');
      assert.equal((await place(page))[0], at);
      assert.ok((await page.evaluate(() => scrollY)) > 100);
      for (let press = 0; press < 6 && (await place(page))[0] === at; press += 1) await page.keyboard.press(' ');
      assert.equal((await place(page))[0], at + 1);
      assert.equal(await page.evaluate(() => scrollY), 0);
    }));

  test('a jump from the contents, a footnote and the way back by the browser', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'en');
      await page.locator('[data-sk-step-open]').click();
      await page.keyboard.press('ArrowRight');
      assert.equal((await place(page))[0], 1);
      await page.locator('[data-sk-step-list] a[href="#step=passwords"]').click();
      await page.waitForFunction(() => location.hash === '#step=passwords' && document.activeElement.id === 'passwords');
      assert.equal(await page.locator('dialog[open]').count(), 0);
      await page.goBack();
      await page.waitForFunction(() => document.querySelector('[data-sk-step-count]').textContent.startsWith('1 /'));
      await page.evaluate(() => (location.hash = 'step=why'));
      await page.locator('.sk-note-ref a').filter({ visible: true }).first().click();
      await page.locator('.sk-notes').waitFor();
      await page.goBack();
      await page.waitForFunction(() => document.activeElement.id === 'why');
      assert.equal(await mode(page), 'step');
      await page.locator('[data-sk-step-leave]').first().click();
      assert.equal(hash(page), '#why');
    }));

  test('fingers turn the page, but not a table that is wider than the window', () =>
    visit('http', async ({ page, go, context }) => {
      await open({ page, go }, 'ja', 'step=why');
      const client = await context.newCDPSession(page);
      const swipe = async (from, to) => {
        const points = (x, y) => ({ touchPoints: [{ x, y }] });
        await client.send('Input.dispatchTouchEvent', { type: 'touchStart', ...points(...from) });
        for (const part of [0.25, 0.5, 0.75, 1]) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', ...points(...from.map((start, axis) => start + (to[axis] - start) * part)) });
        await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      };
      const [at] = await place(page);
      const after = async (from, to, expected, why) => {
        await swipe(from, to);
        await page.waitForTimeout(100);
        assert.equal((await place(page))[0], expected, why);
      };
      await after([300, 300], [150, 310], at + 1, 'left');
      await after([100, 300], [260, 310], at, 'right');
      await after([200, 300], [160, 305], at, 'too short');
      await after([200, 400], [120, 250], at, 'too steep');
      await page.evaluate(() => (location.hash = 'step=report.2'));
      const table = page.locator('.sk-table').filter({ visible: true });
      await table.waitFor();
      const [there] = await place(page);
      const { y } = await table.boundingBox();
      await after([300, y + 40], [120, y + 45], there, 'table');
    }, PHONE));

  test('a question is answered in place, a blank stays a blank in a field, and the state stays after leaving', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'en');
      await page.evaluate(() => (location.hash = 'step=cyber-q01-error'));
      await page.locator('.sk-check').filter({ visible: true }).waitFor();
      const [at] = await place(page);
      const { id } = await answer(page);
      assert.equal((await place(page))[0], at);
      await page.keyboard.press('Enter');
      if (!(await page.locator(`[data-sk-question="${id}"][data-sk-done]`).count())) await page.locator('[data-sk-submit]').filter({ visible: true }).click();
      await page.locator(`[data-sk-question="${id}"][data-sk-done]`).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator(`[data-sk-question="${id}"][data-sk-done]`).count(), 1);
      // A field in the text, as questions of other kinds have it.
      await page.evaluate(() => {
        const field = document.createElement('input');
        field.id = 'field';
        document.getElementById('why').nextElementSibling.append(field);
        location.hash = 'step=why';
      });
      await page.locator('#field').fill('a');
      const [there] = await place(page);
      for (const key of [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'b']) await page.keyboard.press(key);
      assert.equal(await page.inputValue('#field'), 'a b');
      assert.equal((await place(page))[0], there);
    }));

  for (const lang of LANGUAGES) {
    test(`targets of 48 pixels, and nothing sideways at 320 pixels and with large text: ${lang}`, () =>
      visit('http', async ({ page, go }) => {
        await open({ page, go }, lang);
        const [, total] = await place(page);
        for (let at = 1; at <= total; at += 1) {
          const { small, wide } = await page.evaluate(() => {
            const buttons = [...document.querySelectorAll('.sk-stepper :is(a, button)')].filter((button) => button.checkVisibility());
            return {
              small: buttons.map((button) => button.getBoundingClientRect()).filter(({ width, height }) => width < 48 || height < 48).length,
              wide: document.documentElement.scrollWidth,
            };
          });
          assert.deepEqual([small, wide], [0, 320], hash(page));
          if (at === Math.floor(total / 2)) await page.evaluate(() => document.documentElement.setAttribute('data-sk-text', 'larger'));
          await page.keyboard.press('ArrowRight');
        }
      }, { viewport: { width: 320, height: 640 } }));
  }

  test('nothing moves where the reader asked for that', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'ja', 'step=why');
      assert.equal(await page.locator('#why').evaluate((heading) => getComputedStyle(heading).animationName), 'none');
    }, { reducedMotion: 'reduce' }));

  test('paper shows the whole page and no controls', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'ja', 'step=why');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.evaluate(() => [...document.querySelectorAll('.sk-text > *')].filter((part) => !part.checkVisibility()).length), 0);
      assert.equal(await page.locator('.sk-stepper').filter({ visible: true }).count(), 0);
    }));

  test('without a script there is no way into it', () =>
    visit('http', async ({ page, go }) => {
      await go(`${name('ja')}#step`);
      assert.equal(await page.locator('[data-sk-step]').isVisible(), false);
      assert.ok((await page.locator('.sk-text').innerText()).length > 3000);
    }, { javaScriptEnabled: false }));

  test('the search opens from it, on the page', () =>
    visit('http', async ({ page, go }) => {
      await open({ page, go }, 'en', 'step=why');
      await page.keyboard.press('/');
      assert.equal(await mode(page), null);
      assert.ok(await page.evaluate(() => document.activeElement.matches('[data-sk-search]')));
      await page.locator('[role=listbox], .sk-search__panel').first().waitFor({ state: 'attached' });
    }));
});

describe("presenter's view", () => {
  test('has large type, a clock that starts with the first move, and the same place', () =>
    visit('http', async ({ page, go }) => {
      await page.clock.install();
      await open({ page, go }, 'ja', 'step=why');
      const size = () => page.locator('#why + p').evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
      const small = await size();
      await page.locator('[data-sk-step-present]').filter({ visible: true }).click();
      assert.equal(await mode(page), 'present');
      assert.equal(hash(page), '#present=why');
      assert.ok((await size()) >= 32 && (await size()) > small);
      const clock = page.locator('[data-sk-step-clock]');
      assert.match(await clock.innerText(), /00:00/);
      await page.keyboard.press('ArrowRight');
      await page.clock.runFor(65_000);
      assert.match(await clock.innerText(), /01:0[45]/);
      await page.locator('[data-sk-step-run]').click();
      const stopped = await clock.innerText();
      await page.clock.runFor(10_000);
      assert.equal(await clock.innerText(), stopped);
      assert.equal(await page.locator('header, footer').filter({ visible: true }).count(), 0);
    }));

  for (const colorScheme of ['light', 'dark']) {
    for (const view of ['step', 'present']) {
      test(`axe finds nothing: ${view}, ${colorScheme}`, () =>
        visit('http', async ({ page, go }) => {
          await open({ page, go }, 'ja', view);
          await page.evaluate(axe);
          const violations = async () => (await page.evaluate(async (tags) => (await globalThis.axe.run(document, { runOnly: tags })).violations, AXE_TAGS)).map(({ id, nodes }) => `${id} ${nodes[0].target} ${nodes[0].failureSummary}`);
          for (const at of ['', '=passwords', '=passwords.7', '=phishing.2', '=phishing.3', '=report.2', '=fn_title', '=sk-next']) {
            await page.evaluate((to) => (location.hash = to), `${view}${at}`);
            await page.waitForTimeout(200);
            assert.deepEqual(await violations(), [], at);
          }
          await page.locator('[data-sk-step-open]').click();
          assert.deepEqual(await violations(), [], 'contents');
        }, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' }));
    }
  }
});
