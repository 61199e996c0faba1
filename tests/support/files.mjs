// The files of a built site.
import fs from 'node:fs';
import path from 'node:path';

/** Every file and folder below `root`, as sorted paths with forward slashes; folders end in `/`. */
export function walk(root) {
  const found = [];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder + entry.name;
      found.push({ path: entry.isDirectory() ? `${name}/` : name, link: entry.isSymbolicLink() });
      if (entry.isDirectory()) visit(`${name}/`);
    }
  };
  visit('');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The HTML files below `root`. */
export const pages = (root) => walk(root).map((file) => file.path).filter((name) => name.endsWith('.html'));

export const read = (root, name) => fs.readFileSync(path.join(root, name), 'utf8');

/** The folder named on the command line, or the end of the program with a sentence about its use. */
export function siteArgument() {
  const folder = process.argv[2];
  if (!folder || !fs.existsSync(path.join(folder, 'index.html'))) {
    console.error(`usage: node ${path.relative('.', process.argv[1])} SITE   (the folder of a built site)`);
    process.exit(2);
  }
  return path.resolve(folder);
}

/** Collects findings, prints them sorted by kind, and ends the program. */
export class Findings {
  #lines = [];
  add(kind, place, message = '') {
    this.#lines.push(`${kind}\t${place}${message && `\t${message}`}`);
  }
  get count() {
    return this.#lines.length;
  }
  end(summary) {
    for (const line of this.#lines.sort()) console.log(line);
    console.log(`${summary}, ${this.#lines.length} findings`);
    process.exit(this.#lines.length ? 1 : 0);
  }
}
