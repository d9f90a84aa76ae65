// The accessibility rules that a program can check.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// One line a broken rule, with the first place where it is broken.
export const violations = async page => {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const { violations } = await page.evaluate(tags => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }), TAGS);
  return violations.map(one => `${one.id}: ${one.help} (${one.nodes.length}: ${one.nodes[0].html.slice(0, 160)})`);
};
