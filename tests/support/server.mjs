// A static server as a strict host would run it: own files only by Content-Security-Policy, gzip, under any path.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves `root` on a free port of the loopback, with every page under `mount` (such as `/a/b/`).
 * `sent` counts what went out since the last `reset()`: requests with their address and bytes after gzip.
 * `alter` sets what may damage a reply, given its address; a reply with `cached` may be kept by the browser. Without a
 * function everything is as it was.
 */
export async function serve(root, mount = '/', policy = "default-src 'self'") {
  let sent = [];
  let change;
  const server = http.createServer((request, response) => {
    let reply = answer(root, mount, request.url);
    if (change) reply = change(request.url, reply, (url) => answer(root, mount, url)) ?? reply;
    const body = gzipSync(reply.body);
    sent.push({ url: request.url, status: reply.status, bytes: body.length });
    response.writeHead(reply.status, {
      'content-type': reply.type,
      'content-encoding': 'gzip',
      'content-length': body.length,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': reply.cached ? 'public, max-age=600' : 'no-store',
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${server.address().port}${mount}`,
    sent: () => sent,
    reset: () => (sent = []),
    alter: (how) => (change = how),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function answer(root, mount, url) {
  const address = url.split(/[?#]/)[0];
  if (address.startsWith(mount)) {
    let file = path.join(root, decodeURIComponent(address.slice(mount.length)));
    if (file.startsWith(root) && fs.existsSync(file)) {
      if (fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
      if (fs.existsSync(file)) return { status: 200, type: TYPES[path.extname(file)] ?? 'application/octet-stream', body: fs.readFileSync(file) };
    }
  }
  return { status: 404, type: TYPES['.html'], body: fs.readFileSync(path.join(root, '404.html')) };
}
