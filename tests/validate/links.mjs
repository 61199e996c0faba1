// Links of a built site, read from the files alone: every target and fragment exists, spelled in the right case; nothing
// breaks under a sub-path or from disk; nothing is loaded from outside; both languages have the same pages and anchors.
// usage: node tests/validate/links.mjs SITE
import path from 'node:path';
import { Findings, pages, read, siteArgument, walk } from '../support/files.mjs';
import { elements, loads, references } from '../support/html.mjs';

// Pages whose groups follow the order of the language (kana rows, letters), so that their anchors differ on purpose.
const ORDERED_BY_LANGUAGE = /^(glossary|site-index)\.html$/;

const site = siteArgument();
const findings = new Findings();
const files = new Set(walk(site).map((file) => file.path));
const lower = new Map([...files].map((name) => [name.toLowerCase(), name]));
const parsed = new Map(pages(site).map((name) => [name, elements(read(site, name))]));
const ids = new Map([...parsed].map(([name, found]) => [name, new Set(found.map((element) => element.attrs.id).filter(Boolean))]));
// Files that a script of the page loads when the reader asks for what they hold.
const LATE = /^data-sk-(late-(script|style|words)|search-(script|style|words|page)|settings-(script|style)|store)$/;
const linked = new Map();
let links = 0;

for (const [page, found] of parsed) {
  for (const ref of references(found)) checkReference(page, ref);
  for (const element of found) {
    for (const [attr, url] of Object.entries(element.attrs)) if (LATE.test(attr)) checkReference(page, { element, attr, url });
  }
}
for (const name of files) if (name.endsWith('.css')) checkStyle(name);
checkReached();
checkPairs();
findings.end(`${parsed.size} pages, ${links} links`);

function checkReference(page, ref) {
  const place = `${page} -> ${ref.url}`;
  links += 1;
  if (/^[a-z][a-z0-9+.-]*:/i.test(ref.url) || ref.url.startsWith('//')) return checkOutside(place, ref);
  if (ref.element.attrs.type === 'module') findings.add('module script, refused on file://', place);
  if (ref.url.startsWith('/')) return findings.add('root-absolute, breaks under a sub-path and on file://', place);
  const [address, fragment] = ref.url.split('#');
  const target = address === '' ? page : resolve(page, address.split('?')[0]);
  if (target === null) return findings.add('bad escape in an address', place);
  if (target.startsWith('..')) return findings.add('leads out of the site', place);
  if (files.has(`${target.replace(/\/$/, '')}/`) || target === '.') return findings.add('names a folder, has no index on file://', place);
  if (!files.has(target)) return findings.add(lower.has(target.toLowerCase()) ? 'differs in case' : 'target missing', place);
  if (!linked.has(page)) linked.set(page, new Set());
  linked.get(page).add(target);
  if (fragment && !(ids.get(target)?.has(decodeURIComponent(fragment)) ?? false)) findings.add('fragment missing', place);
}

function checkOutside(place, ref) {
  if (loads(ref) && !ref.url.startsWith('data:')) findings.add('loads from outside', place);
  else if (ref.attr === 'action') findings.add('form goes outside', place);
  else if (!/^(https:|mailto:|tel:|data:)/.test(ref.url)) findings.add('scheme not allowed', place);
  else if (isUnmarked(ref)) findings.add('leaves the site without being marked', place);
}

// Readers on an intranet see and hear which links lead out.
function isUnmarked({ element, attr, url }) {
  if (element.name !== 'a' || attr !== 'href' || !url.startsWith('http')) return false;
  const words = (text) => ` ${element.attrs[text] ?? ''} `;
  return !words('class').includes(' sk-external ') || !words('rel').includes(' external ');
}

function checkStyle(name) {
  for (const [, url] of read(site, name).matchAll(/url\(\s*["']?([^"')]+)/g)) {
    if (url.startsWith('data:') || url.startsWith('#')) continue;
    const target = resolve(name, url.split(/[?#]/)[0]);
    if (!files.has(target)) findings.add('target missing', `${name} -> ${url}`);
  }
}

function resolve(page, address) {
  try {
    return path.posix.normalize(path.posix.join(path.posix.dirname(page), decodeURI(address)));
  } catch {
    return null;
  }
}

// A reader who starts at the language choice can get to every page without a script.
function checkReached() {
  const reached = new Set(['index.html']);
  const queue = [...reached];
  while (queue.length) {
    for (const target of linked.get(queue.pop()) ?? []) {
      if (!reached.has(target) && parsed.has(target)) {
        reached.add(target);
        queue.push(target);
      }
    }
  }
  // Shown by the server for an unknown address, and framed by a script: nothing leads there.
  for (const name of ['404.html', 'store.html']) reached.add(name);
  for (const name of parsed.keys()) if (!reached.has(name)) findings.add('no link leads here', name);
}

// The language switch keeps the page and its hash, so the twin has the page and its anchors.
function checkPairs() {
  for (const [page, found] of parsed) {
    const [, lang, rest] = page.match(/^([a-z]{2})\/(.+)$/) ?? [];
    if (!lang) continue;
    const twin = `${lang === 'en' ? 'ja' : 'en'}/${rest}`;
    if (!parsed.has(twin)) {
      findings.add('page missing in the other language', twin);
      continue;
    }
    if (!(linked.get(page)?.has(twin) ?? false)) findings.add('no link to the other language', page);
    if (ORDERED_BY_LANGUAGE.test(rest)) continue;
    for (const { name, attrs } of found) {
      if (/^h[1-6]$|^section$|^article$/.test(name) && attrs.id && !ids.get(twin).has(attrs.id)) {
        findings.add('anchor missing in the other language', `${twin}#${attrs.id}`);
      }
    }
  }
}
