// A shared computer in Firefox, over http and from disk, where the store is reached through a frame: who walks away is asked
// for, and nothing is left for the next person.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LEARNER, answerOne, begin, next, takeQuiz, until, untilScreen } from '../../support/attempt.mjs';
import { Firefox } from '../../support/firefox.mjs';
import { buildKioskSite } from '../../support/kiosk-site.mjs';
import { serve } from '../../support/server.mjs';

const QUIZ = 'quizzes/cyber.html';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sekisho-kiosk-'));
const firefox = new Firefox();
const bases = {};
let server;

before(async () => {
  const site = buildKioskSite(folder, 'site', '{enabled: true, idle_minutes: 1}');
  server = await serve(site);
  Object.assign(bases, { http: server.base, file: `${pathToFileURL(site)}/` });
  await firefox.open();
});
after(async () => {
  await firefox.end();
  await server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs before the scripts of a page: a clock of the day that `later` moves on. What counts the seconds stays real. */
const clock = () => {
  let ahead = 0;
  const Real = Date;
  globalThis.later = (milliseconds) => (ahead += milliseconds);
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length ? parts : [Real.now() + ahead]));
    }
    static now() {
      return Real.now() + ahead;
    }
  };
};

async function sit(place, body) {
  const { page, complaints, go } = await firefox.page(bases[place]);
  await page.evaluateOnNewDocument(clock);
  await body({ page, go });
  assert.deepEqual(complaints, []);
  await page.close();
}

/** Nothing moves any more: a page that still scrolls to its next question counts as somebody who is there. */
const quiet = (page) =>
  page.evaluate(() => new Promise((done) => {
    let waiting = setTimeout(done, 500);
    document.addEventListener('scroll', () => (clearTimeout(waiting), (waiting = setTimeout(done, 500))), true);
  }));
/** The page has looked for those before and noted that somebody came: from then on the clock of who is there runs. */
const watched = async () => {
  const came = Date.parse((await globalThis.sekisho.store?.get('meta', 'kiosk:active'))?.at);
  // The page before may have noted a time of the clock that was moved on.
  return came >= performance.timeOrigin && came <= Date.now();
};
const later = (page, seconds) => page.evaluate((milliseconds) => void globalThis.later(milliseconds), seconds * 1000);
const open = (page, wanted) => until(page, (state) => Boolean(document.querySelector('[data-sk-idle]')?.open) === state, wanted, `the question is ${wanted ? 'open' : 'closed'}`);
const atStart = (page, lang) => until(page, (wanted) => location.pathname.endsWith(`/${wanted}/index.html`) && document.readyState === 'complete', lang, 'the first page');
/** Names and open attempts in the store, asked on a page that has it. */
const kept = (page) =>
  page.evaluate(async () => {
    const lists = await Promise.all(['people', 'drafts', 'statements'].map((name) => globalThis.sekisho.store.list(name)));
    return lists.map((list) => list.length);
  });
/** What of the learner stands in the page, or in a field. */
const personal = (page, words) =>
  page.evaluate((all) => {
    const text = document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ');
    return all.filter((word) => text.includes(word));
  }, words);
const NAMES = [LEARNER.name, LEARNER.kana, LEARNER.department];

for (const [place, lang] of [['http', 'en'], ['file', 'ja']]) {
  describe(`Firefox, shared computer: ${place}`, () => {
    test('an attempt is asked about, a key keeps it, and then nothing is left of it', () =>
      sit(place, async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await begin(page);
        await answerOne(page, true);
        await next(page);
        await quiet(page);
        await later(page, 61);
        await open(page, true);
        assert.equal(await page.evaluate(() => document.activeElement.closest('[data-sk-idle]') !== null), true);
        await page.keyboard.press('a');
        await open(page, false);
        assert.deepEqual(await kept(page), [1, 1, 0]);

        // A text, which is watched a little later; nobody answers.
        await go(`${lang}/modules/cyber.html`);
        await until(page, watched, null, 'the page is watched');
        await later(page, 61);
        await open(page, true);
        await later(page, 60);
        await atStart(page, lang);

        await go(`${lang}/${QUIZ}#attempt`);
        await untilScreen(page, 'start');
        assert.deepEqual(await kept(page), [0, 0, 0]);
        assert.deepEqual(await personal(page, NAMES), []);
      }));

    test('a result that was left keeps its number for the trainer, and opens for nobody', () =>
      sit(place, async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await takeQuiz(page);
        const address = await page.evaluate(() => location.hash);
        await later(page, 61);
        await open(page, true);
        await later(page, 60);
        await atStart(page, lang);

        await go(`${lang}/${QUIZ}${address}`);
        await untilScreen(page, 'start');
        assert.deepEqual(await kept(page), [0, 0, 1]);
        assert.deepEqual(await personal(page, NAMES), []);
        await go(`${lang}/my-training.html`);
        await until(page, (staff) => document.querySelector('[data-sk-others]').innerText.includes(staff), LEARNER.staff, 'the number waits');
        assert.deepEqual(await personal(page, NAMES), []);
      }));
  });
}
