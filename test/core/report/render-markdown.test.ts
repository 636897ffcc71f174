import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { credentialOf, findingOf, reportOf, siteOf } from '../../fixtures/report.ts';
import { TOKEN_SITE } from '../../fixtures/report-sites.ts';

test('a report is told in sections, with its exchanges', () => {
  const text = renderMarkdown(reportOf([TOKEN_SITE]));
  expect(text).toContain('# Watchword report: example.com');
  expect(text).toContain('- Strategy: **JWT as bearer token** (`jwt-bearer`), stateless, 97 % sure');
  expect(text).toContain('- Login: OpenID Connect, authorization code, PKCE S256, at id.example.net');
  expect(text).toContain('carry the same kind of JWT as `Bearer`. (\\#7, \\#8, \\#43)');
  expect(text).toContain('**Errors**');
  expect(text).toContain('| `jwt#1` | Access token | access | jws | 1412 bytes × 41 |');
  expect(text).toContain('| Statefulness |');
});

test('names of a page cannot write Markdown or HTML', () => {
  const name = '<img src=x>[a](http://x)|`b`\n# c';
  const finding = findingOf({
    message: `The cookie ${name} is set.`,
    subject: { kind: 'set-cookie', name, origin: '' },
  });
  const text = renderMarkdown(reportOf([siteOf({ credentials: [credentialOf({ name })], findings: [finding] })]));
  expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)\[a\]|^# c/m);
  const row = text.split('\n').find((line) => line.startsWith('| `session#1`')) ?? '';
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
});

test('hidden findings are told with their reason, and an empty report says so', () => {
  const hidden = [{ finding: findingOf({}), reason: 'our script reads it' }];
  expect(renderMarkdown(reportOf([siteOf({ hidden })]))).toContain('Reason: our script reads it');
  expect(renderMarkdown(reportOf([]))).toContain('No site was seen.');
});
