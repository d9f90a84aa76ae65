// Every kind of page, opened as readers open it: wide and narrow, light and dark, with scripts and without, from a host
// and from disk. Nothing may go wrong, nothing may be asked of another server, nothing may stick out at the side.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { nothingIn, open, pages, root, samples, watched } from './support.mjs';
import { pathToFileURL } from 'node:url';

const READERS = {
  'wide and light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  'without scripts': { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
};

let site;
before(async () => { site = await open(); });
after(() => site.close());

// What every page has once it stands: a heading, words, its stylesheet, and no more width than the window.
const look = page => page.evaluate(() => ({
  headings: document.querySelectorAll('h1').length,
  words: document.body.innerText.trim().length,
  background: getComputedStyle(document.body).backgroundColor,
  styles: document.styleSheets.length,
  overflow: document.documentElement.scrollWidth - innerWidth,
}));

const assertWhole = async page => {
  const seen = await look(page);
  assert.equal(seen.headings, 1, 'one first heading');
  assert.ok(seen.words > 20, 'words to read');
  assert.ok(seen.styles > 0, 'a stylesheet');
  assert.ok(seen.overflow <= 0, `sticks out by ${seen.overflow} px`);
};

for (const [reader, options] of Object.entries(READERS)) {
  describe(`pages, ${reader}`, () => {
    for (const { path, kind, redirect } of samples) {
      test(`${kind}: /${path}`, async () => {
        const { page, wrong, close } = await watched(site.browser, site.base, options);
        await page.goto(site.base + path, { waitUntil: 'load' });
        if (redirect) await page.waitForURL(url => url.href !== site.base + path);
        if (options.javaScriptEnabled !== false) await page.evaluate(() => document.fonts.ready.then(() => true));
        await assertWhole(page);
        nothingIn(wrong);
        await close();
      });
    }
  });
}

// A browser preloads no font from disk and says so; it fetches the font when the stylesheet asks for it.
const refusedPreload = one => /\.woff2|net::ERR_FAILED/.test(one);

describe('pages, from disk', () => {
  for (const { kind, path, disk } of samples.filter(one => !one.redirect && one.path !== '404.html')) {
    test(`${kind}: ${path || 'index.html'}`, async () => {
      const { page, wrong, close } = await watched(site.browser, pathToFileURL(root).href);
      await page.goto(disk, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await assertWhole(page);
      assert.ok(await page.evaluate(() => [...document.fonts].some(font => font.status === 'loaded')), 'a font');
      nothingIn(wrong.filter(one => !refusedPreload(one)));
      await close();
    });
  }

  test('links to folders open their page', async () => {
    const { page, close } = await watched(site.browser, pathToFileURL(root).href);
    await page.goto(pages.find(one => one.kind === 'home').disk);
    await page.locator('main a[href*="events/"]').first().click();
    await page.waitForURL(/events\/[^/]+\/index\.html/);
    await assertWhole(page);
    await close();
  });
});

describe('the host', () => {
  test('sends an address without its slash on', async () => {
    const { page, wrong, close } = await watched(site.browser, site.base);
    const { path } = pages.find(one => one.kind === 'events/…');
    await page.goto(site.base + path.replace(/\/$/, ''));
    assert.equal(page.url(), site.base + path);
    nothingIn(wrong);
    await close();
  });

  test('answers with the error page, whole at any depth', async () => {
    const { page, wrong, close } = await watched(site.browser, site.base);
    const response = await page.goto(`${site.base}no-such-page/at/any/depth/`);
    assert.equal(response.status(), 404);
    await assertWhole(page);
    await page.locator('a[href^="/"]').filter({ visible: true }).first().click();
    nothingIn(wrong.filter(one => !one.includes('status of 404')));
    await close();
  });
});
