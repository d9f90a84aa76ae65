// Times `dateline serve` with a real browser: from a saved file to the page that shows it, loaded anew or in its new styles.
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

// Runs in the page: gives the time as soon as it is loaded and shows what was saved. Both sides read the clock of the machine.
const shown = ({ kind, number }) => {
  const there = () => kind === 'text'
    ? document.readyState === 'complete' && document.body.innerText.includes(`Saved ${number}.`)
    : getComputedStyle(document.body).order === `${number}`;
  return new Promise(done => {
    const look = () => there() ? done(Date.now()) : requestAnimationFrame(look);
    look();
  });
};

// The load event of the page that comes next, on its own clock.
const loads = page => new Promise(done => { page.arrived = done; });

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const FILES = [
  ['a short page', 'about/', 'content/pages/about.md', 'text', number => `\nSaved ${number}.\n`],
  ['an article', 'articles/refusal-read-closely/', 'content/articles/refusal-read-closely.md', 'text', number => `\n\nSaved ${number}.\n`],
  ['a style', 'about/', 'static/css/base.css', 'style', number => `\nbody { order: ${number} }\n`],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
let slow = false;
try {
  for (const [name, path, file, kind, line] of FILES) {
    const page = await browser.newPage(), place = join(root, file), text = readFileSync(place, 'utf8');
    await page.exposeBinding('arrive', (_, time) => page.arrived?.(time));
    await page.addInitScript(() => addEventListener('load', () => window.arrive(Date.now())));
    await page.goto(base + path, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    const times = [];
    for (let number = 1; number <= runs + 1; number += 1) {
      writeFileSync(`${place}~`, text + line(number));
      const loaded = loads(page), start = Date.now();
      renameSync(`${place}~`, place);
      const end = kind === 'text' ? await loaded : await page.evaluate(shown, { kind, number });
      if (kind === 'text') await page.evaluate(shown, { kind, number });
      times.push(end - start);
      await page.waitForTimeout(150);
    }
    const counted = times.slice(1), middle = median(counted);
    slow ||= middle > limit;
    const to = kind === 'text' ? 'to the page, loaded anew' : 'to the page in its new styles';
    console.log(`${name} saved: median ${middle} ms ${to} (from ${Math.min(...counted)} to ${Math.max(...counted)}, ${runs} runs)`);
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
