// Keeps statements, people, drafts and marks in this browser: `sekisho.store`.
// IndexedDB everywhere; only Firefox on file:// goes through the framed store.html, because there every file has a
// store of its own. See docs/records.md.
(() => {
  const sekisho = (globalThis.sekisho ??= /** @type {Sekisho} */ ({}));
  const page = document.documentElement.dataset;
  const names = ["statements", "people", "drafts", "meta"];
  const database = `sekisho:${page.skSite}:1${page.skPreview === undefined ? "" : ":preview"}`;
  const patience = 3000;
  const notSaved = () => new Error("not saved");

  /** @type {Record<string, string>} */
  let words;
  sekisho.word ??= (key, values = {}) => {
    words ??= JSON.parse(document.getElementById("sk-words")?.textContent || "{}");
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  };

  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  const inTime = (promise) =>
    Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(notSaved()), patience))]);

  /** @returns {Promise<IDBDatabase>} */
  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => names.forEach((name) => request.result.createObjectStore(name, { keyPath: "id" }));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** @returns {Promise<SkBackend>} */
  const direct = async () => {
    let db = await inTime(open());
    let closed = false;
    return async (op, store, value) => {
      if (closed) db = await open();
      closed = false;
      // A newer page or a cleared profile closes the connection; the next operation opens it again.
      db.onclose = () => (closed = true);
      db.onversionchange = () => (db.close(), (closed = true));
      return new Promise((resolve, reject) => {
        const writes = op === "put" || op === "remove";
        const transaction = db.transaction(store, writes ? "readwrite" : "readonly", { durability: "strict" });
        const objects = transaction.objectStore(store);
        /** @type {IDBRequest} */
        let request;
        if (op === "put" && store === "statements") {
          // A statement is written once; the same id again is the same statement.
          request = objects.count(value.id);
          request.onsuccess = () => request.result || objects.add(value);
        } else {
          request = op === "put" ? objects.put(value) : op === "list" ? objects.getAll() : op === "get" ? objects.get(value) : objects.delete(value);
        }
        transaction.oncomplete = () => resolve(writes ? true : request.result);
        transaction.onabort = () => reject(notSaved());
      });
    };
  };

  /** @returns {Promise<SkBackend>} */
  const framed = () => {
    const frame = document.createElement("iframe");
    /** @type {Map<number, (reply: any) => void>} */
    const calls = new Map();
    let last = 0;
    /** @type {SkBackend} */
    const send = (op, store, value) =>
      new Promise((resolve, reject) => {
        const call = ++last;
        calls.set(call, (reply) => (calls.delete(call), reply.failed ? reject(notSaved()) : resolve(reply.value)));
        frame.contentWindow?.postMessage({ tag: "sekisho-store", call, op, store, value }, "*");
      });
    const ready = new Promise((resolve) => calls.set(0, resolve));
    addEventListener("message", ({ source, data }) => {
      if (source === frame.contentWindow && data?.tag === "sekisho-hub") calls.get(data.call)?.(data);
    });
    frame.hidden = true;
    frame.title = "store";
    frame.src = `${page.skRoot}store.html`;
    document.body.append(frame);
    return inTime(ready).then(() => send);
  };

  /** Last resort when storage is refused: lives as long as the page. @returns {SkBackend} */
  const memory = () => {
    const stores = Object.fromEntries(names.map((name) => [name, new Map()]));
    return async (op, store, value) => {
      const objects = stores[store];
      if (op === "list") return [...objects.values()];
      if (op === "get") return objects.get(value);
      if (op === "remove") objects.delete(value);
      else objects.set(value.id, value);
      return false;
    };
  };

  const warn = () => document.querySelectorAll("[data-sk-store-warning]").forEach((element) => element.removeAttribute("hidden"));
  const onDisk = location.protocol === "file:" && location.origin === "null" && page.skPage !== "store";
  const backend = (onDisk ? framed() : direct()).catch(() => (warn(), memory()));

  /** @type {SkBackend} */
  const run = async (op, store, value) => {
    const id = op === "put" ? value?.id : value;
    const sound = names.includes(store) && (op === "list" || (typeof id === "string" && id.length > 0 && id.length < 300));
    if (!sound || (op === "put" && JSON.stringify(value).length > 1e6)) throw notSaved();
    const result = await inTime((await backend)(op, store, value));
    if (op === "put" || op === "remove") {
      if (!result) warn();
      show();
    }
    return result;
  };

  const waiting = async () => {
    const [statements, marks] = await Promise.all([run("list", "statements"), run("list", "meta")]);
    const handed = new Set(marks.map((/** @type {{id: string}} */ mark) => mark.id));
    return statements.filter((/** @type {{id: string}} */ { id }) => !handed.has(`handed:${id}`)).length;
  };

  const show = async () => {
    const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sk-waiting]"));
    if (!places.length) return;
    const n = await waiting().catch(() => 0);
    for (const place of places) {
      place.hidden = n === 0;
      place.textContent = n ? sekisho.word("record-waiting", { n }) : "";
    }
  };

  sekisho.store = {
    put: (store, value) => run("put", store, value),
    get: (store, id) => run("get", store, id),
    list: (store) => run("list", store),
    remove: (store, id) => run("remove", store, id),
    waiting,
  };
  // Other tabs write too, and not every browser tells: look again whenever the page comes back into view.
  addEventListener("pageshow", show);
  addEventListener("focus", show);
  document.addEventListener("visibilitychange", () => document.hidden || show());
})();
