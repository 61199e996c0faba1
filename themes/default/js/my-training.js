// The page "My training": what this browser holds for one person, by module; save, restore, print, remove the name.
(() => {
  const { records, store, word } = sekisho;

  /** @type {SkTraining["read"]} */
  const read = (text, site) => {
    /** @type {any} */
    let content;
    try {
      content = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { fault: "truncated" };
    }
    const version = /^sekisho\/record-file\/(\d+)$/.exec(content?.schema)?.[1];
    if (!version) return { fault: "foreign" };
    if (version !== "1") return { fault: "future" };
    const { checksum, ...signed } = content;
    if (checksum !== `sha256:${records.sha256(records.canonical(signed))}`) return { fault: "edited" };
    if (content.site?.base !== site.base) return { fault: "other-site" };
    try {
      const entries = content.statements.map((/** @type {SkStatement} */ made) => {
        const { module, release, items } = records.attemptOf(made);
        const sound = /^[0-9a-f-]{36}$/.test(made.id) && typeof made.actor.account.name === "string" && Array.isArray(items);
        if (!sound || Number.isNaN(Date.parse(made.timestamp))) throw new TypeError();
        return { id: made.id, key: made.actor.account.name, statement: made, titles: content.titles[`${module}@${release}`] };
      });
      return { entries, person: content.person };
    } catch {
      return { fault: "edited" };
    }
  };

  /** @type {SkTraining["restore"]} */
  const restore = async (text) => {
    const found = read(text, records.siteOf());
    if (found.fault) return found;
    for (const entry of found.entries) {
      await store.put("statements", entry);
      await store.put("meta", { id: `handed:${entry.id}`, at: new Date().toISOString() });
    }
    const key = found.entries[0]?.key;
    if (key && found.person) {
      const { name, kana, latin = "", number, department, function: duty = "" } = found.person;
      await store.put("people", { id: key, key, local: key.startsWith("local:"), name, kana, latin, number, department, function: duty });
      await store.put("meta", { id: "current", key, remember: document.documentElement.dataset.skKiosk === "0" });
    }
    return found;
  };

  /** Removes the name and open attempts; statements stay with their number. */
  const leave = async () => {
    const { person } = await records.current();
    await store.forget(person ? [person.id] : []);
  };

  sekisho.training = { read, restore };

  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

  /** The page "My training". @param {HTMLElement} page */
  const myTraining = async (page) => {
    // "Will this PC remember?" asks whether this page sees what another one wrote.
    if (location.hash === "#pc") {
      const seen = await store.get("meta", "pc:seen").catch(() => undefined);
      return location.replace(`this-pc.html#seen=${seen?.token ?? "nothing"}`);
    }
    const language = document.documentElement.lang;
    /** @type {SkModule[]} */
    const modules = JSON.parse(find("#sk-modules").textContent || "[]");
    const say = (text = "") => {
      const place = find("[data-sk-said]");
      place.hidden = false;
      place.textContent = text;
      place.focus();
    };

    const choice = /** @type {HTMLSelectElement | null} */ (document.querySelector("[data-sk-function]"));
    const everyone = choice?.dataset.skFunction ?? "";
    choice?.addEventListener("change", async () => {
      const { person } = await records.current();
      // With a person it is theirs; without one it is what this page was asked for last.
      const write = person ? store.put("people", { ...person, function: choice.value }) : store.put("meta", { id: "function", value: choice.value });
      await write.catch(() => {});
      shown = await draw(choice.value);
      find("[data-sk-count]").textContent = word("training-count", { n: shown.due });
    });

    /** @param {string} [chosen] the function that was just chosen, also where nothing can be kept */
    const draw = async (chosen) => {
      const [{ person }, all, marks] = await Promise.all([records.current(), store.list("statements"), store.list("meta")]);
      /** @type {SkEntry[]} */
      const own = all.filter((/** @type {SkEntry} */ { key }) => key === person?.key).sort((/** @type {SkEntry} */ a, /** @type {SkEntry} */ b) => (a.id < b.id ? -1 : 1));
      const handed = new Set(marks.map((/** @type {{id: string}} */ { id }) => id));
      const loose = own.filter(({ id }) => !handed.has(`handed:${id}`));
      const others = [...new Set(all.filter((/** @type {SkEntry} */ { id, key }) => key !== person?.key && !handed.has(`handed:${id}`)).map((/** @type {SkEntry} */ { key }) => key))];
      find("[data-sk-person]").hidden = !person;
      find("[data-sk-person-text]").textContent = person
        ? [person.name, person.local ? "" : word("record-staff", { number: person.key }), person.department]
            .filter(Boolean)
            // Isolated, so that a name written from right to left turns nothing else around.
            .map((part) => `\u2068${part}\u2069`)
            .join(language === "ja" ? "・" : " · ")
        : "";
      find("[data-sk-loose]").hidden = !loose.length;
      find("[data-sk-none]").hidden = own.length > 0;
      find("[data-sk-save]").hidden = !own.length;

      const wanted = chosen ?? (person ? person.function : marks.find((/** @type {{id: string}} */ { id }) => id === "function")?.value) ?? "";
      if (choice) choice.value = [...choice.options].some(({ value }) => value === wanted) ? wanted : "";
      const mine = (/** @type {SkModule} */ { functions }) => !choice?.value || !functions || functions.includes(everyone) || functions.includes(choice.value);

      const today = Date.now();
      const rows = modules.map((module) => {
        const taken = own.filter(({ statement }) => records.attemptOf(statement).module === module.module);
        const passed = taken.filter(({ statement }) => statement.result.success).at(-1);
        const end = passed && records.due(passed.statement.timestamp, module);
        const days = end ? Math.ceil((Date.parse(end) - Date.parse(records.moment(new Date(today).toISOString(), module.time_zone, "en").date)) / 864e5) : Infinity;
        const state = !passed ? (taken.length ? "open" : "none") : days < 0 ? "overdue" : days <= 30 ? "due" : "done";
        return { module, taken, passed, end, days, state };
      });
      const order = ["overdue", "due", "open", "none", "done"];
      rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.days < b.days ? -1 : Number(a.days > b.days)));

      const [body, rest] = ["[data-sk-rows]", "[data-sk-rest-rows]"].map(find);
      for (const part of [body, rest]) part.replaceChildren();
      // What was taken stays in sight whatever the function: its result and its proof belong to the person.
      const listed = (/** @type {{module: SkModule, taken: SkEntry[]}} */ { module, taken }) => mine(module) || taken.length > 0;
      find("[data-sk-rest]").hidden = rows.every(listed);
      for (const { module, taken, passed, end, days, state } of rows) {
        const latest = passed ?? taken.at(-1);
        const fragment = records.clone("training-row", () => ({
          state,
          days,
          title: module.title,
          minutes: module.minutes,
          due: end ?? "–",
          last: latest ? word("training-last-value", { day: records.moment(latest.statement.timestamp, module.time_zone, language).date, n: records.attemptOf(latest.statement).release, percent: latest.statement.result.score.raw }) : "–",
          changed: Boolean(passed && records.attemptOf(passed.statement).release !== module.release),
          release: module.release,
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
        (listed({ module, taken }) ? body : rest).append(fragment);
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
      return { person, own, loose, due: rows.filter(({ module, state }) => mine(module) && state !== "done").length };
    };

    let shown = await draw();
    const perform = async (act = "") => {
      if (act === "save" && shown.own.length) {
        await records.save(shown.person, shown.own).then(() => say(word("record-file-saved")), () => say(word("record-failed")));
        shown = await draw();
      } else if (act === "restore") find("[data-sk-file]").click();
      else if (act === "leave" && shown.loose.length) {
        find("[data-sk-leave-warning]").hidden = false;
        find("[data-sk-leave-warning] h2").focus();
      } else if (act === "leave" || act === "leave-now") {
        await leave();
        find("[data-sk-leave-warning]").hidden = true;
        shown = await draw();
        say(word("record-left"));
      }
    };
    page.addEventListener("click", ({ target }) => perform(/** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act") ?? ""));
    const input = /** @type {HTMLInputElement} */ (find("[data-sk-file]"));
    input.addEventListener("change", async () => {
      const chosen = input.files?.[0];
      if (!chosen) return;
      const found = await restore(await chosen.text()).catch(() => ({ fault: "not-saved" }));
      input.value = "";
      shown = await draw();
      say(found.fault ? word(`record-fault-${found.fault}`) : word("record-restored", { n: /** @type {any} */ (found).entries.length }));
    });
    page.hidden = false;
    if (location.hash === "#leave") perform("leave");
  };

  if (typeof document !== "undefined") myTraining(find("[data-sk-training]"));
})();
