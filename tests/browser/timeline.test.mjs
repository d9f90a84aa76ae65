// What a reader does with the timeline: key events, keys, links to one event, and the colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fullest, gallery, nothingIn, open, watched } from './support.mjs';

let site;
before(async () => { site = await open(); });
after(() => site.close());

// Opens the home page, runs a test on it, and makes sure that nothing went wrong meanwhile.
const home = (name, options, run) => test(name, async () => {
  const { page, wrong, close } = await watched(site.browser, site.base, options);
  await page.goto(site.base);
  await run(page);
  nothingIn(wrong);
  await close();
});

const shown = page => page.locator('.ev').filter({ visible: true }).count();
const toggle = page => page.locator('label:has(.key-switch)').click();

for (const [how, javaScriptEnabled] of [['with scripts', true], ['without scripts', false]]) {
  home(`the key events alone, ${how}`, { javaScriptEnabled }, async page => {
    const [all, major] = [await shown(page), await page.locator('.ev--major').count()];
    assert.ok(major > 0 && major < all, `${major} of ${all} are key events`);
    await toggle(page);
    assert.equal(await shown(page), major);
    await toggle(page);
    assert.equal(await shown(page), all);
  });
}

home('the key events alone stay in the address', {}, async page => {
  await toggle(page);
  const major = await shown(page);
  await page.waitForFunction(() => location.hash.includes('key=1'));
  await page.reload();
  assert.equal(await shown(page), major);
});

home('a date on which sources differ is no day that is settled', {}, async page => {
  const contested = await page.evaluate(async () => {
    const differ = [];
    for (const row of document.querySelectorAll('.ev')) {
      const event = await (await fetch(row.querySelector('h4 a').href)).text();
      if (event.includes('class="contested"')) differ.push(row.id);
    }
    return differ;
  });
  assert.ok(contested.length > 0);
  for (const id of contested) {
    const date = page.locator(`.ev#${id} .ev-date`);
    assert.equal(await date.locator('b, time').count(), 0, id);
    assert.equal(await date.locator('small').textContent(), 'sources differ', id);
  }
});

home('time that passed is told where it passed, and nowhere else', {}, async page => {
  const gaps = () => page.locator('.gap').filter({ visible: true }).allTextContents();
  const whole = await gaps();
  assert.ok(whole.length > 0);
  assert.equal(await page.locator('.gap').count(), whole.length);
  await toggle(page);
  const fewer = await gaps();
  assert.notDeepEqual(fewer, whole);
  await toggle(page);
  assert.deepEqual(await gaps(), whole);
  const people = await page.locator('.bar select[name="person"] option').evaluateAll(all => all.map(one => one.value).filter(Boolean));
  const told = [];
  for (const person of people) {
    await page.locator('.bar select[name="person"]').selectOption(person);
    told.push(...await gaps());
  }
  nothingIn([...whole, ...fewer, ...told].filter(words => !/^(About |More than )?([Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d\d) (months|years) later$/.test(words)));
  assert.ok(told.some(words => words.startsWith('More than ')));
});

for (const [how, width] of [['a small phone', 320], ['a phone', 390]]) {
  home(`the table of the overview stays within ${how}, be the letters twice as large`, { viewport: { width, height: 900 } }, async page => {
    await page.locator('.over .more summary').click();
    for (const size of ['100%', '200%']) {
      await page.evaluate(size => { document.documentElement.style.fontSize = size; }, size);
      const [table, room] = await page.locator('.bins').evaluate(one => [one.scrollWidth, one.parentElement.clientWidth]);
      assert.ok(table <= room, `${table} px in ${room} at ${size}`);
    }
  });
}

home('the bars of the overview have their numbers on a phone too, in letters that can be read', { viewport: { width: 390, height: 900 } }, async page => {
  const numbers = page.locator('.over .o-stk text').filter({ visible: true });
  assert.equal(await numbers.count(), await page.locator('.over .o-stk').count());
  const heights = await numbers.evaluateAll(all => all.map(one => one.getBoundingClientRect().height));
  nothingIn(heights.filter(height => height < 12));
});

home('j and k go from event to event', {}, async page => {
  const at = () => page.evaluate(() => document.activeElement.closest('.ev')?.id ?? null);
  const ids = await page.locator('.ev').evaluateAll(all => all.map(one => one.id));
  await page.keyboard.press('j');
  const first = await at();
  await page.keyboard.press('j');
  const second = await at();
  assert.equal(ids.indexOf(second), ids.indexOf(first) + 1);
  await page.keyboard.press('k');
  assert.equal(await at(), first);
});

home('/ goes to the first filter, and the help says so', {}, async page => {
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.matches('.bar form select')), true);
  await page.keyboard.press('Escape');
  await page.locator('[data-help]').click();
  assert.equal(await page.locator('.help kbd', { hasText: '/' }).isVisible(), true);
});

