// What only a printed proof needs, so that it comes with the first one: check code and QR code (docs/records.md).
(() => {
  const { records } = sekisho;
  /** Digits and letters without I, L, O and U, in the order of their values. */
  const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** Eleven signs of the hash and a twelfth that finds a wrong or exchanged one (Luhn, modulo 32). @type {SkProof["code"]} */
  const code = (statement) => {
    const hash = records.sha256(records.canonical(statement));
    const front = BigInt(`0x${hash.slice(0, 14)}`) >> 1n;
    const values = Array.from({ length: 11 }, (_, at) => Number((front >> BigInt(50 - 5 * at)) & 31n));
    const sum = values.reduce((sum, value, at) => sum + (at % 2 ? value : (value << 1) % 32 + (value >> 4)), 0);
    return [...values, -sum & 31].map((value, at) => (at && at % 4 === 0 ? "-" : "") + signs[value]).join("");
  };

  /** @type {SkProof["text"]} */
  const text = (statement) => `sekisho:1:${statement.id}:${records.attemptOf(statement).fingerprint.slice(7, 39)}`;

  /** One path with a quiet zone of four modules around it. @type {SkProof["draw"]} */
  const draw = (text) => {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    const size = code.getModuleCount();
    let path = "";
    for (let y = 0; y < size; y++) {
      for (let x = 0, run = 0; x < size; x += Math.max(run, 1)) {
        run = 0;
        while (x + run < size && code.isDark(y, x + run)) run++;
        if (run) path += `M${x} ${y}h${run}v1h-${run}z`;
      }
    }
    /** @param {string} name @param {Record<string, string | number>} attributes */
    const element = (name, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
      return made;
    };
    // The text stands beneath it.
    const image = element("svg", { viewBox: `-4 -4 ${size + 8} ${size + 8}`, "shape-rendering": "crispEdges", "aria-hidden": "true" });
    image.append(element("path", { d: path }));
    return image;
  };

  sekisho.proof = { code, text, draw };
})();
