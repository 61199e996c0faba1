// Questions in a page and in a text (`check`): answer, points, verdict. What a kind of question does on its own is in
// components/question-<kind>/script.js; what all have is here. See components/question/README.md.
(() => {
  /** Elements, typed as the one that has every property used here. @type {SkQuiz["all"]} */
  const all = (within, selector) => [...within.querySelectorAll(/** @type {"input"} */ (selector))];

  /** @type {SkQuiz["bare"]} */
  const bare = (text) => text.normalize("NFKC").replace(/\p{White_Space}+/gu, "");

  /** @type {SkQuiz["amount"]} */
  const amount = (value, unit) => sekisho.word("quiz-amount", { n: value, name: unit }).trim();

  /** How many ids hit, of all. @type {SkQuiz["hits"]} */
  const hits = (ids, hit) => [ids.filter(hit).length, ids.length];

  /** @type {SkQuiz["rights"]} */
  const rights = ({ options }) => options.filter(({ correct }) => correct).map(({ id }) => id);

  /** @type {Record<string, SkKindScript>} */
  const kinds = {};

  /** @type {SkQuiz["grade"]} */
  const grade = (model, given) => kinds[model.kind].points(/** @type {SkQuestion} */ (model), given);

  /** @type {HTMLElement} */
  let live;
  /** @type {SkQuiz["announce"]} */
  const announce = (text) => {
    if (!live) {
      live = document.createElement("p");
      live.className = "sk-visually-hidden";
      live.setAttribute("role", "status");
      document.body.append(live);
    }
    live.textContent = text;
  };

  /** @type {SkQuiz["question"]} */
  const question = (element) => {
    const { skQuestion: id = "", skKind, skObjective: objective = "", skSection: section = "", skCritical } = element.dataset;
    const kind = /** @type {SkKind} */ (skKind);
    const own = kinds[kind];
    const every = (selector = "") => all(element, selector);
    const [set] = every("fieldset");
    const [error] = every("[data-sk-error]");
    const [overall] = every("[data-sk-overall]");
    const controls = every("input, select, button");
    const part = (id = "", name = "choice") => every(`[data-sk-${name}="${id}"]`)[0];

    /** @type {SkQuestion} */
    const model = {
      id,
      kind,
      objective,
      section,
      critical: skCritical === "1",
      options: every("[data-sk-option]").map(({ dataset }) => ({ id: dataset.skOption ?? "", correct: dataset.skCorrect === "1" })),
      answer: NaN,
      tolerance: 0,
      unit: "",
      pairs: [],
      choices: [],
      order: [],
      accept: [],
      nodes: [],
    };
    model.choices = model.options.map(({ id }) => id);

    /** @param {string} text what is missing, or nothing */
    const complain = (text) => {
      error.hidden = !text;
      all(error, "span")[0].textContent = text;
      element.classList.toggle("sk-question--error", Boolean(text));
      // Radio buttons may not carry the attribute, their group may; neither may buttons.
      const bearers = set.getAttribute("role") ? [set] : controls.filter(({ type }) => !["button", "submit", "radio"].includes(type));
      for (const bearer of bearers) text ? bearer.setAttribute("aria-invalid", "true") : bearer.removeAttribute("aria-invalid");
      text ? set.setAttribute("aria-describedby", error.id) : set.removeAttribute("aria-describedby");
    };

    const lock = (locked = true) => {
      complain("");
      for (const control of controls) control.disabled = locked;
      element.toggleAttribute("data-sk-done", locked);
    };

    /** @param {HTMLInputElement} place @param {string} verdict @param {string} [text] */
    const mark = (place, verdict, text = sekisho.word(`quiz-${verdict}`)) => {
      place.className = `sk-verdict sk-verdict--${verdict}`;
      place.textContent = text;
      place.hidden = false;
      return place;
    };

    /** @type {SkFrame} */
    const frame = {
      element,
      model,
      every,
      part,
      controls,
      complain,
      chosen: () => controls.filter(({ checked }) => checked).map(({ value }) => value),
      text: (id, within = element) => all(within, `[data-sk-choice="${id}"] [data-sk-text]`)[0]?.textContent?.trim() ?? id,
      judge(id, verdict, text) {
        const row = part(id);
        row.setAttribute("data-sk-state", verdict);
        return mark(all(row, "[data-sk-verdict]")[0], verdict, text);
      },
      // Options that were taken, and those that should have been.
      options(taken) {
        for (const { id, correct } of model.options) {
          if (taken.includes(id)) frame.judge(id, correct ? "right" : "wrong");
          else if (correct) frame.judge(id, "key");
        }
      },
    };
    Object.assign(model, own.read?.(frame));

    /** @type {SkQuestionHandle["sent"]} */
    const sent = (given) => {
      lock();
      for (const id of own.sent?.(given) ?? []) frame.judge(id, "sent");
    };

    /** @type {SkQuestionHandle["reveal"]} */
    const reveal = (given) => {
      lock();
      const points = grade(model, given);
      const verdict = points[0] === points[1] ? "right" : points[0] ? "part" : "wrong";
      const { focus = overall, text } = own.show(frame, given, points);
      const why = verdict === "right" && !own.feedback ? [part("right", "feedback")] : feedback(given);
      for (const place of why) if (place) place.hidden = false;
      if (focus === overall) mark(overall, verdict, text ?? sekisho.word(`quiz-all-${verdict}`, { n: points[0], total: points[1] }));
      focus.tabIndex = -1;
      focus.focus();
      announce(focus.textContent ?? "");
      return points[0] === points[1];
    };

    /** @type {SkQuestionHandle["feedback"]} */
    const feedback = (given) => (own.feedback?.(frame, given) ?? ["wrong"]).map((id) => (typeof id === "string" ? part(id, "feedback") : id)).filter(Boolean);

    /** @type {SkQuestionHandle["arrange"]} */
    const arrange = (ids) => {
      if (own.arrange) own.arrange(frame, ids);
      else for (const id of ids) part(id).parentElement?.append(part(id));
    };

    const empty = () => {
      lock(false);
      for (const place of every("[data-sk-verdict], [data-sk-overall], [data-sk-feedback]")) place.hidden = true;
      for (const row of every("[data-sk-state]")) row.removeAttribute("data-sk-state");
      for (const control of controls) {
        control.checked = false;
        if (control.matches("select, [type=text]")) control.value = "";
      }
      own.empty?.(frame);
    };

    /** @type {SkQuestionHandle["refuse"]} */
    const refuse = () => {
      complain(sekisho.word(`quiz-error-${own.error}`));
      (own.missing?.(frame) ?? controls[0]).focus();
    };

    // While typing, and not when the field is left: the press that leaves it would miss a button that moves up.
    element.addEventListener("input", () => complain(""));
    element.addEventListener("click", ({ target }) => own.click?.(frame, /** @type {Element} */ (target)));

    return { element, model, answer: () => own.given(frame), lines: (given) => own.lines(frame, given), key: () => own.key(model), feedback, refuse, sent, reveal, empty, arrange };
  };

  /** @param {Element} form */
  const check = (form) => {
    const { answer, refuse, reveal, empty } = question(all(form, "[data-sk-question]")[0]);
    const [submit, retry] = all(form, "[data-sk-submit], [data-sk-retry]");
    const turn = (done = false) => {
      submit.hidden = done;
      retry.hidden = !done;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = answer();
      if (submit.hidden) return;
      if (given === null) return refuse();
      reveal(given);
      turn(true);
    });
    retry.addEventListener("click", () => {
      empty();
      turn(false);
      all(form, "input, select, button")[0].focus();
    });
  };

  /** @type {SkQuiz["checks"]} */
  const checks = (questions) => {
    const places = all(document, "[data-sk-check]");
    // Not every browser keeps the text in its place when something above it grows: the first place that is not above the
    // window, or else the end of the page, stays where it is.
    const below = places.find((place) => place.getBoundingClientRect().bottom > 0);
    const kept = () => (below ? below.getBoundingClientRect().top : document.body.getBoundingClientRect().bottom);
    const before = kept();
    for (const place of places) {
      const [link] = all(place, "[data-sk-check-link]");
      const held = link.contains(document.activeElement);
      const template = document.createElement("template");
      template.innerHTML = questions[place.dataset.skCheck ?? ""];
      link.replaceWith(template.content);
      const [form] = all(place, "form");
      check(form);
      // The focus goes from the link to the question that takes its place.
      if (held) all(form, "input, select, button")[0].focus({ preventScroll: true });
    }
    scrollBy(0, kept() - before);
  };

  sekisho.quiz = { kinds, all, bare, amount, hits, rights, grade, announce, question, checks };
})();
