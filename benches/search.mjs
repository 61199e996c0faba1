// Asks the same questions of Sekisho and of Pagefind in one browser, and of Sekisho's reader about every page that it finds.
// usage: node benches/search.mjs SITE PEER [QUERIES]      prints JSON, one object per language
// SITE is a built site, PEER a folder with Pagefind's bundle of it in pagefind/; QUERIES a file with one query a line,
// without it queries are drawn from the texts of the site. What each number means: benches/README.md.
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import vm from 'node:vm';
import { idle, launchChromium } from '../tests/support/chromium.mjs';
import { serve } from '../tests/support/server.mjs';
import { decode } from '../tests/support/shards.mjs';

const [site, peer, queryFile] = process.argv.slice(2);
const PER_CLASS = 30;
// Readers with an empty browser; the first queries of each are counted.
const READERS = 24;
const WARM_TURNS = 3;
// In a large site every fifth query is judged: to prove each page that it finds takes seconds.
const LARGE = 50_000;
// Under it WASM may run, which Pagefind needs.
const PEER_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const KANJI = '[\\u3005\\u4e00-\\u9fff]';
const CLASSES = [
  ['2 kanji', `${KANJI}{2}`],
  ['3-6 kanji', `${KANJI}{3,6}`],
  ['katakana', '[\\u30a1-\\u30fa][\\u30a1-\\u30fa\\u30fc]{2,}'],
  ['katakana and kanji', `[\\u30a1-\\u30fa][\\u30a1-\\u30fa\\u30fc]+${KANJI}+`],
  ['kanji and okurigana', `${KANJI}{1,2}[\\u3041-\\u3096]{1,2}`],
  ['one kanji', KANJI],
  ['Latin word', '[A-Za-z]{3,}'],
  ['number', '[0-9]+'],
];
/** A random generator that gives the same numbers every time (mulberry32). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const median = (values) => quantile(values, 0.5);
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
const classOf = (query) => CLASSES.find(([, pattern]) => new RegExp(`^${pattern}$`).test(query))?.[0] ?? 'other';

/** What Sekisho wrote for one language: its reader without a page, and every section that it can find. */
function open(language) {
  const world = vm.createContext({ Blob, DecompressionStream, Response, TextDecoder, TextEncoder });
  const run = (...names) => vm.runInContext(fs.readFileSync(path.join(site, ...names), 'utf8'), world);
  run('assets', fs.readdirSync(path.join(site, 'assets')).find((name) => /^search-[0-9a-f]{8}\.js$/.test(name)));
  const read = (name) => {
    let payload;
    world.sekisho.shard = (_, __, text) => (payload = text);
    run('search', `${name}.js`);
    return payload;
  };
  const folder = read(language);
  const { units, open: start } = world.sekisho.search;
  const { phrases } = decode(read(`${folder}/m`));
  const sections = [];
  for (let at = 0; fs.existsSync(path.join(site, 'search', folder, 'f', `${at}.js`)); at += 1) {
    for (const [page, title, , , , ...texts] of decode(read(`${folder}/f/${at}`), phrases)) sections.push({ page, texts: [title, ...texts] });
  }
  const raw = new Map();
  for (const { page, texts } of sections) raw.set(page, [...(raw.get(page) ?? []), ...texts]);
  const texts = new Map();
  for (const [page, parts] of raw) {
    const lines = [...new Set(parts)].map(units);
    texts.set(page, { folded: tight(lines.map(folded).join('\n')), kept: lines.map(kept).join('\n') });
  }
  return { find: start(async (name) => read(`${folder}/${name}`)), units, sections, texts };
}

// Two forms of a text after its normalizing. Kept: katakana stays katakana, so that カメラ is not in 確かめられる.
const solid = (list) => list.filter((unit) => !unit.s).map((unit) => (unit.t === ' ' ? { ...unit, c: ' ' } : unit));
const spaced = (text) => text.replace(/ +/g, ' ').trim();
const kept = (list) => spaced(solid(list).map((unit) => (unit.k ? unit.c.replace(/[ぁ-ゖゝゞ]/, (c) => String.fromCharCode(c.charCodeAt(0) + 96)) : unit.c)).join(''));
const folded = (list) => spaced(solid(list).map((unit) => unit.c).join(''));
// Folded, and written together as well: C-TPAT as ctpat, customer's as customers, ISO 17712 as iso17712.
const tight = (text) => `${text}\n${text.replace(/[-.'_]|(?<=[a-z]) (?=[0-9])|(?<=[0-9]) (?=[a-z])/g, '')}`;

