import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { type Browser, createBrowser } from '../../labelled/browser.ts';
import { reportOf } from '../../labelled/run.ts';
import { hex } from '../../labelled/values.ts';

const S = 'https://www.shop.example';

function linesOf(walk: (browser: Browser) => void): string[] {
  const browser = createBrowser();
  walk(browser);
  const report = reportOf(browser.exchanges);
  return `${renderText(report)}\n${renderMarkdown(report)}`.split('\n').filter((line) => /Login[: ]/.test(line));
}

test.each([
  ['that worked', { to: '/home', set: [`sid=${hex(32)}; HttpOnly`] }, /Form$/],
  ['whose end was not seen', {}, /Form, not seen whether it worked$/],
  ['that was refused', { status: 401 }, /Form, refused$/],
])('a login %s is told as such', (_, load, words) => {
  const lines = linesOf((b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], load);
  });
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line.trim()).toMatch(words);
});
