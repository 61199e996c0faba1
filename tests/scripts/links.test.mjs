// The check of links finds an address that leads out of the site without telling readers so.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

function check(link) {
  const site = mkdtempSync(path.join(tmpdir(), 'links-'));
  try {
    writeFileSync(path.join(site, 'index.html'), `<!doctype html><title>Site</title>${link}`);
    return spawnSync('node', [path.join(import.meta.dirname, '../validate/links.mjs'), site], { encoding: 'utf8' });
  } finally {
    rmSync(site, { recursive: true });
  }
}

test('an outside link is marked', () => {
  const bare = check('<a href="https://agency.example/">Agency</a>');
  assert.equal(bare.status, 1, bare.stderr);
  assert.match(bare.stdout, /leaves the site without being marked/);
  const half = check('<a class="sk-external" href="https://agency.example/">Agency</a>');
  assert.match(half.stdout, /leaves the site without being marked/, 'people see it, but programs are not told');
  const marked = check('<a class="sk-external" rel="external noopener" href="https://agency.example/">Agency</a>');
  assert.equal(marked.status, 0, marked.stdout);
});