home('Escape leads from the filters back to the row one came from', {}, async page => {
  const at = () => page.evaluate(() => document.activeElement.closest('.ev')?.id ?? null);
  for (const key of ['j', 'j', '/', 'Escape']) await page.keyboard.press(key);
  const second = await page.locator('.ev').nth(1).getAttribute('id');
  assert.equal(await at(), second);
  await page.keyboard.press('j');
  assert.notEqual(await at(), second);
});

home('x keeps the reader at the nearest event that shows, and where it stands', { reducedMotion: 'reduce' }, async page => {
  const id = await page.locator('.ev:not(.ev--major)').nth(9).getAttribute('id');
  const top = await page.evaluate(id => {
    const row = document.getElementById(id);
    row.scrollIntoView({ block: 'center', behavior: 'instant' });
    row.querySelector('h4 a').focus({ preventScroll: true });
    return row.getBoundingClientRect().top;
  }, id);
  await page.keyboard.press('x');
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  const row = page.locator('.ev:focus-within');
  assert.ok(await row.evaluate(one => one.matches('.ev--major')));
  const { y } = await row.boundingBox();
  assert.ok(Math.abs(y - top) < 3, `${y} px instead of ${top}`);
});

test('a link to some events leads to the filter bar, which says what it does', async () => {
  for (const width of [390, 1440]) {
    const { page, wrong, close } = await watched(site.browser, site.base, { viewport: { width, height: 844 } });
    await page.goto(site.base + fullest('people/…').path);
    await page.locator('main a[href*="#person="]').first().click();
    await page.waitForURL(/#person=/);
    await page.locator('.bar .on select').waitFor();
    assert.ok(Math.abs((await page.locator('.bar').boundingBox()).y) < 2);
    const choice = await page.locator('.bar .on').boundingBox();
    assert.ok(choice.x >= 0 && choice.x + choice.width <= width, 'the choice is in view');
    assert.equal(await page.locator('.bar .where').textContent(), 'Chosen events');
    await page.waitForFunction(() => /\d/.test(document.querySelector('.bar output').textContent));
    nothingIn(wrong);
    await close();
  }
});

test('a page without filters promises no key for them', async () => {
  const { page, wrong, close } = await watched(site.browser, site.base);
  await page.goto(`${site.base}sources/`);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  await page.locator('[data-help]').click();
  assert.deepEqual(await page.locator('.help kbd').filter({ visible: true }).allTextContents(), ['j', 'k', 'o', '?']);
  nothingIn(wrong);
  await close();
});

for (const width of [320, 390, 736, 768, 1152, 1440]) {
  home(`no name inside a lane is cut, ${width} px`, { viewport: { width, height: 800 } }, async page => {
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const words = await page.locator('.lane-bar text').filter({ visible: true }).evaluateAll(all => all.map(one =>
      [one.textContent, one.getBoundingClientRect().right - one.parentElement.querySelector('rect').getBoundingClientRect().right]));
    assert.ok(words.length > 0);
    nothingIn(words.filter(([, out]) => out > 0).map(([name]) => `${name} is cut`));
  });
}

home('who held the offices of the lanes can be read on a phone', { viewport: { width: 390, height: 844 } }, async page => {
  await page.locator('.over summary').click();
  const names = await page.locator('.over .tenures tbody th > a').filter({ visible: true }).allTextContents();
  const bars = await page.locator('.lane-bar title').allTextContents();
  assert.ok(names.length > 3 && names.length >= bars.length);
  nothingIn(bars.filter(bar => !names.some(name => bar.startsWith(name))));
});

for (const colorScheme of ['light', 'dark']) {
  home(`names inside the lanes can be read in forced colours, ${colorScheme}`, { forcedColors: 'active', colorScheme }, async page => {
    const pairs = await page.locator('.lane-bar:has(text)').evaluateAll(bars => bars.map(bar =>
      ['rect', 'text'].map(part => getComputedStyle(bar.querySelector(part)).fill)));
    const ends = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
    assert.ok(pairs.length > 3);
    nothingIn(pairs.filter(pair => String(pair.toSorted()) !== String(ends)).map(pair => `${pair[1]} on ${pair[0]}`));
  });
}

home('a link to one event shows it, hidden or not', {}, async page => {
  const id = await page.locator('.ev:not(.ev--major)').last().getAttribute('id');
  await toggle(page);
  await page.evaluate(id => { location.hash = id; }, id);
  await page.waitForFunction(id => {
    const { top, bottom } = document.getElementById(id).getBoundingClientRect();
    return bottom > 0 && top < innerHeight && document.getElementById(id).offsetParent !== null;
  }, id);
});

home('the colours the reader chose stay', { colorScheme: 'light' }, async page => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  for (let press = 0; press < 3 && await paper() === light; press += 1) await page.locator('button.theme').click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await paper(), dark);
});

