// What a first view may cost: bytes after gzip in all, bytes of script among them, requests.

export const BUDGETS = {
  content: { bytes: 25_000, script: 8_000, requests: 5 },
  // Quiz pages hold the whole pool, and the page of records the proof; only their scripts have a promise.
  quiz: { bytes: 60_000, script: 20_000, requests: 8 },
  // Complete lists: everything on one page is what they are for. This line keeps them from growing unnoticed.
  list: { bytes: 30_000, script: 8_000, requests: 5 },
};

/** The budget that a page has to hold. */
export function budgetOf(page) {
  if (/\/quizzes\/|\/my-training\.html$/.test(page)) return 'quiz';
  return /\/(glossary|site-index)\.html$/.test(page) ? 'list' : 'content';
}
