// Loads the page again when what it shows was saved, and lists what the last build found.
// Only `sekisho preview` adds this script to a page; no built site holds it.
(function () {
  "use strict";

  /** @typedef {{path: string, line: number, column: number, text: string}} Place */
  /** @typedef {{code: string, severity: "error"|"warning"|"note", message: string, label: string|null, help: string|null,
   *   place: Place|null, related: {note: string|null, place: Place|null}[]}} Finding */
  /** @typedef {{reload: boolean, stale: boolean, errors: number, findings: Finding[]}} State */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = document.documentElement;
  const version = script.dataset.skVersion || "";
  const language = script.dataset.skLang || root.lang;
  /** @type {Record<string, string>} */
  const words = JSON.parse(document.getElementById("sk-preview-words")?.textContent || "{}");
  const MOST_SHOWN = 40;
  const ORDER = ["error", "warning", "note"];

  // ---- What the browser keeps while the page loads again ----

  const scrollKey = "sekisho:preview:scroll";
  const foldKey = "sekisho:preview:folded";

  /** @param {string} key */
  function recall(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** @param {string} key @param {string} value */
  function keep(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // A refused storage costs the place on the page, nothing else.
    }
  }

  /** The place to return to, as long as the page was too short for it: a file caught half written must not cost it.
   * @type {[string, number, number]|null} */
  let wanted = null;

  function reload() {
    keep(scrollKey, JSON.stringify(wanted || [location.pathname, scrollX, scrollY]));
    location.reload();
  }

  function returnToPlace() {
    const kept = recall(scrollKey);
    keep(scrollKey, "");
    if (!kept) return;
    const place = /** @type {[string, number, number]} */ (JSON.parse(kept));
    const [path, left, top] = place;
    if (path !== location.pathname) return;
    scrollTo({ left, top, behavior: "instant" });
    if (Math.abs(scrollY - top) < 2) return;
    wanted = place;
    ["wheel", "keydown", "pointerdown"].forEach((name) => addEventListener(name, () => (wanted = null), { once: true, passive: true }));
  }

  // ---- Small builders ----

  /** @param {string} key @param {number} [n] */
  function word(key, n) {
    const text = words["preview-" + key] || key;
    return n === undefined ? text : text.replace("{n}", String(n));
  }

  /**
   * An element with a class and children; text is text, never markup.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string} name @param {...(Node|string|null)} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /** Shape beside the word, so that color is never alone. @param {string} severity */
  function shape(severity) {
    /** @type {Record<string, [string, string]>} */
    const paths = {
      error: ["M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z", "M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6"],
      warning: ["M12 3l9.5 17.5h-19z", "M12 9.5v5M12 17v.5"],
      note: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z", "M12 11v6M12 7v.5"],
    };
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.classList.add("sk-preview__shape");
    (paths[severity] || paths.note).forEach((d, index) => {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", d);
      path.classList.add(index === 0 ? "sk-preview__solid" : "sk-preview__cut");
      svg.append(path);
    });
    return svg;
  }

  /** Text with `code` between backticks. @param {string} text */
  function prose(text) {
    const fragment = document.createDocumentFragment();
    text.split("`").forEach((part, index) => fragment.append(index % 2 ? make("code", "", part) : part));
    return fragment;
  }

  // ---- The passage in the page itself ----

  /** The Markdown file that this page was made of. */
  function sourceOfPage() {
    const page = (root.dataset.skPage || "").replace(/\.html$/, "").replace(new RegExp("^" + root.lang + "/"), "");
    return page && "content/" + page + "/" + root.lang + ".md";
  }

  function unmark() {
    document.querySelectorAll("mark.sk-preview-mark").forEach((mark) => {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    });
  }

  /**
   * Marks the first place in the text that reads like the passage; gives its id, or nothing when there is none.
   * @param {Finding} finding @param {number} index
   */
  function markInPage(finding, index) {
    const main = document.querySelector("main");
    if (!main || !finding.place || finding.place.path !== sourceOfPage()) return null;
    const passage = finding.place.text.split("\n")[0].replace(/^[#>\s*-]+|\s*\{#[^}]*\}\s*$|[*`]+/g, "").trim();
    if (passage.length < 2) return null;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      const at = text.data.indexOf(passage);
      if (at < 0 || text.parentElement?.closest("script, style, mark, select, textarea")) continue;
      const found = text.splitText(at);
      found.splitText(passage.length);
      const mark = make("mark", "sk-preview-mark sk-preview-mark--" + finding.severity);
      mark.id = "sk-preview-mark-" + index;
      found.replaceWith(mark);
      mark.append(found);
      return mark.id;
    }
    return null;
  }

  // ---- The panel ----

  /** @param {Place} place */
  function address(place) {
    return place.path + ":" + place.line + ":" + place.column;
  }

  /** The passage with its line numbers. @param {Place} place */
  function passage(place) {
    if (!place.text.trim()) return null;
    const lines = place.text.replace(/\n+$/, "").split("\n").slice(0, 4);
    const rows = lines.map((line, index) => {
      const number = make("span", "sk-preview__number", String(place.line + index));
      number.setAttribute("aria-label", word("line", place.line + index));
      return make("span", "sk-preview__row", number, line.trim() ? make("mark", "", line) : line);
    });
    return make("pre", "sk-preview__passage", make("code", "", ...rows));
  }

  /** @param {Finding} finding @param {number} index */
  function item(finding, index) {
    const marked = markInPage(finding, index);
    const place = finding.place;
    let where = null;
    if (place) {
      where = make("p", "sk-preview__place");
      if (marked) {
        const link = make("a", "", address(place));
        link.href = "#" + marked;
        where.append(link);
      } else {
        where.append(address(place));
      }
    }
    const related = finding.related.filter((other) => other.place).map((other) => {
      const at = make("span", "sk-preview__where", address(/** @type {Place} */ (other.place)));
      return make("p", "", prose(other.note || ""), " ", at);
    });
    const entry = make("li", "sk-preview__item sk-preview__item--" + finding.severity,
      make("p", "sk-preview__head", make("b", "sk-preview__severity", shape(finding.severity), word(finding.severity)), make("code", "", finding.code)),
      make("p", "sk-preview__message", prose(finding.message)),
      where,
      place && passage(place),
      finding.label ? make("p", "", prose(finding.label)) : null,
      ...related,
      finding.help ? make("p", "", make("b", "", word("fix")), prose(finding.help)) : null);
    entry.tabIndex = -1;
    return entry;
  }

  /** @param {string} name @param {string} text @param {() => void} act */
  function button(name, text, act) {
    const element = make("button", "sk-preview__button " + name, text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /** @param {HTMLElement} list */
  function steps(list) {
    let at = -1;
    /** @param {number} by */
    const go = (by) => {
      const last = list.children.length - 1;
      at = Math.min(Math.max(at + by, 0), last);
      const entry = /** @type {HTMLElement} */ (list.children[at]);
      entry.focus({ preventScroll: true });
      list.scrollTo({ left: entry.offsetLeft, top: 0 });
    };
    return [button("sk-preview__button--back", word("previous"), () => go(-1)), button("sk-preview__button--on", word("next"), () => go(1))];
  }

  /** @param {State} state */
  function panelOf(state) {
    const findings = [...state.findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    const count = (/** @type {string} */ severity) => findings.filter((finding) => finding.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warning")];

    const list = make("ol", "sk-preview__list", ...findings.slice(0, MOST_SHOWN).map(item));
    list.id = "sk-preview-list";
    if (findings.length > MOST_SHOWN) list.append(make("li", "sk-preview__item", word("more", findings.length - MOST_SHOWN)));

    const title = make("h2", "sk-preview__title", word("title"));
    title.id = "sk-preview-title";
    const counts = make("p", "sk-preview__counts",
      errors ? make("b", "sk-preview__severity sk-preview__item--error", shape("error"), word("errors", errors)) : null,
      warnings ? make("b", "sk-preview__severity sk-preview__item--warning", shape("warning"), word("warnings", warnings)) : null);
    counts.setAttribute("role", "status");
    const note = make("p", "sk-preview__note", word(state.stale ? "stale" : "live"));

    const moves = findings.length > 1 ? steps(list) : [];
    const fold = button("sk-preview__button--fold", "", () => setFolded(!list.hidden));
    fold.setAttribute("aria-controls", list.id);
    const setFolded = (/** @type {boolean} */ folded) => {
      list.hidden = folded;
      moves.forEach((move) => (move.hidden = folded));
      fold.textContent = word(folded ? "unfold" : "fold");
      fold.setAttribute("aria-expanded", String(!folded));
      keep(foldKey, folded ? "1" : "");
    };
    setFolded(recall(foldKey) === "1");

    const bar = make("div", "sk-preview__bar", title, counts, note, ...moves, fold);
    const panel = make("section", "sk-preview" + (errors ? " sk-preview--error" : ""), bar, list);
    panel.setAttribute("aria-labelledby", title.id);
    panel.lang = language;
    return panel;
  }

  /** @type {HTMLElement|null} */
  let panel = null;
  let shown = "";

  /** @param {HTMLElement|null} next */
  function replacePanel(next) {
    panel?.remove();
    panel = next;
    if (next) document.body.append(next);
  }

  /** @param {State} state @param {string} text */
  function show(state, text) {
    if (text === shown) return;
    shown = text;
    unmark();
    replacePanel(state.findings.length ? panelOf(state) : null);
  }

  function showLost() {
    shown = "";
    const text = make("p", "sk-preview__counts", prose(word("lost")));
    text.setAttribute("role", "status");
    const next = make("section", "sk-preview", make("div", "sk-preview__bar", text));
    next.lang = language;
    replacePanel(next);
  }

  // ---- The stream. A browser allows six connections to one server, so a page out of view gives its own back. ----

  /** @type {EventSource|null} */
  let source = null;
  /** @type {number|undefined} */
  let lost;

  function listen() {
    if (source || document.hidden) return;
    const stream = new EventSource("/_preview/events?" + new URLSearchParams({ page: location.pathname, version }));
    source = stream;
    stream.addEventListener("state", (event) => {
      clearTimeout(lost);
      lost = undefined;
      /** @type {State} */
      const state = JSON.parse(event.data);
      if (state.reload) {
        leave();
        reload();
      } else {
        show(state, event.data);
      }
    });
    stream.addEventListener("error", () => {
      // The browser asks again by itself, unless the server refused.
      lost ??= setTimeout(showLost, 3000);
      if (stream.readyState === EventSource.CLOSED) {
        leave();
        setTimeout(listen, 2000);
      }
    });
  }

  function leave() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  returnToPlace();
  listen();
})();