/** Queries of every class, each a whole run of its class somewhere in the texts. */
function draw({ sections }) {
  const random = generator(7);
  const queries = new Set();
  for (const [name, pattern] of CLASSES) {
    // A run ends where its characters end: no half words, which would be unfair to an index of words.
    const whole = new RegExp(name === 'one kanji' ? pattern : `(?<![${inside(name)}])${pattern}(?![${inside(name)}])`, 'g');
    for (let tries = 0, drawn = 0; drawn < PER_CLASS && tries < 20_000; tries += 1) {
      const found = pick(random, sections).texts.flatMap((text) => text.match(whole) ?? []);
      const query = found.length ? pick(random, found) : '';
      if (!query || queries.has(query)) continue;
      queries.add(query);
      drawn += 1;
    }
  }
  return [...queries];
}
const pick = (random, list) => list[Math.floor(random() * list.length)];
const inside = (name) =>
  ({ katakana: '\\u30a1-\\u30fa\\u30fc\\u3005\\u4e00-\\u9fff', 'kanji and okurigana': '\\u3005\\u3041-\\u3096\\u4e00-\\u9fff', 'Latin word': 'A-Za-z0-9', number: '0-9A-Za-z.,' })[name] ??
  '\\u3005\\u4e00-\\u9fff\\u30a1-\\u30fa\\u30fc';

/** Pages that hold the words as they are written, Latin words at their beginning and numbers as a whole, by looking through all texts. */
function holders({ texts, units }, words) {
  const needle = kept(units(words));
  const edge = /^[a-z]/.test(needle) ? /[a-z]/ : /^[0-9]/.test(needle) ? /[0-9]/ : null;
  const number = /^[0-9]+$/.test(needle);
  const holds = (text) => {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      if (!edge?.test(text[at - 1] ?? '') && !(number && edge.test(text[at + needle.length] ?? ''))) return true;
    }
    return false;
  };
  return new Set([...texts].filter(([, text]) => holds(text.kept)).map(([page]) => page));
}

/** Pages that hold the letters anywhere, also inside words and numbers and in the other kana; and the page of that number. */
function loosely({ texts, units }, words) {
  const needle = folded(units(words));
  return new Set([...texts].filter(([page, text]) => text.folded.includes(needle) || page.endsWith(`/${needle}.html`)).map(([page]) => page));
}

/** Recall over all results and precision of the first ten, by class. `answer` gives pages, best first, and words beside the typed ones. */
async function quality(index, queries, answer) {
  const classes = {};
  for (const query of queries) {
    const truth = holders(index, query);
    const loose = loosely(index, query);
    const { all, ten, also } = await answer(query);
    const right = also.reduce((pages, word) => new Set([...pages, ...loosely(index, word)]), loose);
    const one = (classes[classOf(query)] ??= { queries: 0, recall: 0, anywhere: 0, shown: 0, right: 0, worst: [] });
    const share = (pages) => (pages.size ? [...pages].filter((page) => all.has(page)).length / pages.size : 1);
    one.queries += 1;
    one.recall += share(truth);
    one.anywhere += share(loose);
    one.shown += ten.length;
    const wrong = ten.filter((page) => !right.has(page));
    one.right += ten.length - wrong.length;
    const missed = [...truth].filter((page) => !all.has(page));
    if (missed.length || wrong.length) one.worst.push({ query, pages: truth.size, missed: missed.length, wrong: wrong.slice(0, 3) });
  }
  for (const one of Object.values(classes)) {
    one.recall /= one.queries;
    one.anywhere /= one.queries;
    one.precision = one.shown ? one.right / one.shown : 1;
    one.worst = one.worst.sort((a, b) => b.missed - a.missed).slice(0, 5);
  }
  return classes;
}

/** First and further queries, each pair by a reader with an empty browser: bytes and requests after the page itself. */
async function cold(browser, server, queries, start, ask) {
  const counts = { before: [], first: [], further: [] };
  for (const [at, query] of queries.entries()) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    server.reset();
    await start(page);
    await idle(page);
    const search = server.sent().filter(({ url }) => /search|pagefind/.test(new URL(url, server.base).pathname.split('/').slice(-3).join('/')));
    counts.before.push(total(search.filter(({ url }) => !url.endsWith('.html'))));
    for (const [kind, words] of [['first', query], ['further', queries[(at + 7) % queries.length]]]) {
      server.reset();
      await ask(page, words);
      // What a script asks for after its answer counts as well.
      await page.waitForTimeout(30);
      counts[kind].push({ query: words, ...total(server.sent()) });
    }
    await context.close();
  }
  return Object.fromEntries(
    Object.entries(counts).map(([kind, list]) => [
      kind,
      {
        bytes: median(list.map((one) => one.bytes)),
        requests: median(list.map((one) => one.requests)),
        most: list.reduce((most, one) => (one.bytes > most.bytes ? one : most)),
        mostRequests: Math.max(...list.map((one) => one.requests)),
      },
    ]),
  );
}
const total = (sent) => ({ bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: sent.length });

/** Sekisho as a reader has it: words go into the search box, and the answer is there when the list has it. */
const box = (language, server) => ({
  start: (page) => page.goto(`${server.base}${language}/index.html`, { waitUntil: 'load' }),
  async ask(page, words) {
    await page.locator('[data-sk-search]').first().click();
    await page.locator('[data-sk-search-form] [role=status]').first().waitFor({ state: 'attached' });
    await page.evaluate(askBox, [[words], 1]);
  },
  warm: (page, queries) => page.evaluate(askBox, [queries, WARM_TURNS]),
  shown: (page) => page.locator('[data-sk-search-form] [role=listbox]').first().locator('.sk-search__item').count(),
});

