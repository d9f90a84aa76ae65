// Builds the site and the galleries, photographs one page of every kind in every state, and lays the pictures out.
//
//   scripts/shots                                   everything, into shots/; open shots/index.html
//   scripts/shots --pages event,article             only these kinds of page
//   scripts/shots --widths 320,1440                 only these widths; all: 320 390 768 1440 2560
//   scripts/shots --themes light                    only this theme; all: light dark
//   scripts/shots --states plain,print              only these states; scripts/shots --list names them
//   scripts/shots --sites site,gallery              only these sites; all: site gallery crowd rtl empty
//   scripts/shots --fold                            what stands on the first screen, not the whole page
//   scripts/shots --list                            kinds of page and states
//
//   scripts/shots --approve                         keeps the pictures that scripts/test compares: tests/browser/approved/
//   scripts/shots --readme                          keeps the pictures of README.md and docs: docs/pictures/
//
// It is run by scripts/shots, which gives it DATELINE (a compiled program) and CHROMIUM. The theme is that of this checkout.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { approve } from './approved.mjs';
import { GALLERIES, GALLERY_PATH, buildGalleries } from './galleries.mjs';
import { ofKind, pagesIn } from './pages.mjs';
import { servePages } from './pages-server.mjs';
import { launch, photograph, workshop } from './pictures.mjs';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(checkout, 'shots');
const WIDTHS = [320, 390, 768, 1440, 2560];
const THEMES = ['light', 'dark'];

const openNotes = page => page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
const closeNotes = page => page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = false; });
const largeText = page => page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
const narrowOrWide = [390, 1440];

// What is different from the plain state: options of the browser, what is done on the page, widths that show it.
const STATES = {
  plain: { widths: WIDTHS },
  open: { act: openNotes, widths: narrowOrWide, only: /home|event|article|years/ },
  closed: { act: closeNotes, widths: narrowOrWide, only: /article/ },
  'no-script': { options: { javaScriptEnabled: false }, widths: narrowOrWide },
  print: { media: { media: 'print' }, widths: [768], themes: ['light'] },
  forced: { options: { forcedColors: 'active' }, widths: narrowOrWide },
  'text-200': { act: largeText, widths: [320, 1440], themes: ['light'] },
  still: { options: { reducedMotion: 'reduce' }, widths: [1440], themes: ['light'] },
};

const options = parseArgs({
  options: {
    pages: { type: 'string' }, widths: { type: 'string' }, themes: { type: 'string' }, states: { type: 'string' },
    sites: { type: 'string' }, fold: { type: 'boolean' }, list: { type: 'boolean' },
    approve: { type: 'boolean' }, readme: { type: 'boolean' },
  },
}).values;
const chosen = (name, all) => {
  const picked = options[name]?.split(',').map(one => one.trim()) ?? all;
  const strange = all && picked.find(one => !all.map(String).includes(one));
  if (strange) {
    console.error(`There is no \`${strange}\` among the ${name}: ${all.join(', ')}`);
    process.exit(2);
  }
  return picked;
};

const program = resolve(process.env.DATELINE);

const build = sites => {
  mkdirSync(folder, { recursive: true });
  buildGalleries(program, join(folder, 'sites'), GALLERIES.filter(name => sites.includes(name)));
  if (!sites.includes('site')) return;
  execFileSync(program, ['build', '--root', checkout, '--base-url', `https://site.example${GALLERY_PATH}`,
    '--out', join(folder, 'sites/site')], { stdio: ['ignore', 'ignore', 'pipe'] });
};

// What a kind of page is called in the name of a picture: `events` for one of many, `events-index` for the page of them all.
const wordOf = (kind, pages) => kind.endsWith('/…') ? kind.slice(0, -2)
  : pages.some(page => page.kind === `${kind}/…`) ? `${kind}-index` : kind.replace('.html', '');

// The fullest page of every kind, and the barest where there are several.
const subjects = root => {
  const pages = pagesIn(root).filter(page => !page.redirect);
  return [...new Set(pages.map(page => page.kind))].flatMap(kind => {
    const [all, word] = [ofKind(pages, kind), wordOf(kind, pages)];
    const full = { ...all.at(-1), word };
    return all.length > 1 ? [full, { ...all[0], word, bare: true }] : [full];
  });
};

const wanted = (subject, names) => names === null || names.some(name => subject.word.startsWith(name));

