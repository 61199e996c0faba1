// Step mode: the text of a module as one idea on a screen, and the presenter's view of it. Comes late (site.js). What is
// not on the screen is hidden where it stands, so links, footnotes and answers stay alive. See components/step/README.md.
(() => {
  const root = document.documentElement;
  /** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} */
  const all = (within, selector) => [...within.querySelectorAll(/** @type {"div"} */ (selector))];

  // --- Screens -----------------------------------------------------------------------------------------------------

  // What fits a window of 360 by 640 pixels with text of normal size: lines, and half-width characters in each. Counted,
  // not measured, so that a screen has the same address in every window.
  const LINES = 13;
  const WIDTH = 36;
  /** What fills a screen of its own. */
  const ALONE = ".sk-figure, .sk-wireframe, .sk-table, .sk-document, .sk-alert, .sk-case, .sk-check, .sk-steps, pre";

  /** The text without readings and blanks. @param {Node} node @returns {string} */
  const bare = (node) => {
    if (node instanceof Element && node.matches("rt, rp")) return "";
    return node.childNodes.length ? [...node.childNodes].map(bare).join("") : (node.nodeValue ?? "").replace(/\s+/g, " ");
  };
  /** Lines of an element and the space under it. @param {HTMLElement} element */
  const lines = (element) => {
    const rows = all(element, "li, dt, dd, p");
    return (rows.length ? rows : [element]).reduce((sum, row) => {
      const text = bare(row);
      return sum + Math.ceil((text.length + text.replace(/[\0-\u2e7f]/g, "").length) / WIDTH) + 0.5;
    }, 0);
  };

  /** @param {HTMLElement[]} units @returns {SkScreen[]} */
  const split = (units) => {
    /** @type {SkScreen[]} */
    const screens = [];
    const [first] = units;
    let heading = units.find((unit) => unit.matches("h1")) ?? first;
    let section = heading;
    let screen = /** @type {SkScreen} */ ({});
    const open = (again = false) => {
      screen = { units: [], again: again ? [heading] : [], heading, section, lines: 0, full: false };
      screens.push(screen);
    };
    /** @param {HTMLElement} unit @param {number} [need] */
    const fits = (unit, need = lines(unit)) => !screen.full && screen.lines + need <= LINES;
    open();
    units.forEach((unit, at) => {
      const own = unit.tagName === "SECTION" ? all(unit, "h2")[0] : unit.matches("h2, h3") ? unit : undefined;
      const bareHeading = screen.units.every((other) => other.matches("h2, h3"));
      const next = units[at + 1];
      const list = (/** @type {Element | undefined} */ element) => Boolean(element?.matches("ul, ol, dl"));
      if (own) {
        heading = own;
        if (!own.matches("h3")) section = own;
        // What the module is for stands under its title where there is room.
        if (unit.matches(".sk-goals") && fits(unit)) [heading, section] = [screen.heading, screen.section];
        else if (!(own.matches("h3") && bareHeading)) open();
      } else if (unit.matches(ALONE)) {
        if (!bareHeading) open(true);
        screen.full = true;
      } else if (screens.length === 1) {
        // Title, summary and facts belong together.
      } else if (screen.full || !(bareHeading || (list(unit) && units[at - 1].matches("p")) || fits(unit, lines(unit) + (list(next) ? lines(next) : 0)))) {
        // A list stays with the sentence before it, and nothing is cut.
        open(true);
      }
      screen.units.push(unit);
      screen.lines += lines(unit);
    });
    return screens;
  };

  const [link] = all(document, "[data-sk-step]");
  const [main] = all(document, "main");
  const [head] = all(main, ".sk-head");
  const [content] = all(main, "[data-sk-content]");
  const apart = ".sk-actions, .sk-toc-folded, progress, template, .sk-pager";
  const [text] = all(content, ".sk-text");
  const units = [...all(head, ":scope > *"), ...all(content, ":scope > *").flatMap((unit) => (unit === text ? all(text, ":scope > *") : unit))].filter((unit) => !unit.matches(apart));
  const screens = split(units);
  /** Characters of each screen, for the time that is left. */
  const lengths = screens.map((screen) => screen.units.reduce((sum, unit) => sum + bare(unit).length, 0));

  /** @param {Element | null} element */
  const holding = (element) => screens.findIndex((screen) => screen.units.some((unit) => unit.contains(element)));
  /** The element of a hash. @param {string} name */
  const named = (name) => {
    try {
      return document.getElementById(decodeURIComponent(name));
    } catch {
      return null;
    }
  };
  // `#step`, `#step=12`, `#step=<id>`, and `#step=<id>.2` for the second screen under that heading; so with `#present`.
  const HASH = /^#(step|present)(?:=(.*?)(?:\.(\d+))?)?$/;
  /** @param {string} [name] @param {string} [nth] */
  const find = (name = "", nth = "1") => {
    if (/^\d+$/.test(name)) return Math.max(0, Math.min(Number(name), screens.length) - 1);
    const first = Math.max(0, holding(named(name)));
    const last = screens.map(({ heading }) => heading).lastIndexOf(screens[first].heading);
    return Math.max(first, Math.min(first + Number(nth) - 1, last));
  };
  /** @param {number} at */
  const address = (at) => {
    const { heading } = screens[at];
    const nth = at - screens.findIndex((screen) => screen.heading === heading);
    const name = heading.id || (at ? String(at + 1) : "");
    return `#${mode}${name && `=${name}`}${heading.id && nth ? `.${nth + 1}` : ""}`;
  };

  // --- Controls ----------------------------------------------------------------------------------------------------

  /** @type {"" | "step" | "present"} */
  let mode = "";
  let now = 0;
  /** @type {HTMLElement} */
  let top;
  /** @type {HTMLElement} */
  let foot;
  /** @type {HTMLDialogElement} */
  let contents;
  const parts = () => [top, foot, contents];
  /** @param {string} name */
  const every = (name) => parts().flatMap((part) => all(part, `[data-sk-step-${name}]`));
  /** @param {string} name @param {string} value */
  const write = (name, value) => every(name).forEach((place) => (place.textContent = value));
  /** @param {string} name @param {() => void} handler */
  const click = (name, handler) => every(name).forEach((button) => button.addEventListener("click", handler));

  /** @param {number} at */
  const go = (at) => {
    now = at;
    const { units: shown, again, heading, section } = screens[at];
    const last = at === screens.length - 1;
    for (const unit of units) unit.toggleAttribute("data-sk-off", !shown.includes(unit) && !again.includes(unit));
    for (const [context] of screens.map((screen) => screen.again)) context?.toggleAttribute("data-sk-again", again.includes(context));
    // A box without anything on this screen takes no space.
    for (const box of [head, text, content]) box.toggleAttribute("data-sk-off", !all(box, ":scope > :not([data-sk-off])").some((unit) => units.includes(unit) || unit === text));
    const left = lengths.slice(at).reduce((sum, length) => sum + length, 0) / lengths.reduce((sum, length) => sum + length, 0);
    const place = { n: at + 1, total: screens.length, section: bare(section).trim() };
    write("count", sekisho.word("step-count", place));
    // What the screen itself does not say: the section over a part of it, else the title of the text.
    write("section", heading !== section ? place.section : at ? bare(screens[0].heading).trim() : "");
    write("left", last ? sekisho.word("step-last") : sekisho.word("step-left", { n: Math.max(1, Math.ceil(Number(link.dataset.skStep) * left)) }));
    write("say", sekisho.word("step-say", place));
    const [bar] = /** @type {HTMLProgressElement[]} */ (/** @type {unknown} */ (every("bar")));
    bar.max = screens.length;
    bar.value = at + 1;
    every("back").forEach((button) => (button.hidden = !at));
    every("next").forEach((button) => (button.hidden = last));
    every("end").forEach((button) => (button.hidden = !last));
    keep();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  /** Keeps the place in the address, for a reload and for the other language. */
  const keep = () => {
    const hash = address(now);
    history.replaceState(null, "", hash);
    for (const other of /** @type {HTMLAnchorElement[]} */ (every("languages").flatMap((place) => all(place, "a")))) other.hash = hash;
  };
  /** @param {number} by */
  const move = (by) => {
    if (!screens[now + by]) return;
    if (mode === "present" && by > 0 && !spent && !since) run();
    go(now + by);
  };

  const list = () => {
    const [place] = every("list");
    place.replaceChildren(
      ...screens.flatMap(({ section }, at) => {
        if (section === screens[at - 1]?.section) return [];
        const item = document.createElement("li");
        const jump = document.createElement("a");
        const number = document.createElement("span");
        jump.href = address(at);
        if (section === screens[now].section) jump.setAttribute("aria-current", "step");
        number.textContent = String(at + 1);
        jump.append(bare(section).trim(), number);
        item.append(jump);
        return [item];
      }),
    );
  };

  // --- Presenter's view --------------------------------------------------------------------------------------------

  let spent = 0;
  let since = 0;
  let ticking = 0;
  const tick = () => {
    const seconds = Math.floor((spent + (since && Date.now() - since)) / 1000);
    const clock = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0"));
    write("clock", sekisho.word("step-clock", { time: clock.join(":") }));
    write("run", sekisho.word(since ? "step-pause" : "step-run"));
  };
  const pause = () => {
    if (since) spent += Date.now() - since;
    since = 0;
    clearInterval(ticking);
    tick();
  };
  const run = () => {
    since = Date.now();
    ticking = setInterval(tick, 1000);
    tick();
  };

  /** @type {Promise<WakeLockSentinel | undefined>} */
  let awake = Promise.resolve(undefined);
  // The screen stays on while somebody presents, where the browser can see to it.
  // One after the other: a lock may come when nobody wants it any more, and is given back then.
  const wake = () => {
    awake = awake
      .then(async (lock) => {
        await lock?.release();
        return mode === "present" && document.visibilityState === "visible" ? navigator.wakeLock?.request("screen") : undefined;
      })
      .catch(() => undefined);
  };

  const full = () => write("full", sekisho.word(document.fullscreenElement ? "step-full-end" : "step-full"));
  const turnFull = async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
    } catch {}
  };

  // --- In, out, and where to ---------------------------------------------------------------------------------------

  /** @param {"step" | "present"} to */
  const turn = (to) => {
    if (!mode) {
      main.prepend(top);
      main.append(foot, contents);
    }
    mode = to;
    root.setAttribute("data-sk-mode", mode);
    every("present").forEach((button) => button.setAttribute("aria-pressed", String(mode === "present")));
    wake();
  };
  const leave = () => {
    const { heading, units: shown } = screens[now];
    if (contents.open) contents.close();
    pause();
    mode = "";
    if (document.fullscreenElement) void turnFull();
    wake();
    for (const part of parts()) part.remove();
    root.removeAttribute("data-sk-mode");
    for (const unit of [...units, head, content, text]) for (const name of ["data-sk-off", "data-sk-again"]) unit.removeAttribute(name);
    for (const screen of screens) screen.heading.removeAttribute("tabindex");
    history.replaceState(null, "", now && heading.id ? `#${heading.id}` : location.pathname + location.search);
    if (!now) return link.focus();
    // Tab goes on from the place that was read.
    main.focus({ preventScroll: true });
    shown[0].scrollIntoView();
    getSelection()?.collapse(shown[0], 0);
  };

  const route = () => {
    const asked = HASH.exec(location.hash);
    if (asked) {
      turn(/** @type {"step" | "present"} */ (asked[1]));
      go(find(asked[2], asked[3]));
    } else if (mode) {
      // A link inside the text, such as that of a footnote.
      const target = location.hash ? named(location.hash.slice(1)) : null;
      const at = target ? holding(target) : -1;
      if (at < 0) return leave();
      go(at);
      target?.scrollIntoView({ block: "center" });
    }
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const { key: name, shiftKey } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (!mode || contents.open || event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return;
    const typing = target.matches("input, textarea, select, [contenteditable]");
    const chord = event.ctrlKey || event.metaKey;
    // The search stands in the header of the page.
    if (chord ? name === "k" : name === "/" && !typing) return leave();
    if (chord || (name === "Escape" ? document.fullscreenElement : typing)) return;
    if (name === " " && target.closest("a, button, summary, label")) return;
    // A table that is wider than the window moves by arrows.
    if (name.startsWith("Arrow") && (shiftKey || target.closest("[tabindex='0']"))) return;
    const page = innerHeight - foot.offsetHeight - 48;
    const below = root.scrollHeight - innerHeight - scrollY > 8;
    const forth = name === "PageDown" || (name === " " && !shiftKey);
    const back = name === "PageUp" || (name === " " && shiftKey);
    if (name === "Escape") leave();
    else if (name === "ArrowRight") move(1);
    else if (name === "ArrowLeft") move(-1);
    else if (name === "Home") go(0);
    else if (name === "End") go(screens.length - 1);
    // Nothing is passed over unread: what is longer than the window moves first.
    else if (forth) below ? scrollBy(0, page) : move(1);
    else if (back) scrollY > 8 ? scrollBy(0, -page) : move(-1);
    else return;
    event.preventDefault();
  };

  /** @type {{ x: number, y: number } | undefined} */
  let touch;
  /** Whether a finger moves this element sideways by itself. @param {Element | null} element @returns {boolean} */
  const slides = (element) => Boolean(element && element !== main && (element.matches("input, select, textarea") || (element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)) || slides(element.parentElement)));
  /** @param {PointerEvent} event */
  const press = ({ pointerType, isPrimary, clientX: x, clientY: y, target }) => {
    touch = mode && isPrimary && pointerType === "touch" && !contents.open && !slides(/** @type {Element} */ (target)) ? { x, y } : undefined;
  };
  /** @param {PointerEvent} event */
  const lift = ({ clientX, clientY }) => {
    if (!touch) return;
    const [x, y] = [clientX - touch.x, clientY - touch.y];
    touch = undefined;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) move(x < 0 ? 1 : -1);
  };

  sekisho.step = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const [one, two, three] = all(template.content, "[data-sk-step-part]");
    [top, foot, contents] = [one, two, /** @type {HTMLDialogElement} */ (three)];
    for (const place of every("languages"))
      for (const other of all(document, ".sk-header [data-sk-language]")) {
        const copy = /** @type {HTMLElement} */ (other.cloneNode(true));
        copy.className = "sk-button sk-stepper__button";
        copy.addEventListener("click", () => sekisho.set("lang", other.dataset.skLanguage ?? null));
        place.append(copy);
      }
    click("back", () => move(-1));
    click("next", () => move(1));
    click("leave", leave);
    click("open", () => {
      list();
      contents.showModal();
    });
    click("list", () => contents.close());
    click("present", () => {
      turn(mode === "present" ? "step" : "present");
      keep();
    });
    click("run", () => (since ? pause() : run()));
    click("full", turnFull);
    every("full").forEach((button) => (button.hidden = !document.fullscreenEnabled));
    full();
    tick();
    route();
    addEventListener("hashchange", route);
    document.addEventListener("fullscreenchange", full);
    document.addEventListener("visibilitychange", () => mode && wake());
    // Before the keys of the page.
    document.addEventListener("keydown", key, true);
    main.addEventListener("pointerdown", press);
    main.addEventListener("pointerup", lift);
    main.addEventListener("pointercancel", () => (touch = undefined));
  };
})();
