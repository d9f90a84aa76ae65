// Serves a folder on the loopback interface as GitHub Pages serves a project: everything under one path, `/x` sent on
// to `/x/` where there is such a folder, `404.html` for whatever is not there, text packed with gzip, and no listing of folders.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.jpg': 'image/jpeg',
  '.js': 'text/javascript', '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml',
};

// What hosts pack.
const PACKED = /^text\/|json|xml|javascript|svg/;

const kind = async path => {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : null;
};

// What a host would answer: a status, and a file to send or an address to go to.
const answer = async (root, path) => {
  const file = join(root, normalize(decodeURIComponent(path)));
  if (path.endsWith('/')) {
    const index = join(file, 'index.html');
    return await kind(index) === 'file' ? { status: 200, file: index } : { status: 404, file: join(root, '404.html') };
  }
  switch (await kind(file)) {
    case 'file': return { status: 200, file };
    case 'folder': return { status: 301, location: `${path}/` };
    default: return await kind(`${file}.html`) === 'file'
      ? { status: 200, file: `${file}.html` }
      : { status: 404, file: join(root, '404.html') };
  }
};

// Starts the server; `prefix` is the path of the project, `/dateline/` say. Gives its address and a way to end it.
export const servePages = async (root, prefix) => {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (!pathname.startsWith(prefix)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Another site.');
      return;
    }
    const { status, file, location } = await answer(root, pathname.slice(prefix.length - 1));
    if (location) {
      response.writeHead(status, { location: prefix.slice(0, -1) + location }).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const body = await readFile(file);
    if (!PACKED.test(type) || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(status, { 'content-type': type }).end(body);
      return;
    }
    response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip', vary: 'accept-encoding' })
      .end(await promisify(gzip)(body));
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, close: () => new Promise(done => server.close(done)) };
};
