// A server in the plant without a certificate: browsers call that insecure and take away what the site must do without
// (clipboard, randomUUID, subtle, wakeLock). The name leads to this computer, but no browser knows that it does.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { stored, takeQuiz, until } from '../support/attempt.mjs';
import { OPTIONS, launchChromium, openPage } from '../support/chromium.mjs';
import { checksum } from '../support/record-file.mjs';
import { serve } from '../support/server.mjs';
import { site } from '../support/visitor.mjs';

let browser;
let server;
let base;

before(async () => {
  server = await serve(site);
  base = server.base.replace('127.0.0.1', 'plant.example');
  browser = await launchChromium({ args: [...OPTIONS.args, '--host-resolver-rules=MAP plant.example 127.0.0.1'] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function visit(body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  const { page, complaints } = await openPage(context, base);
  try {
    await page.goto(`${base}en/index.html`, { waitUntil: 'load' });
    const has = await page.evaluate(() => [isSecureContext, 'clipboard' in navigator, 'randomUUID' in crypto, 'wakeLock' in navigator, Boolean(crypto.subtle)]);
    assert.deepEqual(has, [false, false, false, false, false], 'the browser calls it insecure');
    await body({ page, go: (name) => page.goto(base + name, { waitUntil: 'load' }) });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}
const code = (page, wanted) =>
  until(page, (text) => document.querySelector(`[data-sk-step=${text[0].toLowerCase()}] [data-sk-state] code`)?.textContent === `PC-${text}`, wanted, `the code PC-${wanted}`);

describe('plain http', () => {
  for (const lang of ['en', 'ja']) {
    test(`${lang}: the page that tests a PC says so, keeps records all the same, and copies in the older way`, () =>
      visit(async ({ page, go }) => {
        await go(`${lang}/this-pc.html`);
        for (const wanted of ['A0', 'B0', 'C0', 'D0', 'J1', 'E9']) await code(page, wanted);
        assert.equal(await page.locator('[data-sk-conclusion]:visible').getAttribute('data-sk-conclusion'), 'unknown');
        await page.locator('[data-sk-act=copy]').click();
        await code(page, 'G7');
        await page.locator('#pc-text').focus();
        await page.keyboard.press('Control+V');
        assert.match(await page.locator('#pc-text').inputValue(), lang === 'en' ? /^Will this PC remember\?/ : /^このパソコン/);
      }));
  }

  test('an attempt becomes a record and a sound file, and the presenter has a view', () =>
    visit(async ({ page, go }) => {
      await go('ja/quizzes/cyber.html');
      await takeQuiz(page);
      const [entry] = await stored(page, 'statements');
      assert.match(entry.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-sk-screen=result] [data-sk-act=save]').first().click()]);
      const file = JSON.parse(fs.readFileSync(await download.path(), 'utf8'));
      assert.equal(file.checksum, checksum(file));
      assert.deepEqual(file.statements, [entry.statement]);
      await go('ja/modules/cyber.html#present');
      await page.locator('[data-sk-step-next]:visible').waitFor();
      await page.keyboard.press('ArrowRight');
      assert.match(await page.locator('[data-sk-step-count]').first().innerText(), /^2 /);
    }));
});
