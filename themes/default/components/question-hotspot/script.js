// Places in a document: each is a button that stays pressed. Points as for several options.
(() => {
  const { all, announce, kinds } = sekisho.quiz;
  const spots = (/** @type {SkFrame} */ { every }) => every("[data-sk-option]");
  const pressed = (/** @type {HTMLElement} */ spot) => spot.getAttribute("aria-pressed") === "true";
  const marked = (/** @type {SkFrame} */ frame) => spots(frame).filter(pressed).map(({ dataset }) => dataset.skOption ?? "");

  /** @param {SkFrame} frame @returns {string} how many places are marked */
  const count = (frame) => {
    const text = sekisho.word("quiz-marked", { n: marked(frame).length });
    frame.every("[data-sk-count]")[0].textContent = text;
    return text;
  };

  kinds.hotspot = {
    error: "spot",
    // The document has one order, that of its fields.
    arrange() {},
    points: (model, given) => kinds.multiple.points(model, given),
    sent: (given) => /** @type {string[]} */ (given),
    show({ options }, given) {
      options(/** @type {string[]} */ (given));
      return {};
    },
    feedback: ({ model }) => model.options.map(({ id }) => id),
    key: (model) => sekisho.quiz.rights(model),
    given: (frame) => (marked(frame).length ? marked(frame) : null),
    click(frame, target) {
      const spot = target.closest("[data-sk-option]");
      if (!spot) return;
      spot.setAttribute("aria-pressed", String(spot.getAttribute("aria-pressed") !== "true"));
      frame.complain("");
      announce(count(frame));
    },
    empty(frame) {
      for (const spot of spots(frame)) spot.setAttribute("aria-pressed", "false");
      count(frame);
    },
    lines: ({ part }, given) => /** @type {string[]} */ (given).map((id) => all(part(id), "dt, [data-sk-text]").map(({ textContent }) => textContent?.trim()).join(": ")),
  };
})();
