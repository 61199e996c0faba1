// What the first view of a page costs, counted from the files: the page, its style, its scripts, its images.
// usage: node tests/validate/sizes.mjs SITE
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Findings, pages, read, siteArgument } from '../support/files.mjs';
import { elements, loads, references } from '../support/html.mjs';
import { BUDGETS, budgetOf } from '../support/budgets.mjs';

const site = siteArgument();
const findings = new Findings();
const packed = new Map();
const largest = Object.fromEntries(Object.keys(BUDGETS).map((kind) => [kind, { bytes: 0, script: 0, requests: 0, page: '' }]));

for (const page of pages(site)) {
  const kind = budgetOf(page);
  const budget = BUDGETS[kind];
  const cost = firstView(page);
  for (const key of ['bytes', 'script', 'requests']) {
    if (cost[key] > budget[key]) findings.add(`${key} over ${budget[key]}`, page, String(cost[key]));
  }
  if (cost.bytes > largest[kind].bytes) largest[kind] = { ...cost, page };
}
for (const [kind, cost] of Object.entries(largest)) {
  console.log(`largest ${kind}: ${cost.page} ${cost.bytes} bytes gzip, ${cost.script} of them script, ${cost.requests} requests`);
}
findings.end('first views counted');

function firstView(page) {
  const urls = new Set();
  for (const ref of references(elements(read(site, page)))) {
    if (loads(ref) && !ref.url.startsWith('data:')) urls.add(path.posix.join(path.posix.dirname(page), ref.url.split(/[?#]/)[0]));
  }
  let bytes = gzip(page);
  let script = 0;
  for (const url of urls) {
    bytes += gzip(url);
    if (url.endsWith('.js')) script += gzip(url);
  }
  return { bytes, script, requests: 1 + urls.size };
}

function gzip(name) {
  if (!packed.has(name)) packed.set(name, gzipSync(fs.readFileSync(path.join(site, name))).length);
  return packed.get(name);
}
