// Search below the field and on the search page. Rules and shards: docs/search.md; what each part does:
// search-types.d.ts; the same in Rust: src/search. Loaded when a search field gets the focus.
(() => {
  const sekisho = (globalThis.sekisho ??= /** @type {Sekisho} */ ({}));
  if (sekisho.search) return;

  // Fixed ranges, because browsers have Unicode tables of different age.
  const CLUSTER = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/gu;
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
  const KANA = /[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]/;
  const GRAM = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const LETTER = /[a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u1fff\u2c00-\u2dff\ua4d0-\uabff]/;

  /** @type {SkMemo} */
  const memo = (make, most = 300, known = new Map()) => (text) => {
    if (known.size > most) known.clear();
    return known.get(text) ?? known.set(text, make(text)).get(text);
  };

  const { letters, units, join, hard, worded, normalize, squeezed, cut, chunks, wordRun, gramRun, runsOf, skeleton, numberTerm, pattern, hay, squeeze, contains, mark } =
    /** @type {SkSearchRules} */ ({
      letters: memo((cluster) => {
        const out = [];
        for (const raw of cluster.normalize("NFKC")) {
          if (INVISIBLE.test(raw)) continue;
          for (let c of raw.toLowerCase()) {
            if (/[\u30a1-\u30f6\u30fd\u30fe]/.test(c)) c = String.fromCharCode(c.charCodeAt(0) - 96);
            c = c.replace(/[ゕゖ]/, "か").replace(/[‘’]/, "'").replace(/[\u2010-\u2015\u2212]/, "-");
            const t = /\d/.test(c) ? "d" : LETTER.test(c) ? "w" : KANA.test(c) || GRAM.test(c) ? "g" : /[-.'_]/.test(c) ? "-" : " ";
            out.push({ c, k: /[\u30a1-\u30fa\u30fd-\u30ff]/.test(raw), t });
          }
        }
        return out;
      }, 5000),
      units(text) {
        const out = /** @type {SkUnit[]} */ ([]);
        let at = 0;
        for (const cluster of text.match(CLUSTER) ?? []) {
          const end = at + cluster.length;
          for (const letter of letters(cluster)) {
            const last = out.at(-1);
            const k = letter.c === "ー" ? !last || last.k || !KANA.test(last.c) : letter.k;
            out.push({ c: letter.c, k, s: false, t: letter.t, at, end });
          }
          at = end;
        }
        // Long-vowel marks that may be missing.
        let stretch = 0;
        for (let at = 0; at < out.length; at++) {
          if (!KANA.test(out[at].c)) stretch = at + 1;
          else if (out[at].c === "ー") {
            const mark = at;
            while (out[at + 1]?.c === "ー") at++;
            const next = out[at + 1];
            const ends = !next || !KANA.test(next.c) || (out[mark].k && !next.k);
            if (ends && mark > stretch && at > stretch + 1) for (let i = mark; i <= at; i++) out[i].s = true;
          }
        }
        return out;
      },
      join: (list, key = "c") => list.map((unit) => unit[key]).join(""),
      hard: (list) => list.filter((unit) => !unit.s),
      worded: (unit) => /\w/.test(unit.t),
      squeezed: (text) => join(hard(units(text)).filter(worded)),
      normalize: (text) => hard(units(text)).map((unit) => (unit.t === " " ? " " : unit.c)).join("").replace(/ +/g, " ").trim(),
      cut: (list, classes) => [...join(list, "t").matchAll(classes)].map(({ 0: { length }, index = 0 }) => list.slice(index, index + length)),
      chunks: (list) => cut(list, /(?:g|[wd](?:-(?=[wd]))?)+/g),
      wordRun(word, loose) {
        const text = join(word);
        if (/^\d+(\.\d+)+$/.test(text)) return [[{ t: text, p: false }]];
        const parts = cut(word, /w+|d+/g).map((part) => join(part));
        const whole = parts.join("");
        const [last] = parts.slice(-1);
        const stem = last.replace(/(ing|ies|ed|es|s)$/, "");
        const run = [parts];
        if (parts.length > 1 && whole.length <= 24) run.push([whole]);
        if (loose && stem !== last && /..[^s]$/.test(stem)) run.push([stem]);
        return run.map((terms) => terms.map((t) => ({ t, p: t.length > (/^\d/.test(t) ? 2 : 1) })));
      },
      gramRun(all, loose) {
        const run = hard(all);
        if (run.length < 2) return [[{ t: run[0].c, p: true }]];
        const terms = [];
        const triple = (at = 0) => !loose && [0, 1, 2].every((i) => run[at + i]?.k);
        for (let at = 0; at + 1 < run.length; at++) {
          const size = triple(at) ? 3 : triple(at - 1) ? 0 : 2;
          if (size) terms.push({ t: join(run.slice(at, at + size)), p: false });
        }
        const t = skeleton(join(run));
        return loose && t.length > 2 && run.every((unit) => KANA.test(unit.c)) ? [terms, [{ t, p: true }]] : [terms];
      },
      runsOf: (chunk, loose) => cut(chunk, /g+|[^g]+/g).map((part) => (part[0].t === "g" ? gramRun : wordRun)(part, loose)),
      skeleton: (word) =>
        "~" +
        word
          .replace(/[ーっ]/g, "")
          .replace(/[ゔぶ]([ぁぃぇぉ])/g, (_, c) => "ばびべぼ"["ぁぃぇぉ".indexOf(c)])
          .replace(/[ぁぃぅぇぉぢづゔ]/g, (c) => "あいうえおじずぶ"["ぁぃぅぇぉぢづゔ".indexOf(c)]),
      numberTerm(text) {
        const number = /^(?:question|criterion|質問|基準|問|q|no\.?)?(\d{1,4}(\.\d{1,4}){0,2})[番問]?$/.exec(normalize(text).replace(/ /g, ""));
        return number ? "#" + number[1] : "";
      },
      pattern: (phrase) => RegExp([...phrase].map((c) => (c === "ー" ? "[ー\x01]" : c + "\x01?")).join(""), "gu"),
      hay: (list) => list.map((unit) => (unit.s ? "\x01" : unit.c)).join(""),
      squeeze: memo((text) => hay(units(text).filter(worded))),
      // Most texts have the phrase as it is, and to normalize them takes long.
      contains: (text, phrase) => text.includes(phrase) || pattern(phrase).test(squeeze(text)),
      mark(text, needles, length = 1e9) {
        const all = units(text);
        const kept = all.filter(worded);
        const places = kept.flatMap((unit) => Array(unit.c.length).fill(unit));
        const marks = needles.flatMap((needle) =>
          [...hay(kept).matchAll(pattern(needle))].flatMap(({ 0: found, index = 0 }) => {
            const first = places[index];
            const inside = /[wd]/.test(first.t) && /[wd]/.test(all[all.indexOf(first) - 1]?.t ?? "");
            return inside ? [] : [[first.at, places[index + found.length - 1].end]];
          }),
        );
        marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
        const wish = Math.min((marks[0]?.[0] ?? 0) - length / 4, text.length - length);
        let at = wish > 0 ? (all.find((unit) => unit.at >= wish)?.at ?? 0) : 0;
        const end = all.filter((unit) => unit.end <= at + length).at(-1)?.end ?? 0;
        const out = /** @type {[string, boolean][]} */ ([[at ? "…" : "", false]]);
        for (const [from, to] of marks) {
          if (from < at || to > end) continue;
          out.push([text.slice(at, from), false], [text.slice(from, to), true]);
          at = to;
        }
        return out.concat([[text.slice(at, end) + (end < text.length ? "…" : ""), false]]);
      },
    });

  const { bytes, few, alternative, besides, put, merged, sum } = /** @type {SkSearchShards} */ ({
    bytes(text) {
      const out = [];
      const digit = (at = 0, code = text.charCodeAt(at)) => (code + 57 - +(code > 60) - +(code > 92)) % 92;
      for (let at = 0, waiting = 0, count = 0; at < text.length; at += 2) {
        waiting |= (digit(at) * 91 + digit(at + 1)) << count;
        for (count += 13; count > 7; count -= 8, waiting >>= 8) out.push(waiting);
      }
      return Uint8Array.from(out);
    },
    few(terms) {
      const triples = terms.filter(({ t }) => t[2]);
      const pairs = terms.filter(({ t }) => !t[2]);
      const middle = (list = terms) => list[(list.length - 1) >> 1];
      return [...new Set(pairs[0] && triples[0] ? [middle(triples), pairs[0], ...pairs.slice(-1)] : [middle(), ...terms.slice(-1)])];
    },
    alternative(runs, text, stage) {
      const sure = stage > 1 || (runs.length < 2 && runs.flat().every((terms) => terms.length < 2));
      return { runs, text, phrase: sure ? "" : squeezed(text), weight: 1 };
    },
    besides: (word) => ({ ...alternative(chunks(units(word)).flatMap((chunk) => runsOf(chunk, false)), word, 0), weight: 0.5, beside: true }),
    put(found, at, score) {
      found.scores[at] || found.list.push(at);
      found.scores[at] = score;
    },
    merged(found, more, merge) {
      for (const at of more.list) put(found, at, merge(found.scores[at], more.scores[at]));
      return found;
    },
    sum: (a, b) => a + b,
  });

  /** @type {SkSearch["open"]} */
  const open = (load) => {
    const shards = new Map();
    const missing = new Set();
    // Of each section its page and its fragment, of each fragment its first section.
    const [pageOf, fragmentOf, firstOf] = /** @type {number[][]} */ ([[], [], []]);
    // What has a score for every section is large, so it is used again.
    const pool = /** @type {SkSections[]} */ ([]);
    let used = 0;
    let manifest = /** @type {any} */ (null);
    // Stands before every other payload, as a stored block of the same stream.
    let phrases = new Uint8Array();

    const { read, shard, look, section, none, common, sectionsOf, allRuns, anyTerms, slotOf, find, holds, better, attempt } = /** @type {SkSearchReading} */ ({
      async read(name) {
        const size = phrases.length;
        const block = Uint8Array.of(0, size, size >> 8, ~size, ~size >> 8);
        const stream = new Blob([block, phrases, bytes(await load(name))]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
        const data = new Uint8Array(await new Response(stream).arrayBuffer()).slice(size);
        const end = data.indexOf(0);
        const text = new TextDecoder().decode(name[0] === "t" ? data.subarray(0, end - 1) : data);
        if (name[0] === "y") return new Map(JSON.parse(text));
        if (name[0] !== "t") return JSON.parse(text);
        let at = (end + 1) * 8;
        const bits = (count = 1, value = 0) => {
          for (let i = 0; i < count; at++) value |= ((data[at >> 3] >> (at & 7)) & 1) << i++;
          return value;
        };
        const unary = (value = 0) => {
          while (bits()) value++;
          return value;
        };
        const terms = new Map();
        let term = "";
        for (const entry of text.split("!")) {
          term = term.slice(0, entry.charCodeAt(0) - 35) + entry.slice(1);
          const length = unary();
          const count = (1 << length) | bits(length);
          const low = 31 - Math.clz32(((manifest.n * 7) / (count * 10)) | 1);
          const postings = [];
          for (let section = 0; postings.length < count; section++) {
            section += (unary() << low) | bits(low);
            postings.push(section * 8 + +"34256710"[unary()]);
          }
          terms.set(term, postings);
        }
        return terms;
      },
      shard: (name) => shards.get(name) ?? void missing.add(name),
      look(kind, key, prefix) {
        // Where a key may stand: in the last one that does not begin behind it, and beginnings of words in all that begin so.
        const places = (/** @type {string[]} */ starts, first = 0) =>
          starts.flatMap((start, at) => ((prefix && start.startsWith(key)) || (start <= key && !(starts[at + 1] <= key)) ? first + at : []));
        // Few spellings begin with a kanji, so it is known which.
        let out = kind === "t" || key < "一" || manifest.kanji.some((/** @type {string} */ start) => key.startsWith(start)) ? places(manifest[kind]) : [];
        if (kind === "t" && manifest.l) out = out.flatMap((at) => places(shard("l/" + at) ?? [], at * manifest.l));
        return out.flatMap((at) => [...(shard(kind + "/" + at) ?? [])].filter(([text]) => (prefix ? text.startsWith(key) : text === key)));
      },
      section: (number) => shard("f/" + fragmentOf[number])?.[number - firstOf[fragmentOf[number]]],
      none: () => (pool[used++] ??= { scores: new Float64Array(manifest.n), list: [] }),
      common: (every) =>
        every.reduce((left, right) => {
          const both = none();
          for (const at of left.list) if (right.scores[at]) put(both, at, left.scores[at] + right.scores[at]);
          return both;
        }),
      sectionsOf({ t, p }) {
        const out = none();
        for (const [text, postings] of look("t", t, p)) {
          for (const posting of postings) {
            const score = ((posting & 7) + 0.5) * (text === t ? 1 : 0.5);
            if (score > out.scores[posting >> 3]) put(out, posting >> 3, score);
          }
        }
        const rarity = Math.log((manifest.n + 1) / (out.list.length + 0.5));
        for (const at of out.list) out.scores[at] *= rarity;
        return out;
      },
      allRuns: ({ runs, phrase }, precise) =>
        common(
          runs.map((run) =>
            run
              .map((terms) => {
                const light = terms.filter((term) => term.p || !manifest.heavy.includes(term.t));
                const asked = light.length ? light : terms;
                return common((phrase && !precise ? few(asked) : asked).map(sectionsOf));
              })
              .reduce((either, other) => merged(either, other, Math.max)),
          ),
        ),
      anyTerms({ runs }) {
        const found = runs.flatMap((run) => run[0]).map(sectionsOf);
        const all = found.reduce((all, one) => merged(all, one, sum), none());
        all.list = all.list.filter((at) => found.filter((one) => one.scores[at]).length * 3 >= found.length || (all.scores[at] = 0));
        return all;
      },
      slotOf(chunk, stage, only) {
        const text = join(hard(chunk));
        const direct = alternative(runsOf(chunk, stage > 1), text, stage);
        if (stage > 1 || only) return [direct];
        const key = squeezed(text);
        const typed = key.replace(/[b-df-hj-np-tv-z]+$/, "");
        const kana = [...typed].every((c) => KANA.test(c)) && typed;
        const start = kana || key;
        const found = look("y", key).concat(start === key ? [] : look("y", start));
        if (!found.length && start.length > (kana ? 1 : stage ? 2 : 99))
          for (const entry of look("y", start, true).sort((a, b) => a[0].length - b[0].length))
            if (found.length < 5 && !found.some((shorter) => entry[0].startsWith(shorter[0]))) found.push(entry);
        return [direct, ...[...new Set(found.flatMap((entry) => entry[1]))].map(besides)];
      },
      find(slot, stage, also, needles, precise) {
        const found = /** @type {SkFound} */ ({ sections: none(), sure: [], phrases: [] });
        for (const one of slot) {
          const { runs, text, phrase, weight, beside } = one;
          const sections = (stage > 2 ? anyTerms : allRuns)(one, precise);
          if (!sections.list.length) continue;
          if (beside) also.add(text);
          needles.add(squeezed(text));
          if (stage > 1) for (const { t } of runs.flat(2)) needles.add(squeezed(t));
          if (phrase) found.phrases.push(phrase);
          else found.sure.push(sections.scores);
          if (slot[1] || weight !== 1) merged(found.sections, sections, (a, b) => Math.max(a, b * weight));
          else found.sections = sections;
        }
        return found;
      },
      holds({ sections: { scores }, sure, phrases }, at) {
        if (!scores[at] || sure.some((scores) => scores[at])) return scores[at] > 0;
        const here = phrases.length && section(at);
        const first = pageOf[at] !== pageOf[at - 1];
        return !here || phrases.some((phrase) => contains(here[6], phrase) || contains(here[5], phrase) || (first && contains(here[1], phrase)));
      },
      better: (a, b) => b.score - a.score || a.page - b.page,
      attempt(text, stage, { limit = 10, only, keep, precise }) {
        for (const one of pool) {
          for (const at of one.list) one.scores[at] = 0;
          one.list = [];
        }
        // Hardly a query needs more, but some would keep 150 MB.
        pool.splice(16);
        used = 0;
        const facets = keep && shard("c");
        const fits = (page = 0) => !facets || keep(page, facets);
        const whole = squeezed(text);
        const parts = chunks(units(text));
        // A page is found when it has every slot of one way.
        const ways = parts.length ? [parts.map((part) => slotOf(part, stage, only))] : [];
        const number = stage ? "" : numberTerm(text);
        if (look("t", number).length) ways.push([[{ runs: [[[{ t: number, p: false }]]], text: number, phrase: "", weight: 4 }]]);
        if (parts.length > 1 && stage < 2 && !only) for (const word of look("y", whole)[0]?.[1] ?? []) ways.push([[besides(word)]]);
        const phrases = [whole];
        if (ways.length === 1 && parts.length === 1) phrases.push(...ways[0][0].map((one) => squeezed(one.text)));
        const also = new Set();
        const needles = new Set();

        const pages = /** @type {Map<number, SkCandidate>} */ (new Map());
        for (const way of ways) {
          const slots = way.map((slot) => find(slot, stage, also, needles, precise));
          // What one slot found is not copied: in a large site that is much.
          const { scores, list } = slots.slice(1).reduce((all, slot) => merged(merged(none(), all, sum), slot.sections, sum), slots[0].sections);
          const groups = /** @type {Map<number, SkCandidate>} */ (new Map());
          for (const at of list) {
            const page = pageOf[at];
            const one = groups.get(page) ?? { page, score: 0, first: 0, slots, scores, list: [] };
            const score = scores[at];
            // The best section, and a tenth of the next.
            one.score = score > one.first ? score + 0.1 * one.first : Math.max(one.score, one.first + 0.1 * score);
            one.first = Math.max(one.first, score);
            if (one.list.push(at) < 2) groups.set(page, one);
          }
          for (const one of groups.values()) {
            const has = slots.filter(({ sections }) => one.list.some((at) => sections.scores[at])).length;
            if (has * (stage > 2 ? 2 : 1) >= slots.length && one.score > (pages.get(one.page)?.score ?? 0)) pages.set(one.page, one);
          }
        }

        const hits = [];
        let proven = false;
        let failed = 0;
        for (const { page, slots, score, scores, list } of [...pages.values()].sort(better)) {
          // What is not shown has to be proved only until it is sure that the query finds something.
          if (fits(page) ? hits.length >= limit : proven) continue;
          list.sort((a, b) => scores[b] - scores[a] || a - b);
          if (stage < 3 && !slots.every((slot) => list.some((at) => holds(slot, at)))) {
            pages.delete(page);
            if (++failed > 3 && !precise) break;
            continue;
          }
          proven = true;
          if (!fits(page)) continue;
          const best = list.find((at) => slots.some((slot) => holds(slot, at))) ?? list[0];
          const here = section(best) ?? Array(7).fill("");
          const factors = phrases.map((phrase) => (squeezed(here[1]) === phrase ? 4 : contains(here[1], phrase) ? 2 : contains(here[5], phrase) ? 1.5 : 1));
          const more = list.filter((at) => at !== best && shards.has("f/" + fragmentOf[at])).map(section);
          hits.push({ section: here, page, score: score * Math.max(...factors), more: more.filter((one) => one[4]).slice(0, 3) });
        }
        const found = [...pages.keys()];
        const tried = ways.flat(2).map((one) => one.text);
        return { hits: hits.sort(better), pages: found, count: found.filter(fits).length, facets, tried, also: [...also], nearest: stage > 1, needles: [...needles], failed };
      },
    });

    return async (text, options = {}) => {
      if (!manifest) {
        const loaded = await read("m");
        if (loaded.v !== 4) throw Error("version");
        phrases = new TextEncoder().encode(loaded.phrases);
        const spread = (/** @type {string} */ text, /** @type {number[]} */ out, /** @type {number[]} */ first = []) => {
          for (let at = 0; at < text.length; at++) {
            // Two queries may be the first one, and what the second adds is beyond the end.
            first[at] ??= out.length;
            for (let count = text.charCodeAt(at) - 35; count-- > 0; ) out.push(at);
          }
        };
        spread(loaded.pages, pageOf);
        spread(loaded.fragments, fragmentOf, firstOf);
        manifest = loaded;
      }
      const tried = new Set();
      for (let [stage, precise] = [0, false]; ; ) {
        missing.clear();
        const findings = attempt([...text].slice(0, 200).join(""), stage, { ...options, precise });
        // Texts that do not have the phrase cost more than the terms that were left out.
        if (findings.failed > 3 && !precise) {
          precise = true;
          continue;
        }
        const names = [...missing];
        await Promise.all(names.map(async (name) => shards.set(name, await read(name))));
        if (names.length) continue;
        findings.tried.forEach(tried.add, tried);
        precise = false;
        if (findings.pages.length || ++stage > 3) return { ...findings, tried: [...tried] };
      }
    };
  };

  // --- In the page -------------------------------------------------------------------------------------------------

  // Without a page there is none: the rules and the reader are tested alone.
  const root = /** @type {HTMLElement} */ (globalThis.document?.documentElement);
  // Who waits for a shard, by its name, and what was asked for, by its address: two questions may want the same file at once.
  const waiting = new Map();
  const asked = new Map();
  let index = /** @type {ReturnType<typeof open> | null} */ (null);
  sekisho.shard = (folder, name, payload) => waiting.get((folder && folder + "/") + name)?.forEach((/** @type {(payload: string) => void} */ done) => done(payload));
  let serial = 0;
  // After a failure nothing comes from a cache that may hold half a file.
  let fresh = "";
  const NOTHING = /** @type {SkFindings} */ ({ hits: [], pages: [], count: 0, also: [], tried: [], nearest: false, needles: [], failed: 0 });

  const { script, loader, make, pieces, item, clip, terms, show, attach } = /** @type {SkSearchPage} */ ({
    script(key, query) {
      const address = key + ".js" + query;
      const loads = () =>
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = root.dataset.skRoot + "search/" + address;
          waiting.set(key, [resolve, ...(waiting.get(key) ?? [])]);
          script.onload = script.onerror = () => (script.remove(), reject(key));
          setTimeout(reject, 1e4, key);
          document.head.append(script);
        });
      if (!asked.has(address)) asked.set(address, loads());
      return asked.get(address);
    },
    loader() {
      const folder = script(root.lang, "?" + Date.now());
      return async (name) => script((await folder) + "/" + name, fresh);
    },
    make(tag, name, ...children) {
      const element = document.createElement(tag);
      if (name) element.className = "sk-search__" + name;
      element.append(...children);
      return element;
    },
    pieces: (text, needles, length) => mark(text, needles, length).map(([piece, hit]) => (hit ? make("mark", "", piece) : piece)),
    item([path, title, kind, level, anchor, heading, text], needles, first) {
      // A number alone says little.
      const rest = first || heading.length > 9 ? [] : [" ", ...pieces(text, needles, 50)];
      const link = /** @type {HTMLAnchorElement} */ (make("a", "link", make("span", "title", ...pieces(heading || title, needles), ...rest)));
      link.href = `${root.dataset.skRoot}${root.dataset.skLang}/${path}${anchor && "#" + anchor}`;
      if (first) {
        const place = new Set([sekisho.word("search-kind-" + kind), level && sekisho.word("level-" + level), heading && title]);
        link.prepend(make("span", "place", [...place].filter(Boolean).join(" / ")));
        link.append(make("span", "text", ...pieces(text, needles, 110)));
      }
      return make("li", first ? "item" : "more", link);
    },
    clip: (text) => [...text].slice(0, 40).join("") + (/^.{41}/su.test(text) ? "…" : ""),
    terms: (words) => words.slice(0, 8).map(clip).join(sekisho.word("search-between")),
    async show(input, list, status, options) {
      const now = ++serial;
      const q = input.value.trim();
      const mine = (index ??= open(loader()));
      let found = /** @type {SkFindings | null} */ (null);
      try {
        found = await mine(q, options);
      } catch {
        if (index === mine) [index, fresh] = [null, "?" + Date.now()];
      }
      if (now !== serial) return;
      const { hits, pages, count, also, tried, nearest, needles } = found ?? NOTHING;
      const all = pages.length;
      const lost = !all || nearest;
      const said = [!found ? "search-error" : lost ? "search-none" : count < all ? "search-some" : all > 1 ? "search-count" : "search-count-one"];
      if (lost && tried.length) said.push("search-tried");
      if (lost && all) said.push("search-nearest");
      if (lost && count < all) said.push("search-some");
      if (also.length && !lost) said.push("search-also");
      const values = { n: count, all, q: clip(q), tried: terms(tried), terms: terms(also) };
      list.replaceChildren(...hits.flatMap(({ section, more }) => [section, ...more].map((one, at) => item(one, needles, !at))));
      status.textContent = q && said.map((key) => sekisho.word(key, values)).join(sekisho.word("search-space"));
      if (q && lost) {
        const link = /** @type {HTMLAnchorElement} */ (make("a", "index", sekisho.word("search-index")));
        link.href = `${root.dataset.skRoot}${root.lang}/site-index.html`;
        status.append(" ", link);
      }
      return found ?? NOTHING;
    },
    attach(input) {
      const list = make("ul", "list");
      const status = make("p", "status");
      const all = make("button", "button sk-button");
      const panel = make("div", "panel", status, list, all);
      const options = () => list.querySelectorAll("a");
      let [active, address] = [-1, ""];
      const choose = (at = -1) => {
        active = at;
        options().forEach((option, index) => (option.ariaSelected = String(index === at)));
        const option = options()[at];
        address = option?.href ?? "";
        option?.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", option?.id ?? "");
      };
      const toggle = (shown = false, at = -1) => {
        panel.hidden = !shown;
        input.ariaExpanded = String(shown && !list.hidden);
        choose(at);
      };
      const run = async () => {
        // As many as a first answer may ask for: each has a text of its own.
        const found = await show(input, list, status, { limit: 5 });
        if (!found) return;
        const n = found.pages.length;
        all.textContent = sekisho.word("search-all", { n });
        all.hidden = n <= found.hits.length;
        options().forEach((option, at) => {
          option.id = list.id + at;
          option.role = "option";
          option.tabIndex = -1;
          /** @type {HTMLElement} */ (option.parentElement).role = "none";
        });
        list.hidden = !options()[0];
        // What was chosen stays chosen, wherever it stands now.
        toggle(!!input.value.trim(), [...options()].findIndex(({ href }) => href === address));
      };
      /** Answers that are still on their way come too late. */
      const close = () => (++serial, toggle());
      list.id = input.id + "-list";
      list.role = "listbox";
      list.ariaLabel = sekisho.word("search-results");
      status.role = "status";
      input.role = "combobox";
      input.ariaAutoComplete = "list";
      input.setAttribute("aria-controls", list.id);
      toggle();
      input.form?.append(panel);
      input.addEventListener("input", run);
      input.addEventListener("focus", run);
      // Tab leads into the panel, where the button for all results stands.
      input.form?.addEventListener("focusout", ({ relatedTarget: to }) => to === input || panel.contains(/** @type {Node | null} */ (to)) || close());
      panel.addEventListener("keydown", ({ key }) => key === "Escape" && (input.focus(), close()));
      // The field keeps the focus while a result is clicked.
      panel.addEventListener("mousedown", (event) => event.preventDefault());
      input.addEventListener("keydown", (event) => {
        // Keys of an input method that is composing are its own.
        if (event.isComposing || event.keyCode === 229) return;
        const count = list.childElementCount;
        const step = { ArrowDown: 1, ArrowUp: count }[event.key];
        const edge = { Home: 0, End: count - 1 }[event.key];
        if (step && panel.hidden) run();
        else if (step) choose(((active + 1 + step) % (count + 1)) - 1);
        else if (edge != null && active >= 0) choose(edge);
        else if (event.key === "Enter" && active >= 0) options()[active].click();
        else if (event.key === "Escape" && !panel.hidden) close();
        else return;
        event.preventDefault();
      });
      if (document.activeElement === input) run();
    },
  });

  sekisho.search = { units, normalize, chunks, runsOf, numberTerm, mark, open, attach, make, show };
})();
