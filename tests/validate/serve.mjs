// `cargo run --release -- serve` as the README says it: builds this repository's site, says in both languages where it
// listens, answers, and stops when asked to.
// usage: node tests/validate/serve.mjs
import { spawn } from 'node:child_process';
import http from 'node:http';

const START_SECONDS = 300;

const child = spawn('cargo', ['run', '--release', '--locked', '--quiet', '--', 'serve'], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
let said = '';
for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })));

try {
  const address = await listening();
  // One sentence for each language of the site, each with the address.
  const sentences = said.split('\n').filter((line) => line.includes(address));
  expect(sentences.some((line) => /[a-z]{3}/.test(line.replace(address, '')) && !/[ぁ-ん]/.test(line)), 'an English sentence with the address');
  expect(sentences.some((line) => /[ぁ-ん]/.test(line)), 'a Japanese sentence with the address');
  for (const page of ['/', '/en/index.html', '/ja/index.html', '/ja/search.html?q=175']) {
    const { status, body } = await get(address + page);
    expect(status === 200 && body.includes('<html'), `a page at ${page}, not status ${status}`);
  }
  expect((await get(`${address}/en/no-such-page.html`)).status === 404, 'status 404 for an unknown page');
  expect((await get(`${address}/`, { host: 'somebody.example' })).status >= 400, 'a refusal of an unknown Host');
  expect((await get(`${address}/%2e%2e/Cargo.toml`)).status >= 400, 'a refusal of a path that climbs out');
  stop('SIGINT');
  const end = await Promise.race([ended, new Promise((done) => setTimeout(done, 10_000, null))]);
  expect(end?.code === 0 || end?.signal === 'SIGINT', `an end within ten seconds of Ctrl-C, not ${JSON.stringify(end)}`);
  console.log(`served at ${address}`);
} catch (error) {
  console.log(said);
  console.log(error.message);
  process.exitCode = 1;
} finally {
  stop('SIGKILL');
}

function expect(holds, what) {
  if (!holds) throw new Error(`expected ${what}`);
}

// The whole process group: cargo and the program it started.
function stop(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function listening() {
  for (let waited = 0; waited < START_SECONDS * 10; waited += 1) {
    const address = said.match(/http:\/\/(127\.0\.0\.1|localhost):\d+/)?.[0];
    if (address && said.slice(said.lastIndexOf(address)).includes('\n') && said.split(address).length > 2) return address;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it listened`);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no address in two sentences within ${START_SECONDS} s`);
}

// `fetch` keeps the Host header to itself and normalizes paths; the plain client sends both as written.
function get(url, headers = {}) {
  const [, host, port, path] = url.match(/^http:\/\/([^:]+):(\d+)(.*)$/);
  return new Promise((done, fail) => {
    http.get({ host, port, path: path || '/', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (body += part));
      response.on('end', () => done({ status: response.statusCode, body }));
    }).on('error', fail);
  });
}
