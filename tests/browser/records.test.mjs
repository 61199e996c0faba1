// The record of an attempt: kept by the browser, shown on every page until it was saved, saved as a file, printed, read
// back, and not lost when the browser refuses to keep anything.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { LEARNER, attemptOf, begin, stored, takeQuiz, carryOn, untilScreen } from '../support/attempt.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUIZ = 'quizzes/cyber.html';
const SCHEMAS = new URL('../../docs/schemas/', import.meta.url);

/** Presses the button that saves the record file, and returns what arrived in the downloads. */
async function save(page, where = '[data-sk-screen=result]') {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`${where} [data-sk-act=save]`).first().click()]);
  return { name: download.suggestedFilename(), path: await download.path(), text: fs.readFileSync(await download.path(), 'utf8') };
}

// RFC 8785 for values that a record file holds: members in the order of their names.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

function assertSound(text) {
  const file = JSON.parse(text);
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  for (const name of fs.readdirSync(SCHEMAS)) ajv.addSchema(JSON.parse(fs.readFileSync(new URL(name, SCHEMAS), 'utf8')), name);
  const validate = ajv.getSchema('record-file.schema.json');
  assert.ok(validate(file), JSON.stringify(validate.errors, null, 1));
  const { checksum, ...signed } = file;
  assert.equal(checksum, `sha256:${crypto.createHash('sha256').update(canonical(signed)).digest('hex')}`);
  return file;
}

const count = (page) => page.locator('[data-sk-waiting]').first();

for (const place of ['http', 'file']) {
  describe(`record: ${place}`, () => {
    for (const [lang, other] of [['en', 'ja'], ['ja', 'en']]) {
      test(`${lang}: survives reload and switch of language, waits on every page, is saved and read back`, () =>
        visit(place, async ({ page, go }) => {
          await go(`${lang}/${QUIZ}`);
          await takeQuiz(page);
          const [entry] = await stored(page, 'statements');
          await page.reload({ waitUntil: 'load' });
          await untilScreen(page, 'result');
          assert.match(await page.locator('[data-sk-screen=result]').innerText(), /100/);
          await page.locator(`[data-sk-language=${other}]`).first().click();
          await page.waitForURL(`**/${other}/${QUIZ}*`);
          await untilScreen(page, 'result');

          await go(`${other}/modules/cyber.html`);
          await count(page).waitFor();
          assert.match(await count(page).innerText(), /1/);

          await go(`${lang}/${QUIZ}#result=${entry.id}`);
          await page.reload({ waitUntil: 'load' });
          await untilScreen(page, 'result');
          const saved = await save(page);
          assert.match(saved.name, /^sekisho-record_10432_\d{4}-\d\d-\d\d_[0-9a-f]{6}\.json$/);
          const file = assertSound(saved.text);
          assert.deepEqual(file.statements, [entry.statement]);
          assert.equal(file.person.name, LEARNER.name);
          assert.equal(file.person.department, LEARNER.department);
          await go(`${other}/index.html`);
          await count(page).waitFor({ state: 'hidden' });

          // Another computer: the file brings everything back.
          await visit(place, async ({ page: elsewhere, go: goElsewhere }) => {
            await goElsewhere(`${other}/my-training.html`);
            await elsewhere.locator('[data-sk-file]').setInputFiles(saved.path);
            await elsewhere.locator('[data-sk-said]').waitFor();
            assert.match(await elsewhere.locator('[data-sk-training]').innerText(), /100/);
            assert.deepEqual((await stored(elsewhere, 'statements')).map(({ statement }) => statement), [entry.statement]);
          });
        }));
    }

    test('an attempt that did not pass is kept and saved too', () =>
      visit(place, async ({ page, go }) => {
        await go(`en/${QUIZ}`);
        await takeQuiz(page, () => false);
        const file = assertSound((await save(page)).text);
        assert.equal(file.statements[0].result.success, false);
        await go('en/my-training.html');
        await page.locator('[data-sk-rows]').filter({ hasText: /\d+%/ }).waitFor();
      }));
  });
}

describe('my training', () => {
  test('a changed file is refused', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      await takeQuiz(page);
      const { text } = await save(page);
      await go('ja/my-training.html');
      const before = await stored(page, 'statements');
      const forged = text.replace('"raw": 100', '"raw": 99');
      assert.notEqual(forged, text);
      await page.locator('[data-sk-file]').setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(forged) });
      await page.locator('[data-sk-said]').waitFor();
      assert.deepEqual(await stored(page, 'statements'), before);
    }));

  test('finishing removes the name and keeps the record for its owner', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await takeQuiz(page);
      await save(page);
      await go('en/my-training.html');
      await page.locator('[data-sk-person]').filter({ hasText: LEARNER.name }).waitFor();
      await page.locator('[data-sk-act=leave]').click();
      await page.locator('[data-sk-said]').waitFor();
      assert.ok(!(await page.locator('body').innerText()).includes(LEARNER.name));
      assert.deepEqual(await stored(page, 'people'), []);
      assert.equal((await stored(page, 'statements')).length, 1);
    }));
});

describe('proof', () => {
  for (const lang of ['en', 'ja']) {
    test(`${lang}: prints in both languages on one sheet of A4`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        await takeQuiz(page);
        await page.locator('[data-sk-screen=result] [data-sk-act=print]').first().click();
        assert.equal(await page.evaluate(() => globalThis.printed), 1);
        await page.emulateMedia({ media: 'print' });
        const proof = page.locator('.sk-proof');
        const text = await proof.innerText();
        for (const part of [LEARNER.name, LEARNER.staff, LEARNER.department, '受講証明', '178']) assert.ok(text.includes(part), `the proof names ${part}:\n${text}`);
        assert.match(text, /record of training|proof of training/i);
        assert.equal(await page.locator('header.sk-header').isVisible(), false);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
        // A4 in points.
        const [, width, height] = pdf.toString('latin1').match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/);
        assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
      }, { setup: () => (globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1)) }));
  }
});

describe('a browser that keeps nothing', () => {
  const REFUSALS = {
    'the database cannot be opened': () => {
      IDBFactory.prototype.open = () => {
        const request = Object.create(IDBOpenDBRequest.prototype, { error: { value: new DOMException('refused', 'UnknownError') } });
        setTimeout(() => request.onerror?.(new Event('error')));
        return request;
      };
      // The prototype's setter wants a real request.
      Object.defineProperty(IDBRequest.prototype, 'onerror', { value: null, writable: true });
      Object.defineProperty(IDBRequest.prototype, 'onsuccess', { value: null, writable: true });
      Object.defineProperty(IDBOpenDBRequest.prototype, 'onupgradeneeded', { value: null, writable: true });
    },
    'asking for the database is an error': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      }
    },
  };
  for (const [what, setup] of Object.entries(REFUSALS)) {
    for (const place of ['http', 'file']) {
      test(`${place}: ${what}: warned before the first question, and the file is saved`, () =>
        visit(place, async ({ page, go }) => {
          await go(`ja/${QUIZ}`);
          await page.locator('[data-sk-store-warning]').first().waitFor();
          await begin(page);
          await carryOn(page);
          const file = assertSound((await save(page)).text);
          assert.equal(file.statements[0].result.success, true);
          assert.equal(attemptOf(file.statements[0]).items.length, 10);
          assert.equal(file.person.name, LEARNER.name);
        }, { setup }));
    }
  }
});
