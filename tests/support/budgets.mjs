// What a first view may cost: bytes after gzip in all, bytes of script among them, requests.

export const BUDGETS = {
  content: { bytes: 25_000, script: 8_000, requests: 5 },
  // Quiz pages hold the whole pool, and the page of records the proof; only their scripts have a promise.
  quiz: { bytes: 60_000, script: 20_000, requests: 8 },
  // The page that tests the PC looks at its store through a second page, in a frame.
  probe: { bytes: 25_000, script: 12_000, requests: 10 },
};

/** The budget that a page has to hold. */
export function budgetOf(page) {
  if (/\/this-pc\.html$/.test(page)) return 'probe';
  if (/\/quizzes\/|\/my-training\.html$/.test(page)) return 'quiz';
  return 'content';
}
