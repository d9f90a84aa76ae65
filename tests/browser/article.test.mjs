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

// Each note: whether it is open and grave, how far it stands from its passage, whether its connector can be seen.
const stand = page => page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60)).then(() =>
  [...document.querySelectorAll('.note')].map(note => {
    const { top, bottom } = note.getBoundingClientRect(), { id } = note.dataset;
    const passage = document.querySelector(`mark[data-annotation~="${id}"]`).getClientRects()[0];
    const line = document.querySelector(`.wires [data-id="${id}"]`);
    return { id, open: note.open, grave: note.matches('.grave'), top, bottom, way: Math.abs(top - passage.top), line: getComputedStyle(line).stroke !== 'none' };
  })));
const openOnes = notes => notes.filter(note => note.open).map(({ id }) => id);

// Opens closed notes, one after the other; says which.
const openSome = async (page, count) => {
  const closed = (await stand(page)).filter(note => !note.open).slice(2, 2 + count).map(({ id }) => id);
  for (const id of closed) {
    await page.locator(`[id="note-${id}"]:not([open]) summary`).click();
    await page.locator(`[id="note-${id}"][open]`).waitFor();
    const mine = (await stand(page)).find(note => note.id === id);
    assert.ok(mine.line && mine.way <= 160, `${id} opens ${Math.round(mine.way)} px from its passage`);
  }
  return closed;
};

crowded('notes that the reader opens stand by their passages, each with its connector', { width: 1440, height: 900 }, async page => {
  const chosen = await openSome(page, 6), notes = await stand(page);
  assert.ok(openOnes(notes).includes(chosen.at(-1)), 'the last one stays open');
  nothingIn(notes.filter(note => note.open && chosen.includes(note.id) && note.way > 160).map(note => `${note.id} is ${Math.round(note.way)} px away`));
  nothingIn(notes.filter(note => !note.line && (note.open || note.way < 288)).map(note => `${note.id} has no connector`));
});

