// The quiz by keyboard alone: graded attempts in both languages, the rules of passing, mistakes in forms, practice, `check`.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOne, attemptOf, begin, carryOn, next, stored, takeQuiz, until, untilScreen, withSeed } from '../support/attempt.mjs';
import { idle } from '../support/chromium.mjs';
import { tabTo } from '../support/keyboard.mjs';
import { KINDS, answer, shown } from '../support/question.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUIZ = 'quizzes/cyber.html';
const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim());

/** A seed whose draw the function accepts; it sees the drawn questions as `{id, kind, critical}`. */
async function seedFor(accept) {
  let found;
  await visit('http', async ({ page, go }) => {
    await go(`en/${QUIZ}`);
    const draws = (from) => page.evaluate((from) => {
      const quiz = JSON.parse(document.getElementById('sk-quiz').textContent);
      const pool = [...document.querySelectorAll('[data-sk-pool] [data-sk-question]')].map((element) => ({
        id: element.dataset.skQuestion,
        kind: element.dataset.skKind,
        objective: element.dataset.skObjective,
        critical: element.dataset.skCritical === '1',
        choices: [],
      }));
      return Array.from({ length: 5000 }, (_, at) => {
        const { items } = globalThis.sekisho.attempt.draw(pool, quiz.objectives.map(({ id }) => id), quiz.draw, from + at);
        return items.map((id) => pool.find((item) => item.id === id));
      });
    }, from);
    for (let from = 0; from < 100_000 && found === undefined; from += 5000) {
      const at = (await draws(from)).findIndex((items) => accept(items));
      if (at >= 0) found = from + at;
    }
  });
  assert.notEqual(found, undefined, 'one of 100,000 draws has what the test needs');
  return found;
}

for (const lang of LANGUAGES) {
  describe(`graded attempt: ${lang}`, () => {
    test('all right passes and is recorded', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        const questions = await takeQuiz(page);
        const [entry, ...more] = await stored(page, 'statements');
        assert.equal(more.length, 0);
        const { verb, result, context, actor } = entry.statement;
        assert.match(verb.id, /\/passed$/);
        assert.deepEqual(result.score, { scaled: 1, raw: 100, min: 0, max: 100 });
        assert.equal(result.success, true);
        assert.equal(context.language, lang);
        assert.equal(actor.account.name, '10432');
        const attempt = attemptOf(entry.statement);
        assert.deepEqual(attempt.items.map(({ id }) => id), questions.map(({ id }) => id));
        assert.ok(attempt.items.every((item) => item.language === lang));
        assert.match(attempt.fingerprint, /^sha256:[0-9a-f]{64}$/);
        assert.equal(attempt.assurance, 1);
        assert.ok(Number.isSafeInteger(attempt.seed));
        assert.ok(context.contextActivities.grouping.some(({ id }) => id.endsWith('/178')));
        assert.match(entry.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.equal(entry.id, entry.statement.id);
        // The name is a matter of the record file, never of the statement.
        assert.ok(!JSON.stringify(entry.statement).includes('花子'));
        assert.match(await page.locator('[data-sk-screen=result]').innerText(), /100/);
      }));

    test('all wrong does not pass, is recorded too, and says what to read', () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        const questions = await takeQuiz(page, () => false);
        const [{ statement }] = await stored(page, 'statements');
        assert.match(statement.verb.id, /\/failed$/);
        assert.equal(statement.result.success, false);
        const missed = page.locator('[data-sk-missed] article');
        assert.equal(await missed.count(), questions.length);
        const hrefs = await page.locator('[data-sk-missed] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        assert.equal(hrefs.length, questions.length);
        for (const href of hrefs) assert.match(href, /^\.\.\/modules\/cyber\.html#[a-z]/);
      }));
  });
}

describe('draw', () => {
  test('the same seed gives the same questions and choices in the same order, another one does not', async () => {
    const take = async (seed, lang) => {
      const seen = [];
      await visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        seen.push(...(await takeQuiz(page)).map(({ id, options, choices }) => [id, ...options.map((option) => option.id), ...choices]));
        assert.equal(attemptOf((await stored(page, 'statements'))[0].statement).seed, seed);
      }, { setup: withSeed(seed) });
      return JSON.stringify(seen);
    };
    const [english, japanese, other] = await Promise.all([take(20261, 'en'), take(20261, 'ja'), take(7, 'en')]);
    assert.equal(english, japanese);
    assert.notEqual(english, other);
  });

  test('every kind of question can be answered rightly and wrongly by keyboard', async () => {
    // No draw holds a question of every kind, as objectives share it out; two draws do.
    const halves = [['hotspot', 'scenario', 'text'], KINDS.filter((kind) => !['hotspot', 'scenario', 'text'].includes(kind))];
    const seen = new Set();
    for (const wanted of halves) {
      const seed = await seedFor((items) => wanted.every((kind) => items.some((item) => item.kind === kind)));
      await visit('http', async ({ page, go }) => {
        await go(`en/${QUIZ}`);
        for (const { kind } of await takeQuiz(page)) seen.add(kind);
        const { result } = (await stored(page, 'statements'))[0].statement;
        assert.equal(result.score.raw, 100);
      }, { setup: withSeed(seed) });
      await visit('http', async ({ page, go }) => {
        await go(`ja/${QUIZ}`);
        await takeQuiz(page, () => false);
        const attempt = attemptOf((await stored(page, 'statements'))[0].statement);
        for (const { kind, score: [points, most] } of attempt.items) assert.ok(points < most, `${kind}: ${points} of ${most}`);
      }, { setup: withSeed(seed) });
    }
    assert.deepEqual([...seen].sort(), [...KINDS].sort());
  });

  test('a critical question must be right, whatever the score', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      const critical = await page.evaluate(() => document.querySelector('[data-sk-pool] [data-sk-critical="1"]').dataset.skQuestion);
      await takeQuiz(page, (_, id) => id !== critical);
      const [{ statement }] = await stored(page, 'statements');
      assert.ok(statement.result.score.raw >= 80);
      assert.equal(statement.result.success, false);
      assert.deepEqual(attemptOf(statement).critical_missed, [critical]);
    }));
});

