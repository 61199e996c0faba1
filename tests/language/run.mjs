// The language of every text: Japanese by textlint, English by cspell. Findings are `file:line  rule  message`.
// usage: node tests/language/run.mjs [SITE [START-OF-PATH …]]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { allowed, withoutAllowed } from './allow.mjs';
import { checkTexts } from './check.mjs';
import { readingFindings } from './readings.mjs';
import { siteTexts } from './texts.mjs';

const [root = path.resolve(import.meta.dirname, '../..'), ...only] = process.argv.slice(2);
const glossary = parse(readFileSync(path.join(root, 'content/glossary.yaml'), 'utf8')).terms;
const texts = siteTexts(root, only);
const files = new Set(texts.map((text) => text.file));
const found = [...await checkTexts(texts, glossary), ...readingFindings(texts, root, glossary)];
const findings = withoutAllowed(found, allowed(), only.length === 0);

for (const { file, line, rule, message, context, column } of findings) {
  console.log(`${file}:${line}  ${rule}  ${message}${context ? `  | ${context.slice(Math.max(0, column - 12), column + 18)}` : ''}`);
}
const failed = new Set(findings.map((finding) => finding.file));
console.log(`${findings.length} findings in ${texts.length} texts`);
console.log(`${[...files].filter((file) => !failed.has(file)).length} passed, ${failed.size} failed`);
process.exitCode = failed.size === 0 ? 0 : 1;
