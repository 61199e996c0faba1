// English by cspell: words that are in no dictionary of United States English and not in words.txt.
import { readFileSync } from 'node:fs';
import { spellCheckDocument } from 'cspell-lib';

// British forms that the dictionary lets pass.
const BRITISH = [
  'favour', 'favours', 'favourable', 'favourite', 'centre', 'centres', 'labour', 'honour', 'rumour', 'rumours', 'grey', 'judgement', 'programme', 'programmes',
  'metre', 'metres', 'litre', 'litres', 'theatre', 'cheque', 'cheques', 'catalogue', 'catalogues', 'labelled', 'labelling', 'cancelled', 'cancelling', 'modelling', 'fulfil', 'enrol',
];

/** Findings in English texts: each with the text it is in, the place in it, a rule and a message. */
export async function checkEnglish(texts) {
  const read = texts.filter((text) => text.language === 'en');
  let source = '';
  const starts = read.map((text) => {
    const start = source.length;
    source += `${text.text}\n\n`;
    return start;
  });
  const settings = {
    language: 'en-US', words: words(), flagWords: BRITISH, minWordLength: 4, allowCompoundWords: false, maxNumberOfProblems: 10000, maxDuplicateProblems: 10000,
    ignoreRegExpList: [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu],
  };
  const document = { uri: 'file:///texts.txt', text: source, languageId: 'plaintext', locale: 'en-US' };
  const { issues, errors } = await spellCheckDocument(document, { generateSuggestions: false, noConfigSearch: true }, settings);
  if (errors?.length > 0) throw errors[0];
  return issues.map((issue) => {
    const index = starts.findLastIndex((start) => start <= issue.offset);
    return { text: read[index], at: issue.offset - starts[index], rule: 'spelling', message: issue.text };
  });
}

/** The words of words.txt; a line that begins with # names the reason of those under it. */
export function words() {
  return readFileSync(new URL('words.txt', import.meta.url), 'utf8').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
}
