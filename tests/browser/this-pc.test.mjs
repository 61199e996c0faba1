// "Will this PC remember?": what the page finds, what it says then, and that it leaves nothing behind. And the number of
// records that are not handed in, on every page.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { LEARNER, begin, stored, takeQuiz, until, untilScreen } from '../support/attempt.mjs';
import { OPTIONS, openPage } from '../support/chromium.mjs';
import { tabTo } from '../support/keyboard.mjs';
import { LANGUAGES, templatePaths } from '../support/templates.mjs';
import { PLACES, base, site, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const PAGE = 'this-pc.html';
const QUIZ = 'quizzes/cyber.html';

/** Waits for the conclusion and returns its name. */
async function concluded(page) {
  await page.locator('[data-sk-conclusion]:visible').waitFor();
  return page.locator('[data-sk-conclusion]:visible').getAttribute('data-sk-conclusion');
}
const code = async (page, step) => (await page.locator(`[data-sk-step=${step}] [data-sk-state] code`).innerText()).replace('PC-', '');
const untilCode = (page, wanted) =>
  until(page, (text) => document.querySelector(`[data-sk-step=${text[0].toLowerCase()}] [data-sk-state] code`)?.textContent === `PC-${text}`, wanted, `the code PC-${wanted}`);
const act = (page, name) => page.locator(`[data-sk-act=${name}]`).click();
/** What the page has written for good, by id. */
const kept = async (page) => (await stored(page, 'meta')).map(({ id }) => id).sort();

for (const place of PLACES) {
  describe(`this PC: ${place}`, () => {
    for (const lang of LANGUAGES) {
      test(`${lang}: an ordinary browser passes the automatic steps, and nothing is left behind`, () =>
        visit(place, async ({ page, go }) => {
          await go(`${lang}/index.html`);
          await page.evaluate(() => localStorage.setItem('of another site', 'stays'));
          await go(`${lang}/${PAGE}`);
          assert.equal(await concluded(page), 'unknown');
          const codes = {};
          for (const step of 'abcdhjefig') codes[step] = await code(page, step);
          assert.deepEqual(codes, { a: 'A0', b: 'B0', c: place === 'file' ? 'C9' : 'C0', d: 'D0', h: 'H0', j: place === 'file' ? 'J2' : 'J0', e: 'E9', f: 'F9', i: 'I9', g: 'G9' });
          assert.deepEqual(await kept(page), []);
          assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith(':lang'))), ['of another site']);
          assert.match(await page.locator('[data-sk-said]').textContent(), /\S/);
        }, { timezoneId: 'Asia/Tokyo' }));
    }

    test('a mark passes only when the browser was closed, and then end screens trust this PC', () =>
      visit(place, async ({ page, go }) => {
        await go(`ja/${QUIZ}`);
        await untilScreen(page, 'start');
        await page.locator('[data-sk-unverified] a').click();
        await concluded(page);
        await act(page, 'mark');
        await untilCode(page, 'E2');
        await act(page, 'check');
        await untilCode(page, 'E3');
        await page.reload();
        await concluded(page);
        await untilCode(page, 'E2');
        await act(page, 'check');
        await act(page, 'found-no');
        await untilCode(page, 'E3');
        assert.equal(await concluded(page), 'unknown');
        await act(page, 'check');
        await until(page, () => document.activeElement.id === 'pc-e-found', null, 'the question has the focus');
        await act(page, 'found-yes');
        await untilCode(page, 'E0');
        assert.equal(await concluded(page), 'keeps');
        assert.match(await page.locator('[data-sk-said]').textContent(), /印/);

        await go(`en/${QUIZ}`);
        await untilScreen(page, 'start');
        await page.locator('[data-sk-unverified]').waitFor({ state: 'hidden' });
      }));
  });
}

