// What the browser tests share: the site as it would be hosted, a browser, and pages that keep account of what went
// wrong while they loaded.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { GALLERY_PATH } from './galleries.mjs';
import { ofKind, pagesIn, samplesOf } from './pages.mjs';
import { servePages } from './pages-server.mjs';
import { QUIET } from './quiet.mjs';

export const root = process.env.PUBLIC;
export const everything = Boolean(process.env.DATELINE_LONG);

// A site under the path it has on its host, and a browser to look at it.
export const open = async (folder = root, prefix = new URL(process.env.BASE_URL).pathname, args = []) => {
  const server = await servePages(folder, prefix);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...QUIET, ...args] });
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

// The pages of the site; all of them, or the smallest and the largest of each kind where time matters.
export const pages = pagesIn(root);
export const samples = everything ? pages : samplesOf(pages);

// The largest page of a kind: the one with most on it.
export const fullest = kind => {
  const found = ofKind(pages, kind).at(-1);
  assert.ok(found, `the site has no page of the kind ${kind}`);
  return found;
};

// One of the galleries: its pages, and how to open it.
export const gallery = name => {
  const folder = join(process.env.GALLERIES, name);
  return { pages: pagesIn(folder).filter(page => !page.redirect), open: args => open(folder, GALLERY_PATH, args) };
};

// Fails with one line for each thing that went wrong.
export const nothingIn = wrong => {
  assert.ok(wrong.length === 0, [...new Set(wrong)].join('\n'));
};
