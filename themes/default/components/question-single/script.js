// One right option.
sekisho.quiz.kinds.single = {
  error: "one",
  given: ({ chosen }) => chosen()[0] ?? null,
  points: (model, given) => [Number(sekisho.quiz.rights(model).includes(/** @type {string} */ (given))), 1],
  sent: (given) => [/** @type {string} */ (given)],
  show({ options, every }, given) {
    const id = /** @type {string} */ (given);
    options([id]);
    const [focus] = every(`[data-sk-choice="${id}"] > [data-sk-verdict]`);
    return { focus };
  },
  feedback: (_, given) => [given].flat().map(String),
  lines: ({ text }, given) => [given].flat().map((id) => text(String(id))),
  key: (model) => sekisho.quiz.rights(model),
};
