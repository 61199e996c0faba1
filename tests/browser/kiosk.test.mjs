// A shared computer: who walks away is asked for, and forgotten; the next person finds nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LEARNER, answerOne, begin, next, stored, takeQuiz, until, untilScreen } from '../support/attempt.mjs';
import { BUDGETS, budgetOf } from '../support/budgets.mjs';
import { idle, launchChromium, openPage } from '../support/chromium.mjs';
import { buildKioskSite } from '../support/kiosk-site.mjs';
import { serve } from '../support/server.mjs';
import { templatePages } from '../support/templates.mjs';

const QUIZ = 'quizzes/cyber.html';
const MINUTE = 60_000;

let folder;
let strict;
let browser;
const bases = {};
const servers = [];

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sekisho-kiosk-'));
  strict = buildKioskSite(folder, 'strict', '{enabled: true, idle_minutes: 2}');
  const kind = buildKioskSite(folder, 'kind', '{enabled: true, idle_minutes: 2, remember: true}');
  for (const [name, site] of [['http', strict], ['remember', kind]]) {
    servers.push(await serve(site));
    bases[name] = servers.at(-1).base;
  }
  bases.file = `${pathToFileURL(strict)}/`;
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.close()));
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A person at the computer; time moves only when the test says so. */
async function sit(place, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  const { page, complaints } = await openPage(context, bases[place]);
  await page.clock.install();
  try {
    await body({ page, context, go: (name) => page.goto(bases[place] + name, { waitUntil: 'load' }), here: () => page.url().slice(bases[place].length) });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const asked = (page) => until(page, () => document.querySelector('[data-sk-idle]')?.open, null, 'the question is open');
const gone = (page) => until(page, () => !document.querySelector('[data-sk-idle]')?.open, null, 'the question is closed');
/** Lets the time pass after which a page that holds nothing of a person is watched too. */
async function watched(page) {
  await page.clock.runFor(2000);
  await until(page, () => document.querySelector('[data-sk-idle]') && !document.querySelector('main').hidden, null, 'the page is watched');
}
/** Lets time pass while nobody is there, in steps, because what is stored answers in real time. */
async function pass(page, milliseconds) {
  // What the last key set in motion, such as scrolling, ends first.
  await new Promise((done) => setTimeout(done, 400));
  for (let left = milliseconds; left > 0; left -= 30_000) {
    await page.clock.runFor(Math.min(left, 30_000));
    await new Promise((done) => setTimeout(done, 50));
  }
}
/** Lets the rest of the countdown pass, the last seconds in real time, because then the store has work to do. */
async function runOut(page, lang) {
  const [, seconds] = (await page.locator('[data-sk-left]').innerText()).match(/(\d+)/);
  const start = atStart(page, lang);
  await pass(page, (seconds - 3) * 1000);
  await start;
  await page.waitForLoadState('load');
}
const atStart = (page, lang) => page.waitForURL(`**/${lang}/index.html`);
const personal = async (page) => {
  const text = await page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' '));
  return [LEARNER.name, LEARNER.kana, LEARNER.department].filter((word) => text.includes(word));
};

