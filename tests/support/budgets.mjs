// What a first view may cost: bytes after gzip in all, bytes of script among them, requests.

export const BUDGETS = {
  content: { bytes: 25_000, script: 8_000, requests: 5 },
  // Quiz pages hold the whole pool, the page of records the proof, and that of this PC its tests; only their scripts have a promise.
  quiz: { bytes: 60_000, script: 20_000, requests: 8 },
};

/** The budget that a page has to hold. */
export function budgetOf(page) {
  if (/\/quizzes\/|\/(my-training|this-pc)\.html$/.test(page)) return 'quiz';
  return 'content';
}
