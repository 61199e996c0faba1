// A person without a mouse: only Tab, arrows, Space, Enter and letters. Works with the drivers of both browsers.
import assert from 'node:assert/strict';

// More stops than any page of a quiz has.
const MOST_STOPS = 150;

/** Presses Tab until the focus is on an element that matches the selector. */
export async function tabTo(page, selector) {
  for (let press = 0; press < MOST_STOPS; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the Tab key does not reach ${selector}`);
}

/** Types into the field that has the focus after `tabTo`, replacing what it held. */
export async function typeInto(page, selector, text) {
  await tabTo(page, selector);
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type(text);
}

/** Presses an arrow key until the focused control has the value. */
export async function arrowTo(page, value, key = 'ArrowDown') {
  for (let press = 0; press < 30; press += 1) {
    if ((await page.evaluate(() => (document.activeElement.type === 'radio' && !document.activeElement.checked ? null : document.activeElement.value))) === value) return;
    // A group without a choice takes the focused radio button with the space bar.
    const untouched = await page.evaluate(() => document.activeElement.type === 'radio' && !document.activeElement.checked);
    await page.keyboard.press(untouched ? ' ' : key);
  }
  assert.fail(`the ${key} key does not reach the value ${value}`);
}
