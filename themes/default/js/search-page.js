// The page of all results: facets, more results, and all of it in the address. Comes after search.js, on that page only.
(() => {
  if (!sekisho.search) return;
  const { make, show } = sekisho.search;
  const STEP = 20;
  const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-sk-search-page]"));
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-sk-search-results]"));
  const status = make("p", "status");
  const list = make("ol", "list");
  const more = make("button", "button sk-button sk-no-print", sekisho.word("search-more"));
  const clear = make("button", "clear sk-button sk-no-print", sekisho.word("search-clear"));
  const summary = make("summary", "");
  const form = make("form", "");
  const folded = /** @type {HTMLDetailsElement} */ (make("details", "facets sk-no-print", summary, form));

  // The address is what the page shows: it can be shared, and Back leads to the same list.
  const state = new URLSearchParams(location.search);
  let limit = Number(history.state?.limit) || STEP;

  /** @type {SkFacet[] | undefined} */
  let table;
  const boxes = () => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"));
  /** The places of values that are chosen, by facet. @type {Set<number>[]} */
  let chosen = [];
  const read = () => (chosen = table?.map(({ id, values }) => new Set(values.flatMap(([value], at) => (state.getAll(id).includes(value) ? [at] : [])))) ?? []);

  /** @param {SkFacet[]} facets */
  const build = (facets) => {
    table = facets;
    read();
    form.replaceChildren(
      ...facets.map(({ id, values }, facet) => {
        const labels = values.map(([value, label], at) => {
          const box = /** @type {HTMLInputElement} */ (make("input", ""));
          [box.type, box.name, box.value, box.checked] = ["checkbox", id, value, chosen[facet].has(at)];
          return make("label", "value", box, make("span", "", label), make("span", "amount"));
        });
        return make("fieldset", "facet", make("legend", "", sekisho.word("search-facet-" + id)), make("div", "values", ...labels));
      }),
    );
  };
  /** Whether a page has a chosen value of every facet, one of them left aside. @param {number} page @param {number} [aside] */
  const fits = (page, aside) => chosen.every((values, at) => at === aside || !values.size || table?.[at].sets[table[at].pages[page]].some((value) => values.has(value)));
  /** How many pages each value would show. @param {number[]} pages */
  const offer = (pages) => {
    table?.forEach(({ sets, pages: setOf, values }, facet) => {
      const fieldset = /** @type {HTMLElement} */ (form.children[facet]);
      const [all, amounts] = [new Set(), Array(values.length).fill(0)];
      for (const page of pages)
        for (const value of sets[setOf[page]]) {
          all.add(value);
          amounts[value] += Number(fits(page, facet));
        }
      fieldset.querySelectorAll("label").forEach((label, at) => {
        const box = label.querySelector("input");
        // Whatever has the focus stays, even when it has just proved to hold nothing.
        label.hidden = !(all.has(at) || box?.checked || box === document.activeElement);
        /** @type {HTMLElement} */ (label.lastElementChild).textContent = String(amounts[at]);
      });
      fieldset.hidden = !fieldset.querySelector("label:not([hidden])");
    });
  };

  const run = async () => {
    const found = await show(input, list, status, {
      limit,
      only: state.has("only"),
      keep: (page, facets) => {
        if (facets !== table) build(facets);
        return fits(page);
      },
    });
    if (!found) return;
    const amount = chosen.reduce((sum, { size }) => sum + size, 0);
    more.hidden = found.count <= limit;
    clear.hidden = !amount;
    folded.hidden = !input.value.trim() || !(found.pages.length || amount);
    summary.textContent = sekisho.word("search-narrow") + (amount ? ` (${amount})` : "");
    offer(found.pages);
  };
  /** @param {number} [shown] */
  const changed = (shown = STEP) => {
    limit = shown;
    state.set("q", [...input.value].slice(0, 200).join(""));
    for (const { id } of table ?? []) state.delete(id);
    for (const { name, value, checked } of boxes()) if (checked) state.append(name, value);
    read();
    try {
      history.replaceState({ limit }, "", "?" + state);
    } catch {
      // Too many changes for this browser, or a page from disk that may not change its address.
    }
    return run();
  };

  input.value = state.get("q") ?? "";
  status.role = "status";
  status.tabIndex = -1;
  // Without room beside the list the facets are folded.
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => (folded.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
  place.append(make("div", "head", status, clear), folded, make("div", "found", list, more));
  input.addEventListener("input", () => changed());
  form.addEventListener("change", () => changed());
  more.addEventListener("click", () => changed(limit + STEP));
  clear.addEventListener("click", () => {
    for (const box of boxes()) box.checked = false;
    // The button goes.
    status.focus();
    changed();
  });
  input.form?.addEventListener("submit", (event) => {
    // The answer is here already, and sending the form would forget the facets.
    event.preventDefault();
    status.focus();
    changed();
  });
  run();
})();
