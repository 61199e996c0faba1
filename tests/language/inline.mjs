// Markup inside a line that is no prose: it is taken out, so that the tools read what a reader reads. No line end is added or lost.

/** `text` without ruby readings, variables, markers of bold, HTML tags and references of footnotes. */
export function readable(text, language, variables) {
  const parts = text.split(/(`+[^`\n]*`+)/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part, language) : marked(part, language, variables))).join('');
}

// Japanese keeps code spans, which textlint knows; a spelling checker would read the words in them.
function code(span, language) {
  return language === 'en' ? ' ' : span;
}

function marked(part, language, variables) {
  const text = part
    .replace(/\{\{\s*([a-z0-9_]+)\s*\}\}/g, (_, name) => variableText(variables[name], language))
    .replace(/\{([^{}|\n]+)\|[^{}|\n]+\}/g, '$1')
    .replace(/\[\^[^\]\s]+\](?!:)/g, '')
    .replace(/<(https?:[^>]*)>/g, '')
    .replace(/<\/?[a-z][^>\n]*>/g, '')
    .replace(/\*\*/g, '');
  return language === 'en' ? text.replace(/\]\([^)\n]*\)/g, ']').replace(/https?:\/\/\S+|\S+@\S+\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*/g, ' ') : text;
}

function variableText(value, language) {
  if (value === undefined || value === null) return 'X';
  if (Array.isArray(value)) return value.join(language === 'ja' ? '、' : ', ');
  return String(typeof value === 'object' ? value[language] ?? 'X' : value);
}
