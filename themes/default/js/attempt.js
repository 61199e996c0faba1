// The quiz page: graded attempts, practice, result. Draw and scoring: draw.js; screens: components/result.
(() => {
  /** @param {HTMLElement} page */
  const start = async (page) => {
    const { quiz: questions, records, store, word } = sekisho;
    const { draw, score, response, answer } = sekisho.attempt;
    /** @type {SkQuizPage} */
    const quiz = JSON.parse(document.getElementById("sk-quiz")?.textContent ?? "{}");
    const language = document.documentElement.lang;
    const title = document.title;
    /** Elements, typed as the one that has every property used here. @param {string} selector @param {ParentNode} [within] */
    const all = (selector, within = page) => [...within.querySelectorAll(/** @type {"input"} */ (selector))];
    const find = (selector = "", /** @type {ParentNode} */ within = page) => all(selector, within)[0];
    /** What a press in a place asks for. @param {Element} place @param {(act: string) => void} handler */
    const onAct = (place, handler) => place.addEventListener("click", ({ target }) => handler(/** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act") ?? ""));
    const pool = find("[data-sk-pool]", document);
    const handles = new Map(all("[data-sk-question]", pool).map((element) => [element.dataset.skQuestion ?? "", questions.question(element)]));
    const handleOf = (id = "") => /** @type {SkQuestionHandle} */ (handles.get(id));
    const drawn = (seed = 0) => draw([...handles.values()].map(({ model }) => model), quiz.objectives.map(({ id }) => id), quiz.draw, seed);
    const nobody = () => /** @type {{person?: SkPerson, remember?: boolean}} */ ({});
    /** Whether "Will this PC remember?" has found that records stay after the browser is closed. */
    const remembers = () => store.get("meta", "pc:kept").then(Boolean, () => false);
    const seedOf = () => crypto.getRandomValues(new Uint32Array(1))[0];

    /** @param {"start" | "run" | "result"} name @param {string} hash */
    const screen = (name, hash) => {
      document.title = title;
      history.replaceState(null, "", hash || location.href.split("#")[0]);
      for (const section of all("[data-sk-screen]")) section.hidden = section.dataset.skScreen !== name;
    };

    /** Graded entries of one learner for this release; the store lists by id, so the oldest comes first. */
    const taken = async (key = "") =>
      (await store.list("statements")).filter((/** @type {SkEntry} */ { key: own, statement }) => {
        const { module, release } = records.attemptOf(statement);
        return own === key && module === quiz.module && release === quiz.release;
      });
    const failedSince = (/** @type {SkEntry[]} */ entries) => entries.slice(entries.map(({ statement }) => statement.result.success).lastIndexOf(true) + 1);

    const run = find("[data-sk-run]");
    const slot = find("[data-sk-slot]");
    const offer = (/** @type {string[]} */ ...names) => {
      for (const each of all("[data-sk-act]", run)) each.hidden = !names.includes(each.dataset.skAct ?? "");
    };

    /** @param {SkDrawn} draw @param {number} at */
    const pose = (draw, at) => {
      const id = draw.items[at];
      const handle = handleOf(id);
      pool.append(...slot.childNodes);
      slot.append(handle.element);
      handle.empty();
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

    /** What the buttons do now. @type {Record<string, () => void>} */
    let acts = {};
    run.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!find('[data-sk-act="submit"]', run).hidden) acts.submit();
    });
    onAct(run, (act) => act !== "submit" && acts[act]?.());

    /** @param {SkQuestionHandle} handle */
    const answered = (handle) => {
      const given = handle.answer();
      document.title = given === null ? word("error-title", { title }) : title;
      if (given === null) handle.refuse();
      return given;
    };

    /** Keeps what was sent. Null when another tab ended the attempt, or somebody removed the name. @param {SkDraft} draft @param {boolean} held whether this browser has had it */
    const keep = async (draft, held) => {
      const done = await store.answer(draft).catch(() => ({ draft, kept: false }));
      // Where there was no room before, there may be some now.
      return done || held ? done : { draft, kept: await store.put("drafts", draft).catch(() => false) };
    };

    const elsewhere = async () => {
      const said = find("[data-sk-elsewhere]");
      await open();
      said.hidden = false;
      said.focus();
    };

    /** @param {SkDraft} draft @param {boolean} [held] */
    const graded = (draft, held = true) => {
      const draw = drawn(draft.seed);
      let since = performance.now();
      screen("run", "#attempt");
      const ask = () => {
        const at = draw.items.findIndex((id) => !draft.answers[id]);
        if (at < 0) return finish(draft, draw, held);
        const handle = pose(draw, at);
        const submit = async () => {
          const given = answered(handle);
          if (given === null) return;
          handle.sent(given);
          draft.answers[handle.model.id] = [response(given), language];
          draft.seconds += (performance.now() - since) / 1000;
          since = performance.now();
          offer();
          const done = await keep(draft, held);
          if (!done) return elsewhere();
          draft = done.draft;
          held ||= done.kept;
          find("[data-sk-unsaved]").hidden = done.kept;
          const note = find("[data-sk-sent]", run);
          note.hidden = false;
          offer(draw.items.every((id) => draft.answers[id]) ? "finish" : "next");
          note.focus();
        };
        acts = { submit, next: ask, finish: ask };
      };
      ask();
    };

    /** @param {SkDraft} attempted @param {SkDrawn} draw @param {boolean} held */
    const finish = async (attempted, draw, held) => {
      // Two tabs that finish one attempt make one statement.
      const done = await keep({ ...attempted, statement: attempted.statement ?? records.uuid() }, held);
      if (!done) return elsewhere();
      const { draft } = done;
      const items = draw.items.map((id) => {
        const { model } = handleOf(id);
        const [response, language] = draft.answers[id];
        return { id, kind: model.kind, critical: model.critical, language, response, score: questions.grade(model, answer(model.kind, response)) };
      });
      const all = await store.list("statements").catch(() => []);
      const finished = new Date().toISOString();
      const { person, registration, attempt, reason, honor, seed, started, seconds, statement: id } = draft;
      const sequence = all.length + 1;
      const clock_earlier = all.some((/** @type {SkEntry} */ { statement }) => statement.timestamp > finished);
      const made = records.statement({ quiz, learner: person, language, score: score(items, quiz.pass_percent), items, id, registration, attempt, reason, seed, started, finished, seconds, sequence, clock_earlier, honor });
      const entry = records.entry(made, quiz);
      const kept = await store.put("statements", entry).catch(() => false);
      if (kept) await store.remove("drafts", quiz.module).catch(() => {});
      await result(entry, person, kept);
    };

    const place = find('[data-sk-screen="result"]');
    /** @type {(act: string) => void} */
    let acting = () => {};
    onAct(place, (act) => acting(act));

    /** @param {SkEntry} entry @param {SkPerson} [person] */
    const result = async (entry, person, kept = true) => {
      const attempt = records.attemptOf(entry.statement);
      const failed = failedSince(await taken(entry.key).catch(() => [entry]));
      const left = Math.max(0, quiz.attempts - failed.length);
      const { success, score } = entry.statement.result;
      const above = score.raw - attempt.pass_percent;
      const verdict = success ? "passed" : !left ? "last" : above >= 0 ? "critical" : above >= -10 ? "near" : "far";
      const values = records.describe(entry, person, quiz);
      const remembered = await remembers();
      place.replaceChildren(
        records.clone("result", (language) => ({ ...values(language), verdict, left, kept, remembers: remembered, critical: attempt.critical_missed.length, missed: attempt.right < attempt.items.length, lacking: attempt.assurance < attempt.assurance_needed })),
      );
      screen("result", `#result=${entry.id}`);

      for (const { id: objective, text } of quiz.objectives) {
        const own = attempt.items.filter(({ id }) => handles.get(id)?.model.objective === objective);
        if (!own.length) continue;
        const row = records.clone("result-objective", () => ({ text, right: own.filter(({ score: [points, most] }) => points === most).length, total: own.length }));
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
        const card = records.clone("result-missed", () => ({ points, total: most }));
        find("[data-sk-stem]", card).append(...find("legend", handle.element).cloneNode(true).childNodes);
        for (const [name, what] of /** @type {[string, SkAnswer][]} */ ([["given", given], ["key", handle.key()]])) {
          find(`[data-sk-${name}]`, card).append(
            ...handle.lines(what).map((line) => {
              const item = document.createElement("li");
              item.textContent = line;
              return item;
            }),
          );
        }
        for (const each of handle.feedback(given)) {
          const copy = /** @type {HTMLElement} */ (each.cloneNode(true));
          copy.hidden = false;
          find("[data-sk-why]", card).append(copy);
        }
        again(find("[data-sk-again]", card), handle.model.section);
        find("[data-sk-missed]", place).append(card);
      }

      const said = find("[data-sk-said]", place);
      const say = (key = "") => {
        said.hidden = false;
        said.textContent = word(key);
        said.focus();
      };
      acting = async (act) => {
        if (act === "save") await records.save(person, [entry]).then(() => say("record-file-saved"), () => say("record-file-only"));
        else if (act === "print") records.print(entry, person, quiz);
        else if (act === "retake") open();
      };
      find("[data-sk-heading]", place).focus();
    };

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
        const submit = () => {
          const given = answered(handle);
          if (given === null) return;
          const sound = handle.reveal(given);
          if (first && sound) right++;
          first = false;
          if (sound) return offer("next");
          again(find("[data-sk-again]", run), handle.model.section);
          offer("next", "retry");
        };
        const retry = () => {
          handle.empty();
          find("[data-sk-again]", run).hidden = true;
          offer("submit");
          find("[data-sk-where]").focus();
        };
        acts = { submit, retry, next: () => (at++, ask()) };
      };
      ask();
    };

    const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (find("[data-sk-identity]")));
    const input = (name = "") => find(`[name="${name}"]`, form);
    // As typed: normalizing would turn rare kanji of names into others. Only the number, which machines compare, has one form.
    const value = (name = "") => input(name)?.value.trim() ?? "";
    const staff = () => value("staff").normalize("NFKC").replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
    const reasonBox = find("[data-sk-reason]");

    /** @param {Record<string, string>} faults word keys by field @returns {boolean} whether there were none */
    const complain = (faults) => {
      const summary = find("[data-sk-summary]", form);
      const list = find("ul", summary);
      list.replaceChildren();
      for (const name of ["name", "staff", "reason", "honor"]) {
        const field = input(name);
        const error = find(`#sk-${name}-error`, form);
        const text = faults[name] ? word(faults[name]) : "";
        error.textContent = text;
        error.hidden = !text;
        field.removeAttribute("aria-invalid");
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
      if (!value("name").replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, "")) faults.name = "field-name-missing";
      // A number that looks like the id of a browser would be taken for one.
      if (!local && (!staff() || staff().startsWith("local:"))) faults.staff = "field-staff-missing";
      if (!input("honor").checked) faults.honor = "field-honor-missing";
      if (!complain(faults)) return;
      const { person: known } = await records.current().catch(nobody);
      const key = !local ? staff() : known?.local ? known.key : `local:${records.uuid()}`;
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
      const person = {
        id: key,
        key,
        local,
        name: value("name"),
        kana: value("kana"),
        latin: value("latin"),
        number: local ? "" : key,
        department: value("department"),
        function: value("function"),
      };
      /** @type {SkDraft} */
      const draft = {
        schema: "sekisho/attempt/1",
        id: quiz.module,
        release: quiz.release,
        fingerprint: quiz.fingerprint,
        seed: seedOf(),
        person,
        registration: failed[0]?.statement.context.registration ?? records.uuid(),
        attempt: earlier.length + 1,
        reason: failed.length >= quiz.attempts ? value("reason") : null,
        honor: { id: input("honor").value, language },
        started: new Date().toISOString(),
        seconds: 0,
        answers: {},
      };
      reasonBox.hidden = true;
      const writes = [store.put("people", person), store.put("meta", { id: "current", key, remember: input("remember").checked }), store.put("drafts", draft)];
      const kept = await Promise.all(writes).then((done) => done.every(Boolean), () => false);
      find("[data-sk-unsaved]").hidden = kept;
      graded(draft, kept);
    });

    /**
     * The draft of this module. One of another text is closed: an attempt is about one text, and its answers may not fit
     * the questions any more. What was answered stays in this browser. @returns {Promise<SkDraft | undefined>}
     */
    const draftOf = async () => {
      const draft = await store.get("drafts", quiz.module).catch(() => undefined);
      if (!draft || (draft.schema === "sekisho/attempt/1" && draft.fingerprint === quiz.fingerprint)) return draft;
      const id = `closed:${quiz.module}:${draft.started}`;
      const kept = await store.put("drafts", { ...draft, id, closed: new Date().toISOString() }).catch(() => false);
      if (kept) await store.remove("drafts", quiz.module).catch(() => {});
    };

    /** Attempts of this module that were closed, the last one first. */
    const closed = async () => {
      const drafts = /** @type {SkDraft[]} */ (await store.list("drafts").catch(() => []));
      return drafts.filter(({ id }) => id.startsWith(`closed:${quiz.module}:`)).reverse();
    };

    const open = async () => {
      screen("start", "");
      find("[data-sk-practice-done]").hidden = true;
      input("honor").checked = false;
      const [draft, { person, remember }] = await Promise.all([draftOf(), records.current().catch(nobody)]);
      const known = (await store.way()) === "memory" || (await remembers());
      find("[data-sk-unverified]").hidden = known;
      find("[data-sk-open]").hidden = !draft;
      if (draft) find("[data-sk-open-text]").textContent = word("quiz-open", { n: drawn(draft.seed).items.filter((id) => !draft.answers[id]).length });
      find("[data-sk-elsewhere]").hidden = true;
      const [last] = await closed();
      find("[data-sk-closed]").hidden = !last;
      if (last) {
        const { day, time } = records.moment(last.started, quiz.time_zone, language);
        find("[data-sk-closed-text]").textContent = word("quiz-closed", { day, time, n: Object.keys(last.answers).length });
      }
      if (person && remember && !input("name").value) {
        for (const name of /** @type {const} */ (["name", "kana", "latin", "department", "function"])) {
          const field = input(name);
          if (field) field.value = person[name] ?? "";
          // A function that the site no longer has.
          if (field && !field.value) field.value = "";
        }
        input("staff").value = person.number;
        input("staff").disabled = input("local").checked = person.local;
        input("remember").checked = true;
      }
    };

    onAct(page, async (act) => {
      if (act === "practice") practice();
      if (act === "forget") {
        for (const { id } of await closed()) await store.remove("drafts", id).catch(() => {});
        await open();
        input("name").focus();
      }
      const draft = act === "resume" && (await draftOf());
      if (draft) graded(draft);
    });

    const wanted = /^#result=([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    const shown = wanted && /** @type {SkEntry | undefined} */ (await store.get("statements", wanted).catch(() => undefined));
    const draft = location.hash === "#attempt" && (await draftOf());
    // A shared computer shows nobody the result of somebody else.
    const shared = document.documentElement.dataset.skKiosk !== "0";
    const own = shown && (!shared || (await records.current().catch(nobody)).person?.key === shown.key);
    page.hidden = false;
    if (own && records.attemptOf(shown.statement).module === quiz.module) result(shown, await store.get("people", shown.key).catch(() => undefined));
    else if (draft) graded(draft);
    else open();
  };

  start(/** @type {HTMLElement} */ (document.querySelector("[data-sk-quiz-page]")));
})();
