// The pages look as they were approved; and a picture that is broken on purpose is told from one that is not.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { nothingIn } from './support.mjs';
import { PICTURES, TOLERANCE, approved, kept, now, openGalleries } from './approved.mjs';

const different = fileURLToPath(new URL('../../target/pictures/', import.meta.url));
const named = name => PICTURES.find(picture => picture.name === name) ?? assert.fail(`there is no picture ${name}`);
const style = css => page => page.addStyleTag({ content: css });

let galleries;
before(async () => { galleries = await openGalleries(process.env.GALLERIES); });
after(() => galleries.close());

const compared = async (picture, shot) => galleries.tools.compare(shot, approved(picture), TOLERANCE);
const said = ({ places, worst }) => worst.size ?? `${places} places differ by more than ${TOLERANCE.allowed}, most by ${worst.by.toFixed(1)} at ${worst.x}, ${worst.y}`;

describe('as approved', () => {
  for (const picture of PICTURES) {
    test(picture.name, async () => {
      const shot = await now(galleries, picture);
      const result = await compared(picture, shot);
      if (result.places === 0) return;
      mkdirSync(different, { recursive: true });
      const file = join(different, `${picture.name}.png`);
      writeFileSync(file, shot);
      assert.fail(`${said(result)}\nas it is now: ${file}\nIf it is meant: scripts/shots --approve`);
    });
  }

  test('all of them together are small', () => {
    const files = readdirSync(kept);
    assert.deepEqual(files.sort(), PICTURES.map(picture => `${picture.name}.webp`).sort());
    assert.ok(files.reduce((sum, file) => sum + statSync(join(kept, file)).size, 0) < 1_500_000);
  });
});

// What is broken, on which picture, and how.
const BREAKAGES = {
  'the stylesheet is missing': ['home-1440-light', page => page.locator('link[rel=stylesheet]').evaluateAll(all => all.forEach(one => one.remove()))],
  'the faces are missing': ['events-1440-light', style('@font-face { font-family: "NR Text"; src: local("No Such Face"); } :root { --serif: monospace; --sans: monospace; --display: monospace; }')],
  'the column of notes stands 8 px aside': ['articles-1440-light', style('.note { translate: 8px 0; }')],
  'the connectors of the notes are lost': ['articles-1440-light', style('.wires { display: none !important; }')],
  'passages are not underlined': ['articles-note-390-light', style('mark { text-decoration: none !important; background: none !important; border: 0 !important; }')],
  'one mark of the rail is lost': ['home-1440-light', page => page.locator('.pt').nth(2).evaluate(mark => mark.remove())],
  'one status is drawn as another': ['home-390-light', page => page.locator('.pt.st--reported use').first().evaluate(use => use.setAttribute('href', '#s-confirmed'))],
  'the filter bar is lost': ['home-1440-dark', style('.bar { visibility: hidden; }')],
  'the chosen theme is not applied': ['articles-1440-dark', page => page.emulateMedia({ colorScheme: 'light' })],
  'a bar of a chart is lost': ['people-1440-dark', page => page.locator('.ten rect.b-full').first().evaluate(bar => bar.remove())],
  'the overview is not mirrored': ['rtl-home-1440-light', style('.over > svg { scale: -1 1; }')],
  'the title is a tenth smaller': ['claims-768-light', page => page.locator('.hed').evaluate(title => { title.style.fontSize = `${parseFloat(getComputedStyle(title).fontSize) * .9}px`; })],
  'notes are left out on paper': ['articles-print-768-light', style('.note { display: none !important; }')],
  'sources stand 12 px lower from the third on': ['sources-1440-light', page => page.locator('.srcs > li').nth(2).evaluate(line => { line.style.marginBlockStart = '12px'; })],
};

describe('broken on purpose', () => {
  for (const [title, [name, change]] of Object.entries(BREAKAGES)) {
    test(title, async () => {
      const picture = named(name);
      const result = await compared(picture, await now(galleries, picture, change));
      assert.ok(result.places > 0, `${name} passes although it is broken: ${said(result)}`);
    });
  }
});

describe('drawn otherwise, and nothing else', () => {
  const NOISE = { 'with hinted letters': ['--font-render-hinting=full'], 'with letters on whole pixels': ['--disable-font-subpixel-positioning'], 'without smooth edges of colour': ['--disable-lcd-text'] };
  for (const [title, args] of Object.entries(NOISE)) {
    test(`letters drawn ${title} pass`, async () => {
      const others = await openGalleries(process.env.GALLERIES, args);
      const found = [];
      for (const picture of ['home-1440-light', 'articles-1440-dark', 'events-390-dark'].map(named)) {
        const result = await compared(picture, await now(others, picture));
        if (result.places > 0) found.push(`${picture.name}: ${said(result)}`);
      }
      await others.close();
      nothingIn(found);
    });
  }

  test('a little heavier and half a pixel lower passes', async () => {
    const picture = named('people-390-light');
    const result = await compared(picture, await now(galleries, picture, style('body { -webkit-text-stroke: .12px; translate: 0 .5px; }')));
    assert.ok(result.places === 0, said(result));
  });
});
