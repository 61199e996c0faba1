// Debian's Chromium without windows, which takes half the time; quiet: without these switches it looks for its maker's hosts at
// every start.
import { chromium } from 'playwright-core';

export const OPTIONS = {
  executablePath: '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
};

export const launchChromium = (options = {}) => chromium.launch({ ...OPTIONS, ...options });

/**
 * Opens a page that remembers everything it should not have said or asked for: console messages, errors,
 * requests that did not succeed and requests that left `base`.
 */
export async function openPage(context, base) {
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  // The document that a request belongs to, counted by the documents that this page has asked for. One that is asked for and not yet
  // there makes no requests: those are still of the one before.
  let documents = 0;
  let shown = 0;
  const owner = new WeakMap();
  page.on('requestfailed', (request) => {
    const aborted = request.failure()?.errorText === 'net::ERR_ABORTED';
    // A download is reported as a navigation that was given up. What a document was still loading when its reader went on,
    // or its script removed the frame, is given up with it.
    const left = aborted && (owner.get(request) < documents || request.frame().parentFrame());
    const icon = aborted && /\/icon-/.test(request.url());
    if (!icon && !left && !/^(blob|data):/.test(request.url())) complaints.push(`request without answer: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('request', (request) => {
    const asksForNext = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (asksForNext) documents += 1;
    owner.set(request, asksForNext ? documents : shown);
    if (!request.url().startsWith(base) && !/^(blob|data|about):/.test(request.url())) complaints.push(`request that leaves the site: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) shown = documents;
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}

/** Waits until the page has nothing more to do. A browser without windows may have no idle moment when nothing moves. */
export const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
