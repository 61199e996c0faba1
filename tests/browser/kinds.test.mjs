// What the table in docs/quizzes.md says of every kind of question: names, announcements, sizes for fingers, paper.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { practice } from '../support/attempt.mjs';
import { KINDS, answer } from '../support/question.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUESTION = '[data-sk-slot] [data-sk-question]';
// Least height of what a finger has to hit, in pixels: rows of the buttons of a sequence are closer than others.
const LEAST = { ordering: 44 };
const TARGETS = {
  single: '.sk-option',
  multiple: '.sk-option',
  true_false: '.sk-option',
  numeric: 'input',
  text: 'input',
  matching: 'select',
  ordering: '[data-sk-move]',
  hotspot: 'button',
  scenario: '[data-sk-node]:not([hidden]) :is(.sk-option, [data-sk-decide])',
};
/** What stays of an answer on paper, and what goes. */
const PAPER = {
  ordering: { gone: '[data-sk-move]' },
  scenario: { gone: '[data-sk-decide]' },
};

const names = (page, selector) =>
  page.evaluate((wanted) => {
    const text = (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent.trim() ?? '').join(' ');
    return [...document.querySelectorAll(wanted)].map((control) => {
      const by = control.getAttribute('aria-labelledby');
      return (by ? text(by) : [...(control.labels ?? [])].map((label) => label.textContent.trim()).join(' ') || control.textContent.trim()).replace(/\s+/g, ' ');
    });
  }, selector);

for (const lang of LANGUAGES) {
  describe(lang, () => {
    for (const kind of KINDS) {
      test(kind, () =>
        visit('http', async ({ page, go }) => {
          await go(`${lang}/quizzes/cyber.html`);
          await practice(page, kind);

          // Every control has a name of its own; the group is named by the stem.
          const controls = await names(page, `${QUESTION} :is(input, select, button):not([hidden])`);
          assert.ok(controls.length > 0 && controls.every(Boolean), JSON.stringify(controls));
          if (kind !== 'scenario') assert.equal(new Set(controls).size, controls.length, 'no two alike');
          assert.ok((await page.locator(`${QUESTION} legend`).innerText()).trim());

          const heights = await page.locator(`${QUESTION} ${TARGETS[kind]}`).evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
          assert.ok(heights.length > 0 && heights.every((height) => height >= (LEAST[kind] ?? 48)), heights.join());

          await answer(page, false);
          await page.locator('[data-sk-run] [data-sk-act=submit]').click();
          // The verdict has the focus and is said.
          const [focused, said] = await page.evaluate(() => [document.activeElement.textContent.trim(), [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent.trim())]);
          assert.ok(focused && said.includes(focused), `${focused} among ${JSON.stringify(said)}`);

          await page.emulateMedia({ media: 'print' });
          assert.ok(await page.locator(`${QUESTION} :is([data-sk-verdict], [data-sk-overall]):visible`).count());
          const shapes = await page.locator(`${QUESTION} .sk-verdict:visible`).evaluateAll((all) => all.map((verdict) => getComputedStyle(verdict, '::before').printColorAdjust));
          assert.ok(shapes.every((adjust) => adjust === 'exact'), shapes.join());
          if (PAPER[kind]) assert.equal(await page.locator(`${QUESTION} ${PAPER[kind].gone}`).filter({ visible: true }).count(), 0);
        }, { viewport: { width: 360, height: 740 }, hasTouch: true }));
    }
  });
}
