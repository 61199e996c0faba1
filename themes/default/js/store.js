// `sekisho.store`: what this browser keeps, directly or through store.html. See docs/records.md.
(() => {
  const page = document.documentElement.dataset;
  const names = ["statements", "people", "drafts", "meta"];
  /** Whether two drafts are of one attempt. @param {SkDraft | undefined} a @param {SkDraft} b */
  const same = (a, b) => a?.registration === b.registration && a?.attempt === b.attempt && a?.seed === b.seed;
  const notSaved = () => new Error("not saved");
  const all = (selector = "") => document.querySelectorAll(/** @type {"div"} */ (selector));

  /** @param {Promise<any>} promise */
  const inTime = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(notSaved()), 3000))]);

  /** @type {SkBackend} */
  const direct = (op, store, value) =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(`sekisho:${page.skSite}:1${page.skPreview === undefined ? "" : ":preview"}`, 1);
      opening.onupgradeneeded = () => names.forEach((name) => opening.result.createObjectStore(name, { keyPath: "id" }));
      opening.onerror = () => reject(notSaved());
      opening.onsuccess = () => {
        const db = opening.result;
        const writes = op !== "get" && op !== "list";
        const transaction = db.transaction(store, writes ? "readwrite" : "readonly", { durability: "strict" });
        const objects = transaction.objectStore(store);
        /** @type {IDBRequest} */
        let request;
        if (op === "put" && store === "statements") {
          // A statement is written once; the same id again is the same statement.
          request = objects.count(value.id);
          request.onsuccess = () => request.result || objects.add(value);
        } else if (op === "answer") {
          // Another tab may hold the same attempt: what it sent stays, and what it ended is not begun again.
          request = objects.get(value.id);
          request.onsuccess = () => same(request.result, value) && objects.put(Object.assign(value, { statement: request.result.statement ?? value.statement, answers: { ...value.answers, ...request.result.answers } }));
        } else request = op === "put" ? objects.put(value) : op === "list" ? objects.getAll() : op === "get" ? objects.get(value) : objects.delete(value);
        transaction.oncomplete = () => (db.close(), resolve(op !== "answer" ? writes || request.result : same(request.result, value) ? { draft: value, kept: true } : null));
        transaction.onabort = () => (db.close(), reject(notSaved()));
      };
    });

  /** @returns {Promise<SkBackend>} */
  const framed = () =>
    new Promise((resolve) => {
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
      calls.set(0, () => resolve(send));
      addEventListener("message", ({ source, data }) => {
        if (source === frame.contentWindow && data?.tag === "sekisho-hub") calls.get(data.call)?.(data);
      });
      frame.hidden = true;
      frame.title = "store";
      frame.src = `${page.skRoot}store.html`;
      document.body.append(frame);
    });

  const stores = Object.fromEntries(names.map((name) => [name, new Map()]));
  /** Last resort when storage is refused: lives as long as the page. @type {SkBackend} */
  const lost = async (op, store, value) => {
    const objects = stores[store];
    if (op === "list") return [...objects.values()];
    if (op === "get") return objects.get(value);
    if (op === "answer") return { draft: value, kept: false };
    op === "put" ? objects.set(value.id, value) : objects.delete(value);
    return false;
  };

  const warn = () => all("[data-sk-store-warning]").forEach((element) => (element.hidden = false));
  const onDisk = location.protocol === "file:" && location.origin === "null" && page.skPage !== "store";
  /** @type {Awaited<ReturnType<SkStore["way"]>>} */
  let way = onDisk ? "hub" : "direct";
  const backend = inTime(onDisk ? framed() : direct("get", "meta", "current").then(() => direct)).catch(() => ((way = "memory"), warn(), lost));

  /** @type {SkBackend} */
  const run = async (op, store, value) => {
    const id = op === "put" || op === "answer" ? value?.id : value;
    if (!names.includes(store) || (op !== "list" && (typeof id !== "string" || id.length > 300)) || JSON.stringify(value ?? "").length > 1e6) throw notSaved();
    const result = await inTime((await backend)(op, store, value));
    if (op === "put" || op === "remove") {
      if (!result) warn();
      show();
    }
    return result;
  };

  const waiting = async () => {
    const marks = (await run("list", "meta")).map((/** @type {{id: string}} */ { id }) => id);
    return (await run("list", "statements")).filter((/** @type {{id: string}} */ { id }) => !marks.includes(`handed:${id}`)).length;
  };

  const show = async () => {
    const n = await waiting().catch(() => -1);
    // Other pages load this script only when this setting says so; a store that does not answer changes nothing in it.
    if (n >= 0) sekisho.set("kept", n ? "1" : null);
    for (const place of all("[data-sk-waiting]")) {
      place.hidden = n <= 0;
      place.textContent = n > 0 ? sekisho.word("record-waiting", { n }) : "";
    }
  };

  sekisho.store = {
    put: (store, value) => run("put", store, value),
    get: (store, id) => run("get", store, id),
    list: (store) => run("list", store),
    remove: (store, id) => run("remove", store, id),
    answer: (draft) => run("answer", "drafts", draft),
    forget: (people) =>
      run("list", "drafts").then((/** @type {{id: string}[]} */ drafts) =>
        Promise.all([...["current", "function"].map((id) => run("remove", "meta", id)), ...people.map((id) => run("remove", "people", id)), ...drafts.map(({ id }) => run("remove", "drafts", id))]),
      ),
    waiting,
    way: async () => (await backend, way),
  };
  // Other tabs write too, and not every browser tells: look again whenever the page comes back into view.
  for (const event of ["pageshow", "focus"]) addEventListener(event, show);
  if (document.readyState === "complete") show();
})();
