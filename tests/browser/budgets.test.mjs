// What the first view of each template costs as the browser asks for it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BUDGETS, budgetOf } from '../support/budgets.mjs';
import { idle } from '../support/chromium.mjs';
import { templatePages } from '../support/templates.mjs';
import { server, site, visit, withBrowser } from '../support/visitor.mjs';

withBrowser();

describe('first view', () => {
  // The page for unknown addresses loads nothing; what a browser asks for besides is not the site's doing.
  for (const name of templatePages(site).filter((page) => page !== '404.html')) {
    test(name, () =>
      visit('http', async ({ page, go }) => {
        server().reset();
        await go(name);
        await idle(page);
        // The icon of the tab is asked for once a site and is no part of the view; the runtime of the search, which the
        // page of results needs at once, has a budget of its own.
        const sent = server().sent().filter(({ url }) => !/\/icon-|\/search-|\/search\/|\/search\.html\?/.test(url));
        const total = (part) => part.reduce((sum, { bytes }) => sum + bytes, 0);
        const script = total(sent.filter(({ url }) => url.endsWith('.js')));
        const budget = BUDGETS[budgetOf(name)];
        const what = sent.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
        assert.ok(total(sent) <= budget.bytes, `${total(sent)} bytes of ${budget.bytes}\n${what}`);
        assert.ok(sent.length <= budget.requests, `${sent.length} requests of ${budget.requests}\n${what}`);
        assert.ok(script <= budget.script, `${script} bytes of script of ${budget.script}\n${what}`);
      }));
  }
});
