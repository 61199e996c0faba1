// Validity of pages and style sheets: the Nu Html Checker over the whole folder in one run, and html-validate.
// usage: node tests/validate/html.mjs SITE
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import vnu from 'vnu-jar';
import { Findings, pages, read, siteArgument } from '../support/files.mjs';
import { elements } from '../support/html.mjs';

// The presets but for rules that cannot hold here, each for its reason.
const CONFIG = {
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // The minifier drops `type=submit`, which is the default.
    'no-implicit-button-type': 'off',
    // `role=list` gives a list without bullets back to VoiceOver; a named region is the same as a native section.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    // Headings that a script fills before it shows them; axe looks at the filled ones.
    'empty-heading': 'off',
    // A title names page and site, in Japanese and English.
    'long-title': 'off',
  },
};
const site = siteArgument();
const findings = new Findings();
const names = pages(site);
checkWithVnu();
await checkWithHtmlValidate();
for (const name of names) checkPolicy(name);
findings.end(`${names.length} pages`);

function checkWithVnu() {
  const run = spawnSync('java', ['-Xss4m', '-jar', String(vnu), '--format', 'json', '--errors-only', '--also-check-css', '--also-check-svg', '--skip-non-html', site], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  const report = run.stderr.slice(run.stderr.indexOf('{'));
  let messages;
  try {
    ({ messages } = JSON.parse(report));
  } catch {
    findings.add('vnu did not run', site, run.stderr.slice(0, 2000));
    return;
  }
  for (const message of messages) {
    const page = path.relative(site, fileURLToPath(message.url));
    findings.add('vnu', `${page}:${message.lastLine}:${message.lastColumn}`, `${message.message} ${message.extract ?? ''}`.replaceAll('\n', ' '));
  }
}

async function checkWithHtmlValidate() {
  const checker = new HtmlValidate(new FileSystemConfigLoader({ root: true, ...CONFIG }));
  for (const name of names) {
    const report = await checker.validateString(read(site, name), path.join(site, name));
    for (const { messages } of report.results) {
      for (const message of messages) findings.add(message.ruleId, `${name}:${message.line}:${message.column}`, message.message);
    }
  }
}

// What a strict Content-Security-Policy refuses must not stand in a page, shown or not.
function checkPolicy(name) {
  for (const { name: tag, attrs, text } of elements(read(site, name))) {
    const data = tag === 'script' && /json/.test(attrs.type ?? '');
    if (tag === 'style') findings.add('inline style', name);
    if (tag === 'script' && !data && text.trim()) findings.add('inline script', name);
    for (const attr of Object.keys(attrs)) {
      if (attr === 'style') findings.add('style attribute', name, tag);
      if (attr.startsWith('on')) findings.add('handler attribute', name, `${tag} ${attr}`);
    }
    for (const url of [attrs.href, attrs.src]) if (/^\s*javascript:/i.test(url ?? '')) findings.add('script address', name, url);
    if (data) {
      try {
        JSON.parse(text);
      } catch (error) {
        findings.add('data that does not parse', name, `#${attrs.id} ${error.message}`);
      }
    }
  }
}
