// Every page: words, menu, settings, language switch, opener of the search, current section, progress, printing.
(() => {
  const root = document.documentElement;
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...document.querySelectorAll(/** @type {"div"} */ (selector))];
  /** @param {string} selector @param {string} event @param {(event: any) => void} handler */
  const on = (selector, event, handler) => all(selector).forEach((element) => element.addEventListener(event, handler));

  // --- Words -------------------------------------------------------------------------------------------------------

  /** @type {Record<string, string>} */
  const texts = JSON.parse(document.getElementById("sk-words")?.textContent || "{}");
  sekisho.words = (more) => void Object.assign(texts, more);
  sekisho.word = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  // --- What comes late ---------------------------------------------------------------------------------------------

  /** @param {string} href @param {() => void} [done] */
  const style = (href, done = () => {}) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = link.onerror = done;
    document.head.append(link);
  };
  /** Scripts run in the order in which they are asked for. @param {string} src @param {() => void} [done] @param {() => void} [failed] */
  const script = (src, done = () => {}, failed = done) => {
    const element = document.createElement("script");
    element.async = false;
    element.src = src;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  };

  // --- Menu of narrow screens, printing ----------------------------------------------------------------------------

  on("[data-sk-menu]", "keydown", (event) => {
    if (event.key === "Escape") event.currentTarget.open = false;
  });
  on("[data-sk-print]", "click", async () => {
    await ask();
    print();
  });

  // --- Settings ----------------------------------------------------------------------------------------------------

  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  /** @type {Record<string, string>} */
  const defaults = { text: "normal", scheme: "system", ruby: "off" };
  /** @param {string} name */
  const chosen = (name) => root.getAttribute(`data-sk-${name}`) ?? defaults[name];
  const show = () => {
    for (const input of /** @type {HTMLInputElement[]} */ (all("[data-sk-setting]"))) input.checked = chosen(input.name) === input.value;
    for (const input of /** @type {HTMLInputElement[]} */ (all("[data-sk-ruby-switch]"))) input.checked = chosen("ruby") === "on";
  };
  const [place] = all("[data-sk-settings]");
  // Few readers open the dialog, so it comes with the first one who does.
  on("[data-sk-settings-open]", "click", () => {
    const { skSettingsStyle = "", skSettingsScript = "" } = place.dataset;
    if (dialog) dialog.showModal();
    else style(skSettingsStyle, () => script(skSettingsScript, () => dialog?.showModal(), () => {}));
  });
  sekisho.settings = (html) => {
    if (dialog) return;
    place.insertAdjacentHTML("afterend", html);
    dialog = /** @type {HTMLDialogElement} */ (place.nextElementSibling);
    on("[data-sk-setting]", "change", ({ target }) => {
      sekisho.set(target.name, target.value);
      show();
    });
    on("[data-sk-settings-reset]", "click", () => {
      for (const name in defaults) sekisho.set(name, null);
      show();
    });
    show();
  };
  on("[data-sk-ruby-switch]", "change", ({ target }) => {
    sekisho.set("ruby", target.checked ? "on" : "off");
    show();
  });
  show();

  // --- Records that were not handed in -----------------------------------------------------------------------------

  // The store comes when this browser has such records. Pages from disk may not see each other's settings: there it
  // always comes.
  let recalled = false;
  const recall = () => {
    if (recalled || sekisho.store || !(location.protocol === "file:" || sekisho.setting("kept"))) return;
    recalled = true;
    script(all("[data-sk-waiting]")[0].dataset.skStore ?? "");
  };
  // Another tab may have made some.
  for (const event of ["pageshow", "focus"]) addEventListener(event, recall);

  // --- Questions inside a text -------------------------------------------------------------------------------------

  /** @param {HTMLElement} element names a style, a script, and what the build wrote for it @returns {Promise<void>} */
  const bring = ({ dataset: { skLateStyle = "", skLateScript = "", skLateWords = "" } }) =>
    new Promise((done) => {
      script(skLateScript);
      // With its style a question has the height that it keeps.
      style(skLateStyle, () => script(skLateWords, done));
    });
  const [late] = all("[data-sk-late]");
  /** @type {Promise<void> | undefined} */
  let asked = late ? undefined : Promise.resolve();
  /** Puts the questions into their places, once. Links stand there until then, and stay when nothing comes. */
  const ask = () => (asked ??= bring(late));
  if (late) {
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && (near.disconnect(), ask()), { rootMargin: "800px" });
    all("[data-sk-check]").forEach((place) => near.observe(place));
    // Whoever does not scroll comes to a question by Tab, a shortcut of the browser (find, print) or an address, or wants it
    // on paper; the pointer leaves the page on its way to the menu of the browser.
    addEventListener("keydown", ({ key, ctrlKey, metaKey }) => (key === "Tab" || ctrlKey || metaKey) && ask());
    for (const event of ["hashchange", "beforeprint"]) addEventListener(event, ask);
    root.addEventListener("mouseleave", ask);
    if (location.hash) ask();
  }

  // --- Step mode ---------------------------------------------------------------------------------------------------

  const [steps] = all("[data-sk-step]");
  /** @type {Promise<void> | undefined} */
  let stepped;
  // Comes with the hash that asks for it, after the questions, which become screens too.
  const step = () => {
    if (steps && /^#(step|present)\b/.test(location.hash)) stepped ??= ask().then(() => bring(steps));
  };
  addEventListener("hashchange", step);
  step();

  // --- Filter of a table --------------------------------------------------------------------------------------------

  // Its script comes with the first change.
  on("[data-sk-filter]", "change", ({ currentTarget: form }) =>
    sekisho.filter ? sekisho.filter(form) : script(form.dataset.skFilter, () => sekisho.filter?.(form)),
  );

  // --- Shared computers --------------------------------------------------------------------------------------------

  // What asks whether somebody is still there, where nothing of a person is on the page: after the first view.
  const [shared] = all("[data-sk-leave]");
  if (shared) setTimeout(bring, 2000, shared);

  // --- Search ------------------------------------------------------------------------------------------------------

  // The runtime comes at the first focus, so a page that nobody searches from never loads it.
  let loaded = false;
  /** @param {HTMLElement} input */
  const load = (input) => {
    if (loaded) return;
    loaded = true;
    const { skSearchStyle = "", skSearchWords = "", skSearchScript = "", skSearchPage } = input.dataset;
    style(skSearchStyle);
    script(skSearchWords);
    const attach = () => all("[data-sk-search]").forEach((field) => sekisho.search.attach(/** @type {HTMLInputElement} */ (field)));
    // A lost connection must not end the search for good.
    script(skSearchScript, attach, () => (loaded = false));
    if (skSearchPage) script(skSearchPage);
  };
  const fields = /** @type {HTMLInputElement[]} */ (all("[data-sk-search], [data-sk-search-page]"));
  for (const field of fields) {
    field.addEventListener("focus", () => load(field));
    // The search page answers at once what stands in its address.
    if (field === document.activeElement || "skSearchPage" in field.dataset) load(field);
  }
  const [header] = all(".sk-header");
  const openSearch = () => {
    header.setAttribute("data-sk-searching", "");
    fields[0].focus();
    fields[0].select();
  };
  if (fields.length) {
    on("[data-sk-search-open]", "click", (event) => {
      event.preventDefault();
      if (!header.toggleAttribute("data-sk-searching")) return;
      openSearch();
    });
    document.addEventListener("keydown", (event) => {
      // A key that an input method is still using, or that goes into a field, is not ours.
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey || dialog?.open) return;
      const chord = event.ctrlKey || event.metaKey;
      const typing = /** @type {HTMLElement} */ (event.target).matches("input, textarea, select, [contenteditable]");
      if (chord ? event.key !== "k" || event.shiftKey : event.key !== "/" || typing) return;
      event.preventDefault();
      openSearch();
    });
  }

  // --- Current section ---------------------------------------------------------------------------------------------

  // The build lists only what stands on the page, and ids are plain ASCII.
  /** @type {Map<HTMLElement, HTMLElement>} */
  const sections = new Map();
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-sk-toc] a"))) sections.set(/** @type {HTMLElement} */ (document.getElementById(link.hash.slice(1))), link);
  /** @type {HTMLElement | undefined} */
  let current;
  const mark = () => {
    const last = [...sections.keys()].filter((section) => section.getBoundingClientRect().top < innerHeight / 3).pop();
    if (last === current) return;
    if (current) sections.get(current)?.removeAttribute("aria-current");
    current = last;
    const link = last && sections.get(last);
    const rail = link?.closest(".sk-rail");
    link?.setAttribute("aria-current", "true");
    // A list longer than the window follows the reader.
    if (link && rail && Math.abs(link.offsetTop - rail.scrollTop - rail.clientHeight / 2) > rail.clientHeight / 2) rail.scrollTop = link.offsetTop - rail.clientHeight / 2;
  };
  // The observer only says when to look: inside a long section no heading is on the screen.
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const section of sections.keys()) observer.observe(section);

  // The other language opens at the same place: ids are equal in both.
  on("[data-sk-language]", "click", ({ currentTarget: link }) => {
    link.hash = location.hash || (current && scrollY > 200 ? current.id : "");
    sekisho.set("lang", link.dataset.skLanguage);
  });

  // --- Progress in a module ----------------------------------------------------------------------------------------

  const [bar] = /** @type {HTMLProgressElement[]} */ (/** @type {unknown} */ (all("[data-sk-progress]")));
  if (bar) {
    const [text] = all("[data-sk-content]");
    const measure = () => {
      const { top, height } = text.getBoundingClientRect();
      bar.value = Math.max(0, Math.min(100, (-top / Math.max(1, height - innerHeight)) * 100));
    };
    addEventListener("scroll", measure, { passive: true });
    measure();
  }
})();
