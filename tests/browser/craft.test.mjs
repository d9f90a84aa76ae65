// How the styles and pages are made: colours in one place, no ids in selectors, nothing that has to shout, no styles in
// pages, no left and right, and every rule in a layer.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { gallery, nothingIn, pages, root } from './support.mjs';

const folder = fileURLToPath(new URL('../../static/css/', import.meta.url));
const sheets = Object.fromEntries(readdirSync(folder).map(name =>
  [name, readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))]));

// Where a pattern occurs in the sheets, with file and line; `allowed` are the files where it may.
const found = (pattern, allowed = []) => Object.entries(sheets).filter(([name]) => !allowed.includes(name)).flatMap(([name, text]) =>
  text.split('\n').flatMap((line, at) => pattern.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : []));

test('there are sheets to look at', () => assert.ok(sheets['tokens.css'] && Object.keys(sheets).length > 10));
test('colours and faces are named in tokens.css alone', () => {
  nothingIn(found(/#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|color-mix|light-dark)\(/i, ['tokens.css']));
  nothingIn(found(/(^|[\s{;])--[a-z0-9-]+\s*:\s*(#|rgb)/i, ['tokens.css']));
  nothingIn(found(/font-family:(?!\s*(var\(|ui-monospace|inherit))/, ['tokens.css']));
});
test('no selector has an id', () => nothingIn(found(/^[^:{]*#[a-z][\w-]*[^;]*\{/i)));
test('only paper needs !important', () => nothingIn(found(/!important/, ['print.css'])));
test('sides are those of the language', () =>
  nothingIn(found(/(^|[\s{;])(margin|padding|border)-(left|right|top|bottom)|(^|[\s{;])(left|right|top|bottom)\s*:|text-align:\s*(left|right)|float:\s*(left|right)/)));
test('every rule is in a layer', () => {
  for (const [name, text] of Object.entries(sheets)) {
    let depth = 0, head = '';
    const outside = [];
    for (const letter of text) {
      if (letter === '{') {
        if (depth === 0 && !/^\s*@(layer|font-face)/.test(head)) outside.push(head.trim());
        depth += 1;
        head = '';
      } else if (letter === '}') { depth -= 1; head = ''; } else if (letter === ';' && depth === 0) head = '';
      else if (depth === 0) head += letter;
    }
    nothingIn(outside.map(rule => `${name}: ${rule}`));
  }
});
test('no page has styles of its own', () => {
  const folders = [[root, pages], [join(process.env.GALLERIES, 'gallery'), gallery('gallery').pages]];
  for (const [at, list] of folders) {
    nothingIn(list.filter(({ path }) => {
      const file = join(at, path, /\.html$/.test(path) ? '' : 'index.html');
      return /<style[\s>]|<[^>]+\sstyle=/.test(readFileSync(file.replace(/\/$/, ''), 'utf8'));
    }).map(({ path }) => `/${path}`));
  }
});