const shoot = async (browser, base, site, subject, state, width, theme) => {
  const { act, media, options: extra } = STATES[state];
  const height = width < 700 ? 844 : 900;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, ...extra });
  const page = await context.newPage();
  await page.goto(base + subject.path, { waitUntil: 'load' });
  if (media) await page.emulateMedia(media);
  if (act) await act(page);
  await page.waitForTimeout(150);
  const name = [site, subject.word + (subject.bare ? '-bare' : ''), state, width, theme].join('.') + '.png';
  const tall = await page.evaluate(() => document.documentElement.scrollHeight).catch(() => height);
  const clip = { x: 0, y: 0, width, height: options.fold ? height : Math.min(tall, 12_000) };
  await page.screenshot({ path: join(folder, name), fullPage: !options.fold, clip: options.fold ? undefined : clip });
  await context.close();
  return { name, site, kind: subject.word + (subject.bare ? ', barest' : ''), state, width, theme };
};

const escaped = text => text.replace(/[&<"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[sign]);

// The contact sheet: a row for each page, a picture for each state, as small pictures that lead to the large ones.
const sheet = shots => {
  const groups = shots.reduce((map, shot) => {
    const key = `${shot.site}: ${shot.kind}`;
    return map.set(key, [...map.get(key) ?? [], shot]);
  }, new Map());
  const figure = shot => `<figure><a href="${escaped(shot.name)}"><img loading="lazy" src="${escaped(shot.name)}" alt=""></a>`
    + `<figcaption>${escaped(`${shot.state}, ${shot.width}, ${shot.theme}`)}</figcaption></figure>`;
  const rows = [...groups].map(([key, all]) => `<h2>${escaped(key)}</h2><div>${all.map(figure).join('')}</div>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shots</title><style>
body{font:14px sans-serif;margin:1rem}div{display:flex;gap:1rem;overflow-x:auto}figure{margin:0}
img{height:20rem;max-width:26rem;object-fit:cover;object-position:top;border:1px solid #999}</style>
<h1>${shots.length} pictures</h1>${rows.join('\n')}</html>\n`;
};

const run = async () => {
  const sites = chosen('sites', ['site', ...GALLERIES]);
  build(sites);
  const kinds = chosen('pages', null);
  const states = chosen('states', Object.keys(STATES));
  const [widths, themes] = [chosen('widths', WIDTHS.map(String)).map(Number), chosen('themes', THEMES)];
  const jobs = sites.flatMap(site => subjects(join(folder, 'sites', site)).filter(one => wanted(one, kinds)).flatMap(subject =>
    states.filter(state => !STATES[state].only || STATES[state].only.test(subject.word)).flatMap(state =>
      (options.widths ? widths : STATES[state].widths).flatMap(width =>
        themes.filter(theme => STATES[state].themes?.includes(theme) ?? true).map(theme => ({ site, subject, state, width, theme }))))));
  if (options.list) {
    console.log('Pages:', [...new Set(jobs.map(job => job.subject.word))].join(' '));
    console.log('States:', Object.keys(STATES).join(' '));
    return;
  }
  for (const file of readdirSync(folder).filter(name => name.endsWith('.png'))) rmSync(join(folder, file));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const servers = Object.fromEntries(await Promise.all(sites.map(async site =>
    [site, await servePages(join(folder, 'sites', site), GALLERY_PATH)])));
  const shots = [];
  for (const { site, subject, state, width, theme } of jobs) {
    shots.push(await shoot(browser, servers[site].base, site, subject, state, width, theme));
    if (process.stdout.isTTY) process.stdout.write(`\r${shots.length} of ${jobs.length}`);
  }
  await browser.close();
  await Promise.all(Object.values(servers).map(server => server.close()));
  writeFileSync(join(folder, 'index.html'), sheet(shots));
  console.log(`${shots.length} pictures: shots/index.html`);
};

// Which pages README.md and docs show, how wide and how tall.
const SHOWN = [['home', 'home', 1280, 860], ['event', 'events/…', 1280, 860], ['article', 'articles/…', 1280, 860], ['phone', 'home', 390, 844]];

const show = async () => {
  build(['site']);
  const pictures = join(checkout, 'docs/pictures');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const browser = await launch(), tools = await workshop(browser), server = await servePages(join(folder, 'sites/site'), GALLERY_PATH);
  const pages = pagesIn(join(folder, 'sites/site'));
  for (const [name, kind, width, most] of SHOWN) {
    for (const theme of THEMES) {
      const shot = await photograph(browser, server.base + ofKind(pages, kind).at(-1).path, { width, most, theme, ours: false });
      writeFileSync(join(pictures, `${name}-${theme}.webp`), await tools.pack(shot));
    }
  }
  await browser.close();
  await server.close();
  console.log(`${SHOWN.length * THEMES.length} pictures: docs/pictures/`);
};

const keep = async () => {
  build(GALLERIES);
  const { count, bytes } = await approve(join(folder, 'sites'));
  console.log(`${count} pictures, ${Math.round(bytes / 1000)} kB: tests/browser/approved/`);
};

if (options.approve) await keep();
if (options.readme) await show();
if (!options.approve && !options.readme) await run();
