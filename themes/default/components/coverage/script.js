// The filter of the matrix: hides the rows of other types of company and, when asked, those that lack nothing.
// Comes with the first change of the form; site.js calls it again for each further one.
sekisho.filter = (form) => {
  const type = /** @type {HTMLSelectElement} */ (form.querySelector("[data-sk-filter-type]"));
  const gap = /** @type {HTMLSelectElement} */ (form.querySelector("[data-sk-filter-gap]"));
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-sk-filter-status]"));
  const shown = new Set();
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sk-types]"))) {
    const { skTypes = "", skGap } = row.dataset;
    row.hidden = (type.value !== "" && !skTypes.split(" ").includes(type.value)) || (gap.value !== "" && skGap === undefined);
    if (!row.hidden) shown.add(row.querySelector("b")?.textContent);
  }
  // A section without a row would be a heading over nothing.
  for (const table of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sk-content] table:has([data-sk-types])"))) {
    const empty = !table.querySelector("[data-sk-types]:not([hidden])");
    table.hidden = empty;
    const heading = /** @type {HTMLElement | null} */ (table.previousElementSibling);
    if (heading?.matches("h3")) heading.hidden = empty;
  }
  const what = [type, gap].filter(({ value }) => value).map((list) => list.selectedOptions[0].text).join(" / ");
  status.textContent = what && (status.dataset.skFilterStatus ?? "").replace("{n}", String(shown.size)).replace("{what}", what);
};
