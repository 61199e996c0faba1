// This repository's site with other settings for shared computers, built into a folder that the caller removes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Builds it below `folder` under a name and returns the folder of the built site. */
export function buildKioskSite(folder, name, kiosk) {
  const site = path.join(folder, name);
  fs.mkdirSync(site);
  for (const part of ['content', 'quizzes']) fs.cpSync(path.join(ROOT, part), path.join(site, part), { recursive: true });
  const settings = fs.readFileSync(path.join(ROOT, 'sekisho.yaml'), 'utf8');
  assert.match(settings, /^kiosk: .*$/m);
  fs.writeFileSync(path.join(site, 'sekisho.yaml'), settings.replace(/^kiosk: .*$/m, `kiosk: ${kiosk}`));
  execFileSync(path.join(ROOT, 'target/debug/sekisho'), ['build', '--site', site, '--out', path.join(site, 'public')], { stdio: 'pipe' });
  return path.join(site, 'public');
}
