// What a reader does with an annotated article: from a passage to its note and back, wide, narrow and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ofKind } from './pages.mjs';
import { fullest, gallery, nothingIn, open, watched } from './support.mjs';

const NARROW = { width: 390, height: 844 };
let site;
before(async () => { site = await open(); });
after(() => site.close());

// Opens the article with most on it and runs a test on it.
const article = (name, options, run) => test(name, async () => {
  const { page, wrong, close } = await watched(site.browser, site.base, options);
  await page.goto(site.base + fullest('articles/…').path);
  await run(page);
  nothingIn(wrong);
  await close();
});

// The link that follows a passage, and the note it leads to.
const firstNote = async page => {
  const link = page.locator('a[role="doc-noteref"]').first();
  const id = (await link.getAttribute('href')).slice(1);
  return { link, note: page.locator(`[id="${id}"]`) };
};

article('every passage has a note and every note a passage', {}, async page => {
  const [marks, notes] = await page.evaluate(() => [
    [...new Set([...document.querySelectorAll('mark[data-annotation]')].flatMap(one => one.dataset.annotation.split(' ')))],
    [...document.querySelectorAll('.note[id]')].map(one => one.id.replace(/^note-/, '')),
  ]);
  assert.ok(marks.length > 0);
  assert.deepEqual(notes.sort(), marks.sort());
});

article('a passage opens its note on a narrow screen', { viewport: NARROW }, async page => {
  const { link, note } = await firstNote(page);
  const words = note.locator('p').first();
  assert.equal(await words.isVisible(), false);
  await link.click();
  await words.waitFor({ state: 'visible' });
});

article('notes stand beside their passage on a wide screen', {}, async page => {
  const { link, note } = await firstNote(page);
  const [passage, beside] = [await link.boundingBox(), await note.boundingBox()];
  assert.ok(beside.x > passage.x + passage.width, 'to the right of it');
  assert.ok(Math.abs(beside.y - passage.y) < 400, 'near its line');
});

for (const [how, viewport] of [['narrow', NARROW], ['wide', { width: 1440, height: 900 }]]) {
  article(`all notes can be read without scripts, ${how}`, { viewport, javaScriptEnabled: false }, async page => {
    const notes = page.locator('.note');
    for (const note of await notes.all()) {
      await note.locator('summary').click();
      assert.ok(await note.locator('p').first().isVisible());
    }
    await notes.locator('summary').first().click();
    assert.ok(!await notes.first().locator('.prose').isVisible());
    await page.locator('a[role="doc-noteref"]').first().click();
    assert.ok(await notes.first().locator('.prose').isVisible(), 'the number in the text shows its note');
  });
}

// The articles with most notes: that of the site, the gallery's of sixty, and one in Arabic.
const crowded = (name, viewport, run, options = {}) => {
  for (const [from, pages] of [['site', null], ['gallery', gallery('gallery')], ['rtl', gallery('rtl')]]) {
    test(`${name}, ${from}, ${viewport.width} px`, async () => {
      const opened = pages ? await pages.open() : site;
      const { page, wrong, close } = await watched(opened.browser, opened.base, { viewport, ...options });
      const path = pages ? ofKind(pages.pages, 'articles/…').at(-1).path : fullest('articles/…').path;
      try {
        await page.goto(opened.base + path, { waitUntil: 'load' });
        await page.evaluate(() => document.fonts.ready.then(() => true));
        await run(page);
        nothingIn(wrong);
      } finally {
        await (pages ? opened.close() : close());
      }
    });
  }
};

// The straight pieces of a connector: `M12 40H50V90H60` is three.
const pieces = path => {
  let [x, y] = path.match(/^M([\d.-]+) ([\d.-]+)/).slice(1).map(Number);
  return [...path.matchAll(/([HV])([\d.-]+)/g)].map(([, way, to]) => {
    const from = [x, y];
    if (way === 'H') x = Number(to); else y = Number(to);
    return [Math.min(from[0], x), Math.max(from[0], x), Math.min(from[1], y), Math.max(from[1], y)];
  });
};
const meet = (a, b) => a[0] <= b[1] && b[0] <= a[1] && a[2] <= b[3] && b[2] <= a[3];

// Opens a note in the middle, as a reader does: it holds its place, and those before it move up.
const openMiddle = async page => {
  const notes = page.locator('.note');
  await notes.nth(Math.floor(await notes.count() / 2)).evaluate(note => note.querySelector('summary').click());
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
};

// The connectors that touch another one, as pairs.
const touching = async page => {
  const paths = await page.locator('.wires path').evaluateAll(all => all.map(one => one.getAttribute('d')));
  assert.equal(paths.length, await page.locator('.note').count());
  return paths.flatMap((one, i) => paths.slice(i + 1).filter(other =>
    pieces(one).some(a => pieces(other).some(b => meet(a, b)))).map(other => `${one} and ${other}`));
};

