// Edits one page under `sekisho preview` again and again and prints, for each edit, the milliseconds from the end of
// saving the file until the open browser shows the new text.
// usage: node benches/preview.mjs SEKISHO SITE
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../tests/support/chromium.mjs';

const EDITS = 15;
const [program, site] = process.argv.slice(2);
const file = path.join(site, 'content/pages/subject-00007/ja.md');
const original = fs.readFileSync(file, 'utf8');

const preview = spawn(program, ['preview', '--port', '0'], { cwd: site, stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
for (const stream of [preview.stdout, preview.stderr]) stream.on('data', (data) => (said += data));
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  let shown = () => {};
  await page.exposeBinding('benchShown', (_, text) => shown(text));
  // Survives reloads, and sees a change that is made without one.
  await page.addInitScript(() => {
    const report = () => globalThis.benchShown(document.querySelector('main')?.textContent.match(/編集\d+回目/)?.[0] ?? '');
    document.addEventListener('DOMContentLoaded', () => {
      report();
      new MutationObserver(report).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  });
  await page.goto(`${await address()}/ja/pages/subject-00007.html`);
  for (let edit = 1; edit <= EDITS; edit += 1) {
    // Time for the watcher and the browser to come to rest, as between two saves of a person.
    await new Promise((done) => setTimeout(done, 400));
    const text = `編集${edit}回目`;
    const seen = new Promise((done, fail) => {
      shown = (found) => found === text && done(performance.now());
      setTimeout(fail, 20_000, new Error(`edit ${edit} was not shown within 20 s`));
    });
    fs.writeFileSync(file, `${original}\n${text}。\n`);
    const saved = performance.now();
    console.log(((await seen) - saved).toFixed(1));
  }
} catch (error) {
  console.error(said);
  throw error;
} finally {
  fs.writeFileSync(file, original);
  await browser.close();
  preview.kill('SIGINT');
}

async function address() {
  for (let waited = 0; waited < 600; waited += 1) {
    const found = said.match(/http:\/\/(127\.0\.0\.1|localhost):\d+/)?.[0];
    if (found) return found;
    if (preview.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('preview did not say where it listens');
}
