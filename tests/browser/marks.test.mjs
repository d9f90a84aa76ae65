// What can be lost without anybody seeing it: fades, the sign of the page one is on, names beneath short bars, the
// direction of addresses, room at 320 px for large letters, and what is left out on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ofKind } from './pages.mjs';
import { fullest, gallery, nothingIn, open, watched } from './support.mjs';

const PHONE = { width: 390, height: 844 };
const opened = {};
before(async () => {
  opened.site = await open();
  opened.large = await open(undefined, undefined, ['--blink-settings=defaultFontSize=32']);
  for (const name of ['gallery', 'rtl', 'rome']) opened[name] = await gallery(name).open();
});
after(() => Promise.all(Object.values(opened).map(one => one.close())));

// Opens a page of the site or of a gallery, runs a test on it, and makes sure that nothing went wrong meanwhile.
const visit = async (from, path, options, run) => {
  const { page, wrong, close } = await watched(opened[from].browser, opened[from].base, options);
  await page.goto(opened[from].base + path);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await run(page);
  nothingIn(wrong);
  await close();
};

for (const [from, side] of [['site', 'right'], ['rtl', 'left']]) {
  test(`on a phone the menu fades at its end, and its last entry can be scrolled out of the fade, ${from}`, () => visit(from, '', { viewport: PHONE }, async page => {
    const { mask, fade, beyond } = await page.locator('.mast ul').evaluate(menu => {
      menu.scrollLeft = getComputedStyle(menu).direction === 'rtl' ? -9999 : 9999;
      const box = menu.getBoundingClientRect(), last = menu.lastElementChild.getBoundingClientRect();
      return {
        mask: getComputedStyle(menu).maskImage, fade: 2 * parseFloat(getComputedStyle(document.documentElement).fontSize),
        beyond: Math.max(last.right - box.right, box.left - last.left, -Math.min(box.right - last.right, last.left - box.left)),
      };
    });
    assert.match(mask, new RegExp(`^linear-gradient\\(to ${side}, .*rgba\\(0, 0, 0, 0\\)\\)$`));
    assert.ok(beyond <= -fade + 1, `the last entry ends ${-beyond} px before the edge, the fade is ${fade} px`);
  }));
}

for (const colorScheme of ['light', 'dark']) {
  test(`the menu says in forced colours where one is, ${colorScheme}`, () => visit('site', 'sources/', { forcedColors: 'active', colorScheme }, async page => {
    const lines = await page.locator('.mast li a').evaluateAll(all => all.map(one => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(one), ground = getComputedStyle(document.body).backgroundColor;
      return [one.hasAttribute('aria-current'), parseFloat(borderTopWidth) > 0 && borderTopColor !== ground];
    }));
    assert.equal(lines.filter(([current]) => current).length, 1);
    nothingIn(lines.filter(([current, framed]) => current !== framed).map(String));
  }));
}

for (const from of ['site', 'gallery', 'rtl', 'rome']) for (const width of [390, 768, 1440]) {
  test(`names beneath short bars stand in the picture and apart, ${from}, ${width} px`, () => visit(from, '', { viewport: { width, height: 900 } }, async page => {
    const { picture, names, bars } = await page.locator('.over > svg').evaluate(svg => {
      const box = one => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { text: one.textContent, left, right, top, bottom }; };
      const visible = [...svg.querySelectorAll('text.b-t')].filter(one => !one.closest('.lane-bar') && one.getBoundingClientRect().width);
      return { picture: box(svg), names: visible.map(box), bars: [...svg.querySelectorAll('.lane-bar rect')].map(box) };
    });
    if (from === 'site' && width < 1000) assert.ok(names.length > 0); // beyond, all have room inside
    for (const [i, name] of names.entries()) {
      assert.ok(name.left >= picture.left - 1 && name.right <= picture.right + 1, `${name.text} sticks out`);
      assert.ok(bars.some(bar => bar.bottom <= name.top + 4 && name.top - bar.bottom < 12 && bar.left < name.right && name.left < bar.right), `${name.text} stands beneath no bar`);
      for (const other of names.slice(i + 1)) {
        const meet = name.left < other.right && other.left < name.right && name.top < other.bottom && other.top < name.bottom;
        assert.ok(!meet, `${name.text} and ${other.text} stand on each other`);
      }
    }
  }));
}

test('addresses in a citation run from left to right in Arabic', () => visit('rtl', ofKind(gallery('rtl').pages, 'events/…').at(-1).path, {}, async page => {
  const found = await page.locator('main bdi').evaluateAll(all => all.map(one => {
    const { direction, unicodeBidi } = getComputedStyle(one);
    const range = document.createRange(), text = one.firstChild, rect = at => { range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect(); };
    return { address: one.textContent, direction, unicodeBidi, forward: rect(0).left < rect(1).left && rect(7).left < rect(8).left };
  }));
  assert.ok(found.length > 0);
  nothingIn(found.filter(one => one.direction !== 'ltr' || one.unicodeBidi !== 'isolate' || !one.forward).map(one => JSON.stringify(one)));
}));

for (const kind of ['home', 'events/…', 'articles/…']) {
  test(`letters of 32 px at 320 px do not scroll sideways, ${kind}`, () => visit('large', fullest(kind).path, { viewport: { width: 320, height: 640 } }, async page => {
    const { letters, out } = await page.evaluate(() => ({
      letters: getComputedStyle(document.documentElement).fontSize, out: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.equal(letters, '32px');
    assert.ok(out <= 0, `${out} px too wide`);
  }));
}

test('the front page is printed with its picture and without the tables', () => visit('site', '', {}, async page => {
  await page.locator('.over summary').click();
  assert.ok(await page.locator('.over table').first().isVisible());
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.over > svg').isVisible());
  assert.equal(await page.locator('main table').filter({ visible: true }).count(), 0);
}));
