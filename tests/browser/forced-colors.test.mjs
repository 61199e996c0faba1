// Colors of the system: what is chosen, right, wrong, where the focus is, and which state a thing has can be told without
// any color of the theme. Every other page with a dark palette; pictures lie beside those of pictures.test.mjs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { carryOn, begin, practice, until, LEARNER } from '../support/attempt.mjs';
import { assertFocusSeen, tabTo } from '../support/keyboard.mjs';
import { restore } from '../support/my-training.mjs';
import { KINDS, answer } from '../support/question.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const folder = path.resolve(process.env.SEKISHO_PICTURES ?? 'target/pictures');
fs.mkdirSync(folder, { recursive: true });
const setup = () => (globalThis.print = () => (globalThis.printed = true));
const options = (dark) => ({ viewport: { width: 900, height: 900 }, colorScheme: dark ? 'dark' : 'light', forcedColors: 'active' });
const picture = (page, name) => page.screenshot({ path: path.join(folder, `forced-${name}.png`), fullPage: true });

/** Colors of the system as this browser has them. */
const system = (page) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const names = ['Canvas', 'CanvasText', 'Highlight', 'GrayText', 'ButtonText', 'FieldText', 'LinkText', 'ButtonFace', 'Field'];
    const colors = names.map((name) => ((probe.style.backgroundColor = name), [name, getComputedStyle(probe).backgroundColor]));
    probe.remove();
    return Object.fromEntries(colors);
  });
/** What of the visible elements of a selector somebody sees: paint, frame, shape and words. */
const seen = (page, selector, pseudo) =>
  page.evaluate(([wanted, part]) => {
    const visible = [...document.querySelectorAll(wanted)].filter((element) => element.checkVisibility());
    return visible.map((element) => {
      const { backgroundColor: paint, color, clipPath: shape, borderStyle: frame, borderTopWidth: width, borderTopColor: line, outlineColor, outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return { paint, color, shape, frame, width: parseFloat(width), line, outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), outlineColor, text: element.textContent.trim() };
    });
  }, [selector, pseudo]);
/** The focus has a ring in another color than what is behind it. */
async function focusTold(page) {
  await assertFocusSeen(page);
  const { Canvas } = await system(page);
  const rings = await page.evaluate(() => {
    const places = [document.activeElement, ...[...(document.activeElement.labels ?? [])].flatMap((label) => [label, label.parentElement])];
    return places.map((place) => getComputedStyle(place)).filter(({ outlineStyle }) => outlineStyle !== 'none').map(({ outlineWidth, outlineColor }) => [parseFloat(outlineWidth), outlineColor]);
  });
  // Shadows are not painted, so only an outline counts.
  assert.ok(rings.some(([width, color]) => width >= 2 && color !== Canvas), JSON.stringify(rings));
}
const INSIDE = '[data-sk-slot] [data-sk-question]';
const CONTROL = `${INSIDE} :is(input, select, button):not(:disabled)`;

/** What tells a choice from what was not chosen, by kind. */
const marked = async (page) => {
  const { Canvas } = await system(page);
  const chosen = await seen(page, `${INSIDE} input:checked`, '::before');
  const others = await seen(page, `${INSIDE} input:not(:checked)`, '::before');
  assert.ok(chosen.length && others.length);
  for (const { paint } of chosen) assert.ok(paint !== Canvas && !/^rgba.*, 0\)$/.test(paint), paint);
  for (const { paint } of others) assert.ok(paint === Canvas || /^rgba.*, 0\)$/.test(paint), JSON.stringify([chosen, others]));
};
const typed = async (page) => {
  const [field] = await seen(page, `${INSIDE} :is(input, select)`);
  assert.ok(field.color !== field.paint && field.width >= 2 && field.line !== field.paint, JSON.stringify(field));
};
const CHOSEN = {
  single: marked,
  multiple: marked,
  true_false: marked,
  scenario: marked,
  numeric: typed,
  text: typed,
  matching: typed,
  // The sequence is told by its numbers, and moved by buttons that look like some.
  ordering: async (page) => {
    const [move] = await seen(page, `${INSIDE} [data-sk-move]:not(:disabled)`);
    assert.ok(move.width >= 2 && move.line !== move.paint, JSON.stringify(move));
  },
  hotspot: async (page) => {
    const { Canvas } = await system(page);
    const [flag] = await seen(page, `${INSIDE} [aria-pressed=true] > .sk-spot__mark`);
    const [empty] = await seen(page, `${INSIDE} [aria-pressed=false] > .sk-spot__mark`);
    assert.ok(flag.paint !== Canvas && flag.shape !== 'none' && empty.shape === 'none' && empty.frame === 'dashed', JSON.stringify([flag, empty]));
  },
};

describe('questions', () => {
  for (const [at, kind] of KINDS.entries()) {
    const lang = LANGUAGES[at % 2];
    test(`${kind}: chosen, wrong, right and the focus`, () =>
      visit('http', async ({ page, go }) => {
        const verdicts = {};
        for (const [state, rightly] of [['wrong', false], ['right', true]]) {
          await go(`${lang}/quizzes/cyber.html`);
          await practice(page, kind);
          const { Canvas } = await system(page);
          // The way to the answer passes every control of the question.
          await tabTo(page, CONTROL);
          await focusTold(page);
          await answer(page, rightly);
          if (kind !== 'scenario') await CHOSEN[kind](page);
          await tabTo(page, '[data-sk-run] [data-sk-act=submit]');
          await focusTold(page);
          await page.keyboard.press('Enter');
          await page.locator(`${INSIDE} .sk-verdict:visible`).first().waitFor();
          if (kind === 'scenario') await CHOSEN[kind](page);
          const shapes = await seen(page, `${INSIDE} .sk-verdict`, '::before');
          const words = await seen(page, `${INSIDE} .sk-verdict`);
          for (const [index, { paint, shape }] of shapes.entries()) {
            assert.ok(paint !== Canvas && shape !== 'none', `${paint} ${shape}`);
            assert.ok(words[index].text && words[index].color !== Canvas, JSON.stringify(words[index]));
          }
          verdicts[state] = new Set(shapes.map(({ shape }) => shape));
          await picture(page, `${kind}-${state}`);
        }
        // Some shape of the wrong answer is not one of the right answer.
        assert.ok([...verdicts.wrong].some((shape) => !verdicts.right.has(shape)), kind);
      }, options(at % 2)));
  }
});

