// Runs in store.html, framed by the pages of the site in Firefox on file:// (see store.js).
// Anywhere else it stays silent: over http another site could frame it and read records.
(() => {
  if (location.protocol !== "file:" || location.origin !== "null" || parent === window) return;
  const { store } = sekisho;
  /** @type {Record<string, (name: any, value: any) => Promise<any>>} */
  const operations = { put: store.put, get: store.get, list: store.list, remove: store.remove, answer: (_, draft) => store.answer(draft) };

  addEventListener("message", async ({ source, data }) => {
    if (source !== parent || data?.tag !== "sekisho-store" || !Number.isSafeInteger(data.call)) return;
    if (!Object.hasOwn(operations, data.op)) return;
    const reply = { tag: "sekisho-hub", call: data.call };
    try {
      parent.postMessage({ ...reply, value: await operations[data.op](data.store, data.value) }, "*");
    } catch {
      parent.postMessage({ ...reply, failed: true }, "*");
    }
  });
  parent.postMessage({ tag: "sekisho-hub", call: 0 }, "*");
})();
