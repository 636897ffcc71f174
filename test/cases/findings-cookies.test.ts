import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { Finding, Severity } from '../../src/core/rules/rule.ts';

/** What is true of a recording: the findings it must have, and the rules that must say nothing of it. */
interface Truth {
  file: string;
  fires: Partial<Record<string, Severity>>;
  silent: string[];
}

const FLAGS = ['cookie-session-no-httponly', 'cookie-samesite-missing', 'cookie-session-no-secure'];

const TRUTHS: Truth[] = [
  { file: 'long-signed-rolling', fires: {}, silent: ['session-id-predictable', 'session-id-low-entropy', ...FLAGS] },
  { file: 'short-signed-rolling', fires: {}, silent: ['session-id-predictable', 'session-id-low-entropy', ...FLAGS] },
  {
    file: 'odd-name-session-no-httponly',
    fires: { 'cookie-session-no-httponly': 'error' },
    silent: ['cookie-samesite-missing', 'cookie-session-no-secure', 'csrf-unprotected-write'],
  },
  {
    file: 'odd-name-session-http-noflags',
    fires: {
      'cookie-session-set-over-http': 'error',
      'cookie-session-no-httponly': 'error',
      'cookie-samesite-missing': 'warning',
    },
    silent: ['cookie-session-no-secure', 'csrf-unprotected-write'],
  },
  {
    file: 'domain-dev-localhost',
    fires: {},
    silent: ['cookie-domain-public-suffix', 'cookie-domain-mismatch', 'cookie-domain-broad', 'login-page-framable'],
  },
  { file: 'domain-ip-address', fires: {}, silent: ['cookie-domain-broad', 'cookie-domain-public-suffix'] },
  { file: 'tomcat-random-id-low-entropy', fires: {}, silent: ['session-id-low-entropy'] },
  {
    file: 'ten-year-session',
    fires: { 'cookie-session-persistent': 'warning' },
    silent: ['cookie-over-400-days'],
  },
  {
    file: 'saml-state-none-without-secure',
    fires: { 'cookie-samesite-none-insecure': 'error' },
    silent: ['cookie-rejected', 'cookie-no-secure'],
  },
  {
    file: 'saml-state-lax',
    fires: { 'cookie-samesite-breaks-login': 'error' },
    silent: ['cookie-samesite-none-session'],
  },
  {
    file: 'fixation-beside-remember-cookie',
    // What the login set beside it may be what the server goes by.
    fires: { 'session-fixation-login': 'warning' },
    silent: ['cookie-remember-me-long', 'session-id-low-entropy'],
  },
  { file: 'cors-missing-allow-origin', fires: { 'cors-allow-origin-missing': 'warning' }, silent: [] },
  { file: 'basic-cross-site-post', fires: { 'csrf-http-auth': 'warning' }, silent: [] },
  {
    file: 'logout-deletes-another-scope',
    fires: { 'session-cookie-kept-at-logout': 'error', 'cookie-domain-broad': 'warning' },
    silent: [],
  },
  { file: 'set-and-deleted', fires: { 'cookie-duplicate-set': 'error' }, silent: ['cookie-domain-public-suffix'] },
  {
    file: 'cross-site-login-refused-cookie',
    fires: { 'cookie-rejected': 'error' },
    silent: ['cookie-samesite-missing', 'cookie-prefix-missing'],
  },
  { file: 'encrypted-double-submit', fires: {}, silent: ['csrf-naive-double-submit', 'csrf-unprotected-write'] },
];

const suffixes = createPublicSuffixes('com\norg\nnet\nexample');

function findingsOf(file: string): Finding[] {
  const har = readHar(readFileSync(new URL(`findings/${file}.har`, import.meta.url), 'utf8'));
  const capture = createCapture({ suffixes, browser: har.browser });
  for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
  const { sites } = buildReport(capture, { now: har.exchanges.at(-1)?.endedAt ?? 0, source: 'har' });
  return sites.flatMap(({ findings }) => findings);
}

const cases = TRUTHS.map((truth) => ({ truth, findings: findingsOf(truth.file) }));

describe('the findings about cookies, sessions and other origins on one recording for each mechanism', () => {
  it.each(cases)('$truth.file has what is true of it', ({ truth, findings }) => {
    const found = Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity]));
    expect(found).toMatchObject(truth.fires);
  });

  it.each(cases)('$truth.file has nothing of what is not', ({ truth, findings }) => {
    expect(findings.filter(({ rule }) => truth.silent.includes(rule))).toEqual([]);
  });

  it.each(cases)('$truth.file: the fixes for one cookie are one line', ({ findings }) => {
    const lines = new Map<string, Set<string>>();
    for (const { rule, subject, fix } of findings) {
      // The logout needs a line of its own: one that deletes.
      if (subject.kind !== 'set-cookie' || !fix?.includes('Set-Cookie:') || rule === 'session-cookie-kept-at-logout')
        continue;
      const key = `${subject.origin} ${subject.name}`;
      lines.set(key, (lines.get(key) ?? new Set()).add(fix));
    }
    for (const [cookie, fixes] of lines) expect([...fixes], cookie).toHaveLength(1);
  });

  it('never takes SameSite=None from a cookie that this login needs it for', () => {
    const fixes = ['saml-state-none-without-secure', 'saml-state-lax', 'cross-site-login-refused-cookie']
      .flatMap(findingsOf)
      .flatMap(({ fix }) => (fix?.includes('Set-Cookie:') ? [fix] : []));
    expect(fixes.length).toBeGreaterThan(2);
    for (const fix of fixes) expect(fix).toMatch(/SameSite=None/);
  });

  it('counts', () => {
    const lines = cases.map(({ truth, findings }) => {
      const missed = Object.keys(truth.fires).filter((id) => !findings.some(({ rule }) => rule === id));
      const wrong = findings.filter(({ rule }) => truth.silent.includes(rule));
      return `${truth.file.padEnd(36)} ${findings.length} findings, ${missed.length} missed, ${wrong.length} false`;
    });
    console.log(lines.join('\n'));
    expect(lines.every((line) => line.endsWith(' 0 missed, 0 false'))).toBe(true);
  });
});