describe('this PC: after a restart of the browser', () => {
  const profiles = [];
  after(() => profiles.forEach((profile) => fs.rmSync(profile, { recursive: true, force: true })));
  const open = async (profile, place) => {
    const context = await chromium.launchPersistentContext(profile, { ...OPTIONS, viewport: { width: 1280, height: 900 } });
    const { page, complaints } = await openPage(context, base(place));
    await page.goto(`${base(place)}en/${PAGE}`, { waitUntil: 'load' });
    await concluded(page);
    return { context, page, complaints };
  };
  const profile = () => {
    profiles.push(fs.mkdtempSync(path.join(os.tmpdir(), 'sekisho-profile-')));
    return profiles.at(-1);
  };

  for (const place of ['http', 'file']) {
    test(`${place}: a profile that stays keeps the mark, a fresh one forgets`, async () => {
      const own = profile();
      let { context, page, complaints } = await open(own, place);
      await act(page, 'mark');
      await untilCode(page, 'E2');
      await context.close();

      ({ context, page, complaints } = await open(own, place));
      await act(page, 'check');
      await act(page, 'found-yes');
      await untilCode(page, 'E0');
      assert.equal(await concluded(page), 'keeps');
      assert.deepEqual(complaints, []);
      await context.close();

      ({ context, page, complaints } = await open(profile(), place));
      await act(page, 'check');
      await until(page, () => document.activeElement.id === 'pc-e-gone', null, 'the question has the focus');
      await act(page, 'gone-yes');
      await untilCode(page, 'E1');
      assert.equal(await concluded(page), 'forgets');
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});

describe('this PC: what goes wrong', () => {
  const refused = () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  };
  for (const place of ['http', 'file']) {
    test(`${place}: storage refused`, () =>
      visit(place, async ({ page, go }) => {
        await go(`en/${PAGE}`);
        assert.equal(await concluded(page), 'none');
        for (const wanted of ['A1', 'B1', 'C3', 'D3', 'E4']) await untilCode(page, wanted);
        assert.equal(await page.locator('[data-sk-act=mark]').isVisible(), false);
        await go(`en/${QUIZ}`);
        await page.locator('[data-sk-store-warning] a[href$="this-pc.html"]').waitFor();
        await until(page, () => document.querySelector('[data-sk-unverified]').hidden, null, 'one notice says it');
      }, { setup: refused }));
  }

  test('settings that are full do not touch the records', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${PAGE}`);
      await untilCode(page, 'B2');
      assert.equal(await concluded(page), 'unknown');
    }, { setup: () => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }) }));

  test('storage full: there is no room for new records, and what is there stays', () =>
    visit('http', async ({ page, context, go }) => {
      // The browser asks for the room once and remembers the answer for a while, so the limit comes before the first page.
      await go('index.html');
      const cdp = await context.newCDPSession(page);
      await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(base('http')).origin, quotaSize: 250_000 });
      await go(`en/${PAGE}`);
      assert.equal(await concluded(page), 'none');
      await untilCode(page, 'A0');
      await untilCode(page, 'D1');
      await act(page, 'mark');
      await untilCode(page, 'E2');
      await page.reload();
      await untilCode(page, 'D1');
      // What was found is written after it is shown.
      for (let waited = 0; waited < 200 && (await kept(page)).length < 2; waited += 1) await page.waitForTimeout(100);
      assert.deepEqual(await kept(page), ['pc:mark', 'pc:results']);
    }));

  test('another page that does not answer is no proof of anything', () =>
    visit('http', async ({ page, complaints, go }) => {
      await page.route('**/store.html', (route) => route.fulfill({ contentType: 'text/html', body: 'blocked' }));
      await go(`en/${PAGE}`);
      await untilCode(page, 'C2');
      assert.equal(await concluded(page), 'unknown');
      assert.deepEqual(complaints, []);
    }));

  test('a database that hangs is given up', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${PAGE}`);
      assert.equal(await concluded(page), 'none');
      assert.equal(await code(page, 'a'), 'A1');
    }, { setup: () => (IDBFactory.prototype.open = () => ({})) }));

  test('a clock that went back, one of another age, and one of another place', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${PAGE}`);
      await concluded(page);
      await act(page, 'mark');
      await untilCode(page, 'E2');
      await page.clock.setFixedTime(new Date(Date.now() - 864e5));
      await page.reload();
      await untilCode(page, 'H1');
      await page.evaluate(() => sekisho.store.remove('meta', 'pc:mark'));
      await page.clock.setFixedTime(new Date('2001-01-01T12:00:00Z'));
      await page.reload();
      await untilCode(page, 'H2');
      await page.clock.setFixedTime(new Date('2026-11-24T12:00:00Z'));
      await page.reload();
      await untilCode(page, 'H3');
      assert.match(await page.locator('[data-sk-step=h] [data-sk-state]').innerText(), /Europe\/Lisbon.*Asia\/Tokyo/s);
    }, { timezoneId: 'Europe/Lisbon' }));

  test('without scripts the page says what it would do, and the safe advice', () =>
    visit('http', async ({ page, go }) => {
      for (const [lang, advice] of [['ja', /必ず控えを保存/], ['en', /Always save the file/]]) {
        await go(`${lang}/${PAGE}`);
        assert.match(await page.locator('main').innerText(), advice);
        assert.equal(await page.locator('[data-sk-pc]').isVisible(), false);
      }
    }, { javaScriptEnabled: false }));
});

describe('this PC: with the help of a person', () => {
  test('file: the page of records is asked by a link, which comes back', () =>
    visit('file', async ({ page, go, here }) => {
      await go(`ja/${PAGE}`);
      await concluded(page);
      await tabTo(page, '[data-sk-go] a');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/this-pc.html#*');
      await untilCode(page, 'C0');
      await until(page, () => document.activeElement.id === 'step-c', null, 'the step has the focus');
      assert.equal(here(), `ja/${PAGE}#step-c`);
      assert.deepEqual(await kept(page), ['pc:results']);
      await page.reload();
      await untilCode(page, 'C0');
    }));

  test('a file is saved and read back, and another one is refused', () =>
    visit('file', async ({ page, go }) => {
      await go(`en/${PAGE}`);
      await concluded(page);
      const [download] = await Promise.all([page.waitForEvent('download'), act(page, 'file')]);
      await untilCode(page, 'F8');
      await page.locator('[data-sk-file]').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
      await untilCode(page, 'F1');
      await page.locator('[data-sk-file]').setInputFiles(await download.path());
      await untilCode(page, 'F0');
      await page.reload();
      await untilCode(page, 'F0');
    }));

  test('copy, print, and a report without a name', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      await go(`en/${PAGE}`);
      await concluded(page);
      await act(page, 'print');
      await untilCode(page, 'G2');
      await page.evaluate(() => (globalThis.print = () => dispatchEvent(new Event('beforeprint'))));
      await act(page, 'print');
      await untilCode(page, 'G8');
      await act(page, 'copy');
      await untilCode(page, 'G0');
      const report = await page.locator('[data-sk-report]').inputValue();
      for (const step of 'ABCDEFGHIJ') assert.match(report, new RegExp(`^PC-${step}\\d `, 'm'));
      for (const personal of [LEARNER.name, LEARNER.kana, LEARNER.staff, LEARNER.department]) assert.ok(!report.includes(personal), personal);
      await page.locator('#pc-text').focus();
      await page.keyboard.press('Control+V');
      assert.match(await page.locator('#pc-text').inputValue(), /^Will this PC remember\?/);
    }, { setup: () => (globalThis.print = () => {}) }));

  test('an input method composes, and Enter belongs to it', () =>
    visit('http', async ({ page, context, go, here }) => {
      await go(`ja/${PAGE}`);
      await concluded(page);
      await page.locator('#pc-text').fill('fuuin');
      await page.locator('#pc-text').press('Enter');
      await untilCode(page, 'I1');
      await page.locator('#pc-text').fill('');
      await page.locator('#pc-text').focus();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Input.imeSetComposition', { text: 'ふういん', selectionStart: 4, selectionEnd: 4 });
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
      await cdp.send('Input.insertText', { text: '封印' });
      await untilCode(page, 'I0');
      await page.locator('#pc-text').press('Enter');
      assert.equal(await code(page, 'i'), 'I0');
      assert.equal(here(), `ja/${PAGE}`);
    }));
});

describe('what is not handed in yet', () => {
  for (const place of PLACES) {
    test(`${place}: stands on every kind of page, in both languages, and on a phone`, () =>
      visit(place, async ({ page, go }) => {
        await go(`en/${QUIZ}`);
        await takeQuiz(page);
        // Nobody has tested this browser, so the end screen is firm about the file.
        assert.match(await page.locator('[data-sk-screen=result] .sk-notice--ok').innerText(), /may be gone when the browser is closed/);
        for (const lang of LANGUAGES) {
          for (const name of templatePaths(site)) {
            await go(`${lang}/${name}`);
            await page.locator('[data-sk-waiting]').waitFor();
            assert.match(await page.locator('[data-sk-waiting]').innerText(), /1/, `${lang}/${name}`);
          }
        }
        await page.setViewportSize({ width: 360, height: 700 });
        assert.equal(await page.locator('[data-sk-waiting]').isVisible(), true);
        assert.equal(await page.locator('.sk-header__tools li:visible').count(), 1);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
      }));
  }
});
