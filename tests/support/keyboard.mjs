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

/** Where the focus is can be seen: a ring on the control, its label or the row around it, inside the window, not covered. */
export async function assertFocusSeen(page) {
  const { what, ring, visible } = await page.evaluate(() => {
    const element = document.activeElement;
    const labels = [...(element.labels ?? [])];
    const ringed = (place) => {
      const style = getComputedStyle(place);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    // A link over two lines has a hole in the middle of its box: look at its first line.
    const line = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const top = document.elementFromPoint(line.x + line.width / 2, line.y + Math.min(line.height / 2, 20));
    const holds = (other) => other.contains(top) || top?.contains(other);
    return {
      what: `${element.tagName.toLowerCase()}${element.id && `#${element.id}`}.${element.className} ${(element.textContent || element.value || '').trim().slice(0, 30)}`,
      ring: element !== document.body && [element, ...labels, ...labels.map((label) => label.parentElement)].some(ringed),
      visible: Boolean(top) && [element, ...labels].some(holds),
    };
  });
  assert.ok(ring, `the focus is not seen on ${what}`);
  assert.ok(visible, `the focus is on what is covered or outside the window: ${what}`);
}

/** As `tabTo`, and every stop on the way can be seen. */
export async function followTab(page, selector) {
  for (let press = 0; press < MOST_STOPS; press += 1) {
    if (press) await assertFocusSeen(page);
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
