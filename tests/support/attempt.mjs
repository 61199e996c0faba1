// A graded attempt from the form to the result, by keyboard alone. Works with the drivers of both browsers.
import assert from 'node:assert/strict';
import { arrowTo, tabTo, typeInto } from './keyboard.mjs';
import { answer } from './question.mjs';

export const LEARNER = { name: '鶴亀 花子', kana: 'つるかめ はなこ', staff: '10432', department: '出荷課' };

/** Waits until the function is true in the page. */
export async function until(page, condition, argument, what = String(condition)) {
  for (let waited = 0; waited < 300; waited += 1) {
    if (await page.evaluate(condition, argument)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`did not come true within 15 s: ${what}`);
}

/** The screen of the quiz page that is shown: start, run, result or left. */
export const untilScreen = (page, name) =>
  until(page, (wanted) => [...document.querySelectorAll('[data-sk-screen]')].find((screen) => screen.checkVisibility())?.dataset.skScreen === wanted, name, `screen ${name}`);

async function press(page, selector) {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** Fills in the form, in the order of its fields, and starts the attempt. */
export async function begin(page, learner = LEARNER) {
  await untilScreen(page, 'start');
  for (const field of ['name', 'kana', 'latin', 'staff', 'department']) {
    if (learner[field]) await typeInto(page, `[data-sk-identity] [name=${field}]`, learner[field]);
  }
  if (learner.function) {
    await tabTo(page, '[data-sk-identity] [name=function]');
    await arrowTo(page, learner.function);
  }
  for (const box of ['remember', 'honor']) {
    if (box === 'remember' && !learner.remember) continue;
    await tabTo(page, `[data-sk-identity] [name=${box}]`);
    await page.keyboard.press(' ');
  }
  await press(page, '[data-sk-identity] button:not([type=button])');
  await untilScreen(page, 'run');
}

/** Practice with a draw that has a question of this kind, up to that question. */
export async function practice(page, kind) {
  await page.evaluate((wanted) => {
    const { attempt } = globalThis.sekisho;
    const quiz = JSON.parse(document.getElementById('sk-quiz').textContent);
    const pool = [...document.querySelectorAll('[data-sk-pool] [data-sk-question]')].map(({ dataset }) => ({
      id: dataset.skQuestion,
      kind: dataset.skKind,
      objective: dataset.skObjective,
      critical: dataset.skCritical === '1',
      choices: [],
    }));
    const first = (seed) => attempt.draw(pool, quiz.objectives.map(({ id }) => id), quiz.draw, seed).items[0];
    let seed = 0;
    while (pool.find(({ id }) => id === first(seed)).kind !== wanted) seed += 1;
    const original = crypto.getRandomValues.bind(crypto);
    crypto.getRandomValues = (array) => (array instanceof Uint32Array && array.length === 1 ? array.fill(seed) : original(array));
  }, kind);
  await page.locator('[data-sk-act=practice]').click();
  await untilScreen(page, 'run');
}

/** Answers one question and submits it; `next` goes on, to the result after the last one. */
export async function answerOne(page, rightly) {
  const question = await answer(page, rightly);
  await press(page, '[data-sk-run] [data-sk-act=submit]');
  await until(page, () => document.querySelector('[data-sk-run] [data-sk-sent]').checkVisibility(), null, 'the answer is shown as sent');
  return question;
}

export async function next(page) {
  await press(page, '[data-sk-run] :is([data-sk-act=next], [data-sk-act=finish]):not([hidden])');
}

/** Answers every question as `plan(question number, id)` says and returns the questions in their order. */
export async function takeQuiz(page, plan = () => true, learner = LEARNER) {
  await begin(page, learner);
  return carryOn(page, plan);
}

/** The rest of a running attempt. */
export async function carryOn(page, plan = () => true) {
  const questions = [];
  // After a button that takes up an attempt again, its questions come a moment later.
  await untilScreen(page, 'run');
  for (;;) {
    const id = await page.evaluate(() => [...document.querySelectorAll('[data-sk-slot] [data-sk-question]')][0]?.dataset.skQuestion);
    questions.push(await answerOne(page, plan(questions.length, id)));
    const last = await page.evaluate(() => document.querySelector('[data-sk-run] [data-sk-act=finish]').checkVisibility());
    await next(page);
    if (last) break;
    await until(page, (before) => document.querySelector('[data-sk-slot] [data-sk-question]').dataset.skQuestion !== before, id, 'the next question');
  }
  await untilScreen(page, 'result');
  return questions;
}

/** What IndexedDB holds, read without the scripts of the site. */
export const stored = (page, store) =>
  page.evaluate(async (name) => {
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open(`sekisho:${document.documentElement.dataset.skSite}:1`);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const all = await new Promise((done, fail) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    database.close();
    return all;
  }, store);

/** The extension in which a statement says how the attempt went. */
export const attemptOf = (statement) => Object.values(statement.context.extensions)[0];

/** Runs in the page before its scripts: every 32-bit draw is this seed. */
export const withSeed = (seed) => `{
  const original = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    if (array instanceof Uint32Array && array.length === 1) { array[0] = ${seed}; return array; }
    return original(array);
  };
}`;
