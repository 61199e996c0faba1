// WebKitGTK through the WebDriver of Debian's webkit2gtk-driver, in a display of its own. Just enough of the protocol for a
// smoke run: sessions of this driver are ephemeral, so nothing is kept after them.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Where Debian puts the browser of the driver. */
const binary = () => {
  const folders = fs.readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')).map((name) => `/usr/lib/${name}`);
  return folders.flatMap((folder) => fs.readdirSync(folder).filter((name) => /^webkit2gtk-4\./.test(name)).map((name) => `${folder}/${name}/MiniBrowser`)).find(fs.existsSync);
};

const freePort = () =>
  new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

export class WebKit {
  #processes = [];
  #session;

  async open() {
    const display = `:${90 + Math.floor(Math.random() * 900)}`;
    this.#processes.push(spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' }));
    const port = await freePort();
    const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
    this.#processes.push(spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
    const root = `http://127.0.0.1:${port}`;
    const options = { binary: binary(), args: ['--automation'] };
    const body = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } };
    for (let tries = 0; ; tries += 1) {
      try {
        const { sessionId } = await this.#call(`${root}/session`, body);
        this.#session = `${root}/session/${sessionId}`;
        await this.#call(`${this.#session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });
        return;
      } catch (error) {
        if (tries === 20) throw error;
        await pause(500);
      }
    }
  }

  async #call(url, body, method = 'POST') {
    const answer = await fetch(url, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  go = (url) => this.#call(`${this.#session}/url`, { url });

  /** Runs a function in the page; it may return a promise. */
  run = (body, ...args) => this.#call(`${this.#session}/execute/sync`, { script: `return (${body}).apply(null, arguments)`, args });

  /** Waits until a function is true in the page. */
  async until(body, ...args) {
    for (let waited = 0; waited < 100; waited += 1) {
      if (await this.run(body, ...args)) return;
      await pause(100);
    }
    throw new Error(`did not come true within 10 s: ${body}`);
  }

  async #find(selector) {
    return (await this.#call(`${this.#session}/element`, { using: 'css selector', value: selector }))[ELEMENT];
  }

  async type(selector, text) {
    await this.#call(`${this.#session}/element/${await this.#find(selector)}/value`, { text });
  }

  async end() {
    if (this.#session) await this.#call(this.#session, undefined, 'DELETE').catch(() => {});
    for (const child of this.#processes.reverse()) child.kill();
  }
}
