// Questions in a page and in a text (`check`): answer, points, verdict. See components/quiz-question/README.md.
(() => {
  /** @type {SkQuiz["number"]} */
  const number = (text, unit = "") => {
    const fold = (raw = "") => raw.normalize("NFKC").replace(/\s+/g, "");
    let folded = fold(text);
    if (unit && folded.endsWith(fold(unit))) folded = folded.slice(0, -fold(unit).length);
    // Signs that input methods offer for the minus key.
    folded = folded.replace(/^[\u2010-\u2015\u2212\u30fc]/, "-");
    return /^[+-]?(?=[.\d])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/.test(folded) ? Number(folded.replaceAll(",", "")) : null;
  };

  /** @type {SkQuiz["near"]} */
  const near = (value, target, tolerance = 0) => Math.abs(value - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target));

  /** @type {SkQuiz["amount"]} */
  const amount = (value, unit) => sekisho.word("quiz-amount", { n: value, name: unit }).trim();

  /** @type {SkQuiz["grade"]} */
  const grade = ({ kind, options, pairs, order, answer, tolerance }, /** @type {any} */ given) => {
    const right = options.filter(({ correct }) => correct).map(({ id }) => id);
    const hits = (/** @type {string[]} */ ids, /** @type {(id: string, at: number) => boolean} */ hit) => /** @type {SkPoints} */ ([ids.filter(hit).length, ids.length]);
    if (kind === "matching") return hits(pairs, (id) => given[id] === id);
    if (kind === "ordering") return hits(order, (id, at) => given[at] === id);
    if (kind === "numeric") return [Number(near(given, answer, tolerance)), 1];
    if (kind !== "multiple") return [Number(right.includes(given)), 1];
    const [chosen, all] = hits(given, (id) => right.includes(id));
    return [Math.max(0, 2 * chosen - all), right.length];
  };

  /** Elements, typed as the one that has every property used here. @param {ParentNode} within @param {string} selector */
  const all = (within, selector) => [...within.querySelectorAll(/** @type {"input"} */ (selector))];

  /** @type {HTMLElement} */
  let live;
  /** @type {SkQuiz["announce"]} */
  const announce = (text) => {
    if (!live) {
      live = document.createElement("p");
      live.className = "sk-live";
      live.setAttribute("role", "status");
      document.body.append(live);
    }
    live.textContent = text;
  };

  /** @type {SkQuiz["question"]} */
  const question = (element) => {
    const { skQuestion: id = "", skKind, skObjective: objective = "", skSection: section = "", skCritical } = element.dataset;
    const kind = /** @type {SkKind} */ (skKind);
    const every = (selector = "") => all(element, selector);
    const [set] = every("fieldset");
    const [error] = every("[data-sk-error]");
    const [overall] = every("[data-sk-overall]");
    const [field] = every("[data-sk-answer]");
    const [list] = every("[data-sk-order]");
    const pairs = every("[data-sk-pair]");
    const controls = every("input, select, button");
    const part = (id = "", name = "choice") => every(`[data-sk-${name}="${id}"]`)[0];
    const items = () => every("[data-sk-item]").map(({ dataset }) => dataset.skItem ?? "");

    /** @type {SkQuestion} */
    const model = {
      id,
      kind,
      objective,
      section,
      critical: skCritical === "1",
      options: every("[data-sk-option]").map(({ dataset }) => ({ id: dataset.skOption ?? "", correct: dataset.skCorrect === "1" })),
      answer: Number(field?.dataset.skAnswer),
      tolerance: Number(field?.dataset.skTolerance),
      unit: field?.dataset.skUnit ?? "",
      pairs: pairs.map(({ dataset }) => dataset.skPair ?? ""),
      choices: [],
      order: list?.dataset.skOrder?.split(",") ?? [],
    };
    model.choices = pairs[0] ? all(pairs[0], "option[value]:not([value=''])").map(({ value }) => value) : model.order.length ? model.order : model.options.map(({ id }) => id);

    const answer = () => {
      const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value);
      if (kind === "multiple") return chosen.length ? chosen : null;
      if (kind === "numeric") return number(field.value, model.unit);
      if (kind === "ordering") return items();
      if (kind !== "matching") return chosen[0] ?? null;
      return pairs.every(({ value }) => value) ? Object.fromEntries(pairs.map(({ dataset, value }) => [dataset.skPair, value])) : null;
    };

    /** @param {string} text what is missing, or nothing */
    const complain = (text) => {
      error.hidden = !text;
      all(error, "span")[0].textContent = text;
      element.classList.toggle("sk-question--error", Boolean(text));
      // Radio buttons may not carry the attribute, their group may.
      for (const bearer of set.getAttribute("role") ? [set] : controls) text ? bearer.setAttribute("aria-invalid", "true") : bearer.removeAttribute("aria-invalid");
      text ? set.setAttribute("aria-describedby", error.id) : set.removeAttribute("aria-describedby");
    };

    const lock = (locked = true) => {
      complain("");
      for (const control of controls) control.disabled = locked;
      element.toggleAttribute("data-sk-done", locked);
    };

    const clear = () => {
      lock(false);
      for (const place of every("[data-sk-verdict], [data-sk-overall], [data-sk-feedback]")) place.hidden = true;
      for (const row of every("[data-sk-state]")) row.removeAttribute("data-sk-state");
    };

    /** @param {HTMLInputElement} place @param {string} verdict @param {string} [text] */
    const mark = (place, verdict, text = sekisho.word(`quiz-${verdict}`)) => {
      place.className = `sk-verdict sk-verdict--${verdict}`;
      place.textContent = text;
      place.hidden = false;
      return place;
    };

    /** @param {string} id @param {string} verdict @param {string} [text] */
    const judge = (id, verdict, text) => {
      const row = part(id);
      row.setAttribute("data-sk-state", verdict);
      return mark(all(row, "[data-sk-verdict]")[0], verdict, text);
    };

    /** @param {any} given @returns {string[]} */
    const chosenOf = (given) => (typeof given === "string" ? [given] : kind === "multiple" ? (given ?? []) : []);

    /** @type {SkQuestionHandle["sent"]} */
    const sent = (given) => {
      lock();
      for (const id of chosenOf(given)) judge(id, "sent");
    };

    /** @type {SkQuestionHandle["reveal"]} */
    const reveal = (/** @type {any} */ given) => {
      lock();
      const [points, most] = grade(model, given);
      const verdict = points === most ? "right" : points ? "part" : "wrong";
      const chosen = chosenOf(given);
      let focus = overall;
      const feedback = [];
      for (const { id, correct } of model.options) {
        const taken = chosen.includes(id);
        if (taken || correct) {
          const place = judge(id, taken ? (correct ? "right" : "wrong") : "key");
          if (taken && kind !== "multiple") focus = place;
          if (taken || kind === "multiple") feedback.push(part(id, "feedback"));
        }
      }
      for (const select of pairs) {
        const id = select.dataset.skPair ?? "";
        const key = all(select, "option").find(({ value }) => value === id)?.textContent ?? "";
        if (select.value === id) judge(id, "right");
        else judge(id, "wrong", sekisho.word("quiz-wrong-key", { key }));
      }
      items().forEach((id, at) => {
        const place = model.order.indexOf(id);
        if (place === at) judge(id, "right");
        else judge(id, "wrong", sekisho.word("quiz-wrong-place", { n: place + 1 }));
      });
      if (!model.options.length) {
        const close = every('[data-sk-feedback="near"]').find(({ dataset }) => near(given, Number(dataset.skValue)));
        feedback.push(verdict === "right" ? part("right", "feedback") : (close ?? part("wrong", "feedback")));
      }
      for (const text of feedback) if (text) text.hidden = false;
      if (focus === overall) {
        const single = kind === "numeric" && !points;
        mark(overall, verdict, single ? sekisho.word("quiz-wrong-key", { key: amount(model.answer, model.unit) }) : sekisho.word(`quiz-all-${verdict}`, { n: points, total: most }));
      }
      focus.tabIndex = -1;
      focus.focus();
      announce(focus.textContent ?? "");
      return points === most;
    };

    /** @type {SkQuestionHandle["arrange"]} */
    const arrange = (ids) => {
      for (const id of ids) {
        if (kind === "matching") for (const select of pairs) select.append(...all(select, `option[value="${id}"]`));
        else part(id).parentElement?.append(part(id));
      }
    };

    const empty = () => {
      clear();
      for (const control of controls) control.checked = false;
      for (const typed of [field, ...pairs]) if (typed) typed.value = "";
    };

    /** @type {SkQuestionHandle["refuse"]} */
    const refuse = () => {
      complain(sekisho.word(`quiz-error-${{ multiple: "many", numeric: "number", matching: "each" }[/** @type {string} */ (kind)] ?? "one"}`));
      (pairs.find(({ value }) => !value) ?? controls[0]).focus();
    };

    element.addEventListener("change", () => complain(""));
    element.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("[data-sk-move]");
      const item = button?.closest("li");
      if (!item) return;
      if (button?.getAttribute("data-sk-move") === "up") item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      /** @type {HTMLElement} */ (button).focus();
      const order = items();
      const name = all(item, "[data-sk-text]")[0].textContent?.trim() ?? "";
      announce(sekisho.word("quiz-moved", { name, n: order.indexOf(item.dataset.skItem ?? "") + 1, total: order.length }));
    });

    return { element, model, answer, refuse, sent, reveal, empty, arrange };
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

  sekisho.quiz = { number, near, amount, grade, announce, question, checks };
})();
