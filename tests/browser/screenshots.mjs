// Pictures of chosen pages to look at: three widths, both languages, light and dark. Not part of the test run.
// usage: node tests/browser/screenshots.mjs SITE OUT [PAGE…]     PAGE such as modules/cyber.html
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../support/chromium.mjs';
import { serve } from '../support/server.mjs';
import { LANGUAGES, templatePaths } from '../support/templates.mjs';

const WIDTHS = [360, 768, 1280];
// Longer pages are cut: below this height every template only repeats itself.
const MOST_HEIGHT = 4000;

const [site, out, ...chosen] = process.argv.slice(2);
if (!out) {
  console.error('usage: node tests/browser/screenshots.mjs SITE OUT [PAGE…]');
  process.exit(2);
}
const server = await serve(path.resolve(site));
const browser = await launchChromium();
fs.mkdirSync(out, { recursive: true });
for (const colorScheme of ['light', 'dark']) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const lang of LANGUAGES) {
      for (const name of chosen.length ? chosen : templatePaths(path.resolve(site))) {
        await page.goto(`${server.base}${lang}/${name}`, { waitUntil: 'load' });
        const height = Math.min(MOST_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
        const file = `${name.replace('.html', '').replaceAll('/', '-')}-${lang}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(out, file), fullPage: true, clip: { x: 0, y: 0, width, height } });
      }
    }
    await context.close();
  }
}
await browser.close();
await server.close();
