// My training: what is due for a function, what was passed on which release, another person, what stays on the PC.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LEARNER, stored, takeQuiz, until } from '../support/attempt.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUIZ = 'quizzes/cyber.html';
const PAGE = 'my-training.html';
const modules = (page, place) => page.locator(`[${place}] .sk-my__module a`).evaluateAll((links) => links.map((link) => link.textContent));

/** The list of modules as a site with more of them would write it. */
const withModules = (page, change) =>
  page.route(`**/${PAGE}`, async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    const island = /(<script[^>]*id="?sk-modules"?[^>]*>)(.*?)(<\/script>)/s;
    const changed = html.replace(island, (_, open, json, close) => open + JSON.stringify(change(JSON.parse(json))).replaceAll('<', '\\u003c') + close);
    assert.notEqual(changed, html);
    await route.fulfill({ response: answer, body: changed });
  });
const more = (all) => {
  const cyber = { ...all.find(({ module }) => module === 'cyber'), functions: ['everyone'] };
  return [cyber, { ...cyber, module: 'pest', title: 'Pest', functions: ['drivers', 'warehouse'] }, { ...cyber, module: 'finance', title: 'Money', functions: ['finance'] }];
};

for (const lang of LANGUAGES) {
  describe(lang, () => {
    test('the function that was chosen decides what is listed first, and is kept', () =>
      visit('http', async ({ page, go }) => {
        await withModules(page, more);
        await go(`${lang}/${PAGE}`);
        const choice = page.locator('#sk-function');
        await choice.waitFor();
        assert.equal((await modules(page, 'data-sk-rows')).length, 3);
        assert.ok(!(await page.locator('[data-sk-rest]').isVisible()));
        await choice.selectOption('drivers');
        await until(page, () => document.querySelectorAll('[data-sk-rows] tr').length === 2);
        assert.deepEqual(await modules(page, 'data-sk-rest-rows'), ['Money']);
        assert.match(await page.locator('[data-sk-count]').innerText(), /2/);
        await page.reload({ waitUntil: 'load' });
        await until(page, () => document.querySelectorAll('[data-sk-rows] tr').length === 2);
        assert.equal(await choice.inputValue(), 'drivers');
      }));

    test('says what was passed, when, on which release and until when', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await takeQuiz(page);
        await withModules(page, (all) => [{ ...more(all)[0], release: 2 }]);
        await go(`${lang}/${PAGE}`);
        const row = page.locator('[data-sk-rows] tr').first();
        await row.locator('.sk-state--ok').waitFor();
        const { statement } = (await stored(page, 'statements'))[0];
        const text = await row.innerText();
        const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Tokyo' }).format(new Date(statement.timestamp));
        for (const part of [day, '100%', String(Number(day.slice(0, 4)) + 1)]) assert.ok(text.includes(part), `${part} in ${text}`);
        assert.match(text, lang === 'ja' ? /第1版/ : /release 1/);
        assert.match(await row.locator('.sk-my__changed').innerText(), /2/);
      }));

    test('what was taken stays in sight when the function does not ask for it', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await takeQuiz(page);
        await go(`${lang}/${PAGE}`);
        await page.locator('#sk-function').selectOption('warehouse');
        await until(page, () => document.querySelectorAll('[data-sk-rows] tr').length === 6);
        const proof = page.locator('[data-sk-rows] [data-sk-proof]').last();
        assert.ok(await proof.isVisible(), 'five modules of the function and the one that was passed, with its proof');
      }));

    test('the next person finds nothing of the last one but the number of a record that waits', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await takeQuiz(page);
        await go(`${lang}/${PAGE}`);
        await page.locator('#sk-function').selectOption('drivers');
        await page.locator('[data-sk-act=leave]').first().click();
        await page.locator('[data-sk-act=leave-now]').click();
        await page.locator('[data-sk-said]').waitFor();
        const text = await page.locator('body').innerText();
        for (const secret of [LEARNER.name, LEARNER.kana, LEARNER.department]) assert.ok(!text.includes(secret), secret);
        assert.ok(text.includes(LEARNER.staff));
        assert.equal(await page.locator('#sk-function').inputValue(), '');
        for (const store of ['people', 'drafts']) assert.deepEqual(await stored(page, store), []);
        await go(`${lang}/${QUIZ}`);
        for (const name of ['name', 'kana', 'staff', 'department']) assert.equal(await page.locator(`[data-sk-identity] [name=${name}]`).inputValue(), '');
      }));
  });
}
