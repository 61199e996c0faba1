// What the checks want to know of a page, read with a real HTML parser (attributes may be unquoted after minifying).
import { parse } from 'parse5';

/** All elements in document order as `{name, attrs, text}`; `text` is the raw text of script and style elements. */
export function elements(html) {
  const found = [];
  const visit = (node) => {
    if (node.tagName) {
      const attrs = Object.fromEntries(node.attrs.map((attr) => [attr.name, attr.value]));
      const raw = node.tagName === 'script' || node.tagName === 'style';
      found.push({ name: node.tagName, attrs, text: raw ? node.childNodes.map((child) => child.value).join('') : '' });
    }
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) visit(child);
  };
  visit(parse(html));
  return found;
}

const URL_ATTRS = ['href', 'src', 'action', 'poster', 'data', 'formaction'];

/** Every address that a page names, with the element that names it. */
export function references(found) {
  const refs = [];
  for (const element of found) {
    for (const attr of URL_ATTRS) if (element.attrs[attr] !== undefined) refs.push({ element, attr, url: element.attrs[attr].trim() });
    for (const part of (element.attrs.srcset ?? '').split(',')) if (part.trim()) refs.push({ element, attr: 'srcset', url: part.trim().split(/\s/)[0] });
  }
  return refs;
}

/** Whether the browser loads this address by itself to show the page. The icon of the tab is no part of the view. */
export function loads({ element: { name, attrs }, attr }) {
  if (attr === 'srcset' || attr === 'src' || attr === 'poster' || attr === 'data') return attrs.loading !== 'lazy';
  return name === 'link' && /\b(stylesheet|preload|modulepreload|manifest)\b/.test(attrs.rel ?? '');
}
