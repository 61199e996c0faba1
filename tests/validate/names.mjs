// File names that survive Windows shares, SharePoint and disks that ignore case.
// usage: node tests/validate/names.mjs SITE
import { Findings, siteArgument, walk } from '../support/files.mjs';

// Room for the place where a host puts the folder, such as \\server\share\training\2026\.
const PREFIX = 80;
const WINDOWS_LIMIT = 255;
const EXTENSIONS = new Set(['html', 'css', 'js', 'json', 'svg', 'png', 'woff2']);

// Each rule looks at one path segment.
const SEGMENT_RULES = [
  ['forbidden on Windows', /["*:<>?\\|\x00-\x1f]/],
  ['needs escaping in a URL or is blocked by old SharePoint', /[#%&{}~]/],
  ['starts with a space, or ends with a space or dot', /^ |[ .]$/],
  ['reserved device name', /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i],
  ['starts with a dot, underscore or tilde', /^[._~]/],
  ['SharePoint treats this name specially', /_vti_|(_|\.)files$/],
  ['not plain ASCII', /[^\x21-\x7e]/],
];

const site = siteArgument();
const findings = new Findings();
const all = walk(site);
const folded = new Map();
for (const { path, link } of all) {
  const name = path.replace(/\/$/, '');
  const segment = name.split('/').pop();
  if (link) findings.add('symlink', name);
  for (const [kind, rule] of SEGMENT_RULES) if (rule.test(segment)) findings.add(kind, name);
  if (name.length + PREFIX > WINDOWS_LIMIT) findings.add(`longer than ${WINDOWS_LIMIT - PREFIX} characters`, name);
  if (!path.endsWith('/') && !EXTENSIONS.has(segment.split('.').pop())) findings.add('extension that no site needs', name);
  const key = name.normalize('NFC').toLowerCase();
  if (folded.has(key)) findings.add('differs only in case', name, folded.get(key));
  folded.set(key, name);
}
findings.end(`${all.length} names`);
