// Texts of a Markdown file. The body keeps its lines; what a fence holds as YAML becomes texts of their own.
import { readable } from './inline.mjs';
import { fenceTexts, plainFields } from './yaml.mjs';

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)/;

/** Body, head and fences of a text in the dialect of docs/formats.md. */
export function markdownTexts(source, language, variables) {
  const lines = source.split('\n');
  const texts = [];
  const body = head(lines, language, variables, texts);
  fences(body, 0, body.length, language, variables, texts);
  footnotes(body, language, variables, texts);
  const text = body.map((line) => readable(structure(line), language, variables)).join('\n');
  return [{ language, kind: 'body', lines: body.map((_, index) => index + 1), text }, ...texts];
}

/** A document of the repository: English, and every fence is an example. */
export function plainMarkdown(source) {
  const lines = source.split('\n');
  let open = null;
  const kept = lines.map((line) => {
    const fence = FENCE.exec(line);
    if (open === null && fence) open = fence[2];
    else if (open !== null) {
      if (line.trim().startsWith(open) && /^[`~]+$/.test(line.trim())) open = null;
    } else return readable(structure(line), 'en', {});
    return '';
  });
  return { language: 'en', kind: 'body', lines: lines.map((_, index) => index + 1), text: kept.join('\n') };
}

// Title and summary; their lines are blank in the body.
function head(lines, language, variables, texts) {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end > 0) texts.push(...plainFields(lines.slice(1, end).join('\n'), 2, { title: 'label', summary: 'prose' }, language, variables));
  return lines.map((line, index) => (index <= end ? '' : line));
}

// Blanks the fences between two lines; a case stays as Markdown without its fence and title.
function fences(lines, from, to, language, variables, texts) {
  for (let start = from; start < to; start++) {
    const fence = FENCE.exec(lines[start]);
    if (!fence) continue;
    let end = start + 1;
    while (end < to && !(lines[end].trim().startsWith(fence[2]) && /^[`~]+$/.test(lines[end].trim()))) end++;
    const inside = lines.slice(start + 1, end);
    if (fence[3] === 'case') {
      const title = /^title:\s*(.*)$/.exec(inside[0] ?? '');
      if (title) texts.push({ language, kind: 'label', lines: [start + 2], text: readable(title[1], language, variables) });
      lines[start] = lines[start + 1] = '';
      if (end < lines.length) lines[end] = '';
      fences(lines, start + 2, end, language, variables, texts);
    } else {
      texts.push(...fenceTexts(fence[3], inside.join('\n'), start + 2, language, variables));
      for (let line = start; line <= end && line < lines.length; line++) lines[line] = '';
    }
    start = end;
  }
}

function footnotes(lines, language, variables, texts) {
  lines.forEach((line, index) => {
    const note = /^\[\^[^\]]+\]:\s*(?:\[M\]\s*)?(.*)$/.exec(line);
    if (!note) return;
    texts.push({ language, kind: 'source', lines: [index + 1], text: readable(note[1], language, variables) });
    lines[index] = '';
  });
}

// Ids of headings, heads of notices; a line of bold words without a full stop is a heading, too.
function structure(line) {
  return line
    .replace(/^(#{1,6} .*?)\s*\{#[^}]*\}\s*$/, '$1')
    .replace(/^(\s*>\s*)\[![A-Z]+\]\s*$/, '$1')
    .replace(/^\*\*([^*]*[^*。])\*\*$/, '###### $1');
}
