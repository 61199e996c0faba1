// The page "Will this PC remember?": tests what this browser keeps and says what that means for records. Codes and their
// remedies: docs/this-pc.md; markup: components/this-pc.
(() => {
  const { store, word } = sekisho;
  const { dataset: site, lang } = document.documentElement;
  const find = (selector = "", /** @type {ParentNode} */ within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));
  const page = find("[data-sk-pc]");
  const all = (selector = "") => /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(selector));
  const onDisk = location.protocol === "file:";
  const token = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const now = () => new Date().toISOString();
  const attempt = (/** @type {Promise<any>} */ promise, otherwise = /** @type {any} */ (undefined)) => promise.catch(() => otherwise);

  /** What is kept in `meta`, all of it without a name: a value for the steps A and C, data for step D, the mark, the result of
   * step E, and the results of the steps that a person did. */
  const [TEST, SEEN, ROOM, MARK, KEPT, RESULTS] = ["pc:test", "pc:seen", "pc:room", "pc:mark", "pc:kept", "pc:results"];
  const get = (id = "") => attempt(store.get("meta", id));
  const put = (id = "", value = {}) => attempt(store.put("meta", { id, ...value }), null);
  const remove = (id = "") => attempt(store.remove("meta", id));

  // --- Codes -------------------------------------------------------------------------------------------------------

  /** Tones of the codes that are neither fine (0), nor not tested yet (7 to 9), nor a problem. @type {Record<string, string>} */
  const tones = { B1: "warn", B2: "warn", C2: "warn", C3: "warn", D2: "warn", D3: "warn", E2: "waiting", E3: "waiting", E4: "warn", F1: "warn", H3: "warn", I1: "warn", J1: "info", J2: "info", J3: "info" };
  const toneOf = (code = "") => tones[code] ?? (code[1] === "0" ? "ok" : code[1] > "6" ? "waiting" : "bad");

  /** Code by step. @type {Record<string, string>} */
  const codes = {};
  /** What the sentences name. @type {Record<string, string>} */
  const facts = {};
  const sentence = (code = "") => word(`pc-${code.toLowerCase()}`, facts);
  const title = (step = "") => find(`[data-sk-step="${step.toLowerCase()}"] [data-sk-name]`).textContent ?? "";
  const say = (text = "") => (find("[data-sk-said]").textContent = text);

  const show = (code = "") => {
    const step = code[0];
    codes[step] = code;
    const tone = /** @type {HTMLTemplateElement} */ (find(`[data-sk-tone="${toneOf(code)}"]`)).content.cloneNode(true);
    const text = document.createElement("span");
    text.className = "sk-pc__text";
    const name = document.createElement("code");
    name.textContent = `PC-${code}`;
    text.append(sentence(code), " ", name);
    find(`[data-sk-step="${step.toLowerCase()}"] [data-sk-state]`).replaceChildren(tone, " ", text);
  };

  /** Nothing is written in this browser: then the steps that need it cannot be done. */
  const refused = () => "A1 A2 A3".includes(codes.A);

  const conclude = () => {
    const conclusion = refused() || codes.D === "D1" ? "none" : codes.E === "E1" || codes.C === "C1" ? "forgets" : codes.E === "E0" ? "keeps" : "unknown";
    for (const each of all("[data-sk-conclusion]")) each.hidden = each.dataset.skConclusion !== conclusion;
    find("[data-sk-busy]").hidden = true;
    find("[data-sk-way]").textContent = word(`pc-way-${facts.way}`);
    for (const each of all("[data-sk-open]")) each.hidden = "E0 E4".includes(codes.E);
    // One button leads on: first to the mark, then to looking for it.
    for (const act of ["mark", "check"]) find(`[data-sk-act="${act}"]`).classList.toggle("sk-button--primary", "E2 E3".includes(codes.E) === (act === "check"));
    const text = find(`[data-sk-conclusion="${conclusion}"] h2`).textContent ?? "";
    const lines = [
      `${find("h1").textContent} ${now()}`,
      text.trim(),
      word("pc-report-way", facts),
      ...Object.keys(codes).sort().map((step) => `PC-${codes[step]} ${title(step)} ${sentence(codes[step])}`),
      word("pc-report-zone", facts),
      word("pc-report-browser", { browser: navigator.userAgent }),
      `${site.skSite} ${location.protocol} ${lang}`,
    ];
    /** @type {HTMLTextAreaElement} */ (find("[data-sk-report]")).value = lines.join("\n");
    return text.trim();
  };

  /** The result of a step that a person did: shown, said, kept. */
  const result = async (code = "") => {
    show(code);
    conclude();
    say(`${title(code[0])} ${sentence(code)}`);
    const { C, E, F, G, I } = codes;
    await put(RESULTS, { codes: { C: onDisk ? C : undefined, E, F, G, I } });
  };

  // --- What needs nobody -------------------------------------------------------------------------------------------

  const writing = async () => {
    const kept = await put(TEST, { token });
    const back = await get(TEST);
    await remove(TEST);
    // False says that only this page holds it, null that the transaction did not complete in time.
    return kept === false ? "A1" : kept === null ? "A2" : back?.token === token ? "A0" : "A3";
  };

  const settings = () => {
    const key = `sekisho:${site.skSite}:pc`;
    try {
      localStorage.setItem(key, token);
      const same = localStorage.getItem(key) === token;
      localStorage.removeItem(key);
      return same ? "B0" : "B2";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "B2" : "B1";
    }
  };

  /** Another page of the site, in a frame: over http its store can be asked from here. */
  const framed = async () => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "store";
    frame.src = `${site.skRoot}store.html`;
    try {
      await put(SEEN, { token });
      await new Promise((done, fail) => {
        frame.onload = done;
        setTimeout(fail, 3000);
        document.body.append(frame);
      });
      const other = /** @type {any} */ (frame.contentWindow).sekisho.store;
      return (await other.get("meta", SEEN))?.token === token ? "C0" : "C1";
    } catch {
      return "C2";
    } finally {
      frame.remove();
      await remove(SEEN);
    }
  };

  /** From disk a link leads to another page, which leads back with what it saw (my-training.js). */
  const followed = async () => {
    const answer = /^#seen=(\w+)$/.exec(location.hash)?.[1];
    const wanted = await get(SEEN);
    if (!answer || !wanted) return "";
    await remove(SEEN);
    return answer === wanted.token ? "C0" : "C1";
  };

  const room = async () => {
    // By chance, because browsers pack what repeats.
    const bytes = Array.from({ length: 4 }, () => [...crypto.getRandomValues(new Uint8Array(65536))]).flat();
    const kept = await put(ROOM, { text: bytes.map((byte) => String.fromCharCode(48 + (byte & 63))).join("") });
    await remove(ROOM);
    return !kept ? "D1" : (await get(ROOM)) ? "D2" : "D0";
  };

  const clock = async () => {
    const date = new Date();
    const in_zone = (/** @type {Date} */ date, /** @type {string | undefined} */ timeZone = undefined, locale = lang === "en" ? "en-GB" : lang) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(date);
    const entries = await attempt(store.list("statements"), []);
    const times = [...entries.map((/** @type {SkEntry} */ { statement }) => statement.timestamp), (await get(MARK))?.at ?? ""];
    const last = times.sort().at(-1);
    facts.time = in_zone(date);
    if (last) facts.last = in_zone(new Date(last));
    if (last > date.toISOString()) return "H1";
    if (date.getFullYear() < 2025 || date.getFullYear() > 2099) return "H2";
    try {
      return in_zone(date, facts.site) === facts.time ? "H0" : "H3";
    } catch {
      // A zone that this browser does not know cannot be compared.
      return "H0";
    }
  };

  const opened = () => (onDisk ? (facts.way === "hub" ? "J3" : "J2") : isSecureContext ? "J0" : "J1");

  // --- Step E: after the browser was closed ------------------------------------------------------------------------

  // No script can tell that all windows were closed. Whoever left the mark in this very page has not closed them.
  let fresh = false;
  const day = (/** @type {string} */ iso) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(new Date(iso));

  const marked = async (before = "") => {
    if (refused()) return "E4";
    const [kept, mark] = [await get(KEPT), await get(MARK)];
    if (kept || mark) facts.day = day(kept?.since ?? mark.at);
    return kept ? "E0" : mark ? "E2" : before === "E1" ? "E1" : "E9";
  };

  const ask = (name = "") => {
    for (const each of all("[data-sk-ask]")) each.hidden = each.dataset.skAsk !== name;
    if (!name) return;
    const text = find(`#pc-e-${name}`);
    text.textContent = word(`pc-e-${name}`, facts);
    text.focus();
  };
  const answered = async (code = "") => {
    ask();
    await result(code);
    find("#step-e").focus();
  };

  /** @type {Record<string, () => Promise<void>>} */
  const acts = {
    async mark() {
      ask();
      const at = now();
      fresh = Boolean(await put(MARK, { at }));
      facts.day = day(at);
      // Without a mark there is nothing to look for, and the button goes with its focus.
      await (fresh ? result("E2") : answered("E4"));
    },
    async check() {
      const mark = await get(MARK);
      if (mark) facts.day = day(mark.at);
      if (mark && fresh) return result("E3");
      ask(mark ? "found" : "gone");
    },
    async "found-yes"() {
      const mark = await get(MARK);
      const kept = mark && (await put(KEPT, { since: mark.at, at: now() }));
      await answered(kept ? "E0" : "E4");
    },
    "found-no": () => answered("E3"),
    "gone-yes": () => answered("E1"),
    "gone-no": () => answered("E9"),

    async file() {
      const url = URL.createObjectURL(new Blob([JSON.stringify({ schema: "sekisho/test-file/1", token })], { type: "application/json" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = "sekisho-test.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
      await result("F8");
    },

    async copy() {
      const report = /** @type {HTMLTextAreaElement} */ (find("[data-sk-report]"));
      const before = /** @type {HTMLElement} */ (document.activeElement);
      // Plain http has no clipboard, so the old way comes first: it works in all engines.
      report.select();
      let done = false;
      try {
        done = document.execCommand("copy");
      } catch {}
      before.focus();
      if (!done) done = await attempt(Promise.resolve(navigator.clipboard?.writeText(report.value)).then(() => Boolean(navigator.clipboard)), false);
      await result(!done ? "G1" : "G0 G8".includes(codes.G) ? "G0" : "G7");
    },

    async print() {
      let came = false;
      addEventListener("beforeprint", () => (came = true), { once: true });
      print();
      await result(!came ? "G2" : "G0 G7".includes(codes.G) ? "G0" : "G8");
    },
  };
  page.addEventListener("click", ({ target }) => acts[/** @type {Element} */ (target).closest("[data-sk-act]")?.getAttribute("data-sk-act") ?? ""]?.());

  const chosen = /** @type {HTMLInputElement} */ (find("[data-sk-file]"));
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    /** @type {string | undefined} */
    const text = await attempt(file.text());
    chosen.value = "";
    await result(text === undefined ? "F2" : text.includes(`"${token}"`) ? "F0" : "F1");
  });

  // --- Step I: input methods ---------------------------------------------------------------------------------------

  const field = /** @type {HTMLInputElement} */ (find("#pc-text"));
  let converted = false;
  // Whether the last key belonged to the input method.
  let own = false;
  field.addEventListener("keydown", (event) => (own = event.isComposing || event.keyCode === 229));
  field.addEventListener("compositionend", ({ data }) => {
    if (!/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(data)) return;
    converted = true;
    result(codes.I === "I2" ? "I2" : "I0");
  });
  find("[data-sk-typing]").addEventListener("submit", (event) => {
    event.preventDefault();
    if (own) result("I2");
    else if (field.value && !converted) result("I1");
  });

  // --- All of it ---------------------------------------------------------------------------------------------------

  const start = async () => {
    page.hidden = false;
    facts.site = page.dataset.skZone ?? "";
    facts.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    facts.way = await store.way();
    // What an earlier test was kept from removing.
    await remove(ROOM);
    show(await writing());
    if (refused()) facts.way = "memory";
    const before = (await get(RESULTS))?.codes ?? {};
    show(settings());
    const seen = onDisk && !refused() ? await followed() : "";
    show(refused() ? "C3" : onDisk ? seen || before.C || "C9" : await framed());
    show(refused() ? "D3" : await room());
    show(await clock());
    show(opened());
    show(await marked(before.E));
    for (const step of ["F", "G", "I"]) show(before[step] && before[step] !== "F8" ? before[step] : `${step}9`);

    const go = find("[data-sk-go]");
    go.hidden = !onDisk || refused();
    find("a", go).addEventListener("click", async (event) => {
      event.preventDefault();
      await put(SEEN, { token });
      location.href = `${/** @type {HTMLAnchorElement} */ (find("a", go)).href}#pc`;
    });
    const conclusion = conclude();
    if (!seen) return say(conclusion);
    history.replaceState(null, "", "#step-c");
    find("#step-c").focus();
    await result(seen);
  };
  start();
})();
