// A word or a short phrase, compared after folding.
(() => {
  /** @type {SkQuiz["fold"]} */
  const fold = (text) =>
    sekisho.quiz
      .bare(text)
      .toLowerCase()
      .replace(/[-\u2010-\u2015\u2212\u30fb\u30fc]/g, "")
      .replace(/^(...+)s$/su, "$1");

  sekisho.quiz.kinds.text = {
    error: "text",
    read: ({ every }) => ({ accept: JSON.parse(every("[data-sk-accept]")[0].dataset.skAccept ?? "[]") }),
    given: ({ every }) => every("[data-sk-accept]")[0].value.trim() || null,
    points: ({ accept }, given) => [Number(fold(String(given)) !== "" && accept.some((answer) => fold(answer) === fold(String(given)))), 1],
    // The first of the list is in the language of the page.
    show: ({ model }, given, [points]) => (points ? {} : { text: sekisho.word("quiz-wrong-key", { key: model.accept[0] }) }),
    lines: (frame, given) => [String(given)],
    key: ({ accept }) => accept[0],
  };
  sekisho.quiz.fold = fold;
})();
