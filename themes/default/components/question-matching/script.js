// A right side for each left side, chosen from lists.
(() => {
  const selects = (/** @type {SkFrame} */ { every }) => every("[data-sk-pair]");
  const idOf = (/** @type {HTMLElement} */ { dataset }) => dataset.skPair ?? "";

  sekisho.quiz.kinds.matching = {
    error: "each",
    read(frame) {
      const [first] = selects(frame);
      return { pairs: selects(frame).map(idOf), choices: sekisho.quiz.all(first, "option[value]:not([value=''])").map(({ value }) => value) };
    },
    given(frame) {
      const chosen = selects(frame);
      return chosen.every(({ value }) => value) ? Object.fromEntries(chosen.map((select) => [idOf(select), select.value])) : null;
    },
    points: ({ pairs }, given) => sekisho.quiz.hits(pairs, (id) => Object.entries(given ?? {}).some(([left, right]) => left === id && right === id)),
    show(frame) {
      for (const select of selects(frame)) {
        const id = idOf(select);
        const key = sekisho.quiz.all(select, "option").find(({ value }) => value === id)?.textContent ?? "";
        if (select.value === id) frame.judge(id, "right");
        else frame.judge(id, "wrong", sekisho.word("quiz-wrong-key", { key }));
      }
      return {};
    },
    arrange(frame, ids) {
      for (const id of ids) for (const select of selects(frame)) select.append(...sekisho.quiz.all(select, `option[value="${id}"]`));
    },
    missing: (frame) => selects(frame).find(({ value }) => !value),
    lines({ model, part }, given) {
      return model.pairs.map((id) => {
        const [label] = sekisho.quiz.all(part(id), "label");
        const chosen = sekisho.quiz.all(part(id), "option").find(({ value }) => value === /** @type {Record<string, string>} */ (given)[id]);
        return `${label.textContent?.trim()} → ${chosen?.textContent ?? ""}`;
      });
    },
    key: ({ pairs }) => Object.fromEntries(pairs.map((id) => [id, id])),
  };
})();
