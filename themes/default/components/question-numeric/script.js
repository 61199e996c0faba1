// A number, as people type it.
(() => {
  /** @type {SkNumeric["number"]} */
  const number = (text, unit = "") => {
    const { bare } = sekisho.quiz;
    let folded = bare(text);
    if (unit && folded.endsWith(bare(unit))) folded = folded.slice(0, -bare(unit).length);
    // Signs that input methods offer for the minus key.
    folded = folded.replace(/^[\u2010-\u2015\u2212\u30fc]/, "-");
    return /^[+-]?(?=[.\d])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/.test(folded) ? Number(folded.replaceAll(",", "")) : null;
  };

  /** @type {SkNumeric["near"]} */
  const near = (value, target, tolerance = 0) => Math.abs(value - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target));

  const words = (/** @type {SkQuestion} */ { unit }, value = 0) => sekisho.quiz.amount(value, unit);

  sekisho.quiz.kinds.numeric = {
    error: "number",
    read({ every }) {
      const [{ dataset }] = every("[data-sk-answer]");
      return { answer: Number(dataset.skAnswer), tolerance: Number(dataset.skTolerance), unit: dataset.skUnit ?? "" };
    },
    given: ({ model, every }) => number(every("[data-sk-answer]")[0].value, model.unit),
    points: ({ answer, tolerance }, given) => [Number(near(/** @type {number} */ (given), answer, tolerance)), 1],
    show: ({ model }, _, [points]) => (points ? {} : { text: sekisho.word("quiz-wrong-key", { key: words(model, model.answer) }) }),
    feedback({ model, every }, given) {
      const number = /** @type {number} */ (given);
      const close = every('[data-sk-feedback="near"]').find(({ dataset }) => near(number, Number(dataset.skValue)));
      return [near(number, model.answer, model.tolerance) ? "right" : (close ?? "wrong")];
    },
    lines: ({ model }, given) => [words(model, /** @type {number} */ (given))],
    key: ({ answer }) => answer,
  };
  sekisho.quiz.numeric = { number, near };
})();
