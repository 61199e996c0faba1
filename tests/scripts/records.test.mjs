// Hashes, ids, statements, the record file and due dates, without a page.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { load, plain, read } from "./load.mjs";

const { records, training, proof } = load("records.js", "my-training.js", "proof.js");
const sample = read("records/sample.json");
const complete = read("records/complete.json");
const site = { id: "training-example", base: "https://training.example/" };
const text = (file) => JSON.stringify(file, null, 1);

test("sha256: vectors of FIPS 180", () => {
  const vectors = {
    "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    abc: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  };
  for (const [message, digest] of Object.entries(vectors)) assert.equal(records.sha256(message), digest);
});

test("sha256: every length around the block borders, and Japanese", () => {
  for (let length = 0; length < 200; length++) {
    const message = "a0".repeat(length).slice(0, length);
    assert.equal(records.sha256(message), createHash("sha256").update(message).digest("hex"), `length ${length}`);
  }
  const long = "封印を確認してから、扉を閉めます。".repeat(5000);
  assert.equal(records.sha256(long), createHash("sha256").update(long).digest("hex"));
});

test("uuid: version 7, lower case, with the time in front", () => {
  const fresh = load("records.js").records;
  const id = fresh.uuid(Date.parse("2026-04-18T04:24:05.007Z"));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(id.replaceAll("-", "").slice(0, 12), 16), Date.parse("2026-04-18T04:24:05.007Z"));
});

test("uuid: order of calls, within a millisecond and when the clock goes back", () => {
  const fresh = load("records.js").records;
  const ids = Array.from({ length: 10000 }, () => fresh.uuid(1776486245007));
  ids.push(fresh.uuid(1776486240000), fresh.uuid(1776486245008), fresh.uuid(1776486300000));
  assert.deepEqual(ids, [...ids].sort());
  assert.equal(new Set(ids).size, ids.length);
});

test("canonical form: members sorted, arrays as they are", () => {
  assert.equal(records.canonical({ b: 1, a: [true, null, "x"], あ: { z: 0.9, y: 100 } }), '{"a":[true,null,"x"],"b":1,"あ":{"y":100,"z":0.9}}');
  assert.equal(records.canonical(["\u0007\n\"\\"]), JSON.stringify(["\u0007\n\"\\"]));
});

test("the samples are read, and writing them again gives the same files", () => {
  for (const [file, length] of [[sample, 2], [complete, 1]]) {
    const { fault, entries, person } = plain(training.read(text(file), site));
    assert.equal(fault, undefined);
    assert.equal(entries.length, length);
    assert.deepEqual(plain(records.file(site, person, entries, file.saved)), file);
  }
});

test("Latin letters and function stand in the file only when they were given", () => {
  const { entries } = training.read(text(sample), site);
  const members = (person) => Object.keys(plain(records.file(site, person, entries, sample.saved)).person);
  assert.deepEqual(members({ name: "山田 花子", kana: "", latin: "", number: "7", department: "", function: "" }), ["name", "kana", "number", "department"]);
  assert.deepEqual(members({ name: "山田 花子", latin: "Yamada", function: "it" }), ["name", "kana", "latin", "number", "department", "function"]);
});

test("check codes: those that the program prints", () => {
  const codes = read("records/check-codes.json");
  for (const [id, code] of [...sample.statements, ...complete.statements].map((statement) => [statement.id, proof.code(statement)])) assert.equal(code, codes[id], id);
});

test("a QR code holds the id and the front of the fingerprint", () => {
  assert.equal(proof.text(sample.statements[0]), "sekisho:1:019d9ec9-645c-71f4-9a7f-74c46b6825da:7c1f09ab5e44d2b0a1c3e5f708192a3b");
});

test("files that are no record of this site are refused by name", () => {
  const fault = (content, base = site.base) => training.read(content, { ...site, base }).fault;
  assert.equal(fault(text(sample).slice(0, -40)), "truncated");
  assert.equal(fault(""), "truncated");
  assert.equal(fault("[]"), "foreign");
  assert.equal(fault("null"), "foreign");
  assert.equal(fault(text({ ...sample, schema: "sekisho/quiz/1" })), "foreign");
  assert.equal(fault(text({ ...sample, schema: "sekisho/record-file/2" })), "future");
  assert.equal(fault(text({ ...sample, person: { ...sample.person, name: "山田 太郎" } })), "edited");
  assert.equal(fault(text(sample), "https://other.example/"), "other-site");
  const { checksum, ...content } = { ...sample, statements: [{}] };
  assert.equal(fault(text({ ...content, checksum: `sha256:${records.sha256(records.canonical(content))}` })), "edited");
  assert.equal(fault(`\ufeff${text(sample)}`), undefined);
});

const quiz = {
  module: "cyber",
  title: { en: "Cybersecurity", ja: "サイバーセキュリティ" },
  release: 3,
  fingerprint: `sha256:${"a".repeat(64)}`,
  variables: null,
  pass_percent: 80,
  assurance: 3,
  edition: "ctpat-2020",
  satisfies: [178],
  supports: [184],
  criteria: ["4.7"],
  statement_base: site.base,
  time_zone: "Asia/Tokyo",
};
const items = [{ id: "cyber-q01", kind: "single", language: "ja", response: "four-words", score: [0, 1], critical: true, objective: "passphrase" }];
const score = { percent: 0, passed: false, right: 0, critical_missed: ["cyber-q01"] };
const attempt = { registration: "019d9ec0-aac0-73b1-9673-aec65ae65f3f", attempt: 4, reason: "Talked with the trainer", seed: 7, started: "2026-04-18T04:14:02.533Z", sequence: 9, clock_earlier: false };
const made = plain(records.statement({ quiz, learner: { key: "local:1", local: true }, language: "ja", score, items, ...attempt, finished: "2026-04-18T04:24:05.007Z", seconds: 602.4 }));

