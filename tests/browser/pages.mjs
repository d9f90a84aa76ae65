// The pages of a built site.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const htmlFiles = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? htmlFiles(join(folder, entry.name)) : entry.name.endsWith('.html') ? [join(folder, entry.name)] : []);

// Every page: path under the base, kind (`events/…`, `sources`), size, and whether it only sends on.
export const pagesIn = root => htmlFiles(root).sort().map(file => {
  const path = relative(root, file).replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1');
  const segments = path.split('/').filter(Boolean);
  const redirect = readFileSync(file, 'utf8').includes('http-equiv="refresh"');
  const kind = redirect ? 'redirect' : segments.length > 1 ? `${segments[0]}/…` : segments[0] ?? 'home';
  return { path, kind, redirect, size: statSync(file).size, disk: pathToFileURL(file).href };
});

// The pages of one kind, the one with least on it first.
export const ofKind = (pages, kind) => pages.filter(page => page.kind === kind).sort((one, other) => one.size - other.size);

// The smallest and the largest page of each kind.
export const samplesOf = pages => [...new Set(pages.map(page => page.kind))].flatMap(kind => {
  const all = ofKind(pages, kind);
  return all.length > 1 ? [all[0], all.at(-1)] : all;
});
