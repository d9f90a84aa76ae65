// The server of these tests answers as GitHub Pages is documented and known to answer, so that what works here works there.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { servePages } from './pages-server.mjs';

const root = mkdtempSync(join(tmpdir(), 'dateline-pages-'));
const FILES = {
  'index.html': 'home', '404.html': 'not found', 'events/x/index.html': 'event x', 'about.html': 'about', 'both.html': 'file',
  'both/index.html': 'folder', 'empty/deep/y.txt': 'y', 'a b/ü.txt': 'ü', 'assets/site.css': 'a{}'.repeat(500),
  'assets/site.js': '1', 'data/timeline.json': '{}', 'feed.xml': '<feed/>', 'logo.svg': '<svg/>', 'font.woff2': 'w', 'photo.jpg': 'j',
  'photo.webp': 'w', 'robots.txt': 'r', 'CNAME': 'a.example', '.nojekyll': '', '.well-known/security.txt': 's', '.git/config': 'g',
};
let server;

before(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  server = await servePages(root, '/news/');
});

after(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

// Asks for a path as it is written here: no browser tidies it up.
const ask = (path, { method = 'GET', headers = {}, base = server.base } = {}) => new Promise((done, fail) => {
  const { hostname, port } = new URL(base);
  const asked = request({ hostname, port, path, method, headers: { ...headers, connection: 'close' } }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
  });
  asked.on('error', fail).end();
});

const brief = async (path, options) => {
  const { status, headers, body } = await ask(path, options);
  return headers.location ? `${status} ${headers.location}` : `${status} ${body}`;
};

for (const [path, expected] of [
  ['/news', '301 /news/'],
  ['/news/', '200 home'],
  ['/news/?q=1', '200 home'],
  ['/news/index.html', '200 home'],
  ['/news/events/x', '301 /news/events/x/'],
  ['/news/events/x?q=1&r', '301 /news/events/x/?q=1&r'],
  ['/news/events/x/', '200 event x'],
  ['/news/about', '200 about'],
  ['/news/about/', '404 not found'],
  ['/news/both', '200 file'],
  ['/news/both/', '200 folder'],
  ['/news/empty/', '404 not found'],
  ['/news/empty', '301 /news/empty/'],
  ['/news/Events/x/', '404 not found'],
  ['/news/a%20b/%C3%BC.txt', '200 ü'],
  ['/news/a/b/c/d/e/', '404 not found'],
  ['/news/a/b/c.html', '404 not found'],
  ['/news/%', '404 not found'],
  ['/news/..%2f..%2fetc%2fpasswd', '404 not found'],
  ['/news/../news/', '404 not found'],
  ['/news/.nojekyll', '404 not found'],
  ['/news/.well-known/security.txt', '404 not found'],
  ['/news/.git/config', '404 not found'],
  ['/other/', '404 Another site.'],
  ['/newspaper', '404 Another site.'],
]) test(`${path} is answered by ${expected}`, async () => assert.equal(await brief(path), expected));

test('hidden files are there when they are asked for, and what Git keeps never is', async () => {
  const other = await servePages(root, '/', { hidden: true });
  assert.equal(await brief('/.well-known/security.txt', { base: other.base }), '200 s');
  assert.equal(await brief('/.git/config', { base: other.base }), '404 not found');
  await other.close();
});

test('a link is no part of a site', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-pages-'));
  symlinkSync('/etc', join(folder, 'etc'));
  await assert.rejects(servePages(folder, '/'), /is a link/);
  rmSync(folder, { recursive: true });
});

for (const [path, type] of [
  ['', 'text/html; charset=utf-8'], ['assets/site.css', 'text/css; charset=utf-8'],
  ['assets/site.js', 'application/javascript; charset=utf-8'], ['data/timeline.json', 'application/json; charset=utf-8'],
  ['feed.xml', 'application/xml'], ['logo.svg', 'image/svg+xml'], ['font.woff2', 'font/woff2'], ['photo.jpg', 'image/jpeg'],
  ['photo.webp', 'image/webp'], ['robots.txt', 'text/plain; charset=utf-8'], ['CNAME', 'application/octet-stream'],
  ['no/such/thing.css', 'text/html; charset=utf-8'],
]) test(`${path || 'home'} is ${type}`, async () => assert.equal((await ask(`/news/${path}`)).headers['content-type'], type));

test('texts are compressed when the browser takes it, pictures and fonts are not', async () => {
  const headers = { 'accept-encoding': 'br, gzip' };
  const zipped = await ask('/news/assets/site.css', { headers });
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.equal(Number(zipped.headers['content-length']), zipped.body.length);
  assert.equal(gunzipSync(zipped.body).toString(), FILES['assets/site.css']);
  assert.equal(zipped.headers.vary, 'Accept-Encoding');
  for (const path of ['photo.jpg', 'font.woff2']) assert.equal((await ask(`/news/${path}`, { headers })).headers['content-encoding'], undefined);
  assert.equal((await ask('/news/assets/site.css')).headers['content-encoding'], undefined);
});

test('what has not changed is not sent again', async () => {
  const first = await ask('/news/');
  assert.match(first.headers.etag, /^"[0-9a-f]+"$/);
  assert.equal(first.headers['cache-control'], 'max-age=600');
  for (const etag of [first.headers.etag, `"x", W/${first.headers.etag}`]) {
    const again = await ask('/news/', { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, first.headers.etag]);
  }
  assert.equal((await ask('/news/', { headers: { 'if-none-match': '"x"' } })).status, 200);
  const missing = await ask('/news/no');
  assert.equal((await ask('/news/no', { headers: { 'if-none-match': missing.headers.etag } })).status, 404);
});

test('only reading is answered', async () => {
  const head = await ask('/news/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '4', 0]);
  for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await ask('/news/', { method })).status, 405);
});
