// The step `language` finds what it is there for, on the right line, and nothing in the markup of the dialect.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { withoutAllowed } from "../language/allow.mjs";
import { checkTexts } from "../language/check.mjs";
import { hardKanji, unread } from "../language/readings.mjs";
import { termRules, pattern } from "../language/terms.mjs";
import { fileTexts } from "../language/texts.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const glossary = parse(readFileSync(path.join(root, "content/glossary.yaml"), "utf8")).terms;

/** The findings of a file as `line rule`. */
async function found(file, source) {
  const findings = await checkTexts(fileTexts(file, source, root), glossary);
  return findings.map(({ line, rule }) => `${line} ${rule}`);
}

const page = (...lines) => ["---", "title: 題", "---", "", ...lines, ""].join("\n");
const MODULE = "content/modules/seals/ja.md";

const markdown = [
  { name: "a form that the glossary avoids", lines: ["インボイスを確かめます。"], expected: ["5 term"] },
  { name: "such a form in a link and in a notice", lines: ["> [!NOTE]", "> [インボイス](term:invoice)を確かめます。"], expected: ["6 term"] },
  { name: "such a form behind ruby in the same line", lines: ["{封印|ふういん}とインボイスを確かめます。"], expected: ["5 term"] },
  { name: "である among です・ます", lines: ["封印を確かめます。", "封印は器具である。"], expected: ["6 no-mix-dearu-desumasu"] },
  { name: "a particle twice", lines: ["私は封印は見ます。"], expected: ["5 no-doubled-joshi"] },
  { name: "half-width brackets", lines: ["封印(器具)を確かめます。"], expected: ["5 orthography"] },
  { name: "a space between Latin and Japanese", lines: ["CTPAT の基準を読みます。"], expected: ["5 ja-space-between-half-and-full-width"] },
  { name: "a sentence without its end", lines: ["封印を確かめます"], expected: ["5 ja-no-mixed-period"] },
  {
    name: "inside a case, behind its title",
    lines: ["## 点検 {#check}", "", "```case", "title: 工場（架空）", "", "森さんは見ました。", "インボイスが違います。", "```"],
    expected: ["11 term"],
  },
  {
    name: "inside a fence in a case",
    lines: ["````case", "title: 工場（架空）", "", "```document", "id: slip", "title: 伝票", "fields:", "  - {id: a, label: インボイス, value: A}", "```", "````"],
    expected: ["12 term"],
  },
  { name: "in steps", lines: ["```steps", "- id: a", "  screen: Partner Response", "  action: インボイスを付けます。", "```"], expected: ["8 term"] },
  { name: "in the head", file: "---\ntitle: インボイス\nsummary: 封印は器具である。\n---\n", expected: ["2 term", "3 no-mix-dearu-desumasu"] },
];
for (const { name, lines, file, expected } of markdown) {
  test(`Japanese: ${name}`, async () => assert.deepEqual(await found(MODULE, file ?? page(...lines)), expected));
}

test("ruby, variables, ids, footnotes, code and longer words of the glossary are no findings", async () => {
  const text = page(
    "## 封印の点検 {#inspection}", "",
    "{封印|ふういん}が壊れていたら、{{report_phone}}に電話します。[^why]",
    "**注意：**パスワードは**最低{{password_min_length}}文字**です。",
    "ボルトシールと`シール(seal)`を見分けます。<br>[多要素認証](term:multi-factor-authentication)も使います。", "",
    "```check", "seals-q01", "```", "",
    "```figure", "src: a.svg", "alt: 封印が扉に付いている。", "labels:", "  one: 封印が「壊れた", "  two: とき」", "```", "",
    "| 種類 | 例 |", "|---|---|", "| {封印|ふういん} | 1本 |", "",
    "**疑いが重くなるとき**", "", "- 所在地が私書箱である。", "", "客は「なぜお尋ねに？」と言いました。", "",
    "```document", "id: slip", "title: 仕入書 INVOICE", "fields:", "  - {id: a, label: 品名, value: 部品 12 PCS}", "```", "",
    "[^why]: 名前「[題](https://example.com/a_b)」、2025年、英語。",
  );
  assert.deepEqual(await found(MODULE, text), []);
});

const quiz = (stem, feedback) => [
  "schema: sekisho/quiz/1", "questions:", "  - id: seals-q01", "    kind: single", "    objective: inspect",
  "    stem:", `      en: ${stem.en}`, `      ja: ${stem.ja}`,
  "    options:", "      - id: stop", `        text: {en: stop, ja: 止める}`, "        feedback:", `          en: ${feedback.en}`, `          ja: ${feedback.ja}`, "",
].join("\n");

