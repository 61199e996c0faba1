// Firefox over http, at the root and below a path, under the strict policy of the test server.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { attemptOf, takeQuiz, until, untilScreen } from '../../support/attempt.mjs';
import { Firefox } from '../../support/firefox.mjs';
import { serve } from '../../support/server.mjs';
import { LANGUAGES, templatePaths } from '../../support/templates.mjs';

const site = path.resolve(process.env.SEKISHO_SITE ?? 'public');
const firefox = new Firefox();
const PREFIXES = { http: undefined, 'sub-path': '/intranet/a%20b/training/' };
const servers = {};

before(async () => {
  for (const [place, prefix] of Object.entries(PREFIXES)) servers[place] = await serve(site, ...(prefix ? [prefix] : []));
  await firefox.open();
});
after(async () => {
  await firefox.end();
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

for (const place of Object.keys(PREFIXES)) {
  describe(`Firefox: ${place}`, () => {
    test('every template opens without a word on the console', async () => {
      const { page, complaints, go } = await firefox.page(servers[place].base);
      for (const lang of LANGUAGES) {
        for (const name of templatePaths(site)) {
          await go(`${lang}/${name}`);
          assert.deepEqual(complaints, [], `${lang}/${name}`);
        }
      }
      await page.close();
    });

    test('a list of results is narrowed, keeps it in its address and after Back', async () => {
      const { page, complaints, go } = await firefox.page(servers[place].base);
      const narrowed = () => until(page, () => /\d+件中\d+件/.test(document.querySelector('[data-sk-search-results] [role=status]')?.textContent ?? ''), null, 'the narrowed list');
      await go(`ja/search.html?q=${encodeURIComponent('封印')}`);
      await until(page, () => document.querySelector('fieldset:not([hidden]) input[value=question]') !== null, null, 'the facets');
      await page.focus('input[value=question]');
      await page.keyboard.press(' ');
      await narrowed();
      assert.match(page.url(), /[?&]kind=question$/);
      assert.equal(await page.evaluate(() => document.activeElement.value), 'question');
      await page.click('.sk-search__found a');
      await until(page, () => location.pathname.includes('/questions/'), null, 'a result');
      await page.evaluate(() => history.back());
      await narrowed();
      assert.ok(await page.evaluate(() => document.querySelector('input[value=question]').checked));
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('passed in English, read in Japanese and in My training', async () => {
      const { page, complaints, go } = await firefox.page(servers[place].base);
      await go('en/quizzes/cyber.html');
      await takeQuiz(page);
      const entries = await page.evaluate(() => globalThis.sekisho.store.list('statements'));
      const entry = entries.at(-1);
      assert.equal(attemptOf(entry.statement).items.length, 10);
      await go(`ja/quizzes/cyber.html#result=${entry.id}`);
      await untilScreen(page, 'result');
      assert.match(await page.evaluate(() => document.querySelector('[data-sk-screen=result]').innerText), /合格しました/);
      await go('ja/my-training.html');
      await until(page, () => document.querySelector('[data-sk-rows] .sk-state--ok') !== null, null, 'passed in My training');
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('the module goes screen by screen', async () => {
      const { page, complaints, go } = await firefox.page(servers[place].base);
      await go('ja/modules/cyber.html#step=passwords');
      await until(page, () => /パスワード/.test(document.querySelector('#passwords')?.checkVisibility() ? document.querySelector('#passwords').innerText : ''), null, 'the section is on the screen');
      await page.keyboard.press('ArrowRight');
      await until(page, () => location.hash === '#step=passwords.2', null, 'the next screen');
      await page.keyboard.press('Escape');
      await until(page, () => !location.hash.startsWith('#step') && document.querySelector('.sk-header').checkVisibility(), null, 'the page again');
      assert.deepEqual(complaints, []);
      await page.close();
    });
  });
}
