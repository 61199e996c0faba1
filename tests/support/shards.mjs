// Reads the payloads of an index without a browser: the same steps as in search.js, by the tools of node.
import { inflateRawSync } from "node:zlib";

/** Bytes that are written as text, 13 bits in two characters. */
function bytes(text) {
  const digit = (at) => (text.charCodeAt(at) + 57 - (text.charCodeAt(at) > 60) - (text.charCodeAt(at) > 92)) % 92;
  const out = [];
  for (let at = 0, waiting = 0, count = 0; at < text.length; at += 2) {
    waiting |= (digit(at) * 91 + digit(at + 1)) << count;
    for (count += 13; count > 7; count -= 8, waiting >>= 8) out.push(waiting & 255);
  }
  return Buffer.from(out);
}

/** The value of a payload in JSON; `phrases` are those of the manifest, which itself has none. */
export const decode = (payload, phrases = "") =>
  JSON.parse(inflateRawSync(bytes(payload), phrases ? { dictionary: Buffer.from(phrases) } : {}).toString());
