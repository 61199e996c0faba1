// Texts of a Fluent file: every message, attribute and branch. What is filled in reads as X, which both languages take for a name.
import { FluentParser, Visitor } from '@fluent/syntax';

/** The patterns of the file in order. */
export function ftlTexts(source, language) {
  const lineAt = lines(source);
  const texts = [];
  class Patterns extends Visitor {
    visitPattern(pattern) {
      let text = '';
      const at = [];
      for (const element of pattern.elements) {
        const value = element.type === 'TextElement' ? element.value : placeholder(element.expression);
        const line = lineAt(element.span.start);
        value.split('\n').forEach((part, index) => {
          if (index > 0) text += '\n';
          if (index > 0 || at.length === 0) at.push(line + index);
          text += part;
        });
      }
      texts.push({ language, kind: 'message', lines: at, text });
      this.genericVisit(pattern);
    }
  }
  new Patterns().visit(new FluentParser({ withSpans: true }).parse(source));
  return texts;
}

// A quoted literal is text (it keeps blanks and braces); a reference or a choice is filled in.
function placeholder(expression) {
  return expression.type === 'StringLiteral' ? expression.parse().value : 'X';
}

function lines(source) {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let line = starts.findIndex((start) => start > offset);
    if (line < 0) line = starts.length;
    return line;
  };
}
