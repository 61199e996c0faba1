// A reader with an empty browser profile, at one of the places where a site can stand.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before } from 'node:test';
import { launchChromium, openPage } from './chromium.mjs';
import { serve } from './server.mjs';

export const site = path.resolve(process.env.SEKISHO_SITE ?? 'public');
export const PLACES = ['http', 'sub-path', 'file'];

let browser;
const servers = {};

/** Starts browser and servers before the tests of the calling file, and stops them afterwards. */
export function withBrowser() {
  before(async () => {
    browser = await launchChromium();
    servers.http = await serve(site);
    servers['sub-path'] = await serve(site, '/intranet/a%20b/training/');
  });
  after(async () => {
    await browser?.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });
}

export const server = (place = 'http') => servers[place];

/** The address of the root folder at a place, with a slash at its end. */
export const base = (place) => (place === 'file' ? `${pathToFileURL(site)}/` : servers[place].base);

/**
 * Runs `body` with a fresh reader and fails when a page said or asked for anything on the way.
 * `options` are those of a browser context, and `setup`, a function that runs in every page before its own scripts.
 */
export async function visit(place, body, { setup, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  if (setup) await context.addInitScript(setup);
  const { page, complaints } = await openPage(context, base(place));
  try {
    await body({
      page,
      context,
      complaints,
      go: (name) => page.goto(base(place) + name, { waitUntil: 'load' }),
      /** The path of the shown page below the root folder, with query and hash. */
      here: () => page.url().slice(base(place).length),
    });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}
