// Ids, hashes, statements, the saved file, the proof: docs/records.md. Plain http has no crypto.subtle or randomUUID.
(() => {
  /** First 32 bits of the fraction of a root, the source of the constants of SHA-256. @param {number} root */
  const fraction = (root) => ((root % 1) * 4294967296) | 0;
  const primes = Array.from({ length: 310 }, (_, at) => at + 2).filter((n, _, list) => !list.some((m) => m < n && n % m === 0));
  const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));

  /** @type {SkRecords["sha256"]} */
  const sha256 = (text) => {
    const bytes = new TextEncoder().encode(text);
    const blocks = (bytes.length + 72) >> 6;
    const data = new DataView(new ArrayBuffer(blocks * 64));
    bytes.forEach((byte, at) => data.setUint8(at, byte));
    data.setUint8(bytes.length, 128);
    data.setUint32(blocks * 64 - 8, bytes.length / 536870912);
    data.setUint32(blocks * 64 - 4, bytes.length << 3);
    const hash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
    const turn = (word = 0, by = 0) => (word >>> by) | (word << (32 - by));
    const w = new Int32Array(64);
    for (let block = 0; block < blocks; block++) {
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        if (i < 16) w[i] = data.getInt32(block * 64 + i * 4);
        else {
          const [x, y] = [w[i - 15], w[i - 2]];
          w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + w[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, at) => (hash[at] = (hash[at] + word) | 0));
    }
    return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  let last = 0;
  let counter = 0;
  /** UUID version 7 whose order is that of the calls, also within a millisecond or when the clock goes back. @type {SkRecords["uuid"]} */
  const uuid = (now = Date.now()) => {
    const random = crypto.getRandomValues(new Uint8Array(10));
    if (now > last) {
      last = now;
      counter = ((random[8] << 8) | random[9]) & 0x7ff;
    } else if (++counter > 0xfff) {
      last++;
      counter = 0;
    }
    random[0] = (random[0] & 0x3f) | 0x80;
    const time = last.toString(16).padStart(12, "0");
    const tail = [...random.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [time.slice(0, 8), time.slice(8), `7${counter.toString(16).padStart(3, "0")}`, tail.slice(0, 4), tail.slice(4)].join("-");
  };

  /** The form whose bytes are hashed: RFC 8785, members in the order of their names. @type {SkRecords["canonical"]} */
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical)}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
  };

  /** @type {SkRecords["statement"]} */
  const statement = ({ quiz, learner, language, score, items, ...attempt }) => {
    const base = quiz.statement_base;
    const activity = (path = "") => ({ objectType: /** @type {const} */ ("Activity"), id: base + path });
    const questions = (/** @type {number[]} */ numbers) => numbers.map((number) => activity(`questions/${quiz.edition}/${number}`));
    const { id = uuid(), registration, finished, seconds, ...rest } = attempt;
    return {
      id,
      actor: { objectType: "Agent", account: { homePage: base, name: learner.key } },
      verb: score.passed
        ? { id: "http://adlnet.gov/expapi/verbs/passed", display: { en: "passed", ja: "合格" } }
        : { id: "http://adlnet.gov/expapi/verbs/failed", display: { en: "did not pass", ja: "不合格" } },
      object: { ...activity(`modules/${quiz.module}`), definition: { type: "http://adlnet.gov/expapi/activities/module", name: quiz.title } },
      result: {
        score: { scaled: score.percent / 100, raw: score.percent, min: 0, max: 100 },
        success: score.passed,
        completion: true,
        duration: `PT${Math.max(0, Math.round(seconds))}S`,
      },
      context: {
        registration,
        language,
        platform: "Sekisho",
        revision: String(quiz.release),
        contextActivities: {
          category: quiz.criteria.map((id) => activity(`criteria/${quiz.edition}/${id}`)),
          grouping: questions(quiz.satisfies),
          other: questions(quiz.supports),
        },
        extensions: {
          [`${base}xapi/attempt/1`]: {
            module: quiz.module,
            release: quiz.release,
            fingerprint: quiz.fingerprint,
            variables: quiz.variables,
            assurance: 1,
            assurance_needed: quiz.assurance,
            learner: learner.local ? "local" : "staff-number",
            pass_percent: quiz.pass_percent,
            right: score.right,
            critical_missed: score.critical_missed,
            time_zone: quiz.time_zone,
            ...rest,
            items: items.map(({ id, kind, language, response, score }) => ({ id, kind, language, response, score })),
          },
        },
      },
      timestamp: finished,
    };
  };

  /** What only this product knows about an attempt. @type {SkRecords["attemptOf"]} */
  const attemptOf = ({ actor, context }) => context.extensions[`${actor.account.homePage}xapi/attempt/1`];

  /** @type {SkRecords["entry"]} */
  const entry = (made, quiz) => ({ id: made.id, key: made.actor.account.name, statement: made, titles: quiz.titles });

  /** @type {SkRecords["file"]} */
  const file = (site, person, entries, saved = new Date().toISOString()) => {
    const titles = Object.fromEntries(entries.map(({ statement, titles }) => [`${attemptOf(statement).module}@${attemptOf(statement).release}`, titles]));
    const { name = "", kana = "", latin = "", number = "", department = "", function: duty = "" } = person ?? {};
    const content = {
      schema: "sekisho/record-file/1",
      site,
      saved,
      // What came later stands in the file only when there is something to say: files from before keep their checksum.
      person: person ? { name, kana, ...(latin && { latin }), number, department, ...(duty && { function: duty }) } : null,
      statements: entries.map(({ statement }) => statement),
      titles,
    };
    return { ...content, checksum: `sha256:${sha256(canonical(content))}` };
  };

  /** The day in a zone, as 2026-04-18: the form that Swedish writes. */
  const dayOf = (iso = "", timeZone = "") => new Intl.DateTimeFormat("sv", { timeZone }).format(new Date(iso));

  /** @type {SkRecords["due"]} */
  const due = (finished, { validity, fiscal_year_start_month: start, time_zone }) => {
    if (!validity) return null;
    const [year, month, day] = dayOf(finished, time_zone).split("-").map(Number);
    const months = validity.months ?? 0;
    const end = validity.fiscal_year
      ? Date.UTC(month >= start ? year + 1 : year, start - 1, 0)
      : Math.min(Date.UTC(year, month - 1 + months, day), Date.UTC(year, month + months, 0));
    return new Date(end).toISOString().slice(0, 10);
  };

  const locale = (language = "") => (language === "en" ? "en-GB" : language);

  /** @type {SkRecords["longDay"]} */
  const longDay = (day, language) => new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));

  /** @type {SkRecords["moment"]} */
  const moment = (iso, timeZone, language) => {
    const date = new Date(iso);
    const part = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(locale(language), { timeZone, ...options }).format(date);
    const zone = (/** @type {"shortOffset" | "longGeneric"} */ timeZoneName) =>
      new Intl.DateTimeFormat(locale(language), { timeZone, timeZoneName }).formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return {
      date: dayOf(iso, timeZone),
      day: part({ dateStyle: "long" }),
      time: part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      zone: zone("longGeneric"),
      offset: zone("shortOffset").replace("GMT", "UTC"),
    };
  };

  const groups = (digits = "", by = "") => (digits.slice(0, 16).match(/.{4}/g) ?? []).join(by);

  /** @type {SkRecords["number"]} */
  const number = (id) => groups(id.replaceAll("-", "").toUpperCase(), "-");

  /** @type {SkRecords["clone"]} */
  const clone = (name, values) => {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template[data-sk-template="${name}"]`));
    const fragment = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    for (const element of fragment.querySelectorAll("[data-sk-if]")) {
      const [name, wanted] = (element.getAttribute("data-sk-if") ?? "").split(":");
      const value = values("")[name];
      if (wanted === undefined ? !value : String(value) !== wanted) element.remove();
    }
    const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.nodeValue?.includes("{")) continue;
      const own = values(text.parentElement?.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang);
      text.nodeValue = text.nodeValue.replace(/\{(\w+)\}/g, (whole, name) => String(own[name] ?? whole));
    }
    return fragment;
  };

  /** Everything a result or a proof says about one statement, in one language. @type {SkRecords["describe"]} */
  const describe = ({ statement, titles }, person, module) => (language) => {
    const attempt = attemptOf(statement);
    const { context, result, timestamp } = statement;
    const edition = context.contextActivities.category[0]?.id.split("/").at(-2);
    const end = result.success && module && due(timestamp, module);
    // Conditions are asked for without a language.
    const text = language || "en";
    const join = (/** @type {string[]} */ list, ja = "・") => list.join(text === "ja" ? ja : ", ");
    const ids = (/** @type {SkActivity[]} */ list) => join(list.map(({ id }) => id.slice(id.lastIndexOf("/") + 1)));
    const when = moment(timestamp, attempt.time_zone, text);
    const era = (day = "") => longDay(day, "ja-u-ca-japanese");
    return {
      ...attempt,
      name: "",
      ...person,
      ...when,
      era: era(when.date),
      record: number(statement.id),
      staff: attempt.learner !== "local" && statement.actor.account.name,
      title: titles?.title[text] ?? attempt.module,
      topics: join(titles?.topics?.[text] ?? [], "、"),
      passed: result.success,
      percent: result.score.raw,
      total: attempt.items.length,
      minutes: Math.max(1, Math.round(parseInt(result.duration.slice(2), 10) / 60)),
      language: new Intl.DisplayNames([text], { type: "language" }).of(context.language),
      due: end ? longDay(end, text) : "",
      due_era: end ? era(end) : "",
      honor: attempt.honor?.id,
      satisfies: ids(context.contextActivities.grouping),
      supports: ids(context.contextActivities.other),
      criteria: ids(context.contextActivities.category),
      edition,
      // Nothing as a condition, when the record does not have it.
      edition_title: titles?.edition?.[text] ?? (language && edition),
      fingerprint: groups(attempt.fingerprint.slice(7), " "),
    };
  };

  /** @type {SkRecords["siteOf"]} */
  const siteOf = () => ({ id: document.documentElement.dataset.skSite ?? "", base: document.documentElement.dataset.skBase ?? "" });

  /** @type {SkRecords["save"]} */
  const save = async (person, entries) => {
    const content = file(siteOf(), person, entries);
    const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1), "\n"], { type: "application/json" }));
    const key = entries[0].key.startsWith("local:") ? "local" : entries[0].key;
    const safe = key.normalize("NFC").replace(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 40);
    const link = document.createElement("a");
    link.href = url;
    link.download = `sekisho-record_${safe}_${content.saved.slice(0, 10)}_${entries[0].id.slice(-6)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    await Promise.all(entries.map(({ id }) => sekisho.store.put("meta", { id: `handed:${id}`, at: content.saved })));
  };

  /** What only paper needs comes with the first proof; without it, one is printed that lacks both codes. @type {SkRecords["print"]} */
  const print = async (entry, person, module) => {
    if (!sekisho.proof) {
      const late = document.createElement("script");
      late.src = /** @type {HTMLElement} */ (document.querySelector("[data-sk-proof-script]")).dataset.skProofScript ?? "";
      await new Promise((done) => (document.head.append(late), (late.onload = late.onerror = done)));
    }
    const { proof } = sekisho;
    const values = describe(entry, person, module);
    const qr = proof?.text(entry.statement);
    const sheet = clone("proof", (language) => ({ ...values(language), qr, code: proof?.code(entry.statement) }));
    if (qr) sheet.querySelector("[data-sk-qr]")?.prepend(proof.draw(qr));
    document.querySelector(".sk-proof")?.remove();
    document.body.append(sheet);
    document.documentElement.classList.add("sk-print-proof");
    addEventListener("afterprint", () => document.documentElement.classList.remove("sk-print-proof"), { once: true });
    globalThis.print();
  };

  /** @type {SkRecords["current"]} */
  const current = async () => {
    const mark = await sekisho.store.get("meta", "current");
    return mark ? { person: await sekisho.store.get("people", mark.key), remember: mark.remember } : {};
  };

  sekisho.records = { sha256, uuid, canonical, statement, attemptOf, entry, file, due, longDay, moment, number, clone, describe, siteOf, save, print, current };
})();
