// Shared computers: who walks away is asked for, and then forgotten; the next person finds nothing. See docs/records.md.
// Pages that hold something of a person have the dialog; others hand it over late (site.js).
sekisho.kiosk = async (html) => {
  const late = Boolean(html);
  document.body.insertAdjacentHTML("beforeend", html);
  const root = document.documentElement;
  if (!sekisho.store) {
    const script = document.createElement("script");
    script.src = /** @type {HTMLElement} */ (document.querySelector("[data-sk-waiting]")).dataset.skStore ?? "";
    await new Promise((done) => (document.head.append(script), (script.onload = script.onerror = done)));
  }
  const { store } = sekisho;
  const find = (selector = "") => /** @type {HTMLElement} */ (document.querySelector(selector));
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-sk-idle]"));
  const [left, said] = [find("[data-sk-left]"), find("[data-sk-left-said]")];
  const text = left.textContent ?? "";
  const idle = Number(root.dataset.skKiosk) * 60000;
  // As long as WCAG 2.2.1 wants it at least, three times over.
  const grace = 60000;
  const ACTIVE = "kiosk:active";
  const fill = (text = "", n = 0) => text.replace("{n}", String(n));
  const fields = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input:not([data-sk-setting], [data-sk-ruby-switch]), select, textarea:not([readonly])"));

  // --- Input -------------------------------------------------------------------------------------------------------

  // Both clocks: that of the day goes on while the computer sleeps, the other one cannot be set back.
  let [last, steady, noted] = [Date.now(), performance.now(), 0];
  // Before it is known when the last person left, nothing is written over that.
  let arrived = false;
  const away = () => Math.max(Date.now() - last, performance.now() - steady);
  const note = () => {
    [last, steady] = [Date.now(), performance.now()];
    // Other pages and tabs see that somebody is there.
    if (!arrived || (noted && steady - noted < 10000)) return;
    noted = steady;
    store.put("meta", { id: ACTIVE, at: new Date().toISOString() }).catch(() => {});
  };
  /** Milliseconds since the last input anywhere in this browser. */
  const awayEverywhere = async () => {
    const active = await store.get("meta", ACTIVE).catch(() => undefined);
    const time = active ? Date.now() - Date.parse(active.at) : Infinity;
    // After a clock that was set back, nothing is known.
    return time < 0 ? Infinity : time;
  };
  for (const name of ["keydown", "pointerdown", "pointermove", "wheel", "scroll", "touchstart", "input"]) {
    document.addEventListener(
      name,
      (event) => {
        if (!dialog.open) return note();
        if (name !== "keydown" && name !== "pointerdown") return;
        // The key says "still here" and nothing else.
        event.preventDefault();
        dialog.close();
        note();
      },
      { capture: true },
    );
  }
  dialog.addEventListener("cancel", note);
  find("[data-sk-idle] button").addEventListener("click", () => (dialog.close(), note()));

  // --- Leaving -----------------------------------------------------------------------------------------------------

  /** Names, open attempts; statements stay, with their number. */
  const forget = async () => {
    // A store that was asleep answers at the second try.
    for (let tries = 0; tries < 3; tries++) {
      try {
        const people = await store.list("people");
        await store.forget(people.map(({ id }) => id));
        return;
      } catch {}
    }
  };
  const somebody = async () => {
    const filled = [...fields()].some((field) => (field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : field.matches("select") ? field.value : field.value !== field.defaultValue));
    const known = await Promise.all([store.list("people"), store.list("drafts")]).catch(() => [[], []]);
    const chosen = await store.get("meta", "function").catch(() => undefined);
    return filled || known.some((list) => list.length > 0) || Boolean(chosen?.value);
  };
  const empty = () => {
    document.body.hidden = true;
    for (const field of fields()) field.matches("[type=checkbox], [type=radio]") ? (field.checked = false) : (field.value = "");
  };
  let leaving = false;
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    if (dialog.open) dialog.close();
    empty();
    await forget();
    location.replace(`${root.dataset.skRoot}${root.lang}/index.html`);
  };

  // Seconds at which the rest was last said aloud; a tick may come late.
  let announced = Infinity;
  const look = async () => {
    if (leaving || away() < idle) return;
    const elsewhere = await awayEverywhere();
    if (elsewhere < Math.min(idle, away())) {
      [last, steady] = [Date.now() - elsewhere, performance.now() - elsewhere];
      return dialog.close();
    }
    if (!dialog.open) {
      // Whoever only reads is not disturbed.
      if (!(await somebody())) return;
      if (away() >= idle && away() < idle + grace) {
        dialog.showModal();
        said.textContent = "";
        announced = Infinity;
      }
    }
    const seconds = Math.ceil((idle + grace - away()) / 1000);
    if (seconds <= 0) return leave();
    left.textContent = fill(text, seconds);
    for (const mark of [30, 10]) {
      if (seconds > mark || announced <= mark) continue;
      announced = mark;
      said.textContent = fill(said.dataset.skLeftSaid, seconds);
    }
  };
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);

  // --- What a browser keeps by itself ------------------------------------------------------------------------------

  // Neither the list of words once typed nor the "back" button may bring anything of somebody else.
  for (const field of fields()) field.autocomplete = "off";
  addEventListener("pagehide", () => (document.body.hidden = true));
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  // A browser that was closed, or a computer that slept, tells nobody: look at the first page after it.
  const arrive = async () => {
    const main = find("main");
    main.hidden = !late;
    const since = await awayEverywhere();
    if (since !== Infinity && since > idle + grace && (await somebody())) {
      if (!late) return leave();
      // Nothing of the last person is on this page, so whoever reads it stays.
      await forget();
    }
    main.hidden = false;
    arrived = true;
    note();
  };
  arrive();
};
if (document.querySelector("[data-sk-idle]")) sekisho.kiosk("");
