// What a learner does on the page "My training".

/** Restores from a file. Its field stands in the page before anything listens to it, as a learner cannot see it then. */
export async function restore(page, file) {
  await page.locator('[data-sk-training]').waitFor();
  await page.locator('[data-sk-file]').setInputFiles(file);
}
