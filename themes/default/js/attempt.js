// The quiz page: draws a graded attempt, runs it one question a screen, records it, shows the result; and practice.
// Draw, shuffle and score are specified in docs/formats.md and reproduced by the compiler (tests/quiz/draw.json).
(() => {
  const sekisho = (globalThis.sekisho ??= /** @type {Sekisho} */ ({}));

  /** mulberry32: 32 random bits a call. @type {SkAttempt["generator"]} */
  const generator = (seed) => {
    let state = seed | 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return (mixed ^ (mixed >>> 14)) >>> 0;
    };
  };

  /** Fisher-Yates over the ids in their own order, so that the order in a file does not matter. @type {SkAttempt["shuffle"]} */
  const shuffle = (ids, next) => {
    const list = [...ids].sort();
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor((next() * (at + 1)) / 4294967296);
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  };

  /** @type {SkAttempt["draw"]} */
  const draw = (pool, objectives, count, seed) => {
    const next = generator(seed);
    const ids = (/** @type {SkPoolItem[]} */ items) => shuffle(items.map(({ id }) => id), next);
    const drawn = ids(pool.filter(({ critical }) => critical)).slice(0, count);
    const queues = objectives.map((objective) => ids(pool.filter((item) => !item.critical && item.objective === objective)));
    while (drawn.length < count && queues.some((queue) => queue.length)) {
      for (const queue of queues) if (queue.length && drawn.length < count) drawn.push(/** @type {string} */ (queue.shift()));
    }
    const items = shuffle(drawn, next);
    /** @type {Record<string, string[]>} */
    const choices = {};
    for (const id of items) {
      const item = /** @type {SkPoolItem} */ (pool.find((item) => item.id === id));
      if (item.kind === "true_false" || item.kind === "numeric") continue;
      const shuffled = shuffle(item.choices, next);
      // A sequence that comes out solved is no question.
      if (item.kind === "ordering" && shuffled.join() === item.order?.join()) shuffled.push(/** @type {string} */ (shuffled.shift()));
      choices[id] = shuffled;
    }
    return { items, choices };
  };

  /** Mean of the items in whole percent, rounded down: the figure shown reaches the pass mark exactly when the score does.
   * @type {SkAttempt["score"]} */
  const score = (items, pass) => {
    const divisor = (/** @type {number} */ a, /** @type {number} */ b) => {
      while (b) [a, b] = [b, a % b];
      return a;
    };
    const unit = items.reduce((whole, { score: [, most] }) => (whole * most) / divisor(whole, most), 1);
    const points = items.reduce((sum, { score: [points, most] }) => sum + (points * unit) / most, 0);
    const percent = Math.floor((points * 100) / (unit * items.length));
    const missed = items.filter(({ critical, score: [points, most] }) => critical && points < most).map(({ id }) => id);
    return { percent, right: items.filter(({ score: [points, most] }) => points === most).length, critical_missed: missed, passed: percent >= pass && !missed.length };
  };

  /** An answer as xAPI writes it. @type {SkAttempt["response"]} */
  const response = (given) => {
    if (Array.isArray(given)) return given.join("[,]");
    if (given && typeof given === "object") return Object.entries(given).map((pair) => pair.join("[.]")).join("[,]");
    return String(given);
  };

  /** @type {SkAttempt["answer"]} */
  const answer = (kind, text) => {
    if (kind === "numeric") return Number(text);
    if (kind === "multiple" || kind === "ordering") return text.split("[,]");
    if (kind === "matching") return Object.fromEntries(text.split("[,]").map((pair) => pair.split("[.]")));
    return text;
  };

  sekisho.attempt = { generator, shuffle, draw, score, response, answer };

  /** @param {HTMLElement} page */
  const start = async (page) => {
    const { quiz: questions, records, store, word } = sekisho;
    /** @type {SkQuizPage} */
    const quiz = JSON.parse(document.getElementById("sk-quiz")?.textContent ?? "{}");
    const language = document.documentElement.lang;
    const title = document.title;
    /** @param {string} selector @param {ParentNode} [within] */
    const find = (selector, within = page) => /** @type {HTMLElement} */ (within.querySelector(selector));
    const pool = find("[data-sk-pool]");
    const handles = new Map(
      [.../** @type {NodeListOf<HTMLElement>} */ (pool.querySelectorAll("[data-sk-question]"))].map((element) => {
        const handle = questions.question(element);
        return [handle.model.id, handle];
      }),
    );
    const handleOf = (/** @type {string} */ id) => /** @type {SkQuestionHandle} */ (handles.get(id));
    const drawn = (/** @type {number} */ seed) =>
      draw(
        [...handles.values()].map(({ model }) => ({ ...model, choices: model.kind === "matching" ? model.choices : model.kind === "ordering" ? model.order : model.options.map(({ id }) => id) })),
        quiz.objectives.map(({ id }) => id),
        quiz.draw,
        seed,
      );
    const nobody = () => /** @type {{person?: SkPerson, remember?: boolean}} */ ({});
    const seedOf = () => crypto.getRandomValues(new Uint32Array(1))[0];

    /** @param {"start" | "run" | "result" | "left"} name @param {string} hash */
    const screen = (name, hash) => {
      document.title = title;
      history.replaceState(null, "", hash || location.href.split("#")[0]);
      for (const section of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-sk-screen]"))) section.hidden = section.dataset.skScreen !== name;
    };

    /** Graded entries of one learner for this release, oldest first. @param {string} key @returns {Promise<SkEntry[]>} */
    const taken = async (key) => {
      const entries = /** @type {SkEntry[]} */ (await store.list("statements"));
      return entries
        .filter((entry) => entry.key === key && records.attemptOf(entry.statement).module === quiz.module && records.attemptOf(entry.statement).release === quiz.release)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    };
    const failedSince = (/** @type {SkEntry[]} */ entries) => entries.slice(entries.map(({ statement }) => statement.result.success).lastIndexOf(true) + 1);

    // --- one question a screen -------------------------------------------------------------------------------------

    const run = /** @type {HTMLFormElement} */ (find("[data-sk-run]"));
    const slot = find("[data-sk-slot]");
    const button = (/** @type {string} */ act) => find(`[data-sk-act="${act}"]`, run);
    /** @param {string[]} acts */
    const offer = (...acts) => {
      for (const each of /** @type {NodeListOf<HTMLElement>} */ (run.querySelectorAll("[data-sk-act]"))) each.hidden = !acts.includes(each.dataset.skAct ?? "");
    };

    /** @param {SkDrawn} draw @param {number} at */
    const pose = (draw, at) => {
      const id = draw.items[at];
      const handle = handleOf(id);
      pool.append(...slot.childNodes);
      slot.append(handle.element);
      handle.clear();
      handle.set(null);
      handle.arrange(draw.choices[id] ?? []);
      find("[data-sk-sent]", run).hidden = true;
      find("[data-sk-again]", run).hidden = true;
      offer("submit");
      const heading = find("[data-sk-where]");
      heading.textContent = word("quiz-progress", { n: at + 1, total: draw.items.length });
      heading.focus();
      return handle;
    };

    /** @param {HTMLElement} place @param {string} section */
    const again = (place, section) => {
      const target = quiz.sections[section];
      if (!target) return;
      const link = document.createElement("a");
      link.href = target.href;
      link.textContent = target.title;
      place.replaceChildren(word("quiz-again"), " ", link);
      place.hidden = false;
    };

    /** @type {() => void} */
    let onSubmit = () => {};
    /** @type {() => void} */
    let onNext = () => {};
    /** @type {() => void} */
    let onRetry = () => {};
    run.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!button("submit").hidden) onSubmit();
    });
    run.addEventListener("click", ({ target }) => {
      const act = /** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act");
      if (act === "next" || act === "finish") onNext();
      if (act === "retry") onRetry();
    });

    /** @param {SkQuestionHandle} handle */
    const answered = (handle) => {
      const given = handle.answer();
      document.title = given === null ? word("error-title", { title }) : title;
      if (given === null) handle.refuse();
      return given;
    };

    // --- graded ----------------------------------------------------------------------------------------------------

    /** @param {SkDraft} draft */
    const graded = (draft) => {
      const draw = drawn(draft.seed);
      let since = performance.now();
      screen("run", "#attempt");
      const ask = () => {
        const at = draw.items.findIndex((id) => !draft.answers[id]);
        if (at < 0) return finish(draft, draw);
        const handle = pose(draw, at);
        onSubmit = async () => {
          const given = answered(handle);
          if (given === null) return;
          handle.sent(given);
          draft.answers[handle.model.id] = { given, language };
          draft.seconds += (performance.now() - since) / 1000;
          since = performance.now();
          const kept = await store.put("drafts", draft).catch(() => false);
          find("[data-sk-unsaved]").hidden = kept;
          const note = find("[data-sk-sent]", run);
          note.hidden = false;
          offer(draw.items.every((id) => draft.answers[id]) ? "finish" : "next");
          note.focus();
        };
        onNext = ask;
      };
      ask();
    };

    /** @param {SkDraft} draft @param {SkDrawn} draw */
    const finish = async (draft, draw) => {
      const items = draw.items.map((id) => {
        const { model } = handleOf(id);
        const { given, language } = draft.answers[id];
        return { id, kind: model.kind, critical: model.critical, language, response: response(given), score: questions.grade(model, given) };
      });
      const all = /** @type {SkEntry[]} */ (await store.list("statements").catch(() => []));
      const finished = new Date().toISOString();
      const made = records.statement({
        quiz,
        learner: draft.person,
        language,
        score: score(items, quiz.pass_percent),
        items,
        registration: draft.registration,
        attempt: draft.attempt,
        reason: draft.reason,
        seed: draft.seed,
        started: draft.started,
        finished,
        seconds: draft.seconds,
        sequence: all.length + 1,
        clock_earlier: all.some(({ statement }) => statement.timestamp > finished),
      });
      const entry = records.entry(made, quiz);
      const kept = await store.put("statements", entry).catch(() => false);
      if (kept) await store.remove("drafts", quiz.module).catch(() => {});
      await result(entry, draft.person, kept);
    };

    // --- result ----------------------------------------------------------------------------------------------------

    /** The words of an answer, a line each. @param {SkQuestionHandle} handle @param {SkAnswer} given */
    const lines = ({ element, model }, given) => {
      const text = (/** @type {string} */ id) => element.querySelector(`[data-sk-choice="${id}"] [data-sk-text]`)?.textContent?.trim() ?? id;
      if (model.kind === "numeric") return [questions.amount(/** @type {number} */ (given), model.unit)];
      if (model.kind === "matching") {
        return model.pairs.map((id) => {
          const select = element.querySelector(`[data-sk-pair="${id}"]`);
          const right = select?.querySelector(`option[value="${/** @type {Record<string, string>} */ (given)[id]}"]`);
          return `${select?.parentElement?.querySelector("label")?.textContent?.trim()} → ${right?.textContent}`;
        });
      }
      const ids = Array.isArray(given) ? given : [String(given)];
      return ids.map((id, at) => (model.kind === "ordering" ? `${at + 1}. ${text(id)}` : text(id)));
    };

    /** @param {SkQuestion} model @returns {SkAnswer} */
    const key = (model) => {
      if (model.kind === "numeric") return model.answer;
      if (model.kind === "matching") return Object.fromEntries(model.pairs.map((id) => [id, id]));
      return model.kind === "ordering" ? model.order : model.options.filter(({ correct }) => correct).map(({ id }) => id);
    };

    /** @param {SkEntry} entry @param {SkPerson | undefined} person @param {boolean} kept */
    const result = async (entry, person, kept) => {
      const attempt = records.attemptOf(entry.statement);
      const failed = failedSince(await taken(entry.key).catch(() => [entry]));
      const left = Math.max(0, quiz.attempts - failed.length);
      const { success, score } = entry.statement.result;
      const near = score.raw >= attempt.pass_percent - 10;
      const verdict = success ? "passed" : left === 0 ? "last" : score.raw >= attempt.pass_percent ? "critical" : near ? "near" : "far";
      const place = find('[data-sk-screen="result"]');
      const values = records.describe(entry, person, quiz);
      place.replaceChildren(
        records.clone("result", (language) => ({ ...values(language), verdict, left, kept, lost: !kept, critical: attempt.critical_missed.length, missed: attempt.right < attempt.items.length, passedDue: success && values(language).due, noDue: !success || !values(language).due, lacking: !values(language).enough })),
      );
      screen("result", `#result=${entry.id}`);

      for (const objective of quiz.objectives) {
        const own = attempt.items.filter(({ id }) => handles.get(id)?.model.objective === objective.id);
        if (!own.length) continue;
        const row = records.clone("result-objective", () => ({ text: objective.text, right: own.filter(({ score: [points, most] }) => points === most).length, total: own.length }));
        for (const { score: [points, most] } of own) {
          const shape = document.createElement("span");
          shape.className = `sk-shape sk-shape--${points === most ? "right" : points ? "part" : "none"}`;
          find("[data-sk-shapes]", row).append(shape);
        }
        find("[data-sk-objectives]", place).append(row);
      }
      for (const { id, kind, response, score: [points, most] } of attempt.items) {
        const handle = handles.get(id);
        if (!handle || points === most) continue;
        const given = answer(kind, response);
        const card = records.clone("result-missed", () => ({ points, total: most, part: points > 0, wrong: points === 0 }));
        const stem = handle.element.querySelector("legend")?.cloneNode(true);
        find("[data-sk-stem]", card).append(...(stem?.childNodes ?? []));
        for (const [name, what] of /** @type {[string, SkAnswer][]} */ ([["given", given], ["key", key(handle.model)]])) {
          find(`[data-sk-${name}]`, card).append(
            ...lines(handle, what).map((line) => {
              const item = document.createElement("li");
              item.textContent = line;
              return item;
            }),
          );
        }
        const chosen = Array.isArray(given) ? given : [String(given)];
        const close = [...handle.element.querySelectorAll('[data-sk-feedback="near"]')].find((each) => questions.near(Number(given), Number(each.getAttribute("data-sk-value"))));
        const why = close ? [close] : handle.model.options.length ? chosen.map((id) => handle.element.querySelector(`[data-sk-feedback="${id}"]`)) : [handle.element.querySelector('[data-sk-feedback="wrong"]')];
        for (const each of why) {
          if (!each) continue;
          const copy = /** @type {HTMLElement} */ (each.cloneNode(true));
          copy.hidden = false;
          find("[data-sk-why]", card).append(copy);
        }
        again(find("[data-sk-again]", card), handle.model.section);
        find("[data-sk-missed]", place).append(card);
      }

      const said = find("[data-sk-said]", place);
      /** @param {string} key */
      const say = (key) => {
        said.hidden = false;
        said.textContent = word(key);
        said.focus();
      };
      place.onclick = async ({ target }) => {
        const act = /** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act");
        if (act === "save") {
          await records.save(person, [entry]).then(() => say("record-file-saved"), () => say("record-file-only"));
        } else if (act === "print") records.print(entry, person, quiz);
        else if (act === "retake") open();
        else if (act === "leave" && (await store.waiting().catch(() => 1)) > 0) {
          const warning = find("[data-sk-leave-warning]", place);
          warning.hidden = false;
          find("[tabindex]", warning).focus();
        } else if (act === "leave" || act === "leave-now") {
          await records.leave().catch(() => {});
          place.replaceChildren();
          form.reset();
          screen("left", "");
          find('[data-sk-screen="left"] [tabindex]').focus();
        }
      };
      find("[data-sk-heading]", place).focus();
    };

    // --- practice --------------------------------------------------------------------------------------------------

    const practice = () => {
      const draw = drawn(seedOf());
      let at = 0;
      let right = 0;
      screen("run", "#practice");
      const ask = () => {
        if (at === draw.items.length) {
          open();
          const done = find("[data-sk-practice-done]");
          done.hidden = false;
          done.textContent = word("quiz-practice-done", { n: right, total: draw.items.length });
          done.focus();
          return;
        }
        const handle = pose(draw, at);
        let first = true;
        onSubmit = () => {
          const given = answered(handle);
          if (given === null) return;
          const { points, most, focus } = handle.reveal(given);
          if (first && points === most) right++;
          first = false;
          if (points < most) again(find("[data-sk-again]", run), handle.model.section);
          offer("next", ...(points < most ? ["retry"] : []));
          focus.focus();
          questions.announce(focus.textContent ?? "");
        };
        onRetry = () => {
          handle.clear();
          handle.set(null);
          find("[data-sk-again]", run).hidden = true;
          offer("submit");
          find("[data-sk-where]").focus();
        };
        onNext = () => (at++, ask());
      };
      ask();
    };

    // --- who ---------------------------------------------------------------------------------------------------------

    const form = /** @type {HTMLFormElement} */ (find("[data-sk-identity]"));
    const input = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    const value = (/** @type {string} */ name) => input(name).value.normalize("NFKC").trim();
    const reasonBox = find("[data-sk-reason]");

    /** @param {Record<string, string>} faults word keys by field @returns {boolean} whether there were none */
    const complain = (faults) => {
      const summary = find("[data-sk-summary]", form);
      const list = find("ul", summary);
      list.replaceChildren();
      for (const name of ["name", "staff", "reason"]) {
        const field = input(name);
        const error = find(`#sk-${name}-error`, form);
        const text = faults[name] ? word(faults[name]) : "";
        error.textContent = text;
        error.hidden = !text;
        field.toggleAttribute("aria-invalid", false);
        if (!text) continue;
        field.setAttribute("aria-invalid", "true");
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#sk-${name}`;
        link.textContent = text;
        // The hash belongs to the attempt, so the link only moves the focus.
        link.addEventListener("click", (event) => (event.preventDefault(), field.focus()));
        item.append(link);
        list.append(item);
      }
      const sound = !list.children.length;
      summary.hidden = sound;
      document.title = sound ? title : word("error-title", { title });
      if (!sound) summary.focus();
      return sound;
    };

    input("local").addEventListener("change", () => {
      input("staff").disabled = input("local").checked;
    });

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const local = input("local").checked;
      /** @type {Record<string, string>} */
      const faults = {};
      if (!value("name")) faults.name = "field-name-missing";
      if (!local && !value("staff")) faults.staff = "field-staff-missing";
      if (!local && value("staff").startsWith("local:")) faults.staff = "field-staff-missing";
      if (!complain(faults)) return;
      const { person: known } = await records.current().catch(nobody);
      const key = !local ? value("staff") : known?.local ? known.key : `local:${records.uuid()}`;
      const earlier = await taken(key).catch(() => []);
      const failed = failedSince(earlier);
      if (failed.length >= quiz.attempts && (reasonBox.hidden || !value("reason"))) {
        const first = reasonBox.hidden;
        reasonBox.hidden = false;
        if (first) find("[tabindex]", reasonBox).focus();
        else complain({ reason: "field-reason-missing" });
        return;
      }
      /** @type {SkPerson} */
      const person = { id: key, key, local, name: value("name"), kana: value("kana"), number: local ? "" : key, department: value("department") };
      /** @type {SkDraft} */
      const draft = {
        id: quiz.module,
        release: quiz.release,
        seed: seedOf(),
        items: [],
        person,
        registration: failed[0]?.statement.context.registration ?? records.uuid(),
        attempt: earlier.length + 1,
        reason: failed.length >= quiz.attempts ? value("reason") : null,
        started: new Date().toISOString(),
        seconds: 0,
        answers: {},
      };
      draft.items = drawn(draft.seed).items;
      reasonBox.hidden = true;
      const writes = [store.put("people", person), store.put("meta", { id: "current", key, remember: input("remember").checked }), store.put("drafts", draft)];
      const kept = await Promise.all(writes).then((done) => done.every(Boolean), () => false);
      find("[data-sk-unsaved]").hidden = kept;
      graded(draft);
    });

    /** The draft of this module, unless the questions changed since. @returns {Promise<SkDraft | undefined>} */
    const draftOf = async () => {
      const draft = await store.get("drafts", quiz.module).catch(() => undefined);
      return draft?.release === quiz.release && drawn(draft.seed).items.join() === draft.items.join() ? draft : undefined;
    };

    const open = async () => {
      screen("start", "");
      find("[data-sk-practice-done]").hidden = true;
      const [draft, { person, remember }] = await Promise.all([draftOf(), records.current().catch(nobody)]);
      find("[data-sk-open]").hidden = !draft;
      if (draft) find("[data-sk-open-text]").textContent = word("quiz-open", { n: draft.items.filter((id) => !draft.answers[id]).length });
      if (person && remember && !input("name").value) {
        for (const name of /** @type {const} */ (["name", "kana", "department"])) input(name).value = person[name];
        input("staff").value = person.number;
        input("staff").disabled = input("local").checked = person.local;
        input("remember").checked = true;
      }
    };

    page.addEventListener("click", async ({ target }) => {
      const act = /** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act");
      if (act === "practice") practice();
      else if (act === "resume") {
        const draft = await draftOf();
        if (draft) graded(draft);
      } else if (act === "discard") {
        await store.remove("drafts", quiz.module).catch(() => {});
        open();
        input("name").focus();
      }
    });

    const wanted = /^#result=([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    const shown = wanted && /** @type {SkEntry | undefined} */ (await store.get("statements", wanted).catch(() => undefined));
    const draft = location.hash === "#attempt" && (await draftOf());
    page.hidden = false;
    if (shown && records.attemptOf(shown.statement).module === quiz.module) result(shown, await store.get("people", shown.key).catch(() => undefined), true);
    else if (draft) graded(draft);
    else open();
  };

  if (typeof document !== "undefined") {
    const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-sk-quiz-page]"));
    if (page) start(page);
  }
})();
