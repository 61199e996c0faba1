// All findings in texts, with the line of the file and the line of text around them.
import { checkEnglish } from './english.mjs';
import { checkJapanese } from './japanese.mjs';

/** Findings of both languages in the order of files and lines. */
export async function checkTexts(texts, glossary) {
  const found = [...await checkJapanese(texts, glossary), ...await checkEnglish(texts)];
  return found.map(placed).sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

function placed({ text, at, rule, message }) {
  const before = text.text.slice(0, at).split('\n');
  const row = Math.min(before.length, text.lines.length) - 1;
  return { file: text.file, line: text.lines[row], rule, message, context: text.text.split('\n')[row], column: before.at(-1).length };
}