for (const place of ['http', 'file']) {
  describe(`shared computer: ${place}`, () => {
    test('an attempt that somebody walked away from is asked about, and then nothing is left of it', () =>
      sit(place, async ({ page, go, here }) => {
        await go(`ja/${QUIZ}`);
        assert.equal(await page.locator('[name=remember]').isVisible(), false);
        assert.equal(await page.locator('[name=remember]').isChecked(), false);
        await begin(page);
        await answerOne(page, true);
        await next(page);
        await pass(page, 2 * MINUTE + 2000);
        await asked(page);
        assert.match(await page.locator('[data-sk-left]').innerText(), /あと\d+秒/);
        assert.equal(await page.evaluate(() => document.activeElement.closest('[data-sk-idle]') !== null), true);

        // Any key goes on, and does nothing else.
        await page.keyboard.press('Space');
        await gone(page);
        assert.equal((await stored(page, 'drafts')).length, 1);
        await pass(page, MINUTE);
        await gone(page);

        // From now on on another page, so that there is a way back to the attempt.
        await go('ja/modules/cyber.html');
        await watched(page);
        await pass(page, 2 * MINUTE + 2000);
        await asked(page);
        await pass(page, 32_000);
        assert.match(await page.locator('[data-sk-left-said]').textContent(), /あと\d+秒/);
        await runOut(page, 'ja');
        assert.deepEqual(await stored(page, 'people'), []);
        assert.deepEqual(await stored(page, 'drafts'), []);
        assert.deepEqual(await personal(page), []);

        await page.goBack();
        assert.equal(here().split('#')[0], `ja/${QUIZ}`);
        await untilScreen(page, 'start');
        assert.deepEqual(await personal(page), []);
        assert.equal(await page.locator('[data-sk-open]').isVisible(), false);
      }));

    test('a finished result stays for the trainer, and no link opens it for somebody else', () =>
      sit(place, async ({ page, go }) => {
        await go(`en/${QUIZ}`);
        await takeQuiz(page);
        const address = page.url();
        assert.match(address, /#result=/);
        await pass(page, 2 * MINUTE + 2000);
        await asked(page);
        await runOut(page, 'en');
        const [entry] = await stored(page, 'statements');
        assert.equal(entry.key, LEARNER.staff);
        assert.ok(!JSON.stringify(entry).includes(LEARNER.name));
        await page.locator('[data-sk-waiting]').waitFor();

        await page.goto(address, { waitUntil: 'load' });
        await untilScreen(page, 'start');
        assert.deepEqual(await personal(page), []);
        await begin(page, { ...LEARNER, name: 'Next Person', staff: '20000' });
        await page.goto(bases[place] + `en/my-training.html`);
        await page.goto(address, { waitUntil: 'load' });
        await untilScreen(page, 'start');
      }));
  });
}

describe('shared computer', () => {
  test('a form that is only filled in is asked about too, and the pointer is an answer only before', () =>
    sit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await untilScreen(page, 'start');
      await page.locator('[name=name]').fill(LEARNER.name);
      await pass(page, MINUTE + 30_000);
      await page.mouse.move(200, 200);
      await pass(page, MINUTE);
      await gone(page);
      await pass(page, MINUTE + 2000);
      await asked(page);
      await page.mouse.move(300, 300);
      assert.equal(await page.evaluate(() => document.querySelector('[data-sk-idle]').open), true);
      await page.mouse.click(5, 5);
      await gone(page);
      assert.equal(await page.locator('[name=name]').inputValue(), LEARNER.name);
      await pass(page, 2 * MINUTE + 2000);
      await asked(page);
      await page.locator('[data-sk-idle] button').click();
      await gone(page);
    }));

  test('whoever only reads is not disturbed', () =>
    sit('http', async ({ page, go, here }) => {
      await go('ja/modules/cyber.html');
      await watched(page);
      await pass(page, 5 * MINUTE);
      await gone(page);
      assert.equal(here(), 'ja/modules/cyber.html');
    }));

  test('input in another tab counts', () =>
    sit('http', async ({ page, context, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      await pass(page, MINUTE);
      const other = await context.newPage();
      await other.clock.install({ time: await page.evaluate(() => Date.now()) });
      await other.goto(`${bases.http}en/index.html`);
      await watched(other);
      await until(other, async () => (await globalThis.sekisho.store?.get('meta', 'kiosk:active')) !== undefined, null, 'the other tab tells');
      await other.close();
      await pass(page, MINUTE + 20_000);
      await gone(page);
      await pass(page, MINUTE);
      await asked(page);
    }));

  test('a browser that was closed in the middle forgets when it is opened again', () =>
    sit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      await page.goto('about:blank');
      await page.clock.setSystemTime(Date.now() + 20 * MINUTE);
      await page.goto(`${bases.http}en/${QUIZ}#attempt`);
      await atStart(page, 'en');
      assert.deepEqual(await stored(page, 'drafts'), []);
      assert.deepEqual(await stored(page, 'people'), []);
    }));

  test('on a page that holds nothing of a person the reader stays, and the names go', () =>
    sit('http', async ({ page, go, here }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      await page.goto('about:blank');
      await page.clock.setSystemTime(Date.now() + 20 * MINUTE);
      await go('en/modules/cyber.html');
      await watched(page);
      await until(page, async () => !(await sekisho.store.list('people')).length && !(await sekisho.store.list('drafts')).length, null, 'names and attempts are gone');
      assert.equal(here(), 'en/modules/cyber.html');
      assert.equal(await page.locator('main').isVisible(), true);
      await gone(page);
    }));

  test('pages that hold nothing of a person open as lightly as elsewhere, and are watched soon', () =>
    sit('http', async ({ page, go }) => {
      const [server] = servers;
      for (const name of templatePages(strict).filter((page) => page !== '404.html' && budgetOf(page) === 'content' && !/search/.test(page))) {
        server.reset();
        await go(name);
        await idle(page);
        const sent = server.sent().filter(({ url }) => !/\/icon-/.test(url));
        const what = sent.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
        assert.ok(sent.reduce((sum, { bytes }) => sum + bytes, 0) <= BUDGETS.content.bytes, what);
        assert.ok(sent.length <= BUDGETS.content.requests, what);
        assert.ok(!/kiosk|store/.test(what), what);
      }
      await watched(page);
      assert.ok(['kiosk', 'store'].every((part) => server.sent().some(({ url }) => url.includes(`/${part}-`))));
    }));

  test('the trainer may allow that details are filled in again', () =>
    sit('remember', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      await untilScreen(page, 'start');
      assert.equal(await page.locator('[name=remember]').isVisible(), true);
      assert.equal(await page.locator('[name=remember]').isChecked(), false);
    }));

  test('the question can be read on a narrow screen and with forced colors', () =>
    sit('http', async ({ page, go }) => {
      await page.setViewportSize({ width: 320, height: 600 });
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      await go(`ja/${QUIZ}`);
      await untilScreen(page, 'start');
      await page.locator('[name=name]').fill(LEARNER.name);
      await pass(page, 2 * MINUTE + 2000);
      await asked(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
      assert.equal(await page.locator('[data-sk-idle] button').isVisible(), true);
    }));
});

test('the function that somebody chose without a name goes too', () =>
  sit('http', async ({ page, go }) => {
    await go('ja/my-training.html');
    await page.locator('#sk-function').selectOption('drivers');
    await page.waitForFunction(() => document.querySelector('[data-sk-count]').textContent);
    await go('ja/glossary.html');
    await watched(page);
    await pass(page, 2 * 60_000);
    await asked(page);
    await runOut(page, 'ja');
    const meta = await stored(page, 'meta');
    assert.ok(!meta.some(({ id }) => id === 'function'), JSON.stringify(meta));
  }));
