// Words that a new worker cannot read. A term of the glossary is hard when it has a kanji that elementary school does not
// teach. A module that uses one shows its reading once: by ruby on these kanji, or by a link to the glossary, which has it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { usedForm } from './terms.mjs';

const taught = new Set(readFileSync(new URL('kanji.txt', import.meta.url), 'utf8').split('\n').filter((line) => !line.startsWith('#')).join(''));

/** A finding for each hard term that the Japanese text of a module uses and never explains, at the first place that can. */
export function readingFindings(texts, root, glossary) {
  return texts
    .filter(({ file, kind }) => kind === 'body' && /^content\/modules\/[^/]+\/ja\.md$/.test(file))
    .flatMap((body) => unread(body, readFileSync(path.join(root, body.file), 'utf8'), glossary));
}

/** The same for one text: `body` without its markup, `source` with it. */
export function unread(body, source, glossary) {
  const forms = new Map(glossary.map((term) => [term.id, usedForm(term.term.ja)]));
  const linked = [...source.matchAll(/\]\(term:([a-z0-9-]+)\)/g)].map(([, id]) => forms.get(id) ?? '');
  const ruby = new Set([...source.matchAll(/\{([^{}|\n]+)\|[^{}|\n]+\}/g)].flatMap(([, base]) => [...base]));
  // A heading has no ruby.
  const lines = body.text.split('\n').map((line) => (line.startsWith('#') ? '' : line));
  return glossary.flatMap((term) => {
    const form = usedForm(term.term.ja);
    const hard = hardKanji(form).filter((kanji) => !ruby.has(kanji));
    if (hard.length === 0 || linked.some((other) => other.includes(form))) return [];
    const row = lines.findIndex((line) => line.includes(form));
    if (row < 0) return [];
    const message = `${form} needs its reading once: {${form}|${term.reading}} or [${form}](term:${term.id})`;
    return [{ file: body.file, line: row + 1, rule: 'reading', message, context: lines[row], column: lines[row].indexOf(form) }];
  });
}

/** The kanji of a word that elementary school does not teach. */
export function hardKanji(word) {
  return [...word].filter((character) => /\p{Script=Han}/u.test(character) && character !== '々' && !taught.has(character));
}
