// Measures the site with Lighthouse as a phone on a slow network sees it: home, the fullest event and the fullest article.
//
//   scripts/lighthouse            five runs a page; the median has to be 99 or more in every category
//   scripts/lighthouse --runs 3   as many runs a page
//   scripts/lighthouse --quick    one run a page without the speed; the rest has to be 100
//   scripts/lighthouse --worst    names the audits that cost points too
//
// Speed is simulated (Lighthouse's default), yet it rests on how busy this machine is: a median that falls short while
// others use it says little. The server packs text with gzip, as hosts do. It is run by scripts/lighthouse, which gives it
// DATELINE (a compiled program) and CHROMIUM.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { ofKind, pagesIn } from '../browser/pages.mjs';
import { servePages } from '../browser/pages-server.mjs';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(checkout, 'target/lighthouse');
const PATH = '/dateline/';
const KINDS = { home: 'home', event: 'events/…', article: 'articles/…' };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const options = parseArgs({
  options: { runs: { type: 'string', default: '5' }, quick: { type: 'boolean' }, worst: { type: 'boolean' } },
}).values;
const categories = options.quick ? CATEGORIES.slice(1) : CATEGORIES;
const [runs, least] = options.quick ? [1, 100] : [Number(options.runs), 99];

// The site as it would be hosted here: canonical addresses have to lead to the server itself.
const host = async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'site'), { recursive: true });
  const server = await servePages(join(folder, 'site'), PATH);
  await promisify(execFile)(resolve(process.env.DATELINE),
    ['build', '--root', checkout, '--base-url', server.base, '--out', join(folder, 'site')]);
  return server;
};

const median = numbers => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

// One run: the score of each category in points, and the audits that cost some.
const measure = async (url, port) => {
  const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories: categories });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(categories.map(name => [name, Math.round(lhr.categories[name].score * 100)]));
  const costly = categories.flatMap(name => lhr.categories[name].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.99)
    .map(({ id }) => `${name}: ${id} ${lhr.audits[id].displayValue ?? ''}`.trim()));
  return { scores, costly };
};

const run = async () => {
  const server = await host();
  const pages = pagesIn(join(folder, 'site'));
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  let short = 0;
  console.log(`Lighthouse, mobile, ${runs === 1 ? 'one run' : `median of ${runs} runs`} a page; load of this machine ${loadavg()[0].toFixed(1)}`);
  console.log(['page'.padEnd(8), ...categories.map(name => name.padStart(15))].join(''));
  for (const [name, kind] of Object.entries(KINDS)) {
    const { path } = ofKind(pages, kind).at(-1), all = [];
    for (let left = runs; left > 0; left -= 1) all.push(await measure(server.base + path, chrome.port));
    const scores = categories.map(category => median(all.map(one => one.scores[category])));
    console.log([name.padEnd(8), ...scores.map(score => String(score).padStart(15))].join('') + `   /${path}`);
    const failed = scores.some(score => score < least);
    if (failed || options.worst) console.log([...new Set(all.flatMap(one => one.costly))].map(one => `  ${one}`).join('\n'));
    if (failed) short += 1;
  }
  await chrome.kill();
  await server.close();
  console.log(short ? `${short} of ${Object.keys(KINDS).length} pages fall short of ${least}.` : `All are at ${least} or above.`);
  return short ? 1 : 0;
};

process.exitCode = await run();
