// Times `dateline serve` with a real browser: from a saved file to the first frame that shows what was saved, and to the load event
// of the page that was loaded anew for it.
//
//   reload.mjs DATELINE RUNS [LIMIT]
//
// Works on a copy of this site, with the browser that CHROMIUM names. Each file is saved RUNS times, after one time that does
// not count. With LIMIT, a median above so many milliseconds is a failure.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { QUIET } from './quiet.mjs';

const [dateline, runs, limit] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? Infinity)];
const root = mkdtempSync(join(tmpdir(), 'dateline-reload-'));
for (const folder of ['content', 'static']) cpSync(folder, join(root, folder), { recursive: true });

const rebuilt = [];
const preview = spawn(dateline, ['serve', '--root', root, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
const base = await new Promise((ready, fail) => {
  preview.on('exit', () => fail(new Error('the preview ended')));
  createInterface({ input: preview.stderr }).on('line', line => {
    const [, address] = /^serving (\S+)/.exec(line) ?? [], [, time] = /^rebuilt in (\d+) ms/.exec(line) ?? [];
    if (address) ready(address);
    if (time) rebuilt.push(Number(time));
  });
});

// Runs in every page before anything of it: tells when a frame shows the words that were saved, and when all is loaded. Both sides
// read the clock of the machine.
const tellText = () => {
  const look = () => {
    const [words] = /Saved \d+\./.exec(document.querySelector('main')?.textContent ?? '') ?? [];
    if (words) window.arrive('shown', words, Date.now());
    else if (document.readyState !== 'complete') requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('load', () => window.arrive('loaded', '', Date.now()));
};

// Runs in the page: gives the time of the first frame with the style that was saved.
const styled = number => new Promise(done => {
  const look = () => getComputedStyle(document.body).order === `${number}` ? done(Date.now()) : requestAnimationFrame(look);
  look();
});

// The times at which the page that comes next shows its text and is loaded.
const arrival = (page, words) => new Promise(done => {
  const times = {};
  page.arrived = (what, found, time) => {
    if (what === 'shown' && found !== words) return;
    times[what] = time;
    if (times.shown && times.loaded) done(times);
  };
});

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const FILES = [
  ['a short page', 'about/', 'content/pages/about.md', 'text', number => `\nSaved ${number}.\n`],
  ['an article', 'articles/refusal-read-closely/', 'content/articles/refusal-read-closely.md', 'text', number => `\n\nSaved ${number}.\n`],
  ['a style', 'about/', 'static/css/base.css', 'style', number => `\nbody { order: ${number} }\n`],
];

const range = numbers => `median ${median(numbers)} ms (from ${Math.min(...numbers)} to ${Math.max(...numbers)})`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
let slow = false;
try {
  for (const [name, path, file, kind, line] of FILES) {
    const page = await browser.newPage(), place = join(root, file), text = readFileSync(place, 'utf8');
    await page.exposeBinding('arrive', (_, ...what) => page.arrived?.(...what));
    await page.addInitScript(tellText);
    await page.goto(base + path, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    const shown = [], loaded = [];
    for (let number = 1; number <= runs + 1; number += 1) {
      writeFileSync(`${place}~`, text + line(number));
      const arrives = kind === 'text' && arrival(page, `Saved ${number}.`), start = Date.now();
      renameSync(`${place}~`, place);
      const times = kind === 'text' ? await arrives : { shown: await page.evaluate(styled, number) };
      shown.push(times.shown - start);
      if (times.loaded) loaded.push(times.loaded - start);
      await page.waitForTimeout(150);
    }
    slow ||= median(shown.slice(1)) > limit;
    const whole = kind === 'text' ? `; loaded as a whole: ${range(loaded.slice(1))}` : '';
    console.log(`${name} saved, ${runs} times; shown: ${range(shown.slice(1))}${whole}`);
    await page.close();
  }
} finally {
  await browser.close();
  preview.removeAllListeners('exit').kill();
  rmSync(root, { recursive: true });
}
console.log(`of which rebuilding: median ${median(rebuilt)} ms`);
if (slow) {
  console.error(`That is more than ${limit} ms.`);
  process.exitCode = 1;
}
