// Japanese by textlint: a preset for technical writing, spacing, and the words of the glossary by prh.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TextlintKernel } from '@textlint/kernel';
import { termRules, usedForm } from './terms.mjs';

const require = createRequire(import.meta.url);
const imported = (name) => require(name).default ?? require(name);
const technical = imported('textlint-rule-preset-ja-technical-writing');
const spacing = imported('textlint-rule-preset-ja-spacing');
const prh = imported('textlint-rule-prh');
const markdown = imported('@textlint/textlint-plugin-markdown');

// Names of bodies and programs, and words of the law, that are written in one.
const LONG_KANJI = ['情報処理推進機構', '金融活動作業部会', '犯罪収益移転防止法', '外国製造業者向', '長距離運送業者'];

// Everything else in the preset stays as its authors set it.
const TECHNICAL = {
  'sentence-length': { max: 100, skipUrlStringLink: true },
  // Lists in a sentence have several marks; the length of the sentence is the limit that matters to a reader.
  'max-ten': { max: 4 },
  'max-comma': false, // an English mark; orthography.yaml finds it behind Japanese
  // 「1つ」 and 「一つ」 differ by meaning here (glossary and texts count things with digits, 「一つの規則」 is an idiom).
  'arabic-kanji-numbers': false,
  // A threat is something that may be: 「偽物かもしれません」 is what such a text has to say.
  'ja-no-weak-phrase': false,
  // Questions to the reader end in 「か。」; a mark stands only in what somebody says or writes.
  'no-exclamation-question-mark': { allowHalfWidthExclamation: false, allowFullWidthExclamation: false, allowHalfWidthQuestion: false, allowFullWidthQuestion: false },
  // In lists a particle comes again (「AもBも」「AかBか」); 「記録にある番号に」「虫がいる木が」 have に and が inside a clause.
  'no-doubled-joshi': { min_interval: 1, strict: false, allow: ['も', 'や', 'か', 'と', 'に', 'が', 'にも', 'でも', 'ても'] },
  'ja-no-successive-word': { allow: ['し', '一つ'] }, // 「長押しして」「一つ一つ」
  'ja-no-mixed-period': { periodMark: '。', allowPeriodMarks: ['：', '）'] },
};
const SPACING = {
  'ja-no-space-around-slash': false, // 「3 / 10」 is a count out of a whole
  'ja-space-between-half-and-full-width': { space: 'never' },
  'ja-space-around-code': { before: false, after: false },
};

// What differs by kind of text; see texts.mjs.
const KINDS = {
  body: { 'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: 'ですます', strict: false } },
  prose: { 'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: 'ですます', strict: false } },
  plain: { 'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'である', preferInList: 'である', strict: false } },
  message: { 'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: 'ですます', strict: false }, 'ja-no-mixed-period': false },
  label: { 'no-mix-dearu-desumasu': false, 'ja-no-mixed-period': false },
  // A paper looks as papers do: names of fields in two languages, numbers in groups.
  paper: { 'no-mix-dearu-desumasu': false, 'ja-no-mixed-period': false, 'no-doubled-joshi': false, spacing: false },
  // Titles and authorities are as their publishers write them.
  source: { 'no-mix-dearu-desumasu': false, 'sentence-length': false, 'max-kanji-continuous-len': false },
  fragment: { 'no-mix-dearu-desumasu': false, 'ja-no-mixed-period': false, 'no-unmatched-pair': false },
};

/** Findings in Japanese texts: each with the text it is in, the place in it, a rule and a message. */
export async function checkJapanese(texts, glossary) {
  const kernel = new TextlintKernel();
  const rules = rulesOf(glossary);
  const findings = [];
  for (const group of groups(texts.filter((text) => text.language === 'ja'))) {
    const { source, starts } = joined(group);
    const result = await kernel.lintText(source, {
      ext: '.md', plugins: [{ pluginId: 'markdown', plugin: markdown }], rules: rules(group[0].kind),
    });
    for (const message of result.messages) {
      const index = starts.findLastIndex((start) => start <= message.range[0]);
      if (fits(message, source)) continue;
      findings.push({ text: group[index], at: message.range[0] - starts[index], rule: message.ruleId, message: short(message.message) });
    }
  }
  return findings;
}

// What the rules have no option for: items of a list may be in plain form (signs, things to tick off), and a mark of
// exclamation or question may stand in words that somebody says.
function fits(message, source) {
  if (message.ruleId === 'no-mix-dearu-desumasu') return message.message.startsWith('箇条書き');
  if (message.ruleId !== 'no-exclamation-question-mark') return false;
  const before = source.slice(source.lastIndexOf('\n', message.range[0]) + 1, message.range[0]);
  return before.lastIndexOf('「') > before.lastIndexOf('」');
}

function rulesOf(glossary) {
  const terms = termRules(glossary);
  const orthography = readFileSync(new URL('orthography.yaml', import.meta.url), 'utf8');
  const kanji = { max: 6, allow: [...LONG_KANJI, ...glossary.map((term) => usedForm(term.term.ja))] };
  return (kind) => {
    const technicalOptions = { ...technical.rulesConfig, ...TECHNICAL, 'max-kanji-continuous-len': kanji, ...KINDS[kind] };
    return [
      ...preset(technical.rules, technicalOptions),
      ...(KINDS[kind].spacing === false ? [] : preset(spacing.rules, { ...spacing.rulesConfig, ...SPACING })),
      { ruleId: 'term', rule: prh, options: { ruleContents: [terms], checkLink: true, checkBlockQuote: true, checkEmphasis: true } },
      { ruleId: 'orthography', rule: prh, options: { ruleContents: [orthography], checkLink: true, checkBlockQuote: true, checkEmphasis: true } },
    ];
  };
}

function preset(rules, options) {
  return Object.entries(rules)
    .filter(([name]) => options[name] !== false)
    .map(([ruleId, rule]) => ({ ruleId, rule: rule.default ?? rule, options: options[ruleId] ?? true }));
}

// One text for the tool from all texts of a file and kind, each a paragraph: loading the rules takes longer than reading.
function groups(texts) {
  const found = new Map();
  for (const text of texts) {
    const key = `${text.file}\n${text.kind}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(text);
  }
  return found.values();
}

function joined(group) {
  let source = '';
  const starts = group.map((text) => {
    const start = source.length;
    source += `${text.text}\n\n`;
    return start;
  });
  return { source, starts };
}

// The first sentence of a message; the rest is a lesson and an address.
function short(message) {
  return message.split('\n').map((line) => line.trim()).filter((line) => line && !/^https?:|^解説|^URL/.test(line)).slice(0, 2).join(' ');
}
