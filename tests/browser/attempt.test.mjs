// What becomes of an attempt that is interrupted: another day, a crashed tab, two tabs, a changed quiz, a clock set back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOne, attemptOf, begin, carryOn, next, stored, takeQuiz, until, untilScreen } from '../support/attempt.mjs';
import { shown } from '../support/question.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { base, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUIZ = 'quizzes/cyber.html';
const only = async (page, store) => {
  const [entry, ...more] = await stored(page, store);
  assert.equal(more.length, 0);
  return entry;
};

describe('the state of an attempt', () => {
  test('is kept answer by answer, has a version, and is small enough for SCORM 1.2', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      await begin(page);
      for (let count = 1; count <= 10; count += 1) {
        const { id } = await answerOne(page, false);
        const draft = await only(page, 'drafts');
        assert.equal(draft.schema, 'sekisho/attempt/1');
        assert.equal(Object.keys(draft.answers).length, count);
        assert.equal(draft.answers[id][1], 'ja');
        if (count < 10) await next(page);
        const { person, ...state } = draft;
        assert.ok(person.name);
        const size = JSON.stringify(state).length;
        assert.ok(size < 4000, `${size} characters after ${count} answers`);
      }
    }));

  test('survives a crashed tab', () =>
    visit('http', async ({ page, context, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      const first = await answerOne(page, true);
      page.goto('chrome://crash').catch(() => {});
      await page.waitForEvent('crash');
      const other = await context.newPage();
      await other.goto(`${base('http')}en/${QUIZ}#attempt`, { waitUntil: 'load' });
      await untilScreen(other, 'run');
      const questions = await carryOn(other);
      assert.equal(questions.length, 9);
      assert.ok(!questions.some(({ id }) => id === first.id));
      const { statement } = await only(other, 'statements');
      assert.equal(attemptOf(statement).items[0].id, first.id);
    }));

  test('goes on the next day, and the night does not count as time at the questions', () =>
    visit('http', async ({ page, go }) => {
      await page.clock.install({ time: new Date('2026-11-24T08:00:00Z') });
      await go(`en/${QUIZ}`);
      await begin(page);
      await answerOne(page, true);
      await page.clock.setSystemTime(new Date('2026-11-25T10:30:00Z'));
      await go(`en/${QUIZ}`);
      await page.locator('[data-sk-open]').waitFor();
      assert.match(await page.locator('[data-sk-open-text]').innerText(), /9/);
      await page.locator('[data-sk-act=resume]').click();
      await carryOn(page);
      const { statement } = await only(page, 'statements');
      assert.match(attemptOf(statement).started, /^2026-11-24/);
      assert.match(statement.timestamp, /^2026-11-25/);
      assert.ok(Number(/^PT(\d+)S$/.exec(statement.result.duration)[1]) < 3600, statement.result.duration);
      assert.equal(attemptOf(statement).clock_earlier, false);
    }));
});

describe('two tabs on one attempt', () => {
  const second = async (context) => {
    const page = await context.newPage();
    await page.goto(`${base('http')}en/${QUIZ}#attempt`, { waitUntil: 'load' });
    await untilScreen(page, 'run');
    return page;
  };

  test('the first answer to a question counts, and neither loses those of the other', () =>
    visit('http', async ({ page, context, go }) => {
      await go(`en/${QUIZ}`);
      await begin(page);
      const other = await second(context);
      const { id } = await shown(page);
      assert.equal((await shown(other)).id, id);
      await answerOne(page, true);
      const [given] = (await only(page, 'drafts')).answers[id];
      await answerOne(other, false);
      assert.equal((await only(page, 'drafts')).answers[id][0], given);
      // Each goes on by turns; both know what the other sent.
      await next(other);
      const { id: third } = await answerOne(other, true);
      await next(page);
      await answerOne(page, true);
      await next(page);
      assert.notEqual((await shown(page)).id, third);
      await carryOn(page);
      const { items } = attemptOf((await only(page, 'statements')).statement);
      assert.deepEqual(items.map(({ score: [points, most] }) => points === most), Array(10).fill(true));
    }));

  test('what ended in one is not begun again in the other, and is recorded once', () =>
    visit('http', async ({ page, context, go }) => {
      await go(`ja/${QUIZ}`);
      await begin(page);
      const other = await second(context);
      await answerOne(other, true);
      await carryOn(page);
      await next(other);
      await answerOne(other, true).catch(() => {});
      await untilScreen(other, 'start');
      await other.locator('[data-sk-elsewhere]').waitFor();
      await only(page, 'statements');
      assert.deepEqual(await stored(page, 'drafts'), []);
    }));
});

for (const lang of LANGUAGES) {
  test(`${lang}: an attempt on another text is closed, its answers are kept, and a new one starts`, () =>
    visit('http', async ({ page, go }) => {
      await go(`${lang}/${QUIZ}`);
      await begin(page);
      await answerOne(page, true);
      await next(page);
      await answerOne(page, true);
      // The trainer publishes another text.
      await page.evaluate(async () => {
        const draft = await globalThis.sekisho.store.get('drafts', 'cyber');
        await globalThis.sekisho.store.put('drafts', { ...draft, release: 0, fingerprint: `sha256:${'0'.repeat(64)}` });
      });
      await page.reload({ waitUntil: 'load' });
      await untilScreen(page, 'start');
      await page.locator('[data-sk-closed]').waitFor();
      assert.match(await page.locator('[data-sk-closed-text]').innerText(), /2/);
      assert.ok(!(await page.locator('[data-sk-open]').isVisible()));
      const closed = await only(page, 'drafts');
      assert.equal(Object.keys(closed.answers).length, 2);
      assert.match(closed.id, /^closed:cyber:/);
      await takeQuiz(page);
      assert.equal(attemptOf((await only(page, 'statements')).statement).release, 1);
      await go(`${lang}/${QUIZ}`);
      await page.locator('[data-sk-act=forget]').click();
      await until(page, () => !document.querySelector('[data-sk-closed]').checkVisibility());
      assert.deepEqual(await stored(page, 'drafts'), []);
    }));

  test(`${lang}: a clock that was set back is said and recorded`, () =>
    visit('http', async ({ page, go }) => {
      await page.clock.install({ time: new Date('2026-11-24T08:00:00Z') });
      await go(`${lang}/${QUIZ}`);
      await takeQuiz(page);
      await page.clock.setSystemTime(new Date('2026-11-20T08:00:00Z'));
      await go(`${lang}/${QUIZ}`);
      await takeQuiz(page);
      const statements = (await stored(page, 'statements')).map(({ statement }) => statement);
      assert.deepEqual(statements.map((statement) => attemptOf(statement).clock_earlier).sort(), [false, true]);
      await page.locator('[data-sk-screen=result] .sk-notice--warn').first().waitFor();
    }));
}

test('a pass is not taken back by a later attempt that fails', () =>
  visit('http', async ({ page, go }) => {
    await go(`en/${QUIZ}`);
    await takeQuiz(page);
    await go(`en/${QUIZ}`);
    await takeQuiz(page, () => false);
    await go('en/my-training.html');
    await page.locator('[data-sk-rows] .sk-state--ok').first().waitFor();
    await page.locator('[data-sk-proof]').first().waitFor();
  }));
