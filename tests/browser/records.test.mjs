// The record of an attempt: kept by the browser, shown on every page until it was saved, saved as a file, printed, read
// back, and not lost when the browser refuses to keep anything.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { LEARNER, attemptOf, begin, stored, takeQuiz, carryOn, until, untilScreen } from '../support/attempt.mjs';
import { restore } from '../support/my-training.mjs';
import { checksum, signed } from '../support/record-file.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const QUIZ = 'quizzes/cyber.html';
const SCHEMAS = new URL('../../docs/schemas/', import.meta.url);

/** Presses the button that saves the record file, and returns what arrived in the downloads. */
async function save(page, where = '[data-sk-screen=result]') {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`${where} [data-sk-act=save]`).first().click()]);
  return { name: download.suggestedFilename(), path: await download.path(), text: fs.readFileSync(await download.path(), 'utf8') };
}

function assertSound(text) {
  const file = JSON.parse(text);
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  for (const name of fs.readdirSync(SCHEMAS)) ajv.addSchema(JSON.parse(fs.readFileSync(new URL(name, SCHEMAS), 'utf8')), name);
  const validate = ajv.getSchema('record-file.schema.json');
  assert.ok(validate(file), JSON.stringify(validate.errors, null, 1));
  assert.equal(file.checksum, checksum(file));
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
            await restore(elsewhere, saved.path);
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

describe('records show', () => {
  const program = fileURLToPath(new URL('../../target/debug/sekisho', import.meta.url));
  const shown = (text) => {
    const folder = fs.mkdtempSync(`${os.tmpdir()}/sekisho-`);
    const path = `${folder}/record.json`;
    fs.writeFileSync(path, text);
    const { status, stdout } = spawnSync(program, ['records', 'show', path, '--lang', 'en'], { cwd: new URL('../..', import.meta.url), encoding: 'utf8' });
    fs.rmSync(folder, { recursive: true });
    return { status, stdout };
  };

  test('graded again, an honest record has its points, and a changed answer or seed is seen', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await takeQuiz(page, (at) => at % 3 > 0);
      const { text } = await save(page);
      const honest = shown(text);
      assert.equal(honest.status, 0, honest.stdout);
      assert.ok(!/graded again|these are not the questions/.test(honest.stdout), honest.stdout);

      const change = (how) => {
        const file = JSON.parse(text);
        how(attemptOf(file.statements[0]));
        return shown(signed(file));
      };
      const answer = change(({ items }) => (items[1].response = items[1].kind === 'numeric' ? '987654' : 'somethingelse'));
      assert.equal(answer.status, 0, 'the file itself is sound');
      assert.match(answer.stdout, /! graded again, the answers to these questions give other points: cyber-q\d\d\n/);
      const seed = change((attempt) => (attempt.seed = (attempt.seed + 1) % 2 ** 32));
      assert.match(seed.stdout, /! these are not the questions that a draw with this seed gives/);
    }));
});

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
      await restore(page, { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(forged) });
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

const countPrints = () => (globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1));

/** Prints the proof of the shown result, and waits until the browser was asked to print. */
async function print(page, times = 1) {
  await page.locator('[data-sk-screen=result] [data-sk-act=print]').first().click();
  await until(page, (wanted) => globalThis.printed === wanted, times);
  await page.emulateMedia({ media: 'print' });
  return page.locator('.sk-proof');
}

/** Pages of a printed document, and the size of the first in points. */
async function paper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/);
  return { pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, width: Number(width), height: Number(height) };
}