describe('a running attempt', () => {
  test('goes on after a reload, and in the other language, with the answers given', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      const first = await answerOne(page, true);
      await next(page);
      await page.reload({ waitUntil: 'load' });
      await untilScreen(page, 'run');
      assert.notEqual((await shown(page)).id, first.id);
      const second = await answerOne(page, true);
      await page.locator('[data-sk-language=ja]').first().click();
      await page.waitForURL(`**/ja/${QUIZ}*`);
      await untilScreen(page, 'run');
      await carryOn(page);
      const attempt = attemptOf((await stored(page, 'statements'))[0].statement);
      assert.equal(attempt.items.length, 10);
      assert.deepEqual(attempt.items.slice(0, 2).map(({ id, language }) => [id, language]), [[first.id, 'en'], [second.id, 'en']]);
      assert.ok(attempt.items.slice(2).every(({ language }) => language === 'ja'));
    }));

  test('after the last attempt a further one needs a reason, which is recorded', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await takeQuiz(page, () => false);
        await go(`ja/${QUIZ}`);
      }
      await untilScreen(page, 'start');
      for (const [name, value] of [['name', '鶴亀 花子'], ['staff', '10432']]) await page.locator(`[data-sk-identity] [name=${name}]`).fill(value);
      await page.locator('[data-sk-identity] [name=honor]').check();
      await page.locator('[data-sk-identity] button:not([type=button])').click();
      await page.locator('[data-sk-reason]').waitFor();
      await page.locator('[data-sk-identity] button:not([type=button])').click();
      await page.locator('[name=reason][aria-invalid=true]').waitFor();
      await page.locator('[name=reason]').fill('課長の指示で再受験');
      await page.locator('[data-sk-identity] button:not([type=button])').click();
      await untilScreen(page, 'run');
      await carryOn(page);
      const attempts = (await stored(page, 'statements')).map(({ statement }) => attemptOf(statement));
      assert.deepEqual(attempts.map(({ attempt }) => attempt), [1, 2, 3, 4]);
      assert.deepEqual(attempts.map(({ reason }) => reason), [null, null, null, '課長の指示で再受験']);
    }));
});

describe('mistakes in forms', () => {
  for (const lang of LANGUAGES) {
    test(`${lang}: an empty form says what is missing, at the top and at the fields`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await untilScreen(page, 'start');
        await tabTo(page, '[data-sk-identity] button:not([type=button])');
        await page.keyboard.press('Enter');
        const summary = page.locator('[data-sk-summary]');
        assert.ok(await summary.evaluate((element) => element.contains(document.activeElement)), 'the summary has the focus');
        assert.match(await page.title(), lang === 'en' ? /^Error/ : /^エラー/);
        await tabTo(page, '[data-sk-summary] a');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.name), 'name');
        for (const name of ['name', 'staff', 'honor']) {
          const field = page.locator(`[name=${name}]`);
          assert.equal(await field.getAttribute('aria-invalid'), 'true', name);
          const told = await field.evaluate((element) => element.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
          assert.ok(told.trim().length > 3, `${name} says what is missing`);
        }
      }));

    test(`${lang}: a question without an answer is not taken`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await begin(page);
        const { id, kind } = await shown(page);
        await tabTo(page, '[data-sk-run] [data-sk-act=submit]');
        await page.keyboard.press('Enter');
        assert.notEqual(kind, 'ordering');
        const error = page.locator(`[data-sk-question="${id}"] [data-sk-error]`);
        assert.ok(await error.isVisible());
        assert.ok((await error.innerText()).trim().length > 3);
        assert.match(await page.title(), lang === 'en' ? /^Error/ : /^エラー/);
        await answerOne(page, true);
        assert.ok(!(await error.isVisible()));
      }, { setup: withSeed(5) }));
  }
});

