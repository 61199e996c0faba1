// The findings that are allowed with a reason.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The entries of tests/language/allow.yaml. */
export function allowed() {
  return parse(readFileSync(new URL('allow.yaml', import.meta.url), 'utf8')) ?? [];
}

/** The findings without those allowed, and a finding for each entry that allows none; `whole` says that every file was read. */
export function withoutAllowed(findings, entries, whole) {
  const used = new Set();
  const left = findings.filter((finding) => {
    const entry = entries.find((candidate) => allows(candidate, finding));
    if (entry) used.add(entry);
    return entry === undefined;
  });
  const faulty = entries.filter((entry) => !entry.reason || !entry.rule || !entry.file || !entry.text);
  const unused = whole ? entries.filter((entry) => !used.has(entry) && !faulty.includes(entry)) : [];
  return [
    ...left,
    ...faulty.map((entry) => own(entry, 'needs rule, file, text and reason')),
    ...unused.map((entry) => own(entry, 'allows nothing any more')),
  ];
}

function allows(entry, finding) {
  const file = entry.file.endsWith('*') ? finding.file.startsWith(entry.file.slice(0, -1)) : finding.file === entry.file;
  if (!file || entry.rule !== finding.rule) return false;
  // The fragment covers the place of the finding.
  for (let at = finding.context.indexOf(entry.text); at >= 0; at = finding.context.indexOf(entry.text, at + 1)) {
    if (at <= finding.column && finding.column <= at + entry.text.length) return true;
  }
  return false;
}

function own(entry, message) {
  return { file: 'tests/language/allow.yaml', line: 1, rule: 'allow', message: `${message}: ${entry.rule} ${entry.file} ${entry.text}`, context: '', column: 0 };
}
