// Pictures to look at, made by every run: step mode, the states of questions, My training, the proof; both languages.
// They lie in target/pictures, or where SEKISHO_PICTURES says. Each must fit its window.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { begin, practice, takeQuiz } from '../support/attempt.mjs';
import { KINDS, answer } from '../support/question.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const folder = path.resolve(process.env.SEKISHO_PICTURES ?? 'target/pictures');
fs.mkdirSync(folder, { recursive: true });
const WINDOWS = [
  { lang: 'ja', size: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { lang: 'en', size: 'desk-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
];

const picture = async (page, name) => {
  const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= room, `${name} is ${content} px wide in a window of ${room}`);
  const bytes = await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  assert.ok(bytes.length > 5000, `${name} shows something`);
};

for (const { lang, size, ...options } of WINDOWS) {
  const named = (what) => `${what}-${lang}-${size}`;
  describe(`${lang}, ${size}`, () => {
    for (const kind of KINDS) {
      test(`states of ${kind}`, () =>
        visit('http', async ({ page, go }) => {
          for (const [state, rightly] of [['wrong', false], ['right', true]]) {
            await go(`${lang}/quizzes/cyber.html`);
            await practice(page, kind);
            if (state === 'wrong') {
              await picture(page, named(`${kind}-untouched`));
              await page.locator('[data-sk-run] [data-sk-act=submit]').click();
              // A sequence always has an order, so it is never refused.
              if (kind !== 'ordering') await page.locator('[data-sk-question] [data-sk-error]:visible').waitFor();
              await picture(page, named(`${kind}-${kind === 'ordering' ? 'as-shuffled' : 'error'}`));
              if (kind === 'ordering') continue;
            }
            await answer(page, rightly);
            await picture(page, named(`${kind}-chosen`));
            await page.locator('[data-sk-run] [data-sk-act=submit]').click();
            await page.locator('[data-sk-question] :is([data-sk-verdict], [data-sk-overall]):visible').first().waitFor();
            await picture(page, named(`${kind}-${state}`));
          }
        }, options));
    }

    test('sent, result, My training and proof', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/quizzes/cyber.html`);
        await begin(page);
        await answer(page, true);
        await page.locator('[data-sk-run] [data-sk-act=submit]').click();
        await picture(page, named('sent'));
        await go(`${lang}/quizzes/cyber.html`);
        // All right: a critical question that is wrong has no proof.
        await takeQuiz(page);
        await picture(page, named('result'));
        await page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));
        await page.locator('[data-sk-screen=result] [data-sk-act=print]').first().click();
        await page.waitForFunction(() => globalThis.printed);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await page.setViewportSize({ width: 794, height: 1123 });
        await picture(page, named('proof'));
        await page.setViewportSize(options.viewport);
        await page.emulateMedia({ media: 'screen', colorScheme: options.colorScheme });
        await go(`${lang}/my-training.html`);
        await page.locator('[data-sk-rows] tr').first().waitFor();
        await picture(page, named('my-training'));
      }, options));

    test('step mode and presenter', () =>
      visit('http', async ({ page, go }) => {
        for (const hash of ['step', 'step=passwords', 'step=phishing.3', 'present']) {
          await go(`${lang}/index.html`);
          await go(`${lang}/modules/cyber.html#${hash}`);
          await page.locator('[data-sk-step-next]').filter({ visible: true }).waitFor();
          await picture(page, named(hash.replace('=', '-')));
        }
      }, options));
  });
}

test('forced colors: a mark and a verdict are still there', () =>
  visit('http', async ({ page, go }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await go('ja/quizzes/cyber.html');
    await practice(page, 'hotspot');
    await answer(page, false);
    await page.locator('[data-sk-run] [data-sk-act=submit]').click();
    await picture(page, 'hotspot-forced-colors');
    const painted = await page.evaluate(() => {
      const paint = (element, pseudo) => getComputedStyle(element, pseudo).backgroundColor;
      const mark = document.querySelector('.sk-spot[aria-pressed="true"] > .sk-spot__mark');
      const verdict = [...document.querySelectorAll('.sk-verdict')].find((place) => place.checkVisibility());
      return [paint(mark), paint(verdict, '::before'), paint(document.body)];
    });
    assert.notEqual(painted[0], painted[2]);
    assert.notEqual(painted[1], painted[2]);
  }));
