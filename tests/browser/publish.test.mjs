// From content to a reader: the site is published to a bare repository, checked out as a host checks it out, served under the
// path of the repository, and opened.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pagesIn, samplesOf } from './pages.mjs';
import { everything, nothingIn, open, watched } from './support.mjs';

const desk = mkdtempSync(join(tmpdir(), 'dateline-publish-'));
const [work, remote, host] = ['work', 'bridge-news.git', 'host'].map(name => join(desk, name));
const PATH = '/bridge-news/';
const environment = { PATH: process.env.PATH, HOME: desk, GIT_CONFIG_NOSYSTEM: '1' };
let site;

const run = (program, words, folder = work) =>
  execFileSync(program, words, { cwd: folder, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const dateline = (...words) => run(resolve(process.env.DATELINE), words);

const filesIn = folder => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
  .sort();

before(async () => {
  for (const folder of ['content', 'static']) cpSync(folder, join(work, folder), { recursive: true });
  writeFileSync(join(desk, '.gitconfig'), '[user]\n\tname = Ida\n\temail = ida@example.org\n[init]\n\tdefaultBranch = main\n');
  run('git', ['init', '--quiet', '--bare', remote], desk);
  run('git', ['init', '--quiet']);
  run('git', ['remote', 'add', 'origin', remote]);
  run('git', ['add', '.']);
  run('git', ['commit', '--quiet', '--message', 'Begin']);
  dateline('publish', '--base-url', `https://ida.github.io${PATH}`);
  run('git', ['clone', '--quiet', '--branch', 'gh-pages', remote, host], desk);
  site = await open(host, PATH);
});

after(async () => {
  await site?.close();
  rmSync(desk, { recursive: true });
});

test('the branch holds what build writes, byte for byte', () => {
  const built = join(desk, 'built');
  dateline('build', '--base-url', `https://ida.github.io${PATH}`, '--out', built);
  const published = filesIn(host).filter(path => !path.startsWith('.git/'));
  assert.deepEqual(published, filesIn(built).filter(path => path !== '.dateline-manifest.json'));
  for (const path of published) assert.ok(readFileSync(join(host, path)).equals(readFileSync(join(built, path))), path);
  assert.ok(published.length > 200, `${published.length} files`);
});

test('every kind of page stands as it was published', async () => {
  const pages = pagesIn(host).filter(page => !page.redirect);
  const { page, wrong, close } = await watched(site.browser, site.base);
  for (const { path } of everything ? pages : samplesOf(pages)) {
    await page.goto(site.base + path, { waitUntil: 'load' });
    assert.equal(await page.locator('h1').count(), 1, path);
    assert.ok(await page.evaluate(() => document.styleSheets.length) > 0, `${path} has its styles`);
  }
  await close();
  nothingIn(wrong);
});

test('an address without its last slash, and one that leads nowhere, end where a reader can go on', async () => {
  const { page, wrong, close } = await watched(site.browser, site.base);
  await page.goto(`${site.base}people`, { waitUntil: 'load' });
  assert.equal(new URL(page.url()).pathname, `${PATH}people/`);
  for (const path of ['no-such-page', 'no-such-page/far/down/', 'people/no-such-page']) {
    const answer = await page.goto(site.base + path, { waitUntil: 'load' });
    assert.equal(answer.status(), 404);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgba(0, 0, 0, 0)', 'styled');
    const home = page.locator(`a[href="${PATH}"]`).first();
    await Promise.all([page.waitForURL(site.base), home.click()]);
  }
  await close();
  nothingIn(wrong.filter(one => !one.includes('status of 404'))); // the console tells of each answer that was to be one
});
