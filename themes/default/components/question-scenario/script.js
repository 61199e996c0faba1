// A story with decisions: each shows what happens then, and a wrong one can be made good by the next. The way is scored:
// right decisions of all that were made, or of those on the best way if these are more.
(() => {
  const { all, announce, kinds } = sekisho.quiz;
  /** @param {SkQuestion} model @param {string} id */
  const find = ({ nodes }, id) => nodes.find((node) => node.id === id);
  const rightOf = (/** @type {SkNode} */ { options }) => options.find(({ correct }) => correct);

  /** The right decisions from a situation to the end; no story has more than situations. @param {SkQuestion} model @param {SkNode} [from] */
  const best = (model, from) => {
    const way = [];
    for (let node = from; node && way.length < model.nodes.length; node = find(model, rightOf(node)?.next ?? "")) way.push(`${node.id}.${rightOf(node)?.id}`);
    return way;
  };

  /** @param {SkFrame} frame @param {string} id */
  const placeOf = ({ every }, id) => every(`[data-sk-node="${id}"]`)[0];

  /** The decisions that were made, and the situation that waits for one. @param {SkFrame} frame */
  const made = (frame) => {
    const path = [];
    let [node] = /** @type {(SkNode | undefined)[]} */ (frame.model.nodes);
    while (node) {
      const decided = placeOf(frame, node.id).dataset.skDecided;
      const turn = node.options.find(({ id }) => id === decided);
      if (!turn) break;
      path.push(`${node.id}.${turn.id}`);
      node = find(frame.model, turn.next);
    }
    return { path, node };
  };

  kinds.scenario = {
    error: "story",
    read: ({ every }) => ({
      nodes: every("[data-sk-node]").map((place) => ({
        id: place.dataset.skNode ?? "",
        options: all(place, "[data-sk-turn]").map(({ dataset }) => ({ id: dataset.skTurn ?? "", correct: dataset.skCorrect === "1", next: dataset.skNext ?? "" })),
      })),
      choices: every("[data-sk-turn]").map(({ dataset }) => dataset.skChoice ?? ""),
    }),
    given(frame) {
      const { path, node } = made(frame);
      return node ? null : path;
    },
    points(model, given) {
      let [node] = /** @type {(SkNode | undefined)[]} */ (model.nodes);
      const most = best(model, node).length;
      let right = 0;
      let count = 0;
      for (const step of /** @type {string[]} */ (given)) {
        const turn = node?.options.find(({ id }) => `${node?.id}.${id}` === step);
        if (!turn) break;
        right += Number(turn.correct);
        count++;
        node = find(model, turn.next ?? "");
      }
      return [right, Math.max(most, count + best(model, node).length)];
    },
    sent: (given) => /** @type {string[]} */ (given),
    show(frame, given) {
      for (const step of /** @type {string[]} */ (given)) {
        const [id, option] = step.split(".");
        const node = find(frame.model, id);
        const right = node && rightOf(node);
        const sound = right?.id === option;
        frame.judge(step, sound ? "right" : "wrong");
        if (!sound) frame.judge(`${id}.${right?.id}`, "key");
      }
      return {};
    },
    feedback: (_, given) => /** @type {string[]} */ (given),
    click(frame, target) {
      const place = /** @type {HTMLElement | null} */ (target.closest("[data-sk-decide]")?.closest("[data-sk-node]") ?? null);
      if (!place) return;
      const [chosen] = all(place, "input").filter(({ checked }) => checked);
      if (!chosen) {
        frame.complain(sekisho.word("quiz-error-one"));
        return all(place, "input")[0].focus();
      }
      frame.complain("");
      const turn = /** @type {HTMLElement} */ (chosen.closest("[data-sk-turn]"));
      place.dataset.skDecided = turn.dataset.skTurn;
      for (const input of all(place, "input")) input.disabled = true;
      const [button] = all(place, "[data-sk-decide]");
      button.hidden = true;
      const [outcome] = all(turn, "[data-sk-outcome]");
      outcome.hidden = false;
      const next = turn.dataset.skNext ? placeOf(frame, turn.dataset.skNext) : frame.every("[data-sk-end]")[0];
      next.hidden = false;
      outcome.focus();
      announce(outcome.textContent ?? "");
    },
    empty(frame) {
      for (const place of frame.every("[data-sk-node]")) {
        delete place.dataset.skDecided;
        place.hidden = place.dataset.skNode !== frame.model.nodes[0].id;
      }
      for (const button of frame.every("[data-sk-decide]")) button.hidden = false;
      for (const place of frame.every("[data-sk-outcome], [data-sk-end]")) place.hidden = true;
    },
    missing(frame) {
      const { node } = made(frame);
      return node && all(placeOf(frame, node.id), "input")[0];
    },
    lines: (frame, given) => /** @type {string[]} */ (given).map((step) => frame.text(step)),
    key: (model) => best(model, model.nodes[0]),
  };
})();
