// Pictures that are kept: how they are taken, packed small, and compared. All of it happens in Chromium, which reads and
// writes WebP itself.
import { chromium } from 'playwright-core';
import { QUIET } from './quiet.mjs';

export const launch = (args = []) => chromium.launch({ executablePath: process.env.CHROMIUM, args: [...QUIET, ...args] });

// Letters that our faces lack are drawn with whatever this machine has; so is code.
const onlyOurFaces = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const foreign = /[^\u0000-\u024f\u2000-\u206f\u2190-\u22ff]/gu;
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (foreign.test(node.data)) node.data = node.data.replace(foreign, 'x');
  }
  for (const code of document.querySelectorAll('code, pre, kbd')) code.style.fontFamily = 'var(--sans)';
};

// Photographs a page: where it is, how wide, how tall at most, which theme, on which medium, and what is done before.
export const photograph = async (browser, url, { width, most = 900, theme = 'light', media, act, scale = 1, ours = true, options = {} }) => {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 844 : 900 }, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: true,
    deviceScaleFactor: scale, ...options,
  });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  if (ours) await page.evaluate(onlyOurFaces);
  if (media) await page.emulateMedia({ media });
  if (act) await act(page);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => setTimeout(done, 150))));
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const shot = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(tall, most) }, animations: 'disabled' });
  await context.close();
  return shot;
};

// What runs inside the page: reading, packing and comparing.
const tools = () => {
  const pixels = async (address, shrink) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(Math.round(picture.width / shrink), Math.round(picture.height / shrink));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return { canvas, context, width: canvas.width, height: canvas.height };
  };

  const webp = async canvas => {
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: .8 })).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return btoa(text);
  };

  globalThis.pack = async (shot, shrink) => webp((await pixels(shot, shrink)).canvas);

  // Sums over all rectangles that begin at the top left: the sum over any window is then four look-ups away.
  const sums = (data, width, height, channel) => {
    const table = new Float64Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) {
        row += data[(y * width + x) * 4 + channel];
        table[(y + 1) * (width + 1) + x + 1] = table[y * (width + 1) + x + 1] + row;
      }
    }
    return table;
  };

  // Windows whose mean colour differs by more than allowed. Small enough for a mark to weigh, large enough for the edges
  // of letters not to.
  globalThis.compare = async (shot, kept, { shrink, side, step, allowed }) => {
    const [now, then] = [await pixels(shot, shrink), await pixels(kept, 1)];
    if (now.width !== then.width || Math.abs(now.height - then.height) > 3) {
      return { places: Infinity, worst: { by: 255, size: [now, then].map(one => `${one.width}×${one.height}`).join(' instead of ') } };
    }
    const [width, height] = [now.width, Math.min(now.height, then.height)];
    const [a, b] = [now, then].map(one => one.context.getImageData(0, 0, width, height).data);
    const tables = [0, 1, 2].map(channel => [a, b].map(data => sums(data, width, height, channel)));
    const mean = (table, x, y) => {
      const at = (x, y) => table[y * (width + 1) + x];
      return (at(x + side, y + side) - at(x, y + side) - at(x + side, y) + at(x, y)) / (side * side);
    };
    let places = 0, worst = { by: 0 };
    for (let y = 0; y + side <= height; y += step) {
      for (let x = 0; x + side <= width; x += step) {
        const by = Math.max(...tables.map(([one, other]) => Math.abs(mean(one, x, y) - mean(other, x, y))));
        if (by > allowed) places += 1;
        if (by > worst.by) worst = { by, x: x * shrink, y: y * shrink };
      }
    }
    return { places, worst };
  };
};

// A blank page with the tools in it.
export const workshop = async browser => {
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.evaluate(tools);
  const address = (bytes, type) => `data:image/${type};base64,${bytes.toString('base64')}`;
  return {
    pack: async (shot, shrink = 1) => Buffer.from(await page.evaluate(([shot, shrink]) => globalThis.pack(shot, shrink), [address(shot, 'png'), shrink]), 'base64'),
    compare: (shot, kept, tolerance) => page.evaluate(([shot, kept, tolerance]) => globalThis.compare(shot, kept, tolerance),
      [address(shot, 'png'), address(kept, 'webp'), tolerance]),
    close: () => page.close(),
  };
};