home('what a column of the overview leads to stands in the list beneath it too', {}, async page => {
  const [columns, listed] = await page.evaluate(() => [
    [...document.querySelectorAll('.over a.o-col')].map(one => one.getAttribute('href')),
    [...document.querySelectorAll('.over .bins a')].map(one => one.getAttribute('href')),
  ]);
  assert.ok(columns.length > 0);
  assert.deepEqual(listed, columns);
});

test('columns of the overview are as wide as a finger needs, and squares stand apart', async () => {
  const found = [];
  for (const name of ['gallery', 'crowd', 'rtl', 'rome']) {
    const opened = await gallery(name).open();
    const { page } = await watched(opened.browser, opened.base);
    await page.goto(opened.base);
    const places = await page.locator('.o-col .hit').evaluateAll(all => all.map(one => one.getBoundingClientRect()).map(({ x, width }) => [x, width]));
    await opened.close();
    assert.ok(places.length > 0, name);
    for (const [i, [x, width]] of places.entries()) {
      if (width < 24) found.push(`${name}: ${width} px`);
      const next = places[i + 1];
      if (next && Math.abs(next[0] - x) < 24) found.push(`${name}: ${next[0] - x} px from one to the next`);
    }
  }
  nothingIn(found);
});

home('names on dark bars are light', {}, async page => {
  const inks = await page.locator('.b-full ~ text').evaluateAll(all => all.map(one => getComputedStyle(one).fill));
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.ok(inks.length > 0);
  assert.deepEqual([...new Set(inks)], [paper]);
});

// Letters of twice the size make a picture of twice the size where there is room, and none narrower than the page.
for (const [width, least] of [[1440, 1.99], [768, 1.99], [390, 1.35]]) {
  test(`the overview grows with the letters of the reader, ${width} px`, async () => {
    const made = gallery('gallery'), sizes = [];
    for (const size of [16, 32]) {
      const opened = await made.open([`--blink-settings=defaultFontSize=${size}`]);
      const { page, wrong, close } = await watched(opened.browser, opened.base, { viewport: { width, height: 900 } });
      await page.goto(opened.base);
      const year = await page.locator('.over .o-y').first().boundingBox(), picture = await page.locator('.over > svg').boundingBox();
      assert.ok(picture.x >= 0 && picture.x + picture.width <= width, `it is ${picture.width} px wide`);
      sizes.push({ letter: year.width, height: picture.height });
      nothingIn(wrong);
      await close();
      await opened.close();
    }
    const [plain, large] = sizes;
    assert.ok(large.height / plain.height >= least, `${large.height} px instead of ${plain.height}`);
    assert.ok(large.letter / plain.letter >= least * .97, `a year of ${large.letter} px instead of ${plain.letter}`);
  });
}
