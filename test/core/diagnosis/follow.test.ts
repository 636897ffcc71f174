import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { CauseReport, Failure } from '../../../src/core/diagnosis/failure.ts';
import { followFailures } from '../../../src/core/diagnosis/follow.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { Finding } from '../../../src/core/rules/rule.ts';

function findingsOf(file: string): Finding[] {
  const { exchanges, browser } = readHar(
    readFileSync(new URL(`../../failures/recordings/${file}.har`, import.meta.url), 'utf8'),
  );
  const capture = createCapture({ suffixes: createPublicSuffixes('example\ncom'), browser });
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  return capture.sites().flatMap(({ site }) => capture.findings(site));
}

const finding = (partial: Partial<Finding> & { name?: string }): Finding => ({
  rule: 'cookie-samesite-missing',
  severity: 'warning',
  confidence: 'high',
  subject: { kind: 'set-cookie', name: partial.name ?? 'sid', origin: 'https://a.example' },
  message: '',
  evidence: [],
  references: [],
  count: 1,
  firstExchange: '2',
  ...partial,
});
const cause = (partial: Partial<CauseReport>): CauseReport => ({
  cause: 'cookie-same-site',
  likelihood: 0.95,
  says: 'the cookie sid is Lax, and #4 came from another site',
  evidence: [{ text: 'Set-Cookie: sid: SameSite=Lax', exchanges: ['2'] }],
  next: ['Set it with SameSite=None; Secure.'],
  rules: [],
  ...partial,
});
const failure = (one: CauseReport): Failure => ({
  id: 'refused-4',
  kind: 'refused',
  summary: '',
  what: '',
  exchanges: ['4'],
  failed: ['4'],
  first: '4',
  last: '4',
  count: 1,
  causes: [one],
  other: 0,
  wouldSettle: [],
  checked: [],
  clues: { cookies: [], servers: [] },
});

describe('findings follow failures', () => {
  it('one that is the cause of a failure is an error, stands first, and says of which', () => {
    const [first, ...rest] = findingsOf('07-saml-state-cookie-lax');
    expect(first).toMatchObject({ rule: 'cookie-samesite-breaks-login', severity: 'error' });
    expect(first?.failure).toMatch(/^protocol-error-|^refused-|^sent-to-login-/);
    expect(first?.fix).toContain('SameSite=None');
    expect(rest.every(({ failure }) => failure === undefined)).toBe(true);
  });

  it('no fix offers the SameSite for which a cookie was refused', () => {
    for (const file of ['02-cross-site-cookie-lax', '07-saml-state-cookie-lax'])
      for (const { fix = '', failure } of findingsOf(file))
        if (failure !== undefined) expect(fix).not.toMatch(/SameSite=(?:Lax|Strict)/);
  });

  it('a fix for something else on the same cookie agrees, and keeps its severity', () => {
    const other = finding({
      rule: 'cookie-session-persistent',
      severity: 'info',
      fix: 'Set-Cookie: sid=…; Path=/; HttpOnly; SameSite=Lax',
    });
    const [shown] = followFailures([other], [failure(cause({}))]);
    expect(shown).toMatchObject({ severity: 'info', failure: 'refused-4' });
    expect(shown?.fix).toBe('Set-Cookie: sid=…; Path=/; HttpOnly; Secure; SameSite=None');
  });

  it('another cookie is left alone, also one whose name is in the name of this', () => {
    const others = ['connect.sid', 'sid-2', 'si'].map((name) => finding({ name, fix: 'SameSite=Lax' }));
    expect(followFailures(others, [failure(cause({}))])).toEqual(others);
    const [own] = followFailures([finding({})], [failure(cause({ says: 'the cookie is connect.sid.', evidence: [] }))]);
    expect(own?.failure).toBeUndefined();
    const named = finding({ name: 'connect.sid' });
    const said = cause({ says: 'the browser kept back connect.sid.', evidence: [] });
    expect(followFailures([named], [failure(said)])[0]?.severity).toBe('error');
  });

  it('a cause that is not sure changes nothing, nor does a rule about another mistake', () => {
    expect(followFailures([finding({})], [failure(cause({ likelihood: 0.6 }))])[0]).toEqual(finding({}));
    const other = finding({ rule: 'cookie-session-no-httponly' });
    expect(followFailures([other], [failure(cause({}))])).toEqual([other]);
  });

  it('a finding on a token is known by the requests that failed', () => {
    const expired = finding({
      rule: 'jwt-expired-sent',
      subject: { kind: 'credential', name: 'Access token', credential: 'jwt#1', origin: 'https://a.example' },
      lastExchange: '4',
    });
    const old = cause({ cause: 'token-expired', says: 'the token had expired', evidence: [], next: [] });
    expect(followFailures([expired], [failure(old)])[0]).toMatchObject({ severity: 'error', failure: 'refused-4' });
    const elsewhere = { ...expired, firstExchange: '8', lastExchange: '9' };
    expect(followFailures([elsewhere], [failure(old)])[0]).toEqual(elsewhere);
  });

  it('a severity that a person set stays', () => {
    const [shown] = followFailures([finding({})], [failure(cause({}))], { 'cookie-samesite-missing': 'info' });
    expect(shown).toMatchObject({ severity: 'warning', failure: 'refused-4' });
  });
});
