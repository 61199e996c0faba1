// Firefox from disk, where every file has a store of its own and records go through the framed store.html.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { attemptOf, takeQuiz, until, untilScreen } from '../../support/attempt.mjs';
import { Firefox } from '../../support/firefox.mjs';
import { LANGUAGES, templatePaths } from '../../support/templates.mjs';

const site = path.resolve(process.env.SEKISHO_SITE ?? 'public');
const firefox = new Firefox();
const open = () => firefox.page(`${pathToFileURL(site)}/`);

before(() => firefox.open());
after(() => firefox.end());

const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.innerText ?? '', selector);
const waiting = (page, n) =>
  until(page, (wanted) => {
    const place = document.querySelector('[data-sk-waiting]');
    return wanted === 0 ? place.hidden : !place.hidden && place.textContent.includes(String(wanted));
  }, n, `${n} records wait`);

describe('Firefox on file://', () => {
  test('every template opens without a word on the console', async () => {
    const { page, complaints, go } = await open();
    for (const lang of LANGUAGES) {
      for (const name of templatePaths(site)) {
        await go(`${lang}/${name}`);
        assert.deepEqual(complaints, [], `${lang}/${name}`);
      }
    }
    await page.close();
  });

  test('search finds a question by its number and a term by its kana', async () => {
    const { page, complaints, go } = await open();
    for (const [query, wanted] of [['175', 'questions/175.html'], ['ふういん', '.html']]) {
      await go('ja/modules/cyber.html');
      await page.focus('[data-sk-search]');
      await page.keyboard.type(query);
      await until(page, (part) => [...document.querySelectorAll('[role=option]')].some((option) => (option.closest('a') ?? option.querySelector('a'))?.href.includes(part)), wanted, `${query} finds ${wanted}`);
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a list of results is narrowed, keeps it in its address and after Back', async () => {
    const { page, complaints, go } = await open();
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

  test('the page that tests this PC finds the hub, and a mark that outlives a restart', async () => {
    let { page, complaints, go } = await open();
    const code = (wanted) =>
      until(page, (text) => document.querySelector(`[data-sk-step=${text[0].toLowerCase()}] [data-sk-state] code`)?.textContent === `PC-${text}`, wanted, `the code PC-${wanted}`);
    await go('ja/this-pc.html');
    for (const wanted of ['A0', 'C9', 'D0', 'J3', 'E9']) await code(wanted);
    assert.match(await text(page, '[data-sk-way]'), /store\.html/);
    // Another page, with a store of its own but for the hub, sees what this one wrote.
    await page.click('[data-sk-go] a');
    await until(page, () => location.hash === '#step-c', null, 'the other page leads back');
    await code('C0');
    await page.click('[data-sk-act=mark]');
    await code('E2');
    assert.deepEqual(complaints, []);

    await firefox.restart();
    ({ page, complaints, go } = await open());
    await go('en/this-pc.html');
    await code('E2');
    await page.click('[data-sk-act=check]');
    await until(page, () => document.activeElement.id === 'pc-e-found', null, 'the question has the focus');
    await page.click('[data-sk-act=found-yes]');
    await code('E0');
    assert.equal(await page.evaluate(() => document.querySelector('[data-sk-conclusion]:not([hidden])').dataset.skConclusion), 'keeps');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a record is seen by every page, in both languages, and after a restart of the browser', async () => {
    let { page, complaints, go } = await open();
    await go('ja/quizzes/cyber.html');
    await takeQuiz(page);
    assert.match(await text(page, '[data-sk-screen=result]'), /100/);
    await go('en/modules/cyber.html');
    await waiting(page, 1);
    assert.deepEqual(complaints, []);

    await firefox.restart();
    ({ page, complaints, go } = await open());
    await go('en/my-training.html');
    await until(page, () => document.querySelector('[data-sk-rows] a') !== null, null, 'a row of my training');
    const [entry] = await page.evaluate(() => globalThis.sekisho.store.list('statements'));
    assert.equal(attemptOf(entry.statement).items.length, 10);
    await go(`en/quizzes/cyber.html#result=${entry.id}`);
    await untilScreen(page, 'result');
    await page.click('[data-sk-screen=result] [data-sk-act=save]');
    await go('ja/index.html');
    await waiting(page, 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