describe('practice', () => {
  test('shows at once what is right and records nothing', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      await untilScreen(page, 'start');
      await tabTo(page, '[data-sk-act=practice]');
      await page.keyboard.press('Enter');
      await untilScreen(page, 'run');
      const { id } = await answer(page, false);
      await tabTo(page, '[data-sk-run] [data-sk-act=submit]');
      await page.keyboard.press('Enter');
      assert.ok(await page.locator(`[data-sk-question="${id}"] .sk-verdict`).filter({ visible: true }).first().isVisible());
      assert.ok((await focused(page)).length > 0, 'the verdict has the focus');
      assert.ok(await page.locator('[data-sk-run] [data-sk-again] a').isVisible());
      await tabTo(page, '[data-sk-run] [data-sk-act=retry]');
      await page.keyboard.press('Enter');
      await answer(page, true);
      await tabTo(page, '[data-sk-run] [data-sk-act=submit]');
      await page.keyboard.press('Enter');
      await until(page, () => document.querySelector('[data-sk-run] [data-sk-act=next]').checkVisibility(), null, 'the way on');
      assert.deepEqual(await stored(page, 'statements'), []);
    }));
});

for (const place of ['http', 'file']) {
  describe(`check inside a text: ${place}`, () => {
    for (const lang of LANGUAGES) {
      test(`${lang}: feedback in place, another try, nothing recorded`, () =>
        visit(place, async ({ page, go }) => {
          await go(`${lang}/modules/cyber.html`);
          const form = '[data-sk-check] form';
          // It comes when its place is near the window.
          assert.equal(await page.locator(form).count(), 0);
          await page.locator('[data-sk-check]').first().scrollIntoViewIfNeeded();
          await page.locator(`${form} [data-sk-submit]`).first().waitFor();
          const question = await shown(page);
          assert.equal(question.kind, 'single');
          await answer(page, false);
          await tabTo(page, `${form} [data-sk-submit]`);
          await page.keyboard.press('Enter');
          const wrong = await focused(page);
          const chosen = question.options.find(({ correct }) => !correct).id;
          assert.ok(await page.locator(`${form} [data-sk-feedback="${chosen}"]`).first().isVisible());
          await tabTo(page, `${form} [data-sk-retry]`);
          await page.keyboard.press('Enter');
          await answer(page, true);
          await tabTo(page, `${form} [data-sk-submit]`);
          await page.keyboard.press('Enter');
          const right = await focused(page);
          assert.ok(wrong && right && wrong !== right, `the verdicts read "${wrong}" and "${right}"`);
          const kept = () => globalThis.sekisho.store?.list('statements') ?? indexedDB.databases();
          assert.deepEqual(await page.evaluate(kept), []);
        }));
    }
  });
}

describe('questions that come late', () => {
  const FORM = '[data-sk-check] form';
  const forms = (page) => page.locator(FORM).count();
  const all = (page) => until(page, () => document.querySelectorAll('[data-sk-check] form').length === 12, null, 'all questions are there');

  test('nothing of them is asked for in the first view', () =>
    visit('http', async ({ page, go }) => {
      await go('ja/modules/cyber.html');
      await idle(page);
      assert.equal(await forms(page), 0);
      assert.equal(await page.locator('[data-sk-check] a').count(), 12);
    }));

  for (const [what, act] of Object.entries({
    'a key': (page) => page.keyboard.press('Tab'),
    'another place in the address': (page) => page.evaluate(() => (location.hash = 'today')),
    paper: (page) => page.evaluate(() => dispatchEvent(new Event('beforeprint'))),
  })) {
    test(`${what} brings them`, () =>
      visit('http', async ({ page, go }) => {
        await go('en/modules/cyber.html');
        await act(page);
        await all(page);
      }));
  }

  test('the button for printing waits for them', () =>
    visit('http', async ({ page, go }) => {
      await go('en/modules/cyber.html');
      await page.evaluate(() => (globalThis.print = () => (globalThis.printed = document.querySelectorAll('[data-sk-check] form').length)));
      await page.locator('[data-sk-print]').first().click();
      await until(page, () => globalThis.printed !== undefined);
      assert.equal(await page.evaluate(() => globalThis.printed), 12);
    }));

  for (const place of ['http', 'file']) {
    test(`${place}: the text that a reader opened stays where it is`, () =>
      visit(place, async ({ page, go }) => {
        await go('ja/modules/cyber.html#report');
        await all(page);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const top = await page.evaluate(() => document.getElementById('report').getBoundingClientRect().top);
        assert.ok(top >= 0 && top < 60, `the heading stands ${top} px from the top`);
      }));
  }

  test('the focus goes from the link to its question', () =>
    visit('http', async ({ page, go }) => {
      await go('en/modules/cyber.html');
      await page.locator('[data-sk-check] a').first().focus();
      await all(page);
      await until(page, () => document.activeElement?.closest('[data-sk-check]') === document.querySelector('[data-sk-check]'));
      assert.equal(await page.evaluate(() => document.activeElement.type), 'radio');
    }));

  test('links stay when they do not come', () =>
    visit('http', async ({ page, go, complaints }) => {
      await page.route('**/checks-*', (route) => route.abort());
      await go('en/modules/cyber.html');
      await page.locator('[data-sk-check]').first().scrollIntoViewIfNeeded();
      await page.waitForEvent('requestfailed');
      assert.equal(await page.locator('[data-sk-check] a').count(), 12);
      complaints.length = 0;
    }));
});
