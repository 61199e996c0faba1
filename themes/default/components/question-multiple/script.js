// Several right options: those chosen that are right, minus those that are wrong, never below zero.
sekisho.quiz.kinds.multiple = {
  error: "many",
  given: ({ chosen }) => (chosen().length ? chosen() : null),
  points(model, given) {
    const right = sekisho.quiz.rights(model);
    const chosen = [...new Set(/** @type {string[]} */ (given))];
    const hits = chosen.filter((id) => right.includes(id)).length;
    return [Math.max(0, 2 * hits - chosen.length), right.length];
  },
  sent: (given) => /** @type {string[]} */ (given),
  show({ options }, given) {
    options(/** @type {string[]} */ (given));
    return {};
  },
  // Also why those that were left out are right or wrong.
  feedback: ({ model }) => model.options.map(({ id }) => id),
  lines: ({ text }, given) => /** @type {string[]} */ (given).map((id) => text(id)),
  key: (model) => sekisho.quiz.rights(model),
};
