// What a first view may cost: bytes after gzip in all, bytes of script among them, requests.

export const BUDGETS = {
  content: { bytes: 25_000, script: 8_000, requests: 5 },
  // A module is a quarter of an hour of reading with its drawings and practice questions on one page. It misses the
  // promise for content pages; docs/performance.md says by how much. This line keeps it from growing further.
  module: { bytes: 36_000, script: 8_000, requests: 5 },
  // Quiz pages hold the whole pool, and the page of records the proof; only their scripts have a promise.
  quiz: { bytes: 60_000, script: 20_000, requests: 8 },
  // Complete lists: everything on one page is what they are for.
  list: { bytes: 40_000, script: 8_000, requests: 5 },
};

/** The budget that a page has to hold. */
export function budgetOf(page) {
  if (/\/quizzes\/|\/my-training\.html$/.test(page)) return 'quiz';
  if (/\/modules\//.test(page)) return 'module';
  return /\/(glossary|site-index)\.html$/.test(page) ? 'list' : 'content';
}
