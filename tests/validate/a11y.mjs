// Accessibility of one page for each template, in every language and color scheme, in a real browser: axe-core,
// IBM's checker, and the rules of WCAG 2.2 that no engine tests (keyboard, focus, reflow, text spacing, print). And both
// engines in what a page turns into: step mode, presenter's view, a question of each kind after a wrong answer.
// usage: node tests/validate/a11y.mjs SITE [PAGE…]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { practice } from '../support/attempt.mjs';
import { siteArgument } from '../support/files.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { KINDS, answer } from '../support/question.mjs';
import { serve } from '../support/server.mjs';
import { LANGUAGES, templatePages } from '../support/templates.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// IBM's rule counts every form as a landmark; one without a name is none (HTML Accessibility API Mappings).
const IBM_IGNORED = new Set(['aria_form_label_unique']);
// Lists of hundreds of links repeat one pattern; this many stops of the Tab key show it.
const MOST_STOPS = 80;

const require = createRequire(import.meta.url);
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const ace = fs.readFileSync(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');

const site = siteArgument();
const names = process.argv.length > 3 ? process.argv.slice(3) : templatePages(site);
const server = await serve(site);
const browser = await launchChromium();
const queue = [
  ...names.flatMap((name) => ['light', 'dark'].map((scheme) => ({ what: `${name}\t${scheme}`, run: () => check(name, scheme) }))),
  ...(process.argv.length > 3 ? [] : [...screens(), ...answers(), ...searches()]),
];
let passed = 0;
let failed = 0;
await Promise.all([1, 2].map(async () => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const found = await next.run();
    for (const line of found) console.log(`${next.what}\t${line}`);
    if (found.length) failed += 1;
    else passed += 1;
  }
}));
await browser.close();
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function opened(name, scheme, body) {
  // The engines are put into the page, which its own policy would refuse. A text that is just coming in has other contrasts.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: scheme, bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.base + name, { waitUntil: 'load' });
  const found = await body(page);
  await context.close();
  return found;
}

function check(name, scheme) {
  return opened(name, scheme, async (page) => {
    const found = await runAxe(page);
    // What IBM's checker adds to the contrast rules of axe does not depend on the scheme.
    if (scheme === 'light') found.push(...(await runIbm(page)), ...(await tabThrough(page)), ...(await resize(page)), ...(await print(page)));
    return found;
  });
}

/** A module one screen at a time. The views have the same controls, so they share screens and languages; axe is in tests/browser/step.test.mjs. */
function screens() {
  const views = [['en', 'step', ['passwords', 'cyber-q01-error']], ['ja', 'present', ['hinode-mail', 'sk-next']]];
  return views.map(([lang, view, ids]) => ({
    what: `${lang}/modules/cyber.html#${view}`,
    run: () => opened(`${lang}/modules/cyber.html#${view}`, 'light', async (page) => {
      await page.locator('[data-sk-step-next]:visible').waitFor();
      const found = [];
      const look = async (at) => found.push(...(await runIbm(page)).map((line) => `${at}\t${line}`));
      await look('first');
      for (const at of ids) {
        await page.evaluate((hash) => (location.hash = hash), `${view}=${at}`);
        await page.waitForFunction((id) => [...document.querySelectorAll('[data-sk-content] > *, .sk-text > *')].some((unit) => unit.checkVisibility() && (unit.matches(`#${id}`) || unit.querySelector(`#${id}`))), at);
        await look(at);
      }
      await page.locator('[data-sk-step-open]').click();
      await look('contents');
      return found;
    }),
  }));
}

/** A question of each kind after a wrong answer in practice, where verdicts and explanations are shown. */
function answers() {
  return KINDS.map((kind, at) => ({ kind, lang: LANGUAGES[at % LANGUAGES.length] })).map(({ kind, lang }) => ({
    what: `${lang}/quizzes/cyber.html, ${kind} answered wrongly`,
    run: () => opened(`${lang}/quizzes/cyber.html`, 'light', async (page) => {
      await practice(page, kind);
      await answer(page, false);
      await page.locator('[data-sk-run] [data-sk-act=submit]').click();
      await page.locator('[data-sk-question] :is([data-sk-verdict], [data-sk-overall]):visible').first().waitFor();
      return [...(await runAxe(page)), ...(await runIbm(page))];
    }),
  }));
}