for (const width of [1024, 1440, 2560]) {
  crowded('no connector of a note touches another', { width, height: 900 }, async page => {
    nothingIn(await touching(page));
    await openMiddle(page);
    nothingIn(await touching(page));
  });
}

// What makes lanes, and what is put in its place: the test above would find each.
const BREAKAGES = {
  'all connectors turn in one lane': [/way\.lane = Math\.max\(0, [^}]*\)(?= })/, 'way.lane = 0'],
  'lanes are counted from the notes': [/most - lane\b/, 'lane'],
  'connectors that go up have no lanes': [/way\.to < way\.from\) after/, 'false) after'],
};
for (const [title, [made, broken]] of Object.entries(BREAKAGES)) {
  test(`connectors that touch are found: ${title}`, async () => {
    const { page, wrong, close } = await watched(site.browser, site.base);
    await page.route('**/*.js', async route => {
      const response = await route.fetch(), script = await response.text();
      assert.match(script, made);
      await route.fulfill({ response, body: script.replace(made, broken) });
    });
    await page.goto(site.base + fullest('articles/…').path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const found = await touching(page);
    await close();
    assert.ok(found.length > 0, 'none of them touches another although the script is broken');
    nothingIn(wrong);
  });
}

crowded('no grave note is folded while a lesser one stands open', { width: 1440, height: 900 }, async page => {
  const kinds = await page.locator('.note').evaluateAll(all => all.map(one => ({
    open: one.open, grave: /k-(correction|dispute|missing-reply|fact-check)/.test(one.className),
  })));
  assert.ok(kinds.some(({ open, grave }) => open && grave), 'some stand open');
  const folded = kinds.some(({ open, grave }) => grave && !open), lesser = kinds.some(({ open, grave }) => !grave && open);
  assert.ok(!(folded && lesser));
});

crowded('what a closed note shows ends with a word and holds the whole text', { width: 1440, height: 900 }, async page => {
  const found = await page.evaluate(() => {
    const plain = text => text.replace(/\s+/g, '');
    for (const note of document.querySelectorAll('.note')) note.open = false;
    return [...document.querySelectorAll('.note:has(.ttl--closed), .idx .clip')].flatMap(one => {
      const clip = one.closest('.clip') ?? one.querySelector('.clip'), shown = clip.clientHeight / parseFloat(getComputedStyle(clip).lineHeight);
      const wrong = [];
      if (Math.abs(shown - Math.round(shown)) > .05 || shown > 2.05) wrong.push(`${clip.textContent}: ${shown} lines`);
      const text = one.matches('.note') && plain(one.querySelector('.prose').textContent);
      if (text && plain(clip.querySelector('.clip-end').textContent) !== text) wrong.push(`${clip.textContent} is not ${one.querySelector('.prose').textContent}`);
      return wrong;
    });
  });
  nothingIn(found);
});

crowded('without scripts no paragraph is pushed far away by notes', { width: 1440, height: 900 }, async page => {
  const holes = await page.locator('.passage:has(.notes)').evaluateAll(all => all.map(passage => {
    const texts = [...passage.querySelectorAll(':scope > .prose')].map(text => text.getBoundingClientRect().bottom);
    return Math.round(passage.getBoundingClientRect().bottom - Math.max(...texts));
  }));
  assert.ok(Math.max(...holes) <= 120, `${holes} px`);
}, { javaScriptEnabled: false });

article('a link to a note opens it', { viewport: NARROW }, async page => {
  const { note } = await firstNote(page);
  const id = await note.getAttribute('id');
  await page.goto(`${page.url()}#${id}`);
  await page.reload();
  await note.locator('p').first().waitFor({ state: 'visible' });
});

article('on paper a source in a note has its address', {}, async page => {
  await page.emulateMedia({ media: 'print' });
  const said = await page.locator('.refs a[href^="http"]').evaluateAll(all => all.map(one =>
    [getComputedStyle(one, '::after').content, one.getAttribute('href')]));
  assert.ok(said.length > 0);
  nothingIn(said.filter(([content, href]) => !content.includes(href)).map(([, href]) => href));
});

for (const colorScheme of ['light', 'dark']) {
  article(`passages can be read in forced colours, ${colorScheme}`, { forcedColors: 'active', colorScheme }, async page => {
    const found = await page.locator('mark').evaluateAll(all => all.map(one => [one, one.parentElement].map(part => getComputedStyle(part).color)));
    assert.ok(found.length > 0);
    nothingIn(found.filter(([mark, text]) => mark !== text).map(pair => pair.join(' in ')));
  });
}
