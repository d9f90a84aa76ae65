// Builds the made-up sites: tests/gallery as it is kept, with a crowded month, and empty; tests/gallery-rtl, in Arabic; and
// besides the second example, and the manual. The theme is that of this checkout, so a change of a template or a style shows without
// compiling anything.
//
//   DATELINE=target/release/dateline node tests/browser/galleries.mjs FOLDER      builds into FOLDER/NAME
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const gallery = join(checkout, 'tests/gallery');

// The path the galleries have on their host, from `base-url`.
export const GALLERY_PATH = '/made-up/';
const GALLERY_URL = `https://gallery.example${GALLERY_PATH}`;

const twoDigits = number => String(number).padStart(2, '0');

// The head of the n-th event of the crowded month.
const crowded = number => `---
title: One of three hundred things, number ${number}
date: 2022-10-${twoDigits(1 + number % 31)}
status: ${['confirmed', 'reported', 'alleged', 'disputed'][number % 4]}
importance: ${number % 40 === 0 ? 'major' : number % 3 === 0 ? 'normal' : 'minor'}
people: [${number % 2 ? 'ida-marsh' : 'layla-haddad'}]
topics: [${number % 5 ? 'safety' : 'money'}]
sources: [forty-${twoDigits(1 + number % 40)}]
---
`;

const crowd = root => {
  mkdirSync(join(root, 'content/events/crowd'));
  for (let number = 1; number <= 300; number += 1) {
    writeFileSync(join(root, `content/events/crowd/thing-${number}.md`), crowded(number));
  }
};

const empty = root => {
  rmSync(join(root, 'content'), { recursive: true });
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content/site.yaml'), `title: A site that holds nothing yet\nbase-url: ${GALLERY_URL}\n`);
};

// Takes another site in the place of the kept gallery.
const other = lay => root => {
  rmSync(join(root, 'content'), { recursive: true });
  lay(root);
};

// Arabic, with the words of its interface and its dates.
const rtl = other(root => cpSync(join(checkout, 'tests/gallery-rtl'), root, { recursive: true }));

const rome = other(root => cpSync(join(checkout, 'examples/rome'), root, { recursive: true }));

const manual = other(root => {
  const laid = mkdtempSync(join(tmpdir(), 'manual-'));
  execFileSync(join(checkout, 'scripts/manual'), [laid]);
  cpSync(laid, root, { recursive: true });
  rmSync(laid, { recursive: true });
});

// What is done to the kept gallery to make each of the others.
const CHANGES = { gallery: () => {}, crowd, rtl, empty, rome, manual };
export const GALLERIES = Object.keys(CHANGES);

// Builds the galleries named into folders of their names.
export const buildGalleries = (program, folder, names = GALLERIES) => {
  for (const name of names) {
    const root = join(folder, 'roots', name);
    rmSync(root, { recursive: true, force: true });
    cpSync(gallery, root, { recursive: true });
    for (const theme of ['templates', 'static']) cpSync(join(checkout, theme), join(root, theme), { recursive: true });
    CHANGES[name](root);
    execFileSync(program, ['build', '--root', root, '--base-url', GALLERY_URL, '--out', join(folder, name)], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildGalleries(resolve(process.env.DATELINE), resolve(process.argv[2]));
}
