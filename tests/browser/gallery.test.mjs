// Every kind of page of the made-up sites, in the states that the content of one story cannot show: full and empty, wide
// and narrow, light and dark, notes open and closed, from right to left, with letters of twice the size.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { ofKind, samplesOf } from './pages.mjs';
import { everything, gallery, nothingIn, watched } from './support.mjs';

const LARGE = ['--blink-settings=defaultFontSize=32'];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const SMALLEST = { width: 320, height: 640 };

// The pages of a gallery that are looked at: the fullest and the barest of each kind.
const subjects = pages => everything ? pages : samplesOf(pages);

// Runs tests with one browser on one gallery.
const within = (title, name, args, define) => describe(title, () => {
  const site = gallery(name);
  let opened;
  before(async () => { opened = await site.open(args); });
  after(() => opened.close());
  define(site.pages, async (path, options, run) => {
    const { page, wrong, close } = await watched(opened.browser, opened.base, options);
    await page.goto(opened.base + path, { waitUntil: 'load' });
    await run(page);
    await close();
    nothingIn(wrong.filter(one => path !== '404.html' || !one.includes('404')));
  });
});

// Opens or closes whatever can be, and waits until notes have found their place.
const fold = (page, open) => page.evaluate(open => {
  for (const one of document.querySelectorAll('details')) one.open = open;
  return new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 30));
}, open);

const named = (state, found) => found.map(one => `${state}: ${one}`);

within('gallery, access', 'gallery', [], (pages, visit) => {
  for (const { kind, path } of subjects(pages)) {
    test(`${kind}: /${path}`, () => visit(path, { viewport: WIDE, bypassCSP: true, reducedMotion: 'reduce' }, async page => {
      const found = [];
      for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
        for (const colorScheme of ['light', 'dark']) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          for (const [state, open] of await page.locator('details').count() ? [['open', true], ['closed', false]] : [['', null]]) {
            if (state) await fold(page, open);
            found.push(...named(`${width}, ${colorScheme} ${state}`, await violations(page)));
          }
        }
      }
      nothingIn(found);
    }));
  }
});

for (const name of ['crowd', 'rtl', 'empty', 'rome', 'manual']) {
  within(`${name}, access`, name, [], (pages, visit) => {
    for (const { kind, path } of name === 'crowd' ? pages.filter(page => /home|years/.test(page.kind)) : samplesOf(pages)) {
      test(`${kind}: /${path}`, () => visit(path, { viewport: NARROW, bypassCSP: true }, async page => nothingIn(await violations(page))));
    }
  });
}

// What sticks out at the side, and by how much.
const overflow = page => page.evaluate(() => {
  const [width, out] = [document.documentElement.clientWidth, document.documentElement.scrollWidth];
  if (out <= width) return [];
  const clipped = one => one && (getComputedStyle(one).overflowX !== 'visible' || clipped(one.parentElement));
  const guilty = [...document.querySelectorAll('body *')].filter(one => {
    if (clipped(one.parentElement)) return false;
    const { left, right } = one.getBoundingClientRect();
    return right > width + 1 || left < -1;
  });
  return [`${out - width} px too wide: ${guilty.slice(0, 3).map(one => one.outerHTML.slice(0, 90)).join(' … ')}`];
});

const fits = (title, name, args, viewport) => within(title, name, args, (pages, visit) => {
  for (const { kind, path } of subjects(pages)) {
    test(`${kind}: /${path}`, () => visit(path, { viewport }, async page => {
      await page.evaluate(() => document.fonts.ready.then(() => true));
      const found = await overflow(page);
      await fold(page, true);
      nothingIn([...found, ...named('all open', await overflow(page))]);
    }));
  }
});

for (const name of ['gallery', 'rtl', 'empty', 'crowd']) fits(`${name}, 320 px wide`, name, [], SMALLEST);
for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW, smallest: SMALLEST })) fits(`gallery, letters twice as large, ${width}`, 'gallery', LARGE, viewport);

within('gallery, notes', 'gallery', [], (pages, visit) => {
  const dense = ofKind(pages, 'articles/…').at(-1).path;

  test('sixty notes stand near their passages, and none on another', () => visit(dense, { viewport: WIDE }, async page => {
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
    const notes = await page.evaluate(() => [...document.querySelectorAll('.note')].map(note => {
      const mark = document.querySelector(`mark[data-annotation~="${note.dataset.id}"]`).getClientRects()[0];
      const { top, bottom } = note.getBoundingClientRect();
      return { id: note.id, top, bottom, way: Math.abs(top - mark.top) };
    }));
    nothingIn(notes.filter(note => note.way > 130).map(note => `${note.id} is ${Math.round(note.way)} px from its passage`));
    notes.sort((one, other) => one.top - other.top);
    nothingIn(notes.slice(1).filter((note, i) => note.top < notes[i].bottom).map(note => `${note.id} covers another`));
  }));

  test('a note that shows one line opens where it stands, and closes again', () => visit(dense, { viewport: WIDE }, async page => {
    const id = await page.locator('.note:not([open])').nth(8).getAttribute('id');
    const note = page.locator(`[id="${id}"]`);
    const before = await note.boundingBox();
    await note.locator('summary').click();
    await note.locator('.prose').waitFor({ state: 'visible' });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.ok(Math.abs((await note.boundingBox()).y - before.y) < 140);
    await note.locator('summary').click();
    await note.locator('.prose').waitFor({ state: 'hidden' });
  }));

  test('a passage opens its note on a wide screen', () => visit(dense, { viewport: WIDE }, async page => {
    const id = (await page.locator('.note:not([open])').first().getAttribute('id')).replace('note-', '');
    await page.locator(`[id="ref-${id}"]`).click();
    await page.locator(`[id="note-${id}"] .prose`).waitFor({ state: 'visible' });
  }));
});

within('empty, timeline', 'empty', [], (pages, visit) => {
  test('a site without events says one thing, and offers nothing to filter', () => visit('', { viewport: WIDE }, async page => {
    assert.deepEqual(await page.locator('.none').filter({ visible: true }).allTextContents(), ['Nothing has been recorded yet.']);
    assert.equal(await page.locator('.bar').count(), 0);
  }));
});

within('gallery, tables', 'gallery', [], (pages, visit) => {
  for (const kind of ['people/…', 'organizations/…']) {
    const { path } = ofKind(pages, kind).at(-1);
    test(`no table is cut on a phone: /${path}`, () => visit(path, { viewport: NARROW }, async page => {
      await fold(page, true);
      const wide = await page.locator('.scroll').evaluateAll(all => all.map(one => one.scrollWidth - one.clientWidth));
      assert.ok(wide.length > 0);
      nothingIn(wide.filter(more => more > 0).map(more => `${more} px are cut`));
    }));
  }
});

within('crowd, timeline', 'crowd', [], (pages, visit) => {
  test('the front page says that it shows key events alone, and measures no time across the others', () => visit('', { viewport: WIDE }, async page => {
    const [rows, major] = [await page.locator('.ev').count(), await page.locator('.ev--major').count()];
    assert.ok(rows > 0 && rows === major);
    assert.equal(await page.locator('.bar output').textContent(), `${rows} key events of 332`);
    assert.equal(await page.locator('.key-switch').count(), 0);
    assert.equal(await page.locator('.gap').count(), 0);
    assert.equal(await page.locator('.over .key').count(), 0);
    assert.equal(await page.locator('.tl .key').count(), 1);
  }));
});
