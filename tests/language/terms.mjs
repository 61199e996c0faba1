// Rules of prh made from the glossary: each form to avoid, and the form to use.
import { stringify } from 'yaml';

const KATAKANA = 'ァ-ヴー';
const LATIN = 'A-Za-z0-9';

/** The rules as a prh file. `terms` is the list of content/glossary.yaml. */
export function termRules(terms) {
  const preferred = terms.map((term) => usedForm(term.term.ja));
  const avoided = terms.flatMap((term) => term.avoid?.ja ?? []);
  const rules = terms.flatMap((term) => (term.avoid?.ja ?? [])
    // A form that another term prefers has two meanings (認証), and only a reader can tell them apart.
    .filter((form) => !preferred.some((other) => other === form))
    .map((form) => ({ expected: usedForm(term.term.ja), pattern: pattern(form, [...preferred, ...avoided, ...terms.map((other) => other.term.ja)]) })));
  return stringify({ version: 1, rules });
}

/** The form without what stands in brackets behind it: 封印（…）is used as 封印. */
export function usedForm(form) {
  return form.replace(/（[^）]*）$/, '');
}

/**
 * The form as a regular expression of prh (`/…/`, because a plain pattern with a hyphen or a point is read as one).
 * It does not match inside a longer word of the same script, nor inside a longer form of the glossary.
 */
export function pattern(form, forms) {
  const longer = [...new Set(forms)].filter((other) => other !== form && other.includes(form));
  const not = longer.flatMap((other) => occurrences(other, form).map((at) => {
    const before = other.slice(0, at);
    const after = other.slice(at + form.length);
    return `(?!(?<=${escape(before)})${escape(form + after)})`;
  }));
  return `/${boundary('before', form)}${not.join('')}${escape(form)}${boundary('after', form)}/`;
}

function boundary(side, form) {
  const edge = side === 'before' ? form[0] : form.at(-1);
  const script = [KATAKANA, LATIN].find((letters) => new RegExp(`[${letters}]`).test(edge));
  if (script === undefined) return '';
  return side === 'before' ? `(?<![${script}])` : `(?![${script}])`;
}

function occurrences(text, form) {
  const found = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push(at);
  return found;
}

function escape(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/-/g, '\\x2d');
}
