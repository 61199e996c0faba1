// Reads the payloads of an index without a browser: the same steps as in search.js, by the tools of node.
import { deflateRawSync, inflateRawSync } from "node:zlib";

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

/** A payload without phrases for a value; as in Rust, one whose length the text would not give back begins with empty blocks. */
export function encode(value) {
  let packed = deflateRawSync(JSON.stringify(value));
  const spare = () => -packed.length * 8 - 13 * Math.floor((-packed.length * 8) / 13);
  while (spare() > 7) packed = Buffer.concat([Buffer.from([0, 0, 0, 255, 255]), packed]);
  const digit = (value) => (value > 89 ? "!" : String.fromCharCode(value + 35 + (value > 24) + (value > 55)));
  let text = "";
  const put = (pair) => (text += digit(Math.floor(pair / 91)) + digit(pair % 91));
  let [waiting, count] = [0, 0];
  for (const byte of packed) {
    waiting |= byte << count;
    for (count += 8; count >= 13; count -= 13, waiting >>= 13) put(waiting & 8191);
  }
  if (count) put(waiting);
  return text;
}