/** What a camera reads from the QR code of a proof. */
async function decoded(proof) {
  const { data, width, height } = PNG.sync.read(await proof.locator('[data-sk-qr] svg').screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

describe('proof', () => {
  for (const [lang, place] of [['en', 'http'], ['ja', 'file']]) {
    test(`${lang}, ${place}: prints in both languages on one sheet of A4`, () =>
      visit(place, async ({ page, go }) => {
        await go(`${lang}/${QUIZ}`);
        const late = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/proof-/.test(name)).length + document.querySelectorAll('script[src*="/proof-"]').length);
        assert.equal(await late(), 0, 'what only a proof needs is not there before');
        await takeQuiz(page, () => true, { ...LEARNER, latin: 'Tsurukame Hanako', function: 'warehouse' });
        assert.equal(await late(), 0);
        const proof = await print(page);
        const text = await proof.innerText();
        for (const part of [LEARNER.name, LEARNER.kana, 'Tsurukame Hanako', LEARNER.staff, LEARNER.department, '受講証明', '178', '12.8', 'without help from others', '他の人の助けを借りず']) {
          assert.ok(text.includes(part), `the proof names ${part}:\n${text}`);
        }
        assert.match(text, /record of training|proof of training/i);
        // Both calendars in the Japanese part, the Gregorian one in the English part.
        const [{ statement }] = await stored(page, 'statements');
        const day = new Date(Date.parse(statement.timestamp) + 9 * 3600e3);
        const date = `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
        assert.ok(text.includes(`${day.getUTCFullYear()}年${date}（令和${day.getUTCFullYear() - 2018}年${date}）`), text);
        assert.equal(/令和/.test((await proof.locator('td :lang(en)').allInnerTexts()).join()), false);
        assert.equal(await page.locator('header.sk-header').isVisible(), false);

        const expected = `sekisho:1:${statement.id}:${attemptOf(statement).fingerprint.slice(7, 39)}`;
        assert.equal(await decoded(proof), expected);
        assert.equal((await proof.locator('[data-sk-qr]').innerText()).replace(/\s/g, ''), expected, 'the same stands beneath it');
        const [view, millimeters] = await proof.locator('[data-sk-qr] svg').evaluate((svg) => [svg.viewBox.baseVal.width, (svg.getBoundingClientRect().width * 25.4) / 96]);
        assert.ok((millimeters * (view - 8)) / view >= 25, 'at least 25 mm without the quiet zone');
        assert.match(text, /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);

        const { pages, width, height } = await paper(page);
        assert.equal(pages, 1);
        assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
        // A second time: one sheet, and nothing is loaded again.
        await page.emulateMedia({ media: 'screen' });
        await print(page, 2);
        assert.equal(await page.locator('.sk-proof').count(), 1);
        assert.equal(await page.locator('script[src*="/proof-"]').count(), 1);
      }, { setup: countPrints }));
  }

  test('is printed without its codes when their script does not come', () =>
    visit('http', async ({ page, go, complaints }) => {
      await go(`ja/${QUIZ}`);
      await takeQuiz(page);
      await page.route('**/proof-*.js', (route) => route.abort());
      const proof = await print(page);
      assert.ok((await proof.innerText()).includes(LEARNER.name));
      assert.equal(await proof.locator('[data-sk-qr], .sk-proof__code').count(), 0);
      complaints.length = 0;
    }, { setup: countPrints }));

  test('keeps every sign of a long name with rare kanji, in the file, after restoring and on paper', () =>
    visit('http', async ({ page, go }) => {
      // Beyond the basic plane, of a compatibility block, one that normalizing replaces, one with a variation selector.
      const rare = '\u{20bb7}\ufa11\u9ad9\ufa19\u845b\u{e0100}';
      const name = `${rare}${'寿限無'.repeat(31)}`;
      const department = '国際物流統括本部北関東第二倉庫出荷管理課'.repeat(5);
      await go(`ja/${QUIZ}`);
      await takeQuiz(page, () => true, { name: ` ${name}　`, staff: '００４２', department });
      const saved = await save(page);
      const file = assertSound(saved.text);
      assert.deepEqual([file.person.name, file.person.number, file.statements[0].actor.account.name], [name, '0042', '0042']);
      assert.deepEqual(Object.keys(file.person), ['name', 'kana', 'number', 'department']);
      const proof = await print(page);
      const text = await proof.innerText();
      assert.ok(text.includes(name) && text.includes(department));
      const cut = await proof.evaluate((sheet) => [...sheet.querySelectorAll('*')].filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline').map(({ className }) => String(className)));
      assert.deepEqual(cut, []);
      assert.ok((await paper(page)).pages <= 2);
      await visit('http', async ({ page: elsewhere, go: goElsewhere }) => {
        await goElsewhere('ja/my-training.html');
        await restore(elsewhere, saved.path);
        await elsewhere.locator('[data-sk-person]').filter({ hasText: name }).waitFor();
        assert.equal((await stored(elsewhere, 'people'))[0].name, name);
        const again = await save(elsewhere, '[data-sk-training] > .sk-actions');
        assert.deepEqual(assertSound(again.text).person, file.person);
        // A proof printed elsewhere, from the file, has the same code.
        await elsewhere.locator('[data-sk-proof]').first().click();
        await until(elsewhere, () => globalThis.printed === 1);
        const code = (sheet) => sheet.locator('.sk-proof__code strong').textContent();
        assert.equal(await code(elsewhere.locator('.sk-proof')), await code(proof));
      }, { setup: countPrints });
    }, { setup: countPrints }));
});

describe('who is taking the quiz', () => {
  const fill = async (page, values) => {
    await untilScreen(page, 'start');
    for (const [name, value] of Object.entries(values)) await page.locator(`[data-sk-identity] [name=${name}]`).fill(value);
    await page.locator('[data-sk-identity] [name=honor]').check();
    await page.locator('[data-sk-identity] button:not([type=button])').click();
  };

  test('everything optional comes back on request, the honor statement does not; another person overwrites it', () =>
    visit('http', async ({ page, go }) => {
      const learner = { ...LEARNER, latin: 'Tsurukame Hanako', function: 'warehouse', remember: true };
      await go(`ja/${QUIZ}`);
      await takeQuiz(page, () => true, learner);
      const { person, statements } = assertSound((await save(page)).text);
      assert.deepEqual(person, { name: learner.name, kana: learner.kana, latin: learner.latin, number: learner.staff, department: learner.department, function: 'warehouse' });
      assert.deepEqual(attemptOf(statements[0]).honor, { id: 'honor-1', language: 'ja' });
      assert.equal((await stored(page, 'people'))[0].function, 'warehouse');

      await go(`en/${QUIZ}`);
      await page.reload({ waitUntil: 'load' });
      await untilScreen(page, 'start');
      const form = () => page.locator('[data-sk-identity]').evaluate((form) => [...form.querySelectorAll('input, select')].map(({ name, type, value, checked }) => [name, type === 'checkbox' ? checked : value]));
      const filled = Object.fromEntries(await form());
      assert.deepEqual(filled, { name: learner.name, kana: learner.kana, latin: learner.latin, staff: learner.staff, local: false, department: learner.department, function: 'warehouse', remember: true, honor: false, reason: '' });

      await page.locator('[name=remember]').uncheck();
      await fill(page, { name: 'Sato Ken', staff: '2000' });
      await untilScreen(page, 'run');
      await go(`en/${QUIZ}`);
      await page.reload({ waitUntil: 'load' });
      await untilScreen(page, 'start');
      assert.deepEqual((await form()).filter(([, value]) => value), [], 'nobody is offered');
    }));

  test('the function is one of the site, without everyone', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      const values = await page.locator('[name=function] option').evaluateAll((options) => options.map(({ value }) => value));
      assert.equal(values[0], '');
      assert.ok(values.includes('warehouse') && !values.includes('everyone'), values.join());
    }));

  test('a name of blanks and signs that nobody sees is none; a number of them neither', () =>
    visit('http', async ({ page, go }) => {
      await go(`ja/${QUIZ}`);
      await fill(page, { name: ' 　\u200b\u2060', staff: '\u200b　' });
      for (const name of ['name', 'staff']) await page.locator(`[name=${name}][aria-invalid=true]`).waitFor();
      assert.deepEqual(await stored(page, 'people'), []);
    }));

  test('without kana and number: a random number of this browser, and the proof says so', () =>
    visit('http', async ({ page, go }) => {
      await go(`en/${QUIZ}`);
      await untilScreen(page, 'start');
      await page.locator('[name=local]').check();
      await fill(page, { name: 'Sato Ken' });
      await untilScreen(page, 'run');
      await carryOn(page);
      const file = assertSound((await save(page)).text);
      assert.deepEqual([file.person.kana, file.person.number], ['', '']);
      assert.match(file.statements[0].actor.account.name, /^local:[0-9a-f-]{36}$/);
      assert.match(await (await print(page)).innerText(), /no staff number/);
    }, { setup: countPrints }));

  for (const [what, name, staff, number] of [
    ['200 signs', '名'.repeat(200), '０００１２', '00012'],
    ['markup', '<script>alert(1)</script><b>山田</b>', '=1+1', '=1+1'],
    ['turned direction', '\u202e山田\u2066 花子', '10\u202e432', '10432'],
  ]) {
    test(`${what} in a name stay text and stay in their place`, () =>
      visit('http', async ({ page, go }) => {
        await go(`ja/${QUIZ}`);
        await fill(page, { name, staff });
        await untilScreen(page, 'run');
        await carryOn(page);
        const saved = await save(page);
        const file = assertSound(saved.text);
        assert.deepEqual([file.person.name, file.person.number], [name, number]);
        assert.match(saved.name, /^sekisho-record_[\p{L}\p{N}-]+_\d{4}-\d\d-\d\d_[0-9a-f]{6}\.json$/u);
        const proof = await print(page);
        assert.equal(await proof.locator('.sk-proof__name').evaluate((element) => `${element.tagName} ${element.textContent}`), `BDI ${name}`);
        assert.equal(await proof.locator('script, b').count(), 0);
        await page.emulateMedia({ media: 'screen' });
        await go('ja/my-training.html');
        await page.locator('[data-sk-person]').filter({ hasText: number }).waitFor();
        assert.ok((await page.locator('[data-sk-person-text]').textContent()).startsWith(`\u2068${name}\u2069`));
      }, { setup: countPrints }));
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
