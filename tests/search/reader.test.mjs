// Runs search.js without a page: the case table that the Rust side runs too, and the shards of `tests/search/site.json`
// with the answers of the Rust reader. `cargo test --test suite search` writes both to target/tmp/search first.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const built = new URL(`${process.env.CARGO_TARGET_DIR ?? "target"}/tmp/search/`, root);

/** The script in a world of its own, without a document. */
function load() {
  const world = vm.createContext({ Blob, DecompressionStream, Response, TextDecoder, TextEncoder });
  vm.runInContext(read("themes/default/js/search.js"), world, { filename: "search.js" });
  return world;
}

/** Terms in the notation of the table. */
function notation(search, text, loose) {
  const term = ({ t, p }) => t + (p ? "*" : "");
  const run = (alternatives) => alternatives.map((terms) => terms.map(term).join("&")).join("|");
  return search.chunks(search.units(text)).map((chunk) => search.runsOf(chunk, loose).map(run).join("+")).join(" ");
}

/** An index over the shards of a folder; `change` may damage a shard. */
function open(folder, change = (name, script) => script) {
  const world = load();
  const asked = [];
  const index = world.sekisho.search.open(async (name) => {
    asked.push(name);
    let payload;
    world.sekisho.shard = (named, shard, text) => {
      if (folder.endsWith(named) && shard === name) payload = text;
    };
    vm.runInContext(change(name, readFileSync(new URL(`${folder}/${name}.js`, built), "utf8")), world);
    if (payload === undefined) throw new Error(`${name} did not register`);
    return payload;
  });
  return { index, asked };
}

test("the case table holds", () => {
  const { search } = load().sekisho;
  for (const { text, norm, query, loose } of JSON.parse(read("tests/search/normalize.json"))) {
    assert.equal(search.normalize(text), norm, text);
    assert.equal(notation(search, text, false), query, text);
    if (loose) assert.equal(notation(search, text, true), loose, text);
  }
});

const answers = existsSync(new URL("answers.json", built)) ? JSON.parse(readFileSync(new URL("answers.json", built), "utf8")) : null;

test("the Rust side has written its shards", () => assert.ok(answers, "run `cargo test --test suite search` first"));

for (const [language, { folder, answers: expected }] of Object.entries(answers ?? {})) {
  test(`the script answers like the Rust reader (${language})`, async () => {
    const { index, asked } = open(folder);
    for (const { query, hits, also, nearest } of expected) {
      const found = await index(query);
      const plain = Array.from(found.hits, ({ section }) => ({ path: section[0], anchor: section[4] }));
      assert.deepEqual(plain, hits.map(({ path, anchor }) => ({ path, anchor })), query);
      found.hits.forEach((hit, at) => assert.ok(Math.abs(hit.score - hits[at].score) < 1e-6, `${query}: score ${at}`));
      assert.deepEqual([...found.also], also, query);
      if (hits.length) assert.equal(found.nearest, nearest, query);
    }
    assert.equal(asked.some((name) => name.startsWith("l/")), language === "many");
  });
}

test("a fresh index answers with few shards", async () => {
  const { index, asked } = open(answers.ja.folder);
  await index("封印台帳");
  assert.equal(new Set(asked).size, asked.length, "no shard is fetched twice");
  assert.ok(asked.length <= 14, asked.join(" "));
});

test("two first queries at once are answered as one after the other", async () => {
  const { folder, answers: expected } = answers.ja;
  const { index } = open(folder);
  const paths = ({ hits }) => Array.from(hits, ({ section }) => section[0]);
  const found = await Promise.all(expected.slice(0, 2).map(({ query }) => index(query)));
  found.forEach((one, at) => assert.deepEqual(paths(one), expected[at].hits.map(({ path }) => path)));
});

test("hostile queries are answered", async () => {
  const { index } = open(answers.ja.folder);
  for (const query of ["あ".repeat(10_000), "\ud800", "\udc00封印", "\0\x07", "!?&%", "(.*)+[", "<script>alert(1)</script>", "\\", "~", "#", "__proto__"]) {
    const found = await index(query);
    assert.ok(Array.isArray(Array.from(found.hits)), query);
  }
});

