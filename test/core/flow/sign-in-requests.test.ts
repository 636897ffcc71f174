import { describe, expect, test } from 'vitest';
import { createSignInRequests, hostnameOf } from '../../../src/core/flow/sign-in-requests.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { redirect, viewOf } from './views.ts';

const siteOf = (host: string) => host.split('.').slice(-2).join('.');
const SAML = 'https://id.example.org/sso?SAMLRequest=x';
const authorize = (query = '', host = 'id.example.org') =>
  `https://${host}/authorize?client_id=web&response_type=code${query}`;
const returning = (state: string, uri = 'https://app.example.com/cb') =>
  authorize(`&state=${state}&redirect_uri=${encodeURIComponent(uri)}`);

function requestsOf(...exchanges: ExampleExchange[]) {
  const requests = createSignInRequests(siteOf);
  const noted = exchanges.map((exchange) => requests.note(viewOf(exchange)));
  /** The state of the request that an answer takes, which arrives there. */
  const take = (protocol: string, state?: string, url = 'https://app.example.com/cb', site = 'example.com') =>
    requests.take(protocol, state, viewOf({ url }), site)?.request;
  return { noted, take };
}

describe('a sign-in request on its way', () => {
  test.each<[string, ExampleExchange, string]>([
    ['that to which the answer returns', { url: returning('s'), pageUrl: 'https://www.other.com/' }, 'example.com'],
    ['that which redirects', { url: 'https://www.shop.com/login', ...redirect(SAML) }, 'shop.com'],
    [
      'that of who asked for it',
      { url: SAML, initiator: 'https://www.asks.com', pageUrl: 'https://www.page.com/' },
      'asks.com',
    ],
    ['that of the page', { url: SAML, pageUrl: 'https://www.page.com/' }, 'page.com'],
    ['the provider itself, where nothing else is known', { url: SAML, pageUrl: 'about:blank' }, 'example.org'],
    [
      'that of the page, when the redirect leads further',
      { url: SAML, ...redirect('https://id.example.org/x?y=1'), pageUrl: 'https://www.page.com/' },
      'page.com',
    ],
  ])('is of the site: %s', (_what, exchange, site) => {
    expect(requestsOf(exchange).noted).toEqual([{ site, provider: 'id.example.org' }]);
  });

  test('has no provider elsewhere where a site asks itself', () => {
    expect(requestsOf({ url: returning('s', 'https://id.example.org/cb') }).noted).toEqual([undefined]);
  });

  test('is no second one when it is seen again, and no other page is one', () => {
    const { noted, take } = requestsOf({ url: returning('s') }, { url: returning('s') }, { url: 'https://a.com/' });
    expect(noted.map((one) => one !== undefined)).toEqual([true, false, false]);
    expect([take('oauth', 's')?.state, take('oauth', 's')]).toEqual(['s', undefined]);
  });

  test.each<[string, string]>([
    ['another provider', returning('s').replace('id.example', 'sso.example')],
    ['another state', returning('t')],
    ['another place to return to', returning('s', 'https://b.example.com/cb')],
    ['another protocol', 'https://id.example.org/sso?SAMLRequest=x&RelayState=s'],
  ])('is another one with %s', (_what, url) => {
    expect(requestsOf({ url: returning('s') }, { url }).noted.every((one) => one !== undefined)).toBe(true);
  });
});

describe('an answer belongs to', () => {
  test('the newest request with its state', () => {
    const { take } = requestsOf({ url: returning('a') }, { url: returning('b') });
    expect([take('oauth', 'a')?.state, take('oauth', 'b')?.state]).toEqual(['a', 'b']);
  });

  test('else the newest that was to return there', () => {
    const elsewhere = returning('c', 'https://b.example.com/cb');
    const { take } = requestsOf({ url: returning('a') }, { url: returning('b') }, { url: elsewhere });
    expect([take('oauth')?.state, take('oauth', 'unknown')?.state, take('oauth')]).toEqual(['b', 'a', undefined]);
  });

  test('else the newest of the site that does not say where to', () => {
    const from = (pageUrl: string, state: string): ExampleExchange => ({ url: `${SAML}&RelayState=${state}`, pageUrl });
    const { take } = requestsOf(from('https://www.example.com/', 'a'), from('https://www.other.com/', 'b'));
    expect([take('saml')?.state, take('saml')]).toEqual(['a', undefined]);
    expect(requestsOf({ url: returning('a', 'https://b.example.com/') }).take('oauth')).toBeUndefined();
  });

  test('none of another protocol', () => {
    const { take } = requestsOf({ url: `${SAML}&RelayState=s`, pageUrl: 'https://www.example.com/' });
    expect([take('oauth', 's'), take('oauth')]).toEqual([undefined, undefined]);
  });

  test('one of the last twenty-four', () => {
    const { take } = requestsOf(
      ...Array.from({ length: 30 }, (_, n) => ({ url: returning(`s${n}`, `https://h${n}.com/`) })),
    );
    expect([take('oauth', 's5'), take('oauth', 's6')?.state]).toEqual([undefined, 's6']);
  });
});

test('the host of an address has no port, and is empty where there is none', () => {
  expect(['https://a.com:8443/x', 'nowhere', undefined].map(hostnameOf)).toEqual(['a.com', '', '']);
});
