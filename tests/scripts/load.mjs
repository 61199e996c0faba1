// Loads classic scripts of the theme into a sandbox without a page, as the browser would one after the other.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
import vm from "node:vm";

const folder = new URL("../../themes/default/js/", import.meta.url);

/** The global `sekisho`, which head.js makes in a page, after running the named scripts. */
export function load(...names) {
  const sandbox = vm.createContext({ sekisho: {}, TextEncoder, Intl, crypto: webcrypto });
  for (const name of names) vm.runInContext(readFileSync(new URL(name, folder), "utf8"), sandbox, { filename: name });
  return sandbox.sekisho;
}

/** A value of the sandbox as a value of this realm, so that deepEqual compares contents and not prototypes. */
export const plain = (value) => JSON.parse(JSON.stringify(value));

export const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));
