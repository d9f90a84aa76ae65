// What the browser tests share: the site as it would be hosted, a browser, and pages that keep account of what went
// wrong while they loaded.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { servePages } from './pages-server.mjs';

export const root = process.env.PUBLIC;
export const everything = Boolean(process.env.DATELINE_LONG);

export const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// The site under the path it has on its host, and a browser to look at it.
export const open = async () => {
  const server = await servePages(root, new URL(process.env.BASE_URL).pathname);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { base: server.base, browser, close };
};

// A page with all that went wrong on it: messages of the console, failed requests, requests to other places.
export const watched = async (browser, base, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => wrong.push(`exception: ${error.message}`));
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText; // a page that is left gives up what it was still loading
    if (reason !== 'net::ERR_ABORTED') wrong.push(`failed: ${request.url()} (${reason})`);
  });
  page.on('request', request => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) wrong.push(`foreign: ${request.url()}`);
  });
  page.on('response', response => {
    const missing = response.request().isNavigationRequest() && response.url().includes('/no-such-page');
    if (response.status() >= 400 && !missing) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return { page, wrong, close: () => context.close() };
};

const htmlFiles = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? htmlFiles(join(folder, entry.name)) : entry.name.endsWith('.html') ? [join(folder, entry.name)] : []);

// The pages of the site: path under the base, kind (`events/…`, `sources`), size, and whether it only sends on.
export const pages = htmlFiles(root).sort().map(file => {
  const path = relative(root, file).replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1');
  const segments = path.split('/').filter(Boolean);
  const redirect = readFileSync(file, 'utf8').includes('http-equiv="refresh"');
  const kind = redirect ? 'redirect' : segments.length > 1 ? `${segments[0]}/…` : segments[0] ?? 'home';
  return { path, kind, redirect, size: statSync(file).size, disk: pathToFileURL(file).href };
});

// The pages of one kind, the one with least on it first.
const ofKind = kind => pages.filter(page => page.kind === kind).sort((one, other) => one.size - other.size);

// The smallest and the largest page of each kind; all pages where time does not matter.
export const samples = everything ? pages : [...new Set(pages.map(page => page.kind))].flatMap(kind => {
  const all = ofKind(kind);
  return all.length > 1 ? [all[0], all.at(-1)] : all;
});

// The largest page of a kind: the one with most on it.
export const fullest = kind => {
  const found = ofKind(kind).at(-1);
  assert.ok(found, `the site has no page of the kind ${kind}`);
  return found;
};

// Fails with one line for each thing that went wrong.
export const nothingIn = wrong => {
  assert.ok(wrong.length === 0, [...new Set(wrong)].join('\n'));
};
