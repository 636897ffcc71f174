import { describe, expect, it } from 'vitest';
import { readClaimTime } from '../../../../src/core/credential/decode/claim-time.ts';
import { describeDistance, explainClaim } from '../../../../src/core/credential/decode/claims.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('explainClaim', () => {
  it('says when a token expires', () => {
    expect(explainClaim('exp', now / 1000 + 725, now)).toMatchObject({
      label: 'Expires',
      source: 'JWT',
      text: 'in 12 min',
      time: { unit: 's', ms: now + 725_000 },
    });
    expect(explainClaim('iat', now / 1000 - 90_000, now).text).toBe('25 h ago');
    expect(explainClaim('exp', now / 1000 + 30 * 86_400 - 5, now).text).toBe('in 30 d');
    expect(explainClaim('exp', now / 1000, now).text).toBe('now');
    expect(describeDistance(now, now)).toBe('now');
  });

  it('calls times in milliseconds, microseconds, text and ISO what they are', () => {
    expect(readClaimTime(now)).toMatchObject({
      ms: now,
      unit: 'ms',
      note: 'It is in milliseconds where seconds belong.',
    });
    expect(readClaimTime(now * 1000)).toMatchObject({ ms: now, unit: 'us' });
    expect(readClaimTime(now * 1e6)).toMatchObject({ unit: 'ns' });
    expect(readClaimTime(new Date(now).toISOString())).toMatchObject({ ms: now, unit: 'iso' });
    expect(readClaimTime(String(now / 1000))).toMatchObject({
      ms: now,
      unit: 's',
      note: 'It is text where a number belongs.',
    });
    for (const value of ['soon', '12', -1, Number.POSITIVE_INFINITY, null, true, [1], '2026-13-45'])
      expect(readClaimTime(value)).toBeUndefined();
  });

  it('does not call a small number of the issuer a time', () => {
    expect(explainClaim('login_at', 3, now).time).toBeUndefined();
    expect(explainClaim('https://example.org/claims/last_login_at', now / 1000, now)).toMatchObject({
      label: 'last_login_at',
      namespace: 'https://example.org/claims/',
      time: { ms: now },
    });
  });

  it('knows whose claims they are', () => {
    const source = (name: string) => explainClaim(name, 'x', now).source;
    expect(
      [
        'sub',
        'email',
        'act',
        'cnf',
        'tid',
        'realm_access',
        'cognito:groups',
        'urn:zitadel:iam:org:id',
        'app_metadata',
        'x-hasura-role',
        'whatever',
      ].map(source),
    ).toEqual([
      'JWT',
      'OpenID Connect',
      'RFC 8693',
      'RFC 7800',
      'Microsoft Entra',
      'Keycloak',
      'Amazon Cognito',
      'ZITADEL',
      'Supabase',
      'Hasura',
      'custom',
    ]);
    expect(explainClaim('constructor', 'x', now)).toEqual({ label: 'constructor', source: 'custom' });
  });

  it('explains values that are objects', () => {
    expect(explainClaim('cnf', { jkt: 'abc' }, now).text).toBe('Bound to a DPoP key (RFC 9449)');
    expect(explainClaim('act', { sub: 'service-1', act: { sub: 'service-2' } }, now).text).toBe(
      'Used by service-1, before that by service-2',
    );
    expect(explainClaim('amr', ['pwd', 'otp'], now).text).toBe('password, one-time password');
    expect(explainClaim('scope', 'openid  email', now).text).toBe('2 scopes');
    expect(explainClaim('events', { 'http://schemas.openid.net/event/backchannel-logout': {} }, now).text).toBe(
      'backchannel-logout',
    );
  });
});
