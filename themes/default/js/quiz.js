// Questions in a page: reads an answer, grades it, shows the verdict; runs the `check` fence inside texts.
// Graded attempts and practice on quiz pages are in attempt.js. Rules: docs/formats.md, "Scoring".
(() => {
  const sekisho = (globalThis.sekisho ??= /** @type {Sekisho} */ ({}));

  /** @type {SkQuiz["number"]} */
  const number = (text, unit = "") => {
    const fold = (/** @type {string} */ raw) => raw.normalize("NFKC").replace(/\s+/g, "");
    let folded = fold(text);
    if (unit && folded.endsWith(fold(unit))) folded = folded.slice(0, -fold(unit).length);
    // Signs that input methods offer for the minus key.
    folded = folded.replace(/^[\u2010-\u2015\u2212\u30fc]/, "-");
    if (!/^[+-]?(?=[.\d])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/.test(folded)) return null;
    return Number(folded.replaceAll(",", ""));
  };

  /** Decimal fractions are not exact in binary, so equality leaves a billionth of slack. @type {SkQuiz["near"]} */
  const near = (value, target, tolerance = 0) => Math.abs(value - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target));

  /** @type {SkQuiz["amount"]} */
  const amount = (value, unit) => sekisho.word("quiz-amount", { n: value, name: unit }).trim();

  /** @type {SkQuiz["grade"]} */
  const grade = (question, answer) => {
    const { kind, options, pairs, order } = question;
    const right = options.filter((option) => option.correct).map((option) => option.id);
    if (kind === "multiple") {
      const chosen = /** @type {string[]} */ (answer);
      const points = chosen.reduce((sum, id) => sum + (right.includes(id) ? 1 : -1), 0);
      return [Math.max(0, points), right.length];
    }
    if (kind === "numeric") return [Number(near(/** @type {number} */ (answer), question.answer, question.tolerance)), 1];
    if (kind === "matching") {
      const chosen = /** @type {Record<string, string>} */ (answer);
      return [pairs.filter((id) => chosen[id] === id).length, pairs.length];
    }
    if (kind === "ordering") return [order.filter((id, at) => /** @type {string[]} */ (answer)[at] === id).length, order.length];
    return [Number(right.includes(/** @type {string} */ (answer))), 1];
  };

  /** @param {ParentNode} within @param {string} selector */
  const all = (within, selector) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

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
    const data = element.dataset;
    const field = /** @type {HTMLInputElement | null} */ (element.querySelector("[data-sk-answer]"));
    const set = /** @type {HTMLElement} */ (element.querySelector("fieldset"));
    const error = /** @type {HTMLElement} */ (element.querySelector("[data-sk-error]"));
    const overall = /** @type {HTMLElement} */ (element.querySelector("[data-sk-overall]"));
    const list = element.querySelector("[data-sk-order]");
    const controls = /** @type {HTMLInputElement[]} */ (all(element, "input, select, button"));
    /** @type {SkQuestion} */
    const model = {
      id: data.skQuestion ?? "",
      kind: /** @type {SkQuestion["kind"]} */ (data.skKind),
      objective: data.skObjective ?? "",
      section: data.skSection ?? "",
      critical: data.skCritical === "1",
      options: all(element, "[data-sk-option]").map(({ dataset }) => ({ id: dataset.skOption ?? "", correct: dataset.skCorrect === "1" })),
      answer: Number(field?.dataset.skAnswer),
      tolerance: Number(field?.dataset.skTolerance ?? 0),
      unit: field?.dataset.skUnit ?? "",
      pairs: all(element, "[data-sk-pair]").map(({ dataset }) => dataset.skPair ?? ""),
      choices: [...(element.querySelector("[data-sk-pair]")?.querySelectorAll("option") ?? [])].map(({ value }) => value).filter(Boolean),
      order: list?.getAttribute("data-sk-order")?.split(",") ?? [],
    };
    const { kind } = model;

    const items = () => all(element, "[data-sk-item]");
    /** @param {string} id @param {string} [name] */
    const part = (id, name = "choice") => /** @type {HTMLElement} */ (element.querySelector(`[data-sk-${name}="${id}"]`));

    const answer = () => {
      const chosen = controls.filter((control) => control.checked).map((control) => control.value);
      if (kind === "multiple") return chosen.length ? chosen : null;
      if (kind === "numeric") return number(field?.value ?? "", model.unit);
      if (kind === "ordering") return items().map((item) => item.dataset.skItem ?? "");
      if (kind !== "matching") return chosen[0] ?? null;
      const selects = /** @type {HTMLSelectElement[]} */ (all(element, "[data-sk-pair]"));
      return selects.every(({ value }) => value) ? Object.fromEntries(selects.map(({ dataset, value }) => [dataset.skPair, value])) : null;
    };

    /** @param {string} text */
    const complain = (text) => {
      error.hidden = !text;
      error.lastElementChild && (error.lastElementChild.textContent = text);
      element.classList.toggle("sk-question--error", Boolean(text));
      const bearers = set.getAttribute("role") === "radiogroup" ? [set] : controls.filter((control) => control.type !== "button");
      for (const bearer of bearers) text ? bearer.setAttribute("aria-invalid", "true") : bearer.removeAttribute("aria-invalid");
      text ? set.setAttribute("aria-describedby", error.id) : set.removeAttribute("aria-describedby");
    };

    /** @param {HTMLElement} place @param {"right" | "wrong" | "part" | "key" | "sent"} verdict @param {string} [text] */
    const mark = (place, verdict, text = sekisho.word(`quiz-${verdict}`)) => {
      place.className = `sk-verdict sk-verdict--${verdict}`;
      place.textContent = text;
      place.hidden = false;
      return place;
    };

    const clear = () => {
      complain("");
      for (const control of controls) control.disabled = false;
      for (const place of all(element, "[data-sk-verdict], [data-sk-overall], [data-sk-feedback]")) place.hidden = true;
      for (const row of all(element, "[data-sk-choice]")) row.removeAttribute("data-sk-state");
      element.removeAttribute("data-sk-done");
    };

    const lock = () => {
      complain("");
      for (const control of controls) control.disabled = true;
      element.setAttribute("data-sk-done", "");
    };

    /** @param {string} id @param {"right" | "wrong" | "key" | "sent"} state */
    const state = (id, state) => {
      const row = part(id);
      row.dataset.skState = state;
      return mark(/** @type {HTMLElement} */ (row.querySelector("[data-sk-verdict]")), state);
    };

    /** @param {SkAnswer} given */
    const chosenOf = (given) => (typeof given === "string" ? [given] : kind === "multiple" ? /** @type {string[]} */ (given ?? []) : []);

    /** @type {SkQuestionHandle["sent"]} */
    const sent = (given) => {
      lock();
      for (const id of chosenOf(given)) state(id, "sent");
    };

    /** @type {SkQuestionHandle["reveal"]} */
    const reveal = (given) => {
      lock();
      const [points, most] = grade(model, given);
      const verdict = points === most ? "right" : points ? "part" : "wrong";
      const chosen = chosenOf(given);
      let focus = overall;
      for (const { id, correct } of model.options) {
        if (!chosen.includes(id) && !correct) continue;
        const place = state(id, chosen.includes(id) ? (correct ? "right" : "wrong") : "key");
        if (chosen.includes(id)) focus = place;
        const feedback = part(id, "feedback");
        if (feedback && (chosen.includes(id) || kind === "multiple")) feedback.hidden = false;
      }
      for (const id of model.pairs) {
        const select = /** @type {HTMLSelectElement} */ (part(id, "pair"));
        const key = [...select.options].find((option) => option.value === id)?.text ?? "";
        if (select.value === id) state(id, "right");
        else mark(state(id, "wrong"), "wrong", sekisho.word("quiz-wrong-key", { key }));
      }
      if (kind === "ordering") {
        items().forEach((item, at) => {
          const id = item.dataset.skItem ?? "";
          const place = state(id, model.order[at] === id ? "right" : "wrong");
          if (model.order[at] !== id) mark(place, "wrong", sekisho.word("quiz-wrong-place", { n: model.order.indexOf(id) + 1 }));
        });
      }
      if (kind === "numeric") {
        const close = all(element, '[data-sk-feedback="near"]').find(({ dataset }) => near(/** @type {number} */ (given), Number(dataset.skValue)));
        const shown = verdict === "right" ? part("right", "feedback") : (close ?? part("wrong", "feedback"));
        if (shown) shown.hidden = false;
      } else if (!model.options.length) {
        const shown = part(verdict === "right" ? "right" : "wrong", "feedback");
        if (shown) shown.hidden = false;
      }
      if (kind !== "single" && kind !== "true_false") {
        const text = kind === "numeric" && verdict === "wrong" ? sekisho.word("quiz-wrong-key", { key: amount(model.answer, model.unit) }) : sekisho.word(`quiz-all-${verdict}`, { n: points, total: most });
        focus = mark(overall, verdict, text);
      }
      focus.tabIndex = -1;
      return { points, most, focus };
    };

    /** @type {SkQuestionHandle["arrange"]} */
    const arrange = (ids) => {
      for (const id of ids) {
        if (kind === "ordering") list?.append(part(id, "item"));
        else if (kind === "matching") for (const select of all(element, "[data-sk-pair]")) select.append(/** @type {Node} */ (select.querySelector(`option[value="${id}"]`)));
        else part(id).parentElement?.append(part(id));
      }
    };

    /** @type {SkQuestionHandle["set"]} */
    const fill = (given) => {
      const chosen = chosenOf(given);
      for (const control of controls) if (/^(radio|checkbox)$/.test(control.type)) control.checked = chosen.includes(control.value);
      if (field) field.value = given === null ? "" : String(given);
      for (const id of model.pairs) /** @type {HTMLSelectElement} */ (part(id, "pair")).value = /** @type {Record<string, string>} */ (given)?.[id] ?? "";
      if (kind === "ordering" && given) arrange(/** @type {string[]} */ (given));
    };

    /** @type {SkQuestionHandle["refuse"]} */
    const refuse = () => {
      const key = { multiple: "many", numeric: "number", matching: "each" }[/** @type {string} */ (kind)] ?? "one";
      complain(sekisho.word(`quiz-error-${key}`));
      const empty = controls.find((control) => control.type !== "button" && !control.value) ?? controls[0];
      empty.focus();
    };

    element.addEventListener("change", () => complain(""));
    element.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest?.("[data-sk-move]");
      const item = /** @type {HTMLElement | null} */ (button?.closest("[data-sk-item]"));
      if (!button || !item) return;
      if (button.getAttribute("data-sk-move") === "up") item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      /** @type {HTMLElement} */ (button).focus();
      const all = items();
      const name = item.querySelector("[data-sk-text]")?.textContent?.trim() ?? "";
      announce(sekisho.word("quiz-moved", { name, n: all.indexOf(item) + 1, total: all.length }));
    });

    return { element, model, answer, refuse, sent, reveal, clear, arrange, set: fill };
  };

  /** @param {HTMLFormElement} form */
  const check = (form) => {
    const handle = question(/** @type {HTMLElement} */ (form.querySelector("[data-sk-question]")));
    const submit = /** @type {HTMLElement} */ (form.querySelector("[data-sk-submit]"));
    const retry = /** @type {HTMLElement} */ (form.querySelector("[data-sk-retry]"));
    submit.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (submit.hidden) return;
      const given = handle.answer();
      if (given === null) return handle.refuse();
      const { focus } = handle.reveal(given);
      submit.hidden = true;
      retry.hidden = false;
      focus.focus();
      announce(focus.textContent ?? "");
    });
    retry.addEventListener("click", () => {
      handle.clear();
      handle.set(null);
      retry.hidden = true;
      submit.hidden = false;
      /** @type {HTMLElement} */ (form.querySelector("input, select, [data-sk-move]")).focus();
    });
  };

  sekisho.quiz = { number, near, amount, grade, question, announce };
  if (typeof document !== "undefined") {
    for (const form of document.querySelectorAll("form[data-sk-check]")) check(/** @type {HTMLFormElement} */ (form));
  }
})();
