// What a proof says of ids: the function of the learner, the edition of the criteria, the declaration. From record files of
// this version, of earlier ones, and of a site that has since changed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { until } from '../support/attempt.mjs';
import { restore } from '../support/my-training.mjs';
import { signed } from '../support/record-file.mjs';
import { LANGUAGES } from '../support/templates.mjs';
import { visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

const FILE = JSON.parse(fs.readFileSync(new URL('../records/complete.json', import.meta.url), 'utf8'));
const EDITION = { en: 'CTPAT Minimum Security Criteria, 2020 edition', ja: 'CTPAT最低限セキュリティ基準（2020年版）' };
const setup = () => (globalThis.print = () => (globalThis.printed = true));

/** Prints the proof of a file after a change, and returns the rows: the texts of their cells by heading. */
async function printed({ page, go }, lang, change) {
  const file = structuredClone(FILE);
  change(file, Object.values(file.statements[0].context.extensions)[0]);
  await go(`${lang}/my-training.html`);
  await restore(page, { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(signed(file)) });
  await page.locator('[data-sk-proof]').click();
  await until(page, () => globalThis.printed);
  await page.emulateMedia({ media: 'print' });
  const pairs = await page.locator('.sk-proof tr').evaluateAll((rows) => rows.map((row) => [row.cells[0].innerText, row.cells[1].innerText]));
  const rows = Object.fromEntries(pairs.map(([head, text]) => [head.replace(/\s+/g, ' ').trim(), text.replace(/\s+/g, ' ').trim()]));
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  return { row: (word) => rows[Object.keys(rows).find((head) => head.includes(word))], pages };
}

for (const lang of LANGUAGES) {
  const first = (en, ja) => (lang === 'en' ? `${en} ${ja}` : `${ja} ${en}`);
  describe(lang, () => {
    test('function, edition and declaration are named in both languages, on one sheet', () =>
      visit('http', async (visitor) => {
        const { row, pages } = await printed(visitor, lang, () => {});
        assert.equal(row('職務'), first('Warehouse, packing and loading', '倉庫・梱包・積込み'));
        assert.ok(row('Criteria').startsWith(`${EDITION[lang]}${lang === 'en' ? ': ' : '：'}`), row('Criteria'));
        for (const title of Object.values(EDITION)) assert.equal(row('Criteria').split(title).length, 2, row('Criteria'));
        assert.match(row('宣言'), /without help from others/);
        assert.doesNotMatch(row('宣言'), /unknown|honor-/);
        assert.equal(pages, 1);
      }, { setup }));

    test('a record of an earlier version has the title of the site, and no function where none was given', () =>
      visit('http', async (visitor) => {
        const { row } = await printed(visitor, lang, (file) => {
          delete file.titles['cyber@1'].edition;
          delete file.person.function;
        });
        for (const title of Object.values(EDITION)) assert.equal(row('Criteria').split(title).length, 2, row('Criteria'));
        assert.doesNotMatch(row('Criteria'), /ctpat-2020/);
        assert.equal(row('職務'), undefined);
      }, { setup }));

    test('what this site does not know stands there with its id, and says so', () =>
      visit('http', async (visitor) => {
        const { row } = await printed(visitor, lang, (file, attempt) => {
          delete file.titles['cyber@1'].edition;
          file.person.function = 'crane';
          attempt.honor.id = 'honor-9';
          for (const activity of file.statements[0].context.contextActivities.category) activity.id = activity.id.replace('ctpat-2020', 'ctpat-1999');
        });
        const unknown = first('(unknown to this site)', '（このサイトでは不明）');
        assert.equal(row('職務'), `crane ${unknown}`);
        assert.equal(row('宣言'), `honor-9 ${unknown}`);
        assert.match(row('Criteria'), /ctpat-1999/);
        assert.doesNotMatch(row('Criteria'), /2020/);
      }, { setup }));
  });
}