test("a missing or truncated shard is an error and not an empty answer", async () => {
  for (const [kind, query] of [["m", "封印"], ["t", "封印"], ["f", "封印"], ["y", "ふういん"]]) {
    const missing = open(answers.ja.folder, (name, script) => (name.startsWith(kind) ? "" : script));
    await assert.rejects(missing.index(query), `${kind} missing`);
    const cut = open(answers.ja.folder, (name, script) => (name.startsWith(kind) ? script.slice(0, script.length / 2) : script));
    await assert.rejects(cut.index(query), `${kind} cut`);
  }
  const { folder, answers: [{ query }] } = answers.many;
  await assert.rejects(open(folder, (name, script) => (name.startsWith("l") ? "" : script)).index(query));
});

test("only the typed words, when that is asked for", async () => {
  const { index } = open(answers.ja.folder);
  assert.deepEqual([...(await index("ふういん")).also], ["封印"]);
  assert.deepEqual([...(await index("ふういん", { only: true })).also], []);
});

test("facets narrow before the limit, and every page found is counted", async () => {
  const { index } = open(answers.ja.folder);
  const all = await index("情報", { limit: 1, keep: () => true });
  assert.equal(all.hits.length, 1);
  assert.ok(all.pages.length > 2, String(all.pages.length));
  const kind = all.facets.find(({ id }) => id === "kind");
  const isQuestion = (page) => kind.sets[kind.pages[page]].some((at) => kind.values[at][0] === "question");
  const some = await index("情報", { limit: 1, keep: isQuestion });
  assert.deepEqual([...some.pages], [...all.pages]);
  assert.equal(some.count, all.pages.filter(isQuestion).length);
  assert.equal(some.hits[0].section[0], "questions/178.html");
  assert.equal(all.nearest, false);
  // Where the filter leaves nothing, the query itself still counts as found.
  const none = await index("情報", { keep: () => false });
  assert.equal(none.hits.length + none.count, 0);
  assert.equal(none.nearest, false);
  assert.ok(none.pages.length);
});

test("facets are loaded only when they are asked for", async () => {
  const box = open(answers.ja.folder);
  await box.index("情報");
  assert.ok(!box.asked.includes("c"));
  await box.index("情報", { keep: () => true });
  assert.ok(box.asked.includes("c"));
  const cut = open(answers.ja.folder, (name, script) => (name === "c" ? script.slice(0, script.length / 2) : script));
  await assert.rejects(cut.index("情報", { keep: () => true }));
});

test("what was tried is told", async () => {
  const { index } = open(answers.ja.folder);
  const { tried, pages } = await index("zzzz ふういんん");
  assert.equal(pages.length, 0);
  assert.deepEqual([...tried], ["zzzz", "ふういんん"]);
  assert.ok([...(await index("ふういん")).tried].includes("封印"));
  assert.deepEqual([...(await index("、。")).tried], []);
});

test("found words are marked in the original text", () => {
  const { search } = load().sekisho;
  const marked = (text, needles, length) => search.mark(text, needles, length).map(([piece, hit]) => (hit ? `[${piece}]` : piece)).join("");
  for (const [text, needles, expected] of [
    ["サーバーの管理", ["さーば"], "[サーバー]の管理"],
    ["ｻｰﾊﾞｰの管理", ["さーば"], "[ｻｰﾊﾞｰ]の管理"],
    ["㈱つるかめ", ["株"], "[㈱]つるかめ"],
    ["Use C-TPAT now", ["ctpat"], "Use [C-TPAT] now"],
    ["ISO 17712に合う", ["iso17712"], "[ISO 17712]に合う"],
    ["𠮷野さんと封印", ["封印"], "𠮷野さんと[封印]"],
    ["this is", ["is"], "this [is]"],
    ["<b>封印</b>", ["封印"], "<b>[封印]</b>"],
    ["封印", ["検査"], "封印"],
  ]) {
    assert.equal(marked(text, needles), expected, text);
  }
  const long = "あ".repeat(300) + "封印" + "い".repeat(300);
  const piece = marked(long, ["封印"], 80);
  assert.ok(piece.startsWith("…") && piece.includes("[封印]") && piece.endsWith("…") && piece.length < 90, piece);
});

test("numbers that name a page", () => {
  const { search } = load().sekisho;
  for (const text of ["175", "Q175", "q 175", "問175", "質問 175", "問１７５", "175番", "Question 175"]) assert.equal(search.numberTerm(text), "#175", text);
  assert.equal(search.numberTerm("基準４．７"), "#4.7");
  for (const text of ["", "seal", "17712x", "20210", "4.", "1.2.3.4"]) assert.equal(search.numberTerm(text), "", text);
});