describe('pages', () => {
  for (const [at, lang] of LANGUAGES.entries()) {
    test(`${lang}: form, result, My training and proof`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/quizzes/cyber.html`);
        // What is missing is told by a frame and by words.
        await tabTo(page, '[data-sk-identity] button:not([type=button])');
        await page.keyboard.press('Enter');
        await until(page, () => document.activeElement.matches('[data-sk-summary]'));
        await focusTold(page);
        const { Canvas } = await system(page);
        const [summary] = await seen(page, '[data-sk-summary]');
        assert.ok(summary.width >= 2 && summary.line !== Canvas, JSON.stringify(summary));
        await picture(page, `form-${lang}`);
        await begin(page, { ...LEARNER, function: 'drivers' });
        await carryOn(page, (number) => number > 0);
        const shapes = await seen(page, '[data-sk-screen=result] .sk-shape');
        assert.ok(new Set(shapes.map(({ shape }) => shape)).size >= 2 && shapes.every(({ paint }) => paint !== Canvas), JSON.stringify(shapes));
        await tabTo(page, '[data-sk-screen=result] [data-sk-act=save]');
        await focusTold(page);
        const buttons = await seen(page, '[data-sk-screen=result] .sk-button');
        assert.ok(buttons.every(({ width, line, paint }) => width >= 1 && line !== paint), JSON.stringify(buttons));
        await picture(page, `result-${lang}`);

        await go(`${lang}/my-training.html`);
        await page.locator('[data-sk-rows] .sk-state').first().waitFor();
        for (const { text, color } of await seen(page, '[data-sk-rows] .sk-state')) assert.ok(text && color !== Canvas);
        const icons = await page.locator('[data-sk-rows] .sk-state .sk-icon').evaluateAll((all) => all.map((icon) => [getComputedStyle(icon).color, getComputedStyle(icon).fill, getComputedStyle(icon).stroke]));
        assert.ok(icons.length && icons.every((colors) => colors.some((color) => color !== 'none' && color !== Canvas)), JSON.stringify(icons));
        await tabTo(page, '#sk-function');
        await focusTold(page);
        await picture(page, `my-training-${lang}`);
      }, { ...options(at), setup }));

    test(`${lang}: step mode, presenter and this PC`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/modules/cyber.html#step=passwords`);
        await page.locator('[data-sk-step-next]:visible').waitFor();
        const { Canvas, Highlight } = await system(page);
        await tabTo(page, '[data-sk-step-next]');
        await focusTold(page);
        await tabTo(page, '[data-sk-step-present]');
        await focusTold(page);
        await picture(page, `step-${lang}`);
        await page.keyboard.press('Enter');
        await until(page, () => document.documentElement.dataset.skMode === 'present');
        const [pressed] = await seen(page, '[data-sk-step-present][aria-pressed=true]');
        assert.ok(pressed.width >= 3 && pressed.line === Highlight, JSON.stringify(pressed));
        const [next] = await seen(page, '[data-sk-step-next]');
        assert.ok(next.width >= 1 && next.line !== Canvas, JSON.stringify(next));
        await picture(page, `present-${lang}`);

        await go(`${lang}/this-pc.html`);
        await until(page, () => /I9/.test(document.querySelector('[data-sk-step=i] [data-sk-state]').textContent));
        const states = await seen(page, '.sk-pc__word');
        assert.ok(new Set(states.map(({ text }) => text)).size >= 2 && states.every(({ color }) => color !== Canvas));
        const [conclusion] = await seen(page, '[data-sk-conclusion]:not([hidden])');
        assert.ok(conclusion.width >= 1 && conclusion.line !== Canvas, JSON.stringify(conclusion));
        await tabTo(page, '[data-sk-act=mark]');
        await focusTold(page);
        await picture(page, `this-pc-${lang}`);
      }, options(at)));
  }

  test('the proof stays black on white, so that its code can be read', () =>
    visit('http', async ({ page, go }) => {
      await go('ja/my-training.html');
      const file = new URL('../records/complete.json', import.meta.url);
      await restore(page, { name: 'record.json', mimeType: 'application/json', buffer: fs.readFileSync(file) });
      await page.locator('[data-sk-proof]').click();
      await until(page, () => globalThis.printed);
      await page.emulateMedia({ media: 'print', forcedColors: 'active', colorScheme: 'dark' });
      const colors = await page.evaluate(() => ['.sk-proof', '.sk-proof__name', '[data-sk-qr] svg'].map((place) => getComputedStyle(document.querySelector(place))).map(({ color, backgroundColor, fill }) => [color, backgroundColor, fill]));
      assert.deepEqual(colors[0].slice(0, 2), ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      assert.equal(colors[1][0], 'rgb(0, 0, 0)');
      assert.equal(colors[2][2], 'rgb(0, 0, 0)');
      await picture(page, 'proof');
    }, { ...options(1), setup }));
});
