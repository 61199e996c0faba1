// Runs before the first paint: applies the reader's settings and makes the one global of this site.
(() => {
  const root = document.documentElement;
  const prefix = `sekisho:${root.dataset.skSite}:`;
  root.classList.add("sk-js");
  window.sekisho = /** @type {Sekisho} */ ({
    // A setting of this browser, or null when there is none or storage is refused.
    setting(name) {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return null;
      }
    },
    // Applies and keeps a setting; null forgets it. Where storage is refused it holds for this page.
    set(name, value) {
      root.toggleAttribute(`data-sk-${name}`, value !== null);
      if (value !== null) root.setAttribute(`data-sk-${name}`, value);
      try {
        if (value === null) localStorage.removeItem(prefix + name);
        else localStorage.setItem(prefix + name, value);
      } catch {}
    },
  });
  for (const name of ["scheme", "text", "ruby"]) {
    const value = sekisho.setting(name);
    if (value) root.setAttribute(`data-sk-${name}`, value);
  }
})();
