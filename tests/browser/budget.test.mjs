// What a first visit costs: bytes, requests, and how much the page moves while it loads.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fullest, nothingIn, open, root, watched } from './support.mjs';

const packed = path => gzipSync(readFileSync(join(root, path)), { level: 9 }).length;
const PAGES = { home: 'home', event: 'events/…', article: 'articles/…' };
const SCREENS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

let site;
before(async () => { site = await open(); });
after(() => site.close());

test('the stylesheet is at most 30 KB, packed', () => assert.ok(packed('assets/site.css') <= 30_000));
test('the script is at most 10 KB, packed', () => assert.ok(packed('assets/site.js') <= 10_000));
test('all faces together are at most 120 KB', () => {
  const faces = readdirSync(join(root, 'assets/fonts')).filter(name => name.endsWith('.woff2'));
  assert.ok(faces.reduce((sum, name) => sum + readFileSync(join(root, 'assets/fonts', name)).length, 0) <= 120_000);
});

// Adds up the shifts of the layout from the first moment on.
const countShifts = () => {
  globalThis.shifted = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

for (const [name, kind] of Object.entries(PAGES)) {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`${name}, ${screen}: few requests, none elsewhere, and nothing moves`, async () => {
      const { page, wrong, close } = await watched(site.browser, site.base, { viewport });
      const requests = [];
      page.on('request', request => { if (!request.url().startsWith('data:')) requests.push(request.url()); });
      await page.addInitScript(countShifts);
      await page.goto(site.base + fullest(kind).path, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => setTimeout(done, 200))));
      nothingIn(wrong);
      assert.ok(requests.length <= 8, requests.join('\n'));
      const shifted = await page.evaluate(() => globalThis.shifted);
      assert.ok(shifted <= 0.02, `the layout shifts by ${shifted}`);
      await close();
    });
  }
}
