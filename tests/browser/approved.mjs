// The approved pictures: which pages of the galleries, in which state, and how much may differ.
import { readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GALLERY_PATH } from './galleries.mjs';
import { ofKind, pagesIn } from './pages.mjs';
import { servePages } from './pages-server.mjs';
import { launch, photograph, workshop } from './pictures.mjs';

export const kept = fileURLToPath(new URL('approved/', import.meta.url));

// Pictures are kept at half their size: letters blur into their line, marks and edges stay.
const SHRINK = 2;
// Windows of 8 by 8 kept pixels, that is 16 by 16 of the page, and by how much the mean of one may differ, of 255.
export const TOLERANCE = { shrink: SHRINK, side: 8, step: 2, allowed: 20 };

const openNote = page => page.locator('.note').nth(1).evaluate(note => { note.open = true; });

// One a line: site, kind of page, width, theme, and what else.
const picture = (site, kind, width, theme, more = {}) => {
  const word = kind.replace('/…', '');
  const name = [site === 'gallery' ? null : site, word, more.media ?? (more.act ? 'note' : null), width, theme].filter(Boolean).join('-');
  return { name, site, kind, width, theme, most: width < 700 ? 2000 : 1700, ...more };
};

export const PICTURES = [
  picture('gallery', 'home', 390, 'light'),
  picture('gallery', 'home', 1440, 'light'),
  picture('gallery', 'home', 1440, 'dark'),
  picture('gallery', 'events/…', 390, 'dark'),
  picture('gallery', 'events/…', 1440, 'light'),
  picture('gallery', 'articles/…', 390, 'light', { act: openNote }),
  picture('gallery', 'articles/…', 1440, 'light'),
  picture('gallery', 'articles/…', 1440, 'dark'),
  picture('gallery', 'articles/…', 768, 'light', { media: 'print' }),
  picture('gallery', 'people/…', 390, 'light'),
  picture('gallery', 'people/…', 1440, 'dark'),
  picture('gallery', 'organizations/…', 1440, 'light'),
  picture('gallery', 'claims/…', 768, 'light'),
  picture('gallery', 'sources', 1440, 'light'),
  picture('rtl', 'home', 1440, 'light'),
  picture('rtl', 'people/…', 390, 'dark'),
];

// Opens the galleries built in a folder: a browser, and the address of each picture's page.
export const openGalleries = async (folder, args = []) => {
  const sites = [...new Set(PICTURES.map(one => one.site))];
  const servers = Object.fromEntries(await Promise.all(sites.map(async site =>
    [site, await servePages(join(folder, site), GALLERY_PATH)])));
  const pages = Object.fromEntries(sites.map(site => [site, pagesIn(join(folder, site)).filter(page => !page.redirect)]));
  const browser = await launch(args), tools = await workshop(browser);
  return {
    browser,
    tools,
    url: ({ site, kind }) => servers[site].base + ofKind(pages[site], kind).at(-1).path,
    close: async () => {
      await browser.close();
      await Promise.all(Object.values(servers).map(server => server.close()));
    },
  };
};

// Photographs one of them as it is now; `change` breaks it on purpose.
export const now = (galleries, picture, change, options) => photograph(galleries.browser, galleries.url(picture), {
  ...picture, options, act: async page => { await picture.act?.(page); await change?.(page); },
});

export const approved = picture => readFileSync(join(kept, `${picture.name}.webp`));

// Takes all of them anew.
export const approve = async folder => {
  const galleries = await openGalleries(folder);
  mkdirSync(kept, { recursive: true });
  for (const file of readdirSync(kept)) rmSync(join(kept, file));
  let bytes = 0;
  for (const picture of PICTURES) {
    const packed = await galleries.tools.pack(await now(galleries, picture), SHRINK);
    bytes += packed.length;
    writeFileSync(join(kept, `${picture.name}.webp`), packed);
  }
  await galleries.close();
  return { count: PICTURES.length, bytes };
};
