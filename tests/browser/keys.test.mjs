// Whole tasks without a mouse, in both languages: only keys move the focus, and whoever looks sees at every stop where it is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { LEARNER, stored, takeQuiz, until } from '../support/attempt.mjs';
import { arrowTo, assertFocusSeen, followTab } from '../support/keyboard.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const MY_TRAINING = 'my-training.html';
const THIS_PC = 'this-pc.html';
/** Printing is only counted. */
const setup = () => {
  globalThis.print = () => {
    globalThis.printed = (globalThis.printed ?? 0) + 1;
    dispatchEvent(new Event('beforeprint'));
  };
};

async function press(page, selector, key = 'Enter') {
  await followTab(page, selector);
  await page.keyboard.press(key);
}
/** Waits for the script to move the focus, and looks at it. */
async function focusOn(page, selector) {
  await until(page, (wanted) => document.activeElement.matches(wanted), selector, `the focus is on ${selector}`);
  await assertFocusSeen(page);
}
/** The file that a key saves. */
async function saved(page, selector) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, selector)]);
  return download.path();
}
/** Opens the dialog for a file by a key, and takes this one. */
async function choose(page, selector, file, key = 'Enter') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, selector, key)]);
  await chooser.setFiles(file);
}

for (const lang of LANGUAGES) {
  describe(`My training by keyboard: ${lang}`, () => {
    test('the function is chosen, the printed list is one key away, and a due module opens', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${MY_TRAINING}`);
        await followTab(page, '#sk-function');
        await arrowTo(page, 'warehouse');
        await until(page, () => /5/.test(document.querySelector('[data-sk-count]').textContent), null, 'the count is said');
        await focusOn(page, '#sk-function');
        await until(page, async () => (await sekisho.store.get('meta', 'function'))?.value === 'warehouse', null, 'the choice is kept');
        await press(page, '[data-sk-training] [data-sk-print]');
        await until(page, () => globalThis.printed === 1, null, 'printing was asked for');
        await focusOn(page, '[data-sk-training] [data-sk-print]');
        await press(page, '[data-sk-rows] a');
        await page.waitForURL(`**/${lang}/modules/general.html`);
      }, { setup }));

    test('all is saved, the person changes, and the file brings everything back', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/quizzes/cyber.html`);
        await takeQuiz(page);
        await go(`${lang}/${MY_TRAINING}`);

        // With a record that waits, leaving is asked about; the way out is the next stop.
        await press(page, '[data-sk-act=leave]');
        await focusOn(page, '[data-sk-leave-warning] h2');
        const file = await saved(page, '[data-sk-act=save]');
        await focusOn(page, '[data-sk-said]');
        assert.equal(JSON.parse(fs.readFileSync(file, 'utf8')).person.name, LEARNER.name);

        // Nothing waits any more, so leaving is one key.
        await page.reload({ waitUntil: 'load' });
        await press(page, '[data-sk-act=leave]');
        await focusOn(page, '[data-sk-said]');
        assert.deepEqual(await stored(page, 'people'), []);

        await choose(page, '[data-sk-act=restore]', file);
        await focusOn(page, '[data-sk-said]');
        await until(page, (name) => document.querySelector('[data-sk-person-text]').textContent.includes(name), LEARNER.name, 'the name is back');
        assert.equal(JSON.parse(fs.readFileSync(await saved(page, '[data-sk-save]'), 'utf8')).statements.length, 1);
        await focusOn(page, '[data-sk-said]');
        await press(page, '[data-sk-rows] [data-sk-proof]');
        await until(page, () => globalThis.printed === 1, null, 'the proof is printed');
        assert.equal(await page.evaluate(() => document.activeElement.matches('[data-sk-proof]')), true);
      }, { setup }));
  });

  describe(`this PC by keyboard: ${lang}`, () => {
    const code = (page, wanted) =>
      until(page, (text) => document.querySelector(`[data-sk-step=${text[0].toLowerCase()}] [data-sk-state] code`)?.textContent === `PC-${text}`, wanted, `the code PC-${wanted}`);

    test('from the conclusion to the mark, the file, the field, the report; the page names the way records are kept', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${THIS_PC}`);
        await code(page, 'I9');
        const way = await page.locator('[data-sk-way]').innerText();
        assert.match(way, /\S/);
        await press(page, '[data-sk-conclusion=unknown] a');
        // A jump inside the page: Tab goes on from the step.
        await until(page, () => location.hash === '#step-e', null, 'the step that decides');
        await press(page, '[data-sk-act=mark]');
        await code(page, 'E2');
        await focusOn(page, '[data-sk-act=mark]');

        const file = await saved(page, '[data-sk-act=file]');
        await code(page, 'F8');
        await choose(page, '#pc-file', file);
        await code(page, 'F0');

        await followTab(page, '#pc-text');
        await page.keyboard.type('abc');
        await page.keyboard.press('Enter');
        await code(page, 'I1');

        await press(page, '[data-sk-act=copy]', ' ');
        await code(page, 'G7');
        await focusOn(page, '[data-sk-act=copy]');
        await press(page, '[data-sk-act=print]', ' ');
        await code(page, 'G0');
        await followTab(page, '#pc-report');
        assert.ok((await page.locator('#pc-report').inputValue()).includes('PC-G0'));
        // The field of the report is no trap.
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.id === 'pc-report'), false);

        // A second look, as after the browser was closed: the person answers, and what was pressed goes.
        await page.reload({ waitUntil: 'load' });
        await code(page, 'E2');
        await press(page, '[data-sk-act=check]');
        await focusOn(page, '#pc-e-found');
        await press(page, '[data-sk-act=found-yes]');
        await focusOn(page, '#step-e');
        await code(page, 'E0');
        assert.equal(await page.locator('[data-sk-conclusion]:visible').getAttribute('data-sk-conclusion'), 'keeps');
      }, { setup }));
  });
}

describe('this PC by keyboard', () => {
  test('a mark that cannot be left takes its button away, and the focus goes to the step', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${THIS_PC}`);
      await until(page, () => document.querySelector('[data-sk-conclusion=unknown]').checkVisibility(), null, 'the conclusion');
      await page.evaluate(() => (IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); }));
      await press(page, '[data-sk-act=mark]');
      await focusOn(page, '#step-e');
    }));
});