/** The open panel of the search with and without results, and the page of results with its facets. */
function searches() {
  const typed = (query) => async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.locator('.sk-search__status').filter({ hasText: /./ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
  };
  const listed = (page) => page.locator('fieldset:visible').first().waitFor();
  const views = [
    ['en/modules/cyber.html', 'seal', typed('seal')],
    ['ja/modules/cyber.html', 'nothing', typed('zzqqxx')],
    ['ja/search.html?q=%E5%B0%81%E5%8D%B0&kind=question', 'facets', listed],
  ];
  return views.flatMap(([name, what, act]) => ['light', 'dark'].map((scheme) => ({
    what: `${name}, ${what}\t${scheme}`,
    run: () => opened(name, scheme, async (page) => {
      await act(page);
      const found = [...(await runAxe(page)), ...(await runIbm(page))];
      if (act === listed) found.push(...(await tabThrough(page)), ...(await resize(page)), ...(await print(page)));
      return found;
    }),
  })));
}

async function runAxe(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (tags) => (await globalThis.axe.run(document, { runOnly: tags })).violations, AXE_TAGS);
  return violations.map(({ id, impact, nodes }) => `axe:${id}\t${impact}, ${nodes.length} times, first ${nodes[0].target} ${nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
}

async function runIbm(page) {
  if (!(await page.evaluate(() => 'ace' in globalThis))) await page.evaluate(ace);
  const results = await page.evaluate(async () => {
    const report = await new globalThis.ace.Checker().check(document, ['WCAG_2_2']);
    return report.results
      .filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL')
      .map(({ ruleId, message, path }) => ({ ruleId, message, where: path?.dom ?? '' }));
  });
  return results.filter(({ ruleId }) => !IBM_IGNORED.has(ruleId)).map(({ ruleId, message, where }) => `ibm:${ruleId}\t${message} ${where}`);
}

// 2.1.1, 2.1.2, 2.4.7, 2.4.11: everything can be reached, nothing traps, the place is visible and not covered.
async function tabThrough(page) {
  const found = [];
  const stops = await page.evaluate(() => {
    const focusable = 'a[href],button:not([disabled]),input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea:not([disabled]),summary,[tabindex]:not([tabindex="-1"])';
    const radios = new Set();
    return [...document.querySelectorAll(focusable)].filter((element) => {
      if (!element.checkVisibility() || element.tabIndex < 0) return false;
      if (element.type !== 'radio') return true;
      // A group of radio buttons is one stop.
      if (radios.has(element.name)) return false;
      radios.add(element.name);
      return true;
    }).length;
  });
  let reached = 0;
  for (let press = 0; press < Math.min(stops, MOST_STOPS); press += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const seen = element.dataset.testReached === '1';
      element.dataset.testReached = '1';
      const box = element.getBoundingClientRect();
      // A link over two lines has a hole in the middle of its box: look at its first line.
      const line = element.getClientRects()[0] ?? box;
      const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
      // An option shows the focus on its label or on the row around it.
      const labels = element.labels ? [...element.labels] : [];
      const ringed = (place) => {
        const style = getComputedStyle(place);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      };
      const holds = (other) => other.contains(top) || top?.contains(other);
      return {
        what: `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} ${(element.textContent || element.value || '').trim().slice(0, 30)}`,
        seen,
        ring: [element, ...labels, ...labels.map((label) => label.parentElement)].some(ringed),
        visible: Boolean(top) && (holds(element) || labels.some(holds)),
      };
    });
    if (!focus || focus.seen) break;
    reached += 1;
    if (!focus.ring) found.push(`own:focus-not-visible\t${focus.what}`);
    if (!focus.visible) found.push(`own:focus-covered\t${focus.what}`);
  }
  if (reached < Math.min(stops, MOST_STOPS)) found.push(`own:keyboard\tthe Tab key reaches ${reached} of ${stops} controls`);
  return found;
}

// 1.4.10 at 320 px, then 1.4.12 in the same narrow window.
async function resize(page) {
  const found = [];
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth + 1;
    if (document.documentElement.scrollWidth <= limit) return null;
    const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const widest = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > limit && !scrolls(element));
    return `${document.documentElement.scrollWidth} px, ${widest?.tagName.toLowerCase()}.${widest?.className}`;
  });
  if (wide) found.push(`own:reflow-320\t${wide}`);
  await page.addStyleTag({ content: '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}' });
  const clipped = await page.evaluate(() => {
    const element = [...document.body.querySelectorAll('*')].find((candidate) => {
      const style = getComputedStyle(candidate);
      // Text for screen readers alone is one pixel high on purpose.
      if (candidate.children.length || !candidate.textContent.trim() || style.overflow !== 'hidden' || candidate.clientHeight <= 4) return false;
      return candidate.scrollHeight > candidate.clientHeight + 2 || candidate.scrollWidth > candidate.clientWidth + 2;
    });
    return element && `${element.tagName.toLowerCase()}.${element.className}`;
  });
  if (clipped) found.push(`own:text-spacing-clips\t${clipped}`);
  return found;
}

// Paper shows the text and no controls. The places of a hotspot are buttons, and on paper the fields to mark.
async function print(page) {
  await page.emulateMedia({ media: 'print' });
  const { controls, text } = await page.evaluate(() => ({
    controls: [...document.querySelectorAll('nav, button:not(.sk-spot)')].filter((element) => element.checkVisibility()).map((element) => element.className || element.tagName),
    text: document.body.innerText.trim().length,
  }));
  const found = [];
  if (!text) found.push('own:print-blank');
  if (controls.length) found.push(`own:print-shows-controls\t${controls.slice(0, 5).join(', ')}`);
  return found;
}
