// Numbers as people type them, points of every kind of question, scores and responses: tests/quiz/cases.json.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, plain, read } from "./load.mjs";

const { quiz, attempt } = load("quiz.js", "attempt.js");
const cases = read("quiz/cases.json");

test("there are enough cases", () => {
  assert.ok(Object.values(cases).flat().length >= 60);
});

for (const { text, unit, value } of cases.numbers) {
  test(`number ${JSON.stringify(text)}${unit ? ` in ${unit}` : ""}`, () => assert.equal(quiz.number(text, unit), value));
}

for (const { name, kind, options = {}, target = NaN, tolerance = 0, pairs = [], order = [], answer, score } of cases.answers) {
  test(name, () => {
    const question = { kind, options: Object.entries(options).map(([id, correct]) => ({ id, correct })), answer: target, tolerance, pairs, order };
    assert.deepEqual(plain(quiz.grade(question, answer)), score);
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