test("a failed attempt is a statement with everything but a name", () => {
  assert.equal(made.verb.id, "http://adlnet.gov/expapi/verbs/failed");
  assert.deepEqual(made.result, { score: { scaled: 0, raw: 0, min: 0, max: 100 }, success: false, completion: true, duration: "PT602S" });
  assert.deepEqual(made.actor, { objectType: "Agent", account: { homePage: site.base, name: "local:1" } });
  assert.equal(made.object.id, "https://training.example/modules/cyber");
  const own = plain(records.attemptOf(made));
  assert.equal(own.learner, "local");
  assert.equal(own.reason, "Talked with the trainer");
  assert.deepEqual([own.assurance, own.assurance_needed, own.seed, own.attempt], [1, 3, 7, 4]);
  assert.deepEqual(own.items, [{ id: "cyber-q01", kind: "single", language: "ja", response: "four-words", score: [0, 1] }]);
});

test("what satisfies and what supports stay apart", () => {
  const { category, grouping, other } = made.context.contextActivities;
  assert.deepEqual([category, grouping, other].map((list) => list.map(({ id }) => id)), [
    ["https://training.example/criteria/ctpat-2020/4.7"],
    ["https://training.example/questions/ctpat-2020/178"],
    ["https://training.example/questions/ctpat-2020/184"],
  ]);
});

test("a statement has the shape of the schema", () => {
  const schema = read("../docs/schemas/record-file.schema.json");
  const check = (value, rule, path) => {
    if (rule.$ref) return check(value, schema.$defs[rule.$ref.split("/").at(-1)], path);
    if (rule.oneOf) return assert.ok(rule.oneOf.some((each) => (each.type === "null") === (value === null)), path);
    if (rule.properties) {
      assert.deepEqual(rule.required.filter((name) => !(name in value)), [], path);
      assert.deepEqual(Object.keys(value).filter((name) => !(name in rule.properties)), [], path);
      for (const [name, each] of Object.entries(value)) check(each, rule.properties[name], `${path}.${name}`);
    } else if (rule.type === "object") {
      for (const name of Object.keys(value)) check(value[name], rule.additionalProperties, `${path}.${name}`);
    }
    if (rule.items) value.forEach((each, at) => check(each, rule.items, `${path}[${at}]`));
    if (rule.const !== undefined) assert.equal(value, rule.const, path);
    if (rule.enum) assert.ok(rule.enum.includes(value), path);
    if (rule.pattern) assert.match(value, new RegExp(rule.pattern), path);
    if (rule.type === "integer") assert.ok(Number.isInteger(value), path);
  };
  check(made, schema.$defs.statement, "statement");
  check(sample, schema, "sample");
  check(complete, schema, "complete");
  const declared = plain(records.statement({ quiz, learner: { key: "7", local: false }, language: "ja", score, items, ...attempt, honor: { id: "honor-1", language: "ja" }, finished: "2026-04-18T04:24:05.007Z", seconds: 1 }));
  check(declared, schema.$defs.statement, "declared");
  assert.deepEqual(plain(records.attemptOf(declared)).honor, { id: "honor-1", language: "ja" });
  assert.ok(!("honor" in records.attemptOf(made)), "records without one stay as they are");
});

test("the number on a proof is the front of the id", () => {
  assert.equal(records.number("01964a7c-93e1-7d20-8f3a-0123456789ab"), "0196-4A7C-93E1-7D20");
});

test("due dates: months, ends of months, fiscal years, and the day of the site's zone", () => {
  const term = (validity, start = 4, zone = "Asia/Tokyo") => ({ validity, fiscal_year_start_month: start, time_zone: zone });
  const check = (finished, terms, expected) => assert.equal(records.due(finished, terms), expected, `${finished} ${JSON.stringify(terms)}`);
  check("2026-04-18T04:24:05Z", term(null), null);
  check("2026-04-18T04:24:05Z", term({ months: 12 }), "2027-04-18");
  check("2026-04-18T04:24:05Z", term({ months: 24 }), "2028-04-18");
  check("2028-02-29T03:00:00Z", term({ months: 12 }), "2029-02-28");
  check("2026-08-31T03:00:00Z", term({ months: 6 }), "2027-02-28");
  check("2026-04-17T15:30:00Z", term({ months: 12 }), "2027-04-18");
  check("2026-04-17T15:30:00Z", term({ months: 12 }, 4, "UTC"), "2027-04-17");
  check("2026-04-01T00:00:00Z", term({ fiscal_year: true }), "2027-03-31");
  check("2026-03-31T00:00:00Z", term({ fiscal_year: true }), "2026-03-31");
  check("2026-03-31T15:00:00Z", term({ fiscal_year: true }), "2027-03-31");
  check("2026-05-05T00:00:00Z", term({ fiscal_year: true }, 1), "2026-12-31");
});

test("moments name the zone in both languages", () => {
  const ja = records.moment("2026-04-18T04:24:05Z", "Asia/Tokyo", "ja");
  assert.deepEqual([ja.date, ja.day, ja.time, ja.offset], ["2026-04-18", "2026年4月18日", "13:24", "UTC+9"]);
  const en = records.moment("2026-04-18T04:24:05Z", "Asia/Tokyo", "en");
  assert.deepEqual([en.day, en.time, en.offset], ["18 April 2026", "13:24", "UTC+9"]);
});
