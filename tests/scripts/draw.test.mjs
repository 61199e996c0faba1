// The draw of the script is that of the compiler: both reproduce tests/quiz/draw.json.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, plain, read } from "./load.mjs";

const { attempt } = load("draw.js");
const table = read("quiz/draw.json");

for (const { seed, values } of table.generator) {
  test(`generator, seed ${seed}`, () => {
    const next = attempt.generator(seed);
    assert.deepEqual(values.map(() => next()), values);
  });
}

for (const { name, pool, draw, seed, items, choices } of table.cases) {
  test(name, () => {
    const { objectives, items: pooled } = table.pools[pool];
    assert.deepEqual(plain(attempt.draw(pooled, objectives, draw, seed)), { items, choices });
  });
}

test("every seed draws each critical item, each objective and no item twice", () => {
  const { objectives, items: pooled } = table.pools.critical;
  for (let seed = 0; seed < 500; seed++) {
    const { items } = attempt.draw(pooled, objectives, 6, seed * 8589935);
    assert.equal(new Set(items).size, 6);
    for (const { id } of pooled.filter(({ critical }) => critical)) assert.ok(items.includes(id), `${id} with seed ${seed}`);
    for (const objective of objectives) assert.ok(pooled.some((item) => item.objective === objective && items.includes(item.id)));
  }
});

test("each place of a shuffle is about equally likely", () => {
  const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  const next = attempt.generator(20261124);
  for (let round = 0; round < 8000; round++) attempt.shuffle(["a", "b", "c", "d"], next).forEach((id, at) => counts["abcd".indexOf(id)][at]++);
  for (const count of counts.flat()) assert.ok(Math.abs(count - 2000) < 200, `${count} of 2000 expected`);
});
