// Texts of YAML: maps with one entry per language in the files of a site, and the fields of named fences.
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { readable } from './inline.mjs';

// By the name of the field that holds the languages. What is not named is a label.
const KINDS = {
  stem: 'prose', feedback: 'prose', right: 'prose', wrong: 'prose', outcome: 'prose', tagline: 'prose', disclaimer: 'prose',
  definition: 'plain', note: 'plain', level_note: 'plain', mapping_note: 'plain', total_note: 'plain',
};
// `text` and `right` mean something else in each place.
const PLACES = [
  [/^quizzes\/.*#.*\bpairs\/\d+\/right$|^quizzes\/.*#.*\bextra\/\d+\/right$/, 'label'],
  [/^quizzes\/.*#questions\/\d+\/nodes\/\d+\/text$/, 'prose'],
  [/\/questions\.yaml#questions\/\d+\/text$/, 'prose'],
  [/\/criteria\.yaml#criteria\/\d+\/text$/, 'plain'],
  [/\/module\.yaml#objectives\/\d+\/text$/, 'plain'],
];
// Forms that people type or search for: wrong ones stand there on purpose.
const NOT_READ = /\/(accept|avoid|keywords)$|#(accept|avoid|keywords)$/;

const FENCES = {
  document: { title: 'paper', 'fields/label': 'paper', 'fields/value': 'paper' },
  // A drawing is described in plain form, and its labels may be halves of a line.
  figure: { alt: 'plain', caption: 'label', labels: 'fragment' },
  steps: { screen: 'screen', action: 'prose', expected: 'prose', tip: 'prose', pitfall: 'prose' },
  wireframe: { title: 'label', 'boxes/gloss': 'label', 'boxes/label': 'screen' },
};

/** The texts of every map with an entry `en` or `ja`, and of the lists in it. */
export function localizedTexts(source, file, variables) {
  const { document, position } = parsed(source);
  const texts = [];
  walk(document.contents, [], (route, map) => {
    for (const language of ['en', 'ja']) {
      const value = map.get(language, true);
      if (value === undefined || NOT_READ.test(`${file}#${route.join('/')}`)) continue;
      for (const scalar of isSeq(value) ? value.items : [value]) {
        if (isScalar(scalar) && typeof scalar.value === 'string') texts.push(text(scalar, kindOf(file, route), language, variables, source, position, 1));
      }
    }
  });
  return texts;
}

/** The texts of a named fence that begins on line `first`. Names on the real screen are English in every language. */
export function fenceTexts(name, source, first, language, variables) {
  const fields = FENCES[name];
  return fields === undefined ? [] : plainFields(source, first, fields, language, variables);
}

/** The texts of the fields named, `a/b` being the field b of each item of the list a; a map stands for all in it. */
export function plainFields(source, first, fields, language, variables) {
  const { document, position } = parsed(source);
  const texts = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const route = ancestors.filter((above) => above.key !== undefined && isScalar(above.key)).map((above) => above.key.value);
      const kind = fields[route.join('/')] ?? fields[route[0]];
      if (kind === undefined || (kind === 'screen' && language !== 'en')) return;
      texts.push(text(node, kind === 'screen' ? 'label' : kind, language, variables, source, position, first));
    },
  });
  return texts;
}

function parsed(source) {
  const counter = new LineCounter();
  return { document: parseDocument(source, { lineCounter: counter, logLevel: 'silent' }), position: (offset) => counter.linePos(offset).line };
}

function walk(node, route, found) {
  if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...route, index], found));
  if (!isMap(node)) return;
  if (node.has('en') || node.has('ja')) found(route, node);
  for (const pair of node.items) walk(pair.value, [...route, pair.key.value], found);
}

function kindOf(file, route) {
  const place = `${file}#${route.join('/')}`;
  const named = PLACES.find(([pattern]) => pattern.test(place));
  if (named) return named[1];
  return KINDS[route.filter((step) => typeof step === 'string').at(-1)] ?? 'label';
}

// A block scalar has a line for each of its lines; a folded one of several lines counts as its first.
function text(node, kind, language, variables, source, position, first) {
  const start = position(node.range[0]) + first - 1;
  const value = node.value.replace(/\n+$/, '').split('\n');
  const block = node.type === 'BLOCK_LITERAL';
  return { language, kind, lines: value.map((_, index) => (block ? start + 1 + index : start)), text: value.map((line) => readable(line, language, variables)).join('\n') };
}
