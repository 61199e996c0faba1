// A sequence, moved by buttons.
(() => {
  const items = (/** @type {SkFrame} */ { every }) => every("[data-sk-item]").map(({ dataset }) => dataset.skItem ?? "");

  sekisho.quiz.kinds.ordering = {
    error: "one",
    read({ every }) {
      const order = every("[data-sk-order]")[0].dataset.skOrder?.split(",") ?? [];
      return { order, choices: order };
    },
    given: items,
    points: ({ order }, given) => sekisho.quiz.hits(order, (id, at) => /** @type {string[]} */ (given)[at] === id),
    show(frame) {
      items(frame).forEach((id, at) => {
        const place = frame.model.order.indexOf(id);
        if (place === at) frame.judge(id, "right");
        else frame.judge(id, "wrong", sekisho.word("quiz-wrong-place", { n: place + 1 }));
      });
      return {};
    },
    click(frame, target) {
      const button = /** @type {HTMLElement | null} */ (target.closest("[data-sk-move]"));
      const item = button?.closest("li");
      if (!button || !item) return;
      if (button.dataset.skMove === "up") item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      button.focus();
      const order = items(frame);
      const id = item.dataset.skItem ?? "";
      sekisho.quiz.announce(sekisho.word("quiz-moved", { name: frame.text(id), n: order.indexOf(id) + 1, total: order.length }));
    },
    lines: ({ text }, given) => /** @type {string[]} */ (given).map((id, at) => `${at + 1}. ${text(id)}`),
    key: ({ order }) => order,
  };
})();
