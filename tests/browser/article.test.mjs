// What a reader does with an annotated article: from a passage to its note and back, wide, narrow and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fullest, nothingIn, open, watched } from './support.mjs';

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

article('all notes can be read without scripts', { viewport: NARROW, javaScriptEnabled: false }, async page => {
  const notes = await page.locator('.note').count();
  assert.equal(await page.locator('.note').filter({ visible: true }).count(), notes);
  assert.ok(await page.locator('.note p').first().isVisible());
});

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
