// The draw of an attempt, its score, and answers in the notation of records: docs/formats.md. No page is needed for these.
(() => {
  /** mulberry32. @type {SkAttempt["generator"]} */
  const generator = (seed) => {
    let state = seed | 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) >>> 0;
    };
  };

  /** @type {SkAttempt["shuffle"]} */
  const shuffle = (ids, next) => {
    const list = [...ids].sort();
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor((next() * (at + 1)) / 4294967296);
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  };

  /** Kinds whose choices have no order of their own. @type {SkKind[]} */
  const SHUFFLED = ["single", "multiple", "matching", "ordering", "scenario"];

  /** @type {SkAttempt["draw"]} */
  const draw = (pool, objectives, count, seed) => {
    const next = generator(seed);
    const ids = (/** @type {SkPoolItem[]} */ items) => shuffle(items.map(({ id }) => id), next);
    const drawn = ids(pool.filter(({ critical }) => critical)).slice(0, count);
    const queues = objectives.map((objective) => ids(pool.filter((item) => !item.critical && item.objective === objective)));
    while (drawn.length < count && queues.some((queue) => queue.length)) {
      for (const queue of queues) if (queue.length && drawn.length < count) drawn.push(/** @type {string} */ (queue.shift()));
    }
    const items = shuffle(drawn, next);
    /** @type {Record<string, string[]>} */
    const choices = {};
    for (const id of items) {
      const item = /** @type {SkPoolItem} */ (pool.find((item) => item.id === id));
      if (!SHUFFLED.includes(item.kind)) continue;
      const shuffled = shuffle(item.choices, next);
      // A sequence that comes out solved is no question.
      if (item.kind === "ordering" && shuffled.join() === item.order?.join()) shuffled.push(/** @type {string} */ (shuffled.shift()));
      choices[id] = shuffled;
    }
    return { items, choices };
  };

  /** Rounded down: the figure shown reaches the pass mark exactly when the score does. @type {SkAttempt["score"]} */
  const score = (items, pass) => {
    const divisor = (a = 0, b = 0) => {
      while (b) [a, b] = [b, a % b];
      return a;
    };
    const unit = items.reduce((whole, { score: [, most] }) => (whole * most) / divisor(whole, most), 1);
    const points = items.reduce((sum, { score: [points, most] }) => sum + (points * unit) / most, 0);
    const percent = Math.floor((points * 100) / (unit * items.length));
    const missed = items.filter(({ critical, score: [points, most] }) => critical && points < most).map(({ id }) => id);
    return { percent, right: items.filter(({ score: [points, most] }) => points === most).length, critical_missed: missed, passed: percent >= pass && !missed.length };
  };

  /** An answer as xAPI writes it. @type {SkAttempt["response"]} */
  const response = (given) => {
    if (Array.isArray(given)) return given.join("[,]");
    if (given && typeof given === "object") return Object.entries(given).map((pair) => pair.join("[.]")).join("[,]");
    return String(given);
  };

  /** @type {SkAttempt["answer"]} */
  const answer = (kind, text) => {
    if (kind === "numeric") return Number(text);
    if (["multiple", "ordering", "hotspot", "scenario"].includes(kind)) return text.split("[,]");
    if (kind === "matching") return Object.fromEntries(text.split("[,]").map((pair) => pair.split("[.]")));
    return text;
  };

  sekisho.attempt = { generator, shuffle, draw, score, response, answer };
})();
