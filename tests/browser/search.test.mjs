// The search box in both languages, over http and from disk.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { server, visit, withBrowser } from '../support/visitor.mjs';
import { decode, encode } from '../support/shards.mjs';

withBrowser();

const FIELD = '[data-sk-search]';
const OPTIONS = '[role=listbox] [role=option]';

/** Puts words into the search box and waits for what it says about them. */
async function search(page, text) {
  await page.locator(FIELD).first().click();
  await page.locator(FIELD).first().fill(text);
  await page.locator('[data-sk-search-form] [role=status]').filter({ hasText: /./ }).first().waitFor();
}

const hrefs = (page) => page.locator(OPTIONS).evaluateAll((options) => options.map((option) => option.getAttribute('href')));

const FINDS = [
  ['en', 'cyber security', /modules\/cyber|categories\/cybersecurity/],
  ['en', '175', /questions\/175/],
  ['en', 'Q175', /questions\/175/],
  ['en', 'answer a criterion', /portal\/answer-criterion/],
  ['en', 'passphrase', /modules\/cyber/],
  ['ja', '175', /questions\/175/],
  ['ja', 'Q175', /questions\/175/],
  ['ja', '質問175', /questions\/175/],
  ['ja', '封印', /glossary|categories\/seal-security|questions\//],
  // Kana before conversion.
  ['ja', 'ふういん', /glossary|categories\/seal-security|questions\//],
  ['ja', 'せきゅりてぃ', /./],
  ['ja', 'ﾊﾟｽﾜｰﾄﾞ', /glossary\.html#password/],
  ['ja', 'ＣＴＰＡＴ', /./],
  ['ja', 'seal', /./],
];

for (const place of ['http', 'sub-path', 'file']) {
  describe(`search: ${place}`, () => {
    // How files are asked for differs by place, what is found does not: a sub-path needs one query.
    for (const [lang, query, wanted] of place === 'sub-path' ? FINDS.slice(0, 1) : FINDS) {
      test(`${lang}: ${query}`, () =>
        visit(place, async ({ page, go }) => {
          await go(`${lang}/modules/cyber.html`);
          await search(page, query);
          const found = await hrefs(page);
          assert.ok(found.slice(0, 5).some((href) => wanted.test(href)), found.join('\n'));
        }));
    }

    test('nothing found is said in the language of the page, with what was tried and a way on', () =>
      visit(place, async ({ page, go, here }) => {
        for (const [lang, words] of [['en', /nothing.*zzqqxxjjkk.*searched for/i], ['ja', /見つかりません.*調べた言葉は「zzqqxxjjkk」/]]) {
          await go(`${lang}/index.html`);
          await search(page, 'ZZQQXXJJKK');
          assert.match(await page.locator('[data-sk-search-form] [role=status]').first().innerText(), words);
          assert.equal(await page.locator(OPTIONS).count(), 0);
          await go(`${lang}/search.html?q=zzqqxxjjkk`);
          assert.match(await page.locator('[data-sk-search-results] [role=status]').filter({ hasText: /./ }).innerText(), words);
          await page.locator('[data-sk-search-results] a[href$="site-index.html"]').click();
          await page.waitForURL('**/site-index.html');
          assert.equal(here(), `${lang}/site-index.html`);
        }
      }));

    test('what comes nearest is shown as such', () =>
      visit(place, async ({ page, go }) => {
        await go('ja/search.html?q=' + encodeURIComponent('封印番号簿台帳'));
        const line = page.locator('[data-sk-search-results] [role=status]').filter({ hasText: /./ });
        assert.match(await line.innerText(), /見つかりません.*封印番号簿台帳.*近いもの/);
        assert.ok(await page.locator('.sk-search__found a').count());
      }));

    test('a result opens its page, from a page deep in the site', () =>
      visit(place, async ({ page, go, here }) => {
        await go('ja/questions/178.html');
        await search(page, '175');
        await page.locator(OPTIONS).first().click();
        await page.waitForURL('**/questions/175.html*');
        assert.match(here(), /^ja\/questions\/175\.html/);
      }));

    test('the search page shows results for the address of a search', () =>
      visit(place, async ({ page, go }) => {
        await go(`ja/search.html?q=${encodeURIComponent('封印')}`);
        await page.locator('main a[href*="glossary"], main a[href*="questions/"]').first().waitFor();
        assert.equal(await page.locator('main input[name=q]').first().inputValue(), '封印');
      }));
  });
}

const status = (page) => page.locator('[data-sk-search-results] [role=status]');
const said = (page, pattern) => status(page).filter({ hasText: pattern }).waitFor();
const box = (page, facet, value) => page.locator(`[data-sk-search-results] input[name=${facet}][value="${value}"]`);
const count = async (page) => (await status(page).innerText()).match(/\d+/g).map(Number);
/** The kinds that shown results name. */
const kinds = (page) => page.locator('.sk-search__found .sk-search__place').evaluateAll((places) => [...new Set(places.map((place) => place.textContent.split(' / ')[0]))]);

for (const place of ['http', 'file']) {
  describe(`search: facets, ${place}`, () => {
    test('a value narrows the list, keeps the focus, stands in the address and survives Back', () =>
      visit(place, async ({ page, go, here }) => {
        await go(`ja/search.html?q=${encodeURIComponent('封印')}`);
        await said(page, /^\d+件$/);
        const [all] = await count(page);
        const amount = Number(await page.locator('label:has(input[value=question]) .sk-search__amount').innerText());
        assert.ok(amount > 1 && amount < all, `${amount} of ${all}`);
        await box(page, 'kind', 'question').focus();
        await page.keyboard.press('Space');
        await said(page, `${all}件中${amount}件`);
        assert.deepEqual(await kinds(page), ['質問']);
        assert.equal(await page.evaluate(() => document.activeElement.value), 'question');
        assert.equal(decodeURIComponent(here()), 'ja/search.html?q=封印&kind=question');
        // A second facet narrows further; the numbers of its values already heed the first.
        await box(page, 'level', 'should').focus();
        const should = Number(await page.locator('label:has(input[value=should]) .sk-search__amount').innerText());
        await page.keyboard.press('Space');
        await said(page, `${all}件中${should}件`);
        assert.ok(should < amount);
        await page.locator('.sk-search__found a').first().click();
        await page.waitForURL('**/questions/*.html*');
        await page.goBack();
        await said(page, `${all}件中${should}件`);
        assert.ok(await box(page, 'kind', 'question').isChecked());
        assert.equal(decodeURIComponent(here()), 'ja/search.html?q=封印&kind=question&level=should');
        await page.getByRole('button', { name: '絞り込みをすべて解除する' }).click();
        await said(page, `${all}件`);
        assert.ok(await status(page).evaluate((line) => line === document.activeElement), 'the focus is not lost with the button');
        assert.equal(decodeURIComponent(here()), 'ja/search.html?q=封印');
      }));
  });
}

describe('search: facets', () => {
  test('only values with pages of this query are offered, in the language of the page', () =>
    visit('http', async ({ page, go }) => {
      await go('en/search.html?q=seal');
      await said(page, /^\d+ results$/);
      const legends = await page.locator('fieldset:visible legend').allInnerTexts();
      assert.deepEqual(legends, ['Kind of page', 'Must or should', 'Topic', 'Training', 'Type of business']);
      await page.getByRole('checkbox', { name: /^Seal Security/ }).waitFor();
      const offered = page.locator('[data-sk-search-results] label:visible');
      for (const amount of await offered.locator('.sk-search__amount').allInnerTexts()) assert.ok(Number(amount) > 0);
      const before = await status(page).innerText();
      await page.locator('main input[name=q]').fill('passphrase');
      await status(page).filter({ hasNotText: before }).waitFor();
      assert.equal(await page.getByRole('checkbox', { name: /^Seal Security/ }).count(), 0);
      await page.getByRole('checkbox', { name: /^Cybersecurity/ }).first().waitFor();
    }));

  test('the address of somebody else opens the same list, and unknown values do nothing', () =>
    visit('http', async ({ page, go }) => {
      await go('en/search.html?q=seal&topic=seal-security&topic=nothing&kind=%E5%B0&level=must');
      await said(page, /^\d+ of \d+ results$/);
      assert.ok(await box(page, 'topic', 'seal-security').isChecked());
      assert.equal(await page.locator('[data-sk-search-results] input:checked').count(), 2);
      assert.match(await page.locator('[data-sk-search-results] summary').textContent(), /\(2\)/);
    }));

  test('on a phone the facets are folded and opened by keyboard', () =>
    visit('http', async ({ page, go }) => {
      await go('ja/search.html?q=175');
      await said(page, /./);
      assert.equal(await page.locator('fieldset:visible').count(), 0);
      await page.locator('[data-sk-search-results] summary').focus();
      await page.keyboard.press('Enter');
      await page.locator('fieldset:visible').first().waitFor();
    }, { viewport: { width: 360, height: 740 } }));

  test('more results are shown on demand, and again after Back', () =>
    visit('http', async ({ page, go }) => {
      await go('en/search.html?q=security');
      const shown = page.locator('.sk-search__found .sk-search__item');
      await shown.nth(19).waitFor();
      assert.equal(await shown.count(), 20);
      await page.getByRole('button', { name: 'Show more' }).click();
      await shown.nth(20).waitFor();
      const more = await shown.count();
      await shown.nth(20).locator('a').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/search.html'));
      await page.goBack();
      await shown.nth(more - 1).waitFor();
    }));

  test('sending the form keeps what was chosen', () =>
    visit('http', async ({ page, go, here }) => {
      await go('en/search.html?q=seal&kind=question');
      await said(page, /of/);
      await page.locator('main input[name=q]').fill('record');
      await page.keyboard.press('Enter');
      await said(page, /of/);
      assert.equal(here(), 'en/search.html?q=record&kind=question');
    }));
});

describe('search: keyboard', () => {
  test('slash opens, arrows choose, Enter opens the chosen result', () =>
    visit('http', async ({ page, go, here }) => {
      await go('en/modules/cyber.html');
      await page.keyboard.press('/');
      assert.ok(await page.locator(FIELD).first().evaluate((field) => field === document.activeElement));
      await page.keyboard.type('175');
      // Not the list of the first digits, which may still stand there.
      await page.locator(`${OPTIONS}[href*="questions/175"]`).first().waitFor();
      await page.keyboard.press('ArrowDown');
      const chosen = page.locator(`${OPTIONS}[aria-selected=true]`);
      assert.equal(await chosen.count(), 1);
      assert.equal(await page.locator(FIELD).first().getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/questions/175.html*');
      assert.match(here(), /questions\/175/);
    }));

  test('the large field of the home page searches too', () =>
    visit('http', async ({ page, go }) => {
      await go('ja/index.html');
      await page.locator('#sk-search-home').click();
      await page.keyboard.type('175');
      await page.locator(`${OPTIONS}[href*="questions/175"]`).first().waitFor();
      assert.match(await page.locator('[role=status]:visible').innerText(), /件/);
    }));

  test('on a phone the button of the header opens the field, and results are seen', () =>
    visit('http', async ({ page, go }) => {
      await go('en/modules/cyber.html');
      await page.locator('[data-sk-search-open]').click();
      await page.keyboard.type('175');
      const first = page.locator(`${OPTIONS}[href*="questions/175"]`).first();
      await first.waitFor();
      const { x, width, height } = await first.boundingBox();
      assert.ok(height >= 44 && x >= 0 && x + width <= 360, `${height} ${x} ${width}`);
    }, { viewport: { width: 360, height: 740 } }));

  test('slash in a text field is a character', () =>
    visit('http', async ({ page, go }) => {
      await go('en/search.html');
      await page.locator('main input[name=q]').first().click();
      await page.keyboard.type('7/8');
      assert.equal(await page.locator('main input[name=q]').first().inputValue(), '7/8');
    }));

  test('Escape closes the list first and keeps the words', () =>
    visit('http', async ({ page, go }) => {
      await go('ja/index.html');
      await search(page, '封印');
      await page.keyboard.press('Escape');
      await page.locator(OPTIONS).first().waitFor({ state: 'hidden' });
      assert.equal(await page.locator(FIELD).first().getAttribute('aria-expanded'), 'false');
      assert.equal(await page.locator(FIELD).first().inputValue(), '封印');
    }));

  test('a chosen result stays chosen when results come in again, wherever it stands', () =>
    visit('http', async ({ page, go }) => {
      const chosen = page.locator(`${OPTIONS}[aria-selected=true]`);
      const address = () => chosen.getAttribute('href');
      await go('en/modules/cyber.html');
      await search(page, 'seal');
      for (let press = 0; press < 2; press += 1) await page.keyboard.press('ArrowDown');
      const first = await address();
      const before = await hrefs(page);
      await page.keyboard.type(' phishing');
      await page.waitForFunction(([options, n]) => document.querySelectorAll(options).length !== n, [OPTIONS, before.length]);
      assert.equal(await chosen.count(), 0, 'what is not in the new list is not chosen');
      await page.locator(FIELD).first().fill('seal');
      await page.locator(`${OPTIONS}[href="${first}"]`).first().waitFor();
      for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowDown');
      const second = await address();
      await page.keyboard.type(' ');
      await page.waitForTimeout(200);
      assert.equal(await address(), second);
      assert.equal(await page.locator(FIELD).first().getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
    }));

  test('Tab leads to the button for all results, Escape back to the field, and leaving closes the panel', () =>
    visit('http', async ({ page, go, here }) => {
      await go('en/modules/cyber.html');
      await search(page, 'seal');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await page.locator('.sk-search__panel').waitFor({ state: 'hidden' });
      assert.ok(await page.locator(FIELD).first().evaluate((field) => field === document.activeElement));
      await page.keyboard.press('ArrowDown');
      await page.locator('.sk-search__panel').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.locator('.sk-search__panel').waitFor({ state: 'hidden' });
      await page.keyboard.press('Shift+Tab');
      await search(page, 'seal');
      await page.locator('.sk-search__button:visible').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search.html?q=*');
      assert.equal(here(), 'en/search.html?q=seal');
    }));

  test('Ctrl-K opens the search from anywhere, also from a checkbox of the facets', () =>
    visit('http', async ({ page, go }) => {
      await go('en/search.html?q=seal');
      await page.locator('[data-sk-search-results] input:visible').first().focus();
      await page.keyboard.press('Control+k');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'sk-search-page');
    }));

  test('Enter without a chosen result leads to the search page', () =>
    visit('http', async ({ page, go, here }) => {
      await go('ja/modules/cyber.html');
      await search(page, '封印');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search.html?q=*');
      assert.equal(decodeURIComponent(here()), 'ja/search.html?q=封印');
    }));
});

describe('search: input method', () => {
  test('Enter, arrows and Escape of a composition do nothing to the page', () =>
    visit('http', async ({ page, context, go }) => {
      await go('ja/modules/cyber.html');
      await search(page, '封');
      const address = page.url();
      const cdp = await context.newCDPSession(page);
      await page.locator(FIELD).first().fill('');
      await cdp.send('Input.imeSetComposition', { text: 'ふういん', selectionStart: 4, selectionEnd: 4 });
      // The list answers to kana before conversion.
      await page.locator(OPTIONS).first().waitFor();
      for (const key of ['ArrowDown', 'ArrowUp', 'Escape', 'Enter']) {
        // Linux and Windows hide the key behind `Process`; a Mac names it. All say 229 and that a composition is on.
        for (const type of ['rawKeyDown', 'keyUp']) await cdp.send('Input.dispatchKeyEvent', { type, key: 'Process', code: key, windowsVirtualKeyCode: 229 });
        const taken = await page.locator(FIELD).first().evaluate((field, name) => {
          return !field.dispatchEvent(new KeyboardEvent('keydown', { key: name, code: name, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
        }, key);
        assert.equal(taken, false, `${key} was taken from the input method`);
        assert.equal(await page.locator(`${OPTIONS}[aria-selected=true]`).count(), 0, `${key} chose a result`);
        assert.equal(await page.locator(FIELD).first().getAttribute('aria-expanded'), 'true', `${key} closed the list`);
        assert.equal(page.url(), address, `${key} left the page`);
      }
      await cdp.send('Input.insertText', { text: '封印' });
      assert.equal(await page.locator(FIELD).first().inputValue(), '封印');
      await page.locator(OPTIONS).first().waitFor();
      assert.equal(page.url(), address);
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.locator(`${OPTIONS}[aria-selected=true]`).count(), 1);
    }));
});

describe('search: bad input', () => {
  const HOSTILE = [
    'あ'.repeat(10_000),
    'seal '.repeat(2_000),
    '\ud800',
    '\udc00封印\ud83d',
    '\u0000\u0007\u001b[31m\u202e',
    '!?&%。、・',
    '(.*)+[^]{9999}\\',
    '<img src=x onerror="document.title=1">',
    '</script><b>seal</b>',
    '__proto__ constructor',
    '$& $1 {n} {q}',
  ];
  const said = (page) => page.locator('[role=status]').first().innerText();

  for (const lang of ['ja', 'en']) {
    test(`every query is answered as text and breaks nothing (${lang})`, () =>
      visit('http', async ({ page, go }) => {
        await go(`${lang}/modules/cyber.html`);
        await page.locator(FIELD).first().click();
        const title = await page.title();
        for (const query of HOSTILE) {
          await page.locator(FIELD).first().evaluate((field, text) => {
            document.querySelector('[data-sk-search-form] [role=status]')?.replaceChildren();
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }, query);
          await page.locator('[data-sk-search-form] [role=status]').filter({ hasText: /./ }).first().waitFor();
          assert.ok((await said(page)).length < 400, 'a long query is not repeated in full');
          assert.equal(await page.locator('.sk-search__panel :is(img, script, b, iframe)').count(), 0, query);
        }
        assert.equal(await page.title(), title);
        // And the next one is answered as if nothing had been.
        await search(page, '175');
        await page.locator(`${OPTIONS}[href*="questions/175"]`).first().waitFor();
      }));
  }

  test('an address with any query opens', () =>
    visit('http', async ({ page, go, here }) => {
      for (const query of ['%E5%B0%81%E5%8D%B0%', '%zz', '%', '%ED%A0%80', '%00%07', `${encodeURIComponent('<img src=x onerror=alert(1)>')}`, 'a&q=b&kind', 'x'.repeat(4_000)]) {
        await go(`ja/search.html?q=${query}`);
        await page.locator('[data-sk-search-results] [role=status]').filter({ hasText: /./ }).waitFor();
        assert.equal(await page.locator('main :is(img, iframe)').count(), 0);
      }
      await page.locator('main input[name=q]').fill('あ'.repeat(10_000));
      await page.waitForURL((url) => url.searchParams.get('q').startsWith('あ'));
      // What the index does not look at is not in the address either: servers refuse long ones.
      assert.ok(here().length < 3_000, String(here().length));
    }));

  test('what would be sent is no longer than what is looked at', () =>
    visit('http', async ({ page, go }) => {
      for (const name of ['index.html', 'modules/cyber.html', 'search.html']) {
        await go(`en/${name}`);
        for (const field of await page.locator('input[name=q]').all()) assert.equal(await field.getAttribute('maxlength'), '200');
      }
    }));

  /** The browser has its own words about damaged files; a script that ends too early has no stack. */
  const forgive = (complaints) => complaints.splice(0, complaints.length, ...complaints.filter((line) => !/\/search\/ja|^error: $/.test(line)));

  // What a host or a cache may do to a file of the index.
  const DAMAGES = {
    'is missing': (reply) => ({ ...reply, status: 404, body: 'gone' }),
    'is cut off': (reply) => ({ ...reply, body: reply.body.subarray(0, reply.body.length / 2), cached: true }),
    'is empty': (reply) => ({ ...reply, body: '', cached: true }),
    'is a page': (reply) => ({ ...reply, body: '<!doctype html><title>Sign in</title>', type: 'text/html' }),
    'belongs to another build': (reply) => ({ ...reply, body: String(reply.body).replace(/"ja-\w{8}"/, '"ja-00000000"'), cached: true }),
  };
  const FILES = { 'the pointer': /search\/ja\.js/, 'the manifest': /\/m\.js/, 'a term shard': /\/t\/\d+\.js/, 'a text': /\/f\/\d+\.js/, 'a word shard': /\/y\/\d+\.js/ };

  for (const [how, damage] of Object.entries(DAMAGES)) {
    test(`a file that ${how} is told, and found again when it is back`, () =>
      visit('http', async ({ page, go, complaints }) => {
        for (const [what, file] of Object.entries(FILES)) {
          // A pointer names no folder but the one that it leads to.
          if (what === 'the pointer' && /another/.test(how)) continue;
          server().alter((url, reply) => (file.test(url) ? damage(reply) : reply));
          try {
            await go('ja/modules/cyber.html');
            await search(page, 'ふういん');
            assert.match(await said(page), /索引を読み込めませんでした/, what);
            assert.equal(await page.locator(OPTIONS).count(), 0);
            await page.locator('.sk-search__panel a[href$="site-index.html"]').waitFor();
          } finally {
            server().alter();
          }
          // The rest of the page works.
          await page.locator('[data-sk-settings-open]').first().click();
          await page.locator('dialog[open]').waitFor();
          await page.keyboard.press('Escape');
          await search(page, '封印');
          await page.locator(OPTIONS).first().waitFor();
          assert.doesNotMatch(await said(page), /索引/, what);
        }
        forgive(complaints);
      }));
  }

  test('the page of all results tells it too, and lists results when the file is back', () =>
    visit('http', async ({ page, go, complaints }) => {
      server().alter((url, reply) => (/\/c\.js/.test(url) ? DAMAGES['is cut off'](reply) : reply));
      try {
        await go(`ja/search.html?q=${encodeURIComponent('封印')}&kind=question`);
        await page.locator('[data-sk-search-results] [role=status]').filter({ hasText: /索引を読み込めませんでした/ }).waitFor();
        assert.equal(await page.locator('fieldset:visible').count(), 0);
      } finally {
        server().alter();
      }
      await page.locator('main input[name=q]').press('Enter');
      await page.locator('[data-sk-search-results] [role=status]').filter({ hasText: /件中/ }).waitFor();
      forgive(complaints);
    }));

  /** A manifest with other values. */
  const changed = (body, values) => String(body).replace(/"([^"]*)"\);/, (_, payload) => `"${encode({ ...decode(payload), ...values })}");`);

  test('an index of another version is not read', () =>
    visit('http', async ({ page, go }) => {
      server().alter((url, reply) => (/\/m\.js/.test(url) ? { ...reply, body: changed(reply.body, { v: 99 }) } : reply));
      try {
        await go('ja/modules/cyber.html');
        await search(page, '封印');
        assert.match(await said(page), /索引を読み込めませんでした/);
      } finally {
        server().alter();
      }
      await search(page, '封印');
      await page.locator(OPTIONS).first().waitFor();
    }));

  test('an old page finds what a new index has', () =>
    visit('http', async ({ page, go }) => {
      // The same index under another name, as the next build would put it; the folder that the page knew is gone.
      let folder;
      server().alter((url, reply, file) => {
        const next = (text) => String(text).replaceAll(folder, 'ja-ffffffff');
        if (/search\/ja\.js/.test(url)) {
          [folder] = /ja-\w{8}/.exec(String(reply.body));
          return { ...reply, body: next(reply.body) };
        }
        if (url.includes('/search/ja-ffffffff/')) {
          const old = file(url.replace('ja-ffffffff', folder));
          return { ...old, body: next(old.body) };
        }
        return url.includes(`/search/${folder}/`) ? DAMAGES['is missing'](reply) : reply;
      });
      try {
        await go('ja/modules/cyber.html');
        await search(page, '封印');
        await page.locator(OPTIONS).first().waitFor();
        assert.ok(server().sent().some(({ url }) => url.includes('ja-ffffffff/m.js')));
      } finally {
        server().alter();
      }
    }));

  test('a new page does not mix an old index from a cache with the new one', () =>
    visit('http', async ({ page, go, complaints }) => {
      // A cache between keeps an old pointer and an old manifest; everything else of the old build is gone.
      server().alter((url, reply, file) => {
        const old = (text) => String(text).replace(/ja-\w{8}/, 'ja-00000000');
        if (/search\/ja\.js/.test(url)) return { ...reply, body: old(reply.body) };
        if (/ja-00000000\/m\.js/.test(url)) {
          const [folder] = /ja-\w{8}/.exec(String(file('/search/ja.js').body));
          const kept = file(url.replace('ja-00000000', folder));
          return { ...kept, body: old(kept.body) };
        }
        return reply;
      });
      try {
        await go('ja/modules/cyber.html');
        await search(page, '封印');
        assert.match(await said(page), /索引を読み込めませんでした/);
      } finally {
        server().alter();
      }
      await search(page, '封印');
      await page.locator(OPTIONS).first().waitFor();
      forgive(complaints);
    }));
});

describe('search: cost', () => {
  test('nothing is loaded before the box has the focus, and little for a first result', () =>
    visit('http', async ({ page, go }) => {
      server().reset();
      await go('ja/modules/cyber.html');
      assert.ok(!server().sent().some(({ url }) => /search/.test(url)));
      server().reset();
      await search(page, '封印');
      const sent = server().sent();
      // The empty field and the first word ask at the same time.
      assert.equal(new Set(sent.map(({ url }) => url)).size, sent.length, 'nothing is asked for twice');
      assert.ok(sent.length <= 14, `${sent.length} requests`);
      const bytes = sent.reduce((sum, part) => sum + part.bytes, 0);
      assert.ok(bytes <= 40_000, `${bytes} bytes`);
    }));
});
