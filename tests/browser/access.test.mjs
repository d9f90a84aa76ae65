// The accessibility rules that a program can check, on every kind of page, light and dark, wide and narrow.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { nothingIn, open, samples, watched } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const READERS = {
  'wide and light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
};

let site;
before(async () => { site = await open(); });
after(() => site.close());

// One line a broken rule, with the first place where it is broken.
const violations = async page => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(tags => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }), TAGS);
  return violations.map(one => `${one.id}: ${one.help} (${one.nodes.length}: ${one.nodes[0].html.slice(0, 160)})`);
};

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