test("both languages in a quiz", async () => {
  const source = quiz({ en: "What do you do?", ja: "シールが壊れています。どうしますか。" }, { en: "You stop the lodaing.", ja: "これは規則である。" });
  assert.deepEqual(await found("quizzes/seals.yaml", source), ["8 term", "13 spelling", "14 no-mix-dearu-desumasu"]);
});

test("words of the interface, also in a branch", async () => {
  const source = "# 注\nopen = 開く\nleft = { $n ->\n    [0] ありません\n   *[other] インボイス{ $n }件\n }\n";
  assert.deepEqual(await found("locales/ja/site.ftl", source), ["5 term"]);
});

const english = [
  ["content/modules/seals/en.md", "---\ntitle: Seals\n---\n\nLook at the `sael` and\nat the [contianer](term:container).\n", ["6 spelling"]],
  ["content/modules/seals/en.md", "---\ntitle: Seals\n---\n\n```case\ntitle: The dirver\n\nHe wiats.\n```\n", ["6 spelling", "8 spelling"]],
  ["docs/formats.md", "The colour.\n\n```yaml\nid: xqzzy\n```\n", ["1 spelling"]],
  ["docs/formats.md", "In favour of it, see [here](https://example.com/xqzzy) or xqzzy.example/page.html.\n", ["1 spelling"]],
];
for (const [file, source, expected] of english) test(`English: ${expected} in ${file}`, async () => assert.deepEqual(await found(file, source), expected));

test("an allowed finding needs a reason, and an entry that allows nothing is a finding", () => {
  const finding = { file: "quizzes/a.yaml", line: 3, rule: "term", context: "公式訳は「勧告」です。", column: 5 };
  const entry = { rule: "term", file: "quizzes/*", text: "「勧告」", reason: "quotes" };
  const rules = (findings) => findings.map(({ rule, message }) => `${rule} ${message ?? ""}`.trim());
  assert.deepEqual(withoutAllowed([finding], [entry], true), []);
  assert.deepEqual(rules(withoutAllowed([finding], [{ ...entry, reason: "" }], true)), ["allow needs rule, file, text and reason: term quizzes/* 「勧告」"]);
  assert.deepEqual(rules(withoutAllowed([finding], [{ ...entry, text: "です" }], true)), ["term", "allow allows nothing any more: term quizzes/* です"]);
  assert.deepEqual(withoutAllowed([], [entry], false), []);
});

test("a hard word of the glossary has its reading once in a module", () => {
  const readings = (...lines) => {
    const source = page(...lines);
    const body = fileTexts(MODULE, source, root).find(({ kind }) => kind === "body");
    return unread(body, source, glossary).map(({ line, message }) => `${line} ${message.split(" ")[0]}`);
  };
  assert.deepEqual(readings("## 封印 {#seals}", "", "封印を見ます。", "封印を引きます。"), ["7 封印"]);
  assert.deepEqual(readings("封印を見ます。", "{封印|ふういん}を引きます。"), []);
  assert.deepEqual(readings("封印を見ます。", "[封印番号](term:seal-number)を読みます。"), []);
  assert.deepEqual(readings("貨物を見ます。"), [], "elementary school teaches these");
  assert.deepEqual(hardKanji("封印と貨物、積込み"), ["封", "込"]);
});

test("patterns of the glossary", () => {
  const terms = [
    { term: { ja: "封印" }, avoid: { ja: ["シール"] } }, { term: { ja: "ボルトシール" } },
    { term: { ja: "認定" }, avoid: { ja: ["認証"] } }, { term: { ja: "認証" } },
    { term: { ja: "基準（CTPAT）" }, avoid: { ja: ["C-TPAT"] } },
    { term: { ja: "テロリズム" }, avoid: { ja: ["テロ"] } }, { term: { ja: "テロ資金供与" } },
  ];
  const rules = parse(termRules(terms)).rules;
  const finds = (text) => rules.filter((rule) => new RegExp(rule.pattern.slice(1, -1)).test(text)).map((rule) => rule.expected);
  for (const [text, expected] of [
    ["シールを貼る", ["封印"]], ["ボルトシール", []], ["シーリング", []], ["認証", []], ["C-TPATの", ["基準"]], ["CXTPAT", []], ["テロを防ぐ", ["テロリズム"]], ["テロ資金供与", []], ["テロリズム", []],
  ]) assert.deepEqual(finds(text), expected, text);
  assert.ok(rules.every((rule) => rule.pattern.startsWith("/") && rule.pattern.endsWith("/")));
  assert.equal(pattern("A.B", []), "/(?<![A-Za-z0-9])A\\.B(?![A-Za-z0-9])/");
});
