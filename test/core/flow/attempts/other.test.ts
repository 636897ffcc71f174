import { describe, expect, it } from 'vitest';
import { readBodyText } from '../../../../src/core/http/request-body.ts';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { tokenAnswer } from '../../../../src/core/rules/support/example-flows.ts';
import { encodeBase64Url, OPAQUE } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf, brokenOf, resultOf } from './harness.ts';

const GRANTED = { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 };

describe('grants without redirects', () => {
  it.each([
    ['client_credentials', 'oauth-client-credentials', 'sign-in'],
    ['password', 'oauth-password', 'sign-in'],
    ['refresh_token', 'oauth-refresh', 'renew'],
    ['urn:ietf:params:oauth:grant-type:token-exchange', 'oauth-token-exchange', 'sign-in'],
    ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'oauth-jwt-bearer', 'sign-in'],
  ])('%s is told as %s', (grant, protocol, aim) => {
    const [attempt] = attemptsOf([tokenAnswer({ grant_type: grant }, GRANTED)]);
    expect(attempt).toMatchObject({ protocol, aim, outcome: 'worked', because: { code: 'tokens' } });
    const [refused] = attemptsOf([tokenAnswer({ grant_type: grant }, { error: 'invalid_grant' }, { status: 400 })]);
    expect(refused).toMatchObject({ protocol, outcome: 'refused' });
  });

  it('a device that asks until the person has agreed is one attempt', () => {
    const fields = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'tv' };
    const asked: ExampleExchange = {
      url: 'https://id.example.com/device_authorization',
      method: 'POST',
      requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'client_id', value: 'tv' }] },
    };
    const waits = tokenAnswer(fields, { error: 'authorization_pending' }, { status: 400 });
    expect(attemptsOf([asked, waits])[0]).toMatchObject({ outcome: 'half-way', missing: 'provider-sign-in' });
    const attempts = attemptsOf([asked, waits, waits, tokenAnswer(fields, GRANTED)]);
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ protocol: 'oauth-device', outcome: 'worked' });
    expect(attempts[0]?.steps[0]?.kind).toBe('device-request');
  });
});

const HOST = 'app.example.com';
const CHALLENGE = 'Y2hhbGxlbmdlLW9mLTMyLWJ5dGVz';

function bytesOf(rpId: string, flags: number, counter: number): string {
  const hash = atob(`${sha256(rpId).replaceAll('-', '+').replaceAll('_', '/')}=`);
  return btoa(`${hash}${String.fromCharCode(flags, 0, 0, 0, counter)}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function passkey(
  change: { rpId?: string; flags?: number; origin?: string; challenge?: string } = {},
): ExampleExchange[] {
  const { rpId = HOST, flags = 0x05, origin = `https://${HOST}`, challenge = CHALLENGE } = change;
  const body = {
    id: 'x',
    response: {
      authenticatorData: bytesOf(rpId, flags, 7),
      clientDataJSON: encodeBase64Url(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false })),
      signature: 'c2ln',
    },
  };
  return [
    {
      url: `https://${HOST}/webauthn/options`,
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({ challenge: CHALLENGE, rpId: HOST, userVerification: 'required' }),
      },
    },
    {
      url: `https://${HOST}/webauthn/verify`,
      method: 'POST',
      request: { origin: `https://${HOST}` },
      requestBody: readBodyText('application/json', JSON.stringify(body)),
      response: { 'set-cookie': 'sid=f3b1c5a9d7e24b6f8a90c1d2e3f4a5b6; HttpOnly; Secure; Path=/' },
    },
  ];
}

describe('a passkey', () => {
  it('is read from its bytes and held against the options', () => {
    const [attempt] = attemptsOf(passkey());
    expect(attempt).toMatchObject({ protocol: 'webauthn', outcome: 'worked' });
    expect(attempt?.steps.map(({ kind }) => kind)).toEqual(['ceremony', 'credentials', 'session']);
    expect(attempt?.steps[1]?.facts).toEqual({
      'rp.id': HOST,
      flags: 'UP UV',
      signCount: '7',
      type: 'webauthn.get',
      origin: `https://${HOST}`,
      crossOrigin: 'false',
    });
    expect(attempt?.checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'webauthn-relying-party ok',
      'webauthn-origin ok',
      'webauthn-challenge ok',
      'webauthn-user-verified ok',
    ]);
  });

  it.each([
    ['another relying party', { rpId: 'example.org' }, 'webauthn-relying-party different'],
    ['another origin', { origin: 'https://www.example.com' }, 'webauthn-origin different'],
    ['another challenge', { challenge: 'b3RoZXI' }, 'webauthn-challenge different'],
    ['nobody verified', { flags: 0x01 }, 'webauthn-user-verified absent'],
  ])('finds %s', (_, change, red) => {
    expect(attemptsOf(passkey(change)).flatMap(brokenOf)).toEqual([red]);
  });

  it('says of one whose options were not seen what cannot be compared', () => {
    const [attempt] = attemptsOf(passkey().slice(1));
    expect(resultOf(attempt, 'webauthn-relying-party')).toBe('ok');
    expect(resultOf(attempt, 'webauthn-challenge')).toBe('unseen no-request');
  });

  it('keeps neither a signature nor a challenge', () => {
    const text = JSON.stringify(passkey()[1]?.requestBody);
    expect(text).not.toContain('c2ln');
    expect(text).not.toContain(CHALLENGE);
  });
});

describe('what a browser asks by itself', () => {
  const byBrowser = { 'sec-fetch-dest': 'webidentity', origin: 'https://app.example.com' };

  it('is a sign-in by FedCM', () => {
    const accounts: ExampleExchange = { url: 'https://idp.example.net/accounts', request: byBrowser };
    const token: ExampleExchange = {
      url: 'https://idp.example.net/assertion',
      method: 'POST',
      request: byBrowser,
      pageUrl: 'https://app.example.com/',
    };
    expect(attemptsOf([accounts])[0]).toMatchObject({
      protocol: 'fedcm',
      outcome: 'half-way',
      missing: 'fedcm-assertion',
    });
    const [attempt] = attemptsOf([accounts, token]);
    expect(attempt).toMatchObject({
      protocol: 'fedcm',
      outcome: 'worked',
      site: 'example.com',
      provider: 'idp.example.net',
    });
    expect(attempt?.steps).toHaveLength(2);
  });

  it('proves the key of a session that is bound to the device', () => {
    const proof = (extra: Record<string, string>, status = 200): ExampleExchange => ({
      url: 'https://app.example.com/refresh',
      method: 'POST',
      status,
      request: { 'secure-session-response': 'a.b.c', ...extra },
    });
    const renewal = { 'sec-secure-session-id': 's1' };
    expect(
      attemptsOf([proof({}), proof(renewal, 403), proof(renewal)]).map(({ protocol, outcome, steps }) => [
        protocol,
        outcome,
        steps[0]?.kind,
      ]),
    ).toEqual([
      ['device-bound-session', 'worked', 'session-renewal'],
      ['device-bound-session', 'worked', 'session-key'],
    ]);
  });
});
