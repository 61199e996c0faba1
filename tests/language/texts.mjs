// The texts of a site, each with the lines of the file in which it stands, apart by language and by kind:
//   body     Markdown of a page, line for line as in its file
//   prose    whole sentences in です・ます: questions, feedback, steps, captions
//   plain    whole sentences in plain form (常体): definitions, criteria, objectives
//   message  words of the interface: sentences and labels in です・ます, a label has no full stop
//   label    titles, options, fields of a document
//   paper    what stands on a document that is shown
//   source   a footnote
//   fragment words of a drawing, where a sentence may go on in the next label
// What no reader sees as prose (ids, code, addresses) is left out.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ftlTexts } from './ftl.mjs';
import { markdownTexts, plainMarkdown } from './markdown.mjs';
import { localizedTexts } from './yaml.mjs';

const YAML = [/^sekisho\.yaml$/, /^content\/[^/]+\.yaml$/, /^content\/.+\/[^/]+\.yaml$/, /^quizzes\/[^/]+\.yaml$/];
const DOCUMENT = /^(README|CHANGELOG|CONTRIBUTING)\.md$|^docs\/.+\.md$/;

/** Every text of the site at `root` whose file begins with one of `only` (all of them without it). */
export function siteTexts(root, only = []) {
  return sourceFiles(root)
    .filter((file) => only.length === 0 || only.some((start) => file.startsWith(start)))
    .flatMap((file) => fileTexts(file, readFileSync(path.join(root, file), 'utf8'), root));
}

/** The texts of one file, by its place in the site. */
export function fileTexts(file, source, root) {
  const found = textsOf(file, source, root === undefined ? {} : siteVariables(root));
  return found.map((text) => ({ file, ...text }));
}

function textsOf(file, source, variables) {
  const language = /^content\/.+\/(en|ja)\.md$/.exec(file) ?? /^locales\/(en|ja)\/[^/]+\.ftl$/.exec(file);
  if (language && file.endsWith('.ftl')) return ftlTexts(source, language[1]);
  if (language) return markdownTexts(source, language[1], variables);
  if (DOCUMENT.test(file)) return [plainMarkdown(source)];
  if (YAML.some((place) => place.test(file))) return localizedTexts(source, file, variables);
  return [];
}

function sourceFiles(root) {
  const found = ['sekisho.yaml', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'].filter((name) => existsSync(path.join(root, name)));
  for (const folder of ['content', 'quizzes', 'locales', 'docs']) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const name of readdirSync(path.join(root, folder), { recursive: true })) found.push(`${folder}/${name}`);
  }
  return found.filter((name) => /\.(md|yaml|ftl)$/.test(name) && statSync(path.join(root, name)).isFile()).sort();
}

/** The variables of sekisho.yaml by language, so that a sentence is read as it will stand on the page. */
const known = new Map();
function siteVariables(root) {
  if (!known.has(root)) known.set(root, readVariables(path.join(root, 'sekisho.yaml')));
  return known.get(root);
}
function readVariables(file) {
  return existsSync(file) ? parse(readFileSync(file, 'utf8')).variables ?? {} : {};
}
