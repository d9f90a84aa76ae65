// What an author sees in the browser while writing: the page stays where it was, styles change in place, problems stand
// over the last good page. `dateline serve` runs on a copy of the content.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { QUIET } from './quiet.mjs';
import { nothingIn, watched } from './support.mjs';

const NARROW = { viewport: { width: 390, height: 844 } };
const ARTICLE = 'content/articles/refusal-read-closely.md';
const root = mkdtempSync(join(tmpdir(), 'dateline-serve-'));
let preview, browser, base, first;

before(async () => {
  for (const folder of ['content', 'static']) cpSync(folder, join(root, folder), { recursive: true });
  preview = spawn(process.env.DATELINE, ['serve', '--root', root, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  base = await new Promise((ready, fail) => {
    preview.on('exit', () => fail(new Error('the preview ended')));
    createInterface({ input: preview.stderr }).on('line', line => {
      const [, address] = /^serving (\S+)/.exec(line) ?? [];
      if (address) ready(address);
    });
  });
  first = await marks();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
});

after(async () => {
  await browser?.close();
  preview.removeAllListeners('exit').kill();
  rmSync(root, { recursive: true });
});

// Saves a file as editors do, in one step.
const save = (path, text) => {
  const file = join(root, path);
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
};

// What the preview says its site is made of right now.
const marks = async () => {
  const stop = new AbortController();
  const { body } = await fetch(new URL('/__dateline/changes', base), { signal: stop.signal });
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const [, found] = /^data: (.*)$/m.exec(piece) ?? [];
    if (found) { stop.abort(); return found }
  }
};

// Puts files back, and waits until the preview has seen it, so that the next test begins with a page that stays.
const putBack = async files => {
  for (const [file, text] of files) save(file, text);
  for (let tries = 0; await marks() !== first; tries += 1) {
    assert.ok(tries < 200, 'the site is what it was');
    await new Promise(done => setTimeout(done, 50));
  }
};

// Runs a test on a page, with a way to change files that are put back after it.
const writing = (name, path, options, run) => test(name, async () => {
  const { page, wrong, close } = await watched(browser, new URL(base).origin, options);
  const kept = new Map();
  const change = (file, edit) => {
    if (!kept.has(file)) kept.set(file, readFileSync(join(root, file), 'utf8'));
    save(file, edit(kept.get(file)));
  };
  await page.goto(base + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => { window.untouched = true; }));
  try {
    await run(page, change);
    nothingIn(wrong);
  } finally {
    await close();
    await putBack(kept);
  }
});

const untouched = page => page.evaluate(() => window.untouched === true);
const topOf = locator => locator.evaluate(element => element.getBoundingClientRect().top);

// Adds a paragraph above everything else of an article.
const opening = words => text => text.replace(/\n---\n/, `\n---\n${words}\n\n`);

writing('a page is loaded anew where the reader was', 'articles/refusal-read-closely/', NARROW, async (page, change) => {
  const notes = page.locator('details.note'), count = await notes.count();
  assert.ok(count > 5, `${count} notes`);
  const reader = page.locator('details.note').nth(count - 3), name = await reader.getAttribute('id');
  assert.equal(await page.locator('details.note[open]').count(), 0, 'closed at first on a narrow screen');
  await reader.evaluate(note => { note.open = true; note.scrollIntoView({ block: 'start', behavior: 'instant' }); });
  const before = await topOf(reader);
  assert.ok(await page.evaluate(() => scrollY) > 1000, 'far down');
  change(ARTICLE, opening('A paragraph that was not there before. '.repeat(20)));
  await page.waitForFunction(() => !window.untouched && document.readyState === 'complete' && document.body.innerText.includes('was not there before'));
  await page.waitForFunction(() => document.readyState === 'complete' && document.fonts.status === 'loaded');
  const same = page.locator(`[id="${name}"]`);
  assert.deepEqual(await page.locator('details.note[open]').evaluateAll(all => all.map(one => one.id)), [name]);
  assert.ok(Math.abs(await topOf(same) - before) < 8, `at ${await topOf(same)} instead of ${before}`);
  await page.waitForTimeout(700); // a browser that restores places itself, smoothly, would be there by now
  assert.ok(Math.abs(await topOf(same) - before) < 8, `then at ${await topOf(same)} instead of ${before}`);
});

writing('lists that were opened on the timeline stay open', '', {}, async (page, change) => {
  const open = () => page.locator('.ev details[open]').evaluateAll(all => all.map(one => one.closest('.ev').id));
  const lists = page.locator('.ev details');
  await lists.nth(3).evaluate(list => { list.open = true; });
  await lists.nth(7).evaluate(list => { list.open = true; });
  const [before, at] = [await open(), await page.evaluate(() => { scrollTo({ top: 900, behavior: 'instant' }); return scrollY; })];
  assert.equal(before.length, 2);
  change('content/site.yaml', text => text.replace(/^title: .*/m, 'title: Another title'));
  await page.waitForFunction(() => !window.untouched && document.title.includes('Another title') && document.readyState === 'complete');
  assert.deepEqual(await open(), before);
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - at) < 8);
});

writing('styles are exchanged in place', 'articles/refusal-read-closely/', {}, async (page, change) => {
  const at = await page.evaluate(() => { scrollTo({ top: 700, behavior: 'instant' }); return scrollY; });
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    change('static/css/base.css', text => `${text}\nmain { outline: 1px solid ${colour} }\n`);
    await page.waitForFunction(colour => getComputedStyle(document.querySelector('main')).outlineColor === colour, colour);
  }
  assert.ok(await untouched(page), 'the page was not loaded anew');
  assert.equal(await page.evaluate(() => scrollY), at);
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1);
});

writing('problems stand over the last good page', 'articles/refusal-read-closely/', {}, async (page, change) => {
  const title = await page.locator('h1').first().innerText();
  const problems = page.locator('dateline-problems pre');
  change(ARTICLE, text => text.replace('sources: [fox-refusal]', 'sources: ["<img src=x onerror=alert(1)>"]'));
  await problems.waitFor({ state: 'visible' });
  const drawn = await problems.innerText();
  assert.match(drawn, /^error\[/);
  assert.match(drawn, /--> content\/articles\/refusal-read-closely\.md:\d+:\d+/);
  assert.match(drawn, /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator('dateline-problems img').count(), 0, 'text, not markup');
  assert.ok(await page.locator('dateline-problems .box').evaluate(box => getComputedStyle(box).overflow === 'auto'), 'styled');
  assert.equal(await page.locator('h1').first().innerText(), title);
  assert.ok(await untouched(page));
  change(ARTICLE, text => text);
  await problems.waitFor({ state: 'detached' });
  assert.ok(await untouched(page), 'as it was, so nothing is loaded anew');
});

writing('problems can be put out of the way', '', {}, async (page, change) => {
  change('content/site.yaml', text => `${text}\nnonsense: 1\n`);
  await page.locator('dateline-problems button').click();
  await page.locator('dateline-problems').waitFor({ state: 'detached' });
});

writing('every kind of page allows the script by its own policy', '404.html', {}, async (page, change) => {
  change(ARTICLE, opening('One more paragraph.'));
  await page.waitForFunction(() => !window.untouched);
});