/** Runs in the page. Milliseconds from the `input` event until the list and the count are in the document. */
async function askBox([queries, turns]) {
  const field = document.querySelector('[data-sk-search]');
  const status = field.form.querySelector('[role=status]');
  const times = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const query of queries) {
      field.value = query;
      const answered = new Promise((done) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          done();
        });
        observer.observe(status, { childList: true, characterData: true, subtree: true });
      });
      const started = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await answered;
      times.push(performance.now() - started);
    }
  }
  return times;
}

/** Pagefind by its own interface, without its boxes: an answer is there when the data of the shown results is. */
const pagefind = (language, server, shown) => ({
  start: (page) => page.goto(`${server.base}${language}.html`, { waitUntil: 'load' }),
  ask: (page, words) => page.evaluate(askPagefind, [server.base, [words], 1, shown]),
  warm: (page, queries) => page.evaluate(askPagefind, [server.base, queries, WARM_TURNS, shown]),
});

async function askPagefind([base, queries, turns, shown]) {
  const peer = await import(`${base}pagefind/pagefind.js`);
  const times = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const query of queries) {
      const started = performance.now();
      const { results } = await peer.search(query);
      await Promise.all(results.slice(0, shown).map((result) => result.data()));
      times.push(performance.now() - started);
    }
  }
  return times;
}

const latency = (times) => ({ median: median(times), p99: quantile(times, 0.99), slowest: Math.max(...times), queries: times.length });

/** Address of each Pagefind result by its id, from the fragments themselves. */
function addresses(language) {
  const folder = path.join(peer, 'pagefind', 'fragment');
  const named = fs.readdirSync(folder).filter((name) => name.startsWith(`${language}_`));
  return new Map(
    named.map((name) => {
      const text = gunzipSync(fs.readFileSync(path.join(folder, name))).toString();
      return [name.replace('.pf_fragment', ''), JSON.parse(text.slice(text.indexOf('{'))).url];
    }),
  );
}

async function measure(browser, servers, language) {
  const index = open(language);
  const queries = queryFile ? fs.readFileSync(queryFile, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean) : draw(index);
  // Each class has its turn early, so that the first queries are of all kinds.
  const order = queries.map((query, at) => [at % PER_CLASS, at, query]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const first = order.map(([, , query]) => query).slice(0, READERS);
  const judged = queries.filter((_, at) => queryFile || index.sections.length < LARGE || at % 5 === 0);
  const result = { queries: queries.length, sections: index.sections.length, pages: index.texts.size };

  const own = box(language, servers.site);
  result.sekisho = await cold(browser, servers.site, first, own.start, own.ask);
  const page = await browser.newPage();
  await own.start(page);
  await own.ask(page, queries[0]);
  let shown = 0;
  for (const query of queries) {
    await own.ask(page, query);
    shown = Math.max(shown, await own.shown(page));
  }
  result.shown = shown;
  result.sekisho.warm = latency(await own.warm(page, queries));
  await page.close();
  result.sekisho.classes = await quality(index, judged, async (query) => {
    const answer = async (limit) => {
      const { hits, nearest, also } = await index.find(query, { limit });
      return { pages: nearest ? [] : Array.from(hits, ({ section }) => section[0]), also: [...also] };
    };
    const { pages: ten, also } = await answer(10);
    return { all: new Set((await answer(1e6)).pages), ten, also };
  });

  const other = pagefind(language, servers.peer, shown);
  result.pagefind = await cold(browser, servers.peer, first, other.start, other.ask);
  const peerPage = await browser.newPage();
  await other.start(peerPage);
  await peerPage.evaluate(askPagefind, [servers.peer.base, queries, 1, shown]);
  result.pagefind.warm = latency(await other.warm(peerPage, queries));
  const urls = addresses(language);
  result.pagefind.classes = await quality(index, judged, async (query) => {
    const ids = await peerPage.evaluate(
      async ([base, words]) => (await (await import(`${base}pagefind/pagefind.js`)).search(words)).results.map(({ id }) => id),
      [servers.peer.base, query],
    );
    const pages = ids.map((id) => urls.get(id)?.replace(`/${language}/`, '').replace(/(^|\/)$/, '$1index.html')).filter((name) => index.texts.has(name));
    return { all: new Set(pages), ten: pages.slice(0, 10), also: [] };
  });
  await peerPage.close();
  return result;
}

const servers = { site: await serve(site), peer: await serve(peer, '/', PEER_POLICY) };
const browser = await launchChromium();
try {
  const languages = fs.readdirSync(path.join(site, 'search')).filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -3));
  const results = {};
  for (const language of languages) results[language] = await measure(browser, servers, language);
  console.log(JSON.stringify(results));
} finally {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
}
