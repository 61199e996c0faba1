// A smoke run in WebKitGTK, the engine closest to Safari that Debian has: every template opens, search finds, a quiz is
// passed and read in the other language, over http and from disk.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { LEARNER } from '../../support/attempt.mjs';
import { serve } from '../../support/server.mjs';
import { LANGUAGES, templatePaths } from '../../support/templates.mjs';
import { WebKit } from '../../support/webkit.mjs';

const site = path.resolve(process.env.SEKISHO_SITE ?? 'public');
const webkit = new WebKit();
let server;

before(async () => {
  server = await serve(site);
  await webkit.open();
});
after(async () => {
  await webkit.end();
  await server?.close();
});

/** In the page: answers the question on the screen rightly, by its controls. */
function answerRightly() {
  const question = document.querySelector('[data-sk-slot] [data-sk-question]');
  const all = (selector) => [...question.querySelectorAll(selector)];
  const type = (input, text) => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  for (const option of all('label[data-sk-option][data-sk-correct="1"]')) option.querySelector('input').click();
  for (const spot of all('button[data-sk-option][data-sk-correct="1"]')) spot.click();
  for (const field of all('[data-sk-answer]')) type(field, field.dataset.skAnswer);
  for (const field of all('[data-sk-accept]')) type(field, JSON.parse(field.dataset.skAccept)[0]);
  for (const select of all('[data-sk-pair]')) {
    select.value = select.dataset.skPair;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const order = question.querySelector('[data-sk-order]')?.dataset.skOrder.split(',') ?? [];
  order.forEach((id, place) => {
    const at = () => all('[data-sk-item]').findIndex(({ dataset }) => dataset.skItem === id);
    while (at() > place) question.querySelector(`[data-sk-item="${id}"] [data-sk-move=up]`).click();
  });
  for (;;) {
    const node = all('[data-sk-node]').find((place) => !place.hidden && !place.dataset.skDecided);
    if (!node) break;
    node.querySelector('[data-sk-correct="1"] input').click();
    node.querySelector('[data-sk-decide]').click();
  }
  document.querySelector('[data-sk-run] [data-sk-act=submit]').click();
}

for (const place of ['http', 'file']) {
  describe(`WebKitGTK: ${place}`, () => {
    const base = () => (place === 'file' ? `${pathToFileURL(site)}/` : server.base);

    test('every template opens, with its scripts and within its window', async () => {
      for (const lang of LANGUAGES) {
        for (const name of templatePaths(site)) {
          await webkit.go(`${base()}${lang}/${name}`);
          const [ready, title, content, room] = await webkit.run(() => [
            typeof globalThis.sekisho?.word,
            document.querySelector('h1')?.textContent.trim() ?? '',
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          assert.equal(ready, 'function', `${lang}/${name}`);
          assert.ok(title && content <= room, `${lang}/${name}: ${content} px`);
        }
      }
    });

    test('search finds a question by its number', async () => {
      await webkit.go(`${base()}ja/modules/cyber.html`);
      await webkit.type('[data-sk-search]', '175');
      await webkit.until(() => [...document.querySelectorAll('[role=option]')].some((option) => (option.closest('a') ?? option.querySelector('a'))?.href.includes('questions/175.html')));
    });

    test('passed in English, read in Japanese and in My training', async () => {
      await webkit.go(`${base()}en/quizzes/cyber.html`);
      await webkit.until(() => document.querySelector('[data-sk-screen=start]')?.checkVisibility());
      for (const name of ['name', 'staff']) await webkit.type(`[data-sk-identity] [name=${name}]`, LEARNER[name]);
      await webkit.run(() => {
        document.querySelector('[data-sk-identity] [name=honor]').click();
        document.querySelector('[data-sk-identity] button:not([type=button])').click();
      });
      for (let count = 0; count < 10; count += 1) {
        await webkit.until((n) => document.querySelector('[data-sk-where]').textContent.includes(` ${n} `) && document.querySelector('[data-sk-run] [data-sk-act=submit]').checkVisibility(), count + 1);
        await webkit.run(answerRightly);
        await webkit.until(() => document.querySelector('[data-sk-run] [data-sk-sent]').checkVisibility());
        await webkit.run(() => document.querySelector('[data-sk-run] :is([data-sk-act=next], [data-sk-act=finish]):not([hidden])').click());
      }
      await webkit.until(() => document.querySelector('[data-sk-screen=result]').checkVisibility() && location.hash.startsWith('#result='));
      const hash = await webkit.run(() => location.hash);
      assert.match(await webkit.run(() => document.querySelector('[data-sk-screen=result]').innerText), /100%/);
      await webkit.go(`${base()}ja/quizzes/cyber.html${hash}`);
      await webkit.until(() => /合格しました/.test(document.querySelector('[data-sk-screen=result]').innerText));
      await webkit.go(`${base()}ja/my-training.html`);
      await webkit.until(() => document.querySelector('[data-sk-rows] .sk-state--ok') !== null);
    });
  });
}
