import { describe, expect, test } from 'vitest';
import { credentialsOf, showUrl, toRow } from '../../../src/core/capture/exchange-row.ts';
import type { KeptExchange } from '../../../src/core/capture/exchange-store.ts';
import type { Credential, Recorded } from '../../../src/core/credential/book.ts';
import type { Carrier, CredentialRole } from '../../../src/core/credential/credential.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';

const exchange: Exchange = {
  id: '7',
  number: 7,
  url: 'https://a.example/?token=abc',
  method: 'GET',
  type: 'fetch',
  startedAt: 1000,
  status: 200,
  requestHeaders: [],
  responseHeaders: [],
};
const credentialOf = (role: CredentialRole): Credential =>
  ({ id: `${role}#1`, name: role, role, kind: 'opaque', value: 'v-in-full-length' }) as Credential;

function rowOf(more: Partial<Exchange> = {}, roles: CredentialRole[] = []) {
  const kept: KeptExchange = {
    exchange: { ...exchange, ...more },
    site: 'a.example',
    shownUrl: 'https://a.example/?token={3 characters}',
    sent: roles.map(credentialOf),
    received: [credentialOf('csrf'), credentialOf('session')],
    authBytes: 40,
    analysed: true,
  };
  return toRow(kept);
}

describe('the row of an exchange', () => {
  test('has what a list shows, and nothing secret', () => {
    expect(rowOf()).toEqual({
      id: '7',
      number: 7,
      at: 1000,
      method: 'GET',
      url: 'https://a.example/?token={3 characters}',
      type: 'fetch',
      status: 200,
      site: 'a.example',
      sent: [],
      received: [{ id: 'session#1', name: 'session', role: 'session', kind: 'opaque' }],
      authBytes: 40,
    });
  });

  test.each<[string, Partial<Exchange>, object]>([
    ['why it failed', { error: 'net::ERR' }, { error: 'net::ERR' }],
    ['that it came from the cache', { fromCache: true }, { fromCache: true }],
    ['that it was filled in', { filledIn: true }, { filledIn: true }],
    ['how long it took', { endedAt: 1250 }, { durationMs: 250 }],
    ['no time below zero', { endedAt: 900 }, { durationMs: 0 }],
  ])('says %s', (_what, more, said) => {
    expect(rowOf(more)).toEqual({ ...rowOf(), ...said });
  });

  test('names credentials from the one that matters most, without those that prove nothing', () => {
    const roles: CredentialRole[] = [
      'unknown',
      'csrf',
      'login-transaction',
      'logout',
      'login',
      'id',
      'refresh',
      'remember-me',
      'tracking',
      'dpop-proof',
      'api-key',
      'session',
      'access',
      'preference',
      'other',
    ];
    expect(rowOf({}, roles).sent.map(({ role }) => role)).toEqual([
      'access',
      'session',
      'api-key',
      'dpop-proof',
      'remember-me',
      'refresh',
      'id',
      'login',
      'logout',
      'login-transaction',
      'unknown',
    ]);
  });
});

const recordedAt = (carrier: Carrier, direction: 'sent' | 'received', credential = credentialOf('session')) =>
  ({ credential, sighting: { place: { carrier }, direction } }) as Recorded;

test('the credentials of a direction are each named once, as they were found', () => {
  const [one, other] = [credentialOf('session'), credentialOf('access')];
  const recorded = [
    recordedAt('cookie', 'sent', one),
    recordedAt('set-cookie', 'received', other),
    recordedAt('query', 'sent', other),
    recordedAt('query', 'sent', one),
  ];
  expect(credentialsOf(recorded, 'sent')).toEqual([one, other]);
  expect(credentialsOf(recorded, 'received')).toEqual([other]);
});

describe('the address of a row', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['https://a.example/?token=abc', 'https://a.example/?token={3 characters}'],
    ['https://a.example/#token=abc', 'https://a.example/#token={3 characters}'],
    ['https://ada:pw@a.example/', 'https://ada:{2 characters}@a.example/'],
  ])('%s is shown as %s', (url, shown) => {
    expect(showUrl(url, [])).toBe(shown);
  });

  test('hides a credential in its path, where one was found there', () => {
    const url = 'https://a.example/v-in-full-length';
    const other = { ...credentialOf('access'), id: 'other#1', value: 'something-else' };
    expect(showUrl(url, [recordedAt('path', 'sent'), recordedAt('cookie', 'sent', other)])).toBe(
      'https://a.example/{session#1}',
    );
    expect(showUrl(url, [recordedAt('cookie', 'sent', other)])).toBe(url);
  });
});
