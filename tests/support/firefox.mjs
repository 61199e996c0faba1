// A stock Firefox with a profile of its own. Playwright cannot drive one, so this uses puppeteer.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

/** A browser that can be closed and opened again with the same profile. */
export class Firefox {
  #profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sekisho-firefox-'));
  #browser;

  async open() {
    this.#browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: '/usr/bin/firefox-esr',
      headless: true,
      defaultViewport: { width: 1280, height: 900 },
      userDataDir: this.#profile,
      // The driver's own preferences would switch off what makes Firefox special on file://.
      extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true, 'remote.prefs.recommended': false },
    });
  }

  async restart() {
    await this.#browser.close();
    await this.open();
  }

  async end() {
    await this.#browser?.close();
    fs.rmSync(this.#profile, { recursive: true, force: true });
  }

  /** A page below `base`, and what it complains about. */
  async page(base) {
    const page = await this.#browser.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, complaints, go: (name) => page.goto(base + name, { waitUntil: 'load' }) };
  }
}