// At 1100 px the letters that stand in put passages on other lines, and no paragraph becomes higher for it.
test('notes are laid out anew for letters that arrive late, and do not shift', async () => {
  for (const width of [1100, 1440]) {
    const layouts = [];
    for (const late of [0, 700]) {
      const { page, wrong, close } = await watched(site.browser, site.base, { viewport: { width, height: 900 } });
      await page.route('**/*.woff2', route => setTimeout(() => route.continue(), late));
      await page.addInitScript(() => {
        globalThis.moved = new Set();
        new PerformanceObserver(list => {
          for (const { node } of list.getEntries().flatMap(entry => entry.sources)) if (node?.matches?.('.note')) globalThis.moved.add(node.id);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(site.base + fullest('articles/…').path);
      await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => setTimeout(done, 200))));
      layouts.push(await page.locator('.note').evaluateAll(all => all.map(one => [one.id, one.open, Math.round(one.getBoundingClientRect().top)])));
      assert.deepEqual(await page.evaluate(() => [...globalThis.moved]), [], `${width} px, letters ${late} ms late`);
      nothingIn(wrong);
      await close();
    }
    assert.deepEqual(layouts[1], layouts[0], `${width} px`);
  }
});

test('each of sixty notes opens at most 160 px from its passage', async () => {
  const { pages, open: opening } = gallery('gallery');
  for (const [width, letters] of [[1440, 16], [1200, 16], [1600, 24]]) {
    const opened = await opening([`--blink-settings=defaultFontSize=${letters}`]);
    const { page, wrong } = await watched(opened.browser, opened.base, { viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(opened.base + ofKind(pages, 'articles/…').at(-1).path);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const ways = await page.evaluate(async () => {
      const found = [], frame = () => new Promise(requestAnimationFrame);
      for (const note of [...document.querySelectorAll('.note')].sort((one, other) => one.dataset.id < other.dataset.id ? -1 : 1)) {
        if (note.open) continue;
        note.querySelector('summary').click();
        await frame().then(frame);
        const passage = document.querySelector(`mark[data-annotation~="${note.dataset.id}"]`).getClientRects()[0];
        found.push([note.dataset.id, Math.abs(note.getBoundingClientRect().top - passage.top)]);
      }
      return found;
    });
    await opened.close();
    assert.ok(ways.length > 40, `${ways.length} were opened`);
    nothingIn([...wrong, ...ways.filter(([, way]) => way > 160).map(([id, way]) => `${id} is ${Math.round(way)} px away at ${width} px`)]);
  }
});

crowded('a window that becomes lower or higher folds nothing', { width: 1440, height: 900 }, async page => {
  await openSome(page, 3);
  const before = openOnes(await stand(page));
  for (const height of [860, 500, 1200]) {
    await page.setViewportSize({ width: 1440, height });
    assert.deepEqual(openOnes(await stand(page)), before);
  }
});

crowded('another width folds no grave note while a lesser one stands open beside it', { width: 1440, height: 900 }, async page => {
  await openSome(page, 2);
  const before = await stand(page);
  await page.setViewportSize({ width: 1200, height: 900 });
  const now = await stand(page), folded = before.filter(note => note.open && !now.find(({ id }) => id === note.id).open);
  for (const [at, note] of now.entries()) {
    if (!folded.some(({ id, grave }) => grave && id === note.id)) continue;
    const beside = [now[at - 1], now[at + 1]].filter(other => other?.open && !other.grave);
    assert.deepEqual(beside, [], `${note.id} is folded beside a lesser one`);
  }
  assert.ok(folded.length < openOnes(before).length, 'not all fold');
});

crowded('notes make room for letters that the reader spaces', { width: 1440, height: 900 }, async page => {
  await stand(page);
  await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' });
  const notes = (await stand(page)).sort((one, other) => one.top - other.top);
  nothingIn(notes.slice(1).filter((note, i) => note.top < notes[i].bottom - .5).map(note => `${note.id} covers another`));
}, { bypassCSP: true });

test('each of several passages on the same words draws a line of its own', async () => {
  const { pages, open: opening } = gallery('gallery'), opened = await opening();
  try {
    for (const forcedColors of ['none', 'active']) {
      const { page, close } = await watched(opened.browser, opened.base, { forcedColors });
      await page.goto(opened.base + ofKind(pages, 'articles/…').at(-1).path);
      const lines = await page.locator('mark[data-annotation~="whole"][data-annotation~="inner"][data-annotation~="tail"]').evaluate(mark => [mark, ...mark.querySelectorAll('.an')].map(one => {
        const { textDecorationLine, textDecorationStyle, textUnderlineOffset } = getComputedStyle(one);
        return { textDecorationLine, textDecorationStyle, offset: parseFloat(textUnderlineOffset) };
      }));
      assert.equal(lines.length, 3);
      assert.equal(new Set(lines.map(line => line.textDecorationStyle)).size, 3 - 1, 'context and definition are dotted, analysis is dashed');
      for (const [i, line] of lines.entries()) {
        assert.equal(line.textDecorationLine, 'underline');
        if (i) assert.ok(lines[i - 1].offset - line.offset >= 4, 'each a few pixels beneath the one inside it');
      }
      await close();
    }
  } finally {
    await opened.close();
  }
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

article('on a phone without scripts the text comes before the index of notes', { viewport: NARROW, javaScriptEnabled: false }, async page => {
  assert.equal(await page.locator('.idx ol').isVisible(), false);
  await page.locator('.idx summary').click();
  assert.ok(await page.locator('.idx ol').isVisible());
});

article('beside the text the index of notes is open without scripts and fades where it is cut', { javaScriptEnabled: false }, async page => {
  assert.ok(await page.locator('.idx li').first().isVisible());
  assert.match(await page.locator('.idx').evaluate(one => getComputedStyle(one).maskImage), /^linear-gradient\(/);
});

article('o opens a note and stays on it, and j goes on from there', {}, async page => {
  for (const key of ['j', 'o']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.note[open]')?.id), await (await firstNote(page)).note.getAttribute('id'));
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelectorAll('.an-ref')[1]), true);
});

article('a link to a note opens it', { viewport: NARROW }, async page => {
  const { note } = await firstNote(page);
  const id = await note.getAttribute('id');
  await page.goto(`${page.url()}#${id}`);
  await page.reload();
  await note.locator('p').first().waitFor({ state: 'visible' });
});

article('a note that was not opened by a click stays open when the phone is turned', { viewport: NARROW }, async page => {
  const note = page.locator('details.note').nth(1);
  await note.evaluate(one => { one.open = true; }); // as a search in the page does
  for (const width of [844, 360, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 100)));
    assert.ok(await note.evaluate(one => one.open), `${width} px`);
  }
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
