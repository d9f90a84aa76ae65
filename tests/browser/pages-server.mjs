// Serves a folder on the loopback interface as GitHub Pages serves a project:
//
//   /REPO            301 to /REPO/
//   /REPO/x          the file x, else x.html, else 301 to /REPO/x/ where there is such a folder
//   /REPO/x/         x/index.html; folders are not listed
//   anything else    404.html with status 404, at any depth
//
// Files that begin with a dot are not there unless `hidden` says so, as with upload-pages-artifact; `.git` never is. A link
// in the folder is refused at the start, as by the action. Texts are compressed when the browser takes it; every answer has
// an ETag and may be kept for ten minutes.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8', '.css': 'text/css; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif', '.html': 'text/html; charset=utf-8', '.ico': 'image/vnd.microsoft.icon', '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg', '.js': 'application/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8', '.mjs': 'application/javascript; charset=utf-8', '.pdf': 'application/pdf',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
const COMPRESSED = /^(text\/|application\/(javascript|json|xml|atom|manifest)|image\/svg)/;
const COMMON = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=600' };

// What hosts pack.
const PACKED = /^text\/|json|xml|javascript|svg/;

const kind = async path => {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : null;
};

// The names of a path as the host looks them up; none when it leads outside or to what is not published.
const names = (path, hidden) => {
  let decoded;
  try { decoded = decodeURIComponent(path) } catch { return null }
  const parts = decoded.split('/').filter(part => part !== '');
  const shut = part => part === '.' || part === '..' || part === '.git' || (!hidden && part.startsWith('.'));
  return parts.some(shut) || /[\\\0]/.test(decoded) ? null : parts;
};

// What a host would answer: a status, and a file to send or an address to go to.
const answer = async (root, path, hidden) => {
  const missing = { status: 404, file: join(root, '404.html') };
  const parts = names(path, hidden);
  if (!parts) return missing;
  const file = join(root, ...parts);
  if (path.endsWith('/')) {
    const index = join(file, 'index.html');
    return await kind(index) === 'file' ? { status: 200, file: index } : missing;
  }
  const found = await kind(file);
  if (found === 'file') return { status: 200, file };
  if (await kind(`${file}.html`) === 'file') return { status: 200, file: `${file}.html` };
  return found === 'folder' ? { status: 301, location: `${path}/` } : missing;
};

// Sends a file: compressed where that is wanted, or only the word that it has not changed.
const send = async (request, response, { status, file }) => {
  const bytes = await readFile(file).catch(() => Buffer.from('404: there is no such page, and no 404.html.\n'));
  const type = status === 404 ? TYPES['.html'] : TYPES[extname(file)] ?? 'application/octet-stream';
  const zip = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const headers = { ...COMMON, 'content-type': type, etag: zip ? `W/"${mark}"` : `"${mark}"`, vary: 'Accept-Encoding' };
  const known = (request.headers['if-none-match'] ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''));
  if (status === 200 && known.includes(`"${mark}"`)) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = zip ? gzipSync(bytes) : bytes;
  if (zip) headers['content-encoding'] = 'gzip';
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
};

const refuseLinks = folder => {
  for (const name of readdirSync(folder)) {
    const found = lstatSync(join(folder, name));
    if (found.isSymbolicLink()) throw new Error(`${join(folder, name)} is a link, which no site may hold`);
    if (found.isDirectory()) refuseLinks(join(folder, name));
  }
};

// Starts the server; `prefix` is the path of the project, `/dateline/` say. Gives its address and a way to end it.
export const servePages = async (root, prefix, { hidden = false } = {}) => {
  refuseLinks(root);
  const server = createServer(async (request, response) => {
    const [path, query = ''] = request.url.split(/(?=\?)/);
    const go = to => response.writeHead(301, { ...COMMON, location: to + query, 'content-length': 0 }).end();
    if (!['GET', 'HEAD'].includes(request.method)) {
      response.writeHead(405, { allow: 'GET, HEAD', 'content-length': 0 }).end();
    } else if (`${path}/` === prefix) {
      go(prefix);
    } else if (!path.startsWith(prefix)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Another site.');
    } else {
      const found = await answer(root, path.slice(prefix.length - 1), hidden);
      if (found.location) go(prefix.slice(0, -1) + found.location);
      else await send(request, response, found);
    }
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, close: () => new Promise(done => server.close(done)) };
};
