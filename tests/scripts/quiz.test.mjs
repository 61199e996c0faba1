// Numbers and words as people type them, points of every kind of question, scores and responses: tests/quiz/cases.yaml,
// which tests/suite/grading.rs holds the compiler to as well.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { load, plain } from "./load.mjs";

const components = new URL("../../themes/default/components/", import.meta.url);
const kinds = readdirSync(components).filter((name) => name.startsWith("question-")).sort();
const { quiz, attempt } = load("quiz.js", ...kinds.map((name) => `../components/${name}/script.js`), "draw.js");
const cases = parse(readFileSync(new URL("../quiz/cases.yaml", import.meta.url), "utf8"));

test("there are enough cases", () => {
  assert.ok(cases.numbers.length + cases.folds.length + cases.answers.length + cases.attempts.length >= 150);
});

test("every kind has a folder with template, style, script and description", () => {
  const wanted = ["README.md", "script.js", "style.css", "template.html"];
  for (const name of kinds) assert.deepEqual(readdirSync(new URL(`${name}/`, components)).sort(), wanted, name);
  assert.deepEqual(Object.keys(quiz.kinds).sort(), kinds.map((name) => name.slice("question-".length).replace("-", "_")).sort());
});

for (const { text, unit, value } of cases.numbers) {
  test(`number ${JSON.stringify(text)}${unit ? ` in ${unit}` : ""}`, () => assert.equal(quiz.numeric.number(text, unit), value));
}

for (const { a, b, same } of cases.folds) {
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)} ${same ? "count as the same" : "differ"}`, () => assert.equal(quiz.fold(a) === quiz.fold(b), same));
}

/** A question as a page would read it from its markup. */
function model({ kind, options = [], answer = {}, pairs = [], items = [], accept = {}, nodes = [] }) {
  return {
    kind,
    options: options.map(({ id, correct = false }) => ({ id, correct })),
    answer: answer.value,
    tolerance: answer.tolerance,
    pairs: pairs.map(({ id }) => id),
    order: items.map(({ id }) => id),
    accept: Object.values(accept).flat(),
    nodes: nodes.map(({ id, options }) => ({ id, options: options.map(({ id, correct = false, next = "" }) => ({ id, correct, next })) })),
  };
}

for (const { name, question, answer, score } of cases.answers) {
  test(name, () => assert.deepEqual(plain(quiz.grade(model(cases.questions[question]), answer)), score));
}

for (const [id, question] of Object.entries(cases.questions)) {
  test(`${id}: the right answer has all points`, () => {
    const { kinds } = quiz;
    const own = model(question);
    const key = kinds[own.kind].key(own);
    const [points, most] = quiz.grade(own, ["single", "true_false"].includes(own.kind) ? key[0] : key);
    assert.equal(points, most);
  });
}

for (const { name, pass, critical = [], items, percent, right, passed } of cases.attempts) {
  test(`score: ${name}`, () => {
    const listed = items.map((score, at) => ({ id: `q${at}`, critical: critical.includes(at), score }));
    const found = attempt.score(listed, pass);
    assert.deepEqual({ percent: found.percent, right: found.right, passed: found.passed }, { percent, right, passed });
  });
}

for (const { kind, answer, text } of cases.responses) {
  test(`response of ${kind}: ${text}`, () => {
    assert.equal(attempt.response(answer), text);
    assert.deepEqual(plain(attempt.answer(kind, text)), answer);
  });
}
