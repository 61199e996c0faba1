// Answers the question on the screen from its key in the page, by keyboard alone.
import assert from 'node:assert/strict';
import { arrowTo, tabTo, typeInto } from './keyboard.mjs';

export const KINDS = ['single', 'multiple', 'true_false', 'numeric', 'matching', 'ordering', 'text', 'hotspot', 'scenario'];

/** The visible question as data: `{id, kind, critical, right, options, pairs, choices, order, answer, accept, nodes}`. */
export const shown = (page) =>
  page.evaluate(() => {
    const element = [...document.querySelectorAll('[data-sk-question]')].find((candidate) => candidate.checkVisibility());
    if (!element) return null;
    const all = (selector) => [...element.querySelectorAll(selector)];
    return {
      id: element.dataset.skQuestion,
      kind: element.dataset.skKind,
      critical: element.dataset.skCritical === '1',
      objective: element.dataset.skObjective,
      options: all('[data-sk-option]').map(({ dataset }) => ({ id: dataset.skOption, correct: dataset.skCorrect === '1' })),
      answer: element.querySelector('[data-sk-answer]')?.dataset.skAnswer,
      pairs: all('[data-sk-pair]').map(({ dataset }) => dataset.skPair),
      choices: [...(element.querySelector('[data-sk-pair]')?.options ?? [])].map(({ value }) => value).filter(Boolean),
      order: element.querySelector('[data-sk-order]')?.dataset.skOrder.split(','),
      accept: JSON.parse(element.querySelector('[data-sk-accept]')?.dataset.skAccept ?? '[]'),
      nodes: all('[data-sk-node]').map((node) => ({
        id: node.dataset.skNode,
        turns: [...node.querySelectorAll('[data-sk-turn]')].map(({ dataset }) => ({ id: dataset.skTurn, correct: dataset.skCorrect === '1', next: dataset.skNext })),
      })),
    };
  });

/** Fills in the visible question and returns it; does not submit. */
export async function answer(page, rightly = true) {
  const question = await shown(page);
  assert.ok(question, 'a question is on the screen');
  const inside = `[data-sk-question="${question.id}"]`;
  await ANSWER[question.kind](page, inside, question, rightly);
  return question;
}

const ANSWER = {
  single: choose,
  true_false: choose,
  multiple: async (page, inside, { options }, rightly) => {
    // Wrong: exactly the options that are not right.
    for (const { id } of options.filter(({ correct }) => correct === rightly)) {
      await tabTo(page, `${inside} [data-sk-option="${id}"] input, ${inside} input[value="${id}"]`);
      await page.keyboard.press(' ');
    }
  },
  numeric: (page, inside, { answer: value }, rightly) => typeInto(page, `${inside} [data-sk-answer]`, rightly ? value : String(Number(value) + 1000)),
  text: (page, inside, { accept }, rightly) => typeInto(page, `${inside} [data-sk-accept]`, rightly ? accept.find((text) => /^[ -~]+$/.test(text)) : 'nothing of the kind'),
  hotspot: async (page, inside, { options }, rightly) => {
    for (const { id } of options.filter(({ correct }) => correct === rightly)) {
      await tabTo(page, `${inside} [data-sk-option="${id}"]`);
      await page.keyboard.press('Enter');
    }
  },
  scenario: async (page, inside, { nodes }, rightly) => {
    for (let node = nodes[0]; node; ) {
      const turn = node.turns.find(({ correct }) => correct === rightly);
      const place = `${inside} [data-sk-node="${node.id}"]`;
      await tabTo(page, `${place} input[type=radio]`);
      await arrowTo(page, `${node.id}.${turn.id}`);
      await tabTo(page, `${place} [data-sk-decide]`);
      await page.keyboard.press('Enter');
      node = nodes.find(({ id }) => id === turn.next);
    }
  },
  matching: async (page, inside, { pairs, choices }, rightly) => {
    for (const pair of pairs) {
      await tabTo(page, `${inside} [data-sk-pair="${pair}"]`);
      await arrowTo(page, rightly ? pair : choices.find((id) => id !== pair));
    }
  },
  ordering: async (page, inside, { order }, rightly) => {
    const wanted = rightly ? order : [...order].reverse();
    const at = (id) =>
      page.evaluate(([list, item]) => [...document.querySelectorAll(list)].findIndex(({ dataset }) => dataset.skItem === item), [`${inside} [data-sk-item]`, id]);
    for (const [place, id] of wanted.entries()) {
      while ((await at(id)) > place) {
        await tabTo(page, `${inside} [data-sk-item="${id}"] [data-sk-move=up]`);
        await page.keyboard.press('Enter');
      }
    }
  },
};

async function choose(page, inside, { options }, rightly) {
  const { id } = options.find(({ correct }) => correct === rightly);
  await tabTo(page, `${inside} input[type=radio]`);
  await arrowTo(page, id);
}
