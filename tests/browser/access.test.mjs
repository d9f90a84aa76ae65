// The accessibility rules that a program can check, on every kind of page, light and dark, wide and narrow.
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { nothingIn, open, samples, watched } from './support.mjs';

const READERS = {
  'wide and light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
};

let site;
before(async () => { site = await open(); });
after(() => site.close());

for (const [reader, options] of Object.entries(READERS)) {
  describe(`access, ${reader}`, () => {
    for (const { path, kind } of samples.filter(page => !page.redirect)) {
      test(`${kind}: /${path}`, async () => {
        const { page, close } = await watched(site.browser, site.base, { ...options, bypassCSP: true });
        await page.goto(site.base + path, { waitUntil: 'load' });
        nothingIn(await violations(page));
        await close();
      });
    }
  });
}
