// The page "My training": what this browser holds for one person, by module; save, restore, print, remove the name.
(() => {
  const { records, store, word } = globalThis.sekisho;

  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

  /** The page "My training". @param {HTMLElement} page */
  const myTraining = async (page) => {
    const language = document.documentElement.lang;
    /** @type {SkModule[]} */
    const modules = JSON.parse(find("#sk-modules").textContent || "[]");
    const say = (/** @type {string} */ text) => {
      const place = find("[data-sk-said]");
      place.hidden = false;
      place.textContent = text;
      place.focus();
    };

    const draw = async () => {
      const [{ person }, all, marks] = await Promise.all([records.current(), store.list("statements"), store.list("meta")]);
      /** @type {SkEntry[]} */
      const own = all.filter((/** @type {SkEntry} */ { key }) => key === person?.key).sort((/** @type {SkEntry} */ a, /** @type {SkEntry} */ b) => (a.id < b.id ? -1 : 1));
      const handed = new Set(marks.map((/** @type {{id: string}} */ { id }) => id));
      const loose = own.filter(({ id }) => !handed.has(`handed:${id}`));
      const others = [...new Set(all.filter((/** @type {SkEntry} */ { id, key }) => key !== person?.key && !handed.has(`handed:${id}`)).map((/** @type {SkEntry} */ { key }) => key))];
      find("[data-sk-person]").hidden = !person;
      find("[data-sk-person-text]").textContent = person ? [person.name, person.local ? "" : word("record-staff", { number: person.key }), person.department].filter(Boolean).join(language === "ja" ? "・" : " · ") : "";
      find("[data-sk-loose]").hidden = !loose.length;
      find("[data-sk-none]").hidden = own.length > 0;
      find("[data-sk-save]").hidden = !own.length;

      const today = Date.now();
      const rows = modules.map((module) => {
        const taken = own.filter(({ statement }) => records.attemptOf(statement).module === module.module);
        const passed = taken.filter(({ statement }) => statement.result.success).at(-1);
        const end = passed && records.due(passed.statement.timestamp, module);
        const days = end ? Math.ceil((Date.parse(end) - Date.parse(records.moment(new Date(today).toISOString(), module.time_zone, "en").date)) / 864e5) : Infinity;
        const state = !passed ? "none" : days < 0 ? "overdue" : days <= 30 ? "due" : "done";
        return { module, taken, passed, end, days, state };
      });
      const order = ["overdue", "due", "none", "done"];
      rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.days < b.days ? -1 : Number(a.days > b.days)));

      const body = find("[data-sk-rows]");
      body.replaceChildren();
      for (const { module, taken, passed, end, days, state } of rows) {
        const latest = passed ?? taken.at(-1);
        const fragment = records.clone("training-row", () => ({
          state,
          days,
          title: module.title,
          minutes: module.minutes,
          due: end ?? "–",
          last: latest ? `${records.moment(latest.statement.timestamp, module.time_zone, language).date} · ${latest.statement.result.score.raw}%` : "–",
          fresh: state !== "done",
          taken: Boolean(latest && module.quiz_href),
          passed: Boolean(passed),
        }));
        const anchors = /** @type {NodeListOf<HTMLAnchorElement>} */ (fragment.querySelectorAll("a"));
        for (const anchor of anchors) {
          const kind = anchor.dataset.skLink;
          anchor.href = kind === "module" ? module.href : kind === "result" && latest ? `${module.quiz_href}#result=${latest.id}` : (module.quiz_href ?? module.href);
        }
        fragment.querySelector("[data-sk-proof]")?.addEventListener("click", () => passed && records.print(passed, person, module));
        body.append(fragment);
      }
      const otherList = find("[data-sk-other-list]");
      otherList.replaceChildren();
      find("[data-sk-others]").hidden = !others.length;
      for (const key of others) {
        const fragment = records.clone("other-row", () => ({ key: key.startsWith("local:") ? word("record-no-number") : key, n: all.filter((/** @type {SkEntry} */ entry) => entry.key === key).length }));
        fragment.querySelector("button")?.addEventListener("click", async () => {
          await records.save(await store.get("people", key), all.filter((/** @type {SkEntry} */ entry) => entry.key === key));
          say(word("record-file-saved"));
          draw();
        });
        otherList.append(fragment);
      }
      return { person, own, loose };
    };

    let shown = await draw();
    page.addEventListener("click", async ({ target }) => {
      const act = /** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act");
      if (act === "save" && shown.own.length) {
        await records.save(shown.person, shown.own).then(() => say(word("record-file-saved")), () => say(word("record-failed")));
        shown = await draw();
      } else if (act === "restore") find("[data-sk-file]").click();
      else if (act === "leave" && shown.loose.length) {
        find("[data-sk-leave-warning]").hidden = false;
        find("[data-sk-leave-warning] h2").focus();
      } else if (act === "leave" || act === "leave-now") {
        await records.leave();
        find("[data-sk-leave-warning]").hidden = true;
        shown = await draw();
        say(word("record-left"));
      }
    });
    const input = /** @type {HTMLInputElement} */ (find("[data-sk-file]"));
    input.addEventListener("change", async () => {
      const chosen = input.files?.[0];
      if (!chosen) return;
      const found = await records.restore(await chosen.text()).catch(() => ({ fault: "not-saved" }));
      input.value = "";
      shown = await draw();
      say(found.fault ? word(`record-fault-${found.fault}`) : word("record-restored", { n: /** @type {any} */ (found).entries.length }));
    });
    page.hidden = false;
  };

  myTraining(find("[data-sk-training]"));
})();
